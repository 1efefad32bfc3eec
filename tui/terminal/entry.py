"""A line of text that is being typed: letters, the cursor, and what has been typed before."""

from collections.abc import Sequence

from tui.terminal.typed import Typed

LONGEST = 2000
"""Characters of a line; what is pasted beyond that is cut."""


class Entry(Typed):
    """One line under the hand, edited with the keys that a shell has.

    ``text`` is what was typed, as it came: drawing makes it safe. ``cursor`` counts characters, 0 to the
    length of the text.
    """

    def __init__(self, text: str = "", history: Sequence[str] = ()) -> None:
        """``history``: earlier lines, the oldest first; ``up`` goes back through them."""
        self.text = text
        self.cursor = len(text)
        self._history = [*history]
        self._at = len(self._history)
        self._kept = ""
        """What had been typed before the history was looked at."""

    def press(self, key: str) -> bool:
        """A key; False where it means nothing to a line of text."""
        edit = _EDITS.get(key)
        if edit is not None:
            edit(self)
            return True
        if key == "space" or len(key) == 1:
            self.insert(" " if key == "space" else key)
            return True
        return False

    def insert(self, text: str) -> None:
        """Put text in at the cursor; newlines in what is pasted become spaces."""
        text = " ".join(text.splitlines()) if len(text) > 1 else text
        text = text[: max(0, LONGEST - len(self.text))]
        self.text = self.text[: self.cursor] + text + self.text[self.cursor :]
        self.cursor += len(text)

    def set(self, text: str) -> None:
        """Put another text in place of what was typed, the cursor behind it."""
        self.text = text[:LONGEST]
        self.cursor = len(self.text)

    def replace(self, start: int, end: int, text: str) -> None:
        """Put ``text`` in place of a stretch, the cursor behind it."""
        self.text = (self.text[:start] + text + self.text[end:])[:LONGEST]
        self.cursor = min(start + len(text), len(self.text))

    def _recall(self, step: int) -> None:
        at = self._at + step
        if not 0 <= at <= len(self._history):
            return
        if self._at == len(self._history):
            self._kept = self.text
        self._at = at
        self.set(self._kept if at == len(self._history) else self._history[at])


_EDITS = {
    "left": lambda line: line._move(line.cursor - 1),
    "ctrl+b": lambda line: line._move(line.cursor - 1),
    "right": lambda line: line._move(line.cursor + 1),
    "ctrl+f": lambda line: line._move(line.cursor + 1),
    "home": lambda line: line._move(0),
    "ctrl+a": lambda line: line._move(0),
    "end": lambda line: line._move(len(line.text)),
    "ctrl+e": lambda line: line._move(len(line.text)),
    "ctrl+left": lambda line: line._move(line._word_left()),
    "ctrl+right": lambda line: line._move(line._word_right()),
    "backspace": lambda line: line._cut(max(0, line.cursor - 1), line.cursor),
    "ctrl+h": lambda line: line._cut(max(0, line.cursor - 1), line.cursor),
    "delete": lambda line: line._cut(line.cursor, line.cursor + 1),
    "ctrl+w": lambda line: line._cut(line._word_left(), line.cursor),
    "ctrl+u": lambda line: line._cut(0, line.cursor),
    "ctrl+k": lambda line: line._cut(line.cursor, len(line.text)),
    "up": lambda line: line._recall(-1),
    "down": lambda line: line._recall(1),
}
