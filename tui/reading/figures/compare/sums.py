"""Parts and wholes: figures that add up to another one, and those that should and do not."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.model import Figure
from tui.reading.figures.compare.about import About
from tui.reading.figures.compare.lexis import among
from tui.reading.figures.compare.worth import number, worth

_FAR = 60
_HALVES = ("men women", "boy girl", "adult child", "adult children", "femal mal")
"""Sorts that leave nobody out."""
_PARTS = 8
_OPENS = re.compile(
    r"\s*(?:\w+\s+){0,5}?\w*\s*(?P<how>:|\(|—|–|\s-\s|\s–\s|,?\s(?:including|among them|of whom)\s|,\s)\s*"
)
_NEXT = re.compile(
    r"\s+(?:(?!and\b)[\w'’-]+\s+){0,4}?(?!and\b)[\w'’-]+"
    r"(?:,?\s+and\s+(?:the other\s+|another\s+)?|,\s+)"
)
_AND = re.compile(r"\s+(?:[\w'’-]+\s+){1,5}?and\s+")
_CLOSES = re.compile(r"\s+(?:[\w'’-]+\s+){0,5}?[\w'’-]+\s*(?:[).;]|—|–|\s-\s|\Z)")
_IN_ALL = re.compile(
    r"\s+(?:[\w'’-]+\s+){0,5}?[\w'’-]+\s*(?:,|—|–|\s-\s|\()\s*(?:for |making |bringing |giving |or )?"
    r"(?:a |the )?(?:combined |grand |overall )?(?:total |toll )(?:of |to )?"
)


class Sum(NamedTuple):
    """A whole and the parts that the text gives of it, in text order; ``exact`` where these are all."""

    whole: Figure
    parts: tuple[Figure, ...]
    exact: bool


def sums(text: str, found: Sequence[About]) -> Iterator[Sum]:
    """The sums that one text spells out: "12 people: seven men and five women"."""
    counts = [one for one in found if one.figure.kind == "count" and isinstance(one.figure.value, int)]
    amounts = [one for one in found if one.figure.kind == "money" and number(one.figure) is not None]
    for kept in (counts, amounts):
        for index, one in enumerate(kept):
            if index and _joined(text, kept[index - 1].figure, one.figure):
                continue
            near = [other for other in kept[index : index + _PARTS + 1] if _beside(one, other)]
            yield from _opened(text, near)
            if not index or not _runs(text, kept[index - 1].figure, one.figure):
                yield from _closed(text, [other.figure for other in near])


def _beside(one: About, other: About) -> bool:
    return (one.sentence, one.figure.unit) == (other.sentence, other.figure.unit)


def _runs(text: str, before: Figure, figure: Figure) -> bool:
    """Whether a figure goes on with a list, and is not its first."""
    near = 0 <= figure.start - before.end <= _FAR
    return near and _NEXT.fullmatch(text, before.end, figure.start) is not None


def _joined(text: str, before: Figure, figure: Figure) -> bool:
    """Whether a figure ends a list that what follows may be part of: "56 guests and 10 crew, including"."""
    return before.end > figure.start or _AND.fullmatch(text, before.end, figure.start) is not None


def _opened(text: str, told: Sequence[About]) -> Iterator[Sum]:
    """A whole, then its parts."""
    near = [one.figure for one in told]
    if len(near) < 2 or near[1].start - near[0].end > _FAR or near[1].start < near[0].end:
        return
    opening = _OPENS.fullmatch(text, near[0].end, near[1].start)
    if opening is None or not number(near[0]):
        return
    how = opening["how"].strip(" ,")
    parts, closed = _run(text, near[1:])
    sorts = [one.head for one in told[1 : len(parts) + 1]]
    if how in ("including", "among them", "of whom"):
        if _of_them(*told[:2]):
            apart = len(set(sorts)) == len(sorts) and all(among("sort", sort) for sort in sorts)
            yield Sum(near[0], tuple(parts if apart else parts[:1]), False)
    elif not how:
        whole = not among("sort", told[0].head)
        if whole and " ".join(sorted(sorts)) in _HALVES and _comparable(near[0], parts, how):
            yield Sum(near[0], tuple(parts), True)
    elif closed and len(parts) > 1 and _comparable(near[0], parts, how):
        yield Sum(near[0], tuple(parts), True)


def _of_them(whole: About, part: About) -> bool:
    """Whether what is included can be of what is counted: not "30 countries, including 500 towns"."""
    people = whole.head == "person" and whole.figure.counted is not None
    return people or part.figure.counted is None or part.head == whole.head


def _comparable(whole: Figure, parts: Sequence[Figure], how: str) -> bool:
    """Whether parts can be meant to come to the whole; only behind a colon may much be missing."""
    least, value = 0.5 if how == ":" else 0.8, number(whole) or 0
    return least * value <= total(parts) <= 2 * value


def _run(text: str, figures: Sequence[Figure]) -> tuple[list[Figure], bool]:
    """The figures of a list from its first on, and whether it plainly ends there."""
    parts = [figures[0]]
    for figure in figures[1:]:
        gap = figure.start - parts[-1].end
        if not 0 <= gap <= _FAR or not _NEXT.fullmatch(text, parts[-1].end, figure.start):
            break
        parts.append(figure)
    return parts, _CLOSES.match(text, parts[-1].end, parts[-1].end + _FAR) is not None


def _closed(text: str, near: Sequence[Figure]) -> Iterator[Sum]:
    """Parts, then "a total of" them."""
    parts = [*near[:1]]
    for figure in near[1:]:
        if not 0 <= figure.start - parts[-1].end <= _FAR:
            return
        if len(parts) > 1 and _IN_ALL.fullmatch(text, parts[-1].end, figure.start):
            yield Sum(figure, tuple(parts), True)
            return
        if not _NEXT.fullmatch(text, parts[-1].end, figure.start):
            return
        parts.append(figure)


def adds_up(one: Sum) -> bool:
    """Whether the parts come to the whole, bounds heeded; to no more, where they are not all."""
    whole, parts = worth(one.whole), [worth(part) for part in one.parts]
    if whole is None or any(part is None for part in parts):
        return True
    low = sum(part[0] for part in parts if part)
    high = sum(part[1] for part in parts if part)
    return low <= whole[1] and (high >= whole[0] or not one.exact)


def total(figures: Sequence[Figure]) -> float:
    """What figures come to."""
    return round(sum(number(figure) or 0 for figure in figures), 6)
