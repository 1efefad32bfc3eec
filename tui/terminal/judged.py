"""Which marks of an article, and blocks of its raw text, somebody has called right or wrong."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from tui.desk.cleaned import Piece, Word, said_of
from tui.desk.desk import SpanVerdict
from tui.desk.spans import anchored, target_of
from tui.model import Article, Target
from tui.terminal.marks import Mark


class Judged(Struct, frozen=True):
    """The last word on a mark."""

    verdict: str
    by: str
    mine: str | None = None
    """The reviewer's own last word on it."""


def judged(
    article: Article, marks: Sequence[Mark], spans: Iterable[SpanVerdict], reviewer: str
) -> dict[int, Judged]:
    """By number of the mark; ``spans`` with the earliest first. What has no mark any more is left out."""
    numbers: dict[tuple[str, int, int], list[int]] = {}
    for number, mark in enumerate(marks):
        numbers.setdefault((mark.place, mark.start, mark.end), []).append(number)
    found: dict[int, Judged] = {}
    for span in spans:
        spot = _spot(article, span.target)
        for number in numbers.get(spot, ()) if spot is not None else ():
            before = found.get(number)
            mine = span.verdict if span.reviewer == reviewer else before.mine if before else None
            found[number] = Judged(span.verdict, span.reviewer, mine)
    return found


def target(article: Article, mark: Mark) -> Target:
    """The mark as a verdict names it."""
    return target_of(article.body(mark.place), mark.place, mark.start, mark.end)


def mark_at(article: Article, marks: Sequence[Mark], target: Target) -> int | None:
    """The number of the mark that a verdict is about, or None where it is none any more."""
    spot = _spot(article, target)
    for number, mark in enumerate(marks):
        if (mark.place, mark.start, mark.end) == spot:
            return number
    return None


def _spot(article: Article, target: Target) -> tuple[str, int, int] | None:
    if target.place == "raw":
        return None
    place = anchored(target, article.body(target.place))
    return None if place is None else (target.place, *place)


def judged_blocks(
    found: Sequence[Piece], words: Iterable[Word], raw: str, sha: str, reviewer: str
) -> tuple[dict[int, Judged], dict[int, str]]:
    """By number of the block: the last word on it, and what the reviewer has done with its lines.

    The second is ``right`` where it is kept, or removed, because the reviewer has said so of its lines.
    """
    said, _ = said_of(words, raw, sha)
    judged: dict[int, Judged] = {}
    lines: dict[int, str] = {}
    for number, piece in enumerate(found):
        latest = -1
        own = said[reviewer].of(piece) if reviewer in said else None
        if own is not None and own.by_line:
            lines[number] = own.verdict
        mine = own.verdict if own is not None and not own.by_line else None
        for by, one in said.items():
            opinion = one.of(piece)
            if opinion is not None and not opinion.by_line and opinion.order > latest:
                latest = opinion.order
                judged[number] = Judged(opinion.verdict, by, mine)
    return judged, lines
