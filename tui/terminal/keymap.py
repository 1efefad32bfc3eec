"""From keys to commands; no key means two things."""

import copy
from collections.abc import Iterable, Mapping

from tui.desk.desk import VerdictKind
from tui.terminal.commands.command import Command
from tui.terminal.commands.deciding import TAKING_BACK, Decide
from tui.terminal.commands.judging import JUDGING
from tui.terminal.commands.listing import LISTING
from tui.terminal.commands.looking import LOOKING
from tui.terminal.commands.marking import MARKING
from tui.terminal.commands.moving import MOVING
from tui.terminal.commands.noting import NOTING
from tui.terminal.commands.outgoing import OUTGOING

Keys = Mapping[str, tuple[str, ...]]
"""A user's own keys, by the name of their command."""


class Clash(ValueError):
    """A key that two commands want."""


class Keymap:
    """All commands, and which key calls which."""

    def __init__(self, commands: Iterable[Command], own: Keys | None = None) -> None:
        self.commands = tuple(commands)
        self.own = own or {}
        self.clashes: list[str] = []
        """What was wanted twice, and who lost it; for people."""
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

    @property
    def clashed(self) -> str:
        """The first clash, and how many more there are."""
        more = len(self.clashes) - 1
        return self.clashes[0] + (f" (and {more} more)" if more else "")

    def key(self, name: str) -> str:
        """The first key of a command as the screen names it; where it has none, how to do it without."""
        keys = self._names[name].keys
        return shown(keys[0]) if keys else f":{name}"


def keymap(scheme: Iterable[VerdictKind], keys: Keys | None = None) -> Keymap:
    """The keymap of a desk with these verdicts, for a user with these keys.

    Where a key is wanted twice a verdict comes first, as it is the same for everybody at the desk, then the
    user's own keys in the order of their file, then the keys that commands have by themselves.
    """
    verdicts = [Decide(kind.name, kind.key, kind.guideline) for kind in scheme]
    commands: list[Command] = [
        *verdicts,
        *TAKING_BACK,
        *NOTING,
        *MOVING,
        *MARKING,
        *JUDGING,
        *LISTING,
        *OUTGOING,
        *LOOKING,
    ]
    if not keys:
        return Keymap(commands)
    order = {name: i for i, name in enumerate(keys)}
    taken: dict[str, str] = {}
    given: dict[str, tuple[str, ...]] = {}
    clashes: list[str] = []
    for command in sorted(
        commands, key=lambda one: (not isinstance(one, Decide), order.get(one.name, len(order)))
    ):
        kept = []
        for key in command.keys if isinstance(command, Decide) else keys.get(command.name, command.keys):
            other = taken.setdefault(key, command.name)
            if other == command.name:
                kept.append(key)
            else:
                clashes.append(f"{command.name} has lost its key {shown(key)}: it means {other}")
        given[command.name] = tuple(kept)
    made = Keymap([_with_keys(command, given[command.name]) for command in commands], keys)
    made.clashes = clashes
    return made


def _with_keys(command: Command, keys: tuple[str, ...]) -> Command:
    if keys == command.keys:
        return command
    changed = copy.copy(command)
    changed.keys = keys
    changed.footer = _footer(command, keys)
    return changed


def _footer(command: Command, keys: tuple[str, ...]) -> str:
    """How the footer names a command by its first key: ``[n]ext``, ``[k] next``, ``] mark``, ``[f1]``."""
    label, before = command.footer, command.keys
    if not label or not before or before[0] == (keys[0] if keys else None):
        return label
    old = shown(before[0])
    new = shown(keys[0]) if keys else ""
    if label.startswith(f"{old} "):
        return f"{new} {label.removeprefix(f'{old} ')}".lstrip()
    # The letter in brackets is the word's own, or only stands before it.
    word = label.replace(f"[{old}]", old if command.name.startswith(old) else "")
    if not new:
        return word
    return f"[{new}]{word[1:]}" if word.startswith(new) else f"[{new}] {word}".rstrip()


_SHOWN = {
    "escape": "esc",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}


def shown(key: str) -> str:
    """A key as the help names it."""
    return _SHOWN.get(key, key)
