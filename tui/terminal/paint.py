"""Who said what and every number, as looks of the characters of a drawn text."""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from tui.model import Article, Attribution, Figure, Place, SafeText
from tui.terminal import looks
from tui.terminal.looks import Row, Run, row

if TYPE_CHECKING:
    from tui.terminal.marks import Mark

COUNTED = frozenset({"count", "money", "percent", "measure", "ratio", "score", "duration", "age"})
"""Kinds of figures that somebody should stand behind; dates, times, ordinals and the like get no look."""

_QUOTED = re.compile('“[^”]*”?|„[^“”]*[“”]?|«[^»]*»?|"[^"]*"?|(?<!\\w)‘[^‘]*?’(?!\\w)')

Painted = tuple[int, int, int]
"""Start, end and look of a stretch of a drawn text."""


class Paint:
    """The looks of one drawn text: where each begins, kept as sorted steps."""

    def __init__(self, stretches: Iterable[Painted], length: int) -> None:
        changes: dict[int, list[tuple[int, int]]] = {}
        for start, end, look in stretches:
            start, end = max(start, 0), min(end, length)
            if start < end:
                changes.setdefault(start, []).append((look, 1))
                changes.setdefault(end, []).append((look, -1))
        self._starts = [0]
        self._looks = [0]
        counts: dict[int, int] = {}
        for at in sorted(changes):
            for look, change in changes[at]:
                counts[look] = counts.get(look, 0) + change
            held = 0
            for look, count in counts.items():
                if count > 0:
                    held |= look
            self._starts.append(at)
            self._looks.append(held)

    def runs(self, text: str, start: int, end: int) -> Row:
        """``text[start:end]`` with its looks."""
        if start >= end:
            return ()
        step = bisect_right(self._starts, start) - 1
        found: list[Run] = []
        while start < end:
            step += 1
            stop = min(self._starts[step], end) if step < len(self._starts) else end
            found.append((text[start:stop], self._looks[step - 1]))
            start = stop
        return row(*found)


def paint(article: Article, place: Place, safe: SafeText, wrong: "Collection[Mark]" = ()) -> Paint:
    """The looks of the article's text, or of its headline, as ``safe`` draws it.

    Of what belongs to a mark that was called wrong only the mark itself has a look: it is faint.
    """
    attributions = {mark.attribution for mark in wrong}
    figures = {mark.figure for mark in wrong}
    stretches: list[Painted] = []

    def add(start: int, end: int, look: int) -> None:
        stretches.append((safe.position(start), safe.position(end), look))

    for number, attribution in enumerate(article.attributions):
        if attribution.place == place and number not in attributions:
            _attribution(article, attribution, add)
    for number, figure in enumerate(article.figures):
        if figure.place == place and figure.kind in COUNTED and number not in figures:
            add(figure.start, figure.end, looks.ORPHAN if figure.attribution is None else looks.FIGURE)
    for mark in wrong:
        if mark.place == place:
            add(mark.start, mark.end, looks.FAINT)
    return Paint(stretches, len(safe.drawn))


def _attribution(article: Article, attribution: Attribution, add: Callable[[int, int, int], None]) -> None:
    if attribution.source:
        source = article.source(attribution)
        unnamed = source is not None and not source.named
        add(attribution.source.start, attribution.source.end, looks.SOURCE)
        if unnamed:
            add(attribution.source.start, attribution.source.end, looks.UNNAMED)
    if attribution.cue:
        add(attribution.cue.start, attribution.cue.end, looks.CUE)
    for piece in attribution.content:
        if attribution.mode == "direct":
            add(piece.start, piece.end, looks.DIRECT)
            continue
        add(piece.start, piece.end, looks.INDIRECT)
        if attribution.mode == "mixed":
            for quoted in _QUOTED.finditer(piece.text):
                add(piece.start + quoted.start(), piece.start + quoted.end(), looks.DIRECT)


def is_orphan(figure: Figure) -> bool:
    """Whether nobody stands behind a figure that somebody should stand behind."""
    return figure.attribution is None and figure.kind in COUNTED


def gutter(runs: Row) -> tuple[str, str]:
    """The two signs before a line: direct or reported speech, a figure or an orphan; the stronger wins."""
    held = 0
    for _, look in runs:
        held |= look
    speech = '"' if held & looks.DIRECT else "~" if held & looks.INDIRECT else " "
    number = "?" if held & looks.ORPHAN else "#" if held & looks.FIGURE else " "
    return speech, number
