"""The whole link of an article, what is odd about it, and whether to open it."""

from typing import TYPE_CHECKING

from tui.terminal import running
from tui.terminal.copying import copy
from tui.terminal.links import openable, warnings
from tui.terminal.panels.page import Page
from tui.terminal.panels.panel import Answer

if TYPE_CHECKING:
    from tui.terminal.work import Work


class LinkPanel(Page):
    """``y`` opens it, ``c`` copies it, everything else leaves it alone."""

    asks = True

    def __init__(self, link: str) -> None:
        self._link = link
        self._no = openable(link)
        odd = [f"! {one}" for one in warnings(link)]
        super().__init__(
            "link",
            "\n".join([link, *([""] if odd else []), *odd]),
            f"{self._no}: c copies it" if self._no else f"{_ways(len(odd))}open it? y or n",
            "c copy   " if self._no else "y open   c copy   n leave   ",
        )

    async def press(self, work: "Work", key: str) -> Answer:
        """A key: the answer."""
        if key == "c":
            await copy(work, self._link)
            return "close"
        if key == "n":
            return "close"
        if key == "y" and self._no is None:
            await self._open(work)
            return "close"
        return await super().press(work, key)

    async def _open(self, work: "Work") -> None:
        words = running.opener()
        if words is None:
            await copy(work, self._link, "no $BROWSER to open it")
            return
        try:
            running.open_link(words, self._link)
        except OSError as error:
            work.say(f"{words[0]} cannot be run: {error.strerror}")
        else:
            work.say(f"given to {words[0]}")


def _ways(count: int) -> str:
    """How often to look twice: on a small screen what is odd may stand below."""
    return f"odd in {count} way{'' if count == 1 else 's'}: " if count else ""
