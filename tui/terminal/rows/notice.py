"""Screens with no article on them: an empty library, a filter that matches nothing, too small a window."""

from pathlib import Path

from tui.model import SafeText
from tui.terminal.cells import fit
from tui.terminal.glyphs import Glyphs
from tui.terminal.looks import Row

LEAST = (40, 12)
"""Columns and rows that the screen needs."""


def empty(columns: int, library: Path, glyphs: Glyphs) -> list[Row]:
    """What to do with a library that holds nothing."""
    lines = [
        f"The library {SafeText(str(library)).line()} is empty.",
        "",
        "Put articles in from another shell; they come up here:",
        "",
        "  copydesk ingest dumps/            a folder, as deep as it goes",
        "  copydesk ingest crawl.jsonl       one object a line",
        "  copydesk demo                     sixteen invented articles, apart",
        "                                    from your own library",
        "",
        "Or name them when you start:  copydesk dumps/",
    ]
    if columns < 74:
        lines = [
            lines[0],
            "",
            "copydesk ingest FOLDER",
            "copydesk ingest FILE.jsonl",
            "",
            "from another shell",
        ]
    return _lines(columns, lines, glyphs)


def nothing(columns: int, filter_: str, everything: int, glyphs: Glyphs) -> list[Row]:
    """What to do where a filter matches nothing of ``everything`` that there is."""
    what = f"{SafeText(filter_).line()} leaves 0 of {everything}; without it {everything}."
    return _lines(columns, [what, "", "f lists every article, decided ones too."], glyphs)


def arriving(columns: int, glyphs: Glyphs) -> list[Row]:
    """While the first articles are on their way."""
    return _lines(columns, ["The first articles are being read; they open by themselves."], glyphs)


def too_small(columns: int, rows: int, glyphs: Glyphs) -> list[Row]:
    """What is needed and what is given."""
    text = glyphs.own(f"{LEAST[0]}×{LEAST[1]} needed, {columns}×{rows} given")
    return [((fit(text, columns, glyphs.ellipsis), 0),)]


def _lines(columns: int, lines: list[str], glyphs: Glyphs) -> list[Row]:
    indent = "    " if columns >= 60 else "  "
    return [
        ((indent + fit(line, columns - len(indent), glyphs.ellipsis), 0),) if line else () for line in lines
    ]
