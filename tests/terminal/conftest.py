from datetime import datetime

import pytest

from tests.terminal.fake_desk import FakeDesk
from tui.terminal.glyphs import UNICODE
from tui.terminal.work import Work


def clock() -> datetime:
    return datetime(2026, 3, 17, 17, 58)


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def work(desk: FakeDesk, monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> Work:
    """At the flood article, which is on the screen."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    work = Work(desk, UNICODE, clock)  # type: ignore[arg-type]
    work.begin()
    work.session.fit(80, 13)
    work.session.go(2)
    work.painted(0.0)
    return work


async def press(work: Work, *keys: str) -> None:
    """Type keys, each after what it acts on has been painted."""
    for key in keys:
        work.painted(0.0)
        await work.press(key, 1.0)
    work.painted(0.0)
