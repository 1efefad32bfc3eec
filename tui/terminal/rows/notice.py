"""Screens with no article on them: an empty library, a filter that matches nothing, too small a window."""

from pathlib import Path

from tui.model import SafeText
from tui.terminal.cells import fit
from tui.terminal.glyphs import Glyphs
from tui.terminal.looks import Row
from tui.terminal.wrap import wrap

LEAST = (40, 12)
"""Columns and rows that the screen needs."""


def empty(columns: int, library: Path, glyphs: Glyphs, renew: str = "R") -> list[Row]:
    """What to do with a library that holds nothing; ``renew``: the key that takes the list anew."""
    lines = [
        f"The library {SafeText(str(library)).line()} is empty.",
        "",
        f"Put articles in from another shell, then press {renew} here; or from here:",
        "",
        "  copydesk ingest dumps/            a folder, as deep as it goes",
        "  copydesk ingest crawl.jsonl       one object a line",
        "  copydesk demo                     sixteen invented articles, apart",
        "                                    from your own library",
        "",
        ": ingest PATH                       does the same from here",
    ]
    if columns < 74:
        lines = [
            lines[0],
            "",
            "copydesk ingest FOLDER",
            "copydesk ingest FILE.jsonl",
            f"then press {renew}; or here",
            ": ingest PATH",
        ]
    return _lines(columns, lines, glyphs)


def nothing(
    columns: int,
    filter_: str,
    everything: int,
    why: tuple[str, int, str] | None,
    glyphs: Glyphs,
    keys: tuple[str, str, str] = ("f", "F", "backspace"),
) -> list[Row]:
    """What to do where a filter matches nothing of ``everything`` that there is.

    ``why``: the part of it that excludes most, what is left without it, and the filter without it; ``keys``:
    those that change the filter, list all and drop that part.
    """
    lines = [f"{SafeText(filter_).line()} finds none of {everything:,} articles.", ""]
    if why is not None:
        part, left, without = why
        whole = f"{SafeText(part).line()} leaves 0 of {left:,}; without it {left:,}"
        lines += [whole, ""]
        then = SafeText(without).line() or "all"
        lines.append(f"{keys[2]:<11} drops it: {then}" if left else "each of its parts finds nothing")
    lines += [
        f"{keys[0]:<11} changes the filter",
        f"{keys[1]:<11} lists every article, or what is to be decided",
    ]
    return _lines(columns, lines, glyphs)


def arriving(columns: int, glyphs: Glyphs) -> list[Row]:
    """While the first articles are on their way."""
    return _lines(columns, ["The first articles are being read; they open by themselves."], glyphs)


def too_small(columns: int, rows: int, glyphs: Glyphs) -> list[Row]:
    """What is needed and what is given."""
    text = glyphs.own(f"{LEAST[0]}×{LEAST[1]} needed, {columns}×{rows} given")
    return [((fit(text, columns, glyphs.ellipsis), 0),)]


def _lines(columns: int, lines: list[str], glyphs: Glyphs) -> list[Row]:
    indent = "    " if columns >= 60 else "  "
    room = columns - len(indent)
    rows: list[Row] = []
    for line in lines:
        # What is laid out in columns stays so; a sentence may take two rows.
        broken = [(0, len(line))] if "  " in line else wrap(line, room)
        rows += [
            ((indent + fit(line[start:end], room, glyphs.ellipsis), 0),) if line else ()
            for start, end in broken
        ]
    return rows
