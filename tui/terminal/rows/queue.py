"""The queue's rows: cursor, verdict, time, site, headline, sources, signals."""

from typing import TYPE_CHECKING

from tui.desk.desk import Row as QueueRow
from tui.model import SafeText
from tui.terminal import looks
from tui.terminal.cells import cell_len, fit, fit_row, head, pad
from tui.terminal.glyphs import Glyphs
from tui.terminal.looks import Row, row
from tui.terminal.wrap import wrap

if TYPE_CHECKING:
    from tui.terminal.snippets import Snippet

FULL = 66
"""Columns from which on a row has room for site and counts."""
SITE_WIDTH = 14
READERS_WIDTH = 10
"""Columns for who else reads an article."""
TITLE_BESIDE = 30
"""Columns that a headline keeps beside a snippet."""


def drawn_snippet(snippet: "Snippet", columns: int, glyphs: Glyphs) -> Row:
    """Some words around a hit, in so many columns."""
    # Only where there is one, which is never at the first paint.
    from tui.terminal.snippets import drawn

    return drawn(snippet, columns, glyphs)


def _titled(title: str, room: int, snippet: "Snippet | None", glyphs: Glyphs) -> Row:
    """A headline in so many columns, or its beginning and the words that the article was found by."""
    if snippet is None:
        return ((pad(fit(title, room, glyphs.ellipsis), room), 0),)
    width = max(room * 2 // 5, min(TITLE_BESIDE, room - 24))
    beside = fit_row(drawn_snippet(snippet, room - width - 1, glyphs), room - width - 1)
    return row((pad(fit(title, width, glyphs.ellipsis), width) + " ", 0), *beside)


def queue_row(
    columns: int,
    item: QueueRow,
    title: str,
    *,
    current: bool,
    letter: str,
    today: str,
    glyphs: Glyphs,
    hue: int = 0,
    selected: bool = False,
    snippet: "Snippet | None" = None,
    readers: str = "",
) -> Row:
    """One article in the queue; ``today`` is an ISO date, ``letter`` (in a look's ``hue``) is its verdict.

    ``readers``: who else has it in front.
    """
    cursor = ">" if current else " "
    time = clock(item.published, today)
    title = SafeText(title).line()
    if columns < FULL:
        room = columns - 8
        sign = "+" if selected else " "
        return row(
            (cursor, looks.STRONG if current else 0),
            (letter or " ", hue),
            (f"{time}{sign}{pad(fit(title, room, glyphs.ellipsis), room)}", 0),
        )
    site = pad(fit(SafeText(item.site or "").line(), SITE_WIDTH, glyphs.ellipsis), SITE_WIDTH)
    who = _who(readers, glyphs)
    room = columns - 32 - cell_len(who)
    tail = f"{item.sources}s" if not item.unread else "new"
    flag = "!" if item.signals else " "
    changed = "+" if selected else "*" if item.changed else " "
    return row(
        (cursor, looks.STRONG if current else 0),
        (letter or " ", hue),
        (f"{changed}{time} {site}  ", 0),
        *_titled(title, room, snippet, glyphs),
        (who, looks.FAINT),
        (f"{tail:>4} {flag} ", 0),
    )


def entry(
    columns: int,
    item: QueueRow,
    title: str,
    *,
    current: bool,
    letter: str,
    today: str,
    glyphs: Glyphs,
    hue: int = 0,
    selected: bool = False,
    snippet: "Snippet | None" = None,
    readers: str = "",
) -> list[Row]:
    """One article in the list beside the text: time, site and counts, and below them two rows of headline."""
    tail = "new" if item.unread else f"{item.sources}s"
    flag = "!" if item.signals else " "
    changed = "+" if selected else "*" if item.changed else " "
    who = _who(readers, glyphs)
    room = columns - 13 - max(len(tail), 3) - cell_len(who)
    site = pad(fit(SafeText(item.site or "").line(), room, glyphs.ellipsis), room)
    first = row(
        (">" if current else " ", looks.STRONG if current else 0),
        (letter or " ", hue),
        (f"{changed}{clock(item.published, today)} {site}", 0),
        (who, looks.FAINT),
        (f" {tail:>3} {flag} ", 0),
    )
    look = looks.STRONG if current else 0
    indent, width = 3, columns - 4
    drawn = SafeText(title).line()
    if snippet is not None:
        words = row((" " * indent, 0), *drawn_snippet(snippet, width, glyphs))
        return [first, row((" " * indent + fit(drawn, width, glyphs.ellipsis), look)), words]
    lines = wrap(drawn, width)
    shown = [drawn[start:end] for start, end in lines[:2]]
    if len(lines) > 2:
        shown[1] = fit(drawn[lines[1][0] :], width, glyphs.ellipsis)
    return [first, *(row((" " * indent + one, look)) for one in [*shown, "", ""][:2])]


def _who(readers: str, glyphs: Glyphs) -> str:
    """Who else reads an article, as its row says it."""
    return f" @{fit(readers, READERS_WIDTH, glyphs.ellipsis)}" if readers else ""


def clock(published: str | None, today: str) -> str:
    """Five columns: the hour if it was published today, else month and day; blank where nobody knows."""
    if not published or len(published) < 7:
        return "     "
    hour = published[:10] == today and len(published) >= 16
    shown = SafeText(published[11:16] if hour else published[5:10]).line()
    return pad(head(shown, 5), 5)


def scrolled(top: int, index: int, count: int, rows: int) -> int:
    """The first row shown: it moves only where the current one would come too near an edge.

    It then moves so far that the next few steps on move nothing: a step mostly draws two rows, not all.
    """
    margin = 1 if rows >= 3 else 0
    if index + margin > top + rows - 1:
        top = index - margin
    elif index - margin < top:
        top = index + margin - rows + 1
    return max(0, min(top, count - rows))
