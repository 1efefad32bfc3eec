import pytest

from tests.terminal.conftest import press
from tests.terminal.fake_desk import SCHEME, FakeDesk
from tui.terminal.keymap import Clash, Keymap, keymap
from tui.terminal.panels.help import HelpPanel
from tui.terminal.work import Work

PROMISED = [*"npNPjkbgGaresuUxz?q:JK", *"[]{}", "space", "ctrl+r", "ctrl+l", "ctrl+d", "ctrl+u", "escape"]
PROMISED += ["pagedown", "pageup", "up", "down", "home", "end"]


@pytest.mark.parametrize("key", PROMISED)
def test_every_promised_key_does_something(key: str) -> None:
    assert keymap(SCHEME).get(key) is not None


def test_no_key_means_two_things() -> None:
    commands = keymap(SCHEME).commands
    keys = [key for command in commands for key in command.keys]
    assert len(keys) == len(set(keys))
    assert len({command.name for command in commands}) == len(commands)
    with pytest.raises(Clash, match="key n means both"):
        Keymap([*commands, type("Other", (type(commands[0]),), {})("next thing", "n")])


def test_every_command_says_what_it_does() -> None:
    for command in keymap(SCHEME).commands:
        assert command.name and command.help and "\n" not in command.help and len(command.help) < 66


async def test_letters_typed_into_help_are_letters(work: Work, desk: FakeDesk) -> None:
    await press(work, "?", "a", "r")
    assert desk.acts == [] and isinstance(work.panel, HelpPanel) and work.panel.typed == "ar"
    await press(work, "escape", "?")
    assert isinstance(work.panel, HelpPanel) and work.panel.typed == ""


async def test_help_does_what_is_chosen(work: Work) -> None:
    await press(work, "?", *"raw", "enter")
    assert work.session.raw is not None and work.panel is None


async def test_what_cannot_be_done_says_why(work: Work) -> None:
    await press(work, "?", *"left over", "enter")
    assert work.said == "nothing was left unsaved"
