"""How a character looks, apart from any theme: a set of bits, and rows of text that carry them.

A look says what a character *is* (a source, a cue, a figure nobody stands behind); only a theme knows
colours. Rows are plain data: everything the screen shows can be made, and tested, without a terminal.
"""

SOURCE = 1
UNNAMED = 2
CUE = 4
DIRECT = 8
INDIRECT = 16
FIGURE = 32
ORPHAN = 64
CURRENT = 128
REMOVED = 256
LABEL = 512
STRONG = 1024
FAINT = 2048
ALARM = 4096
HIT = 8192
HUES = ("red", "green", "yellow", "blue", "magenta", "cyan")
"""What a desk can colour its verdicts' letters with; three bits of a look are the number of one, from 1."""
HUE = 7 << 14

Run = tuple[str, int]
"""Some text and its look."""
Row = tuple[Run, ...]
"""One row of the screen, or of a part of it, from left to right."""


def hue(colour: str) -> int:
    """The look of a colour of ``HUES``; of none that of plain text."""
    return (HUES.index(colour) + 1) << 14 if colour else 0


def coloured(look: int) -> int | None:
    """The number of a look's hue in ``HUES``, or None."""
    return ((look & HUE) >> 14) - 1 if look & HUE else None


def row(*runs: Run) -> Row:
    """A row of these runs: empty ones left out, neighbours of one look joined (fewer bytes to send)."""
    joined: list[Run] = []
    for text, look in runs:
        if not text:
            continue
        if joined and joined[-1][1] == look:
            joined[-1] = (joined[-1][0] + text, look)
        else:
            joined.append((text, look))
    return tuple(joined)


def text_of(runs: Row) -> str:
    """The characters of a row, without their looks."""
    return "".join(text for text, _ in runs)
