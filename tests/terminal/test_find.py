"""Searching in the text."""

import asyncio
import time

import pytest

from tests.terminal.conftest import press
from tests.terminal.drawing import draw
from tests.terminal.fake_desk import FakeDesk
from tui.desk.config.table import THEMES
from tui.terminal import find, looks, themes
from tui.terminal.patterns import BadPattern, PatternRun, TooSlow, capitals
from tui.terminal.sought import folded, sought
from tui.terminal.view import view
from tui.terminal.work import Work


def found(typed: str, text: str) -> list[str]:
    what = sought(typed)
    assert what is not None
    return [text[start:end] for start, end in what.spans(text)]


def test_case_and_accents_matter_where_they_were_typed() -> None:
    text = "Flood, flood, Café, cafe, İstanbul"
    assert found("flood", text) == ["Flood", "flood"]
    assert found("Flood", text) == ["Flood"]
    assert found("cafe", text) == ["Café", "cafe"]
    assert found("café", text) == ["Café"]
    assert len(folded(text, accents=True)) == len(text)


def test_words_stand_side_by_side_over_the_end_of_a_line() -> None:
    assert found("the  tarn", "the\nTarn and the Tarn; thetarn") == ["the\nTarn", "the Tarn"]
    assert found("a.b(", "a.b( axb(") == ["a.b("]


def test_a_pattern_begins_with_its_sign() -> None:
    for typed in ("re:fl.od", "/fl.od"):
        what = sought(typed)
        assert what is not None and what.pattern == "fl.od"
    assert sought("  ") is None and sought("re:") is None
    assert not capitals(r"\W\S\D") and capitals(r"\wA")


def test_a_pattern_runs_elsewhere() -> None:
    assert PatternRun("o+", ["Foo", "bOx"]).run(20) == [[(1, 3)], [(1, 2)]]
    with pytest.raises(BadPattern) as caught:
        PatternRun("a(", ["a"]).run(20)
    assert caught.value.column == 2


def test_a_pattern_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(TooSlow):
        PatternRun("(a|a)+$", ["a" * 60 + "!"]).run(0.3)


async def test_hits_are_counted_and_walked(work: Work) -> None:
    draw(work, 80, 24)
    await press(work, "/", *"vint", "enter")
    rows = draw(work, 80, 24)
    assert rows[22].startswith(" hit 1 of 2 for ‘vint’") and rows[9].startswith(">")
    await press(work, "]")
    rows = draw(work, 80, 24)
    assert rows[22].startswith(" hit 2 of 2") and rows[13].startswith(">")
    await press(work, "]")
    assert work.said == "no further hit below; n goes on"
    await press(work, "[")
    assert draw(work, 80, 24)[22].startswith(" hit 1 of 2")
    draw(work, 40, 12)
    await press(work, "escape")
    assert not work.find.on and "sources" in draw(work, 80, 24)[22]


async def test_hits_have_a_look_of_their_own(work: Work) -> None:
    from tui.terminal.frame import frame

    draw(work, 80, 24)
    await press(work, "/", *"homes", "enter")
    parts = view(work, frame(80, 24))
    hits = [text for row in [*parts["headline"], *parts["body"]] for text, look in row if look & looks.HIT]
    assert hits[:2] == ["homes", "homes"]
    for theme in THEMES:
        style = themes.styler(theme)(looks.HIT)
        assert style is not None and style.reverse
        assert themes.styler(theme)(looks.HIT | looks.CURRENT) != style


async def test_the_search_goes_on_in_the_next_article(work: Work) -> None:
    draw(work, 80, 24)
    await press(work, "/", *"varnholt", "enter", "n")
    assert draw(work, 80, 24)[22].startswith(" 3 hits for ‘varnholt’: ] goes there")
    await press(work, "]")
    assert draw(work, 80, 24)[22].startswith(" hit 1 of 3")


async def test_an_empty_line_means_the_lists_words(work: Work) -> None:
    await press(work, "f", "ctrl+u", *"bridges", "enter")
    rows = draw(work, 80, 24)
    assert "…bridges are closed" in rows[3]
    work.say("")
    assert "bridges" in draw(work, 40, 12)[10]
    await press(work, "/", "enter")
    assert draw(work, 80, 24)[22].startswith(" hit 1 of 1 for the list’s words")


async def test_an_empty_line_else_means_the_last_ones(work: Work) -> None:
    await press(work, "/", "enter")
    assert "nothing to search for" in draw(work, 80, 24)[22]
    await press(work, "escape", "/", *"homes", "enter", "escape", "/", "enter")
    assert work.find.on


async def test_a_mistaken_pattern_keeps_the_prompt_open(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find, "WAIT", 20.0)
    await press(work, "/", *"re:a(")
    await work.press("enter", 1.0)
    assert work.panel is not None and not work.find.on
    rows = draw(work, 80, 24)
    assert "no pattern" in rows[20] and rows[22][rows[21].index("↓")] == "("


async def test_a_mistake_told_late_is_said_and_spoils_no_other_search(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find, "WAIT", 0.0)
    await press(work, "/", *"re:a(", "enter")
    assert work.panel is None
    deadline = time.monotonic() + 20
    while "searching" in work.find.status() and time.monotonic() < deadline:
        await asyncio.sleep(0.01)
    assert "no pattern" in draw(work, 80, 24)[22]
    await press(work, "/", *"homes", "enter")
    assert work.panel is None and "hit 1 of 2" in work.find.status()


async def test_a_slow_pattern_never_holds_the_keys(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.terminal import patterns

    monkeypatch.setattr(patterns.PatternRun.run, "__defaults__", (0.5,))
    await press(work, ":", *"search re:(.|.)+~", "enter")
    deadline = time.monotonic() + 20
    while "was stopped" not in work.find.status() and time.monotonic() < deadline:
        draw(work, 80, 24)
        await asyncio.sleep(0.01)
    assert "was stopped" in work.find.status()
    await press(work, "n")
    assert work.session.index == 3
    work.find.end()


async def test_a_search_in_the_raw_view_shows_the_clean_text(work: Work, desk: FakeDesk) -> None:
    await press(work, "x", "/", *"homes", "enter")
    assert work.session.raw is None and work.find.on
    await press(work, "a")
    assert len(desk.acts) == 1
