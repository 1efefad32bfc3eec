"""Ages, scores, ranks, ordinals and numbers that only name."""

import pytest

from tests.reading.figures.reading import figures, only


@pytest.mark.parametrize(
    ("text", "span", "value", "bound"),
    [
        ("Lena Vint, 54, said nothing.", "54", 54, "exact"),
        ("The 54-year-old said nothing.", "54-year-old", 54, "exact"),
        ("Vint is 54 years old.", "54 years old", 54, "exact"),
        ("A man aged 54 was seen.", "54", 54, "exact"),
        ("He died at the age of 54.", "54", 54, "exact"),
        ("She sailed at age six.", "six", 6, "exact"),
        ("Those under the age of 25 stay.", "under the age of 25", 25, "under"),
        ("It is for under-18s only.", "under-18s", 18, "under"),
        ("Children aged 12 and under stay.", "12 and under", 12, "at_most"),
    ],
)
def test_age(text: str, span: str, value: int, bound: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.text, figure.value, figure.bound) == ("age", span, value, bound)


def test_age_as_a_decade() -> None:
    figure = only("The woman, in her 30s, fled.")
    assert (figure.kind, figure.low, figure.high) == ("age", 30, 39)


@pytest.mark.parametrize("text", ["Tarn won 3-1 at home.", "They lost 1–3 at home.", "It ended 2 – 2."])
def test_score(text: str) -> None:
    assert only(text).kind == "score"


def test_score_keeps_the_order_of_the_sides() -> None:
    figure = only("Tarn beat Orlow 3-1.")
    assert (figure.low, figure.high, figure.value) == (3, 1, None)


@pytest.mark.parametrize(("text", "value"), [("A second group left.", 2), ("The 38th raft sank.", 38)])
def test_ordinal(text: str, value: int) -> None:
    figure = only(text)
    assert (figure.kind, figure.value) == ("ordinal", value)


@pytest.mark.parametrize(
    "text", ["He is No. 3 here.", "It is the number one song.", "They came in 10th place."]
)
def test_rank(text: str) -> None:
    assert "rank" in {f.kind for f in figures(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Call 555-0199 at once.",
        "Call +1 541-555-3010 at once.",
        "The Zephyr S23 sells well.",
        "They flew a Kestrel 737 home.",
        "Read page 5 of it.",
        "It breaks Article 50 of the pact.",
        "The server is 192.168.1.2 today.",
        "A variant of MORVID-19 spread.",
    ],
)
def test_identifier(text: str) -> None:
    found = figures(text, "count", "measure", "money", "ratio", "score")
    assert found == []
    assert "identifier" in {f.kind for f in figures(text)}


def test_addresses_hold_no_figures() -> None:
    assert figures("See https://example.org/2031/04/77 or mail box7@example.org now.") == []


def test_what_a_dash_begins_bounds_no_number_before_it() -> None:
    assert [(f.text, f.bound) for f in figures("Over-65s and under-fives are at risk.")] == [
        ("Over-65s", "over")
    ]


def test_heights_are_no_change() -> None:
    assert only("The tower rises 60m above the sea.").change is None
    assert only("The sea rose 60cm this week.", "measure").change == "up"
