"""Units behind a number."""

import pytest

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
