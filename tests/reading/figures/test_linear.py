"""Work grows with the text and no faster: counted in calls, not in time."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from msgspec.structs import replace

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
    "well far much more than 4 or possibly more ",
    "as high as not more than 5 ",
    "armed, masked, gifted and 5 of the last ",
    "5-foot-11-foot-",
    "6-4, 3-6, ",
    "1'450'",
    "Nos. 3 and 5, ",
    "cut it in-state-",
    "Boeing 737-800 ",
    "0421 / 55 ",
    "3x4x ",
    "12-14 Quay ",
]
GERMAN = [
    "Rund 6.000 Schafe und gut 40 Ziegen wurden am 3. Mai für bis zu 3,2 Mio. Euro verkauft. ",
    "vor vor drei ",
    "1.",
    "1,",
    "9:1 ",
    "jeder dritte der 5 ",
    "12 neue, alte, rote ",
    "weit deutlich mehr als 5 ",
]


def calls(text: str, language: str = "en") -> int:
    """How many calls reading a text makes."""
    return profiled(lambda: find_figures(text, title=text[:50], published="2031-04-15", language=language))


def profiled(work: Callable[[], Any]) -> int:
    """How many calls some work makes."""
    count = 0

    def tick(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_text_is_twice_the_work(unit: str) -> None:
    find_figures(unit)
    once, twice = calls(unit * 150), calls(unit * 300)
    assert twice <= 2.3 * once + 200


@pytest.mark.parametrize("unit", GERMAN)
def test_twice_the_german_text_is_twice_the_work(unit: str) -> None:
    find_figures(unit, language="de")
    once, twice = calls(unit * 150, "de"), calls(unit * 300, "de")
    assert twice <= 2.3 * once + 200


@pytest.mark.parametrize(
    "line",
    [
        "A boat, a ship, a van, police said on Monday 3 May. There were 40. Two of them are 12. ",
        "The count, according to Vint: 40, 50 and 60 percent. Among them, of those, the total ",
        "A poll found 40 percent. Its 50 percent. It was 12. ",
    ],
)
def test_carrying_grows_with_the_text(line: str) -> None:
    def count(times: int) -> int:
        text = line * times
        figures, one = find_figures(text), said(text, line.split(",")[0], source=line.split()[1])
        shifted = [
            replace(one, start=one.start + len(line) * i, end=one.end + len(line) * i) for i in range(times)
        ]
        return profiled(lambda: ascribe(figures, shifted, text))

    count(1)  # Word lists are read once.
    assert count(200) <= 2.3 * count(100) + 200


def test_many_attributions_are_looked_through_once() -> None:
    line = "Vint said 40 boats sank. Four died. "

    def steps(times: int) -> int:
        text = line * times
        one = said(text, "40 boats sank", source="Vint")
        return len(ascribe(find_figures(text), [one] * times, text))

    assert steps(300) == 2 * steps(150)
