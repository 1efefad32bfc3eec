"""``copydesk list``: the articles that match a query, one a line."""

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

import click
from rich.cells import cell_len, set_cell_size

from tui.cli import options
from tui.cli.output import records, text
from tui.cli.progress import narrate
from tui.cli.run import OK
from tui.desk.listing import DEFAULT_ORDER, ORDERS, Row, asked_in_vain, leads, listing
from tui.desk.settings import library_folder
from tui.model import SafeText, encode

AT_ONCE = 100
"""Rows drawn at a time."""
WIDE = 100
"""Columns from which on there is room for the hour and a long site."""
SHORTEST = 12
"""Cells that a title gets however narrow the terminal is."""


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
    help="newest (default), oldest, site, longest, orphans (most figures by nobody first),"
    " priority (by the rules in desk.toml).",
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
    folder = library_folder(library)
    rows = listing(folder, " ".join(query), order, limit, reviewer, blind=format_ == "table")
    for code in asked_in_vain(folder, " ".join(query)):
        narrate(f"signal {code} is switched off: {code} = true under [signals] in desk.toml switches it on")
    found = False
    for drawn in _drawn(folder, rows, format_):
        drawn()
        found = True
    if not found and sys.stderr.isatty():
        narrate("no article matches" if query else "no article yet: copydesk ingest PATH takes some in")
    return OK


def _drawn(folder: Path, rows: Iterable[Row], format_: str) -> Iterator[Callable[[], None]]:
    """What prints the rows, one by one."""
    if format_ == "jsonl":
        out = records(sys.stdout)
        yield from (partial(out, encode(row)) for row in rows)
        return
    line = text(sys.stdout)
    if not sys.stdout.isatty():
        yield from (partial(line, _fields(row)) for row in rows)
        return
    yield from (partial(line, one) for one in _table(folder, rows, shutil.get_terminal_size().columns))


_SPACES = str.maketrans("\t\n\r", "   ")


def _fields(row: Row) -> str:
    """For programs: tab-separated, nothing cut, every character as it came but for tabs and line ends."""
    fields = (row.id, row.published or "", row.verdict or "", row.site or "", row.title or "")
    return "\t".join(field.translate(_SPACES) for field in fields)


def _table(folder: Path, rows: Iterable[Row], columns: int) -> Iterator[str]:
    """For people: id, time, verdict, site and title, a line each of at most so many columns.

    The first rows say how wide a column is; one that is empty in all of them is left out.
    """
    widths: list[int] = []
    rows = iter(rows)
    while some := list(islice(rows, AT_ONCE)):
        first_words = leads(folder, [row.seq for row in some if not row.title])
        drawn = [_cells(row, first_words.get(row.seq, ""), columns) for row in some]
        if not widths:
            widths = [max(cell_len(row[at]) for row in drawn) for at in range(len(drawn[0]) - 1)]
        for *fixed, title in drawn:
            # What is wider than the first rows were is not cut: an id has to be whole.
            filled = zip(fixed, widths, strict=True)
            left = "".join(f"{_filled(cell, width)}  " for cell, width in filled if cell or width)
            yield left + _cut(title, max(columns - cell_len(left), SHORTEST))


def _cells(row: Row, first_words: str, columns: int) -> tuple[str, ...]:
    """A row's cells, each safe to show and none wider than its column may be."""
    wide = columns >= WIDE
    title = row.title or (f"[{first_words}]" if first_words else "")
    identity, verdict, site, headline = (
        SafeText(value or "").line() for value in (row.id, row.verdict, row.site, title)
    )
    # A hash is as good when it is cut; an id that was given is not.
    short = identity if cell_len(identity) <= 20 else identity[:12]
    time = (row.published or "")[: 16 if wide else 10]
    return short, time, _cut(verdict, 10), _cut(site, 20 if wide else 14), headline


def _filled(text: str, cells: int) -> str:
    return text + " " * (cells - cell_len(text))


def _cut(text: str, cells: int) -> str:
    return text if cell_len(text) <= cells else set_cell_size(text, cells - 1) + "…"
