"""Verdicts at the screen, without a screen."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.terminal.conftest import press
from tests.terminal.drawing import draw
from tests.terminal.fake_desk import FakeDesk
from tui.desk.desk import Act, Place
from tui.desk.unsaved import Waiting
from tui.terminal import saving
from tui.terminal.glyphs import UNICODE
from tui.terminal.leaving import unsaved_of
from tui.terminal.rows.status import squeezed
from tui.terminal.saving import Write
from tui.terminal.unsaved import unsaved_file
from tui.terminal.work import Work


def current(work: Work) -> str:
    assert work.session.row is not None and work.session.article is not None
    assert work.session.row.id == work.session.article.id
    return work.session.row.id


async def until(condition: Callable[[], bool]) -> None:
    """Let the screen's loop run until it is so; a test that waits in vain fails by its own timeout."""
    while not condition():
        await asyncio.sleep(0.001)


def verdict_of(desk: FakeDesk) -> str | None:
    return desk.rows[3].verdict


async def test_a_verdict_is_recorded_and_the_next_undecided_comes(work: Work, desk: FakeDesk) -> None:
    desk._set(4, "skip")
    await press(work, "a")
    assert [(seq, verdict) for seq, _, verdict in desk.acts] == [(3, "accept")]
    assert current(work) == "plain-4"
    assert work.saving == ("saved 17:58", False)
    assert draw(work, 80, 24)[3].startswith(" A ")


async def test_the_same_verdict_again_records_nothing(work: Work, desk: FakeDesk) -> None:
    await press(work, "a", "p", "a")
    assert len(desk.acts) == 1 and work.said.startswith("accept stands already")
    await press(work, "r")
    assert [verdict for _, _, verdict in desk.acts] == ["accept", "reject"]


async def test_a_key_typed_before_the_article_was_painted_decides_nothing(work: Work, desk: FakeDesk) -> None:
    await work.press("n", 1.0)
    await work.press("a", 1.0)
    assert not desk.acts and "typed before" in work.said
    work.painted(2.0)
    await work.press("a", 1.5)
    assert not desk.acts
    await work.press("a", 2.5)
    assert len(desk.acts) == 1


async def test_undo_brings_the_article_back_and_redo_too(work: Work, desk: FakeDesk) -> None:
    await press(work, "r", "n", "u")
    assert (current(work), verdict_of(desk)) == ("flood", None) and "taken back" in work.said
    await press(work, "ctrl+r")
    assert (current(work), verdict_of(desk)) == ("flood", "reject")
    await press(work, "u", "u")
    assert work.said == "nothing to undo"


async def test_undo_shows_an_article_that_the_filter_hides(work: Work, desk: FakeDesk) -> None:
    await press(work, "a")
    work.session.queue = desk.queue("verdict:none")  # type: ignore[assignment]
    work.session.go(0)
    assert work.session.queue.index_of(3) is None
    await press(work, "u")
    assert current(work) == "flood"


async def test_clear_takes_an_old_verdict_away(work: Work, desk: FakeDesk) -> None:
    await press(work, "U")
    assert work.said == "this article has no verdict"
    await press(work, "a", "p", "U")
    assert desk.rows[3].verdict is None


async def test_a_slow_disk_does_not_hold_the_screen(work: Work, desk: FakeDesk) -> None:
    desk.slow = 0.2
    await press(work, "a")
    assert work.saving == ("saving 1", False) and current(work) == "plain-3"
    assert draw(work, 80, 24)[3].startswith(" a ")
    await until(lambda: work.saving == ("saved 17:58", False))
    assert draw(work, 80, 24)[3].startswith(" A ")


async def test_a_full_disk_is_said_and_tried_again(
    work: Work, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "RETRY", 0.02)
    desk.broken = "no space left on /srv/desk"
    await press(work, "a", "r")
    assert work.saving == ("NOT SAVED 2", True)
    assert desk.acts == []
    desk.broken = None
    await until(lambda: not work.saver.waiting)
    assert [(seq, verdict) for seq, _, verdict in desk.acts] == [(3, "accept"), (4, "reject")]
    assert work.saving == ("saved 17:58", False) and not work.alarm


async def test_an_undo_waits_its_turn_behind_what_is_not_saved(
    work: Work, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "RETRY", 0.01)
    desk.broken = "no space"
    await press(work, "a", "u")
    assert work.saving == ("NOT SAVED 2", True)
    # Whoever thinks that the article has come back would decide this one.
    assert work.said == "undo waits for what is not saved: this article stays" and work.alarm
    desk.broken = None
    await until(lambda: not work.saver.waiting)
    assert desk.rows[3].verdict is None
    # It came late: the article under the hand has not changed.
    assert current(work) != "flood"


async def test_a_slow_undo_shows_its_article_to_a_hand_that_waits(work: Work, desk: FakeDesk) -> None:
    await press(work, "a")
    desk.slow = 0.2
    await press(work, "u")
    assert work.saving == ("saving 1", False) and current(work) == "plain-3"
    await until(lambda: current(work) == "flood")

    await press(work, "ctrl+r", "n")
    reading = current(work)
    await until(lambda: not work.saver.waiting)
    assert desk.rows[3].verdict == "accept" and current(work) == reading


async def test_any_failure_is_tried_again(
    work: Work, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "RETRY", 0.01)
    decide = desk.decide

    def vanished(*_: object, **__: object) -> Act:
        raise RuntimeError("the library is locked")

    monkeypatch.setattr(desk, "decide", vanished)
    await press(work, "a")
    assert work.saving == ("NOT SAVED 1", True) and "the library is locked" in work.said
    monkeypatch.setattr(desk, "decide", decide)
    await until(lambda: desk.rows[3].verdict == "accept")


async def test_quit_names_what_is_not_saved_and_the_next_start_offers_it(
    work: Work, desk: FakeDesk, tmp_path: Path
) -> None:
    left: list[str] = []
    work.screen.leave = lambda: left.append("left")  # type: ignore[method-assign]
    desk.library_path = tmp_path
    desk.broken = "no space left on /srv/desk"
    await press(work, "a", "q")
    assert "1 verdict is not saved (no space left on /srv/desk): q again" in work.said and not left
    await press(work, "n", "q")
    assert not left
    await press(work, "q")
    assert left
    await work.finish()
    assert unsaved_file().exists()

    desk.broken = None
    again = Work(desk, UNICODE, work.now)  # type: ignore[arg-type]
    again.begin()
    assert again.said == "ctrl+s records what could not be saved last time: 1 verdict"
    await press(again, "ctrl+s")
    assert desk.rows[3].verdict == "accept" and not unsaved_file().exists()


async def test_undos_are_kept_too(work: Work, desk: FakeDesk, tmp_path: Path) -> None:
    desk.library_path = tmp_path
    await press(work, "a")
    desk.broken = "no space left on /srv/desk"
    await press(work, "u", "r", "q")
    assert work.said.startswith(
        "1 undo and 1 verdict are not saved (no space left on /srv/desk): q again leaves them"
    )
    await work.finish()
    lines = [json.loads(line) for line in unsaved_file().read_bytes().splitlines()]
    assert [line.get("undo") or line["verdict"] for line in lines] == ["e1", "reject"]

    desk.broken = None
    again = Work(desk, UNICODE, work.now)  # type: ignore[arg-type]
    again.begin()
    assert again.said.endswith("could not be saved last time: 1 undo and 1 verdict")
    await press(again, "ctrl+s")
    assert again.said == "1 undo and 1 verdict recorded" and not unsaved_file().exists()


async def test_verdicts_are_kept_even_where_the_library_cannot_be_read(
    work: Work, desk: FakeDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(acts: object) -> None:
        raise RuntimeError("disk I/O error")

    desk.library_path = tmp_path
    monkeypatch.setattr(desk, "unsaved", unreadable)
    await press(work, "a")
    desk.broken = "gone"
    await press(work, "u", "r", "q")
    assert work.said.startswith(
        "1 undo and 1 verdict are not saved (gone): q again leaves the verdicts alone in "
    )
    await work.finish()
    (line,) = unsaved_file().read_bytes().splitlines()
    assert json.loads(line)["verdict"] == "reject" and "undos and clears" in work.last_words


async def test_what_a_verdict_settles_and_what_belongs_together_is_kept_then_too(
    work: Work, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(acts: object, stored: object) -> None:
        raise RuntimeError("disk I/O error")

    monkeypatch.setattr(desk, "unsaved", unreadable)
    deeds = (
        Waiting("decide", "a1", "accept", settles=("e1", "e2")),
        Waiting("decide", "", "reject", articles=("a1", "a2")),
    )
    work.saver.waiting = [Write(deed, lambda _: None) for deed in deeds]
    kept, whole = unsaved_of(work)
    assert whole and [(one.article, one.settles, one.act) for one in kept] == [
        ("a1", ["e1", "e2"], None),
        ("a1", [], deeds[1].key),
        ("a2", [], deeds[1].key),
    ]


async def test_what_comes_to_nothing_is_said_to(work: Work, desk: FakeDesk, tmp_path: Path) -> None:
    desk.library_path = tmp_path
    desk.broken = "no space"
    await press(work, "a", "u", "q")
    assert work.said == "1 verdict and 1 undo are not saved (no space): q again leaves; they come to nothing"
    await work.finish()
    assert not unsaved_file().exists()


async def test_at_80_columns_the_message_says_what_q_does(work: Work, desk: FakeDesk) -> None:
    desk.broken = "/srv/desk/verdicts/01KQ5V8RJX3N9T2B7M4C6D0E1F.jsonl: no space left on device"
    await press(work, "a", "u", "r", "q")
    row = draw(work, 80, 24)[22].replace("~/", "/")
    assert "q again leaves them in /…/unsaved.jsonl" in row


def test_a_message_that_is_too_long_loses_what_can_be_read_elsewhere() -> None:
    reason = "/srv/desk/verdicts/01KQ5V8R.jsonl: disk full"
    text = f"1 verdict is not saved ({reason}): q again leaves it in ~/a/b/c.jsonl"
    assert squeezed(text, 200, "…") == text
    assert squeezed(text, 90, "…").startswith("1 verdict is not saved (/…/01KQ5V8R.jsonl: disk full): q")
    assert squeezed(text, 70, "…") == "1 verdict is not saved (disk full): q again leaves it in ~/…/c.jsonl"
    assert squeezed(text, 66, "…") == "1 verdict is not saved (disk f…): q again leaves it in ~/…/c.jsonl"
    assert squeezed(text, 60, "…") == "1 verdict is not saved: q again leaves it in ~/…/c.jsonl"


async def test_the_place_comes_back(work: Work, desk: FakeDesk) -> None:
    await press(work, "space")
    await work.finish()
    assert desk.kept == Place("verdict:none", "newest", "flood", work.session.reading.offset)  # type: ignore[union-attr]
    again = Work(desk, UNICODE, work.now)  # type: ignore[arg-type]
    again.begin()
    again.session.fit(80, 13)
    assert current(again) == "flood" and again.session.pager.top == 5


async def test_the_first_arrivals_open_by_themselves(work: Work) -> None:
    desk = FakeDesk([])
    fresh = Work(desk, UNICODE, work.now)  # type: ignore[arg-type]
    fresh.begin()
    fresh.arrivals.share = 0
    full = FakeDesk()
    desk.rows, desk.articles = full.rows, full.articles
    fresh.arrivals.hear(b"\r+5 new \xc2\xb7 reading 20%\n")
    assert current(fresh) == "plain-1" and fresh.arrivals.parts() == ["reading 20%"]


async def test_moving_stops_at_both_ends_and_says_so(work: Work) -> None:
    await press(work, "n", "n", "n")
    assert current(work) == "plain-4" and "last article" in work.said
    await press(work, *"ppppp")
    assert current(work) == "plain-1" and "first article" in work.said


async def test_space_stops_at_the_end(work: Work) -> None:
    await press(work, "space", "space")
    assert current(work) == "flood"
    assert draw(work, 80, 24)[6].endswith(" END 6–18 of 18 ──")


async def test_a_verdict_takes_no_count(work: Work, desk: FakeDesk) -> None:
    await press(work, "5", "a")
    assert desk.acts == [] and work.said.startswith("5: accept takes no count")
    await press(work, "a")
    assert desk.rows[3].verdict == "accept"


async def test_an_article_deleted_since_the_list_was_taken_is_said_to_be(work: Work, desk: FakeDesk) -> None:
    del desk.articles[4]
    await press(work, "n", "a", "x")
    assert not desk.acts
    assert work.said == "this article is not in the library any more"
    assert "This article is not in the library any more." in "\n".join(draw(work, 80, 24))
    await press(work, "n")
    assert current(work) == "plain-4"


async def test_a_number_given_to_another_article_shows_and_decides_nothing(
    work: Work, desk: FakeDesk
) -> None:
    desk.articles[4] = desk.articles[2]
    await press(work, "n", "r")
    assert not desk.acts
    assert "not in the library any more" in work.said


async def test_an_article_deleted_while_it_is_read_is_not_tried_again(work: Work, desk: FakeDesk) -> None:
    del desk.articles[3]
    await press(work, "a")
    assert work.said == "the article is not in the library any more: nothing recorded"
    assert work.saver.waiting == [] and not work.alarm
    assert work.session.article is not None and work.session.article.id == "flood"
    await press(work, "n", "a")
    assert [seq for seq, _, _ in desk.acts] == [4]


def test_a_list_that_could_not_be_opened_is_said_to_be_another(work: Work, desk: FakeDesk) -> None:
    desk.trouble = "not listed by site:(: this parenthesis was never closed"
    again = Work(desk, UNICODE, work.now)  # type: ignore[arg-type]
    again.begin()
    assert again.said == desk.trouble


def test_of_refusals_the_first_is_kept_and_the_others_counted(work: Work) -> None:
    for number in range(3):
        work.arrivals.hear(b"copydesk: dumps/%d.bin: binary\n" % number)
    assert (work.arrivals.refused, work.arrivals.first_refused) == (3, "copydesk: dumps/0.bin: binary")


async def test_the_letter_says_where_reviewers_agree(work: Work, desk: FakeDesk) -> None:
    desk.rows[2] = replace(desk.rows[2], verdict="accept", verdict_by="ben", agree=True)
    desk.rows[4] = replace(desk.rows[4], verdict="accept", verdict_by="ben", disagree=True)
    assert [row[1] for row in draw(work, 80, 24)[1:6]] == [" ", "=", " ", "≠", " "]
