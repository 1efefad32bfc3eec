"""Text into lines of a width, by cells, in one linear pass; nothing is lost between them but spaces."""

from tui.terminal.cells import NARROW, width_of

Line = tuple[int, int]
"""Where a line starts and ends; between its end and the next start stand only spaces or a newline."""


def wrap(text: str, width: int) -> list[Line]:
    """The lines of ``text`` at ``width`` cells: broken at spaces, in a word only where a word is wider."""
    lines: list[Line] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        narrow = NARROW.match(text, start, end) is not None
        _paragraph(text, start, end, width, narrow, lines)
        start = end + 1
    return lines


def _paragraph(text: str, start: int, end: int, width: int, narrow: bool, lines: list[Line]) -> None:
    at = start
    first = True
    while first or at < end:
        first = False
        limit = min(at + width, end) if narrow else _limit(text, at, end, width)
        if limit >= end:
            lines.append((at, _trimmed(text, at, end)))
            return
        cut = limit if text[limit] == " " else text.rfind(" ", at, limit)
        if cut <= at and text[at] != " ":
            # One word wider than the line: it is cut where the line is full.
            lines.append((at, limit))
            at = limit
            continue
        lines.append((at, _trimmed(text, at, cut)))
        at = cut
        while at < end and text[at] == " ":
            at += 1


def _limit(text: str, at: int, end: int, width: int) -> int:
    """Where the characters from ``at`` on no longer fit in ``width`` cells; at least one always does."""
    used = 0
    for i in range(at, end):
        used += width_of(text[i])
        if used > width:
            return max(i, at + 1)
    return end


def _trimmed(text: str, at: int, end: int) -> int:
    """``end`` without the spaces before it."""
    while end > at and text[end - 1] == " ":
        end -= 1
    return end
