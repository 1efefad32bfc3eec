"""How often the reading is right, as far as reviewers have said: their words on marks and blocks, counted.

A word on a span is held against the reading as it is now: a mark that stands where the judged one stood is
what was judged, whatever rules found it then. A word on a block of the raw text, and one on a line of it that
was kept or removed, is held against what the cleaning makes of it by itself (see ``cleaned``). A mark in
text that a reviewer has taken out since is looked for there too.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain, groupby
from math import sqrt
from pathlib import Path

from msgspec import Struct, field, structs

from tui.desk.cleaned import RIGHT, WRONG, Word, pieces, said_of, word_of
from tui.desk.config.settings import Settings
from tui.desk.filters import asked
from tui.desk.open import open_to_read
from tui.desk.projection import fold_to_read
from tui.desk.reading import article_of
from tui.desk.reviews import Reviews, seeing
from tui.desk.signals import SignalsOff
from tui.desk.spans import anchored
from tui.library import DamagedText, EventRow, Library
from tui.model import Article, Attribution, Block, Place, Target
from tui.query import And, Node, Not
from tui.review.scheme import SPAN_VERDICTS

__all__ = ["Measured", "Part", "Precision", "interval", "precision"]

_Z = 1.959964
"""Standard deviations on either side of the middle that hold 95 %."""


class Measured(Struct):
    """Marks, or blocks, of one sort: how many were called right and wrong."""

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
    """What one part of the reading gives: all of it, by kind or role, and by the rule that gave it."""

    all: Measured = field(default_factory=Measured)
    kinds: dict[str, Measured] = field(default_factory=dict)
    rules: dict[str, Measured] = field(default_factory=dict)

    def count(self, words: Iterable[str], kind: str, rule: str) -> None:
        """Count one mark or block."""
        said = list(words)
        self.all.count(said)
        self.kinds.setdefault(kind, Measured()).count(said)
        if rule:
            self.rules.setdefault(rule, Measured()).count(said)


class Precision(Struct):
    """What reviewers have said of the readings of the articles that match."""

    attributions: Part = field(default_factory=Part)
    figures: Part = field(default_factory=Part)
    cleaning: Part = field(default_factory=Part)
    """Blocks of the raw text, each once: what is kept and what is removed together."""
    kept: Part = field(default_factory=Part)
    """Blocks that the cleaning keeps, by role; those that are wrong should go."""
    removed: Part = field(default_factory=Part)
    """Blocks that it takes out, by what it took them for; those that are wrong should stay."""
    gone: Measured = field(default_factory=Measured)
    """Spans that were judged and are not marked any more: a wrong one is mended, a right one is missed.

    Blocks too of which the raw text has nothing any more.
    """
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


def precision(folder: Path, query: str, reviewer: str | None = None, *, blind: bool = False) -> Precision:
    """Measure the readings of the articles that match a query; raises ``QueryError``.

    ``reviewer``: who asks, where it is not who is configured. ``blind``: where reviews are, what others have
    said counts only on articles on which they see it.
    """
    settings = Settings({"reviewer": reviewer}, folder=folder)
    reviews = Reviews(seeing(settings.review, blind=blind), settings.reviewer)
    node = reviews.asked(SignalsOff(settings.signals_off).filter(asked(query, folder, settings)))
    found = Precision()
    with open_to_read(folder) as library:
        fold_to_read(library, folder)
        for identity, rows in groupby(_judged(library, node, reviews), key=lambda row: row.article):
            seq = library.exact(identity)
            with suppress(KeyError, DamagedText):
                if seq is not None:
                    found.articles += _measure(library, seq, list(rows), found)
    return found


def _judged(library: Library, node: Node, reviews: Reviews) -> Iterator[EventRow]:
    """What was said of spans and lines, article by article, as far as this reviewer sees it."""
    judged = library.annotations.judged
    if not reviews.blind:
        return judged(node)
    hidden = judged(And((node, reviews.undecided)))
    return chain(judged(And((node, Not(reviews.undecided)))), reviews.unhidden(hidden))


def _measure(library: Library, seq: int, rows: list[EventRow], found: Precision) -> bool:
    """Count what was said of one article, ``rows`` with the earliest first; whether that was anything."""
    article = article_of(library, seq)
    marked = _marked(article)
    paragraphs = {(block.start, block.end): block for block in article.blocks if block.raw}
    spans: list[EventRow] = []
    words: list[Word] = []
    for row in rows:
        if (word := word_of(row)) is not None:
            words += [word] if word.line in (None, article.raw_sha256) else []
        elif row.target is not None and row.target.place != "raw" and row.verdict in SPAN_VERDICTS:
            spot = _spot(row.target, article)
            block = paragraphs.get(spot[1:]) if spot is not None and spot[0] == "text" else None
            if block is not None:
                words.append(_paragraph(row, block, article.raw_sha256))
            if block is None or spot in marked:
                spans.append(row)
    if not spans and not words:
        return False
    own = article
    if article.overrides:
        from tui.reading.read import read_or_keep

        own = read_or_keep(structs.replace(library.document(seq), overrides=[]))
    _spans((article,) if own is article else (article, own), spans, found)
    if words:
        _blocks(own, library.raw(seq), words, found)
    return True


_Spot = tuple[Place, int, int]


def _spans(readings: tuple[Article, ...], rows: Iterable[EventRow], found: Precision) -> None:
    """Count words on marks, each where the first reading marks it that has it."""
    marked = [_marked(one) for one in readings]
    said: dict[tuple[int, _Spot], dict[str, str]] = {}
    gone: dict[tuple[str, _Spot], str] = {}
    for row in rows:
        target = row.target
        assert target is not None and target.place != "raw"
        spots = [_spot(target, one) for one in readings]
        at = next((n for n, spot in enumerate(spots) if spot is not None and spot in marked[n]), None)
        if at is not None and (spot := spots[at]) is not None:
            said.setdefault((at, spot), {})[row.reviewer] = row.verdict or ""
        else:
            # Told apart by where they stand or stood: each is one that is gone.
            stood = target.place, target.start, target.end
            gone[row.reviewer, next(filter(None, spots), stood)] = row.verdict or ""
    by_spot: dict[_Spot, list[str]] = {}
    for (_, spot), verdict in gone.items():
        by_spot.setdefault(spot, []).append(verdict)
    for words in by_spot.values():
        found.gone.count(words)
    for (at, spot), by in said.items():
        for part, kind, rule in marked[at][spot]:
            getattr(found, part).count(by.values(), kind, rule)


def _paragraph(row: EventRow, block: Block, sha: str) -> Word:
    """A verdict on a whole paragraph of the text is one on what it was made from."""
    target = Target(start=block.raw[0].start, end=block.raw[-1].end, exact="", place="raw")
    return Word(row.reviewer, target, row.verdict == RIGHT, sha)


def _spot(target: Target, article: Article) -> _Spot | None:
    assert target.place != "raw"
    place = anchored(target, article.body(target.place))
    return None if place is None else (target.place, *place)


def _marked(article: Article) -> dict[_Spot, list[tuple[str, str, str]]]:
    """What stands at each spot that can be judged: the part of the reading, its kind, its rule."""
    found: dict[_Spot, list[tuple[str, str, str]]] = {}
    for one in article.attributions:
        for start, end in _spots(one):
            found.setdefault((one.place, start, end), []).append(("attributions", one.mode, one.why))
    for figure in article.figures:
        spot = (figure.place, figure.start, figure.end)
        found.setdefault(spot, []).append(("figures", figure.kind, ""))
    return found


def _spots(attribution: Attribution) -> set[tuple[int, int]]:
    """Where an attribution is judged: as the screen marks it (cue, else words, else source), or whole."""
    span = attribution.cue or (attribution.content[0] if attribution.content else attribution.source)
    whole = (attribution.start, attribution.end)
    return {whole} if span is None else {whole, (span.start, span.end)}


def _blocks(article: Article, raw: str, words: list[Word], found: Precision) -> None:
    """Hold what was said of the raw text against what the cleaning makes of it by itself."""
    said, gone = said_of(words, raw, article.raw_sha256)
    for piece in pieces(article):
        verdicts = [opinion.verdict for one in said.values() if (opinion := one.of(piece)) is not None]
        if verdicts:
            found.cleaning.all.count(verdicts)
            (found.removed if piece.removed else found.kept).count(verdicts, piece.role, piece.why)
    last = {(one.reviewer, one.target.start, one.target.end): one for one in gone}
    for one in last.values():
        found.gone.count([RIGHT if one.belongs != one.target.removed else WRONG])


def parts(found: Precision) -> Iterator[tuple[str, Part]]:
    """The parts by their names, in the order that they are told of."""
    yield "attributions", found.attributions
    yield "figures", found.figures
    yield "cleaning", found.cleaning
    yield "removed blocks", found.removed
    yield "kept blocks", found.kept
