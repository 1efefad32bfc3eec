"""A screen as text, and its looks as letters, so that both can be held against a drawing."""

from tui.terminal import looks
from tui.terminal.cells import cell_len
from tui.terminal.frame import Frame, frame
from tui.terminal.looks import Row, row, text_of
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


def window(work: Work, columns: int, rows: int) -> Frame:
    """The frame as the screen takes it."""
    session = work.session
    return frame(
        columns,
        rows,
        zoomed=session.zoomed,
        inspecting=session.inspecting,
        right_to_left=session.right_to_left,
    )


def whole(work: Work, columns: int, rows: int) -> list[Row]:
    """The whole screen with its looks; every part must fill its box to the cell, no box lie on another."""
    frame_ = window(work, columns, rows)
    parts = view(work, frame_)
    grid: list[Row] = [()] * rows
    for name, (left, top, width, height) in sorted(frame_.boxes.items(), key=lambda box: box[1][:2]):
        assert len(parts[name]) == height, name
        for y, one in enumerate(parts[name]):
            assert sum(cell_len(text) for text, _ in one) == width, (name, one)
            assert cell_len(text_of(one)) == width, (name, one)
            gap = left - cell_len(text_of(grid[top + y]))
            assert gap >= 0, name
            grid[top + y] = row(*grid[top + y], (" " * gap, 0), *one)
    assert all(cell_len(text_of(one)) <= columns for one in grid)
    return [row(*one, (" " * (columns - cell_len(text_of(one))), 0)) for one in grid]


def draw(work: Work, columns: int, rows: int) -> list[str]:
    """The whole screen, row by row."""
    return [text_of(one) for one in whole(work, columns, rows)]


def letters(row: Row, gutter: int = 4) -> str:
    """One letter a character: what it looks like; g for the gutter, a dot for plain text."""
    found = ""
    for text, look in row:
        found += next((letter for bit, letter in LETTERS if look & bit), ".") * len(text)
    return "g" * gutter + found[gutter:]
