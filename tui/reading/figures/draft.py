"""A figure in the making."""

from tui.model import TextSpan

Number = int | float
LARGEST_DIGITS = 18


class Draft:
    """What the readers know of a figure; token indices, last exclusive."""

    __slots__ = (
        "bound", "change", "counted", "first", "from_pair", "high",
        "kind", "last", "low", "plain", "unit", "value",
    )  # fmt: skip

    def __init__(self, first: int, last: int, kind: str, value: Number | str | None = None) -> None:
        self.first = first
        self.last = last
        self.kind = kind
        self.value = value
        self.low: Number | None = None
        self.high: Number | None = None
        self.bound = "exact"
        self.change: str | None = None
        self.unit: str | None = None
        self.counted: TextSpan | None = None
        self.plain = False
        """Written as bare digits: no separator, no word, no unit."""
        self.from_pair = False
        """Read out of "from A to B"."""


def tidy(value: Number) -> Number:
    """A number without the noise of binary fractions; whole values as int."""
    if isinstance(value, int):
        return value
    rounded = float(f"{value:.15g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < 1e18 else rounded
