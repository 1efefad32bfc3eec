"""The queue: the list of articles taken when a filter ran. Rows never vanish or move under the hand."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from tui.desk.open import open_library
from tui.desk.rest import Whole, index_of, joined, whole
from tui.library import Interrupted, Library, Row
from tui.library.judged import UNDECIDED
from tui.query import And, Node

FIRST = 400
"""Articles listed at once; the rest comes by ``rest`` and ``join``."""
PAGE = 100
"""Rows fetched from the library at a time."""
KEPT = 4000
"""Rows kept in memory."""
PAGES = 3
"""Pages of rows looked at for one without a verdict, before all are marked anew."""
ASKED = 0.007
"""Seconds that the library may take over a question which it can take long to answer."""
REACHED = 0.1
"""Seconds that the library may take until a far part of a list is there."""
AT_ONCE = 200_000
"""Articles of a list that are marked while the reviewer waits."""


class Queue:
    """A list of article numbers in an order, whose rows are fetched page by page as they are seen."""

    def __init__(
        self,
        library: Library,
        folder: Path,
        node: Node,
        filter_: str,
        order: str,
        seen: Callable[[Row], Row] = lambda row: row,
        first: int | None = None,
        undecided: Node = UNDECIDED,
        ready: Callable[[Library], object] = lambda library: None,
    ) -> None:
        """``first``: how many are listed at once; ``undecided``: what wants a verdict of its reviewer.

        ``ready`` prepares a library for the order.
        """
        many = FIRST if first is None else first
        self.filter = filter_
        self.order = order
        self._library = library
        self._folder = folder
        self._node = node
        self._seen = seen
        """A row as the desk shows it."""
        self._wanted = undecided
        self._ready = ready
        if many:
            ready(library)
        # Asked first: what comes in between is listed and announced, rather than neither.
        self.newest = library.newest()
        """The highest article number when the list was taken."""
        self._ids: dict[int, str] = {}
        """Which article a number meant when its row was last seen: numbers of deleted ones come again."""
        found = list(map(seen, library.page(node, order, many))) if many else []
        # Four bytes each: a million articles are four megabytes.
        self._seqs = array("I", (row.seq for row in found))
        self._head = len(found)
        """So many are the list's first; while it is not complete others from further on stand behind them."""
        self._undecided = bytearray(row.undecided for row in found)
        """Beside each article 0 where it had a verdict when it was last seen, else 1."""
        self._touched: set[int] = set()
        """What may have lost its verdict since."""
        self._outdated = False
        """Any of them may have."""
        self.unmarked = False
        """Whoever asked for the next undecided one wants them marked anew."""
        self._pages = 0
        """Pages of rows fetched so far."""
        self.passed: set[int] = set()
        """Those without a verdict that were passed over when the next one was last asked for."""
        self._listing: Library | None = None
        self._stopped = False
        self._rows: dict[int, Row] = {row.seq: row for row in found}
        self.complete = len(found) < many

    def __len__(self) -> int:
        return len(self._seqs)

    def seq(self, index: int) -> int:
        """The article number at ``index``."""
        return self._seqs[index]

    def seqs(self, start: int, stop: int) -> Sequence[int]:
        """The article numbers from ``start`` up to ``stop``."""
        return self._seqs[start:stop]

    def row(self, index: int) -> Row:
        """The row at ``index``, from memory or with its page from the library."""
        row = self._rows.get(self._seqs[index])
        return self._fetch(index) if row is None else row

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows from ``start`` up to ``stop``."""
        return [self.row(index) for index in range(max(0, start), min(stop, len(self._seqs)))]

    def _fetch(self, index: int) -> Row:
        if len(self._rows) > KEPT:
            self._rows.clear()
        start = index // PAGE * PAGE
        page = self._seqs[start : start + PAGE]
        wanted = [seq for seq in page if seq not in self._rows]
        self._rows.update((seq, _gone(seq)) for seq in wanted)
        for row in self._library.rows(wanted):
            if self._ids.get(row.seq, row.id) == row.id:
                self._rows[row.seq] = self._seen(row)
        self._undecided[start : start + PAGE] = bytes(self._rows[seq].undecided for seq in page)
        self._touched.difference_update(page)
        self._pages += 1
        return self._rows[self._seqs[index]]

    def number(self, index: int) -> int | None:
        """The number in the list, from 1, of what stands at ``index``; None until it is known."""
        return index + 1 if self.complete or index < self._head else None

    def reach(self, seq: int) -> int | None:
        """Where an article stands in the whole list; None where it is not in it.

        While the list is not complete the articles around it are put behind those known, at once.
        """
        index = self.index_of(seq)
        if index is not None or self.complete:
            return index
        try:
            with self._library.within(REACHED):
                if not self._library.holds(self._node, seq):
                    return None
                before = self._library.page(self._node, self.order, PAGE, seq, back=True)
                self._far([*(row.seq for row in reversed(before)), seq, *self._page(seq)])
        except Interrupted:
            # Not in a moment: it is found once the list is complete.
            return None
        return self.index_of(seq)

    def _page(self, seq: int) -> list[int]:
        return [row.seq for row in self._library.page(self._node, self.order, FIRST, seq)]

    def reach_last(self) -> int:
        """Where the last article of the whole list stands; its end is put behind what is known, at once."""
        if not self.complete:
            with suppress(Interrupted), self._library.within(REACHED):
                last = self._library.page(self._node, self.order, PAGE, back=True)
                self._far([row.seq for row in reversed(last)])
        return len(self._seqs) - 1

    def _far(self, seqs: list[int]) -> None:
        head = self._seqs[: self._head]
        known = set(head)
        self._seqs = head + array("I", (seq for seq in seqs if seq not in known))
        # Whether those are decided is seen when their rows are.
        self._undecided[self._head :] = b"\1" * (len(self._seqs) - self._head)

    def index_of(self, seq: int) -> int | None:
        """Where an article stands in what is known of the list, or None."""
        return index_of(self._seqs, seq)

    def rest(self) -> Whole | None:
        """The whole list, over a connection of its own: in another thread, in its own time.

        None where it is complete, or where ``stop`` has ended it.
        """
        if self.complete or self._stopped:
            return None
        head = self._seqs[: self._head]
        with open_library(self._folder) as library:
            self._listing = library
            try:
                self._ready(library)
                newest = library.newest()
                # Asked again: ``stop`` may have come before there was anything to be stopped.
                everything = (
                    None
                    if self._stopped
                    else whole(head, *library.marked(self._node, self.order, self._wanted))
                )
                self.newest = newest
                return everything
            except Interrupted:
                return None
            finally:
                self._listing = None

    def stop(self) -> None:
        """Nobody needs the rest any more: whoever is listing it in another thread ends at once."""
        self._stopped = True
        listing = self._listing
        if listing is not None:
            listing.interrupt()

    def join(self, everything: Whole | None) -> None:
        """Put the whole list in place of what was known of it, in the thread that shows it."""
        if everything is None or self.complete:
            return
        self._seqs, self._undecided = joined(everything, self._seqs[: self._head])
        self.complete = True

    def forget_all(self) -> None:
        """Any row may have changed: read each again at the next asking."""
        if len(self._ids) > KEPT:
            self._ids.clear()
        self._ids.update((seq, row.id) for seq, row in self._rows.items() if row.id)
        self._rows.clear()
        self._outdated = True

    def forget(self, seq: int) -> None:
        """The article's row has changed: read it again at the next asking."""
        self._rows.pop(seq, None)
        self._touched.add(seq)

    def bring(self, seq: int, index: int) -> int:
        """Put an article that the filter hid into the list at ``index``; returns where it stands."""
        standing = self.index_of(seq)
        if standing is None:
            # Not among those from further on: these go when the whole list comes.
            index = index if self.complete else min(index, self._head)
            self._seqs.insert(index, seq)
            self._undecided.insert(index, 1)
            self._head += index <= self._head
            return index
        return standing

    def next_undecided(
        self, index: int, step: int = 1, free: Callable[[Row], bool] = lambda row: True, held: int = 0
    ) -> int | None:
        """The next row without a verdict from ``index`` on, or back, round the end; None if there is none.

        Unless the queue is ``sure`` None may mean that none was found in a moment. Those not ``free``
        are passed over, ``held`` at most.
        """
        self.passed = set()
        for seq in self._touched:
            at = index if self._seqs[index] == seq else self.index_of(seq)
            if at is not None:
                self._undecided[at] = 1
        self._touched.clear()
        pages = self._pages
        for at in self._marked(index, step):
            row = self.row(at)
            if row.undecided and self._is(free, row):
                return at
            self._undecided[at] = row.undecided
            if self._pages - pages > PAGES and self.complete:
                # Many have been decided elsewhere since they were marked.
                self._outdated = True
                break
        if self.complete and not self._outdated:
            return None
        if self.complete and self._mark_at_once():
            marked = ((at, self.row(at)) for at in self._marked(index, step))
            return next((at for at, row in marked if row.undecided and self._is(free, row)), None)
        self.unmarked = self.complete
        return self._beyond(index, step, free, held)

    def _is(self, free: Callable[[Row], bool], row: Row) -> bool:
        if not free(row):
            self.passed.add(row.seq)
        return row.seq not in self.passed

    @property
    def sure(self) -> bool:
        """Where ``next_undecided`` finds none there is none; else it is worth asking again."""
        return self.complete and not self._outdated

    def _marked(self, index: int, step: int) -> Iterator[int]:
        """What is marked as undecided, the nearest first; as far as what is known hangs together."""
        low, high = 0, len(self._seqs)
        if not self.complete:
            low, high = (0, self._head) if index < self._head else (self._head, high)
        stretches = [(index + 1, high), (low, index)][::step]
        for start, stop in stretches if self.complete else stretches[:1]:
            find = self._undecided.find if step > 0 else self._undecided.rfind
            while (at := find(1, start, stop)) >= 0:
                yield at
                start, stop = (at + 1, stop) if step > 0 else (start, at)

    def _mark_at_once(self) -> bool:
        """See what is undecided now, if that can be had in a moment."""
        try:
            with self._library.within(ASKED):
                undecided = self._library.undecided(max(self._seqs, default=0) + 1, self._wanted)
        except Interrupted:
            return False
        if len(self._seqs) > AT_ONCE and 1 in undecided:
            return False
        self.mark(bytearray(map(undecided.__getitem__, self._seqs)) if 1 in undecided else None)
        return True

    def marks(self) -> bytearray:
        """What is undecided now, over a connection of its own: in another thread, for ``mark``."""
        seqs = self._seqs[:]
        with open_library(self._folder) as library:
            undecided = library.undecided(max(seqs, default=0) + 1, self._wanted)
        return bytearray(map(undecided.__getitem__, seqs))

    def mark(self, marks: bytearray | None) -> None:
        """Take the marks in; None marks nothing as undecided."""
        if marks is not None and len(marks) != len(self._seqs):
            # Something was put in meanwhile.
            return
        self._undecided = bytearray(len(self._seqs)) if marks is None else marks
        self._rows.clear()
        self._outdated = self.unmarked = False

    def _beyond(self, index: int, step: int, free: Callable[[Row], bool], held: int) -> int | None:
        """The next undecided one of the whole list, as far as the library can tell in a moment."""
        here, back = self._seqs[index], step < 0
        nodes = self._node.nodes if isinstance(self._node, And) else (self._node,)
        node = And((*nodes, self._wanted))
        try:
            with self._library.within(ASKED):
                # From here on, then from the other end.
                for start in (here, None):
                    for row in self._library.page(node, self.order, 1 + held, start, back=back):
                        if row.seq == here:
                            return None
                        if self._is(free, row):
                            return self.reach(row.seq)
                return None
        except Interrupted:
            return None


def _gone(seq: int) -> Row:
    """The row of an article that has been deleted: nothing to be decided."""
    return Row(
        seq=seq,
        id="",
        title="(deleted)",
        site=None,
        published=None,
        added="",
        language=None,
        verdict="",
        verdict_by=None,
        verdict_event=None,
        disagree=False,
        sources=0,
        unnamed=0,
        figures=0,
        unattributed=0,
        signals=(),
        words=0,
        removed=0,
        confidence=0.0,
        unread=False,
        changed=False,
    )
