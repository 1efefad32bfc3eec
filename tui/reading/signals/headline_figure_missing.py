"""``headline-figure-missing``: a number of the headline that the text never comes to."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tui.model import Figure, Signal
from tui.reading.signals.findings import Findings

CODE = "headline-figure-missing"
MESSAGE = "Compare headline and text: no number of the text is, holds or adds up to this one."
_KINDS = frozenset({"count", "money", "percent"})
_ROUNDED = 0.06
"""Headlines round: so much apart is still the same number."""


def find(findings: Findings) -> Iterator[Signal]:
    """One signal for each number of the headline that is nowhere in the text."""
    body = [f for f in findings.figures if f.place == "text"]
    for figure in findings.figures:
        value = figure.value
        if figure.place != "title" or figure.kind not in _KINDS or not isinstance(value, int | float):
            continue
        if body and value > 2 and not (_told(figure, value, body) or _adds_up(value, body)):
            yield Signal(CODE, figure.start, figure.end, MESSAGE, figure.place)


def _told(figure: Figure, value: float, body: Sequence[Figure]) -> bool:
    for other in body:
        low, high = other.low, other.high
        if isinstance(low, int | float) and isinstance(high, int | float) and low <= value <= high:
            return True
        one = other.value if isinstance(other.value, int | float) else low if low is not None else high
        if isinstance(one, int | float) and _near(figure, value, one):
            return True
    return False


def _near(figure: Figure, value: float, other: float) -> bool:
    if figure.bound in ("over", "at_least"):
        return value * (1 - _ROUNDED) <= other <= value * 1.35
    if figure.bound in ("under", "at_most"):
        return value / 1.35 <= other <= value * (1 + _ROUNDED)
    return abs(value - other) <= _ROUNDED * abs(value)


def _adds_up(value: float, body: Sequence[Figure]) -> bool:
    """Whether two neighbours of one kind come to it, or lie so far apart: "700 here and 200 there"."""
    for first, second in pairwise([f for f in body if f.kind in _KINDS]):
        a, b = first.value, second.value
        if first.unit != second.unit or not isinstance(a, int | float) or not isinstance(b, int | float):
            continue
        if min(abs(a + b - value), abs(abs(a - b) - value)) <= 0.01 * value:
            return True
    return False
