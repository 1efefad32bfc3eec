"""Where an article of a list by words holds them, in a few words: for rows whose headline does not."""

import re

from tui.desk.desk import Desk, Queue, Row
from tui.model import SafeText
from tui.terminal import looks
from tui.terminal.cells import cell_len, fit, head
from tui.terminal.glyphs import Glyphs
from tui.terminal.looks import Row as Drawn
from tui.terminal.looks import row
from tui.terminal.sought import Sought, of_list

KEPT = 500
"""Articles whose snippets are kept in memory."""
AROUND = 200
"""Characters kept at either side of the hit."""

Snippet = tuple[str, str, str]
"""What stands before the hit, the hit, what stands behind it; safe to draw, one line."""


class Snippets:
    """Snippets for one queue at a time, made of the texts of the rows that are looked at."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._queue: Queue | None = None
        self._sought: Sought | None = None
        self._found: dict[int, Snippet | None] = {}

    def of(self, queue: Queue, item: Row, title: str) -> Snippet | None:
        """The words around the first hit; None where the headline holds it, and where nothing does."""
        if queue is not self._queue:
            self._queue = queue
            self._sought = of_list(self._desk.words(queue.filter)) if queue.filter else None
            self._found.clear()
        if self._sought is None or item.unread:
            return None
        if item.seq not in self._found:
            if len(self._found) > KEPT:
                self._found.clear()
            self._found[item.seq] = self._made(self._sought, item, title)
        return self._found[item.seq]

    def _made(self, sought: Sought, item: Row, title: str) -> Snippet | None:
        if sought.spans(title):
            return None
        text = SafeText(self._desk.text(item.seq)).drawn
        spans = sought.spans(text)
        if not spans:
            return None
        start, end = spans[0]
        before = re.sub(r"\s+", " ", text[max(0, start - AROUND) : start])
        after = re.sub(r"\s+", " ", text[end : end + AROUND])
        return before.lstrip(), " ".join(text[start:end].split()), after.rstrip()


def drawn(snippet: Snippet, columns: int, glyphs: Glyphs) -> Drawn:
    """A snippet in so many columns, its hit in sight."""
    before, hit, after = snippet
    hit = fit(hit, columns, glyphs.ellipsis)
    dots = cell_len(glyphs.ellipsis)
    room = max(0, (columns - cell_len(hit)) // 3 - dots)
    while cell_len(before) > room and before:
        # From word to word: half of one says little.
        before = before.partition(" ")[2] if " " in before.rstrip() else ""
    left = f"{glyphs.ellipsis}{before}"
    rest = columns - cell_len(left) - cell_len(hit)
    tail = fit(after, max(rest, 0), glyphs.ellipsis) if rest > dots else head(after, max(rest, 0))
    return row((left, looks.FAINT), (hit, looks.HIT), (tail, looks.FAINT))
