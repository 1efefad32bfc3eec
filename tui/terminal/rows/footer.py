"""Row 24: the verdict keys, always in the same place, and the keys of the moment."""

from collections.abc import Sequence

from tui.terminal import looks
from tui.terminal.cells import cell_len, fit_row
from tui.terminal.looks import Row, Run, row

VERDICTS_WIDTH = 38
"""Columns that the verdict keys fill on a wide screen: they never move."""
WIDE = 76
ROOM = 20
"""Columns kept for other keys, on a wide screen too: many verdicts are named by their keys alone."""

Item = tuple[str, bool]
"""How the footer names a command, and whether it is available."""


def footer(columns: int, verdicts: Sequence[Item], others: Sequence[Item]) -> Row:
    """The verdict keys and as many of the others as there is room for; the last one (help) always."""
    names = _items(verdicts)
    wide = sum(cell_len(text) for text, _ in names)
    if columns < WIDE or wide > columns - ROOM:
        letters = "".join(text[: text.find("]") + 1] for text, _ in verdicts)
        runs = [(f" {letters} ", 0 if all(on for _, on in verdicts) else looks.FAINT)]
    else:
        runs = [*names, (" " * (VERDICTS_WIDTH - wide), 0)]
    room = columns - sum(cell_len(text) for text, _ in runs) - 1
    return fit_row(row(*runs, *_items(_that_fit(others, room))), columns)


def keys_that_fit(said: str, columns: int) -> str:
    """As many of a panel's keys as go into so many columns; between them stand three spaces."""
    while cell_len(said) > columns and "   " in said:
        said = said.rpartition("   ")[0]
    return said


def _items(items: Sequence[Item]) -> list[Run]:
    return [(f" {text}", 0 if available else looks.FAINT) for text, available in items]


def _that_fit(items: Sequence[Item], room: int) -> list[Item]:
    if not items:
        return []
    room -= cell_len(items[-1][0]) + 1
    chosen: list[Item] = []
    for item in items[:-1]:
        room -= cell_len(item[0]) + 1
        if room < 0:
            break
        chosen.append(item)
    return [*chosen, items[-1]]
