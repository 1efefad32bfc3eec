"""TinyDB over journals: its whole interface, at a cost that does not grow with the table.

Documents are handed out as copies; a condition sees the stored ones, and must not change what it is given.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.table import Document, Table

from tui.store.reader import Damage
from tui.store.stage import Stage
from tui.store.state import copied
from tui.store.storage import JournalStorage


class JournalTable(Table):
    """A table whose changes are journaled one line each, applied to memory once they are on disk."""

    _storage: JournalStorage
    _next_id: int | None  # type: ignore[assignment]

    def __init__(self, storage: Any, name: str, cache_size: int = 10, persist_empty: bool = False) -> None:
        if not isinstance(storage, JournalStorage):
            raise TypeError(f"a JournalTable needs a JournalStorage, not {type(storage).__name__}")
        self._cached_generation = -1
        super().__init__(storage, name, cache_size, persist_empty)

    def insert(self, document: Mapping[Any, Any]) -> int:
        """Insert a document; its id, once it is on disk."""
        with self._storage.exclusive():
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[Any, Any]]) -> list[int]:
        """Insert documents, all or none; their ids, once they are on disk."""
        with self._storage.exclusive():
            documents = list(documents)
            given = [document.doc_id for document in documents if isinstance(document, Document)]
            if given:
                # The ids it chooses itself keep clear of those that are given.
                self._next_id = max(self._get_next_id(), max(given) + 1)
            return super().insert_multiple(documents)

    def upsert(self, document: Mapping[Any, Any], cond: QueryLike | None = None) -> list[int]:
        """Update the documents that match, or insert this one; no other process comes between."""
        with self._storage.exclusive():
            return super().upsert(document, cond)

    def truncate(self) -> None:
        """Remove all documents."""
        with self._storage.exclusive():
            super().truncate()

    def search(self, cond: QueryLike) -> list[Document]:
        """All documents that match a condition."""
        with self._storage.reading(self.name) as table:
            if table.generation != self._cached_generation:
                self.clear_cache()
                self._cached_generation = table.generation
            cached = self._query_cache.get(cond)
            if cached is not None:
                return cached[:]
            found = [Document(copied(doc), doc_id) for doc_id, doc in table.docs.items() if cond(doc)]
            if getattr(cond, "is_cacheable", lambda: True)():
                self._query_cache[cond] = found[:]
            return found

    def get(  # type: ignore[override]
        self,
        cond: QueryLike | None = None,
        doc_id: int | None = None,
        doc_ids: list[int] | None = None,
    ) -> Document | list[Document] | None:
        """The document with an id, or the first that matches; the list of them for ``doc_ids``."""
        with self._storage.reading(self.name) as table:
            docs = table.docs
            if doc_id is not None:
                number = _number(doc_id)
                doc = None if number is None else docs.get(number)
                return None if doc is None else Document(copied(doc), doc_id)
            if doc_ids is not None:
                wanted = {_number(one) for one in doc_ids}
                return [Document(copied(docs[one]), one) for one in docs if one in wanted]
            if cond is None:
                raise RuntimeError("You have to pass either cond or doc_id or doc_ids")
            for one, doc in docs.items():
                if cond(doc):
                    return Document(copied(doc), one)
            return None

    def __iter__(self) -> Iterator[Document]:
        with self._storage.reading(self.name) as table:
            docs = list(table.docs.items())
        for doc_id, doc in docs:
            yield Document(copied(doc), doc_id)

    def __len__(self) -> int:
        with self._storage.reading(self.name) as table:
            return len(table.docs)

    def _read_table(self) -> dict[str, Mapping[Any, Any]]:
        with self._storage.reading(self.name) as table:
            return {str(doc_id): copied(doc) for doc_id, doc in table.docs.items()}

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self._storage.exclusive(), self._storage.reading(self.name) as table:
            stage = Stage(table.docs)
            updater(stage)
            changes = stage.changes()
            if changes or not table.exists:
                self._storage.commit(self.name, changes)
            self.clear_cache()

    def _get_next_id(self) -> int:
        with self._storage.exclusive(), self._storage.reading(self.name) as table:
            free = table.highest + 1
            next_id = free if self._next_id is None else max(free, self._next_id)
            self._next_id = next_id + 1
            return next_id


class JournalDB(TinyDB):
    """A TinyDB whose documents live in the journals of a folder: ``JournalDB(folder)``.

    Several processes may have it open and write at once; what an operation returns after is on disk to stay.
    Options are those of ``JournalStorage``. Raises StoreError where reading or writing fails.
    """

    table_class = JournalTable
    default_storage_class = JournalStorage  # type: ignore[assignment]
    _storage: JournalStorage

    def __init__(self, folder: Path | str, **options: Any) -> None:
        super().__init__(folder, **options)

    @property
    def damage(self) -> list[Damage]:
        """What was found damaged in the journals so far."""
        return self._storage.damage

    def tables(self) -> set[str]:
        """The names of the tables that exist."""
        return self._storage.tables()

    def drop_tables(self) -> None:
        """Drop all tables."""
        with self._storage.exclusive():
            for name in sorted(self._storage.tables()):
                self.drop_table(name)
        self._tables.clear()

    def drop_table(self, name: str) -> None:
        """Drop a table with all its documents."""
        self._tables.pop(name, None)
        with self._storage.exclusive(), self._storage.reading(name) as table:
            if table.exists:
                self._storage.commit(name, dict.fromkeys(table.docs), drop=True)


def _number(doc_id: object) -> int | None:
    # TinyDB looks ids up by their decimal form: "7" finds 7, " 7 " does not.
    if isinstance(doc_id, str):
        return int(doc_id) if doc_id.isdecimal() and doc_id.isascii() else None
    return doc_id if isinstance(doc_id, int) else None
