"""Selecting and deciding together, marks called right or wrong, raw lines kept or removed."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

import pytest
from msgspec.structs import replace

from tests.terminal.conftest import press
from tests.terminal.drawing import draw, letters
from tests.terminal.fake_desk import AT, FakeDesk
from tui.desk.decided import Decision
from tui.model import Target
from tui.terminal import saving
from tui.terminal.cursor import CursorPager
from tui.terminal.decisions import told
from tui.terminal.glyphs import UNICODE
from tui.terminal.judged import judged
from tui.terminal.marks import Mark
from tui.terminal.unsaved import left_over
from tui.terminal.work import Work


async def until(condition: Callable[[], bool]) -> None:
    while not condition():
        await asyncio.sleep(0.001)


# The selection


async def test_what_is_selected_shows_in_list_and_header(work: Work) -> None:
    await press(work, "v", "n", "v")
    rows = draw(work, 80, 24)
    assert rows[0].startswith(" 4/5      verdict:none · 2 selected   ")
    assert rows[3].startswith("  +17:31") and rows[4].startswith("> +17:30")
    assert draw(work, 40, 12)[:2] == [
        " 4/5 2 selected                        ".ljust(27)[:27] + "             ",
        "> 17:30+Varnholt flood: 1,150 homes cut…",
    ]
    await press(work, "v")
    assert work.said == "not selected; 1 selected"


async def test_a_verdict_key_means_the_article_shown_alone(work: Work, desk: FakeDesk) -> None:
    await press(work, "p", "v", "n", "a")
    assert [(seq, verdict) for seq, _, verdict in desk.acts] == [(3, "accept")]
    assert len(work.judging.selection) == 1 and not desk.together


async def test_a_range_and_one_verdict_for_all_of_it(work: Work, desk: FakeDesk) -> None:
    await press(work, "V")
    assert work.said.startswith("no article to begin from")
    await press(work, "v", "p", "p", "V", ";")
    assert draw(work, 80, 24)[22].rstrip() == " 3 selected: a accept, r reject, e escalate, s skip"
    assert draw(work, 80, 24)[23].rstrip() == " a r e s record it on all 3 selected   esc nothing"
    await press(work, "x")
    assert draw(work, 80, 24)[22].startswith(" x is no verdict") and not desk.together
    await press(work, "r")
    assert desk.together == [[3, 1, 2]]
    assert draw(work, 80, 24)[23].startswith(" [a]ccept")
    assert work.said == "reject recorded on 3 articles" and not work.judging.selection
    assert [row[1] for row in draw(work, 80, 24)[1:5]] == ["R", "R", "R", " "]


def zoomed(work: Work) -> bool:
    return work.session.zoomed


async def test_esc_leaves_the_panel_and_outermost_the_selection(work: Work, desk: FakeDesk) -> None:
    await press(work, "v", ";", "escape")
    assert work.said == "nothing recorded" and len(work.judging.selection) == 1
    await press(work, "z", "]", "escape")
    assert zoomed(work) and len(work.judging.selection) == 1
    await press(work, "escape")
    assert not zoomed(work) and len(work.judging.selection) == 1
    await press(work, "escape")
    assert not work.judging.selection and work.said == "nothing is selected any more"
    await press(work, ";")
    assert work.said == "nothing is selected (v selects)" and work.panel is None


async def test_all_of_the_list_by_name_and_a_verdict_by_name(work: Work, desk: FakeDesk) -> None:
    await press(work, "?", *"select all", "enter")
    assert work.said == "5 selected"
    await press(work, "?", *"selected skip", "enter")
    assert desk.together == [[1, 2, 3, 4, 5]]
    await press(work, "v", "?", *"selected jump", "enter")
    assert work.said == "selected takes a verdict: accept, reject, escalate, skip"


async def test_another_list_has_nothing_selected(work: Work) -> None:
    await press(work, "v", "R")
    assert len(work.judging.selection) == 1
    await press(work, "F")
    assert not work.judging.selection
    await press(work, "F")
    assert not work.judging.selection


async def test_pasted_text_decides_nothing(work: Work, desk: FakeDesk) -> None:
    await press(work, "v", ";")
    work.paste("a")
    assert not desk.together and work.panel is not None


async def test_many_wait_on_a_full_disk_and_are_kept(
    work: Work, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "RETRY", 0.01)
    desk.broken = "no space left on /srv/desk"
    await press(work, "v", "n", "v", ";", "a")
    assert work.saving == ("NOT SAVED 1", True)
    assert [row[1] for row in draw(work, 80, 24)[3:5]] == ["a", "a"]
    await press(work, "q")
    assert "2 verdicts are not saved" in work.said
    desk.broken = None
    await until(lambda: not work.saver.waiting)
    assert desk.together == [[3, 4]]


async def test_many_are_left_unsaved_and_recorded_at_the_next_start(work: Work, desk: FakeDesk) -> None:
    desk.broken = "no space left on /srv/desk"
    await press(work, "v", "n", "v", ";", "a")
    await work.finish()
    kept = left_over(desk.library_path, "ana")
    assert [(one.article, one.verdict) for one in kept] == [("flood", "accept"), ("plain-3", "accept")]
    assert kept[0].act == kept[1].act is not None
    desk.broken = None
    again = Work(desk, UNICODE)  # type: ignore[arg-type]
    again.begin()
    assert again.said.endswith("could not be saved last time: 2 verdicts")
    await press(again, "ctrl+s")
    assert again.said == "2 verdicts recorded" and not left_over(desk.library_path, "ana")
    assert (desk.rows[3].verdict, desk.rows[4].verdict) == ("accept", "accept")


# Marks


async def test_a_mark_is_called_right_or_wrong(work: Work, desk: FakeDesk) -> None:
    await press(work, "y")
    assert work.said == "no mark is current (] goes to one)" and not desk.spans
    await press(work, *"]]]]]]]]", "y")
    (said,) = desk.spans["flood"]
    assert (said.verdict, said.target.exact) == ("right", "denied")
    assert draw(work, 80, 24)[22].endswith("  right by ana  8/14 ")
    await press(work, "y")
    assert work.said == "this mark is right by you already: nothing recorded"
    assert len(desk.spans["flood"]) == 1
    await press(work, "escape")
    assert draw(work, 80, 24)[19].startswith("+~  Fire chief Tolvan Reed denied")
    await press(work, "]", "w", "escape")
    assert [one.verdict for one in desk.spans["flood"]][-1] == "wrong"
    assert desk.acts == [] and work.session.row is not None and work.session.row.verdict is None


async def test_the_marks_are_gone_through_once_however_much_was_said(work: Work, desk: FakeDesk) -> None:
    await press(work, "]", "y", "]", "w", "]", "y")
    reading = work.session.reading
    assert reading is not None

    class Counted(list[Mark]):
        walks = 0

        def __iter__(self) -> Iterator[Mark]:
            self.walks += 1
            return super().__iter__()

    marks = Counted(reading.marks.all)
    found = judged(reading.article, marks, desk.spans["flood"], "ana")
    assert [one.verdict for one in found.values()] == ["right", "wrong", "right"] and marks.walks == 1


async def test_a_word_on_a_mark_is_looked_up_once(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    judge = work.session.judge

    def counted(waiting: Sequence[tuple[str, Target]] = ()) -> None:
        seen.append(len(waiting))
        judge(waiting)

    monkeypatch.setattr(work.session, "judge", counted)
    await press(work, "]", "y")
    assert seen == [0] and [one.verdict for one in work.session.judged.values()] == ["right"]


async def test_what_is_wrong_is_drawn_faint_and_its_people_plain(work: Work) -> None:
    reading = work.session.reading
    assert reading is not None
    before = letters(reading.shown()[10])
    assert before.startswith("ggggSSSS")
    await press(work, *"]]]]]]]]", "w", "escape")
    after = letters(reading.shown()[10])
    assert "S" not in after and after.count("c") == before.count("c") - len("denied")
    assert draw(work, 80, 24)[19].startswith("-~  Fire chief Tolvan Reed denied")


async def test_a_word_on_a_mark_waits_on_a_full_disk(
    work: Work, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "RETRY", 0.01)
    desk.broken = "no space"
    await press(work, "]", "w")
    assert work.saving == ("NOT SAVED 1", True)
    assert work.session.judged[0].verdict == "wrong"
    # The article's own verdict is another thing.
    assert work.saver.pending(3) is None
    desk.broken = None
    await until(lambda: not work.saver.waiting)
    assert [one.verdict for one in desk.spans["flood"]] == ["wrong"]


async def test_the_footer_offers_both_on_a_mark_only(work: Work) -> None:
    assert "y right" not in draw(work, 80, 24)[23]
    await press(work, "]")
    assert " ] mark } orphan y right w wrong" in draw(work, 80, 24)[23]


# Lines of the raw text


async def test_the_cursor_moves_and_the_status_row_speaks_of_its_line(work: Work) -> None:
    await press(work, "x", "j", "j", "j", "j")
    rows = draw(work, 80, 24)
    assert rows[9].startswith("- icons") and rows[13].startswith(">-repeated")
    assert rows[22].startswith(" line 5: taken for repeated headline")
    await press(work, "k", "space")
    assert draw(work, 80, 24)[9].startswith(">")


async def test_v_keeps_a_removed_line_and_removes_a_kept_one(work: Work, desk: FakeDesk) -> None:
    await press(work, "x", "v")
    ((article, start, end, keep),) = desk.lines
    raw = work.session.raw
    assert raw is not None and keep and article == "flood"
    assert raw.safe.original[start:end].startswith("icon menu") and "\n" not in raw.safe.original[start:end]
    await until(lambda: bool(desk.read_again))
    await until(lambda: "read again in" in work.said)
    assert work.said.startswith("kept by ana; read again in ")
    assert not work.judging.selection
    await press(work, *"jjjjjjjjj", "v")
    assert not desk.lines[-1][3]
    # The whole line, however it is wrapped.
    assert raw.safe.original[slice(*desk.lines[-1][1:3])].startswith("Varnholt mayor Mara Vint")
    assert raw.safe.original[slice(*desk.lines[-1][1:3])].endswith("since 1987.")
    await press(work, "g", "j", "j", "v")
    assert work.said == "there is nothing on this line" and len(desk.lines) == 2


async def test_v_leaves_the_headline_where_it_is(work: Work, desk: FakeDesk) -> None:
    await press(work, "x")
    raw = work.session.raw
    assert raw is not None
    assert not raw.on_headline()
    raw._removed[0] = replace(raw._removed[0], role="metadata", why="the headline")
    await press(work, "v")
    assert work.said == "this line is the headline: it stands above the text already"
    assert not desk.lines


async def test_what_was_done_with_a_block_is_right_or_wrong(work: Work, desk: FakeDesk) -> None:
    await press(work, "]", "x", "w")
    (said,) = desk.spans["flood"]
    assert (said.verdict, said.target.place, said.target.removed) == ("wrong", "raw", True)
    assert said.target.exact.startswith("icon menu") and said.target.suffix.startswith("\n17 Mar")
    rows = draw(work, 80, 24)
    assert rows[9].startswith(">-icons   - icon menu")
    assert rows[22].startswith(" line 1: taken for icon names (glued menu wo")
    assert rows[22].endswith("  wrong by ana  cleaning 0.94 ")
    await press(work, "w")
    assert work.said == "that this is removed is wrong by you already: nothing recorded"
    # The mark that was walked to in the clean text was not meant.
    assert not work.session.judged and len(desk.spans["flood"]) == 1
    await press(work, "y", "j", "y")
    assert work.said == "there is nothing on this line" and draw(work, 80, 24)[9].startswith("- icons   + ")
    await press(work, *"jjjjjjjj", "y")
    rows = draw(work, 80, 24)
    assert [row[:13] for row in rows[16:20]] == [
        "          + V",
        "            l",
        ">           t",
        "- related   R",
    ]
    assert [(one.verdict, one.target.removed) for one in desk.spans["flood"]][-1] == ("right", False)
    assert desk.spans["flood"][-1].target.exact.endswith("since 1987.")


async def test_blocks_of_the_raw_text_are_walked(work: Work, desk: FakeDesk) -> None:
    await press(work, "x", "}")
    assert work.said == "figures are walked in the clean text (x)"
    await press(work, "]")
    assert draw(work, 80, 24)[13].startswith(">-repeated")
    await press(work, "]", "]")
    assert draw(work, 80, 24)[16].startswith(">           Varnholt mayor")
    await press(work, "[", "[", "[", "[")
    assert work.said == "no further block in this direction"
    await press(work, *"]]]]]]]]]]]]]]]")
    raw = work.session.raw
    assert raw is not None and raw.block() == len(raw.pieces) - 1


async def test_a_word_on_a_block_waits_on_a_full_disk(
    work: Work, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "RETRY", 0.01)
    desk.broken = "no space"
    await press(work, "x", "y")
    assert work.saving == ("NOT SAVED 1", True)
    assert draw(work, 80, 24)[9].startswith(">-icons   + ")
    desk.broken = None
    await until(lambda: not work.saver.waiting)
    assert [one.target.removed for one in desk.spans["flood"]] == [True]


async def test_the_place_is_kept_when_it_has_been_read_again(work: Work, desk: FakeDesk) -> None:
    await press(work, "x", *"jjjjjjjj", "ctrl+d")
    raw = work.session.raw
    assert raw is not None
    before = raw.pager.top, raw.pager.cursor
    await press(work, "v")
    await until(lambda: "read again" in work.said and "ing" not in work.said)
    assert work.session.raw is not None and work.session.raw is not raw
    assert (work.session.raw.pager.top, work.session.raw.pager.cursor) == before


def test_a_cursor_stays_on_the_screen() -> None:
    pager = CursorPager()
    pager.fit(30, 10)
    assert pager.by(12) and (pager.top, pager.cursor) == (3, 12)
    assert pager.page(1) and (pager.top, pager.cursor) == (13, 13)
    assert pager.page(5) and (pager.top, pager.cursor) == (20, 20)
    pager.edge(last=True)
    assert (pager.top, pager.cursor) == (20, 29) and not pager.by(1) and pager.at_end
    pager.edge(last=False)
    assert (pager.top, pager.cursor) == (0, 0) and not pager.by(-1)


# What was decided


async def test_the_inspector_tells_who_decided_what_and_when(work: Work, desk: FakeDesk) -> None:
    desk.history["flood"] = [
        Decision("accept", "bo", AT),
        Decision("2 right, 1 wrong", "ana", "2026-03-16T09:00:00Z"),
    ]
    work.session.go(2)
    rows = draw(work, 160, 45)
    at = next(number for number, row in enumerate(rows) if "VERDICTS" in row)
    hour = datetime.fromisoformat(AT).astimezone().strftime("%H:%M")
    assert f"{hour} bo: accept" in rows[at + 1] and "03-16 ana: 2 right, 1 wrong" in rows[at + 2]
    desk.history["flood"].clear()
    await press(work, "]", "y")
    assert any("none yet" in row for row in draw(work, 160, 45))
    assert told([Decision("accept", "ana", "some day")], datetime(2026, 3, 17)) == ["      ana: accept"]


async def test_a_reason_that_is_asked_for_is_asked_once_for_all(work: Work, desk: FakeDesk) -> None:
    desk.scheme = tuple(
        replace(kind, reasons=("not news", "unsourced")) if kind.name == "reject" else kind
        for kind in desk.scheme
    )
    await press(work, "v", "n", "v", ";", "r")
    rows = draw(work, 80, 24)
    assert any("reject: why?" in row for row in rows) and not any("other" in row for row in rows[17:22])
    assert desk.together == []
    await press(work, "3", "2")
    assert desk.together == [[3, 4]]
    assert desk.given[-1] == ("reject", None, ("reason:unsourced",))
    await press(work, "v", ";", "r", "escape")
    assert len(desk.together) == 1 and len(work.judging.selection) == 1
