"""Every command, driven once on the real screen: nothing breaks, and no row is wider than its place."""

import pytest
from textual import events
from textual.pilot import Pilot

from tests.terminal.conftest import clock
from tests.terminal.fake_desk import SCHEME, FakeDesk
from tui.terminal.app import CopyDesk
from tui.terminal.cells import cell_len
from tui.terminal.glyphs import UNICODE
from tui.terminal.keymap import keymap
from tui.terminal.widgets.lines import Lines
from tui.terminal.work import Work

NAMES = [command.name for command in keymap(SCHEME).commands]
SIZES = ((80, 24), (140, 40), (40, 12))


def app_at(theme: str = "ansi") -> CopyDesk:
    work = Work(FakeDesk(), UNICODE, clock)  # type: ignore[arg-type]
    work.begin()
    return CopyDesk(work, theme, ())


async def typed(pilot: Pilot[int], app: CopyDesk, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
        check(app)


def check(app: CopyDesk) -> None:
    """Every row of every part that is shown is as wide as the part."""
    for part in app.screen.query(Lines) if app.is_running else ():
        if part.display and part.id in app.screen._places.frame.boxes:  # type: ignore[attr-defined]
            for y in range(part.size.height):
                width = sum(cell_len(segment.text) for segment in part.render_line(y))
                assert width == part.size.width, (part.id, y)


@pytest.fixture(autouse=True)
def _own_state(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("COPYDESK_CONFIG", f"{tmp_path}/config.toml")


@pytest.mark.parametrize("name", NAMES)
async def test_by_its_keys(name: str) -> None:
    size = SIZES[NAMES.index(name) % len(SIZES)]
    app = app_at()
    async with app.run_test(size=size) as pilot:
        await typed(pilot, app, "n", "n", "]")
        for key in keymap(SCHEME).named(name).keys:
            await typed(pilot, app, key)
            if name == "quit":
                break
            # What it opened takes letters and closes; then the desk goes on.
            await typed(pilot, app, "z", "tab", "escape", "escape", "escape", "n")
    assert app.problem is None


@pytest.mark.parametrize("name", NAMES)
async def test_by_its_name(name: str) -> None:
    app = app_at("dark" if len(name) % 2 else "mono")
    async with app.run_test(size=SIZES[len(name) % len(SIZES)]) as pilot:
        await typed(
            pilot, app, "n", "n", "question_mark", *("space" if char == " " else char for char in name)
        )
        panel = app._work.panel
        assert panel is not None and keymap(SCHEME).named(name).name in [
            command.name
            for command in panel.found[:1]  # type: ignore[attr-defined]
        ]
        await typed(pilot, app, "enter")
        if name != "quit":
            await typed(pilot, app, "escape", "escape", "n")
    assert app.problem is None


async def test_a_verdict_typed_ahead_of_its_article_decides_nothing() -> None:
    for kind in SCHEME:
        app = app_at()
        desk = app._work.desk
        async with app.run_test(size=(80, 24)) as pilot:
            await typed(pilot, app, "n")
            # Both are typed before the next article is on the screen.
            app.screen.post_message(events.Key("n", "n"))
            app.screen.post_message(events.Key(kind.key, kind.key))
            await pilot.pause()
            await pilot.pause()
            assert desk.acts == []  # type: ignore[attr-defined]
            assert app._work.said.startswith(f"{kind.name} was typed before this article was on the screen")
            assert app._work.session.index == 2
            await typed(pilot, app, kind.key)
            assert [act[0] for act in desk.acts] == [3]  # type: ignore[attr-defined]


async def test_no_verdict_where_the_window_is_too_small_for_an_article() -> None:
    app = app_at()
    async with app.run_test(size=(38, 10)) as pilot:
        for kind in SCHEME:
            await typed(pilot, app, kind.key)
        assert app._work.desk.acts == []  # type: ignore[attr-defined]
