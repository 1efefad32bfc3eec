"""What neighbours say: ellipsis, pronouns, names, lists."""

import pytest

from tests.reading.figures.reading import counted, figures, only


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It has a 7- or 8-inch screen.", "inch"),
        ("The highest bid is 84.75 cents and the lowest is 74.07.", "CENT"),
        ("Wool fell by 2 percent and flax by 1.", "percent"),
    ],
)
def test_a_bare_number_takes_its_neighbours_unit(text: str, unit: str) -> None:
    assert [f.unit for f in figures(text)] == [unit, unit]


def test_a_bare_number_takes_its_neighbours_noun() -> None:
    found = figures("Of 400 sailors and 95 who stayed, none spoke.", "count")
    assert [counted(f) for f in found] == ["sailors", "sailors"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("No one wanted the other one.", []),
        ("One of the mills burned.", [1]),
        ("She heard it on Radio One.", []),
        ("A six-speed gearbox failed.", []),
        ("Test scores fell.", []),
    ],
)
def test_number_words_that_are_none(text: str, value: list[int]) -> None:
    assert [f.value for f in figures(text, "count")] == value


@pytest.mark.parametrize(
    "text",
    [
        "1. Mix the flour.",
        "2) Bake it.",
        "He lives at 317 Mill Street now.",
        "Phase 3 trials went on.",
        "The type 2 form spread.",
        "It was 0590258046 they rang.",
    ],
)
def test_numbers_that_only_name(text: str) -> None:
    assert {f.kind for f in figures(text)} == {"identifier"}


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("They waited half an hour.", 0.5, "hour"),
        ("Rates rose by a quarter of a percentage point.", 0.25, "percentage point"),
        ("It must be back within 20 working days.", 20, "day"),
        ("The lap took 1:36.6 in all.", 96.6, "second"),
    ],
)
def test_units_said_in_a_roundabout_way(text: str, value: float, unit: str) -> None:
    figure = only(text)
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The council voted 52 to 48.", "score"),
        ("It is open to anyone 18 or older.", "age"),
        ("It feeds children under 5.", "age"),
        ("It cost 3.6bn pounds.", "money"),
        ("He lifted 200 pounds.", "measure"),
        ("They cut 2000 jobs there.", "count"),
        ("It was an average of 1500.", "count"),
    ],
)
def test_kind_from_context(text: str, kind: str) -> None:
    assert only(text).kind == kind


def test_a_title_that_holds_a_word_of_time() -> None:
    assert figures("The paper is called Orlow Today.") == []


def test_falling_pairs_keep_low_below_high() -> None:
    figure = only("It fell from $40 to $30.")
    assert (figure.low, figure.high, figure.change) == (30, 40, None)
