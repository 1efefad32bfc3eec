"""What a figure can stand for, as an interval: bounds heeded, rounding allowed."""

from math import inf

from tui.model import Figure

Interval = tuple[float, float]
_ABOUT = 0.1
"""Share by which "about" may be off."""


def number(figure: Figure) -> float | None:
    """The number that is written, or None for dates and vague amounts; of a range its middle."""
    if isinstance(figure.value, int | float):
        return figure.value
    if figure.bound == "range" and figure.low is not None and figure.high is not None:
        return (figure.low + figure.high) / 2
    return None


def step(value: float) -> float:
    """How exact a written number is: 1,400 to the hundred, 3.25 to the hundredth; 40 and 7 to the unit."""
    if not float(value).is_integer():
        _, point, decimals = f"{value:.12g}".partition(".")
        return float(10.0 ** -len(decimals)) if point and decimals.isdigit() else 0.0
    if abs(value) < 100 or abs(value) >= 1e18:
        return 1.0
    digits = str(abs(int(value)))
    return float(10 ** (len(digits) - len(digits.rstrip("0"))))


def worth(figure: Figure) -> Interval | None:
    """Every number that a figure may stand for, or None where that cannot be told."""
    if figure.bound == "range" and figure.low is not None and figure.high is not None:
        return figure.low - step(figure.low) / 2, figure.high + step(figure.high) / 2
    value = number(figure)
    if value is None or figure.bound == "vague":
        return None
    slack = step(value) / 2
    match figure.bound:
        case "over" | "at_least":
            return value - slack, inf
        case "under" | "at_most":
            return -inf, value + slack
        case "about":
            slack += _ABOUT * abs(value)
    return value - slack, value + slack


def agree(first: Figure, second: Figure) -> bool:
    """Whether two figures can be one number; those of which nothing can be told do."""
    a, b = worth(first), worth(second)
    if a is None or b is None:
        return True
    return a[0] < b[1] and b[0] < a[1]
