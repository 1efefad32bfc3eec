"""What the inspector tells of numbers: value, what is counted, source, day, what to compare."""

from collections.abc import Sequence

from tui.desk.desk import Reason
from tui.model import Article, RawDocument
from tui.reading.read import read
from tui.terminal.glyphs import UNICODE
from tui.terminal.inspector import Inspector, Item
from tui.terminal.marks import Marks, describe

TITLE = "Over 900 leave Tarn Bay"
TEXT = (
    "Mara Vint said on Tuesday that 700 people left Tarn Bay by sea and 200 more by road. The blast killed "
    "four people. Rain fell on the harbour. Oskar Reed, who saw it, said that it was killing three people."
)


def article() -> Article:
    return read(RawDocument(raw=TEXT, clean=False, title=TITLE, published="2026-03-18"))


def section(shown: Article, name: str, why: Sequence[Reason] = ()) -> list[Item]:
    items = iter(Inspector(shown, Marks(shown), why=why).items)
    for item in items:
        if item.left == name:
            break
    found = []
    for item in items:
        if not item.left:
            break
        found.append(item)
    return found


def test_figures_with_value_counted_and_source_and_nobody_first() -> None:
    lines = [(item.sign, item.left, item.right) for item in section(article(), "FIGURES")]
    assert lines[0][0] == "?"
    assert ("?", "4  people", "") in lines
    assert ("#", "700  people", "Mara Vint") in lines and ("#", "3  people", "Oskar Reed") in lines
    signs = [sign for sign, _, _ in lines]
    assert signs == sorted(signs, reverse=True)


def test_what_adds_up_stands_with_the_figure() -> None:
    assert any(item.left.endswith("= 700 + 200") for item in section(article(), "FIGURES"))


def test_why_an_article_has_its_priority() -> None:
    why = [Reason("one source", 20), Reason("can wait", -5)]
    assert [(item.left, item.right) for item in section(article(), "PRIORITY", why)] == [
        ("one source", "+20"),
        ("can wait", "-5"),
    ]
    assert section(article(), "PRIORITY") == []


def test_a_day_told_relatively_with_its_date() -> None:
    assert [(item.left, item.right) for item in section(article(), "DATES")] == [("Tuesday", "2026-03-17")]


def test_a_prompt_leads_to_both_figures() -> None:
    shown = article()
    marks = Marks(shown).all
    items = section(shown, "LOOK AT")
    at = next(i for i, item in enumerate(items) if item.left == "figures-disagree")
    other = next(item for item in items[at:] if item.sign == "=")
    places = []
    for item in (items[at], other):
        assert item.mark is not None
        places.append(TEXT[marks[item.mark].start : marks[item.mark].end])
    assert places == ["four", "three"] and other.left.strip() == "three"
    assert "Compare “four people” with" in " ".join(item.left.strip() for item in items[at:])


def test_the_walk_says_what_a_figure_is_held_against_and_what_adds_up() -> None:
    shown = article()
    told = [describe(shown, mark, 80, UNICODE) for mark in Marks(shown).all if mark.figure is not None]
    assert any(one.startswith("four people · compare: three · ") for one in told)
    assert any(one.startswith("three people · compare: four · ") for one in told)
    assert any("adds up: 700 + 200" in one for one in told)
