import pytest

from tui.terminal.paging import Pager
from tui.terminal.rows.queue import clock, scrolled


def pager(lines: int, height: int) -> Pager:
    one = Pager()
    one.fit(lines, height)
    return one


def test_a_page_stops_at_the_end_and_says_so_only_then() -> None:
    one = pager(18, 13)
    assert one.page(1) and (one.top, one.bottom, one.at_end) == (5, 18, False)
    assert not one.page(1) and one.at_end
    one.page(-1)
    assert (one.top, one.at_end) == (0, False)


def test_a_mark_on_the_screen_moves_nothing() -> None:
    one = pager(100, 10)
    assert not one.show(9)
    assert one.show(10) and one.top == 10
    assert one.show(99) and one.top == 90
    assert one.show(0) and one.top == 0


def test_a_smaller_text_pulls_the_place_back() -> None:
    one = pager(100, 10)
    one.to(95)
    one.fit(20, 10)
    assert one.top == 10


@pytest.mark.parametrize(("rows", "count"), [(1, 9), (3, 9), (5, 3), (5, 100), (9, 30)])
def test_the_current_row_keeps_a_margin(rows: int, count: int) -> None:
    top = 0
    for index in [*range(count), *reversed(range(count)), 0, count - 1, count // 2]:
        top = scrolled(top, index, count, rows)
        assert top >= 0 and (top + rows <= count or top == 0)
        assert top <= index < top + rows
        if rows >= 3 and 0 < index < count - 1:
            assert top < index < top + rows - 1 or count <= rows


def test_going_down_most_steps_scroll_nothing() -> None:
    top, scrolls = 0, 0
    for index in range(90):
        new = scrolled(top, index, 1000, 5)
        scrolls += new != top
        top = new
    assert scrolls <= 30


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2026-03-17T09:05:00", "09:05"),
        ("2026-03-16T09:05:00", "03-16"),
        ("2026-03-17", "03-17"),
        ("2026-03", "03   "),
        ("2026", "     "),
        (None, "     "),
    ],
)
def test_clock(published: str | None, shown: str) -> None:
    assert clock(published, "2026-03-17") == shown
