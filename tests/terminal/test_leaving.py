"""Leaving while something is on its way to the disk: it is stored once, whenever it gets there."""

import asyncio
import json
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.conftest import clock, press
from tests.terminal.fake_desk import FakeDesk
from tui.desk.desk import Desk
from tui.desk.ingest import ingest
from tui.review.recorder import Recorder
from tui.terminal.drafts import Drafts
from tui.terminal.glyphs import UNICODE
from tui.terminal.unsaved import left_over
from tui.terminal.work import Work


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    lines = (json.dumps({"id": f"a{n}", "text": f"The {n}th ferry stops at Quarl."}) for n in range(4))
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    folder = tmp_path / "library"
    ingest(folder, [str(tmp_path / "a.jsonl")], refused=lambda refusal: pytest.fail(str(refusal)))
    return folder


def opened(folder: Path) -> Work:
    work = Work(Desk(folder, "ana"), UNICODE, clock)
    work.begin()
    work.session.fit(80, 13)
    return work


def events(folder: Path) -> list[str]:
    """What is on disk, without its ids."""
    desk = Desk(folder, "ana")
    rows = [row for n in range(4) for row in desk._library.events(f"a{n}")]
    desk.close()
    return [row.verdict or row.note or row.kind for row in sorted(rows, key=lambda row: row.event)]


async def ended(work: Work) -> None:
    """The writing thread has come to its end, as it does before the process is gone."""
    await asyncio.to_thread(work.saver._thread.shutdown)


class Stuck:
    """A disk that keeps a write waiting until it is told to go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, before: bool) -> None:
        self.reached, self.go_on = threading.Event(), threading.Event()
        record = Recorder.record_many

        def slow(*words: object, **named: object) -> list[str]:
            if before:
                self._wait()
            stored = record(*words, **named)  # type: ignore[arg-type]
            if not before:
                self._wait()
            return stored

        monkeypatch.setattr(Recorder, "record_many", slow)

    def _wait(self) -> None:
        self.reached.set()
        assert self.go_on.wait(30)


async def test_what_waits_for_the_library_only_is_not_filed(folder: Path) -> None:
    work = opened(folder)
    work.saver.warm()
    await press(work, "n")
    await asyncio.to_thread(work.saver._thread.submit(int).result)
    other = sqlite3.connect(folder / "library.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    await press(work, "a")
    assert len(work.saver.waiting) == 1
    await until(lambda: not work.saver.unsaved)
    await work.finish()
    assert left_over(folder, "ana") == []
    other.execute("ROLLBACK")
    other.close()
    await ended(work)
    assert events(folder) == ["accept"]


async def test_an_undo_of_it_is_filed_by_its_event(folder: Path) -> None:
    work = opened(folder)
    work.saver.warm()
    await asyncio.to_thread(work.saver._thread.submit(int).result)
    await press(work, "s")
    await until(lambda: not work.saver.waiting)
    other = sqlite3.connect(folder / "library.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    await press(work, "a", "u")
    await until(lambda: len(work.saver.unsaved) == 1)
    await work.finish()
    other.execute("ROLLBACK")
    other.close()
    (left,) = left_over(folder, "ana")
    await ended(work)
    later = opened(folder)
    await press(later, "ctrl+s")
    await until(lambda: not later.saver.waiting)
    assert events(folder) == ["skip", "accept", "undo"]
    desk = Desk(folder, "ana")
    undone = desk._library.event(left.undo or "")
    assert undone is not None and (undone.verdict, undone.undone) == ("accept", True)


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize(
    ("keys", "stored"),
    [("a", ["accept"]), ("v;r", ["reject"]), ("tnew\n", ["tags"]), ("cWho?\x13", ["Who?"])],
)
async def test_stored_late_and_recorded_again_it_is_there_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, before: bool, keys: str, stored: list[str]
) -> None:
    work = opened(folder)
    with monkeypatch.context() as patch:
        stuck = Stuck(patch, before=before)
        await press(work, *({"\n": "enter", "\x13": "ctrl+s"}.get(key, key) for key in keys))
        assert await asyncio.to_thread(stuck.reached.wait, 30)
        await press(work, "q")
        assert "is not saved yet: q again" in work.said
        await work.finish()
        kept = left_over(folder, "ana")
        stuck.go_on.set()
        await ended(work)
    # Whoever opens the desk meanwhile, before it has got there, may have recorded it too.
    later = opened(folder)
    assert not later.left_over and "not finished" not in later.said
    later.left_over = kept
    await press(later, "ctrl+s", "c", "escape")
    await until(lambda: not later.saver.waiting)
    await later.finish()
    assert events(folder) == stored
    assert Drafts(folder, "ana").all() == [] and left_over(folder, "ana") == []


async def test_what_is_filed_before_its_turn_is_not_stored_any_more(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = opened(folder)
    stuck = Stuck(monkeypatch, before=True)
    await press(work, "a")
    assert await asyncio.to_thread(stuck.reached.wait, 30)
    await press(work, "r")
    await work.finish()
    assert [one.verdict for one in left_over(folder, "ana")] == ["accept", "reject"]
    stuck.go_on.set()
    await ended(work)
    assert events(folder) == ["accept"]


async def test_q_asks_while_anything_waits(work: Work, desk: FakeDesk) -> None:
    desk.slow = 0.3
    await press(work, "a", "q")
    assert work.said.startswith("1 verdict is not saved yet: q again leaves it in ")
    await until(lambda: not work.saver.waiting)


async def test_a_note_is_not_saved_twice_while_it_waits(work: Work, desk: FakeDesk) -> None:
    desk.broken = "no space left on device"
    await press(work, "c", *"Who?", "ctrl+s", "c", "ctrl+s")
    assert len(work.saver.waiting) == 1 and work.said == "this note waits to be saved already"


async def until(condition: Callable[[], bool]) -> None:
    for _ in range(6000):
        if condition():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it never came to be")
