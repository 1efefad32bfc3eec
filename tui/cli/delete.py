"""``copydesk delete``: articles out of the library, with every copy of their texts in it."""

import sys

import click

from tui.cli import options
from tui.cli.progress import narrate
from tui.cli.run import OK, SOME_REFUSED, complain
from tui.desk.delete import chosen, delete
from tui.desk.errors import Unknown
from tui.desk.listing import Row
from tui.desk.settings import library_folder
from tui.desk.words import counted
from tui.model import SafeText

_HELP = """Delete articles with their texts, readings and index. An ID may be cut short if it is unique.

What was decided stays in the verdict journals and in exports, with the hash of the text that was judged.
Notes, and verdicts on spans (target.exact), may quote the text: they stay too."""


@click.command(help=_HELP)
@click.option("--yes", is_flag=True, help="Do not ask.")
@options.library
@click.argument("identities", nargs=-1, required=True, metavar="ID…")
def command(identities: tuple[str, ...], yes: bool, library: str | None, reviewer: str | None) -> int:
    """Delete the articles; exit status 1 if some ids are unknown or traces are left."""
    folder = library_folder(library)
    status = OK
    rows: dict[str, Row] = {}
    for identity in identities:
        try:
            row = chosen(folder, identity)
            rows[row.id] = row
        except Unknown as error:
            complain(error)
            status = SOME_REFUSED
    if not rows:
        return status
    if not yes and not _ask(list(rows.values())):
        narrate("nothing deleted")
        return status
    done = delete(folder, list(rows.values()))
    narrate(f"{done.articles:,} deleted")
    for line in done.left:
        complain(line)
        status = SOME_REFUSED
    return status


def _ask(rows: list[Row]) -> bool:
    if not sys.stdin.isatty():
        raise click.UsageError("there is no terminal to ask on: say --yes")
    count = counted(len(rows), "article")
    names = "; ".join(SafeText(row.title or row.id).line() for row in rows[:3])
    more = f" and {len(rows) - 3:,} more" if len(rows) > 3 else ""
    return click.confirm(f"delete {count}: {names}{more}?", err=True)
