"""Dates and times, resolved against a Tuesday, 15 April 2031."""

import pytest

from tests.reading.figures.reading import TUESDAY, figures, only


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("It opened on 20 January 2028.", "20 January 2028", "2028-01-20"),
        ("It opened on January 20, 2028.", "January 20, 2028", "2028-01-20"),
        ("It opened on Sunday, Jan. 20, 2030.", "Sunday, Jan. 20, 2030", "2030-01-20"),
        ("It opened on 2028-01-20.", "2028-01-20", "2028-01-20"),
        ("It opened in July 2029.", "July 2029", "2029-07"),
        ("It opened in 1988.", "1988", "1988"),
        ("It opened in the 1960s.", "1960s", "1960/1969"),
        ("It opened in the 19th century.", "19th century", "1800/1899"),
        ("It ran from 3-5 March 2030.", "3-5 March 2030", "2030-03-03/2030-03-05"),
        ("It opened on 10 April.", "10 April", "2031-04-10"),
        ("It opened on 10 November.", "10 November", "2030-11-10"),
        ("It will open on 10 November.", "10 November", "2031-11-10"),
        ("It opened in March.", "March", "2031-03"),
        ("It opened on 30 May.", "30 May", "2030-05-30"),
        ("They came to say it opened on Thursday.", "Thursday", "2031-04-10"),
        ("It opened on Saturday.", "Saturday", "2031-04-12"),
        ("It opened on Tuesday.", "Tuesday", TUESDAY),
        ("It will open on Friday.", "Friday", "2031-04-18"),
        ("It opened last Monday.", "last Monday", "2031-04-07"),
        ("It opened last Thursday.", "last Thursday", "2031-04-10"),
        ("It opens next Thursday.", "next Thursday", "2031-04-17"),
        ("It opened yesterday.", "yesterday", "2031-04-14"),
        ("It opened last night.", "last night", "2031-04-14"),
        ("It opened last week.", "last week", "2031-W15"),
        ("It opened last month.", "last month", "2031-03"),
        ("It opened this year.", "this year", "2031"),
        ("It opened three days ago.", "three days ago", "2031-04-12"),
        ("It opened two years ago.", "two years ago", "2029"),
    ],
)
def test_date(text: str, span: str, value: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.text, figure.value) == ("date", span, value)


def test_without_a_publication_day_relative_dates_stay_open() -> None:
    assert only("It opened last Monday.", published=None).value is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Doors open at 5 p.m. sharp.", "17:00"),
        ("Doors open at 15:11 GMT.", "15:11Z"),
        ("Doors open at 6:30am.", "06:30"),
        ("Doors open at noon.", "12:00"),
        ("Doors open at five o'clock.", "05:00"),
    ],
)
def test_time(text: str, value: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.value) == ("time", value)


def test_months_that_are_names_or_verbs() -> None:
    assert figures("May Orlow may march with April Tarn.") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In his 1796 essay he said so.", "1796"),
        ("The government's 1829 ban held.", "1829"),
        ("Yields fell below 2000 levels.", "2000"),
        ("It signed the union's 2012 Tessaly Declaration.", "2012"),
        ("Power for August delivery fell.", "2031-08"),
        ("It rained. Trains on Friday and Saturday will be late.", "2031-04-18"),
    ],
)
def test_years_before_nouns_and_days_to_come(text: str, value: str) -> None:
    assert figures(text, "date")[0].value == value
