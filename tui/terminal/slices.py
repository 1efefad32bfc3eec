"""A panel in pieces side by side, so that a letter typed into it costs the cells of its piece alone.

The screen sends a part's row from its left end on, up to what has changed.
"""

from tui.terminal.cells import fit_row, width_of
from tui.terminal.frame import Box, Frame
from tui.terminal.looks import Row

WIDTH = 20
"""Columns of a piece; the last one has the rest."""
SLICES = ("slice1", "slice2", "slice3")
"""The pieces right of the first, which stays with the text that the panel is docked under."""


def sliced(frame: Frame, parts: dict[str, list[Row]], height: int) -> tuple[Frame, dict[str, list[Row]]]:
    """The last rows of the body, ``height`` of them, in pieces that lie over it.

    Rows with characters that are not one cell wide stay whole: one might stand on an edge.
    """
    left, top, width, rows = frame.boxes["body"]
    above, foot = parts["body"][: rows - height], parts["body"][rows - height :]
    if width <= WIDTH or not all(_narrow(text) for row in foot for text, _ in row):
        return frame, parts
    boxes: dict[str, Box] = {}
    cut: dict[str, list[Row]] = {"body": above + [fit_row(_cut(row, 0, WIDTH), width) for row in foot]}
    edges = list(range(WIDTH, width, WIDTH))[: len(SLICES)]
    for name, start, end in zip(SLICES, edges, [*edges[1:], width], strict=False):
        boxes[name] = (left + start, top + rows - height, end - start, height)
        cut[name] = [_cut(row, start, end) for row in foot]
    return Frame(frame.columns, frame.rows, frame.boxes | boxes), parts | cut


def _narrow(text: str) -> bool:
    return text.isascii() or all(char.isascii() or width_of(char) == 1 for char in text)


def _cut(row: Row, start: int, end: int) -> Row:
    """The columns from ``start`` to ``end`` of a row of characters one cell wide."""
    found = []
    at = 0
    for text, look in row:
        piece = text[max(start - at, 0) : max(end - at, 0)]
        if piece:
            found.append((piece, look))
        at += len(text)
    return tuple(found)
