"""Other people's work, on the screen that is open."""

import asyncio
from collections.abc import Callable

import pytest

from tests.terminal.conftest import press
from tests.terminal.drawing import draw
from tests.terminal.fake_desk import AT, FakeDesk, FakeWatch
from tui.desk import log
from tui.desk.decided import Decision, SpanVerdict
from tui.desk.others import News
from tui.terminal import others
from tui.terminal.judged import target
from tui.terminal.work import Work


class Watch(FakeWatch):
    """Says what it is given, one thing a look; an error is raised."""

    def __init__(self, *news: News | Exception) -> None:
        self.news = list(news)

    def look(self, newest: int, *, lock: bool = False) -> News:
        found = self.news.pop(0) if self.news else News(False)
        if isinstance(found, Exception):
            raise found
        return found


async def until(condition: Callable[[], bool]) -> None:
    for _ in range(6000):
        if condition():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it never came to be")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(others, "EVERY", 0.01)


async def test_what_others_decide_shows_in_inspector_and_marks(
    work: Work, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch, quick: None
) -> None:
    watch = Watch(News(True))
    monkeypatch.setattr(desk, "watch", lambda: watch)
    await press(work, "]")
    reading = work.session.reading
    assert reading is not None and reading.marks.current is not None
    span = target(reading.article, reading.marks.current)
    desk.history["flood"] = [Decision("reject", "bo", AT)]
    desk.spans["flood"] = [SpanVerdict("wrong", "bo", AT, span)]
    following = asyncio.create_task(work.others.follow())
    await until(lambda: not watch.news)
    await until(lambda: bool(work.session.judged))
    assert work.session.judged[0].by == "bo" and work.session.reading is reading
    assert any("bo: reject" in row for row in draw(work, 160, 45))
    work.others.close()
    await following


async def test_a_look_that_fails_is_not_the_last(
    work: Work, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch, quick: None
) -> None:
    crashed: list[str] = []
    monkeypatch.setattr(log, "crashed", lambda what, error: crashed.append(f"{what} {error!r}"))
    broken = OSError("cut off")
    watch = Watch(broken, broken, News(False, new=3))
    monkeypatch.setattr(desk, "watch", lambda: watch)
    following = asyncio.create_task(work.others.follow())
    await until(lambda: work.arrivals.found == 3)
    work.others.close()
    await following
    assert len(crashed) == 1, "a fault that stays is noted once"
