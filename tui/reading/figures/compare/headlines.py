"""The numbers of a headline or standfirst, looked for in the text below it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.model import Figure
from tui.reading.figures.compare.about import About
from tui.reading.figures.compare.lexis import stem
from tui.reading.figures.compare.worth import agree, number, slack

_KINDS = frozenset({"count", "money", "percent", "age", "duration", "measure"})
_ROUNDED = 0.06
"""Headlines round: so much apart is still the same number."""
_LOOSE = 1.35
"""So many times as much is still what a headline's "over" may stand for."""
_WHOLES = (1e12, 1e9, 1e6)
_HALF = 0.5
_LONG = 60
"""Entries of a list that a headline counts."""
_TENTH = 5
"""Points by which "six in ten" may be rounded."""
_RETOLD = 2
"""So many words of the headline, and what the text says may happen is what the headline says will."""
_APART = 3.0
"""So many times as large, and it is another thing that was counted."""
_YEARS = 3
"""An age that is so near may be the same person's."""
_NAMED = 2
"""So many are told one by one, without their number: "a man and a woman were hurt"."""
_GREAT = 100
"""From here on a count in a headline is a fact of the text, not the length of a list."""


class Looked(NamedTuple):
    """A number of the headline that the text does not tell, and the nearest figure of the same fact."""

    head: About
    instead: About | None


def untold(heads: Sequence[About], body: Sequence[About], figures: Sequence[Figure]) -> Iterator[Looked]:
    """The numbers above a text that no figure in it is, holds or adds up to; ``figures``: all of the text."""
    for head in heads:
        value = number(head.figure)
        if head.figure.kind == "ratio" and (share := _other_share(head, body)):
            yield Looked(head, share)
        if head.figure.kind not in _KINDS or value is None or value <= 1 or not figures:
            continue
        if _listed(head) or told(head.figure, figures) or adding_up(head.figure, figures):
            continue
        instead = [one for one in body if _same_fact(head, one)]
        nearest = min(instead, key=lambda one: abs((number(one.figure) or 0) - value), default=None)
        if nearest is not None or _is_fact(head, body):
            yield Looked(head, nearest)


def _listed(head: About) -> bool:
    """Whether a headline counts the entries of the list under it: "9 best ferries of the coast"."""
    figure = head.figure
    opens = figure.place == "title" and figure.start == 0 and figure.kind == "count"
    return opens and not head.event and (number(figure) or 0) < _LONG


def _other_share(head: About, body: Sequence[About]) -> About | None:
    """The first percentage of the same, where "six in ten" above the text is none that it tells."""
    share = 100 * (number(head.figure) or 0)
    if not 0 < share < 100 or head.figure.bound not in ("exact", "about"):
        return None
    told = [one for one in body if one.figure.kind == "percent" or 0 < (number(one.figure) or 0) < 1]
    sizes = [(number(one.figure) or 0) * (1 if one.figure.kind == "percent" else 100) for one in told]
    if any(abs(size - share) <= _TENTH for size in sizes):
        return None
    return next((one for one in told if one.head == head.head != "" and _meant(one) & _meant(head)), None)


def told(head: Figure, body: Sequence[Figure]) -> bool:
    """Whether a figure of the text is the headline's, of whatever kind: headlines leave units out."""
    return any(
        (agree(head, other) and _near(head, other)) or _rounds(number(head) or 0, number(other) or 0)
        for other in body
        if number(other) is not None
    )


def _near(head: Figure, other: Figure) -> bool:
    value, one = number(head) or 0, number(other) or 0
    if other.low is not None and other.high is not None and other.low <= value <= other.high:
        return True
    if head.bound in ("over", "at_least"):
        return value * (1 - _ROUNDED) <= one <= value * _LOOSE
    if head.bound in ("under", "at_most"):
        return value / _LOOSE <= one <= value * (1 + _ROUNDED)
    return abs(value - one) <= slack(value, head.kind) + slack(one, other.kind)


def _rounds(value: float, one: float) -> bool:
    """Whether a headline's number is one of the text in whole numbers: "six" of 6.2, "$1bn" of $1.2bn."""
    unit = next((size for size in _WHOLES if min(value, one) >= size), 1.0)
    whole, exact = value / unit, one / unit
    return float(whole).is_integer() and not float(exact).is_integer() and abs(whole - exact) <= _HALF


def adding_up(head: Figure, body: Sequence[Figure]) -> tuple[Figure, ...]:
    """Two neighbours in the text that come to the headline's number; amounts may lie so far apart."""
    value = number(head)
    for first, second in pairwise([f for f in body if f.kind == head.kind and f.unit == head.unit]):
        a, b = number(first), number(second)
        if value is None or a is None or b is None or min(a, b) <= 0:
            continue
        apart = abs(a - b) if head.kind != "count" else 0
        if min(abs(a + b - value), abs(apart - value)) <= 0.01 * value:
            return first, second
    return ()


def _same_fact(head: About, one: About) -> bool:
    """Whether a figure of the text tells of what the headline's does."""
    a, b = number(head.figure), number(one.figure)
    if (head.figure.kind, head.figure.unit) != (one.figure.kind, one.figure.unit) or one.part:
        return False
    if one.perhaps and len(_meant(head) & _meant(one)) < _RETOLD:
        return False
    if a is None or b is None or min(a, b) <= 1 or max(a, b) > _APART * min(a, b):
        return False
    if head.figure.kind == "count":
        same = head.head == one.head and (head.kind_of <= one.kind_of or one.kind_of <= head.kind_of)
        if not same or head.event != one.event:
            return False
        return head.event != "" or len(_meant(head) & _meant(one)) > (head.head in ("", "person"))
    if head.figure.kind == "age":
        return abs(a - b) <= _YEARS
    if head.figure.kind == "money" and head.noun and head.noun == one.noun:
        return True
    shared = _meant(head) & _meant(one)
    return len(shared) > (head.figure.kind != "duration" or head.figure.unit == "year")


def _meant(one: About) -> frozenset[str]:
    """Stems of what stands around a figure, names included."""
    return one.words | one.kind_of | frozenset(map(stem, one.names))


def _is_fact(head: About, body: Sequence[About]) -> bool:
    """Whether a text should tell it: not "7 things to know", nor where the text has no such figures."""
    figure = head.figure
    if figure.kind in ("age", "duration") or not any(one.figure.kind == figure.kind for one in body):
        return False
    if figure.kind == "measure":  # the text may tell it in other units
        return any(one.figure.unit == figure.unit for one in body)
    many = (number(figure) or 0) >= _GREAT and (
        figure.counted is not None and figure.counted.text.endswith("s")
    )
    some = head.event != "" and (number(figure) or 0) > _NAMED
    return figure.kind != "count" or some or many
