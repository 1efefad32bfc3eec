"""``copydesk list``: the articles that match a query, one a line."""

import sys

import click

from tui.cli import options
from tui.cli.output import records, text
from tui.cli.run import OK
from tui.desk.listing import DEFAULT_ORDER, ORDERS, Row, listing
from tui.desk.settings import library_folder
from tui.model import SafeText, encode


@click.command(name="list", help="Articles that match QUERY (all without one), one a line.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("table", "jsonl")),
    default="table",
    help="table (default) or jsonl.",
)
@click.option(
    "--order",
    type=click.Choice(ORDERS),
    default=DEFAULT_ORDER,
    help="newest (default), oldest, site, longest, orphans (most figures by nobody first).",
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help="The first N only.")
@options.library
@options.query
def command(
    query: tuple[str, ...],
    format_: str,
    order: str,
    limit: int | None,
    library: str | None,
    reviewer: str | None,
) -> int:
    """Print the matching articles."""
    rows = listing(library_folder(library), " ".join(query), order, limit)
    if format_ == "jsonl":
        out = records(sys.stdout)
        for row in rows:
            out(encode(row))
        return OK
    line = text(sys.stdout)
    draw = _columns if sys.stdout.isatty() else _fields
    for row in rows:
        line(draw(row))
    return OK


_SPACES = str.maketrans("\t\n\r", "   ")


def _fields(row: Row) -> str:
    """For programs: tab-separated, nothing cut, every character as it came but for tabs and line ends."""
    fields = (row.id, row.published or "", row.verdict or "", row.site or "", row.title or "")
    return "\t".join(field.translate(_SPACES) for field in fields)


def _columns(row: Row) -> str:
    """For people: short id, time, verdict, site and title in columns."""
    site, title = (SafeText(value or "").line() for value in (row.site, row.title))
    identity = SafeText(row.id).line()
    return (
        f"{identity[:12]:12}  {(row.published or '')[:16]:16}  {row.verdict or '':9} {site[:20]:20}  {title}"
    )
