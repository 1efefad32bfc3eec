"""The help panel: one list of every command, found by typing, done by enter."""

from collections.abc import Callable, Sequence

from tui.terminal import looks
from tui.terminal.cells import cell_len, fit, pad
from tui.terminal.commands.command import Command
from tui.terminal.glyphs import Glyphs
from tui.terminal.keymap import shown
from tui.terminal.looks import Row, row

HEIGHT = 8
"""Rows of the panel: its rule, the line typed, the commands."""
LONGEST = 60
"""Characters that can be typed."""

Reason = Callable[[Command], str | None]


class HelpPanel:
    """What is typed, what it finds, and which of it is chosen."""

    def __init__(self, commands: Sequence[Command]) -> None:
        self._commands = commands
        self.is_open = False
        self.typed = ""
        self.chosen = 0
        self._top = 0

    def open(self) -> None:
        """Open with nothing typed."""
        self.is_open = True
        self._type("")

    def close(self) -> None:
        """Close; the text beneath is as it was."""
        self.is_open = False

    @property
    def found(self) -> list[Command]:
        """The commands of which key, name or help holds every word typed; a key or name typed comes first."""
        typed = self.typed.strip()
        words = typed.lower().split()
        found = [command for command in self._commands if all(word in _words(command) for word in words)]
        return sorted(
            found,
            key=lambda one: (typed not in one.keys, typed != one.name, not one.name.startswith(typed)),
        )

    @property
    def count(self) -> str:
        """How many of how many are found."""
        return f"{len(self.found)} of {len(self._commands)}"

    def press(self, key: str) -> Command | None:
        """A key typed into the panel; the command to be done, if it was enter. Letters are letters here."""
        if key in ("escape", "ctrl+c"):
            self.close()
        elif key == "enter":
            found = self.found
            self.close()
            return found[self.chosen] if found else None
        elif key in ("down", "tab", "up", "shift+tab"):
            step = 1 if key in ("down", "tab") else -1
            self.chosen = min(max(self.chosen + step, 0), max(len(self.found) - 1, 0))
        elif key == "backspace":
            self._type(self.typed[:-1])
        elif key == "ctrl+u":
            self._type("")
        elif key == "space" or len(key) == 1:
            self._type((self.typed + (" " if key == "space" else key))[:LONGEST])
        return None

    def _type(self, typed: str) -> None:
        self.typed = typed
        self.chosen = 0
        self._top = 0

    def rows(self, columns: int, height: int, reason: Reason, glyphs: Glyphs) -> list[Row]:
        """The panel in so many columns and rows; ``reason`` says why a command is not available."""
        title = " help and commands "
        rows = [
            row((glyphs.rule * 2 + title + glyphs.rule * (columns - len(title) - 2), 0)),
            row((f"    > {self.typed}_", 0)),
        ]
        found = self.found
        room = max(1, height - len(rows))
        self._top = min(max(self._top, self.chosen - room + 1), self.chosen)
        for number, command in enumerate(found[self._top : self._top + room], self._top):
            rows.append(self._row(command, columns, number == self.chosen, reason(command), glyphs))
        if not found:
            rows.append((("    nothing of that name", 0),))
        return rows + [()] * (height - len(rows))

    def _row(self, command: Command, columns: int, chosen: bool, why_not: str | None, glyphs: Glyphs) -> Row:
        keys = " ".join(shown(key) for key in command.keys[:2])
        left = f"{'>' if chosen else ' '} {keys:<11} {command.name}: {command.help}"
        reason = f"not now: {glyphs.own(why_not)} " if why_not else ""
        room = columns - 2 - (cell_len(reason) + 2 if reason else 0)
        if room < 24:
            reason, room = "", columns - 2
        look = (looks.STRONG if chosen else 0) | (looks.FAINT if why_not else 0)
        text = pad(fit(left, room, glyphs.ellipsis), room)
        return row(("  ", 0), (text + ("  " if reason else ""), look), (reason, looks.FAINT))


def _words(command: Command) -> str:
    return " ".join((command.name, command.help.lower(), *command.keys, *map(str.lower, command.keys)))
