"""What a command is: one thing a reviewer can do, with its keys, its help and when it is available."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.terminal.work import Work


class Command:
    """One thing a reviewer can do; the docstring of its class is its help.

    Keys, footer and help panel all come from here.
    """

    name: str = ""
    keys: tuple[str, ...] = ()
    """Characters as they are typed, or names of keys (``pagedown``, ``ctrl+l``)."""
    argument: str = ""
    """What may be typed behind its name after ``:``, as the help names it; empty where it takes nothing."""
    counts: bool = False
    """A number typed before it means so many times, or so far; else it is not done: counts move."""
    of_shown: bool = False
    """It says something of what is on the screen: typed before that was there, it is not done."""
    footer: str = ""
    """How the footer names it, its key in brackets."""

    @property
    def help(self) -> str:
        """What it does, in one line that stands behind its name."""
        line = (self.__doc__ or "").split("\n", 1)[0].rstrip(".")
        return line[:1].lower() + line[1:]

    def unavailable(self, work: "Work") -> str | None:
        """Why it cannot be done now; None where it can."""
        return None

    async def run(self, work: "Work") -> None:
        """Do it."""
        raise NotImplementedError

    async def given(self, work: "Work", argument: str) -> str | None:
        """Do it with what was typed behind its name; what is wrong with that, or None."""
        raise NotImplementedError


class OnArticle(Command):
    """A command that needs an article on the screen."""

    def unavailable(self, work: "Work") -> str | None:
        """Not available where there is no article."""
        return None if work.session.reading else "there is no article here"


class OnStored(OnArticle):
    """A command that needs the article on the screen to be in the library still."""

    def unavailable(self, work: "Work") -> str | None:
        """Not available where the article has been deleted since the list was taken."""
        if work.session.gone:
            return "this article is not in the library any more"
        return super().unavailable(work)
