"""Walking the marks: who said what, and the figures nobody stands behind."""

from typing import TYPE_CHECKING

from tui.terminal.commands.command import Command, OnArticle

if TYPE_CHECKING:
    from tui.terminal.work import Work


class Walk(OnArticle):
    """A step along the marks of the text."""

    counts = True
    step = 1
    orphans = False

    def unavailable(self, work: "Work") -> str | None:
        """Marks are walked in the clean text, where there are any."""
        reading = work.session.reading
        if reading is None:
            return "there is no article here"
        raw = work.session.raw
        if raw is not None and self.orphans:
            return f"figures are walked in the clean text ({work.keymap.key('raw')})"
        if raw is not None:
            return None if raw.pieces else "nothing is kept or removed here"
        if work.find.on and not self.orphans:
            return work.find.unavailable()
        if not any(mark.orphan or not self.orphans for mark in reading.marks.all):
            return "this article has no such mark"
        return None

    async def run(self, work: "Work") -> None:
        """Go to the mark and bring it onto the screen."""
        for _ in range(work.count or 1):
            if not self._step(work):
                return

    def _step(self, work: "Work") -> bool:
        reading = work.session.reading
        if reading is None:
            return False
        if work.session.raw is not None:
            if not work.session.raw.walk(self.step):
                work.say("no further block in this direction")
                return False
            return True
        if work.find.on and not self.orphans:
            if not reading.walk_hits(self.step):
                work.say(f"no further hit {'below; n goes on' if self.step > 0 else 'above'}")
                return False
            return True
        mark = reading.marks.walk(self.step, reading.offset, orphans=self.orphans)
        if mark is None:
            work.say("no further mark in this direction")
            return False
        reading.show(mark)
        return True


class NextMark(Walk):
    """Who said what, or a figure; in the raw text a block."""

    name, keys, footer = "next mark", ("]", "J"), "] mark"


class PreviousMark(Walk):
    """The one before."""

    name, keys = "previous mark", ("[", "K")
    step = -1


class NextOrphan(Walk):
    """The next figure that nobody stands behind."""

    name, keys, footer = "next orphan", ("}",), "} orphan"
    orphans = True


class PreviousOrphan(Walk):
    """The one before that nobody stands behind."""

    name, keys = "previous orphan", ("{",)
    step = -1
    orphans = True


class Open(OnArticle):
    """Go where the inspector's line leads; in the text a line on."""

    name, keys = "open", ("enter",)

    async def run(self, work: "Work") -> None:
        """Go there, the keys of movement too."""
        session = work.session
        if work.focus == "text":
            session.pager.by(1)
            return
        item = session.inspector.current if work.focus == "inspector" and session.inspector else None
        work.focus = "text"
        session.inspected = False
        if item is None or session.reading is None:
            return
        if session.raw is not None:
            session.toggle_raw()
        if item.mark is not None:
            session.reading.show(session.reading.marks.stand(item.mark))
        elif item.offset is not None:
            session.reading.go_to(item.offset)


class SaidBy(OnArticle):
    """Everything the source on this line or mark says, in all articles."""

    name, keys = "said by", ("*",)

    def unavailable(self, work: "Work") -> str | None:
        """There must be a source to ask about."""
        return super().unavailable(work) or (None if source_of(work) else "this is no source's line or mark")

    async def run(self, work: "Work") -> None:
        """List them."""
        name = source_of(work)
        if name is not None:
            work.lists.step_into(work, 'source:"' + name.replace("\\", "").replace('"', "") + '"')


def source_of(work: "Work") -> str | None:
    """The source that the current mark, or the inspector's current line, is about."""
    session = work.session
    if work.focus == "inspector" and session.inspector is not None:
        item = session.inspector.current
        if item is not None and item.source is not None:
            return item.source
        mark = None if item is None or item.mark is None or session.reading is None else item.mark
        current = session.reading.marks.all[mark] if mark is not None and session.reading else None
    else:
        current = session.reading.marks.current if session.reading else None
    if current is None or session.article is None:
        return None
    number = current.attribution
    if number is None and current.figure is not None:
        number = session.article.figures[current.figure].attribution
    source = session.article.source(session.article.attributions[number]) if number is not None else None
    return source.name if source else None


class Leave(OnArticle):
    """Back from search, marks, raw, zoom, selection, said by."""

    name, keys, footer = "leave", ("escape",), "esc text"

    def unavailable(self, work: "Work") -> str | None:
        """A list that is coming can be left alone even where there is no article."""
        return None if work.lists.coming is not None else super().unavailable(work)

    async def run(self, work: "Work") -> None:
        """Leave the innermost of these."""
        session = work.session
        if work.lists.leave():
            work.say("the list stays as it was")
        elif work.focus != "text":
            work.focus = "text"
            session.inspected = False
        elif work.find.on:
            work.find.end()
        elif session.reading is not None and session.reading.marks.index is not None and not session.raw:
            session.reading.marks.leave()
        elif session.raw is not None:
            session.toggle_raw()
        elif session.zoomed:
            session.zoomed = False
        elif len(work.judging.selection):
            work.judging.selection.clear()
            work.say("nothing is selected any more")
        elif work.lists.before is not None:
            work.lists.step_back(work)


MARKING: tuple[Command, ...] = (
    NextMark(),
    PreviousMark(),
    NextOrphan(),
    PreviousOrphan(),
    Open(),
    SaidBy(),
    Leave(),
)
