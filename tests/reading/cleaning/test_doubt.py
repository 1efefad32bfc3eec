"""Where the cleaning says that it is not sure; all names are invented."""

from tui.reading.cleaning import clean
from tui.reading.cleaning.doubt import certainty, find_doubts
from tui.reading.cleaning.survey import survey

SENTENCE = "The council of Orrin voted on Monday to keep the ferry, its chair said, and number {} agreed."
PAGE = survey("\n\n".join(SENTENCE.format(n) for n in range(20)))
SURE = 40.0


def doubts(margins: dict[int, float], gone: tuple[int, ...] = (19,)) -> list[tuple[int, int, bool]]:
    """The doubts as first and last passage and whether they stay, where all but ``margins`` is sure."""
    found = PAGE.found
    kept = [i not in gone for i in range(len(found))]
    by = [margins.get(i, SURE if inside else -SURE) for i, inside in enumerate(kept)]
    starts, ends = [p.start for p in found], [p.end for p in found]
    listed = find_doubts(found, PAGE.junk, kept, by)
    return [(starts.index(one.start), ends.index(one.end), one.kept) for one in listed]


def test_a_page_that_is_sure_has_none_and_so_has_one_with_a_small_doubt() -> None:
    assert doubts({}) == []
    assert doubts({5: 1.0}) == []


def test_neighbours_are_one_and_what_went_is_doubted_too() -> None:
    assert doubts(dict.fromkeys((3, 4, 5, 6, 7, 8, 9, 10, 15), 1.0)) == [(3, 10, True), (15, 15, True)]
    gone = tuple(range(12, 20))
    assert doubts(dict.fromkeys(gone, -1.0), gone) == [(12, 19, False)]
    assert doubts(dict.fromkeys(gone, -39.0), gone) == []


def test_at_most_four_are_shown_those_of_most_words() -> None:
    close = dict.fromkeys((0, 1, 3, 4, 6, 7, 9, 10, 12, 14, 16), 1.0)
    assert doubts(close) == [(0, 1, True), (3, 4, True), (6, 7, True), (9, 10, True)]


def test_an_article_without_a_page_is_not_doubted() -> None:
    assert clean("\n\n".join(SENTENCE.format(n) for n in range(8))).doubts == []


def test_certainty_grows_with_the_margin() -> None:
    assert certainty(0.0) < certainty(5.0) < certainty(50.0) <= 1.0
    assert 0.0 < certainty(-10.0) < 1.0
