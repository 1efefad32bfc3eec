"""Widths on the screen, by the one table that the screen itself uses."""

import re
from collections.abc import Iterable

from rich.cells import cell_len, get_character_cell_size

from tui.terminal.looks import Row, Run, row

NARROW = re.compile(
    r"[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*+\Z"
)
"""Texts of which every character is one cell wide: those need no table."""

UNCERTAIN = re.compile(
    "[\u0900-\u109f\u1100-\u11ff\u1700-\u18af\u1900-\u1cff\u200d\u2600-\u27bf\ua800-\uabff\ud7b0-\ud7ff\ufe0f"
    "\U00011000-\U00011fff\U0001f000-\U0001faff]+"
)
"""Characters whose cells terminals count differently: spacing marks, conjuncts, single jamo, emoji."""

__all__ = ["NARROW", "UNCERTAIN", "cell_len", "fit", "fit_row", "head", "left_right", "pad", "width_of"]


def width_of(char: str) -> int:
    """Cells of one character: 0, 1 or 2."""
    return get_character_cell_size(char)


def head(text: str, cells: int) -> str:
    """The longest beginning of ``text`` that is at most ``cells`` wide."""
    if NARROW.match(text):
        return text[: max(cells, 0)]
    used = 0
    for at, char in enumerate(text):
        used += width_of(char)
        if used > cells:
            return text[:at]
    return text


def fit(text: str, cells: int, ellipsis: str = "…") -> str:
    """``text`` if it is at most ``cells`` wide, else as much of it as goes with an ellipsis."""
    # What cannot be shown need not be measured.
    text = text[: cells * 8 + 8]
    if cell_len(text) <= cells:
        return text
    return (head(text, cells - cell_len(ellipsis)) + ellipsis)[: max(cells, 0)]


def pad(text: str, cells: int) -> str:
    """``text`` with spaces at its end up to ``cells``."""
    return text + " " * (cells - cell_len(text))


def fit_row(runs: Iterable[Run], cells: int) -> Row:
    """A row cut, or filled with spaces, to exactly ``cells``."""
    fitted: list[Run] = []
    left = cells
    for text, look in runs:
        width = cell_len(text)
        if width > left:
            text = head(text, left)
            width = cell_len(text)
            fitted.append((text, look))
            left -= width
            break
        fitted.append((text, look))
        left -= width
    fitted.append((" " * left, 0))
    return row(*fitted)


def left_right(left: Row, right: Row, cells: int) -> Row:
    """Two rows in one of ``cells``, the right one at its end; the left one gives way."""
    room = cells - sum(cell_len(text) for text, _ in right)
    return row(*fit_row(left, max(room, 0)), *right)
