"""From keys to commands; no key means two things."""

from collections.abc import Iterable

from tui.desk.desk import VerdictKind
from tui.terminal.commands.command import Command
from tui.terminal.commands.deciding import TAKING_BACK, Decide
from tui.terminal.commands.looking import LOOKING
from tui.terminal.commands.marking import MARKING
from tui.terminal.commands.moving import MOVING
from tui.terminal.commands.noting import NOTING
from tui.terminal.commands.outgoing import OUTGOING


class Clash(ValueError):
    """A key that two commands want."""


class Keymap:
    """All commands, and which key calls which."""

    def __init__(self, commands: Iterable[Command]) -> None:
        self.commands = tuple(commands)
        self._keys: dict[str, Command] = {}
        for command in self.commands:
            for key in command.keys:
                other = self._keys.setdefault(key, command)
                if other is not command:
                    raise Clash(f"key {key} means both {other.name} and {command.name}")
        self._names = {command.name: command for command in self.commands}

    def get(self, key: str) -> Command | None:
        """The command of a key, or None."""
        return self._keys.get(key)

    def named(self, name: str) -> Command:
        """The command of a name."""
        return self._names[name]


def keymap(scheme: Iterable[VerdictKind]) -> Keymap:
    """The keymap of a desk with these verdicts."""
    verdicts = [Decide(kind.name, kind.key) for kind in scheme]
    return Keymap([*verdicts, *TAKING_BACK, *NOTING, *MOVING, *MARKING, *OUTGOING, *LOOKING])


_SHOWN = {
    "escape": "esc",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}


def shown(key: str) -> str:
    """A key as the help names it."""
    return _SHOWN.get(key, key)
