"""A text of several lines that is being typed: wrapped rows, a cursor, and the keys that a shell has."""

from bisect import bisect_right

from tui.model import SafeText
from tui.terminal.cells import NARROW, cell_len, width_of
from tui.terminal.typed import Typed
from tui.terminal.wrap import Line

LONGEST = 20_000
"""Characters of a text; what is pasted beyond that is cut."""


def rows_of(drawn: str, width: int) -> list[Line]:
    """Where the rows of a text start and end at ``width`` cells; between two of them is nothing or a newline.

    Broken behind spaces, in a word only where it is wider than a row. A space may stand one cell beyond.
    """
    found: list[Line] = []
    start = 0
    for paragraph in drawn.split("\n"):
        end = start + len(paragraph)
        at = start
        narrow = NARROW.match(paragraph) is not None
        while True:
            limit = at + width if narrow else _limit(drawn, at, end, width)
            if limit >= end:
                found.append((at, end))
                break
            cut = limit + 1 if drawn[limit] == " " else drawn.rfind(" ", at, limit) + 1
            cut = cut if cut > at else max(limit, at + 1)
            found.append((at, cut))
            at = cut
        start = end + 1
    return found


def _limit(text: str, at: int, end: int, width: int) -> int:
    used = 0
    for i in range(at, end):
        used += width_of(text[i])
        if used > width:
            return i
    return end


class Editor(Typed):
    """``text`` is what was typed or pasted, as it came; ``cursor`` counts its characters.

    Drawing pictures what a terminal could obey: rows and columns are those of the drawn text, in cells.
    """

    def __init__(self, text: str = "", cursor: int | None = None) -> None:
        self.text = text[:LONGEST]
        self.cursor = min(max(len(self.text) if cursor is None else cursor, 0), len(self.text))
        self.width = 72
        self._goal: int | None = None
        """The column that steps up and down keep to."""
        self._laid: tuple[str, int, SafeText, list[Line]] | None = None

    def layout(self) -> tuple[SafeText, list[Line]]:
        """The drawn text and its rows."""
        if self._laid is None or self._laid[:2] != (self.text, self.width):
            safe = SafeText(self.text)
            self._laid = self.text, self.width, safe, rows_of(safe.drawn, self.width)
        return self._laid[2:]

    def where(self) -> tuple[int, int]:
        """Row and column of the cursor, in the drawn text."""
        safe, lines = self.layout()
        position = safe.position(self.cursor)
        row = self._row(position)
        return row, cell_len(safe.drawn[lines[row][0] : position])

    def _row(self, position: int) -> int:
        _, lines = self.layout()
        return max(0, bisect_right(lines, position, key=lambda line: line[0]) - 1)

    def press(self, key: str) -> bool:
        """A key; False where it means nothing to a text."""
        edit = _EDITS.get(key)
        if key not in ("up", "down", "ctrl+p", "ctrl+n"):
            self._goal = None
        if edit is not None:
            edit(self)
        elif key in _TYPED or len(key) == 1:
            self.insert(_TYPED.get(key, key))
        else:
            return False
        return True

    def insert(self, text: str) -> None:
        """Put text in at the cursor."""
        text = text[: LONGEST - len(self.text)]
        self.text = self.text[: self.cursor] + text + self.text[self.cursor :]
        self.cursor += len(text)

    def paste(self, text: str) -> None:
        """The same; terminals send the end of a line as CR, everything else stays as it came."""
        self.insert(text.replace("\r\n", "\n").replace("\r", "\n"))

    def set(self, text: str) -> None:
        """Put another text in place of this one, the cursor at its end."""
        self.text = text[:LONGEST]
        self.cursor = len(self.text)

    def _home(self) -> int:
        return self.text.rfind("\n", 0, self.cursor) + 1

    def _end(self) -> int:
        end = self.text.find("\n", self.cursor)
        return len(self.text) if end < 0 else end

    def _step(self, rows: int) -> None:
        """Up or down, in the column where the steps began."""
        safe, lines = self.layout()
        row, column = self.where()
        self._goal = column if self._goal is None else self._goal
        row += rows
        if not 0 <= row < len(lines):
            self._move(0 if row < 0 else len(self.text))
            return
        start, end = lines[row]
        if row + 1 < len(lines) and lines[row + 1][0] == end:
            # Its end is the beginning of the next.
            end -= 1
        at = start
        while at < end and cell_len(safe.drawn[start : at + 1]) <= self._goal:
            at += 1
        self._move(len(self.text) if at == len(safe.drawn) else safe.offset(at))


_TYPED = {"space": " ", "enter": "\n", "ctrl+j": "\n"}
_EDITS = {
    "left": lambda text: text._move(text.cursor - 1),
    "ctrl+b": lambda text: text._move(text.cursor - 1),
    "right": lambda text: text._move(text.cursor + 1),
    "ctrl+f": lambda text: text._move(text.cursor + 1),
    "up": lambda text: text._step(-1),
    "ctrl+p": lambda text: text._step(-1),
    "down": lambda text: text._step(1),
    "ctrl+n": lambda text: text._step(1),
    "home": lambda text: text._move(text._home()),
    "ctrl+a": lambda text: text._move(text._home()),
    "end": lambda text: text._move(text._end()),
    "ctrl+home": lambda text: text._move(0),
    "ctrl+end": lambda text: text._move(len(text.text)),
    "ctrl+left": lambda text: text._move(text._word_left()),
    "ctrl+right": lambda text: text._move(text._word_right()),
    "backspace": lambda text: text._cut(max(0, text.cursor - 1), text.cursor),
    "ctrl+h": lambda text: text._cut(max(0, text.cursor - 1), text.cursor),
    "delete": lambda text: text._cut(text.cursor, text.cursor + 1),
    "ctrl+d": lambda text: text._cut(text.cursor, text.cursor + 1),
    "ctrl+w": lambda text: text._cut(text._word_left(), text.cursor),
    "ctrl+u": lambda text: text._cut(text._home(), text.cursor),
    "ctrl+k": lambda text: text._cut(text.cursor, max(text._end(), text.cursor + 1)),
}
