"""``conversion-off``: the amount given again is not what the one before it comes to."""

from collections.abc import Iterator
from itertools import pairwise
from math import inf

from tui.model import Figure, Signal, Spot
from tui.reading.figures.compare import worth
from tui.reading.signals.findings import Findings

CODE = "conversion-off"
RULE = "Whoever converts an amount does it twice."
MESSAGE = "Compare the two: the second amount is not what the one before it converts to."
RATES = "Compare the two: the same currencies, converted at another rate than before."
_RATE = 0.05
"""Share by which a rate may have moved between two conversions of one article."""
Pair = tuple[Figure, Figure]
_BRACKETS = ("(", "(or", "(about", "(roughly", "(nearly", "(just over", "(just under")
_ASIDES = (", or", ", or about", ", or roughly")
_TOLERANCE = 0.08
"""Newsrooms round: so much apart is still the same amount."""
_SIZES = (
    {"metre": 1, "kilometre": 1000, "centimetre": 0.01, "millimetre": 0.001, "mile": 1609.344, "foot": 0.3048}
    | {"yard": 0.9144, "inch": 0.0254, "nautical mile": 1852},
    {"gram": 0.001, "kilogram": 1, "tonne": 1000, "pound-mass": 0.45359237, "ounce": 0.028349523125}
    | {"stone": 6.35029318, "ton": 907.18474},
    {
        "square metre": 1,
        "square kilometre": 1e6,
        "hectare": 1e4,
        "acre": 4046.8564224,
        "square mile": 2589988.11,
    }
    | {"square foot": 0.09290304, "square yard": 0.83612736},
    {"kilometre per hour": 1, "mile per hour": 1.609344, "metre per second": 3.6, "knot": 1.852},
    {"litre": 1, "millilitre": 0.001, "cubic metre": 1000, "pint": 0.568, "gallon": 4.2, "barrel": 158.987},
)
"""Lengths, masses, areas, speeds and volumes in one unit each; a gallon lies between the two in use."""


def find(findings: Findings) -> Iterator[Signal]:
    """One signal for each amount given again that does not convert, in their order."""
    rates: dict[tuple[str | None, str | None], Pair] = {}
    for before, inside in pairwise(findings.figures):
        if not _given_again(findings, before, inside):
            continue
        spots: tuple[Figure, ...] = (before,)
        if converts(before, inside):
            first = rates.setdefault((before.unit, inside.unit), (before, inside))
            if _same_rate(first, (before, inside)):
                continue
            spots = (before, *first)
        against = tuple(Spot(one.start, one.end, one.place) for one in spots)
        message = MESSAGE if len(against) == 1 else RATES
        yield Signal(CODE, inside.start, inside.end, message, inside.place, against)


def _given_again(findings: Findings, before: Figure, inside: Figure) -> bool:
    """Whether an amount stands behind another one, in brackets or as an aside."""
    if before.place != inside.place:
        return False
    body = findings.text if inside.place == "text" else findings.title or ""
    between, behind = body[before.end : inside.start].strip(), body[inside.end : inside.end + 1]
    return (between in _BRACKETS and behind == ")") or (between in _ASIDES and behind in (",", ".", ";"))


def _same_rate(first: Pair, second: Pair) -> bool:
    """Whether two amounts of money are converted at one rate, as far as their rounding tells."""
    if not first[0].kind == first[1].kind == "money" or first[0].unit == first[1].unit:
        return True
    spreads = []
    for pair in (first, second):
        a, b = worth(pair[0]), worth(pair[1])
        if a is None or b is None or not all(0 < end < inf for end in (*a, *b)):
            return True
        spreads.append((b[0] / a[1] * (1 - _RATE), b[1] / a[0] * (1 + _RATE)))
    return spreads[0][0] <= spreads[1][1] and spreads[1][0] <= spreads[0][1]


def converts(first: Figure, second: Figure) -> bool:
    """Whether two amounts are one, as far as can be told."""
    a, b = first.value, second.value
    if not isinstance(a, int | float) or not isinstance(b, int | float) or first.unit == second.unit:
        return True
    if {first.unit, second.unit} == {"celsius", "fahrenheit"}:
        warm, warmer = (a, b) if first.unit == "celsius" else (b, a)
        return abs(warm * 9 / 5 + 32 - warmer) <= 3 or abs(warm * 9 / 5 - warmer) <= 3
    for sizes in _SIZES:
        if first.unit in sizes and second.unit in sizes:
            x, y = a * sizes[first.unit], b * sizes[second.unit]
            return abs(x - y) <= max(_TOLERANCE * max(abs(x), abs(y)), 0.5 * sizes[second.unit])
    return True
