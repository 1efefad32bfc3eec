"""Work grows with the text and no faster: counted in calls, not in time."""

import sys
from types import FrameType
from typing import Any

import pytest

from tests.reading.figures.test_ascribe import said
from tui.reading.figures import ascribe, find_figures

UNITS = [
    "Over 6,000 sheep and 40 goats were sold for $3.2 million on Tuesday, up 3 percent from 2.8. ",
    "Vint took 38.2 percent, Harrow 31 and Oyle 12, the poll found. ",
    "at 14, at 15, at 16, ",
    "one in five to one in six to ",
    "between 2 and 6 May 2031 and ",
    "six points, to 27, ",
    "minus -$4 ",
    "half past ",
    "the same year that year ",
    "a week and a half ago ",
    "1,",
    "1.",
    "9:",
    "$ ",
    "of the country's ",
    "twenty-",
    "-odd",
    "M1 ",
    "\n\n1",
]


def calls(text: str) -> int:
    """How many calls reading a text makes."""
    count = 0

    def tick(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        find_figures(text, title=text[:50], published="2031-04-15")
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_text_is_twice_the_work(unit: str) -> None:
    find_figures(unit)
    once, twice = calls(unit * 150), calls(unit * 300)
    assert twice <= 2.3 * once + 200


def test_many_attributions_are_looked_through_once() -> None:
    line = "Vint said 40 boats sank. Four died. "

    def steps(times: int) -> int:
        text = line * times
        one = said(text, "40 boats sank", source="Vint")
        return len(ascribe(find_figures(text), [one] * times, text))

    assert steps(300) == 2 * steps(150)
