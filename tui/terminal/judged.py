"""Which marks of an article somebody has called right or wrong."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

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
        place = anchored(span.target, article.body(span.target.place))
        if place is None:
            continue
        for number in numbers.get((span.target.place, *place), ()):
            before = found.get(number)
            mine = span.verdict if span.reviewer == reviewer else before.mine if before else None
            found[number] = Judged(span.verdict, span.reviewer, mine)
    return found


def target(article: Article, mark: Mark) -> Target:
    """The mark as a verdict names it."""
    return target_of(article.body(mark.place), mark.place, mark.start, mark.end)


def mark_at(article: Article, marks: Sequence[Mark], target: Target) -> int | None:
    """The number of the mark that a verdict is about, or None where it is none any more."""
    place = anchored(target, article.body(target.place))
    for number, mark in enumerate(marks):
        if place is not None and (mark.place, mark.start, mark.end) == (target.place, *place):
            return number
    return None
