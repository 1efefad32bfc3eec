"""Bounds and changes are two things."""

import pytest

from tests.reading.figures.reading import figures, only


@pytest.mark.parametrize(
    ("text", "span", "bound", "low", "high"),
    [
        ("They hold over 6,000 sheep.", "over 6,000", "over", 6000, None),
        ("They hold more than 6,000 sheep.", "more than 6,000", "over", 6000, None),
        ("They hold at least 40 sheep.", "at least 40", "at_least", 40, None),
        ("They hold 40 or more sheep.", "40 or more", "at_least", 40, None),
        ("They hold fewer than 40 sheep.", "fewer than 40", "under", None, 40),
        ("They hold up to 40 sheep.", "up to 40", "at_most", None, 40),
        ("They hold no more than 40 sheep.", "no more than 40", "at_most", None, 40),
        ("They hold nearly 40 sheep.", "nearly 40", "about", None, None),
        ("They hold an estimated 40 sheep.", "an estimated 40", "about", None, None),
        ("They hold exactly 40 sheep.", "40", "exact", None, None),
    ],
)
def test_bound(text: str, span: str, bound: str, low: int | None, high: int | None) -> None:
    figure = only(text)
    assert (figure.text, figure.bound, figure.low, figure.high) == (span, bound, low, high)
    assert figure.value in (40, 6000)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Shares rose 3%.", "up"),
        ("Shares fell by 3%.", "down"),
        ("Rents were cut by a third.", "down"),
        ("Output is up 3% this week.", "up"),
        ("They saw an increase of 3%.", "up"),
        ("Shares closed 3% lower.", "down"),
        ("Shares rose to $30.", None),
        ("They hold 3% of it.", None),
        ("They raised $30 at the fair.", None),
    ],
)
def test_change(text: str, change: str | None) -> None:
    assert only(text, "percent", "ratio", "money").change == change


def test_bound_and_change_together() -> None:
    figure = only("Shares rose more than 3%.")
    assert (figure.bound, figure.change, figure.text) == ("over", "up", "more than 3%")


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("They cut their herd by 3%.", "down"),
        ("They raised prices 3%.", "up"),
        ("It lifted the level on the lake by 3 feet.", "up"),
        ("Shares put on 3%.", "up"),
        ("Shares gave back 3%.", "down"),
        ("Shares were off 3%.", "down"),
        ("The herd shrank back 3%.", "down"),
        ("Fares are up a whopping 3%.", "up"),
        ("The storm wiped 3% off prices.", "down"),
        ("She took more than 3 seconds off the record.", "down"),
        ("Exports shot up 3%.", "up"),
        ("Prices are 3% cheaper.", "down"),
        ("They cut taxes on 3% of farms.", None),
        ("Inflation fell below 3%.", None),
        ("Output fell in the second quarter by 3%.", "down"),
        ("The plan to cut herds was backed by 3%.", None),
        ("They lost a race on the lake by 3 points.", None),
        ("It did not rise above 3%.", None),
        ("It fell just short of 3%.", None),
        ("It rose under 3%.", "up"),
        ("They raised 3 lambs.", None),
        ("It was a day off 3 weeks later.", None),
        ("The offer put on 3 plays.", None),
    ],
)
def test_families_of_change(text: str, change: str | None) -> None:
    found = [f for f in figures(text) if 3 in (f.value, f.low, f.high)]
    assert [f.change for f in found] in ([change], [])
    assert found or change is None


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The board raised in-state fees by 4.9 percent.", "up"),
        ("It cut its full-year forecast by a third.", "down"),
        ("It cut the rate and then cut it by 50 basis points.", "down"),
        ("The jab cut stays among infants by 83%.", "down"),
        ("Vint shipped 18 per cent less than in the same month of 2023.", "down"),
        ("Vint shipped 18% more than a year ago.", "up"),
        ("Vint makes 18% more than Brunner.", None),
        ("They beat it by 40 votes.", None),
    ],
)
def test_changes_of_what_stands_between(text: str, change: str | None) -> None:
    assert figures(text, "percent", "ratio", "count")[0].change == change


def test_the_confidence_of_an_interval_does_not_change() -> None:
    found = figures("The jab cut stays by 83% (95% confidence interval 76-88%).")
    assert [f.change for f in found] == ["down", None, None]
