"""Two reviewers at their screens, blind to each other until both have judged; a dispute is settled."""

import asyncio
import json
import os
from pathlib import Path

import pytest

from tests.terminal.conftest import clock, press
from tests.terminal.drawing import draw, whole
from tui.desk.desk import Desk
from tui.desk.ingest import ingest
from tui.review.scheme import COLOURS
from tui.terminal import looks
from tui.terminal.glyphs import UNICODE
from tui.terminal.unsaved import left_over
from tui.terminal.work import Work

SCHEME = """\
[review]
each = 2

[[verdict]]
name = "accept"
colour = "green"
guideline = "It can run as it is."

[[verdict]]
name = "reject"
reasons = ["a shop page", "not news"]
guideline = "It cannot run,\\nwhatever is done to it."

[[verdict]]
name = "escalate"
"""
SIZE = (140, 40)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    lines = [{"id": f"a{n}", "title": f"Ferry {n}", "text": f"The {n}th ferry stops."} for n in range(3)]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)))
    folder = tmp_path / "library"
    ingest(folder, [str(tmp_path / "in.jsonl")], refused=lambda one: pytest.fail(str(one)))
    (folder / "desk.toml").write_text(SCHEME)
    return folder


def at_work(folder: Path, reviewer: str) -> Work:
    work = Work(Desk(folder, reviewer), UNICODE, clock)
    work.begin()
    return work


async def saved(work: Work, *keys: str) -> None:
    """Type keys, and wait until what they record is on disk."""
    await press(work, *keys)
    while work.saver.waiting:
        await asyncio.sleep(0.005)


def of(work: Work, article: str) -> str:
    """The letter of an article in the list."""
    queue = work.session.queue
    return work.letters.of(next(one for one in queue.rows(0, len(queue)) if one.id == article))[0]


def screen(work: Work) -> str:
    return "\n".join(draw(work, *SIZE))


def current(work: Work) -> str:
    return work.session.article.id if work.session.article else ""


async def test_nobody_sees_the_others_verdict_before_giving_their_own(folder: Path) -> None:
    bo, ana = at_work(folder, "bo"), at_work(folder, "ana")
    assert "· blind" in draw(bo, *SIZE)[0]
    article = current(bo)
    await saved(bo, "a")
    assert of(bo, article) == "A" and current(bo) != article
    ana.renew()
    ana.session.bring(ana.desk.find(article) or 0)
    ana.judging.refresh()
    assert of(ana, article) == "" and "bo: blind until yours" in screen(ana)
    assert "accept" not in screen(ana).replace("[a]ccept", "")
    await saved(ana, "r", "1")
    assert of(ana, article) == "≠" and current(ana) != article


async def test_a_verdict_on_what_is_disputed_names_both_and_settles(folder: Path) -> None:
    bo, ana = at_work(folder, "bo"), at_work(folder, "ana")
    article = current(bo)
    await saved(bo, "a")
    await saved(ana, "r", "2")
    await press(ana, ":", *"disputes", "enter")
    assert len(ana.session.queue) == 1 and current(ana) == article
    assert draw(ana, *SIZE)[38].split("  ")[0] == " bo: accept, ana: reject"
    await saved(ana, "r")
    assert ana.said == "reject is yours already: another verdict, or another reviewer, settles it"
    await saved(ana, "a")
    assert of(ana, article) == "A"
    assert ana.desk.decided(article).history[0].what == "accept, settled"
    assert ana.desk.count("disagree:yes") == 0
    await saved(ana, "u")
    assert ana.desk.count("disagree:yes") == 1 and of(ana, article) == "≠"
    ana.say("")
    assert draw(ana, *SIZE)[38].split("  ")[0] == " bo: accept, ana: reject"


async def test_from_one_dispute_to_the_next_it_is_told_who_differs(folder: Path) -> None:
    bo, ana = at_work(folder, "bo"), at_work(folder, "ana")
    await saved(bo, "a", "e")
    await saved(ana, "e", "a")
    await press(ana, ":", *"disputes", "enter")
    assert draw(ana, *SIZE)[38].split("  ")[0] == " bo: accept, ana: escalate"
    await saved(ana, "a")
    assert draw(ana, *SIZE)[38].split("  ")[0] == " bo: escalate, ana: accept"
    await saved(ana, "e")
    assert ana.said == "that was the last undecided in this list"


async def test_only_ones_own_verdict_can_be_taken_away(folder: Path) -> None:
    bo, ana = at_work(folder, "bo"), at_work(folder, "ana")
    article = current(bo)
    await saved(bo, "a")
    await saved(ana, "U")
    assert ana.said == "this article has no verdict of yours"
    await saved(ana, "e")
    await saved(ana, "p", "U")
    assert (ana.said, of(ana, article)) == ("your verdict cleared", "")
    assert bo.desk.count("mine:accept") == 1


async def test_a_third_who_is_not_needed_sees_both_and_settles(folder: Path) -> None:
    for reviewer, key in (("bo", "a"), ("ana", "e")):
        await saved(at_work(folder, reviewer), key)
    cy = at_work(folder, "cy")
    article = next(row.id for row in cy.desk.queue("disagree:yes").rows(0, 1))
    cy.session.bring(cy.desk.find(article) or 0)
    assert "bo: accept, ana: escalate" in draw(cy, *SIZE)[38]
    assert draw(cy, *SIZE)[38].endswith("a verdict settles it ")
    await saved(cy, "a")
    # Who settled it may think again: that is no new dispute.
    cy.session.bring(cy.desk.find(article) or 0)
    await saved(cy, "e")
    assert cy.desk.count("disagree:yes") == 0 and of(cy, article) == "E"
    # And can take that back.
    cy.session.bring(cy.desk.find(article) or 0)
    await saved(cy, "U")
    assert cy.desk.count("disagree:yes") == 1


async def test_a_settlement_can_be_taken_away_after_somebody_judged_anew(folder: Path) -> None:
    bo, ana = at_work(folder, "bo"), at_work(folder, "ana")
    article = current(bo)
    await saved(bo, "a")
    await saved(ana, "e")
    cy = at_work(folder, "cy")
    cy.session.bring(cy.desk.find(article) or 0)
    await saved(cy, "a")
    bo.session.bring(bo.desk.find(article) or 0)
    await saved(bo, "e")
    cy.session.bring(cy.desk.find(article) or 0)
    cy.judging.refresh()
    await saved(cy, "U")
    assert cy.said == "your verdict cleared"
    assert cy.desk.count("settled:yes") == cy.desk.count("disagree:yes") == 0
    await saved(cy, "U")
    assert cy.said == "this article has no verdict of yours"


async def test_many_that_settle_and_are_not_saved_are_kept_with_what_they_settle(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bo, ana = at_work(folder, "bo"), at_work(folder, "ana")
    await saved(bo, "a", "a")
    await saved(ana, "e", "e")
    cy = at_work(folder, "cy")
    await press(cy, ":", *"disputes", "enter")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fdatasync", full)
        await press(cy, "v", "n", "V", ";", "a")
        await cy.finish()
    left = left_over(folder, "cy")
    assert [len(one.settles) for one in left] == [2, 2]
    again = at_work(folder, "cy")
    await saved(again, "ctrl+s")
    assert again.desk.count("settled:yes") == 2 and again.desk.count("disagree:yes") == 0


async def test_guidelines_and_colours_are_the_desks_own(folder: Path) -> None:
    bo = at_work(folder, "bo")
    await press(bo, ":", *"guidelines", "enter")
    told = screen(bo)
    assert "It can run as it is." in told and "reasons: a shop page, not news" in told
    await press(bo, "escape", ":", *"accept")
    assert "accept: It can run as it is." in screen(bo)
    await press(bo, "escape", "r")
    assert "reject: why?  It cannot run, whatever is done to it. ─" in screen(bo)
    await saved(bo, "escape", "a")
    found = [look for row in whole(bo, *SIZE) for text, look in row if text == "A" and look & looks.HUE]
    assert found == [looks.hue("green")]


def test_the_looks_have_every_colour_that_a_verdict_can_have() -> None:
    assert looks.HUES == COLOURS
    assert [looks.coloured(looks.hue(one)) for one in COLOURS] == list(range(len(COLOURS)))
    assert looks.coloured(looks.STRONG) is None
