"""The journals of a folder as a TinyDB storage."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from tui.store.errors import StoreError
from tui.store.journal import Journal
from tui.store.lines import Doc, Entry
from tui.store.lock import FolderLock
from tui.store.reader import Damage
from tui.store.state import State, TableState, copied, same
from tui.store.writer import ROTATE_AT

Tables = dict[str, dict[str, Any]]


class JournalStorage(Storage):
    """Reads all journals of a folder, writes one of its own; JournalTable goes past ``read`` and ``write``.

    Under a stock ``Table`` it is correct, only slow: every operation copies everything. ``system`` stands for
    the ``os`` module, ``rotate_at`` is the journal's, ``timeout`` the lock's, in seconds.
    """

    def __init__(
        self,
        folder: Path | str,
        *,
        rotate_at: int = ROTATE_AT,
        timeout: float = 2.0,
        system: Any = None,
    ) -> None:
        self.folder = Path(folder)
        options = {} if system is None else {"system": system}
        self._journal = Journal(self.folder, rotate_at=rotate_at, **options)
        self._lock = FolderLock(self.folder, timeout)
        self._state = State(self.folder)
        self._handed: dict[str, dict[int, Doc]] | None = None
        """What the last ``read`` gave, by reference: ``write`` is told from it, not from what came since."""
        self._closed = False

    @property
    def damage(self) -> list[Damage]:
        """What was found damaged in the journals so far."""
        return self._state.damage

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Keep other processes and threads from changing anything; their changes have been taken in."""
        with self._lock.held() as first:
            if first:
                self._refresh()
            yield

    @contextmanager
    def reading(self, table: str) -> Iterator[TableState]:
        """A table as it is now; not to be changed, nor used after the block."""
        with self._lock.among_threads():
            self._refresh()
            yield self._state.table(table)

    def tables(self) -> set[str]:
        """The names of the tables that exist."""
        with self._lock.among_threads():
            self._refresh()
            return set(self._state.tables())

    def commit(
        self, table: str, changes: Mapping[int, Mapping[str, Any] | None], *, drop: bool = False
    ) -> None:
        """Journal a change as one line, then take it in; to be called within ``exclusive``."""
        self._journal.append(Entry(table=table, changes=list(changes.items()), drop=drop))
        # What was written is read back like anybody's: memory holds exactly what a later run will find.
        self._state.refresh()

    def read(self) -> Tables | None:
        """All tables, copied; None while there is none."""
        with self._lock.among_threads():
            self._refresh()
            tables = self._state.tables()
            self._handed = {name: dict(table.docs) for name, table in tables.items()}
            if not tables:
                return None
            return {
                name: {str(doc_id): copied(doc) for doc_id, doc in table.docs.items()}
                for name, table in tables.items()
            }

    def write(self, data: Tables) -> None:
        """Journal what differs from what ``read`` gave last: one line for each table that does."""
        with self.exclusive():
            before, self._handed = self._handed, None
            if before is None:
                before = {name: table.docs for name, table in self._state.tables().items()}
            for name in [*data, *(name for name in before if name not in data)]:
                old = before.get(name, {})
                new = {int(doc_id): doc for doc_id, doc in data.get(name, {}).items()}
                changes: dict[int, Mapping[str, Any] | None] = {i: None for i in old if i not in new}
                changes.update((i, doc) for i, doc in new.items() if i not in old or not same(old[i], doc))
                if changes or name not in before or name not in data:
                    self.commit(name, changes, drop=name not in data)

    def _refresh(self) -> None:
        if self._closed:
            raise StoreError(self.folder, "the database is closed")
        self._state.refresh()

    def close(self) -> None:
        """Let the journal go."""
        with self._lock.among_threads():
            self._closed = True
            self._journal.close()
