"""What is said of an article names the text that was on the screen; another one has to be looked at first."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.conftest import clock, press
from tui.desk.desk import Desk
from tui.desk.ingest import ingest
from tui.desk.unsaved import Waiting
from tui.terminal.glyphs import UNICODE
from tui.terminal.work import Work

FIRST = "Mayor Mara Vint said on Tuesday that about 1,400 homes lost power.\n\nOfficials moved 212 people."
SECOND = "Correction: Mayor Mara Vint said on Tuesday that about 14 homes had lost power. Nobody was moved."
KEYS = {"\n": "enter", "\x13": "ctrl+s"}
REFUSED = "the article has another raw text by now: nothing recorded, R shows it"


def put(folder: Path, text: str) -> None:
    dump = folder.with_name("in.jsonl")
    dump.write_text(json.dumps({"id": "a1", "title": "Flood", "text": text}))
    ingest(folder, [str(dump)], refused=lambda refusal: pytest.fail(str(refusal)))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    put(tmp_path / "library", FIRST)
    return tmp_path / "library"


@pytest.fixture
def work(folder: Path) -> Work:
    work = Work(Desk(folder, "ana"), UNICODE, clock)
    work.begin()
    work.session.fit(80, 13)
    return work


def recorded(folder: Path) -> list[tuple[str, str | None]]:
    desk = Desk(folder, "ana")
    rows = list(desk._library.events("a1"))
    desk.close()
    return [(row.verdict or row.kind, row.revision) for row in rows]


async def settled(work: Work) -> None:
    await until(lambda: not work.saver.waiting)


async def until(condition: Callable[[], bool]) -> None:
    for _ in range(6000):
        if condition():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it never came to be")


@pytest.mark.parametrize(
    ("keys", "what"),
    [("a", "accept"), ("]y", "right"), ("cWho?\x13", "note"), ("tflood\n", "tags"), ("]cWho?\x13", "note")],
)
async def test_another_text_is_looked_at_before_anything_is_said_of_it(
    work: Work, folder: Path, keys: str, what: str
) -> None:
    article = work.session.article
    assert article is not None
    put(folder, SECOND)
    await press(work, *(KEYS.get(key, key) for key in keys))
    await settled(work)
    assert work.said == REFUSED and recorded(folder) == []
    await press(work, "R")
    shown = work.session.article
    assert shown is not None and shown.text == SECOND
    await press(work, *(KEYS.get(key, key) for key in keys))
    await settled(work)
    assert recorded(folder) == [(what, shown.raw_sha256)] and shown.raw_sha256 != article.raw_sha256
    await work.finish()


async def test_the_raw_view_is_taken_anew_too(work: Work, folder: Path) -> None:
    await press(work, "x")
    put(folder, SECOND)
    await press(work, "v")
    await settled(work)
    assert work.said == REFUSED
    await press(work, "R", "x")
    raw = work.session.raw
    assert raw is not None and "14 homes" in raw.safe.original
    await work.finish()


async def test_R_keeps_the_place_in_a_text_that_is_the_same(work: Work) -> None:
    await press(work, "]")
    reading = work.session.reading
    await press(work, "R")
    assert work.session.reading is reading
    await work.finish()


def test_what_is_recorded_later_names_what_was_judged(folder: Path) -> None:
    desk = Desk(folder, "ana")
    seen = desk.revision(1)
    put(folder, SECOND)
    (request,) = desk.unsaved([Waiting("decide", "a1", "accept", revision=seen)])
    from tui.model import encode

    desk.record(encode(request))
    assert recorded(folder) == [("accept", seen)] and desk.revision(1) != seen
    assert desk.queue("").row(0).changed
