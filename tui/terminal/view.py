"""Everything on the screen, part by part, from the work that it shows."""

from collections.abc import Sequence
from typing import Any

from tui.model import SafeText
from tui.terminal import looks
from tui.terminal.cells import fit, fit_row
from tui.terminal.commands.command import Command
from tui.terminal.decisions import differing
from tui.terminal.frame import ARTICLE_WIDTH, LIST_WIDTH, ROWS_EACH, Frame, frame
from tui.terminal.glyphs import Glyphs
from tui.terminal.judged import Judged
from tui.terminal.looks import Row, row
from tui.terminal.marks import describe
from tui.terminal.reading import GUTTER, text_width
from tui.terminal.rows import notice
from tui.terminal.rows.footer import WIDE, Item, footer, keys_that_fit
from tui.terminal.rows.header import SAVED_WIDTH, header, saved
from tui.terminal.rows.header import WIDE as NARROW
from tui.terminal.rows.queue import FULL, drawn_snippet, entry, queue_row
from tui.terminal.rows.rule import about, article_parts, place, raw_parts
from tui.terminal.rows.status import contents, said
from tui.terminal.slices import sliced
from tui.terminal.work import Work
from tui.terminal.wrap import wrap

Parts = dict[str, list[Row]]

_AT_TEXT = ("undo", "note", "next", "raw", "zoom", "tag", "quit", "help")
_AT_MARK = ("next mark", "next orphan", "mark right", "mark wrong", "leave", "help")
_AT_RAW = ("raw", "select", "mark right", "mark wrong", "undo")
_NOWHERE = ("filter", "renew", "quit", "help")


def draw(work: Work, columns: int, rows: int) -> tuple[Frame, Parts]:
    """The frame of a window of this size, and the rows of its parts."""
    session, panel = work.session, work.panel
    wanted = frame(
        columns,
        rows,
        zoomed=session.zoomed,
        inspecting=session.inspecting,
        right_to_left=session.right_to_left,
    )
    parts = view(work, wanted)
    if panel is not None and panel.sliced and "header" in wanted.boxes:
        return sliced(wanted, parts, panel.height(wanted.height("body")))
    return wanted, parts


def cursor(work: Work, frame: Frame) -> tuple[int, int]:
    """Column and row of the terminal's own cursor: on the current mark, where screen readers follow it."""
    session, panel = work.session, work.panel
    left, top, _, height = frame.boxes["body"]
    spot = panel.cursor() if panel is not None else None
    if panel is not None and spot is not None and "status" in frame.boxes:
        if spot[1] < 0:
            return spot[0], frame.boxes["status"][1]
        return left + spot[0], top + height - panel.height(height) + spot[1]
    reading = session.reading
    mark = reading.cursor() if reading and not session.raw else None
    if mark is not None:
        return left + mark[0], top + mark[1]
    if "queue" not in frame.boxes:
        return left, top
    each = ROWS_EACH if "left" in frame.boxes else 1
    return 0, frame.boxes["queue"][1] + (session.index - session.top) * each


def view(work: Work, frame: Frame) -> Parts:
    """The rows of every part of the frame, each exactly as wide and as many as its box."""
    session = work.session
    session.inspector_shown = "inspector" in frame.boxes
    work.find.look(session.reading)
    if "header" in frame.boxes:
        session.fit(frame.width("body"), _text_height(work, frame), "right" in frame.boxes)
    parts: Parts = {"body": _body(work, frame)}
    if "header" in frame.boxes:
        parts["header"] = [_header(work, frame.width("header"))]
        parts["saved"] = [saved(work.saving[0], alarm=work.saving[1])]
        parts["footer"] = [_footer(work, frame.columns)]
    if "status" in frame.boxes:
        parts["status"] = [_status(work, frame.columns)]
    if "queue" in frame.boxes:
        parts["queue"] = _queue(work, frame)
    if "rule" in frame.boxes:
        parts["rule"], parts["place"] = _rule(work, frame)
    if "headline" in frame.boxes:
        reading = work.session.reading
        width = frame.width("headline") + ("right" in frame.boxes)
        parts["headline"] = reading.headline(width, frame.height("headline"), work.glyphs) if reading else []
    if "right" in frame.boxes:
        parts |= _panes(work, frame)
    return {name: _filled(rows, *frame.boxes[name][2:], work.glyphs) for name, rows in parts.items()}


def _text_height(work: Work, frame: Frame) -> int:
    height = frame.height("body")
    panel = work.panel
    return height - panel.height(height) if panel is not None and panel.covering else height


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
    number = session.queue.number(session.index) if count else 0
    position = f"{'?' if number is None else number}/{count}{'' if session.queue.complete else '+'}"
    filter_ = SafeText(session.queue.filter).line() or "all"
    arriving = work.arrivals.parts()
    order = (
        f"{session.queue.order} first" if session.queue.order in ("newest", "oldest") else session.queue.order
    )
    selected, blind = work.judging.selection, ["blind"] if work.desk.blind else []
    if len(selected):
        # Where there is room for one of the two only, what is selected is said.
        parts = [*([filter_] if columns + SAVED_WIDTH >= NARROW else []), selected.told, *arriving, *blind]
        return header(
            columns,
            position=position,
            parts=parts,
            tabs=[],
            reviewer=work.reviewer,
            pace=work.pace.told,
            glyphs=work.glyphs,
        )
    parts = [filter_, *(arriving or ([order] if count else [])), *blind]
    return header(
        columns,
        position=position,
        parts=parts,
        tabs=work.lists.tabs(),
        reviewer=work.reviewer,
        pace=work.pace.told,
        glyphs=work.glyphs,
    )


def _queue(work: Work, frame: Frame) -> list[Row]:
    session = work.session
    beside = "left" in frame.boxes
    each = ROWS_EACH if beside else 1
    shown = max(1, frame.height("queue") // each)
    session.queue_height = shown
    top = session.scroll_queue(shown)
    today = work.now().date().isoformat()
    rows: list[Row] = []
    for index, item in enumerate(session.queue.rows(top, top + shown), top):
        letter, hue = work.letters.of(item)
        about: dict[str, Any] = {
            "current": index == session.index,
            "letter": letter,
            "hue": hue,
            "selected": item.seq in work.judging.selection,
            "today": today,
            "glyphs": work.glyphs,
        }
        readers = work.desk.leases.readers(item.id)
        if readers:
            from tui.terminal.company import names

            about |= {"letter": about["letter"] or "@", "readers": names(readers)}
        width, title = frame.width("queue"), session.title(item)
        about["snippet"] = work.lists.snippet(session.queue, item, title)
        rows += entry(width, item, title, **about) if beside else [queue_row(width, item, title, **about)]
    return rows


def _rule(work: Work, frame: Frame) -> tuple[list[Row], list[Row]]:
    session = work.session
    narrow = frame.columns < 66
    edge = 1 if narrow else 2
    if "left" in frame.boxes:
        names = row(*_named("list", LIST_WIDTH, work), (work.glyphs.tee, looks.FAINT))
        names = row(*names, *_named("text", frame.width("rule") - LIST_WIDTH - 1, work))
        return [names], [place(frame.width("place"), session.pager, edge=edge, glyphs=work.glyphs)]
    if session.article is None:
        return [], []
    line = about(frame.width("rule"), _about(work, narrow=narrow), edge=edge, glyphs=work.glyphs)
    return [line], [place(frame.width("place"), session.pager, edge=edge, glyphs=work.glyphs)]


def _about(work: Work, *, narrow: bool) -> list[str]:
    article, raw = work.session.article, work.session.raw
    if article is None:
        return []
    if raw is not None:
        return ["RAW"] if narrow else raw_parts(article, raw.kept, work.glyphs)
    return article_parts(article, narrow=narrow)


_FOCUS = {"list": "queue", "text": "text", "inspector": "inspector"}


def _named(name: str, columns: int, work: Work) -> Row:
    """A piece of the rule with a pane's name, strong where the keys of movement go."""
    look = looks.STRONG if work.focus == _FOCUS[name] else 0
    return row(
        (work.glyphs.rule, looks.FAINT),
        (f" {name} ", look),
        (work.glyphs.rule * max(columns - len(name) - 3, 0), looks.FAINT),
    )


def _panes(work: Work, frame: Frame) -> Parts:
    """What stands between and beside list and text in a wide window."""
    session, glyphs = work.session, work.glyphs
    side: Row = ((glyphs.side, looks.FAINT),)
    parts: Parts = {name: [side] * frame.height(name) for name in ("left", "right") if name in frame.boxes}
    if "about" in frame.boxes:
        words = [one for one in _about(work, narrow=False) if one]
        if session.article is not None and session.raw is None and session.row is not None:
            words.append(f"{session.row.words:,} words")
        said = f" {glyphs.dot} ".join(words)
        parts["about"] = [
            row((" " * GUTTER + fit(said, ARTICLE_WIDTH - GUTTER, glyphs.ellipsis), looks.FAINT))
        ]
    if "corner" in frame.boxes:
        width = frame.width("corner") - 1
        name = (
            _named("inspector", width, work)
            if session.inspector_shown
            else ((glyphs.rule * width, looks.FAINT),)
        )
        parts["corner"] = [row((glyphs.tee, looks.FAINT), *name)]
    if session.inspector_shown:
        parts["inspector"] = _inspected(work, frame.width("inspector"), frame.height("inspector"))
    return parts


def _inspected(work: Work, columns: int, height: int) -> list[Row]:
    inspector = work.session.inspector
    if inspector is None:
        return []
    return inspector.rows(columns, height, work.glyphs, focused=work.focus == "inspector")


def _status(work: Work, columns: int) -> Row:
    session = work.session
    reading, raw = session.reading, session.raw
    if work.panel is not None:
        left, right = work.panel.hint(columns)
        return said(columns, left, right, alarm=False, glyphs=work.glyphs)
    if work.said:
        return said(columns, work.said, "", alarm=work.alarm, glyphs=work.glyphs)
    if work.lists.coming is not None:
        coming = work.glyphs.own(work.lists.waiting())
        return said(columns, coming, "esc ends it", alarm=False, glyphs=work.glyphs)
    if reading is None:
        none = "nothing to read yet" if not work.lists.everything(session.queue) else "nothing in this list"
        return said(columns, none, "", alarm=False, glyphs=work.glyphs)
    if raw is not None:
        confidence = f"cleaning {reading.article.confidence:.2f}" if columns >= 66 else ""
        line = raw.pager.cursor
        text = f"line {line + 1}: {raw.reason(line)}"
        judged = raw.judged.get(raw.block() or 0) if raw.block() is not None else None
        if judged is not None:
            confidence = f"{_by(judged, columns, work)}  {confidence}".rstrip()
        return said(columns, text, confidence, alarm=False, glyphs=work.glyphs)
    mark = reading.marks.current
    if work.find.on:
        return said(columns, work.find.status(), "esc ends it", alarm=False, glyphs=work.glyphs)
    if mark is None and session.dispute:
        right = "a verdict settles it" if columns >= FULL else ""
        return said(columns, differing(session.dispute), right, alarm=False, glyphs=work.glyphs)
    if mark is None and columns < FULL and session.row is not None:
        snippet = work.lists.snippet(session.queue, session.row, session.title(session.row))
        if snippet is not None:
            return row((" ", 0), *drawn_snippet(snippet, columns - 2, work.glyphs))
    if mark is None:
        annotated = work.session.annotations.of(reading.article.id)
        company = _company(session.readers)
        return contents(columns, reading.article, work.glyphs, annotated, session.why, company)
    count = f"{(reading.marks.index or 0) + 1}/{len(reading.marks.all)}"
    judged = reading.judged.get(reading.marks.index or 0)
    if judged is not None:
        count = f"{_by(judged, columns, work)}  {count}"
    text = describe(reading.article, mark, columns - len(count) - 4, work.glyphs)
    return said(columns, text, count, alarm=False, glyphs=work.glyphs)


def _by(judged: Judged, columns: int, work: Work) -> str:
    by = fit(SafeText(judged.by).line(), max(columns // 5, 4), work.glyphs.ellipsis)
    return f"{judged.verdict} by {by}"


def _company(readers: tuple[str, ...]) -> str:
    if not readers:
        return ""
    from tui.terminal.company import beside

    return beside(readers)


def _footer(work: Work, columns: int) -> Row:
    if work.panel is not None:
        return row((f" {keys_that_fit(work.panel.footer(work.glyphs), columns - 1)}", 0))
    session = work.session
    verdicts = [_item(work, work.keymap.named(kind.name)) for kind in work.desk.scheme]
    if session.reading is None:
        return footer(columns, [], _items(work, _NOWHERE))
    if session.raw is not None:
        names: Sequence[str] = _AT_RAW
    else:
        at_mark = session.reading.marks.index is not None or work.find.on
        names = _AT_MARK if at_mark else _AT_TEXT
        if columns < WIDE:
            names = [name for name in names if name != "note"]
    return footer(columns, verdicts, _items(work, names))


def _items(work: Work, names: Sequence[str]) -> list[Item]:
    return [_item(work, work.keymap.named(name)) for name in names]


def _item(work: Work, command: Command) -> Item:
    label = "[x]clean" if command.name == "raw" and work.session.raw is not None else command.footer
    if command.name == "next mark" and work.find.on:
        label = "] [ hit"
    return label, work.unavailable(command) is None


def _body(work: Work, frame: Frame) -> list[Row]:
    columns, height = frame.width("body"), frame.height("body")
    rows = _content(work, frame)
    if work.panel is not None and "status" in frame.boxes:
        room = work.panel.height(height)
        if room:
            rows = (rows + [()] * height)[: height - room] + work.panel.rows(work, columns, room)
    return rows


def _content(work: Work, frame: Frame) -> list[Row]:
    columns = frame.width("body")
    session = work.session
    if "header" not in frame.boxes:
        return notice.too_small(columns, frame.rows, work.glyphs)
    if session.reading is None:
        return _nothing(work, columns)
    if work.headline:
        current, article = session.reading.marks.current, session.reading.article
        whole = describe(article, current, None, work.glyphs) if current else session.reading.title.line()
        width = text_width(columns + ("right" in frame.boxes))
        return [row((" " * GUTTER + whole[start:end], 0)) for start, end in wrap(whole, width)]
    if session.raw is not None:
        return session.raw.shown()
    if session.inspected and not session.inspector_shown:
        return _inspected(work, columns, frame.height("body"))
    return session.reading.shown()


def _nothing(work: Work, columns: int) -> list[Row]:
    if work.arrivals.running:
        return notice.arriving(columns, work.glyphs)
    everything, key = work.lists.everything(work.session.queue), work.keymap.key
    if work.session.queue.filter and everything:
        filter_ = work.session.queue.filter
        why, keys = work.lists.reason(filter_), (key("filter"), key("all"), key("drop"))
        return notice.nothing(columns, filter_, everything, why, work.glyphs, keys)
    return notice.empty(columns, work.desk.library_path, work.glyphs, key("renew"))
