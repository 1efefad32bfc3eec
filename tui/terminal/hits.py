"""Where a search has found something in an article, and which of it is the current one."""

from msgspec import Struct

from tui.terminal import looks
from tui.terminal.looks import Row, Run, row

MOST = 2000
"""Hits in one article that are walked."""

Spans = list[tuple[int, int]]


class Hit(Struct, frozen=True):
    """A stretch of the drawn headline (``title``) or text."""

    place: str
    start: int
    end: int


class Hits:
    """All hits of an article in reading order."""

    def __init__(self, found: list[Hit]) -> None:
        self.all = found
        self.index = -1
        """Which is the current one; -1 for none."""

    @property
    def current(self) -> Hit | None:
        """The hit that the walk stands on."""
        return self.all[self.index] if self.index >= 0 else None

    def first(self, position: int) -> Hit | None:
        """Stand on the first hit from a position of the text on, or where there is none on the first."""
        for index, hit in enumerate(self.all):
            if (hit.place == "text" and hit.start >= position) or (position == 0 and hit.place == "title"):
                self.index = index
                return hit
        self.index = 0 if self.all else -1
        return self.current

    def walk(self, step: int, position: int) -> Hit | None:
        """Go on by one; None, and no move, at the end. Off the hits the walk begins at a position."""
        if self.index < 0:
            return self.first(position)
        if not 0 <= self.index + step < len(self.all):
            return None
        self.index += step
        return self.current

    def drawn(self, runs: Row, place: str, start: int) -> tuple[Row, bool]:
        """A row that begins at ``start`` of its text with its hits; and whether the current one is there."""
        end = start + sum(len(text) for text, _ in runs)
        here = False
        for hit in self.all:
            if hit.place == place and hit.start < end and hit.end > start:
                current = hit is self.current
                here = here or (current and hit.start >= start)
                look = looks.HIT | (looks.CURRENT if current else 0)
                runs = marked(runs, hit.start - start, hit.end - start, look)
        return runs, here


def marked(runs: Row, start: int, end: int, added: int) -> Row:
    """The runs with a look added to the characters from ``start`` to ``end``."""
    found: list[Run] = []
    at = 0
    for text, look in runs:
        first, last = max(start - at, 0), max(end - at, 0)
        found += [(text[:first], look), (text[first:last], look | added), (text[last:], look)]
        at += len(text)
    return row(*found)
