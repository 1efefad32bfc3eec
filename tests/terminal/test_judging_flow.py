"""Whole flows on a real library: keys in, cells out, undone after a restart."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.terminal.test_pilot import part, typed
from tui.desk.desk import Desk
from tui.desk.ingest import ingest
from tui.terminal.app import CopyDesk
from tui.terminal.glyphs import UNICODE
from tui.terminal.work import Work

PAGE = """\
icon menu-bicon searchicon shareicon mailicon closeicon tgicon

Varnholt mayor Mara Vint said on Tuesday that about 1,400 homes had lost power after the Tarn broke its banks.

READ MORE: Tarn Bay ferry to stop for three weeks

“We have moved 212 people and we are not done,” Vint told reporters at the Corn Hall in the town.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for number, name in enumerate(("one", "two", "three")):
        (tmp_path / f"{name}.txt").write_text(PAGE.replace("1,400", f"1,40{number}"))
    folder = tmp_path / "library"
    paths = [str(tmp_path / f"{name}.txt") for name in ("one", "two", "three")]
    ingest(folder, paths, refused=lambda refusal: pytest.fail(str(refusal)))
    return folder


def opened(folder: Path) -> CopyDesk:
    work = Work(Desk(folder, "ana"), UNICODE)
    work.begin()
    return CopyDesk(work, "ansi", ())


async def settled(pilot: Pilot[int], app: CopyDesk) -> None:
    """Nothing is on its way to the disk, nothing is being read."""
    work = app._work
    while work.saver.waiting or ((task := work.judging.rereading.task) is not None and not task.done()):
        await pilot.pause()
    await pilot.pause()


async def test_a_range_is_decided_and_undone_after_a_restart(folder: Path) -> None:
    app = opened(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "v", "n", "n", "V")
        while "· 3 selected" not in part(app, "header")[0]:
            await pilot.pause()
        assert [row[2] for row in part(app, "queue")[:3]] == ["+", "+", "+"]
        await typed(pilot, "semicolon", "e")
        await settled(pilot, app)
        assert [row[1:3] for row in part(app, "queue")[:3]] == ["E ", "E ", "E "]
        assert "escalate recorded on 3 articles; u takes it back" in part(app, "status")[0]
    app = opened(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "F", "u")
        await settled(pilot, app)
        assert "escalate undone on 3 articles" in part(app, "status")[0]
        assert [row[1] for row in part(app, "queue")[:3]] == [" ", " ", " "]


async def test_a_mark_comes_back_with_the_undo_and_lives_through_a_reread(folder: Path) -> None:
    app = opened(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, *["right_square_bracket"] * 3, "y", "w")
        await settled(pilot, app)
        assert "  wrong by ana  3/" in part(app, "status")[0]
        mark = app._work.session.reading.marks.current  # type: ignore[union-attr]
        # A line before it goes: the mark is found again by its words.
        await typed(pilot, "x", "j", "j", "v")
        await settled(pilot, app)
        assert "removed by ana; read again in" in part(app, "status")[0]
        await typed(pilot, "x")
        article = app._work.session.article
        judged = list(app._work.session.judged.values())
        assert article is not None and "1,40" not in article.text
        assert [one.verdict for one in judged] == ["wrong"]
    app = opened(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "n", "u")
        await settled(pilot, app)
        assert "line removed: undone; read again in" in part(app, "status")[0]
        await typed(pilot, "n", "u")
        await settled(pilot, app)
        assert app._work.session.reading.marks.current == mark  # type: ignore[union-attr]
        assert part(app, "status")[0].startswith(" wrong undone")
        assert [one.verdict for one in app._work.session.judged.values()] == ["right"]
        await typed(pilot, "u")
        await settled(pilot, app)
        assert not app._work.session.judged


async def test_a_line_is_kept_and_the_article_read_again_at_the_same_place(folder: Path) -> None:
    app = opened(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "x", *"jjjjjj")
        at = next(number for number, row in enumerate(part(app, "body")) if "READ MORE" in row)
        while not part(app, "body")[at].startswith(">"):
            await typed(pilot, "k" if any(row[0] == ">" for row in part(app, "body")[at:]) else "j")
        assert part(app, "body")[at].startswith(">-")
        await typed(pilot, "v")
        await settled(pilot, app)
        assert part(app, "body")[at].startswith(">           READ MORE")
        assert "kept by ana; read again in" in part(app, "status")[0]
        await typed(pilot, "x")
        assert any("READ MORE" in row for row in part(app, "body"))
        await typed(pilot, "x", "u")
        await settled(pilot, app)
        assert any(row.startswith((">-", "- ")) and "READ MORE" in row for row in part(app, "body"))


async def test_a_block_is_judged_undone_and_found_again_after_a_restart(folder: Path) -> None:
    app = opened(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "x", "y", "right_square_bracket", "right_square_bracket", "w")
        await settled(pilot, app)
        rows = part(app, "body")
        assert rows[0].startswith("- icons   + icon menu")
        at = next(number for number, row in enumerate(rows) if "READ MORE" in row)
        assert rows[at].startswith(">-") and rows[at][10] == "-"
        # It is kept now, by the same reviewer: no sign is left, and nothing more is to be said.
        await typed(pilot, "v")
        await settled(pilot, app)
        assert part(app, "body")[at].startswith(">           READ MORE")
        await typed(pilot, "w")
        assert "kept by you already: v removes it" in part(app, "status")[0]
        await typed(pilot, "u")
        await settled(pilot, app)
        assert part(app, "body")[at][10] == "-"
        await typed(pilot, "x")
    app = opened(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "n", "u")
        await settled(pilot, app)
        assert "wrong undone" in part(app, "status")[0]
        rows = part(app, "body")
        (row,) = [row for row in rows if "READ MORE" in row]
        assert row.startswith(">-") and row[10] == " "
        assert any(row.startswith("- icons   + ") for row in rows)
