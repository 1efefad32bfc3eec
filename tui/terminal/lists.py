"""Which list is on the desk: filter, order, saved queries with their counts, and why nothing is found."""

import asyncio
from typing import TYPE_CHECKING

from tui.desk.desk import Desk, QueryError, Queue, Row
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
        self._snippets: Snippets | None = None

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
        try:
            work.session.take(filter_, order)
        except QueryError as error:
            return error
        self.before = None
        work.arrivals.take()
        self.stale = True
        queue = work.session.queue
        work.say(f"{len(queue):,}{'' if queue.complete else '+'} in the list" if len(queue) else "")
        return None

    def step_into(self, work: "Work", filter_: str) -> None:
        """Take a list that is left again: back is where one was."""
        queue, row = work.session.queue, work.session.row
        before = self.before or (queue.filter, queue.order, row.seq if row else 0)
        if self.by(work, filter_) is None:
            self.before = before
            work.say(f"{work.said}; {work.keymap.key('leave')} goes back")

    def step_back(self, work: "Work") -> None:
        """To the list, and the article, from which one stepped aside."""
        if self.before is not None:
            filter_, order, seq = self.before
            if self.by(work, filter_, order) is None and work.session.index_of(seq) is not None:
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
        self.stale = False
        queue = work.session.queue
        wanted = [one.filter for one in self.queries]
        if not len(queue) and queue.filter and queue.filter != self._why_of:
            self._why_of, self.why = queue.filter, None
            why = await asyncio.to_thread(self._desk.excluding, queue.filter)
            if work.session.queue is queue:
                self.why = why
                work.screen.paint()
        if wanted:
            if self.counts:
                await asyncio.sleep(PAUSE)
            found = await asyncio.to_thread(self._desk.counts, wanted)
            counts = {one: count for one, count in zip(wanted, found, strict=True) if count is not None}
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
