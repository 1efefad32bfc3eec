"""The screen itself: keys in, cells out."""

from datetime import datetime

import pytest
from msgspec.structs import replace
from rich.segment import Segment
from textual.pilot import Pilot

from tests.terminal.fake_desk import FakeDesk
from tui.terminal.app import CopyDesk
from tui.terminal.glyphs import UNICODE
from tui.terminal.screens.desk import DeskScreen
from tui.terminal.widgets.lines import Lines
from tui.terminal.work import Work


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> CopyDesk:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    work = Work(FakeDesk(), UNICODE, lambda: datetime(2026, 3, 17, 17, 58))  # type: ignore[arg-type]
    work.begin()
    return CopyDesk(work, "ansi", ())


def part(app: CopyDesk, name: str) -> list[str]:
    widget = app.screen.query_one(f"#{name}", Lines)
    return ["".join(segment.text for segment in widget.render_line(y)) for y in range(widget.size.height)]


async def typed(pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def test_keys_reach_the_work_and_parts_show_it(app: CopyDesk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, DeskScreen)
        await typed(pilot, "n", "n", "right_square_bracket")
        assert part(app, "queue")[2].startswith(">  17:31")
        assert part(app, "body")[0].startswith(">~# Varnholt mayor")
        assert part(app, "status")[0].startswith(" Mara Vint · says · reported speech")
        await typed(pilot, "a", "question_mark", "z", "space")
        assert part(app, "saved") == [" saved 17:58 "]
        assert "> z _" in part(app, "body")[6]
        await typed(pilot, "escape", "z")
        assert app.screen.query_one("#body").size.height == 18


async def test_a_key_without_a_command_says_so_and_one_that_is_held_is_none(app: CopyDesk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        for key, named in (("Z", "Z"), ("at", "@"), ("f1", "f1"), ("ctrl+t", "ctrl+t")):
            await typed(pilot, key)
            assert part(app, "status")[0].startswith(f" {named}: no command; ? lists them ")
        await typed(pilot, "left_shift", "ctrl+left_control")
        await pilot.resize_terminal(90, 24)
        await pilot.pause()
        assert part(app, "status")[0].startswith(" ctrl+t: no command")
        await typed(pilot, "escape")
        assert "sources" in part(app, "status")[0]


async def test_a_window_too_small_and_large_again(app: CopyDesk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "n", "n", "space")
        await pilot.resize_terminal(38, 12)
        await pilot.pause()
        assert part(app, "body")[0].startswith("40×12 needed, 38×12 given")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert part(app, "place")[0].endswith(" 6–18 of 18 ──")


async def test_only_cells_that_changed_are_drawn_again(
    app: CopyDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "n", "n")
        drawn: list[tuple[str, int]] = []
        render = Lines.render_line

        def noted(self: Lines, y: int) -> object:
            drawn.append((self.id or "", y))
            return render(self, y)

        monkeypatch.setattr(Lines, "render_line", noted)
        await typed(pilot, "right_square_bracket")
        await typed(pilot, "right_square_bracket")
        assert {name for name, _ in drawn} <= {"body", "status", "footer"}
        assert {y for name, y in drawn if name == "body"} == {0}
        drawn.clear()
        await pilot.pause(0.1)
        assert drawn == []


async def test_plain_text_costs_no_style(app: CopyDesk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "n", "n")
        body = app.screen.query_one("#body", Lines)
        assert list(body.render_line(8)) == [
            Segment("    dairies on Lower Ansk Lane stand empty." + " " * 37)
        ]


async def test_q_ends_it_and_the_place_is_kept(app: CopyDesk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "n", "q")
    assert app.return_value == 0
    assert app._work.desk.kept.article == "plain-2"  # type: ignore[attr-defined]


async def test_a_note_a_tag_and_a_reason(app: CopyDesk) -> None:
    desk = app._work.desk
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "n", "n", "right_square_bracket", "c")
        assert part(app, "body")[8].startswith("── note by ana, abou")
        assert part(app, "slice1")[0].startswith("t “Varnholt mayor Ma")
        await typed(pilot, *"Who", "space", *"counted", "space", *"these")
        assert (part(app, "body")[9], part(app, "slice1")[1][:2]) == (
            "    Who counted these"[:20] + " " * 60,
            "e_",
        )
        assert app.cursor_position == (21, 18)
        await typed(pilot, "ctrl+s")
        assert part(app, "status")[0].startswith(" note saved")
        assert [one.note for one in desk.notes("flood")] == ["Who counted these"]
        assert part(app, "body")[8].startswith("    dairies")
        await typed(pilot, "t", *"flood", "enter")
        assert part(app, "status")[0].startswith(" tags +flood")
        assert desk.tags("flood") == ["flood"]
        desk.scheme = tuple(replace(one, reasons=("unsourced", "not news")) for one in desk.scheme)
        await typed(pilot, "r", "2")
        assert desk.given == [("reject", None, ("reason:not news",))]  # type: ignore[attr-defined]
        assert part(app, "queue")[2].startswith(" R 17:31")
