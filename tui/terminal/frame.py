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


BESIDE, WIDE = 120, 140
"""Columns from which on the inspector stands beside the text, and from which on the list does too."""
ARTICLE_WIDTH = 76
"""Gutter and text: the same in every wide window, so that the text never rewraps between them."""
LIST_WIDTH = 34
ROWS_EACH = 3
"""Rows of an article in the list that stands beside the text."""


def frame(
    columns: int,
    rows: int,
    *,
    zoomed: bool = False,
    inspecting: bool = True,
    right_to_left: bool = False,
) -> Frame:
    """The frame for a window: the list over the text, or beside it where there is room.

    Zoomed, the text has the list's rows too.
    ``inspecting``: the inspector has not been closed. Beside text that is written from right to left nothing
    stands below 140 columns: terminals disagree about where such a line ends.
    """
    if columns < LEAST[0] or rows < LEAST[1]:
        return Frame(columns, rows, {"body": (0, 0, columns, rows)})
    boxes: dict[str, Box] = {
        "header": (0, 0, columns - SAVED_WIDTH, 1),
        "saved": (columns - SAVED_WIDTH, 0, SAVED_WIDTH, 1),
        "footer": (0, rows - 1, columns, 1),
    }
    end = rows - 2
    boxes["status"] = (0, end, columns, 1)
    if zoomed:
        _over(boxes, columns, end, 0, 1 if rows < 16 else 2)
    elif columns >= WIDE:
        _beside(boxes, columns, end, inspecting)
    else:
        queue = 1 if rows < 16 else 3 if rows < 20 else 5 if rows < 36 else 9
        _over(boxes, columns, end, queue, 0 if queue == 1 else 2)
        if columns >= BESIDE and inspecting and not right_to_left:
            _divide(boxes, columns)
    return Frame(columns, rows, boxes)


def _over(boxes: dict[str, Box], columns: int, end: int, queue: int, headline: int) -> None:
    """The list, so many rows of it, over the text, a rule between them."""
    place, at = place_width(columns), 1 + queue
    if queue:
        boxes["queue"] = (0, 1, columns, queue)
    boxes["rule"] = (0, at, columns - place, 1)
    boxes["place"] = (columns - place, at, place, 1)
    at += 1
    if headline:
        boxes["headline"] = (0, at, columns, headline)
        at += headline
    boxes["body"] = (0, at, columns, end - at)


def _divide(boxes: dict[str, Box], columns: int) -> None:
    """The inspector at the right of headline and text."""
    top = boxes.get("headline", boxes["body"])[1]
    _, at, _, height = boxes["body"]
    boxes["body"] = (0, at, ARTICLE_WIDTH, height)
    if "headline" in boxes:
        boxes["headline"] = (0, top, ARTICLE_WIDTH, 2)
    height += at - top
    boxes["right"] = (ARTICLE_WIDTH, top, 1, height)
    boxes["inspector"] = (ARTICLE_WIDTH + 1, top, columns - ARTICLE_WIDTH - 1, height)


def _beside(boxes: dict[str, Box], columns: int, end: int, inspecting: bool) -> None:
    """List, text and inspector side by side under one rule with their names."""
    place = place_width(columns)
    left = LIST_WIDTH + 1
    right = left + ARTICLE_WIDTH
    boxes["rule"] = (0, 1, right - place, 1)
    boxes["place"] = (right - place, 1, place, 1)
    boxes["corner"] = (right, 1, columns - right, 1)
    height = end - 2
    boxes["queue"] = (0, 2, LIST_WIDTH, height)
    boxes["left"] = (LIST_WIDTH, 2, 1, height)
    boxes["headline"] = (left, 2, ARTICLE_WIDTH, 2)
    boxes["about"] = (left, 4, ARTICLE_WIDTH, 2)
    boxes["body"] = (left, 6, ARTICLE_WIDTH, height - 4)
    boxes["right"] = (right, 2, 1, height)
    if inspecting:
        boxes["inspector"] = (right + 1, 2, columns - right - 1, height)
