"""Slips of the hand: numbers that differ by one digit, or by two that changed places."""

from tui.reading.figures.compare.about import About
from tui.reading.figures.compare.worth import number

FEWEST = 3
"""Digits that two numbers have to have to be compared by them."""


def digits(one: About) -> str:
    """The digits of a number that say something, without zeros at its ends, if these are three or more."""
    value = number(one.figure) or 0
    written = f"{value:.12g}".replace(".", "").strip("0") if one.figure.bound != "range" else ""
    return f"{value:.0f}" if len(written) < FEWEST and value == int(value) and 100 <= value < 1e4 else written


def slipped(a: str, b: str) -> bool:
    """Whether one digit is another, or two neighbours stand the other way round."""
    wrong = [i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    return len(a) == len(b) and (len(wrong) == 1 or turned(a, b))


def turned(a: str, b: str) -> bool:
    """Whether two digits, and no others, have changed places: 61 and 16."""
    wrong = [i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    twice = len(a) == len(b) and len(wrong) == 2
    return twice and a[wrong[0]] + a[wrong[1]] == b[wrong[1]] + b[wrong[0]]
