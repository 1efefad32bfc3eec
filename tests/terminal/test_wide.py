"""Windows with room for the inspector, and for the list beside the text."""

from datetime import timedelta

import pytest

from tests.terminal.conftest import clock, press
from tests.terminal.drawing import draw
from tests.terminal.fake_desk import FakeDesk
from tui.terminal.frame import frame
from tui.terminal.glyphs import ASCII
from tui.terminal.work import Work


def test_list_text_and_inspector_stand_side_by_side(work: Work) -> None:
    rows = draw(work, 140, 40)
    assert rows[1].startswith("─ list ─────") and rows[1][34] == "┬" and rows[1][111] == "┬"
    assert rows[8].startswith(">  17:31 varnholt.test       3s ! │ ")
    assert rows[9].startswith("   Flood leaves 1,400 Varnholt    │")
    assert all(row[34] == row[111] == "│" for row in rows[2:38])
    assert rows[2][112:].startswith("  SOURCES")


def test_the_text_never_rewraps_between_wide_windows(work: Work) -> None:
    draw(work, 80, 24)
    assert work.session.reading is not None
    lines = [*work.session.reading._lines]
    for columns in (120, 130, 139, 140, 200):
        draw(work, columns, 40)
        assert work.session.reading._lines == lines


async def test_the_inspector_closes_and_the_text_stays_where_it_was(work: Work) -> None:
    before = draw(work, 140, 40)
    await press(work, "i")
    frame_ = frame(140, 40, inspecting=work.session.inspecting)
    assert "inspector" not in frame_.boxes
    draw(work, 140, 40)
    await press(work, "i")
    assert draw(work, 140, 40) == before


async def test_the_inspector_leads_to_the_mark(work: Work) -> None:
    draw(work, 140, 40)
    await press(work, "tab")
    assert work.focus == "inspector"
    await press(work, "j", "j")
    assert work.session.inspector is not None and work.session.inspector.current is not None
    mark = work.session.inspector.current.mark
    await press(work, "enter")
    assert work.session.reading is not None and work.session.reading.marks.index == mark
    assert "Mara Vint" in work.session.reading.article.text


async def test_on_a_narrow_screen_the_inspector_takes_the_place_of_the_text(work: Work) -> None:
    draw(work, 80, 24)
    await press(work, "i")
    assert "SOURCES" in draw(work, 80, 24)[9]
    await press(work, "escape")
    assert "Varnholt mayor" in draw(work, 80, 24)[9]


async def test_a_source_lists_what_it_said_elsewhere(work: Work) -> None:
    draw(work, 140, 40)
    await press(work, "tab", "*")
    assert work.session.queue.filter == 'source:"Mara Vint"'


def test_nothing_stands_beside_text_from_right_to_left_below_140() -> None:
    assert "inspector" not in frame(130, 40, right_to_left=True).boxes
    assert "inspector" in frame(140, 40, right_to_left=True).boxes


async def test_numbers_count(work: Work) -> None:
    draw(work, 80, 24)
    await press(work, "g", "2", "p")
    assert work.session.index == 0
    await press(work, "3", "n")
    assert work.session.index == 3
    await press(work, "2", "G")
    assert work.session.index == 1
    await press(work, "?", *"goto 5", "enter")
    assert work.session.index == 4
    await press(work, "5", "a")
    assert work.said == "5: accept takes no count"


@pytest.mark.parametrize("size", [(120, 24), (140, 40)])
def test_wide_frames_in_ascii(work: Work, desk: FakeDesk, size: tuple[int, int]) -> None:
    work.glyphs = ASCII
    rows = draw(work, *size)
    own = "".join(rows)
    for char in "─│┬·…":
        assert char not in own


async def test_nothing_is_cut_that_stands_between_other_parts(work: Work) -> None:
    draw(work, 140, 40)
    await press(work, "x")
    body = [row[35:111].rstrip() for row in draw(work, 140, 40)[6:38]]
    assert work.session.reading is not None
    words = " ".join(body).split()
    assert all(word in words for word in ["worst", "flood", "in", "the", "town", "since", "1987."])
    await press(work, "x", "?", *"said by")
    row = next(row for row in draw(work, 140, 40) if "said by:" in row)
    assert row[35:111].rstrip().endswith("not now: this is no source's line or mark")


async def test_half_pages_go_to_the_part_that_has_the_focus(work: Work) -> None:
    draw(work, 140, 40)
    await press(work, "tab")
    assert work.focus == "inspector" and work.session.inspector is not None
    at, text = work.session.inspector.index, work.session.pager.top
    await press(work, "ctrl+d")
    assert work.session.inspector.index > at and work.session.pager.top == text
    await press(work, "ctrl+u")
    assert work.session.inspector.index == at
    await press(work, "tab", "ctrl+u")
    assert work.session.index == 0
    await press(work, "ctrl+d")
    assert work.session.index > 0


async def test_the_pace_is_told_where_there_is_room(work: Work) -> None:
    await press(work, "a")
    assert "ana · 1 done  " in draw(work, 140, 40)[0] and "done" not in draw(work, 120, 24)[0]
    work.now = lambda: clock() + timedelta(minutes=2)
    await press(work, "a", "n", "]", "y", "s")
    assert "ana · 3 done, 1.0/min  " in draw(work, 140, 40)[0]
