"""Every string through every field, drawn by every part of the screen: safe, and in its place to the cell."""

import re
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from tests.hostile.corpus import STRINGS, file_name, from_system
from tests.hostile.sequences import kinds
from tests.terminal.drawing import draw
from tests.terminal.fake_desk import FakeDesk, FakeQueue
from tests.terminal.flood import FLOOD
from tui.desk.desk import Place, VerdictKind
from tui.desk.unsaved import Waiting
from tui.model import Article, Signal, TextSpan
from tui.model.stderr import say
from tui.terminal.glyphs import ASCII, UNICODE, Glyphs
from tui.terminal.panels.prompt import Offer, Prompt
from tui.terminal.saving import Write
from tui.terminal.work import Work

SIZES = ((80, 24), (140, 40), (120, 30), (40, 12), (132, 50), (48, 14), (30, 9))


def hostile(string: str) -> Article:
    """An article with marks whose every text is the string."""
    spans = {"text": string}
    attributions = [
        msgspec.structs.replace(
            one,
            source=TextSpan(one.source.start, one.source.end, string) if one.source else None,
            channel=TextSpan(one.start, one.end, string),
            said_on=string,
            why=string,
        )
        for one in FLOOD.attributions
    ]
    figures = [
        msgspec.structs.replace(one, unit=string, counted=TextSpan(one.start, one.end, string), **spans)
        for one in FLOOD.figures
    ]
    return msgspec.structs.replace(
        FLOOD,
        id=string or "empty",
        title=string,
        byline=[string, string],
        site=string,
        published=string,
        language=string,
        raw_sha256=string,
        text=f"{FLOOD.text}\n\n{string}\n\n{string} {string}",
        sources=[msgspec.structs.replace(one, name=string) for one in FLOOD.sources],
        attributions=attributions,
        figures=figures,
        removed=[msgspec.structs.replace(one, text=string, why=string) for one in FLOOD.removed],
        signals=[Signal(string, 0, 1, string)],
    )


class HostileDesk(FakeDesk):
    """One article; everything that the desk says is the string."""

    def __init__(self, string: str, articles: int = 1) -> None:
        super().__init__([(hostile(string), 3, (string,))] * articles)
        self.reviewer = string
        self.library_path = Path(from_system(string))
        self.scheme = (VerdictKind(name=string, key="\x01", letter=string[:1]), *self.scheme)
        self.kept = Place(string, string, string, 0)
        self.broken = string
        self.string = string

    def queue(self, filter_: str = "", order: str = "newest", *, within: float | None = None) -> FakeQueue:
        # Not understood first: whatever stands there, it is drawn.
        return FakeQueue(self, filter_, order, [*self.rows])

    def words(self, filter_: str) -> list[str]:
        return [re.escape(self.string)]

    def raw(self, seq: int) -> str:
        return f"{self.string}\n{super().raw(seq)}{self.string}"


def check(work: Work, columns: int, rows: int) -> None:
    """The drawing fills its boxes to the cell (``draw`` sees to that) and holds nothing harmful."""
    for row in draw(work, columns, rows):
        assert "\n" not in row
        assert not kinds(row.encode("utf-8", "surrogatepass")), ascii(row)


def at_work(desk: FakeDesk, glyphs: Glyphs) -> Work:
    work = Work(desk, glyphs, lambda: datetime(2026, 3, 17, 17, 58))  # type: ignore[arg-type]
    work.begin()
    return work


def offered(text: str, cursor: int) -> list[Offer]:
    return [Offer(0, cursor, text, text), Offer(0, cursor, text[::-1], text)]


async def refused(_: Work, line: str) -> str | None:
    return f"{line}: no"


async def test_every_part_of_the_screen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    for number, string in enumerate(STRINGS):
        # The sizes take turns, so that each meets strings of every class.
        columns, rows = SIZES[number % len(SIZES)]
        work = at_work(HostileDesk(string), ASCII if number // len(SIZES) % 2 else UNICODE)
        check(work, columns, rows)
        for keys in (["H"], [*"HG"], ["x"], [*"x]"], ["]"], ["i"], ["tab", "j"], [*"izz"], ["?"]):
            for key in keys:
                work.painted(0.0)
                await work.press(key, 1.0)
            check(work, columns, rows)
        for char in string[:20]:
            await work.press(char, 1.0)
        check(work, columns, rows)
        await work.press("escape", 1.0)
        work.panel = Prompt(string, refused, text=string, offers=offered)
        for key in ("tab", "tab", "escape", "enter"):
            await work.press(key, 1.0)
            check(work, columns, rows)


async def test_what_the_program_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    no_folder = tmp_path / "file"
    no_folder.touch()
    for string in STRINGS:
        monkeypatch.setenv("XDG_STATE_HOME", str(no_folder / file_name(string)))
        work = at_work(HostileDesk(string), UNICODE)
        work.arrivals.hear(f"copydesk: {string}: empty\n".encode("utf-8", "replace"))
        assert work.arrivals.share is None
        deed = Waiting("decide", string, string)
        work.saver.waiting.append(Write(deed, lambda desk: desk.undo(), 1))
        work.saver.reason = string
        work._failed()
        check(work, 80, 24)
        work.quit()
        check(work, 80, 24)
        await work.finish()
        assert work.last_words
        say(work.last_words)
    said = capsys.readouterr().err
    assert not kinds(said.encode("utf-8", "surrogatepass"))
    assert said.count("\n") == len(STRINGS)


def test_where_there_is_no_article(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    for string in STRINGS:
        desk = HostileDesk(string, articles=0)
        check(at_work(desk, UNICODE), 80, 24)
        monkeypatch.setattr(desk, "count", lambda _="": 3)
        check(at_work(desk, UNICODE), 80, 24)
