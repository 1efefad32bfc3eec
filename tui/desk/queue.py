"""The queue: the list of articles taken when a filter ran. Rows never vanish or move under the hand."""

from array import array
from collections.abc import Callable, Sequence
from pathlib import Path

from tui.desk.open import open_library
from tui.library import Library, Row
from tui.query import Node

FIRST = 400
"""Articles listed at once; the rest comes by ``complete_now``."""
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
        self._seqs = array("q", (row.seq for row in first))
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

    def index_of(self, seq: int) -> int | None:
        """Where an article stands in the list, or None."""
        try:
            return self._seqs.index(seq)
        except ValueError:
            return None

    def complete_now(self) -> None:
        """List the rest, over a connection of its own: may run in another thread, may take its time."""
        if self.complete:
            return
        with open_library(self._folder) as library:
            newest = library.newest()
            everything = library.ids(self._node, self.order)
        seen = set(self._seqs)
        # What was listed first keeps its place, whatever has been decided meanwhile.
        self._seqs = self._seqs + array("q", (seq for seq in everything if seq not in seen))
        self.newest = newest
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
            self._seqs.insert(index, seq)
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
