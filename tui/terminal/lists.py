"""Which list is on the desk: filter, order, saved queries with their counts, and why nothing is found."""

import asyncio
from typing import TYPE_CHECKING

from tui.desk.desk import Desk, QueryError, Queue, Row, Stopped, TooLong
from tui.desk.ending import Ending
from tui.model import SafeText

if TYPE_CHECKING:
    from tui.terminal.snippets import Snippet, Snippets
    from tui.terminal.work import Work

PAUSE = 0.3
"""Seconds after an act until the counts are taken: a quick hand comes first."""


class Lists:
    """What the desk can list; counts are taken in a thread, and only after an act."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.queries = desk.queries()
        self.counts: dict[str, int] = {}
        """By the filter of a saved query."""
        self.stale = True
        """There is something to be counted (again)."""
        self.why: tuple[str, int, str] | None = None
        """Where nothing is found: the part that excludes most, what is left without it, and that filter."""
        self._why_of: str | None = None
        self.before: tuple[str, str, int] | None = None
        """The list from which one stepped into what a source said: filter, order and article number."""
        self._from: tuple[str, str, int] | None = None
        """The same, while that takes its time."""
        self._snippets: Snippets | None = None
        self._ending: Ending | None = None
        self._closed = False
        self._checked = False
        """Whether the configured ones ask for anything in vain has been looked at."""
        self._everything: tuple[Queue | None, int] = (None, 0)
        self.coming: Queue | None = None
        """A list that takes its time, in place of which the one before stands."""
        self._fetching: asyncio.Task[None] | None = None

    def tabs(self) -> list[str]:
        """The saved queries for the header, safe to draw."""
        return [f"[{number} {self.called(number - 1)}]" for number in range(1, len(self.queries) + 1)]

    def called(self, index: int) -> str:
        """A saved query's name and its count, as far as it is known; safe to draw."""
        query = self.queries[index]
        count = self.counts.get(query.filter)
        return f"{SafeText(query.name).line()}{'' if count is None else f' {count:,}'}"

    def open(self, work: "Work", number: int) -> None:
        """Go to the saved query of this number, from 1."""
        if number > len(self.queries):
            work.say(f"there is no saved query {number}: save NAME keeps the present list")
            return
        query = self.queries[number - 1]
        wrong = self.by(work, query.filter, query.order)
        if wrong is not None:
            work.say(f"{SafeText(query.name).line()}: {wrong.message}")

    def by(self, work: "Work", filter_: str | None = None, order: str | None = None) -> QueryError | None:
        """Take the list by a filter and an order, the present ones where none is given; what is wrong."""
        self.leave()
        try:
            work.session.take(filter_, order)
        except QueryError as error:
            return error
        except TooLong:
            self.fetch(work, filter_, order)
            return None
        self._taken(work)
        return None

    def fetch(self, work: "Work", filter_: str | None = None, order: str | None = None) -> None:
        """Take the list in a thread, as ``by`` says; the one before stands until it is there."""
        self.leave()
        old = work.session.queue
        self.coming = queue = self._desk.coming(
            old.filter if filter_ is None else filter_, order or old.order
        )
        self._fetching = asyncio.create_task(self._fetch(work, queue))

    async def _fetch(self, work: "Work", queue: Queue) -> None:
        everything = await asyncio.to_thread(queue.rest)
        while self.coming is queue and work.panel is not None:
            # What is being typed is about the article that is shown.
            await asyncio.sleep(PAUSE)
        if self.coming is not queue:
            return
        self.coming = None
        queue.join(everything)
        work.session.take(queue=queue)
        self._taken(work)
        work.screen.paint()

    def leave(self) -> bool:
        """Stay with the list there is; False where no other was coming."""
        coming, self.coming, self._from = self.coming, None, None
        if coming is not None:
            coming.stop()
        return coming is not None

    async def settled(self) -> None:
        """Wait for a list that takes its time."""
        if self.coming is not None and self._fetching is not None:
            await self._fetching

    def waiting(self) -> str:
        """What is said while a list takes its time; safe to draw."""
        coming = self.coming
        return "" if coming is None else f"listing {SafeText(coming.filter).line() or 'all'} …"

    def close(self) -> None:
        """The desk is left: nobody waits for anything any more."""
        self._closed = True
        self.leave()
        if self._ending is not None:
            self._ending.stop()

    def everything(self, queue: Queue) -> int:
        """How many articles the library had when this list was first found empty."""
        if self._everything[0] is not queue:
            self._everything = queue, self._desk.count()
        return self._everything[1]

    def _taken(self, work: "Work") -> None:
        self.before, self._from = self._from, None
        work.arrivals.take()
        if self._ending is not None:
            self._ending.stop()
        self.stale = True
        queue = work.session.queue
        work.say(f"{len(queue):,}{'' if queue.complete else '+'} in the list" if len(queue) else "")

    def step_into(self, work: "Work", filter_: str) -> None:
        """Take a list that is left again: back is where one was."""
        queue, row = work.session.queue, work.session.row
        before = self.before or (queue.filter, queue.order, row.seq if row else 0)
        if self.by(work, filter_) is not None:
            return
        if self.coming is not None:
            self._from = before
        else:
            self.before = before
            work.say(f"{work.said}; {work.keymap.key('leave')} goes back")

    def step_back(self, work: "Work") -> None:
        """To the list, and the article, from which one stepped aside."""
        if self.before is not None:
            filter_, order, seq = self.before
            if (
                self.by(work, filter_, order) is None
                and self.coming is None
                and work.session.index_of(seq) is not None
            ):
                work.session.bring(seq)

    def save(self, work: "Work", name: str) -> str | None:
        """Keep the present list by a name; what is wrong with it, or None."""
        queue = work.session.queue
        wrong = self._desk.save_query(name, queue.filter, queue.order)
        if wrong is not None:
            return wrong
        self.again()
        number = [one.name for one in self.queries].index(name.strip()) + 1
        work.say(f"saved as {SafeText(name.strip()).line()}: alt+{number} goes there, Q lists all")
        return None

    def again(self) -> None:
        """The saved queries have changed."""
        self.queries = self._desk.queries()
        self.stale = True

    async def refresh(self, work: "Work") -> None:
        """Count what there is to count, in a thread; then draw."""
        self.stale = True
        while self.stale and not self._closed:
            self.stale = False
            self._ending = ending = Ending()
            try:
                await self._count(work, ending)
                return
            except Stopped:
                # Another list: what it needs is counted, and what was not yet.
                self.stale, self._why_of = True, None

    async def _count(self, work: "Work", ending: Ending) -> None:
        queue = work.session.queue
        wanted = [one.filter for one in self.queries]
        if not len(queue) and queue.filter and queue.filter != self._why_of:
            self._why_of, self.why = queue.filter, None
            why = await asyncio.to_thread(self._desk.excluding, queue.filter, ending)
            if work.session.queue is queue:
                self.why = why
                work.screen.paint()
        if wanted:
            if self.counts:
                await asyncio.sleep(PAUSE)
            found = await asyncio.to_thread(self._desk.counts, wanted, ending)
            counts = {one: count for one, count in zip(wanted, found, strict=True) if count is not None}
            if not self._checked:
                self._checked = True
                mistakes = await asyncio.to_thread(self._desk.mistaken)
                if mistakes and not work.said:
                    work.say(SafeText(mistakes[0]).line())
                    work.screen.paint()
            if counts != self.counts:
                self.counts = counts
                work.screen.paint()

    def snippet(self, queue: Queue, item: Row, title: str) -> "Snippet | None":
        """Where an article of a list by words holds them, if its headline does not."""
        if not queue.filter or queue.filter == self._desk.home:
            return None
        if self._snippets is None:
            from tui.terminal.snippets import Snippets

            self._snippets = Snippets(self._desk)
        return self._snippets.of(queue, item, title)

    def reason(self, filter_: str) -> tuple[str, int, str] | None:
        """Why this filter finds nothing, as far as that is known."""
        return self.why if self._why_of == filter_ else None
