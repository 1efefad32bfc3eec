"""The queue: the list of articles taken when a filter ran. Rows never vanish or move under the hand."""

from array import array
from collections.abc import Callable, Sequence
from pathlib import Path

from tui.desk.open import open_library
from tui.library import Interrupted, Library, Row
from tui.query import Node

FIRST = 400
"""Articles listed at once; the rest comes by ``rest`` and ``join``."""
PAGE = 100
"""Rows fetched from the library at a time."""
KEPT = 4000
"""Rows kept in memory."""


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
    ) -> None:
        self.filter = filter_
        self.order = order
        self._library = library
        self._folder = folder
        self._node = node
        self._seen = seen
        """A row as the desk shows it."""
        # Asked first: what comes in between is listed and announced, rather than neither.
        self.newest = library.newest()
        """The highest article number when the list was taken."""
        self._ids: dict[int, str] = {}
        """Which article a number meant when its row was last seen: numbers of deleted ones come again."""
        first = library.page(node, order, FIRST)
        # Four bytes each: a million articles are four megabytes.
        self._seqs = array("I", (row.seq for row in first))
        self._head = len(first)
        """So many are the list's first; while it is not complete others from further on stand behind them."""
        self._listing: Library | None = None
        self._stopped = False
        self._rows: dict[int, Row] = {row.seq: seen(row) for row in first}
        self.complete = len(first) < FIRST

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
        page = self._seqs[index // PAGE * PAGE : (index // PAGE + 1) * PAGE]
        wanted = [seq for seq in page if seq not in self._rows]
        self._rows.update((seq, _gone(seq)) for seq in wanted)
        for row in self._library.rows(wanted):
            if self._ids.get(row.seq, row.id) == row.id:
                self._rows[row.seq] = self._seen(row)
        return self._rows[self._seqs[index]]

    def number(self, index: int) -> int | None:
        """The number in the list, from 1, of what stands at ``index``; None until it is known."""
        return index + 1 if self.complete or index < self._head else None

    def reach(self, seq: int) -> int | None:
        """Where an article stands in the whole list; None where it is not in it.

        While the list is not complete the articles around it are put behind those known, at once.
        """
        index = self.index_of(seq)
        if index is not None or self.complete or not self._library.holds(self._node, seq):
            return index
        before = self._library.page(self._node, self.order, PAGE, seq, back=True)
        self._far([*(row.seq for row in reversed(before)), seq, *self._page(seq)])
        return self.index_of(seq)

    def _page(self, seq: int) -> list[int]:
        return [row.seq for row in self._library.page(self._node, self.order, FIRST, seq)]

    def reach_last(self) -> int:
        """Where the last article of the whole list stands; its end is put behind what is known, at once."""
        if not self.complete:
            last = self._library.page(self._node, self.order, PAGE, back=True)
            self._far([row.seq for row in reversed(last)])
        return len(self._seqs) - 1

    def _far(self, seqs: list[int]) -> None:
        head = self._seqs[: self._head]
        known = set(head)
        self._seqs = head + array("I", (seq for seq in seqs if seq not in known))

    def index_of(self, seq: int) -> int | None:
        """Where an article stands in what is known of the list, or None."""
        try:
            return self._seqs.index(seq)
        except ValueError:
            return None

    def rest(self) -> "array[int] | None":
        """The whole list, over a connection of its own: in another thread, in its own time.

        None where it is complete, or where ``stop`` has ended it.
        """
        if self.complete or self._stopped:
            return None
        with open_library(self._folder) as library:
            self._listing = library
            try:
                # Asked again: ``stop`` may have come before there was anything to be stopped.
                newest = library.newest()
                everything = None if self._stopped else library.ids(self._node, self.order)
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

    def join(self, everything: "array[int] | None") -> None:
        """Put the whole list in place of what was known of it, in the thread that shows it."""
        if everything is None or self.complete:
            return
        head = self._seqs[: self._head]
        known = set(head)
        # What was listed first keeps its place, whatever has been decided meanwhile.
        head.extend(seq for seq in everything if seq not in known)
        self._seqs = head
        self.complete = True

    def forget_all(self) -> None:
        """Any row may have changed: read each again at the next asking."""
        if len(self._ids) > KEPT:
            self._ids.clear()
        self._ids.update((seq, row.id) for seq, row in self._rows.items() if row.id)
        self._rows.clear()

    def forget(self, seq: int) -> None:
        """The article's row has changed: read it again at the next asking."""
        self._rows.pop(seq, None)

    def bring(self, seq: int, index: int) -> int:
        """Put an article that the filter hid into the list at ``index``; returns where it stands."""
        standing = self.index_of(seq)
        if standing is None:
            # Not among those from further on: these go when the whole list comes.
            index = index if self.complete else min(index, self._head)
            self._seqs.insert(index, seq)
            self._head += index <= self._head
            return index
        return standing

    def find(self, start: int, step: int, wanted: Callable[[Row], bool]) -> int | None:
        """The first index from ``start`` in steps of ``step`` (1 or -1) whose row is wanted, or None."""
        index = start
        while 0 <= index < len(self._seqs):
            if wanted(self.row(index)):
                return index
            index += step
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
