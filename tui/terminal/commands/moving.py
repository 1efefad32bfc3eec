"""From article to article, and through a text."""

from typing import TYPE_CHECKING

from tui.terminal.commands.command import Command, OnArticle

if TYPE_CHECKING:
    from tui.terminal.work import Work


class Next(OnArticle):
    """The article after this one in the list."""

    name, keys, footer = "next", ("n", "j", "right"), "[n]ext"

    async def run(self, work: "Work") -> None:
        """Go one row down."""
        if not work.session.move(1):
            work.say("this is the last article of the list")


class Previous(OnArticle):
    """The article before this one in the list."""

    name, keys, footer = "previous", ("p", "k", "left"), "[p]rev"

    async def run(self, work: "Work") -> None:
        """Go one row up."""
        if not work.session.move(-1):
            work.say("this is the first article of the list")


class NextUndecided(OnArticle):
    """The next article without a verdict."""

    name, keys = "next undecided", ("N",)

    async def run(self, work: "Work") -> None:
        """Go down to a row without a verdict."""
        if not work.session.next_undecided(1):
            work.say("no other article of this list is without a verdict")


class PreviousUndecided(OnArticle):
    """The article before this one without a verdict."""

    name, keys = "previous undecided", ("P",)

    async def run(self, work: "Work") -> None:
        """Go up to a row without a verdict."""
        if not work.session.next_undecided(-1):
            work.say("no other article of this list is without a verdict")


class First(OnArticle):
    """The first of the list."""

    name, keys = "first article", ("ctrl+home",)

    async def run(self, work: "Work") -> None:
        """Go to the first row."""
        work.session.go(0)


class Last(OnArticle):
    """The last of the list."""

    name, keys = "last article", ("ctrl+end",)

    async def run(self, work: "Work") -> None:
        """Go to the last row."""
        work.session.go(len(work.session.queue) - 1)


class PageDown(OnArticle):
    """A page on; stops at the end of the text."""

    name, keys = "page down", ("space", "pagedown", "ctrl+f")

    async def run(self, work: "Work") -> None:
        """Scroll a page."""
        work.session.pager.page(1)


class PageUp(OnArticle):
    """A page back."""

    name, keys = "page up", ("b", "pageup", "ctrl+b")

    async def run(self, work: "Work") -> None:
        """Scroll a page back."""
        work.session.pager.page(-1)


class HalfDown(OnArticle):
    """Half a page on."""

    name, keys = "half page down", ("ctrl+d",)

    async def run(self, work: "Work") -> None:
        """Scroll half a page."""
        work.session.pager.half(1)


class HalfUp(OnArticle):
    """Half a page back."""

    name, keys = "half page up", ("ctrl+u",)

    async def run(self, work: "Work") -> None:
        """Scroll half a page back."""
        work.session.pager.half(-1)


class LineDown(OnArticle):
    """A line on."""

    name, keys = "line down", ("down", "enter")

    async def run(self, work: "Work") -> None:
        """Scroll a line."""
        work.session.pager.by(1)


class LineUp(OnArticle):
    """A line back."""

    name, keys = "line up", ("up",)

    async def run(self, work: "Work") -> None:
        """Scroll a line back."""
        work.session.pager.by(-1)


class Top(OnArticle):
    """The beginning of the text."""

    name, keys = "top", ("g", "home")

    async def run(self, work: "Work") -> None:
        """Show the first line."""
        work.session.pager.to(0)


class Bottom(OnArticle):
    """The end of the text."""

    name, keys = "bottom", ("G", "end")

    async def run(self, work: "Work") -> None:
        """Show the last line."""
        work.session.pager.to(work.session.pager.last_top)


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
)
