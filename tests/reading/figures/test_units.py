"""Units in all their ways of writing, what a bare number repeats of its neighbour, and what is no unit."""

import pytest

from tests.reading.figures.reading import counted, figures, only


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The field yields 40 bcm of gas.", 40_000_000_000, "cubic metre"),
        ("Output was 2.1 mb/d.", 2_100_000, "barrel per day"),
        ("Output was 40,000 bpd.", 40_000, "barrel per day"),
        ("The ship holds 40 TEUs.", 40, "twenty-foot equivalent unit"),
        ("The weight is 40 (kg).", 40, "kilogram"),
        ("Water boils at 100° Celsius.", 100, "celsius"),
        ("The plot is 40 km^2.", 40, "square kilometre"),
        ("The plot is 40 m squared.", 40, "square metre"),
        ("The door is 2 1/2 in thick.", 2.5, "inch"),
        ("They baled 40,000 t of straw.", 40_000, "tonne"),
        ("The beam reached 3.5 TeV.", 3.5, "teraelectronvolt"),
        ("The dose was 40 Gy.", 40, "gray"),
        ("A 5-foot-11 man waited.", 5 + 11 / 12, "foot"),
        ("A six-foot-three-inch man waited.", 6.25, "foot"),
        ("Gusts of wind reached 40 kt.", 40, "knot"),
        ("The bomb's yield was 40 kt.", 40, "kiloton"),
        ("Its capacitance is 2.5 F.", 2.5, "farad"),
        ("They won by three points.", 3, "point"),
        ("Wells are 3 cm/yr deeper.", 3, "centimetre per year"),
    ],
)
def test_unit(text: str, value: float, unit: str) -> None:
    figure = only(text, "measure")
    assert figure.unit == unit
    assert figure.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("Output rose to 40 tonnes from 35 last year.", [40, 35], "tonne"),
        ("Turnout was 61 percent, against 58 four years ago.", [61, 58], "percent"),
        ("Crude rose $1.20 to 84.30 a barrel.", [1.2, 84.3], "USD"),
        ("The share closed up 12p at 412.", [12, 412], "PENNY"),
        ("The share closed at 412p, up 12.", [412, 12], "PENNY"),
        ("It is 12 metres long, 4 wide and 3 high.", [12, 4, 3], "metre"),
        ("Rent is €900 a month, up from 750.", [900, 750], "EUR per month"),
    ],
)
def test_unit_of_the_neighbour(text: str, values: list[float], unit: str) -> None:
    found = [f for f in figures(text) if f.kind != "date"]
    assert ([f.value for f in found], {f.unit for f in found}) == (values, {unit})


@pytest.mark.parametrize(
    ("text", "value", "noun"),
    [
        ("He is one of the most gifted and wary strikers in town.", 1, "gifted and wary strikers"),
        ("They saw 16 armed, masked men.", 16, "armed, masked men"),
        ("They hired 40 full- and part-time nurses.", 40, "full- and part-time nurses"),
        (
            "She sold 2.7m combined digital and printed copies.",
            2_700_000,
            "combined digital and printed copies",
        ),
        ("A quake of magnitude 6.1 struck.", 6.1, None),
        ("They have three of the last four titles.", 3, "titles"),
    ],
)
def test_counted_noun(text: str, value: float, noun: str | None) -> None:
    figure = next(f for f in figures(text) if f.value == value)
    assert counted(figure) == noun


def test_numbers_that_are_no_amounts() -> None:
    assert only("Homes in the 90049 ZIP code cost more.").kind == "identifier"
    assert only("It passed 218 to 210.").kind == "score"
    ratio = only("It passed by a 3-to-1 margin.", "ratio")
    assert (ratio.text, ratio.value) == ("3-to-1", 3)
    assert only("An 87 yo man waited.").kind == "age"


def test_what_a_bare_number_counts_when_the_verb_is_said_again() -> None:
    text = "Vint has 11 seats, Harrow has 10 and Oyle has five."
    assert [counted(f) for f in figures(text)] == ["seats", "seats", "seats"]
    assert counted(figures("Vint has 11 seats, Harrow has 10 lambs.")[1]) == "lambs"
    assert counted(figures("Vint has 11 seats and Sanders has 10.")[0]) == "seats"


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("At least 23 killed, 12 hurt in blast", ["killed", "hurt"]),
        ("They leaked 87 users' notes.", ["users"]),
        ("They won by one run.", ["run"]),
        ("Three of the union's 96 towns met.", ["towns", "towns"]),
    ],
)
def test_tolls_and_owners(text: str, nouns: list[str]) -> None:
    assert [counted(f) for f in figures(text)] == nouns


def test_notes_and_ages_when() -> None:
    assert only("He was born there.[17]").kind == "identifier"
    assert only("People sing when they’re 55.").kind == "age"
    assert only("Men as old as 80 worked there.").kind == "age"
    assert only("She sang by the time she was eighteen.").kind == "age"


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("It saves £300,000, but it will cost us a million.", [300_000, 1_000_000], "GBP"),
        ("The battery lasts 81 hours, over 11 of them with the lamp on.", [81, 11], "hour"),
        ("She stayed six weeks and hated the first two.", [6, 2], "week"),
        ("They promise updates for seven years, two more than before.", [7, 2], "year"),
    ],
)
def test_unit_that_the_text_left_out(text: str, values: list[float], unit: str) -> None:
    found = [f for f in figures(text) if isinstance(f.value, int) and f.kind not in ("ordinal", "date")]
    assert ([f.value for f in found], {f.unit for f in found}) == (values, {unit})


def test_held_against_an_earlier_amount() -> None:
    found = figures("Sales should grow 8 percent, against an earlier forecast of 5 to 7.")
    assert [(f.low, f.high, f.unit) for f in found][1] == (5, 7, "percent")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They built 63,000 Model 3 carts.", "3"),
        ("They measured argon-40 there.", "argon-40"),
        ("Anyone who saw it should call 101.", "101"),
        ("The 2nd District Court ruled.", "2nd"),
    ],
)
def test_numbers_in_names(text: str, name: str) -> None:
    assert [f.text for f in figures(text, "identifier")] == [name]


def test_an_hour_past_twelve_with_pm() -> None:
    assert only("It ended at 22pm.").value == "22:00"


def test_a_list_has_one_unit() -> None:
    found = figures("They hung plates of 20, 30 and 40 kg.")
    assert [(f.value, f.unit) for f in found] == [(20, "kilogram"), (30, "kilogram"), (40, "kilogram")]


@pytest.mark.parametrize(
    "text",
    [
        "They aim for net zero by then.",
        "It ran zero-emission buses.",
        "Leaders of the Group of Seven met.",
        "The Big Four auditors met.",
    ],
)
def test_names_that_hold_a_number_word(text: str) -> None:
    assert not figures(text)


def test_models_and_times_with_a_zone() -> None:
    assert only("A Korvo 14 Pro costs more.").kind == "identifier"
    assert [f.value for f in figures("It began, 14.30 GMT.")] == ["14:30Z"]
    assert counted(figures("She is one of the top 100 players.")[0]) == "players"
