"""Entries of lists, rosters and live blogs: each tells of another thing than the one before it."""

import re
from bisect import bisect_right

from tui.reading.figures.compare.about import About

_ENTRIES = 3
"""So many lines that begin with a time of day make a live blog."""
_BREAK = re.compile(r"\n+")
_LABEL = re.compile(r"\s*(?:[•*·▪–-]\s|\(?\d{1,3}[.)]\s|[A-Z][^\n:.!?]{1,60}:\s)")
"""What an entry of a list begins with: a bullet, a number, a few words and a colon."""
_ROSTER = re.compile(r"\s*[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3}(?:,| [–—-]) ")
"""A name: two paragraphs of an article begin with one, a list has more."""
_LONG_LABEL = 80
_ENTRY = re.compile(r"^\W{0,2}\d{1,2}[:.]\d\d\b(?! per ?cent| million| billion)", re.MULTILINE)


def without_entries(text: str, told: list[About]) -> list[About]:
    """Those outside lists, whose lines begin with what they tell of: "Mira Tarn: held on $12,000 bail"."""
    lines = [0, *(found.end() for found in _BREAK.finditer(text))]
    held = [lines[bisect_right(lines, one.figure.start) - 1] for one in told]
    entries: set[int] = set()
    for label, enough in ((_LABEL, 2), (_ROSTER, 3)):
        found = {start for start in set(held) if label.match(text, start, start + _LONG_LABEL)}
        entries |= found if len(found) >= enough else set()
    return [one for one, start in zip(told, held, strict=True) if start not in entries]


def entries(text: str) -> list[int]:
    """Where the entries of a live blog begin, each at its time of day: numbers go on from one to the next."""
    alone = [found.start() for found in _ENTRY.finditer(text)]
    return alone if len(alone) >= _ENTRIES else []


def entry(starts: list[int], one: About) -> int:
    """The entry that a figure stands in, by number."""
    return bisect_right(starts, one.figure.start)
