"""Units behind a number."""

import pytest

from tui.reading.figures import find_figures
from tui.terminal.inspector import amount
from tui.terminal.units import named


@pytest.mark.parametrize(
    ("value", "unit", "wanted"),
    [
        (3, "week", "weeks"),
        (1, "week", "week"),
        (0.5, "mile", "miles"),
        (80, "kilometre per hour", "kilometres per hour"),
        (6, "square foot", "square feet"),
        (2, "century", "centuries"),
        (5, "gigahertz", "gigahertz"),
        (7, "SEK", "SEK"),
    ],
)
def test_a_unit_is_named_as_people_do(value: float, unit: str, wanted: str) -> None:
    assert named(unit, value) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One in three crews is new.", "33.33%"),
        ("Nearly half of the crews are new.", "~50%"),
        ("Debt was 1.9x earnings.", "1.9×"),
        ("The man is 6ft 11in tall.", "6.92 feet"),
        ("The index stood at 21,530.12 points.", "21,530.12 points"),
        ("It weighs 0.123456 g.", "0.12 grams"),
    ],
)
def test_a_number_is_told_as_people_write_it(text: str, wanted: str) -> None:
    assert amount(find_figures(text)[0]) == wanted
