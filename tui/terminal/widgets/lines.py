"""A part of the screen: rows of text, of which only the cells that changed are drawn again."""

from collections.abc import Callable

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.terminal.looks import Row
from tui.terminal.themes import Styler


class Lines(Widget, can_focus=False):
    """Rows given as a whole; what is different from before is what is sent.

    The rows must be as wide as the widget. A row whose end is as it was is drawn up to there only: the screen
    is repainted from the left end of a part, so only the right end can be saved.
    """

    DEFAULT_CSS = "Lines { background: ansi_default; }"

    def __init__(self, name: str, styler: Styler, drawing: Callable[[], None] = lambda: None) -> None:
        """``drawing`` is called when rows that have changed are about to be sent."""
        super().__init__(id=name)
        self._styler = styler
        self._drawing = drawing
        self._rows: list[Row] = []
        self._strips: list[Strip | None] = []

    def show(self, rows: list[Row]) -> None:
        """Show these rows in place of those before."""
        before = self._rows
        if rows == before:
            return
        self._rows = rows
        if len(before) != len(rows):
            self._strips = [None] * len(rows)
            self.refresh()
            return
        changed = []
        for y, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self._strips[y] = None
                changed.append(Region(0, y, changed_width(old, new), 1))
        self.refresh(*changed)

    def restyle(self, styler: Styler) -> None:
        """Draw the same rows in the styles of another theme."""
        self._styler = styler
        self._strips = [None] * len(self._rows)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row as a strip."""
        if y >= len(self._rows):
            return Strip.blank(self.size.width, self._styler(0))
        strip = self._strips[y]
        if strip is None:
            self._drawing()
            styler = self._styler
            strip = Strip([Segment(text, styler(look)) for text, look in self._rows[y]], self.size.width)
            self._strips[y] = strip
        return strip


def changed_width(old: Row, new: Row) -> int:
    """Columns from the left within which two rows of the same width differ."""
    width = sum(cell_len(text) for text, _ in new)
    a, b = len(old) - 1, len(new) - 1
    while a >= 0 and b >= 0 and old[a] == new[b]:
        width -= cell_len(new[b][0])
        a -= 1
        b -= 1
    if a >= 0 and b >= 0 and old[a][1] == new[b][1]:
        left, right = old[a][0], new[b][0]
        same = 0
        while same < min(len(left), len(right)) and left[-1 - same] == right[-1 - same]:
            same += 1
        width -= cell_len(right[len(right) - same :])
    return max(width, 1)
