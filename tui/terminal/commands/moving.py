"""From article to article, through a text, and from one part of the screen to the next.

A number typed before a key counts: ``5n``, ``3}``, ``120G``. The keys of movement mean the part of the screen
that has the focus: the text, unless ``tab`` has gone on to another.
"""

from typing import TYPE_CHECKING

from tui.terminal.commands.command import Command, OnArticle

if TYPE_CHECKING:
    from tui.terminal.work import Work

INSPECTED = 8
"""Lines of the inspector in a page of it."""


class Step(OnArticle):
    """A step along the list."""

    step = 1
    counts = True

    async def run(self, work: "Work") -> None:
        """Go so many rows on, as far as the list reaches."""
        if not work.session.move(self.step * (work.count or 1)):
            work.say(f"this is the {'last' if self.step > 0 else 'first'} article of the list")


class Next(Step):
    """The article after this one in the list."""

    name, keys, footer = "next", ("n", "right"), "[n]ext"


class Previous(Step):
    """The article before this one in the list."""

    name, keys, footer = "previous", ("p", "left"), "[p]rev"
    step = -1


class NextUndecided(OnArticle):
    """The next article without a verdict."""

    name, keys = "next undecided", ("N",)
    step = 1
    counts = True

    async def run(self, work: "Work") -> None:
        """Go to a row without a verdict."""
        for _ in range(min(work.count or 1, len(work.session.queue))):
            if not work.session.next_undecided(self.step):
                work.say(work.session.none_undecided)
                return


class PreviousUndecided(NextUndecided):
    """The article before this one that has no verdict."""

    name, keys = "previous undecided", ("P",)
    step = -1


class GoTo(OnArticle):
    """The article of this number in the list."""

    name, argument = "goto", "NUMBER"

    def unavailable(self, work: "Work") -> str | None:
        """It needs a number."""
        return super().unavailable(work) or (None if work.count else "type the number behind it: goto 120")

    async def run(self, work: "Work") -> None:
        """Go there."""
        go_to(work, work.count or 1)

    async def given(self, work: "Work", argument: str) -> str | None:
        """Go to the article of the number that was typed."""
        if not (argument.isascii() and argument.isdecimal()):
            return f"goto takes a number of the list, 1 to {len(work.session.queue):,}"
        go_to(work, int(argument[:12]))
        return None


def go_to(work: "Work", number: int) -> None:
    """Go to an article by its number in the list, 1 for the first."""
    if not work.session.queue.complete and work.session.queue.number(number - 1) is None:
        work.say("the list is still being taken: again in a moment")
        return
    if number > len(work.session.queue):
        work.say(f"the list has {len(work.session.queue):,} articles")
    work.session.go(number - 1)


class First(OnArticle):
    """First article of the list."""

    name, keys = "first article", ("ctrl+home",)

    async def run(self, work: "Work") -> None:
        """Go to the first row."""
        work.session.go(0)


class Last(OnArticle):
    """Last article of the list."""

    name, keys = "last article", ("ctrl+end",)

    async def run(self, work: "Work") -> None:
        """Go to the last row."""
        work.session.go(work.session.queue.reach_last())


class Line(OnArticle):
    """A line on, or the next row, in the part that has the focus."""

    step = 1
    counts = True

    async def run(self, work: "Work") -> None:
        """Go so many lines."""
        lines = self.step * (work.count or 1)
        if work.focus == "queue":
            work.session.move(lines)
        elif work.focus == "inspector" and work.session.inspector is not None:
            work.session.inspector.move(lines)
        else:
            work.session.pager.by(lines)


class LineDown(Line):
    """A line on; in the list the next article."""

    name, keys = "line down", ("j", "down")


class LineUp(Line):
    """A line back; in the list the article before."""

    name, keys = "line up", ("k", "up")
    step = -1


class Page(OnArticle):
    """A page on or back, in the part that has the focus."""

    step = 1
    counts = True

    async def run(self, work: "Work") -> None:
        """Scroll so many pages."""
        pages = self.step * (work.count or 1)
        if work.focus == "queue":
            work.session.move(pages * max(1, work.session.queue_height - 1))
        elif work.focus == "inspector" and work.session.inspector is not None:
            work.session.inspector.move(pages * INSPECTED)
        else:
            work.session.pager.page(pages)


class PageDown(Page):
    """A page on; stops at the end of the text."""

    name, keys = "page down", ("space", "pagedown", "ctrl+f")


class PageUp(Page):
    """A page back."""

    name, keys = "page up", ("b", "pageup", "ctrl+b")
    step = -1


class Half(OnArticle):
    """Half a page on or back, in the part that has the focus."""

    step = 1

    async def run(self, work: "Work") -> None:
        """Scroll half a page."""
        session = work.session
        if work.focus == "queue":
            session.move(self.step * max(1, session.queue_height // 2))
        elif work.focus == "inspector" and session.inspector is not None:
            session.inspector.move(self.step * INSPECTED // 2)
        else:
            session.pager.half(self.step)


class HalfDown(Half):
    """Half a page on."""

    name, keys = "half page down", ("ctrl+d",)


class HalfUp(Half):
    """Half a page back."""

    name, keys = "half page up", ("ctrl+u",)
    step = -1


class Edge(OnArticle):
    """An end of the part that has the focus; with a number before it, the article of that number."""

    last = False
    counts = True

    async def run(self, work: "Work") -> None:
        """Go there."""
        session = work.session
        if work.count is not None:
            go_to(work, work.count)
        elif work.focus == "queue":
            await (Last() if self.last else First()).run(work)
        elif work.focus == "inspector" and session.inspector is not None:
            session.inspector.edge(last=self.last)
        else:
            session.pager.edge(last=self.last)


class Top(Edge):
    """Beginning of the text or list; 120g the article of that number."""

    name, keys = "top", ("g", "home")


class Bottom(Edge):
    """End of the text or list; 120G the article of that number."""

    name, keys = "bottom", ("G", "end")
    last = True


class NextPart(OnArticle):
    """Keys of movement go to the next part: text, inspector, list."""

    name, keys = "next part", ("tab",)
    step = 1

    async def run(self, work: "Work") -> None:
        """Give the next part the focus."""
        parts = ["text", *(["inspector"] if work.session.inspector_shown else []), "queue"]
        at = parts.index(work.focus) if work.focus in parts else 0
        work.focus = parts[(at + self.step) % len(parts)]  # type: ignore[assignment]
        told = {"text": "the text", "queue": "the list", "inspector": "the inspector"}
        work.say(f"keys of movement go to {told[work.focus]}")


class PreviousPart(NextPart):
    """Keys of movement go to the part before."""

    name, keys = "previous part", ("shift+tab",)
    step = -1


MOVING: tuple[Command, ...] = (
    Next(),
    Previous(),
    NextUndecided(),
    PreviousUndecided(),
    PageDown(),
    PageUp(),
    HalfDown(),
    HalfUp(),
    LineDown(),
    LineUp(),
    Top(),
    Bottom(),
    First(),
    Last(),
    GoTo(),
    NextPart(),
    PreviousPart(),
)
