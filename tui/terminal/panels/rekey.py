"""Another key for a command, asked for in the help panel and kept in the user's config.toml."""

import asyncio
from typing import TYPE_CHECKING

from tui.terminal.commands.command import Command
from tui.terminal.commands.deciding import Decide
from tui.terminal.keymap import keymap, shown

if TYPE_CHECKING:
    from tui.terminal.work import Work

_NEEDED = ("help", "quit")
"""These must be reached by some key."""


class Rekey:
    """One question: the next key is the command's new first key, unless it cannot be; ``esc`` ends it."""

    def __init__(self, command: Command) -> None:
        self.command = command
        keys = " ".join(map(shown, command.keys)) or "no key"
        self.told = f"new key for {command.name} ({keys}); esc leaves it as it is"
        self.asking = not isinstance(command, Decide)
        if not self.asking:
            self.told = f"{command.name} is a verdict: its key is the library's, in desk.toml"
        self._wanted: str | None = None
        """Another command's key that was pressed once."""

    async def press(self, work: "Work", key: str) -> None:
        """A key: it is taken, or ``told`` says why not, or what pressing it again takes away."""
        if key == "escape":
            self.asking, self.told = False, f"{self.command.name} has the keys that it had"
            return
        reason = self._reason(work, key)
        if reason is not None:
            self.told = reason
            return
        owner = work.keymap.get(key)
        if owner is not None and self._wanted != key:
            self._wanted = key
            self.told = f"{shown(key)} means {owner.name}: {shown(key)} again takes it away, or press another"
            return
        await self._take(work, key, owner)

    def _reason(self, work: "Work", key: str) -> str | None:
        """Why a key cannot be the command's; None where it can."""
        from tui.desk.config.keys import wrong_key

        wrong = wrong_key(key)
        if wrong:
            return wrong
        owner = work.keymap.get(key)
        if owner is None:
            return None
        if owner.name == self.command.name:
            return f"{shown(key)} is its key already"
        if isinstance(owner, Decide):
            return f"{shown(key)} is the verdict {owner.name}, at this desk for everybody: another key"
        if owner.name in _NEEDED and len(owner.keys) == 1:
            return f"{shown(key)} is the only key of {owner.name}: another key"
        return None

    async def _take(self, work: "Work", key: str, owner: Command | None) -> None:
        from tui.desk.config.rewrite import NotChanged, keep_keys

        name = self.command.name
        changed = {name: (key, *self.command.keys[1:])}
        if owner is not None:
            changed[owner.name] = tuple(one for one in owner.keys if one != key)
        self.asking = False
        try:
            file = await asyncio.to_thread(keep_keys, changed)
        except NotChanged as error:
            self.told = f"nothing changed: {error}"
            return
        work.keymap = keymap(work.desk.scheme, {**work.keymap.own, **changed})
        lost = ""
        if owner is not None:
            left = " ".join(map(shown, changed[owner.name]))
            lost = f", {owner.name} {f'has {left}' if left else 'has no key any more'}"
        self.told = f"{name} is on {shown(key)} now{lost}; kept in {file.name}"
