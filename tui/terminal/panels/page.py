"""A panel that shows some text and waits for a key: what a command printed, a whole link."""

from typing import TYPE_CHECKING

from tui.model import SafeText
from tui.terminal import looks
from tui.terminal.cells import fit
from tui.terminal.glyphs import Glyphs
from tui.terminal.looks import Row, row
from tui.terminal.panels.panel import Answer, Panel
from tui.terminal.wrap import wrap

if TYPE_CHECKING:
    from tui.terminal.work import Work

LEAST = 6
"""Rows that it wants of a small screen."""
_STEPS = {"j": 1, "down": 1, "enter": 1, "k": -1, "up": -1}
_PAGES = {"space": 1, "pagedown": 1, "ctrl+f": 1, "b": -1, "pageup": -1, "ctrl+b": -1}


class Page(Panel):
    """Text from outside, wrapped and scrolled; ``esc`` or ``q`` closes it."""

    asks = False
    """It only tells something: where all of it has been printed it can be closed."""

    def __init__(self, title: str, text: str, said: str = "", keys: str = "") -> None:
        """``said``: for the status row; ``keys``: further keys, for the footer."""
        self._title = title
        self.fill(text, said)
        self._keys = keys
        self._top = 0
        self._room = 1

    def fill(self, text: str, said: str) -> None:
        """Show another text."""
        self._safe = SafeText(text).drawn
        self._said = said
        # Until the width is known: how many rows are to be asked for.
        self._lines = wrap(self._safe, 75)

    def height(self, room: int) -> int:
        """As many rows as the text needs, at most two thirds of the room."""
        return min(room, max(min(len(self._lines) + 1, room * 2 // 3), min(LEAST, room)))

    def rows(self, work: "Work", columns: int, height: int) -> list[Row]:
        """A rule with the title, and the part of the text that is looked at."""
        glyphs = work.glyphs
        self._lines = wrap(self._safe, max(columns - 5, 10))
        self._room = max(height - 1, 1)
        self._move(0)
        title = f" {fit(SafeText(self._title).line(), columns - 8, glyphs.ellipsis)} "
        rule = glyphs.rule * 2 + title
        rows: list[Row] = [row((rule + glyphs.rule * (columns - len(rule)), looks.FAINT))]
        for start, end in self._lines[self._top : self._top + self._room]:
            rows.append(row(("    " + self._safe[start:end], 0)))
        return rows + [()] * (height - len(rows))

    def _move(self, lines: int) -> None:
        self._top = max(0, min(self._top + lines, len(self._lines) - self._room))

    def hint(self, columns: int) -> tuple[str, str]:
        """What is said of it, and where one is in it."""
        end = min(self._top + self._room, len(self._lines))
        return self._said, f"{self._top + 1}-{end} of {len(self._lines)}"

    def footer(self, glyphs: Glyphs) -> str:
        """Its keys."""
        return glyphs.own(f"{self._keys}space more   b back   esc close")

    def cursor(self) -> tuple[int, int] | None:
        """At the beginning of its text."""
        return 4, 1

    async def press(self, work: "Work", key: str) -> Answer:
        """A key: scroll, or close."""
        if key in ("escape", "q", "ctrl+c"):
            return "close"
        self._move(_STEPS.get(key, 0) + _PAGES.get(key, 0) * self._room)
        return "stay"

    def paste(self, text: str) -> None:
        """Nothing is typed here."""
