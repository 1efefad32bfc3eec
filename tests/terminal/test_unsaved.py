"""The file of what could not be stored: nothing in it is lost, whatever else is going on."""

import asyncio
from functools import partial
from pathlib import Path

import pytest

from tests.terminal.conftest import press
from tests.terminal.fake_desk import FakeDesk
from tui.desk.unsaved import Waiting
from tui.model import VerdictRequest
from tui.terminal import unsaved as file
from tui.terminal.glyphs import UNICODE
from tui.terminal.saving import Write
from tui.terminal.unsaved import Unsaved, forget, keep, left_over, set_aside, unsaved_file
from tui.terminal.work import Work

LIBRARY = Path("/nowhere/copydesk")


@pytest.fixture(autouse=True)
def state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))


def one(article: str, verdict: str = "accept") -> Unsaved:
    request = VerdictRequest(article=article, verdict=verdict, reviewer="ana")
    return file.unsaved(LIBRARY, request)


def test_every_verdict_has_a_key_of_its_own() -> None:
    first, second = one("a"), one("a")
    assert first.key and first != second


def test_a_line_behind_a_torn_one_begins_anew() -> None:
    unsaved_file().parent.mkdir(parents=True)
    unsaved_file().write_bytes(b'{"library": "/nowh')
    kept = one("a")
    keep([kept])
    assert left_over(LIBRARY, "ana") == [kept]
    assert unsaved_file().read_bytes().startswith(b'{"library": "/nowh\n')


def test_what_cannot_be_understood_stays() -> None:
    kept = one("a")
    keep([kept])
    with unsaved_file().open("ab") as stream:
        stream.write(b"of a later version\n")
    forget([kept])
    assert unsaved_file().read_bytes() == b"of a later version\n"


def test_a_file_that_cannot_be_read_is_not_taken_for_an_empty_one(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = one("a")
    keep([kept])

    def broken(self: Path) -> bytes:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", broken)
        for change in (forget, set_aside):
            with pytest.raises(OSError, match="Input/output"):
                change([kept])
        with pytest.raises(OSError, match="Input/output"):
            left_over(LIBRARY, "ana")
    assert left_over(LIBRARY, "ana") == [kept]


def test_what_will_never_be_recorded_is_kept_elsewhere() -> None:
    first, second = one("a"), one("b")
    keep([first, second])
    aside = set_aside([first])
    assert left_over(LIBRARY, "ana") == [second]
    assert first.line() in aside.read_bytes()


async def unsaved_session(*verdicts: str) -> Work:
    desk = FakeDesk()
    work = Work(desk, UNICODE)  # type: ignore[arg-type]
    work.begin()
    desk.broken = "no space left on /srv/desk"
    row = desk.rows[2]
    for verdict in verdicts:
        deed = Waiting("decide", row.id, verdict)
        await work.saver.write(Write(deed, partial(desk.decide, row.seq, verdict, row.id), row.seq))
    await asyncio.sleep(0)
    await work.finish()
    return work


async def test_the_last_key_of_two_sessions_is_the_last_line() -> None:
    await unsaved_session("accept", "reject")
    await unsaved_session("accept")
    assert [line.verdict for line in left_over(LIBRARY, "ana")][-1] == "accept"


async def test_a_file_that_cannot_be_written_breaks_no_key(
    desk: FakeDesk, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep([one(desk.rows[1].id), one(desk.rows[2].id)])
    work.begin()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(file, "_take_out", full)
    await press(work, "ctrl+s")
    assert len(desk.acts) == 2
    assert work.said
