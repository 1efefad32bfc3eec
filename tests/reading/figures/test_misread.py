"""Wordings that say another thing than their words alone would."""

from itertools import pairwise

import pytest

from tests.reading.figures.reading import figures, only


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sales rose for a third month in a row.", 3),
        ("They won for a fourth year running.", 4),
        ("The talks went into a third day.", 3),
    ],
)
def test_time_is_not_parted_by_an_ordinal(text: str, value: int) -> None:
    figure = only(text)
    assert (figure.kind, figure.value) == ("ordinal", value)


@pytest.mark.parametrize(
    ("text", "span", "bound", "value"),
    [
        ("Jabs for over 60s begin.", "over 60s", "over", 60),
        ("Under 18s go free.", "Under 18s", "under", 18),
        ("The under 5s sang.", "under 5s", "under", 5),
        ("Adults under 65 need a pass.", "under 65", "under", 65),
        ('"Gone," said her son Peter, 64.', "64", "exact", 64),
        ("Her brother Jim (71) sang.", "71", "exact", 71),
    ],
)
def test_ages(text: str, span: str, bound: str, value: int) -> None:
    figure = only(text)
    assert (figure.kind, figure.text, figure.bound, figure.value) == ("age", span, bound, value)


def test_seconds_stay_seconds() -> None:
    assert only("She ran it in under 10s.").unit == "second"


@pytest.mark.parametrize("verb", ["edged", "inched", "crept", "ticked", "nudged"])
def test_where_something_moved_to_is_no_bound(verb: str) -> None:
    figure = only(f"The rate {verb} up to 4.5%.")
    assert (figure.text, figure.bound, figure.change) == ("4.5%", "exact", None)


@pytest.mark.parametrize(
    ("amount", "change"),
    [
        ("a 9% fall on May", "down"),
        ("a 14% rise", "up"),
        ("a 5 per cent drop", "down"),
        ("a £3m increase", "up"),
        ("a 3% annual rise", "up"),
    ],
)
def test_an_amount_before_its_noun_of_change(amount: str, change: str) -> None:
    assert figures(f"The firm saw {amount} in its costs.")[0].change == change


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("Three quarters of a million people came.", "Three quarters of a million", 750_000),
        ("One person in ten is ill.", "One person in ten", 0.1),
        ("The rate is 30 per 100,000 people.", "30 per 100,000", 0.0003),
        ("They are three times as likely to leave.", "three times", 3),
    ],
)
def test_shares(text: str, span: str, value: float) -> None:
    figure = only(text)
    assert (figure.text, figure.value) == (span, value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It was -5 to -10C at night.", -10, -5),
        ("It was minus 5 to minus 10 degrees.", -10, -5),
        ("There were 5-6,000 people.", 5000, 6000),
    ],
)
def test_ranges(text: str, low: int, high: int) -> None:
    figure = only(text)
    assert (figure.bound, figure.low, figure.high) == ("range", low, high)


def test_shares_of_a_poll() -> None:
    found = figures("A poll put the Reds on 34%, the Greens on 24 and Dawn on 23.")
    assert [(figure.value, figure.unit) for figure in found] == [(n, "percent") for n in (34, 24, 23)]


def test_seats_are_no_name() -> None:
    assert [f.value for f in figures("Polls gave Dawn 48 of 120 seats.", "count")] == [48, 120]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It cost 40 kroner in Oslo.", "NOK"),
        ("It cost 40 kroner in Denmark.", "DKK"),
        ("It cost 50 kronor.", "SEK"),
    ],
)
def test_crowns(text: str, unit: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.unit) == ("money", unit)


def test_references_and_first_time() -> None:
    assert only("Quote the reference 5250034471 to us.").kind == "identifier"
    assert figures("First-time buyers came.") == []


def test_figures_never_overlap() -> None:
    found = figures("He had 2over-60s.")
    assert all(one.end <= other.start for one, other in pairwise(found))
