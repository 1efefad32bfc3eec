"""The year of a date that leaves it out, told from its clause; published on Tuesday, 15 April 2031."""

import pytest

from tests.reading.figures.reading import figures, only
from tui.reading.figures import find_figures
from tui.reading.figures.feasts import easter


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The hearing is on 12 June.", ["2031-06-12"]),
        ("The fair runs from 3 July to 6 July.", ["2031-07-03", "2031-07-06"]),
        ("By 1 July all must leave.", ["2031-07-01"]),
        ("By 1 July all of them had left.", ["2030-07-01"]),
        ("Stalls open on 4 July.", ["2031-07-04"]),
        ("It ends on 30 June.", ["2031-06-30"]),
        ("A vote set for 1 October was called off.", ["2031-10-01"]),
        ("The ban comes into force on 1 September.", ["2031-09-01"]),
        ("The ban came into force on 1 September.", ["2030-09-01"]),
        ("They meet next month, on 12 May.", ["2031-05", "2031-05-12"]),
        ("The bridge will be shut on 2 November.", ["2031-11-02"]),
        ("The bridge has been shut since it was hit on 2 November.", ["2030-11-02"]),
        (
            "The council will, after talks with all who live near the mill and those who once worked in it, "
            "publish its plan by the end of September.",
            ["2031-09"],
        ),
        ("Growth of 2 percent was forecast in November.", ["2030-11"]),
        ("Wet days: 12 June, 12 November.", ["2031-06-12", "2030-11-12"]),
        ("In November he resigned.", ["2030-11"]),
    ],
)
def test_the_clause_chooses_the_year(text: str, values: list[str]) -> None:
    assert [figure.value for figure in figures(text, "date")] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The fair was on Saturday 14 June.", "2031-06-14"),
        ("The fair was on Friday, June 14.", "2030-06-14"),
        ("The fair is on Thursday 14 June.", "2031-06-14"),
    ],
)
def test_a_weekday_beside_a_date_chooses_the_year(text: str, value: str) -> None:
    assert only(text).value == value


def test_a_german_weekday_chooses_the_year() -> None:
    (found,) = find_figures("Am Samstag, den 14. Juni, war Markt.", language="de", published="2031-04-15")
    assert found.value == "2031-06-14"


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("He died on Good Friday.", "Good Friday", "2031-04-11"),
        ("Shops were shut on Easter Monday.", "Easter Monday", "2031-04-14"),
        ("Shops will open on Black Friday.", "Black Friday", "2031-11-28"),
        ("They met on Good Friday 2029.", "Good Friday 2029", "2029-03-30"),
        ("It recalled Bloody Sunday.", "Bloody Sunday", None),
        ("It opened at Christmas 2028.", "Christmas 2028", "2028-12-25"),
        ('"I sang until last Christmas," she said.', "last Christmas", "2030-12-25"),
        ("They wed next Christmas.", "next Christmas", "2031-12-25"),
    ],
)
def test_feasts(text: str, span: str, value: str | None) -> None:
    figure = only(text)
    assert (figure.text, figure.value) == (span, value)


def test_a_treaty_named_after_a_feast_is_no_date() -> None:
    assert figures("The Good Friday Agreement held.") == []


def test_easter_falls_where_it_does() -> None:
    assert [easter(year).isoformat()[5:] for year in (1818, 1943, 2000, 2024, 2038)] == [
        "03-22",
        "04-25",
        "04-23",
        "03-31",
        "04-25",
    ]


def test_a_stretch_of_days_ends_after_it_begins() -> None:
    found = figures("It was shut from 6pm on Monday to 9am on Tuesday.", "date")
    assert [figure.value for figure in found] == ["2031-04-14", "2031-04-15"]


def test_a_season_is_two_years() -> None:
    figure = only("The 2029-30 season was wet.")
    assert (figure.text, figure.value, figure.bound) == ("2029-30", "2029/2030", "range")


def test_the_previous_year_hangs_on_no_year_far_away() -> None:
    far = (
        "It opened in 2019. "
        + "The hall is old and the roof leaks. " * 12
        + "Sales had fallen the previous year."
    )
    assert figures(far, "date")[-1].value is None
    assert figures("Sales rose in 2019 after falling the previous year.", "date")[-1].value == "2018"


def test_a_fixture_looks_ahead() -> None:
    assert only("Astra visit Lorne on Monday.", "date").value == "2031-04-21"
    assert only("Mira Vint visited Lorne on Monday.", "date").value == "2031-04-14"
