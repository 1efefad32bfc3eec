"""Wordings that say another thing than their words alone would."""

from itertools import pairwise

import pytest

from tests.reading.figures.reading import counted, figures, only


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


@pytest.mark.parametrize(
    ("text", "span", "kind", "value"),
    [
        ("Rates were one and a half times higher.", "one and a half", "count", 1.5),
        ("One and a half years passed.", "One and a half years", "duration", 1.5),
        ("Anyone can ring 01632 960418.", "01632 960418", "identifier", None),
        ("Write to Vint House, 12-14 Quay Street.", "12-14", "identifier", None),
        ("A Boeing 737-800 carrying 181 people landed.", "737-800", "identifier", None),
        ("About 120-300 came.", "About 120-300", "count", None),
        ("She ran the 400m hurdles.", "400m", "measure", 400),
        ("It has 400m users.", "400m", "count", 400_000_000),
        ("It shoots 8K video.", "8K", "identifier", None),
        ("She has 8K followers.", "8K", "count", 8000),
        ("Debt was 1.9x earnings.", "1.9x", "ratio", 1.9),
        ("Debt rose to 3x.", "3x", "ratio", 3),
        ("It scored 7.5/10.", "7.5/10", "ratio", 0.75),
        ("See p. 9 of the report.", "9", "identifier", None),
        ("It costs 9 p. 7 men paid.", "9 p", "money", 9),
        ("The phone runs Lumen OS 14.2.", "14.2", "identifier", None),
        ("The watch runs 17.4.1 now.", "17.4.1", "identifier", None),
    ],
)
def test_names_and_numbers_that_look_like_others(text: str, span: str, kind: str, value: object) -> None:
    figure = figures(text)[0]
    assert (figure.text, figure.kind, figure.value) == (span, kind, value)


def test_the_sets_of_a_match_are_scores() -> None:
    found = figures("Vint beat Brunner by 6-4, 3-6, 7-6.")
    assert [(f.kind, f.low, f.high) for f in found] == [("score", 6, 4), ("score", 3, 6), ("score", 7, 6)]
    assert [f.kind for f in figures("Some 3-6, 8-12 or 2-5 goats.")] == ["count"] * 3


def test_a_verb_after_and_is_not_counted() -> None:
    assert counted(figures("It won 14 games and lifts them out of the drop.")[0]) == "games"
    assert counted(figures("They keep 14 goats and cows in a field.")[0]) == "goats and cows"


@pytest.mark.parametrize(
    ("text", "kind", "value", "change"),
    [
        ("It sank 45 miles off Tarn.", "measure", 45, None),
        ("It fell 3 feet.", "measure", 3, "down"),
        ("It was missing at 1600 local time.", "time", "16:00", None),
        ("It fell by 1015 GMT.", "time", "10:15Z", None),
        ("It stood there by 1915 or so.", "date", "1915", None),
        ("The share was lower at 88.40 crowns.", "count", 88.4, None),
        ("Ring 0421 / 55 01 20 for more.", "identifier", None, None),
    ],
)
def test_places_clocks_and_levels(text: str, kind: str, value: object, change: str | None) -> None:
    figure = figures(text)[0]
    assert (figure.kind, figure.value, figure.change) == (kind, value, change)


def test_points_by_which_a_share_moved() -> None:
    assert figures("Vacancies are at 0.9%, down 0.4 points.")[-1].unit == "percentage point"
    assert figures("The index rose 2%, up 40 points.")[-1].unit == "point"


def test_verbs_that_look_like_plurals() -> None:
    assert counted(figures("Its 30 ships averages 17.2 years.")[0]) == "ships"
    assert figures("The Tarn Pro 2 weighs 9 oz.")[0].kind == "identifier"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Furnaces Nos. 3 and 5 are to close.", ["rank", "rank"]),
        ("Rooms 3 and 40 people.", ["count", "count"]),
    ],
)
def test_names_in_a_list(text: str, kinds: list[str]) -> None:
    assert [f.kind for f in figures(text)] == kinds


def test_a_season_is_not_counted() -> None:
    assert counted(figures("It opened 22 gates, up from 16 last summer.")[1]) in (None, "gates")
    assert counted(figures("The 12 last men left.")[0]) == "last men"


def test_points_after_a_share_of_something() -> None:
    assert figures("Tin made up 61% of demand, up 7 points.")[-1].unit == "percentage point"
