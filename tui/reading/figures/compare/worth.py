"""What a figure can stand for, as an interval: bounds heeded, rounding allowed."""

from math import inf

from msgspec.structs import replace

from tui.model import Figure

Interval = tuple[float, float]
_ABOUT = 0.1
"""Share by which "about" may be off."""
_ROUNDED = 0.05
"""Share by which a round number may be."""


def number(figure: Figure) -> float | None:
    """The number that is written, or None for dates and vague amounts; of a range its middle."""
    if isinstance(figure.value, int | float):
        return figure.value
    if figure.bound == "range" and figure.low is not None and figure.high is not None:
        return (figure.low + figure.high) / 2
    return None


def slack(value: float, kind: str = "money") -> float:
    """By how much a written number may be rounded: 1,400 by 50, 3.25 by 0.005; people below 100 not."""
    if not float(value).is_integer():
        _, point, decimals = f"{value:.12g}".partition(".")
        return float(10.0 ** -len(decimals)) / 2 if point and decimals.isdigit() else 0.0
    if abs(value) < 100 or abs(value) >= 1e18:
        return 0.0 if kind in ("count", "age", "ratio") else 0.5
    digits = str(abs(int(value)))
    return min(float(10 ** (len(digits) - len(digits.rstrip("0")))) / 2, _ROUNDED * abs(value))


def worth(figure: Figure) -> Interval | None:
    """Every number that a figure may stand for, or None where that cannot be told."""
    if figure.bound == "range" and figure.low is not None and figure.high is not None:
        return figure.low - slack(figure.low, figure.kind), figure.high + slack(figure.high, figure.kind)
    value = number(figure)
    if value is None or figure.bound == "vague":
        return None
    loose = slack(value, figure.kind)
    match figure.bound:
        case "over" | "at_least":
            return value - loose, inf
        case "under" | "at_most":
            return -inf, value + loose
        case "about":
            loose += _ABOUT * abs(value)
    return value - loose, value + loose


def agree(first: Figure, second: Figure) -> bool:
    """Whether two figures can be one number; those of which nothing can be told do.

    Two of one bound are held against each other as they are written: "over 40" and "over 60" disagree.
    """
    a, b = worth(first), worth(second)
    if first.bound == second.bound and first.bound in ("over", "under", "at_least", "at_most"):
        a, b = worth(replace(first, bound="exact")), worth(replace(second, bound="exact"))
    if a is None or b is None:
        return True
    return a[0] <= b[1] and b[0] <= a[1]
