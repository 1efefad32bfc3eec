"""Help and palette in one: a list of every command, found by typing, done by enter."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.model import SafeText
from tui.terminal import looks
from tui.terminal.cells import cell_len, fit, pad
from tui.terminal.commands.command import Command
from tui.terminal.commands.listing import OLD_ALT
from tui.terminal.entry import Entry
from tui.terminal.glyphs import Glyphs
from tui.terminal.keymap import shown
from tui.terminal.looks import Row, row
from tui.terminal.panels.panel import Answer, Panel
from tui.terminal.panels.rekey import Rekey

if TYPE_CHECKING:
    from tui.terminal.work import Work

HEIGHT = 8
"""Rows of the panel: its rule, the line typed, the commands."""
RULE = 40
"""Columns of its rule: each is three bytes, and the panel opens often."""
_ON = ("down", "tab", "pagedown")


class HelpPanel(Panel):
    """What is typed, what it finds, and which of it is chosen."""

    def __init__(self, commands: Sequence[Command]) -> None:
        self._commands = commands
        self.entry = Entry()
        self.chosen = 0
        self._top = 0
        self._rekey: Rekey | None = None
        """While a new key for a command is asked for, and what came of it until the next key."""

    @property
    def typed(self) -> str:
        """What has been typed so far."""
        return self.entry.text

    @property
    def found(self) -> list[Command]:
        """The commands of which key, name or help holds every word typed; a key or name typed comes first."""
        typed = self.typed.strip()
        words = typed.lower().split()
        found = [
            one for one in self._commands if _takes(one, typed) or all(word in _words(one) for word in words)
        ]
        return sorted(
            found,
            key=lambda one: (
                typed not in one.keys,
                not (typed == one.name or _takes(one, typed)),
                not one.name.startswith(typed),
            ),
        )

    @property
    def count(self) -> str:
        """How many of how many are found."""
        return f"{len(self.found)} of {len(self._commands)}"

    async def press(self, work: "Work", key: str) -> Answer:
        """A key typed into the panel. Letters are letters here; ``enter`` does what is chosen."""
        if self._rekey is not None and self._rekey.asking and key != "ctrl+c":
            await self._rekey.press(work, key)
            self._commands = work.keymap.commands
            return "stay"
        self._rekey = None
        if key in ("escape", "ctrl+c"):
            return "close"
        if key == "ctrl+k" and self.found:
            self._rekey = Rekey(self.found[self.chosen])
            return "stay"
        if key in ("enter", "ctrl+j"):
            await self._do(work)
            return "close"
        if key in ("down", "tab", "up", "shift+tab", "pagedown", "pageup"):
            step = (HEIGHT - 2 if key.startswith("page") else 1) * (1 if key in _ON else -1)
            self.chosen = min(max(self.chosen + step, 0), max(len(self.found) - 1, 0))
        elif self.entry.press(key):
            self.chosen = self._top = 0
        return "stay"

    async def _do(self, work: "Work") -> None:
        work.panel = None
        name, _, rest = self.typed.strip().partition(" ")
        for command in self._commands:
            if command.argument and name == command.name and rest.strip():
                wrong = await command.given(work, rest.strip())
                if wrong is not None:
                    work.say(wrong)
                return
        found = self.found
        if found:
            await work.do(found[self.chosen])
        elif self.typed.strip():
            work.say(f"no command {SafeText(self.typed.strip()).line()}")

    @property
    def asks_for_key(self) -> bool:
        """While a command's new key is asked for."""
        return self._rekey is not None and self._rekey.asking

    def paste(self, text: str) -> None:
        """Text from the clipboard is typed."""
        self.entry.insert(text)
        self.chosen = self._top = 0

    def height(self, room: int) -> int:
        """Eight rows, on a small screen all but one, on a large one a third."""
        return max(min(HEIGHT, room - 1), room // 3)

    def hint(self, columns: int) -> tuple[str, str]:
        """What can be typed, and how many commands that finds."""
        if self._rekey is not None:
            return self._rekey.told, ""
        found = self.found
        if self.chosen and found:
            # Its row may have had no room for it.
            return found[self.chosen].help, self.count
        return (
            "type part of a name, a key or a word of its help" if columns >= 66 else "type to find"
        ), self.count

    def footer(self, glyphs: Glyphs) -> str:
        """Its keys."""
        if self._rekey is not None and self._rekey.asking:
            return "press the new key   esc leave it"
        return f"{glyphs.arrows} choose   enter do it   ctrl+k change its key   esc close"

    def cursor(self) -> tuple[int, int] | None:
        """Where the next letter goes."""
        return 6 + cell_len(SafeText(self.typed[: self.entry.cursor]).line()), 1

    def rows(self, work: "Work", columns: int, height: int) -> list[Row]:
        """The panel in so many columns and rows, with why a command is not available."""
        glyphs = work.glyphs
        title = " help and commands "
        rows = [
            row((glyphs.rule * 2 + title + glyphs.rule * (min(columns, RULE) - len(title) - 2), 0)),
            row((f"    > {SafeText(self.typed).line()}_", 0)),
        ]
        found = self.found
        room = max(1, height - len(rows))
        self._top = min(max(self._top, self.chosen - room + 1), self.chosen)
        for number, command in enumerate(found[self._top : self._top + room], self._top):
            why_not = work.unavailable(command)
            rows.append(self._row(command, columns, number == self.chosen, why_not, glyphs))
        if not found:
            rows.append((("    nothing of that name", 0),))
        return rows + [()] * (height - len(rows))

    def _row(self, command: Command, columns: int, chosen: bool, why_not: str | None, glyphs: Glyphs) -> Row:
        keys = " ".join(shown(key) for key in command.keys[:2] if key not in OLD_ALT)
        name = f"{command.name} {command.argument}".rstrip()
        left = f"{'>' if chosen else ' '} {keys:<11} {name}: {command.help}"
        reason = f"not now: {glyphs.own(why_not)} " if why_not else ""
        room = columns - 2 - (cell_len(reason) + 2 if reason else 0)
        if room < 24:
            reason, room = "", columns - 2
        look = (looks.STRONG if chosen else 0) | (looks.FAINT if why_not else 0)
        text = pad(fit(left, room, glyphs.ellipsis), room)
        return row(("  ", 0), (text + ("  " if reason else ""), look), (reason, looks.FAINT))


def _words(command: Command) -> str:
    return " ".join((command.name, command.help.lower(), *command.keys, *map(str.lower, command.keys)))


def _takes(command: Command, typed: str) -> bool:
    """What is typed is the command's name and what it takes."""
    return bool(command.argument) and typed.startswith(f"{command.name} ")
