"""What a first visitor stumbled over: counts, help, the way back, the place that is kept."""

import pytest
from msgspec.structs import replace

from tests.terminal.conftest import press
from tests.terminal.drawing import draw
from tests.terminal.fake_desk import FakeDesk
from tests.terminal.test_work import current
from tui.desk.desk import Act
from tui.terminal.glyphs import UNICODE
from tui.terminal.panels.help import HelpPanel
from tui.terminal.work import Work


async def test_a_command_with_what_it_takes_is_found(work: Work) -> None:
    await press(work, ":", *"save inbox")
    rows = draw(work, 80, 24)
    assert any("> " in one and "save NAME:" in one for one in rows)
    assert not any("nothing of that name" in one for one in rows)


async def test_the_chosen_commands_help_is_told_in_full(work: Work) -> None:
    await press(work, "?", *"select", "down")
    work.glyphs = UNICODE
    panel = work.panel
    assert isinstance(panel, HelpPanel)
    assert draw(work, 80, 24)[22].startswith(f" {panel.found[1].help}")


async def test_marks_are_counted(work: Work, desk: FakeDesk) -> None:
    await press(work, "3", "]")
    assert work.session.reading is not None and work.session.reading.marks.index == 2
    await press(work, "2", "z")
    assert work.said == "2: zoom takes no count" and not work.session.zoomed
    await press(work, "v", "5", ";")
    assert work.said == "5: selected takes no count"
    await press(work, "5", "u")
    assert work.said == "5: undo takes no count" and not desk.undone


async def test_what_is_said_of_a_mark_is_shown_in_full(work: Work) -> None:
    await press(work, "]", "H")
    rows = draw(work, 40, 12)
    text = " ".join(one.strip() for one in rows[3:10])
    assert text.startswith("Mara Vint · says · reported speech") and "why:" in text
    await press(work, "H")
    assert not work.headline


async def test_back_from_what_a_source_said(work: Work) -> None:
    await press(work, "]")
    article = work.session.article
    await press(work, "*")
    assert work.session.queue.filter.startswith("source:") and work.said.endswith("esc goes back")
    await press(work, "escape")
    while work.session.queue.filter.startswith("source:"):
        await press(work, "escape")
    assert work.session.queue.filter == work.desk.home
    assert work.session.article is not None and article is not None
    assert work.session.article.id == article.id


async def test_an_article_that_has_gone_leaves_its_place_to_the_next(work: Work, desk: FakeDesk) -> None:
    await press(work, "n")
    desk._set(4, "skip")
    await press(work, "R")
    assert work.session.index == 3
    assert current(work) == "plain-4"


async def test_the_place_outlives_a_list_without_articles(work: Work) -> None:
    await press(work, "n")
    article = current(work)
    work.lists.by(work, "tag:none")
    assert draw(work, 80, 24)[22].startswith(" nothing in this list")
    work.lists.by(work, "verdict:none")
    assert current(work) == article


async def test_undoing_many_at_once_stays_where_one_reads(
    work: Work, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    undone = Act(("u",), 1, "plain-1", None, "2 articles undecided", 2)
    monkeypatch.setattr(desk, "undo", lambda key=None: undone)
    await press(work, "u")
    assert current(work) == "flood" and work.said == "2 articles undecided"


async def test_zoomed_a_mark_is_told_of_and_the_headline_stays(work: Work) -> None:
    await press(work, "z", "]")
    rows = draw(work, 80, 24)
    assert rows[2].strip().startswith("Flood leaves 1,400")
    assert rows[22].startswith(" Mara Vint · says")


async def test_how_sure_a_rule_is_stands_behind_what_it_found(work: Work, desk: FakeDesk) -> None:
    article = desk.articles[3]
    doubtful = [replace(one, confidence=0.72) for one in article.attributions]
    desk.articles[3] = replace(article, attributions=doubtful)
    work.session.go(2)
    await press(work, "]")
    assert draw(work, 80, 24)[22].startswith(" Mara Vint · says · reported speech 72% · ")
