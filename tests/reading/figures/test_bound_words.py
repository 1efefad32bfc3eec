"""Bounds that no table lists: comparisons, what strengthens or turns them, what follows the counted noun."""

import pytest

from tests.reading.figures.reading import figures, only


@pytest.mark.parametrize(
    ("text", "span", "bound"),
    [
        ("The mast is no taller than 40 metres.", "no taller than 40 metres", "at_most"),
        ("The mast is taller than 40 metres.", "taller than 40 metres", "over"),
        ("Nothing cheaper than $40 was left.", "Nothing cheaper than $40", "at_least"),
        ("He was never less than 40 points ahead.", "never less than 40 points", "at_least"),
        ("Vans must not exceed 40 mph here.", "not exceed 40 mph", "at_most"),
        ("The crane doesn't exceed 40 tonnes.", "doesn't exceed 40 tonnes", "at_most"),
        ("Waves as high as 40 feet hit the quay.", "as high as 40 feet", "at_most"),
        ("Fares are as low as $40.", "as low as $40", "at_least"),
        ("Peaks were as high as roughly 40 metres.", "roughly 40 metres", "about"),
        ("They own a smidgen under 40 acres.", "a smidgen under 40 acres", "under"),
        ("They own a lot more than 40 acres.", "a lot more than 40 acres", "over"),
        ("Not far short of 40 acres burned.", "Not far short of 40 acres", "under"),
        ("They plan at least another 40 homes.", "at least another 40", "at_least"),
        ("They plan up to a further 40 homes.", "up to a further 40", "at_most"),
        ("A wall of 40 metres, give or take, was built.", "40 metres, give or take", "about"),
        ("A wall of 40 metres, or even more, was built.", "40 metres, or even more", "at_least"),
        ("It lost 40 litres or possibly more of oil.", "40 litres or possibly more", "at_least"),
        ("It cost $40 if not less.", "$40 if not less", "at_most"),
        ("A sub-$40 phone went on sale.", "sub-$40", "under"),
    ],
)
def test_grammar_of_bounds(text: str, span: str, bound: str) -> None:
    found = [f for f in figures(text) if f.value == 40]
    assert [(f.text, f.bound) for f in found] == [(span, bound)]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The race drew 40 runners or more.", "at_least"),
        ("The race drew 40 runners or fewer.", "at_most"),
        ("It counts 40 wolves and counting.", "at_least"),
        ("It drew 40 people or so.", "about"),
        ("It drew 40 people at most.", "at_most"),
    ],
)
def test_bound_after_what_is_counted(text: str, bound: str) -> None:
    figure = only(text)
    assert (figure.text, figure.bound) == ("40", bound)


@pytest.mark.parametrize(
    "text",
    [
        "It is 5 percent more than 40.",
        "They won twice as many as 40 others.",
        "Inside 40 homes the lights were on.",
        "It cost $40 and more lanterns came.",
        "Of 40 homes at least 20 are empty.",
    ],
)
def test_words_that_do_not_bound(text: str) -> None:
    assert [f.bound for f in figures(text) if f.value == 40] == ["exact"]
