"""``copydesk next``: the articles that are to be decided first, and why."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
from rich.cells import cell_len, set_cell_size

from tui.cli import options
from tui.cli.output import records, text
from tui.cli.progress import narrate
from tui.cli.run import OK
from tui.desk.coming import Next, Reason, coming
from tui.desk.listing import leads
from tui.desk.settings import library_folder
from tui.model import SafeText, encode

_SPACES = str.maketrans("\t\n\r", "   ")


@click.command(
    name="next",
    help="The undecided articles that match QUERY (all without one) by their priority, and why they have it:"
    " desk.toml says what adds to it, and which share comes first for audit.",
)
@click.option("-n", "limit", type=click.IntRange(1, 10_000), default=10, metavar="N", help="So many (10).")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("table", "jsonl")),
    default="table",
    help="table (default) or jsonl.",
)
@options.library
@options.query
def command(
    query: tuple[str, ...], limit: int, format_: str, library: str | None, reviewer: str | None
) -> int:
    """Print what comes next."""
    folder = library_folder(library)
    found = coming(folder, " ".join(query), limit, reviewer, blind=format_ == "table")
    if not found.current:
        narrate("the library cannot be written: the order is as it was when it last could be")
    for mistake in found.mistaken:
        narrate(mistake)
    if not found.ruled and sys.stderr.isatty():
        narrate("newest first: desk.toml has no [[priority]] and no [audit]")
    if format_ == "jsonl":
        for one in found.articles:
            records(sys.stdout)(encode(_record(one)))
        return OK
    line = text(sys.stdout)
    lines = _table(folder, found.articles) if sys.stdout.isatty() else map(_fields, found.articles)
    for drawn in lines:
        line(drawn)
    if not found.articles and sys.stderr.isatty():
        narrate("no undecided article matches")
    return OK


def _record(one: Next) -> dict[str, object]:
    row: dict[str, object] = msgspec.structs.asdict(one.row)
    return {"priority": one.priority, "audit": one.audit, "reasons": one.reasons, **row}


def _reasons(reasons: list[Reason]) -> str:
    return "; ".join(one.told for one in reasons)


def _fields(one: Next) -> str:
    """For programs: tab-separated, nothing cut."""
    row = one.row
    priority = "audit" if one.audit else str(one.priority)
    fields = (priority, row.id, row.published or "", row.site or "", row.title or "", _reasons(one.reasons))
    return "\t".join(field.translate(_SPACES) for field in fields)


def _table(folder: Path, articles: list[Next]) -> Iterator[str]:
    """For people: priority, id, day, site and title of each, and beneath it the reasons."""
    columns = shutil.get_terminal_size().columns
    first_words = leads(folder, [one.row.seq for one in articles if not one.row.title])
    for one in articles:
        row = one.row
        title = row.title or f"[{first_words.get(row.seq, '')}]"
        identity, site, headline = (SafeText(value).line() for value in (row.id, row.site or "", title))
        priority = "audit" if one.audit else str(one.priority)
        short = identity if cell_len(identity) <= 20 else identity[:12]
        cells = (f"{priority:>5}", short, (row.published or "")[:10], _cut(site, 20), headline)
        yield _cut("  ".join(filter(None, cells)), columns)
        # That it is audited has been said.
        rules = [reason for reason in one.reasons if reason.add is not None]
        if rules:
            yield _cut(f"       {SafeText(_reasons(rules)).line()}", columns)


def _cut(line: str, cells: int) -> str:
    return line if cell_len(line) <= cells else set_cell_size(line, cells - 1) + "…"
