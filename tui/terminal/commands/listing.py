"""Which articles are listed and in which order, saved queries, and searching in the text."""

from pathlib import Path
from typing import TYPE_CHECKING

from tui.model import SafeText
from tui.terminal.commands.command import Command, OnArticle

if TYPE_CHECKING:
    from tui.terminal.work import Work


OLD_ALT = "¡™£¢∞§¶•ª"
"""What alt with 1 to 9 is taken for where a terminal sends it as esc and the digit."""


class Filter(Command):
    """List the articles that a filter finds; an empty one lists all."""

    name, keys, footer, argument = "filter", ("f",), "[f]ilter", "FILTER"

    async def run(self, work: "Work") -> None:
        """Ask for it, the present one to be changed."""
        from tui.terminal.asking import ask_filter

        ask_filter(work)

    async def given(self, work: "Work", argument: str) -> str | None:
        """List by what was typed; where it is mistaken it stays in the prompt, to be mended."""
        from tui.terminal.asking import ask_filter

        wrong = work.lists.by(work, argument)
        if wrong is not None:
            ask_filter(work, argument, wrong)
        return None


class All(Command):
    """List every article, or only those that are to be decided."""

    name, keys = "all", ("F",)

    async def run(self, work: "Work") -> None:
        """Change between the two."""
        work.lists.by(work, "" if work.session.queue.filter else work.desk.home)


class Drop(Command):
    """Leave out the part of the filter that excludes most."""

    name, keys = "drop", ("backspace",)

    def unavailable(self, work: "Work") -> str | None:
        """Only where nothing is found."""
        queue = work.session.queue
        if len(queue) or not queue.filter:
            return "the list is not empty"
        return None if work.lists.reason(queue.filter) else "still counting"

    async def run(self, work: "Work") -> None:
        """List by what is left of it."""
        reason = work.lists.reason(work.session.queue.filter)
        if reason is not None:
            work.lists.by(work, reason[2])


class Order(Command):
    """The order of the list."""

    name, keys, argument = "order", ("o",), "NAME"

    async def run(self, work: "Work") -> None:
        """Choose it."""
        from tui.terminal.asking import choose_order

        choose_order(work)

    async def given(self, work: "Work", argument: str) -> str | None:
        """Take the list in the order that was typed."""
        wrong = work.lists.by(work, order=argument)
        return None if wrong is None else wrong.message


class Queries(Command):
    """Saved queries with their counts, to go to one."""

    name, keys = "queries", ("Q",)

    async def run(self, work: "Work") -> None:
        """Choose one."""
        from tui.terminal.asking import choose_query

        choose_query(work)


class Disputes(Command):
    """Articles on which reviewers differ; a verdict settles one."""

    name = "disputes"

    async def run(self, work: "Work") -> None:
        """List them."""
        work.lists.step_into(work, "disagree:yes")
        if work.session.dispute:
            # Who differs is told in the place of how many there are, which the header tells.
            work.say("")


class OpenQuery(Command):
    """One saved query by its number."""

    def __init__(self, number: int) -> None:
        self._number = number
        self.name, self.keys = f"query {number}", (f"alt+{number}", OLD_ALT[number - 1])

    @property
    def help(self) -> str:
        """What it does."""
        return f"go to saved query {self._number}"

    async def run(self, work: "Work") -> None:
        """Go to its list."""
        work.lists.open(work, self._number)


class Save(Command):
    """Keep filter and order by a name, for yourself."""

    name, argument = "save", "NAME"

    def unavailable(self, work: "Work") -> str | None:
        """It needs a name."""
        return "type the name behind it: save inbox"

    async def given(self, work: "Work", argument: str) -> str | None:
        """Keep them."""
        return work.lists.save(work, argument)


class Ingest(Command):
    """Files or a folder read into the library, while you go on."""

    name, argument = "ingest", "PATH"

    def unavailable(self, work: "Work") -> str | None:
        """It needs a path, and one ingest at a time is enough."""
        if work.arrivals.running:
            return "an ingest is running"
        return "type the path behind it: ingest dumps/"

    async def given(self, work: "Work", argument: str) -> str | None:
        """Begin it; the header tells how far it is."""
        if work.arrivals.running:
            return "an ingest is running: nothing begun"
        path = Path(argument).expanduser()
        if not path.exists():
            return f"there is no {SafeText(str(path)).line()}"
        work.arrivals.begin(work.ingest([str(path)]))
        return None


class Search(OnArticle):
    """Find words in this text; re: begins a pattern."""

    name, keys, argument = "search", ("/",), "WORDS"

    async def run(self, work: "Work") -> None:
        """Ask for the words."""
        from tui.terminal.asking import ask_search

        ask_search(work)

    async def given(self, work: "Work", argument: str) -> str | None:
        """Search for what was typed."""
        from tui.terminal.asking import search

        wrong = await search(work, argument)
        return wrong if wrong is None or isinstance(wrong, str) else wrong.message


LISTING: tuple[Command, ...] = (
    Filter(),
    All(),
    Drop(),
    Order(),
    Queries(),
    Disputes(),
    *(OpenQuery(number) for number in range(1, 10)),
    Save(),
    Ingest(),
    Search(),
)
