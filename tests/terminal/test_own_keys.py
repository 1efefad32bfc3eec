"""A user's own keys: what a clash does, what the footer says, and changing one in the help panel."""

from pathlib import Path

import pytest
from textual.keys import Keys

from tests.terminal.conftest import clock, press
from tests.terminal.drawing import draw
from tests.terminal.fake_desk import SCHEME, FakeDesk
from tui.terminal.commands.deciding import Decide
from tui.terminal.glyphs import UNICODE
from tui.terminal.keymap import keymap
from tui.terminal.work import Work


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text('# mine\n[keys]\nzoom = "Z" # big\n')
    monkeypatch.setenv("COPYDESK_CONFIG", str(path))
    return path


def test_who_loses_a_key_is_named() -> None:
    found = keymap(SCHEME, {"undo": ("a", "x"), "next": ("x", "k")})
    assert found.clashes == [
        "undo has lost its key a: it means accept",
        "next has lost its key x: it means undo",
        "line up has lost its key k: it means next",
        "raw has lost its key x: it means undo",
    ]
    assert found.clashed.endswith("(and 3 more)")
    for key, name in {"a": "accept", "x": "undo", "k": "next", "up": "line up"}.items():
        command = found.get(key)
        assert command is not None and command.name == name
    assert found.named("raw").keys == () and found.key("raw") == ":raw"


def test_a_key_given_away_on_purpose_is_no_clash() -> None:
    found = keymap(SCHEME, {"next": ("x",), "raw": ("m",)})
    assert found.clashes == []
    # What others have by themselves is not changed for everybody.
    assert keymap(SCHEME).named("raw").keys == ("x",)


def test_no_key_is_the_beginning_of_another() -> None:
    """Each is one thing that a terminal sends, a character or a key with a name, and means one thing."""
    keys = [key for command in keymap(SCHEME).commands for key in command.keys]
    assert len(keys) == len(set(keys))
    named = {key.value for key in Keys}
    assert all(key.removeprefix("alt+") in named | set("1234567890") for key in keys if len(key) > 1)


@pytest.mark.parametrize(
    ("name", "keys", "footer"),
    [
        ("next", ("k",), "[k] next"),
        ("next", ("n", "k"), "[n]ext"),
        ("raw", ("m",), "[m] raw"),
        ("raw", ("r2",), "[r2] raw"),
        ("raw", (), "raw"),
        ("next mark", ("m",), "m mark"),
        ("help", ("f1",), "[f1]"),
    ],
)
def test_the_footer_names_the_key(name: str, keys: tuple[str, ...], footer: str) -> None:
    assert keymap((), {name: keys}).named(name).footer == footer


def test_a_clash_is_said_at_the_start() -> None:
    work = Work(FakeDesk(), UNICODE, clock, {"next": ("x",)})  # type: ignore[arg-type]
    work.begin()
    assert work.said == "raw has lost its key x: it means next"
    assert "[x] next" in draw(work, 80, 24)[23]
    assert draw(work, 80, 24)[22].startswith(" raw has lost its key x")


async def test_a_key_is_changed_in_the_help_panel(work: Work, file: Path) -> None:
    draw(work, 80, 24)
    await press(work, "?", *"page down", "ctrl+k")
    rows = draw(work, 80, 24)
    assert rows[22].startswith(" new key for page down (space PgDn ctrl+f); esc leaves it as it is")
    assert rows[23].startswith(" press the new key   esc leave it")
    await press(work, "5")
    assert draw(work, 80, 24)[22].startswith(" 5 counts (5n is five times n)")
    await press(work, "m")
    assert draw(work, 80, 24)[22].startswith(" page down is on m now; kept in config.toml")
    assert file.read_text() == '# mine\n[keys]\nzoom = "Z" # big\n"page down" = ["m", "pagedown", "ctrl+f"]\n'
    await press(work, "escape", "m")
    assert work.session.pager.top > 0
    await press(work, "g", "space")
    assert work.session.pager.top == 0


async def test_a_key_of_another_command_is_taken_at_the_second_press(work: Work, file: Path) -> None:
    await press(work, "?", *"goto", "ctrl+k", "x")
    assert work.panel and work.panel.hint(80)[0].startswith("x means raw: x again takes it away")
    assert file.read_text() == '# mine\n[keys]\nzoom = "Z" # big\n'
    await press(work, "x")
    assert work.panel.hint(80)[0] == "goto is on x now, raw has no key any more; kept in config.toml"
    assert keymap(SCHEME, work.keymap.own).clashes == []
    assert file.read_text().endswith('goto = ["x"]\nraw = []\n')


async def test_what_the_panel_does_not_change(work: Work, desk: FakeDesk, file: Path) -> None:
    await press(work, "?", *"accept", "ctrl+k")
    assert work.panel and "its key is the library's" in work.panel.hint(80)[0]
    await press(work, "escape", "?", *"goto", "ctrl+k", "a")
    assert work.panel and work.panel.hint(80)[0].startswith("a is the verdict accept")
    await press(work, "escape")
    assert work.panel.hint(80)[0] == "goto has the keys that it had"
    await press(work, "escape")
    assert desk.acts == []
    assert isinstance(work.keymap.get("a"), Decide)
    assert file.read_text() == '# mine\n[keys]\nzoom = "Z" # big\n'


async def test_a_file_that_cannot_be_written_is_said(work: Work, file: Path) -> None:
    file.write_text("keys = { zoom = 'Z' }")
    await press(work, "?", *"goto", "ctrl+k", "ctrl+g")
    assert work.panel and work.panel.hint(80)[0] == (
        "nothing changed: the file's [keys] cannot be changed from here"
    )
    assert work.keymap.get("ctrl+g") is None


@pytest.mark.parametrize("opening", [("?",), ("c",), ("f",), ("t",), ("o",)])
async def test_redraw_and_suspend_work_while_a_panel_is_open(
    work: Work, opening: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(work.screen, "redraw", lambda: done.append("redrawn"))
    monkeypatch.setattr(work.screen, "suspend", lambda: done.append("suspended"))
    await press(work, *opening)
    panel = work.panel
    assert panel is not None
    await press(work, "ctrl+l", "ctrl+z")
    assert done == ["redrawn", "suspended"] and work.panel is panel


async def test_a_new_key_that_is_asked_for_may_be_any(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(work.screen, "redraw", lambda: done.append("redrawn"))
    await press(work, "?", *"headline", "ctrl+k", "ctrl+l")
    assert not done and work.panel is not None and "redraw" in work.panel.hint(80)[0]
