"""What reviewers say of blocks of a raw text: what was done with them, removed or kept, is right or wrong.

Whoever says so says whether a stretch of the raw text belongs to the article, and so does whoever keeps a
line or removes it. These words are put over each other in the order they came; whatever blocks a later
reading makes are held against what is left of them.

- A block that was **split**: each of its parts has the word, as it covers them.
- Blocks that were **joined**: the one made of them is wrong as soon as one that was called so lies in it, and
  right where those that say so are more than half of it; else nothing is said of it.
- A block that is now treated the other way, kept where it was removed: what was wrong is right, and the
  reverse.
- A raw text that is another one (a new revision): a block is found again by its words and what stands around
  them; of one that is not there any more nothing is said. Lines kept and removed are about their own text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from msgspec import UNSET, Struct
from msgspec.structs import replace

from tui.desk.errors import Unknown
from tui.desk.spans import anchored, target_of
from tui.library import EventRow
from tui.model import HEADLINE, Article, Target
from tui.review.scheme import SPAN_VERDICTS

RIGHT, WRONG = SPAN_VERDICTS


class Piece(Struct, frozen=True):
    """A block of a raw text: what was taken out as one, or what one paragraph was made from."""

    start: int
    end: int
    removed: bool
    role: str
    why: str = ""

    def target(self, raw: str) -> Target:
        """The block as a verdict names it."""
        return replace(target_of(raw, "raw", self.start, self.end), removed=self.removed)


class Word(Struct, frozen=True):
    """That a stretch of a raw text belongs to its article, or does not."""

    reviewer: str
    target: Target
    belongs: bool
    line: str | None = None
    """``raw_sha256`` of the text whose line was kept or removed; None: right or wrong was said."""


class Opinion(Struct, frozen=True):
    """What one reviewer's words on a block come to."""

    verdict: str
    order: int
    """The number of the last word that has a part in it."""
    by_line: bool
    """Nothing but keeping and removing lines has said so."""


class _Layer(Struct, frozen=True):
    """A word, its number, and how much of the text it was about."""

    word: Word
    order: int
    size: int


class Said:
    """One reviewer's words on one raw text, the later ones over the earlier."""

    def __init__(self) -> None:
        self._stretches: list[tuple[int, int, _Layer]] = []
        """What is left of the words, in the order of the text; none lies over another."""

    def add(self, word: Word, start: int, end: int, order: int) -> None:
        """Put a word over those before it; ``order`` is its number among all words on this text."""
        low, high = self._met(start, end)
        fresh = [(start, end, _Layer(word, order, end - start))]
        if low < high:
            (first, _, before), (_, last, behind) = self._stretches[low], self._stretches[high - 1]
            fresh = [(first, start, before), *fresh, (end, last, behind)]
        self._stretches[low:high] = [one for one in fresh if one[0] < one[1]]

    def of(self, piece: Piece) -> Opinion | None:
        """What they come to on a block; None where they say nothing of it."""
        shared: dict[int, int] = {}
        layers: dict[int, _Layer] = {}
        low, high = self._met(piece.start, piece.end)
        for start, end, layer in self._stretches[low:high]:
            part = min(piece.end, end) - max(piece.start, start)
            shared[layer.order] = shared.get(layer.order, 0) + part
            layers[layer.order] = layer
        size = piece.end - piece.start
        agree = [one for one in layers.values() if one.word.belongs != piece.removed]
        against = [
            one
            for one in layers.values()
            if one.word.belongs == piece.removed and 2 * shared[one.order] > min(one.size, size)
        ]
        if against:
            return _opinion(WRONG, against)
        return _opinion(RIGHT, agree) if 2 * sum(shared[one.order] for one in agree) > size else None

    def _met(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the first stretch that lies in these bounds and of the first behind them."""
        low = bisect_right(self._stretches, start, key=lambda one: one[1])
        return low, bisect_left(self._stretches, end, lo=low, key=lambda one: one[0])


def _opinion(verdict: str, layers: list[_Layer]) -> Opinion:
    latest = max(one.order for one in layers)
    return Opinion(verdict, latest, all(one.word.line is not None for one in layers))


def word_of(row: EventRow) -> Word | None:
    """What an event says of a stretch of a raw text; None for one that says nothing of the kind."""
    if row.kind == "cleaning":
        start, end, exact = (row.extra[name] for name in ("start", "end", "exact"))
        target = Target(start=start, end=end, exact=exact, place="raw")
        return Word(row.reviewer, target, bool(row.extra["keep"]), row.revision or "")
    if row.kind == "verdict" and row.target is not None:
        return word(row.reviewer, row.verdict or "", row.target)
    return None


def word(reviewer: str, verdict: str, target: Target) -> Word | None:
    """What a verdict on a block of the raw text says of it; None for any other verdict."""
    if target.place != "raw" or target.removed is UNSET or verdict not in SPAN_VERDICTS:
        return None
    return Word(reviewer, target, belongs=(verdict == RIGHT) != target.removed)


def said_of(words: Iterable[Word], raw: str, sha: str) -> tuple[dict[str, Said], list[Word]]:
    """The words, the earliest first, put over each other by reviewer; and those whose text is not there."""
    said: dict[str, Said] = {}
    gone: list[Word] = []
    for order, one in enumerate(words):
        target = one.target
        if one.line is None:
            place = anchored(target, raw)
        else:
            place = (target.start, target.end) if one.line == sha else None
        if place is None or place[0] >= place[1]:
            gone.append(one)
            continue
        said.setdefault(one.reviewer, Said()).add(one, *place, order)
    return said, gone


def pieces(article: Article) -> list[Piece]:
    """The blocks of the article's raw text in order; of a paragraph with something taken out its parts."""
    found = [Piece(one.start, one.end, True, one.role, one.why) for one in article.removed]
    starts = sorted(one.start for one in article.removed)
    for block in article.blocks:
        begun: tuple[int, int] | None = None
        for span in block.raw:
            if begun is not None and bisect_left(starts, begun[1]) == bisect_left(starts, span.start):
                begun = begun[0], span.end
                continue
            if begun is not None:
                found.append(Piece(*begun, False, block.role))
            begun = span.start, span.end
        if begun is not None:
            found.append(Piece(*begun, False, block.role))
    return sorted((one for one in found if one.start < one.end), key=lambda one: (one.start, one.end))


def piece_at(found: list[Piece], offset: int) -> int | None:
    """The number of the block that holds this offset of the raw text, or None."""
    index = bisect_right(found, offset, key=lambda one: one.start) - 1
    return index if index >= 0 and offset < found[index].end else None


def whole_target(article: Article, raw: str, target: Target) -> Target:
    """A target in the raw text that says whether it was removed, taken from the reading where it does not.

    Raises ``Unknown`` where what it names does not stand in the raw text.
    """
    if target.place != "raw" or target.removed is not UNSET:
        return target
    place = anchored(target, raw)
    if place is None:
        raise Unknown("target: the raw text of this article has no such words there")
    blocks = pieces(article)
    shares = [max(0, min(place[1], one.end) - max(place[0], one.start)) for one in blocks]
    if not any(shares):
        raise Unknown("target: nothing is taken out or kept there")
    return replace(target, removed=blocks[shares.index(max(shares))].removed)


def refuse_headline(article: Article, raw: str, start: int, end: int) -> None:
    """Raises ``Unknown`` where a line to be kept or removed is nothing but the headline: it stays that."""
    while start < end and raw[start : start + 1].isspace():
        start += 1
    while start < end and raw[end - 1 : end].isspace():
        end -= 1
    if any(
        (one.role, one.why) == HEADLINE and one.start <= start < end <= one.end for one in article.removed
    ):
        raise Unknown("this line is the headline: it stands above the text already")
