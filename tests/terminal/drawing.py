"""A screen as text, and its looks as letters, so that both can be held against a drawing."""

from tui.terminal import looks
from tui.terminal.cells import cell_len
from tui.terminal.frame import Frame, frame
from tui.terminal.looks import Row
from tui.terminal.view import view
from tui.terminal.work import Work

LETTERS = (
    (looks.CURRENT, "X"),
    (looks.ORPHAN, "F"),
    (looks.FIGURE, "f"),
    (looks.SOURCE, "S"),
    (looks.CUE, "c"),
    (looks.DIRECT, "d"),
    (looks.INDIRECT, "i"),
)


def draw(work: Work, columns: int, rows: int) -> list[str]:
    """The whole screen, row by row; every part must fill its box to the cell."""
    window: Frame = frame(columns, rows, zoomed=work.session.zoomed, speaking=bool(work.said or work.panel))
    parts = view(work, window)
    grid = [""] * rows
    for name, (_, top, width, height) in sorted(window.boxes.items(), key=lambda box: box[1][:2]):
        assert len(parts[name]) == height, name
        for y, row in enumerate(parts[name]):
            text = "".join(text for text, _ in row)
            assert cell_len(text) == width, (name, text)
            grid[top + y] += text
    return grid


def letters(row: Row, gutter: int = 4) -> str:
    """One letter a character: what it looks like; g for the gutter, a dot for plain text."""
    found = ""
    for text, look in row:
        found += next((letter for bit, letter in LETTERS if look & bit), ".") * len(text)
    return "g" * gutter + found[gutter:]
