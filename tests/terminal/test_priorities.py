"""Why an article comes where it does, in a list by priority: on the status line, and read aloud."""

from pathlib import Path

import pytest

from tests.desk.test_priorities import RULES, TEXTS, put
from tests.terminal.conftest import clock, press
from tests.terminal.drawing import draw
from tui.desk.config.settings import Settings
from tui.desk.desk import Desk
from tui.terminal.glyphs import UNICODE
from tui.terminal.spoken import Spoken
from tui.terminal.work import Work


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    put(tmp_path / "library", TEXTS)
    (tmp_path / "library" / "desk.toml").write_text(RULES)
    return Desk(tmp_path / "library", "ana", Settings(folder=tmp_path / "library"))


async def test_the_reason_stands_on_the_status_line(desk: Desk) -> None:
    work = Work(desk, UNICODE, clock)
    work.begin()
    draw(work, 80, 24)
    assert "the flood" not in draw(work, 80, 24)[22]
    work.lists.by(work, "", "priority")
    work.said = ""
    assert work.session.row is not None and work.session.queue.row(0).id == "both"
    work.session.go(0)
    screen = draw(work, 80, 24)
    assert "· the flood +30 · site:tarnbay.test or words:8.. +5" in screen[22] and "priority" in screen[0]
    assert "the flood" not in "".join(draw(work, 50, 24))
    draw(work, 80, 24)
    # What is decided has another priority at once, and keeps its place in the list.
    await press(work, "a", "p")
    work.said = ""
    assert work.session.row.id == "both"
    assert "decided -100" in draw(work, 140, 40)[38]
    assert [line for line in draw(work, 140, 40) if "PRIORITY" in line and "-65" in line]


def test_the_reason_is_read_aloud(desk: Desk) -> None:
    (row,) = desk.queue("id:both").rows(0, 1)
    said = list(Spoken(UNICODE).article(desk.article(row.seq), "1 of 1", desk.why("both")))
    assert "comes for the flood +30; site:tarnbay.test or words:8.. +5." in said
