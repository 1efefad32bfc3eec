"""Walking the marks: who said what, and the figures nobody stands behind."""

from typing import TYPE_CHECKING

from tui.terminal.commands.command import Command, OnArticle

if TYPE_CHECKING:
    from tui.terminal.work import Work


class Walk(OnArticle):
    """A step along the marks of the text."""

    step = 1
    orphans = False

    def unavailable(self, work: "Work") -> str | None:
        """Marks are walked in the clean text, where there are any."""
        reading = work.session.reading
        if reading is None:
            return "there is no article here"
        if work.session.raw is not None:
            return "marks are walked in the clean text (x)"
        if not any(mark.orphan or not self.orphans for mark in reading.marks.all):
            return "this article has no such mark"
        return None

    async def run(self, work: "Work") -> None:
        """Go to the mark and bring it onto the screen."""
        reading = work.session.reading
        if reading is None:
            return
        mark = reading.marks.walk(self.step, reading.offset, orphans=self.orphans)
        if mark is None:
            work.say("no further mark in this direction")
        else:
            reading.show(mark)


class NextMark(Walk):
    """Who said what, or a figure: the next of either."""

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


class Leave(OnArticle):
    """Back from the marks, the raw text, the zoom."""

    name, keys, footer = "leave", ("escape",), "esc text"

    async def run(self, work: "Work") -> None:
        """Leave the innermost of these."""
        session = work.session
        if session.reading is not None and session.reading.marks.index is not None and not session.raw:
            session.reading.marks.leave()
        elif session.raw is not None:
            session.toggle_raw()
        else:
            session.zoomed = False


MARKING: tuple[Command, ...] = (NextMark(), PreviousMark(), NextOrphan(), PreviousOrphan(), Leave())
