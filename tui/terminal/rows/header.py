"""Row 1: where one is, in which list, who reviews, and what is saved."""

from tui.terminal import looks
from tui.terminal.cells import cell_len, fit, left_right, pad
from tui.terminal.glyphs import Glyphs
from tui.terminal.looks import Row, row

SAVED_WIDTH = 13
"""The last columns of the row: they alone change when something is saved."""
WIDE = 66
PACED = 140
"""Columns from which on the pace is told."""
REVIEWER_WIDTH = 20
"""At most so many columns for who reviews."""


def header(
    columns: int,
    *,
    position: str,
    parts: list[str],
    tabs: list[str],
    reviewer: str,
    pace: str,
    glyphs: Glyphs,
) -> Row:
    """Everything but the saved field, in so many columns; ``parts`` are the filter and what follows it.

    ``tabs``, the saved queries, are shown as far as there is room for whole ones; ``pace`` in wide windows.
    """
    if columns + SAVED_WIDTH < WIDE:
        left = f" {position} {parts[0]}"
        return row((pad(fit(left, columns, glyphs.ellipsis), columns), 0))
    reviewer = fit(reviewer, REVIEWER_WIDTH, glyphs.ellipsis)
    if pace and columns + SAVED_WIDTH >= PACED:
        reviewer += f" {glyphs.dot} {pace}"
    room = columns - 10 - cell_len(reviewer) - 4
    listed = fit(f" {glyphs.dot} ".join(parts), room, glyphs.ellipsis)
    for number, tab in enumerate(tabs):
        added = f" {tab}" if number else f" {glyphs.dot} {tab}"
        if cell_len(listed) + cell_len(added) > room:
            break
        listed += added
    return left_right(
        row((f" {position:<8} ", looks.STRONG), (listed, 0)), row((f"{reviewer}  ", looks.FAINT)), columns
    )


def saved(state: str, *, alarm: bool) -> Row:
    """The saved field: right-aligned before the last column."""
    text = f"{state:>{SAVED_WIDTH - 1}}"
    blank = len(text) - len(text.lstrip())
    look = looks.ALARM if alarm else looks.FAINT
    return row((text[:blank], 0), (text[blank:], look if state else 0), (" ", 0))
