"""A part of the screen: rows of text, of which only the cells that changed are drawn again."""

import re
from collections.abc import Callable

from rich.cells import cell_len
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.terminal.cells import UNCERTAIN
from tui.terminal.looks import Row
from tui.terminal.themes import Styler

_GAP = re.compile("( {2,})")
"""What stands between columns."""


class Lines(Widget, can_focus=False):
    """Rows given as a whole; what is different from before is what is sent.

    The rows must be as wide as the widget. A row whose end is as it was is drawn up to there only: the screen
    is repainted from the left end of a part, so only the right end can be saved.

    Where terminals disagree about the width of a character the whole row is sent, each column in its place,
    over erased cells: what a terminal draws narrower leaves nothing of the row before.
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
            if self.size.height == len(rows):
                # Else its place is another one from now on, and all of it is drawn there anyway.
                self.refresh()
            return
        changed = []
        for y, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self._strips[y] = None
                whole = self.size.width if uncertain(old) or uncertain(new) else 0
                changed.append(Region(0, y, whole or changed_width(old, new), 1))
        self.refresh(*changed)

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Textual draws all of it where it has another place; not once more because it has another size."""
        resized = size != self._size
        changed = super()._size_updated(size, virtual_size, container_size, layout=False)
        if resized:
            self._exchange_repaint_regions()
        return changed

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
            styler, cells = self._styler, self._rows[y]
            if uncertain(cells):
                # Not kept: it knows where the part lies.
                return Strip(placed(cells, styler, self.region.x, self.size.width), self.size.width)
            strip = Strip([Segment(text, styler(look)) for text, look in cells], self.size.width)
            self._strips[y] = strip
        return strip


def uncertain(cells: Row) -> bool:
    """Whether terminals disagree about how wide the row is."""
    return any(not text.isascii() and UNCERTAIN.search(text) for text, _ in cells)


def placed(cells: Row, styler: Styler, left: int, width: int) -> list[Segment]:
    """A row that begins at column ``left`` of the screen and erases ``width`` cells before it is drawn.

    Gaps are not sent: what stands behind one is put at its column, however far the text before it has come.
    """
    found = [_control(f"\x1b[{width}X", styler(0))]
    for text, look in cells:
        for number, piece in enumerate(_GAP.split(text) if not look else [text]):
            left += cell_len(piece)
            if number % 2:
                found.append(_control(f"\x1b[{left + 1}G"))
            elif piece:
                found.append(Segment(piece, styler(look)))
    return found


def _control(sequence: str, style: Style | None = None) -> Segment:
    return Segment(sequence, style, [(ControlType.CURSOR_MOVE_TO_COLUMN, 0)])


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
