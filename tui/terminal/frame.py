"""Where each part of the screen lies, for any size of window."""

from msgspec import Struct

from tui.terminal.rows.header import SAVED_WIDTH
from tui.terminal.rows.notice import LEAST
from tui.terminal.rows.rule import place_width

Box = tuple[int, int, int, int]
"""Column, row, columns, rows."""


class Frame(Struct, frozen=True):
    """The parts of one window by name; a part without a place there is left out."""

    columns: int
    rows: int
    boxes: dict[str, Box]

    def width(self, name: str) -> int:
        """Columns of a part, 0 where it has none."""
        return self.boxes[name][2] if name in self.boxes else 0

    def height(self, name: str) -> int:
        """Rows of a part, 0 where it has none."""
        return self.boxes[name][3] if name in self.boxes else 0


def frame(columns: int, rows: int, *, zoomed: bool = False, speaking: bool = False) -> Frame:
    """The frame for a window: queue over text.

    Zoomed, the text has every row between header and footer, but for one while the program is ``speaking``.
    """
    if columns < LEAST[0] or rows < LEAST[1]:
        return Frame(columns, rows, {"body": (0, 0, columns, rows)})
    boxes: dict[str, Box] = {
        "header": (0, 0, columns - SAVED_WIDTH, 1),
        "saved": (columns - SAVED_WIDTH, 0, SAVED_WIDTH, 1),
        "footer": (0, rows - 1, columns, 1),
    }
    at, end = 1, rows - 1
    if speaking or not zoomed:
        end -= 1
        boxes["status"] = (0, end, columns, 1)
    if not zoomed:
        queue = 1 if rows < 16 else 3 if rows < 20 else 5 if rows < 36 else 9
        headline = 2 if rows >= 16 else 0
        place = place_width(columns)
        boxes["queue"] = (0, at, columns, queue)
        boxes["rule"] = (0, at + queue, columns - place, 1)
        boxes["place"] = (columns - place, at + queue, place, 1)
        at += queue + 1
        if headline:
            boxes["headline"] = (0, at, columns, headline)
            at += headline
    boxes["body"] = (0, at, columns, end - at)
    return Frame(columns, rows, boxes)
