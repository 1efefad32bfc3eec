"""Everything on the screen, part by part, from the work that it shows."""

from collections.abc import Sequence

from tui.model import SafeText
from tui.terminal.cells import fit_row
from tui.terminal.commands.command import Command
from tui.terminal.frame import Frame
from tui.terminal.glyphs import Glyphs
from tui.terminal.help import HEIGHT
from tui.terminal.looks import Row, row
from tui.terminal.marks import describe
from tui.terminal.reading import GUTTER, text_width
from tui.terminal.rows import notice
from tui.terminal.rows.footer import Item, footer
from tui.terminal.rows.header import header, saved
from tui.terminal.rows.queue import queue_row
from tui.terminal.rows.rule import about, article_parts, place, raw_parts
from tui.terminal.rows.status import contents, said
from tui.terminal.work import Work
from tui.terminal.wrap import wrap

Parts = dict[str, list[Row]]

_AT_TEXT = ("undo", "next", "raw", "zoom", "quit", "help")
_AT_MARK = ("next mark", "next orphan", "leave", "help")
_AT_RAW = ("raw", "undo", "next", "help")
_NOWHERE = ("filter", "renew", "quit", "help")


def view(work: Work, frame: Frame) -> Parts:
    """The rows of every part of the frame, each exactly as wide and as many as its box."""
    if "header" in frame.boxes:
        work.session.fit(frame.columns, frame.height("body"))
    parts: Parts = {"body": _body(work, frame)}
    if "header" in frame.boxes:
        parts["header"] = [_header(work, frame.width("header"))]
        parts["saved"] = [saved(work.saving[0], alarm=work.saving[1])]
        parts["footer"] = [_footer(work, frame.columns)]
    if "status" in frame.boxes:
        parts["status"] = [_status(work, frame.columns)]
    if "queue" in frame.boxes:
        parts["queue"] = _queue(work, frame)
        parts["rule"], parts["place"] = _rule(work, frame)
    if "headline" in frame.boxes:
        reading = work.session.reading
        parts["headline"] = reading.headline(frame.columns, 2, work.glyphs) if reading else []
    return {name: _filled(rows, *frame.boxes[name][2:], work.glyphs) for name, rows in parts.items()}


def _filled(rows: list[Row], columns: int, height: int, glyphs: Glyphs) -> list[Row]:
    blank: Row = ((" " * columns, 0),)
    filled = [fit_row(_drawn(one, glyphs), columns) for one in rows[:height]]
    return filled + [blank] * (height - len(filled))


def _drawn(one: Row, glyphs: Glyphs) -> Row:
    """The last gate before the terminal: whatever made a row, nothing in it can be obeyed."""
    return tuple((glyphs.drawn(SafeText(text).line()), look) for text, look in one)


def _header(work: Work, columns: int) -> Row:
    session = work.session
    count = len(session.queue)
    position = f"{session.index + 1 if count else 0}/{count}{'' if session.queue.complete else '+'}"
    filter_ = SafeText(session.queue.filter).line() or "all"
    arriving = work.arrivals.parts()
    order = (
        f"{session.queue.order} first" if session.queue.order in ("newest", "oldest") else session.queue.order
    )
    parts = [filter_, *(arriving or ([order] if count else []))]
    return header(columns, position=position, parts=parts, reviewer=work.reviewer, glyphs=work.glyphs)


def _queue(work: Work, frame: Frame) -> list[Row]:
    session = work.session
    height = frame.height("queue")
    top = session.scroll_queue(height)
    today = work.now().date().isoformat()
    return [
        queue_row(
            frame.columns,
            item,
            session.title(item),
            current=index == session.index,
            letter=work.letter(item),
            today=today,
            glyphs=work.glyphs,
        )
        for index, item in enumerate(session.queue.rows(top, top + height), top)
    ]


def _rule(work: Work, frame: Frame) -> tuple[list[Row], list[Row]]:
    session = work.session
    narrow = frame.columns < 66
    edge = 1 if narrow else 2
    article = session.article
    if article is None:
        return [], []
    if session.raw is not None:
        parts = raw_parts(article, session.raw.kept) if not narrow else ["RAW"]
    else:
        parts = article_parts(article, narrow=narrow)
    line = about(frame.width("rule"), parts, edge=edge, glyphs=work.glyphs)
    return [line], [place(frame.width("place"), session.pager, edge=edge, glyphs=work.glyphs)]


def _status(work: Work, columns: int) -> Row:
    reading, raw = work.session.reading, work.session.raw
    if work.help.is_open:
        hint = "type part of a name, a key or a word of its help" if columns >= 66 else "type to find"
        return said(columns, hint, work.help.count, alarm=False, glyphs=work.glyphs)
    if work.said:
        return said(columns, work.said, "", alarm=work.alarm, glyphs=work.glyphs)
    if reading is None:
        none = "nothing to read yet" if not work.desk.count() else "nothing in this list"
        return said(columns, none, "", alarm=False, glyphs=work.glyphs)
    if raw is not None:
        confidence = f"cleaning {reading.article.confidence:.2f}"
        text = f"line {raw.pager.top + 1}: {raw.reason(raw.pager.top)}"
        return said(columns, text, confidence, alarm=False, glyphs=work.glyphs)
    mark = reading.marks.current
    if mark is None:
        return contents(columns, reading.article, work.glyphs)
    count = f"{(reading.marks.index or 0) + 1}/{len(reading.marks.all)}"
    text = describe(reading.article, mark, columns - len(count) - 4, work.glyphs)
    return said(columns, text, count, alarm=False, glyphs=work.glyphs)


def _footer(work: Work, columns: int) -> Row:
    if work.help.is_open:
        text = f" {work.glyphs.arrows} choose   enter do it   esc close"
        return row((text, 0))
    session = work.session
    verdicts = [_item(work, work.keymap.named(kind.name)) for kind in work.desk.scheme]
    if session.reading is None:
        return footer(columns, [], _items(work, _NOWHERE))
    if session.raw is not None:
        names: Sequence[str] = _AT_RAW
    else:
        names = _AT_TEXT if session.reading.marks.index is None else _AT_MARK
    return footer(columns, verdicts, _items(work, names))


def _items(work: Work, names: Sequence[str]) -> list[Item]:
    return [_item(work, work.keymap.named(name)) for name in names]


def _item(work: Work, command: Command) -> Item:
    label = "[x]clean" if command.name == "raw" and work.session.raw is not None else command.footer
    return label, work.unavailable(command) is None


def _body(work: Work, frame: Frame) -> list[Row]:
    columns, height = frame.columns, frame.height("body")
    rows = _content(work, frame)
    if work.help.is_open and "status" in frame.boxes:
        panel = max(min(HEIGHT, height - 1), height // 3)
        rows = (rows + [()] * height)[: height - panel]
        rows += work.help.rows(columns, panel, work.unavailable, work.glyphs)
    return rows


def _content(work: Work, frame: Frame) -> list[Row]:
    columns = frame.columns
    session = work.session
    if "header" not in frame.boxes:
        return notice.too_small(columns, frame.rows, work.glyphs)
    if session.reading is None:
        return _nothing(work, columns)
    if work.headline:
        title = session.reading.title.line()
        return [row((" " * GUTTER + title[start:end], 0)) for start, end in wrap(title, text_width(columns))]
    if session.raw is not None:
        return session.raw.shown()
    return session.reading.shown()


def _nothing(work: Work, columns: int) -> list[Row]:
    if work.arrivals.running:
        return notice.arriving(columns, work.glyphs)
    everything = work.desk.count()
    if work.session.queue.filter and everything:
        return notice.nothing(columns, work.session.queue.filter, everything, work.glyphs)
    return notice.empty(columns, work.desk.library_path, work.glyphs)
