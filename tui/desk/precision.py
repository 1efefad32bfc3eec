"""How often the reading is right, as far as reviewers have said: their words on marks and lines, counted.

A word on a span is held against the reading as it is now: a mark that stands where the judged one stood is
what was judged, whatever rules found it then.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from math import sqrt
from pathlib import Path

from msgspec import Struct, field, structs

from tui.desk.config.settings import Settings
from tui.desk.filters import asked
from tui.desk.open import open_to_read
from tui.desk.projection import fold_to_read
from tui.desk.reading import article_of
from tui.desk.signals import SignalsOff
from tui.desk.spans import anchored
from tui.library import DamagedText, EventRow, Library
from tui.model import Article, Attribution, RawDocument
from tui.review.scheme import SPAN_VERDICTS

__all__ = ["Measured", "Part", "Precision", "interval", "precision"]

RIGHT, WRONG = SPAN_VERDICTS
_Z = 1.959964
"""Standard deviations on either side of the middle that hold 95 %."""


class Measured(Struct):
    """Marks, or lines, of one sort: how many were called right and wrong."""

    right: int = 0
    wrong: int = 0
    disputed: int = 0
    """Reviewers' last words on them differ: neither right nor wrong."""

    @property
    def n(self) -> int:
        """How many the precision rests on."""
        return self.right + self.wrong

    @property
    def precision(self) -> float | None:
        """The part that is right, 0 to 1; None where nothing was said."""
        return self.right / self.n if self.n else None

    def count(self, words: Iterable[str]) -> None:
        """Count one mark by the reviewers' last words on it."""
        said = set(words)
        if len(said) > 1:
            self.disputed += 1
        elif said == {RIGHT}:
            self.right += 1
        elif said == {WRONG}:
            self.wrong += 1


class Part(Struct):
    """What one part of the reading gives: all of it, by kind, and by the rule (``why``) that gave it."""

    all: Measured = field(default_factory=Measured)
    kinds: dict[str, Measured] = field(default_factory=dict)
    rules: dict[str, Measured] = field(default_factory=dict)

    def count(self, words: Iterable[str], kind: str, rule: str) -> None:
        """Count one mark or line."""
        said = list(words)
        self.all.count(said)
        self.kinds.setdefault(kind, Measured()).count(said)
        if rule:
            self.rules.setdefault(rule, Measured()).count(said)


class Precision(Struct):
    """What reviewers have said of the readings of the articles that match."""

    attributions: Part = field(default_factory=Part)
    figures: Part = field(default_factory=Part)
    kept: Part = field(default_factory=Part)
    """Lines of the raw text that the cleaning keeps; those that are wrong should go."""
    removed: Part = field(default_factory=Part)
    """Lines that it takes out; those that are wrong should stay."""
    gone: Measured = field(default_factory=Measured)
    """Spans that were judged and are not marked any more: a wrong one is mended, a right one is missed."""
    articles: int = 0
    """Articles on which something of this was said."""


def interval(measured: Measured) -> tuple[float, float] | None:
    """The 95 % confidence interval of a precision; None where nothing was said.

    Wilson's score interval (E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical
    Inference", JASA 22, 1927), which holds for few and for extreme counts too.
    """
    n, share = measured.n, measured.precision
    if share is None:
        return None
    middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2)) / (1 + _Z**2 / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def precision(folder: Path, query: str, reviewer: str | None = None) -> Precision:
    """Measure the readings of the articles that match a query; raises ``QueryError``.

    ``reviewer``: who asks, where it is not who is configured.
    """
    settings = Settings({"reviewer": reviewer}, folder=folder)
    node = SignalsOff(settings.signals_off).filter(asked(query, folder, settings))
    found = Precision()
    with open_to_read(folder) as library:
        fold_to_read(library, folder)
        for identity, rows in groupby(library.annotations.judged(node), key=lambda row: row.article):
            seq = library.exact(identity)
            with suppress(KeyError, DamagedText):
                if seq is not None:
                    found.articles += _measure(library, seq, list(rows), found)
    return found


def _measure(library: Library, seq: int, rows: list[EventRow], found: Precision) -> bool:
    """Count what was said of one article, ``rows`` with the earliest first; whether that was anything."""
    article = article_of(library, seq)
    spans = [row for row in rows if row.target is not None and row.verdict in SPAN_VERDICTS]
    _spans(article, spans, found)
    lines = [row for row in rows if row.kind == "cleaning" and row.revision == article.raw_sha256]
    if lines:
        _lines(library.document(seq), lines, found)
    return bool(spans or lines)


_Spot = tuple[str, int, int]


def _spans(article: Article, rows: Iterable[EventRow], found: Precision) -> None:
    said: dict[_Spot | None, dict[object, str]] = {}
    for row in rows:
        target = row.target
        assert target is not None
        place = anchored(target, article.body(target.place))
        if place is None:
            # Told apart by where they stood: each is one that is gone.
            key = (row.reviewer, target.place, target.start, target.end)
            said.setdefault(None, {})[key] = row.verdict or ""
        else:
            said.setdefault((target.place, *place), {})[row.reviewer] = row.verdict or ""
    for word in said.pop(None, {}).values():
        found.gone.count([word])
    marked = _marked(article)
    for spot, words in said.items():
        if spot is None or spot not in marked:
            found.gone.count(words.values())
            continue
        for part, kind, rule in marked[spot]:
            getattr(found, part).count(words.values(), kind, rule)


def _marked(article: Article) -> dict[_Spot, list[tuple[str, str, str]]]:
    """What stands at each spot that can be judged: the part of the reading, its kind, its rule."""
    found: dict[_Spot, list[tuple[str, str, str]]] = {}
    for one in article.attributions:
        for start, end in _spots(one):
            found.setdefault((one.place, start, end), []).append(("attributions", one.mode, one.why))
    for figure in article.figures:
        spot = (figure.place, figure.start, figure.end)
        found.setdefault(spot, []).append(("figures", figure.kind, ""))
    for block in article.blocks:
        found.setdefault(("text", block.start, block.end), [("kept", block.role, "")])
    return found


def _spots(attribution: Attribution) -> set[tuple[int, int]]:
    """Where an attribution is judged: as the screen marks it (cue, else words, else source), or whole."""
    span = attribution.cue or (attribution.content[0] if attribution.content else attribution.source)
    whole = (attribution.start, attribution.end)
    return {whole} if span is None else {whole, (span.start, span.end)}


def _lines(document: RawDocument, rows: Iterable[EventRow], found: Precision) -> None:
    """Hold what was said of lines against what the cleaning makes of them by itself."""
    from tui.reading.read import read_or_keep

    article = read_or_keep(structs.replace(document, overrides=[]))
    said: dict[tuple[int, int], dict[str, bool]] = {}
    for row in rows:
        said.setdefault((row.extra["start"], row.extra["end"]), {})[row.reviewer] = bool(row.extra["keep"])
    for (start, end), words in said.items():
        part, kind, rule = _taken_for(article, start, end)
        agrees = part == "kept"
        getattr(found, part).count(
            (RIGHT if keep == agrees else WRONG for keep in words.values()), kind, rule
        )


def _taken_for(article: Article, start: int, end: int) -> tuple[str, str, str]:
    """What the cleaning makes of a stretch of the raw text: the part, role and rule that has most of it."""
    taken = [
        (_shared(one.start, one.end, start, end), "removed", one.role, one.why) for one in article.removed
    ]
    kept = [
        (sum(_shared(span.start, span.end, start, end) for span in block.raw), "kept", block.role, "")
        for block in article.blocks
    ]
    most = max([*kept, *taken], key=lambda one: one[0], default=(0, "kept", "paragraph", ""))
    return most[1], most[2], most[3]


def _shared(start: int, end: int, low: int, high: int) -> int:
    return max(0, min(end, high) - max(start, low))


def parts(found: Precision) -> Iterator[tuple[str, Part]]:
    """The parts by their names, in the order that they are told of."""
    yield "attributions", found.attributions
    yield "figures", found.figures
    yield "kept lines", found.kept
    yield "removed lines", found.removed
