"""What others have in front is shown, told, and given to nobody."""

import asyncio

import pytest

from tests.terminal.conftest import clock, press
from tests.terminal.drawing import draw
from tests.terminal.fake_desk import FakeDesk, FakeWatch
from tests.terminal.test_work import current, until
from tui.desk.desk import Place
from tui.desk.leases import Desks
from tui.desk.others import News
from tui.terminal import others
from tui.terminal.glyphs import UNICODE
from tui.terminal.work import Work


def reads(desk: FakeDesk, **articles: str) -> None:
    desk.leases.seen = Desks({name.replace("_", "-"): (who,) for name, who in articles.items()})


async def test_what_another_reads_is_passed_over(work: Work, desk: FakeDesk) -> None:
    reads(desk, plain_3="bo")
    await press(work, "a")
    assert current(work) == "plain-4" and desk.leases.mine == "plain-4"
    await press(work, "P")
    assert current(work) == "plain-2"


async def test_by_hand_one_goes_there_and_is_told(work: Work, desk: FakeDesk) -> None:
    reads(desk, plain_3="bo\x1b[2J")
    await press(work, "n")
    assert current(work) == desk.leases.mine == "plain-3"
    rows = draw(work, 80, 24)
    assert rows[22].startswith(" bo␛[2J reads this too · 4 sources") or "reads this too" in rows[22]
    assert rows[4].startswith(">@")
    assert "reads" in draw(work, 50, 20)[-2]
    await press(work, "a")
    assert draw(work, 80, 24)[4].startswith(" A"), "one's own verdict comes before who else reads it"


async def test_where_others_read_all_that_is_left_one_stays(work: Work, desk: FakeDesk) -> None:
    for seq in (1, 2):
        desk._set(seq, "accept")
    reads(desk, plain_3="bo", plain_4="eve")
    await press(work, "a")
    assert current(work) == "flood"
    assert work.said == "2 articles without a verdict are left: bo, eve at work"
    desk._set(5, "skip")
    await press(work, "N")
    assert work.said == "1 article without a verdict is left: bo at work"


async def test_the_beginning_and_a_new_list_pass_it_over_too(desk: FakeDesk) -> None:
    reads(desk, plain_1="bo", plain_2="eve")
    work = Work(desk, UNICODE, clock)  # type: ignore[arg-type]
    work.begin()
    assert current(work) == "flood"
    reads(
        desk,
        **{name.replace("-", "_"): "bo" for name in ("plain-1", "plain-2", "plain-3", "plain-4", "flood")},
    )
    work = Work(desk, UNICODE, clock)  # type: ignore[arg-type]
    work.begin()
    assert current(work) == "plain-1", "where there is none that is free it is said who reads it"
    assert "bo reads this too" in draw(work, 80, 24)[22]


async def test_whose_last_place_is_taken_is_told_so_once(desk: FakeDesk) -> None:
    desk.kept = Place("", "newest", "plain-2")
    reads(desk, plain_2="bo")
    work = Work(desk, UNICODE, clock)  # type: ignore[arg-type]
    work.begin()
    assert current(work) == "flood"
    assert work.said == "bo reads the article you left at: this is the next without a verdict"
    assert "bo reads the article you left at" in draw(work, 80, 24)[22]
    await press(work, "n")
    assert work.said == ""
    reads(desk)
    work = Work(desk, UNICODE, clock)  # type: ignore[arg-type]
    work.begin()
    assert (current(work), work.said) == ("plain-2", "")


async def test_no_leases_are_told_once(work: Work, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(others, "EVERY", 0.01)
    desk.leases.trouble = "no leases here (No locks available): others may be given the article you read"
    following = asyncio.create_task(work.others.follow())
    await until(lambda: bool(work.said))
    assert work.said.startswith("no leases here (No locks available)")
    work.say("")
    await asyncio.sleep(0.05)
    assert work.said == ""
    work.others.close()
    following.cancel()


async def test_who_reads_what_is_seen_without_a_key(
    work: Work, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Watch(FakeWatch):
        def look(self, newest: int, *, lock: bool = False) -> News:
            return News(False, desks=Desks({"plain-4": ("bo",)}))

    monkeypatch.setattr(others, "EVERY", 0.01)
    monkeypatch.setattr(desk, "watch", Watch)
    following = asyncio.create_task(work.others.follow())
    await until(lambda: bool(desk.leases.seen.front))
    (row,) = (row for row in draw(work, 80, 24) if "@bo" in row)
    assert row.startswith(" @ 17:12 tarnbay.test")
    work.others.close()
    following.cancel()
