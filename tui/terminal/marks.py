"""The marks of an article in reading order, and walking from one to the next."""

from collections.abc import Iterator

from msgspec import Struct

from tui.model import Article, Attribution, Figure, Place, SafeText
from tui.terminal.cells import cell_len, fit
from tui.terminal.glyphs import Glyphs
from tui.terminal.paint import COUNTED

_STANCES = {
    "neutral": "says",
    "endorse": "endorses",
    "doubt": "doubts",
    "deny": "denies",
    "decline": "declines to comment",
    "accuse": "accuses",
    "promise": "promises",
    "praise": "praises",
    "attack": "attacks",
}
_MODES = {"direct": "quotation", "indirect": "reported speech", "mixed": "reported and quoted"}

CUT_FROM_REASON = 12
"""Cells that a description may lose at its end."""


class Mark(Struct, frozen=True):
    """A place that a walk stops at: an attribution at its cue, or a figure; offsets in the article's text."""

    place: Place
    start: int
    end: int
    attribution: int | None = None
    figure: int | None = None
    orphan: bool = False


class Marks:
    """All marks of an article, the headline's first, and the one that is current."""

    def __init__(self, article: Article) -> None:
        found = [_of_attribution(i, attribution) for i, attribution in enumerate(article.attributions)]
        found += [
            Mark(figure.place, figure.start, figure.end, None, i, figure.attribution is None)
            for i, figure in enumerate(article.figures)
            if figure.kind in COUNTED
        ]
        self.all = sorted(found, key=lambda mark: (mark.place != "title", mark.start, mark.end))
        self.index: int | None = None

    @property
    def current(self) -> Mark | None:
        """The mark that the walk stands on."""
        return None if self.index is None else self.all[self.index]

    def walk(self, step: int, offset: int, *, orphans: bool = False) -> Mark | None:
        """Go to the next mark (``step`` 1) or the one before (-1); None, and no move, where there is none.

        Off the marks the walk begins at ``offset`` of the text.
        """
        index = self._begin(step, offset) if self.index is None else self.index + step
        while 0 <= index < len(self.all):
            if not orphans or self.all[index].orphan:
                self.index = index
                return self.all[index]
            index += step
        return None

    def _begin(self, step: int, offset: int) -> int:
        for index, mark in enumerate(self.all):
            if (mark.place == "text" and mark.start >= offset) or (offset == 0 and mark.place == "title"):
                return index if step > 0 else index - 1
        return len(self.all) if step > 0 else len(self.all) - 1

    def stand(self, index: int) -> Mark:
        """Stand on the mark of this number."""
        self.index = index
        return self.all[index]

    def leave(self) -> None:
        """Stand on no mark."""
        self.index = None


def _of_attribution(index: int, attribution: Attribution) -> Mark:
    span = attribution.cue or (attribution.content[0] if attribution.content else attribution.source)
    if span is None:
        return Mark(attribution.place, attribution.start, attribution.end, index)
    return Mark(attribution.place, span.start, span.end, index)


def describe(article: Article, mark: Mark, room: int | None, glyphs: Glyphs) -> str:
    """Who, how and why, or what and behind it who, on one line of at most ``room`` cells; safe to draw.

    None: all of it. Where not everything fits the reason loses a word or two, and if need be the middle goes.
    """
    if mark.attribution is not None:
        parts = _attribution_parts(article, article.attributions[mark.attribution], glyphs)
    else:
        parts = _figure_parts(article, article.figures[mark.figure or 0])
    parts = [SafeText(part).line() for part in parts if part]
    separator = f" {glyphs.dot} "
    if room is None:
        return separator.join(parts)
    while len(parts) > 2 and cell_len(separator.join(parts)) > room + CUT_FROM_REASON:
        del parts[-2]
    return fit(separator.join(parts), room, glyphs.ellipsis)


def _attribution_parts(article: Article, attribution: Attribution, glyphs: Glyphs) -> list[str]:
    source = article.source(attribution)
    who = source.name if source else attribution.source.text if attribution.source else "nobody named"
    if source and not source.named:
        who += " (unnamed)"
    return [
        who,
        _STANCES[attribution.stance],
        _MODES[attribution.mode] + _sure(attribution.confidence),
        attribution.channel.text if attribution.channel else "",
        attribution.said_on or "",
        f"why: {glyphs.own(attribution.why)}" if attribution.why else "",
    ]


def _sure(confidence: float) -> str:
    """How sure the rule is that found it."""
    return f" {confidence:.0%}" if confidence < 1 else ""


def _figure_parts(article: Article, figure: Figure) -> list[str]:
    what = figure.text + (f" {figure.counted.text}" if figure.counted else "")
    value = "" if figure.value is None else f"{figure.value} {figure.unit or ''}".strip()
    bound = "" if figure.bound == "exact" else figure.bound.replace("_", " ")
    change = {"up": "a rise", "down": "a fall", None: ""}[figure.change]
    if figure.attribution is None:
        behind = "nobody stands behind it"
    else:
        attribution = article.attributions[figure.attribution]
        source = article.source(attribution)
        name = source.name if source else attribution.source.text if attribution.source else "nobody named"
        behind = f"{'goes on from' if figure.carried else 'behind it'} {name}"
    return [what, *_beside(article, figure), figure.kind, value, bound, change, behind]


def _beside(article: Article, figure: Figure) -> Iterator[str]:
    """What adds up to a figure, and the figures that a prompt holds it against."""
    if figure.parts:
        yield f"adds up: {' + '.join(article.figures[part].text for part in figure.parts)}"
    for signal in article.signals:
        texts = [
            article.body(spot.place)[spot.start : spot.end]
            for spot in signal.spots
            if (spot.place, spot.start) != (figure.place, figure.start)
        ]
        if signal.against and len(texts) < len(signal.spots):
            yield f"compare: {', '.join(texts)}"


def drawn_span(mark: Mark, safe: SafeText) -> tuple[int, int]:
    """Where the mark stands in the drawn text."""
    return safe.position(mark.start), safe.position(mark.end)
