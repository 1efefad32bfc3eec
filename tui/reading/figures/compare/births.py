"""An age held against the year of birth that the same text gives."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.model import Figure
from tui.reading.figures.compare.worth import number
from tui.reading.segment import sentences

_BORN = re.compile(
    r"(?:\b[Hh]e|\b[Ss]he|\b[Ww]ho|[A-Z][\w’'-]+|,|\() ?(?:was |were )?born\b"
    r"[^.;()\d]{0,30}\b(?:in|on) (?:the )?\Z"
    r"|\((?:born|b\.) (?:in |on )?\Z"
)
_NAMED = re.compile(r"[A-Z][\w’'.-]+ [A-Z][\w’'-]+ \(\Z")
_DIED = re.compile(r"(?i)\b(?:died|dies|dead)\b[^.;]{0,40}\Z")
_FAR = 80
_NEXT = 1
"""Sentences between an age and a birth that are one person's."""
_MOST = 200
_SPAN = re.compile(r"(\d{4})/(\d{4})")
_SPARE = 1
"""Years that an age may have gone on since it was told."""


class Born(NamedTuple):
    """An age, and the figure with the year of birth that makes it another one."""

    age: Figure
    birth: Figure
    years: int


def misfits(text: str, figures: Sequence[Figure], published: str | None) -> Iterator[Born]:
    """The ages that no birth beside them fits, in text order; ``figures`` of one text, in order."""
    year = int(published[:4]) if published and published[:4].isdigit() else None
    lives = [(figure, *life) for figure in figures[:_MOST] if (life := _life(text, figure, year))]
    if not lives:
        return
    ends = [part.end for part in sentences(text)]
    ages = [figure for figure in figures if figure.kind == "age" and figure.bound == "exact"][:_MOST]
    for birth, born, until in lives:
        near = [age for age in ages if abs(_place(ends, age) - _place(ends, birth)) <= _NEXT]
        # Two people's ages, and nothing tells whose the birth is.
        if len(near) != 1:
            continue
        age, died = near[0], birth.value is not None and _SPAN.fullmatch(str(birth.value)) is not None
        told = number(age)
        of_death = _DIED.search(text, max(0, age.start - _FAR), age.start) is not None
        if told is None or died != of_death:
            continue
        if not until - born - 1 - _SPARE <= told <= until - born + (0 if died else _SPARE):
            yield Born(age, birth, until - born)


def _place(ends: Sequence[int], figure: Figure) -> int:
    return bisect_left(ends, figure.end)


def _life(text: str, figure: Figure, published: int | None) -> tuple[int, int] | None:
    """The year of birth that a date is, and that up to which the life is reckoned."""
    if figure.kind != "date" or not isinstance(figure.value, str):
        return None
    span = _SPAN.fullmatch(figure.value)
    if (
        span
        and _NAMED.search(text, max(0, figure.start - _FAR), figure.start)
        and text[figure.end : figure.end + 1] == ")"
    ):
        born, died = int(span[1]), int(span[2])
        return (born, died) if 0 < died - born < 120 else None
    if published is None or not figure.value[:4].isdigit():
        return None
    known = _BORN.search(text, max(0, figure.start - _FAR), figure.start) is not None
    born = int(figure.value[:4])
    return (born, published) if known and 0 <= published - born < 120 else None
