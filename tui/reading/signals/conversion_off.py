"""``conversion-off``: the amount in brackets is not what the one before it comes to."""

from collections.abc import Iterator
from itertools import pairwise

from tui.model import Figure, Signal
from tui.reading.signals.findings import Findings

CODE = "conversion-off"
RULE = "Whoever converts an amount does it twice."
MESSAGE = "Compare the two: the amount in brackets is not what the one before it converts to."
_TOLERANCE = 0.12
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
    """One signal for each bracketed amount that does not convert, in their order."""
    for before, inside in pairwise(findings.figures):
        body = findings.text if inside.place == "text" else findings.title or ""
        if before.place != inside.place or body[before.end : inside.start].strip() not in ("(", "(or"):
            continue
        if body[inside.end : inside.end + 1] == ")" and not converts(before, inside):
            yield Signal(CODE, inside.start, inside.end, MESSAGE, inside.place)


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
