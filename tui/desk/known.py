"""What is known of events where the library could not take in all that the journals hold."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tui.desk.open import VERDICTS
from tui.desk.projection import Fresh, events_in, fresh_rows
from tui.library import EventRow, Library
from tui.store.errors import StoreError
from tui.store.reader import Reader


class Known:
    """A library's events and, over them, those that it has not folded: a full disk keeps it from that.

    What is on disk and not in the library was done all the same: an undo after it is one of that. Reads the
    journals as they are now; raises ``StoreError``, ``LibraryError``, OSError.
    """

    def __init__(self, library: Library, folder: Path) -> None:
        self._library = library
        fresh: Fresh = {}
        for _, line, _ in Reader(folder / VERDICTS, library.folded()).read():
            fresh.update(events_in(line))
        self._rows = {row.event: row for row in fresh_rows(library, fresh)}

    def event(self, event: str) -> EventRow | None:
        """The event with this id, or None."""
        return self._rows.get(event) or self._library.event(event)

    def events(self, article: str) -> list[EventRow]:
        """The events of one article, oldest first."""
        ours = [row for row in self._rows.values() if row.article == article]
        return self._over(list(self._library.events(article)), ours)

    def recent(self, reviewer: str, limit: int) -> list[EventRow]:
        """A reviewer's last ``limit`` acts, all that are not in the library, and undos and redos of them."""
        ours = [row for row in self._rows.values() if row.reviewer == reviewer or row.named]
        return self._over(self._library.recent(reviewer, limit), ours)

    @staticmethod
    def _over(rows: list[EventRow], others: list[EventRow]) -> list[EventRow]:
        found = {row.event: row for row in (*rows, *others)}
        return [found[event] for event in sorted(found)]


def events_of(library: Library, folder: Path, article: str, *, behind: bool) -> Iterable[EventRow]:
    """The events of one article, oldest first; of a library that is ``behind`` with those not folded."""
    if behind:
        with suppress(StoreError, OSError):
            return Known(library, folder).events(article)
    return library.events(article)
