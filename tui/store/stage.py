"""A change being made to a table, before it is journaled."""

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any

from tui.store.lines import Doc
from tui.store.state import copied, same


class Stage(MutableMapping[int, Any]):
    """A table's documents as a change sees and changes them; the table itself stays as it is.

    Only what is handed out is copied, and only what then differs counts as changed.
    """

    def __init__(self, docs: Mapping[int, Doc]) -> None:
        self._docs = docs
        self._staged: dict[int, Any] = {}
        self._removed: set[int] = set()
        self._length = len(docs)

    def __contains__(self, doc_id: object) -> bool:
        return doc_id in self._staged or (doc_id in self._docs and doc_id not in self._removed)

    def __getitem__(self, doc_id: int) -> Any:
        if doc_id not in self._staged:
            if doc_id in self._removed:
                raise KeyError(doc_id)
            # The caller may change in place what it gets: it gets a copy, and the copy is looked at later.
            self._staged[doc_id] = copied(self._docs[doc_id])
        return self._staged[doc_id]

    def __setitem__(self, doc_id: int, doc: Any) -> None:
        if doc_id not in self:
            self._length += 1
            self._removed.discard(doc_id)
        self._staged[doc_id] = doc

    def __delitem__(self, doc_id: int) -> None:
        if doc_id not in self:
            raise KeyError(doc_id)
        self._length -= 1
        self._staged.pop(doc_id, None)
        if doc_id in self._docs:
            self._removed.add(doc_id)

    def __iter__(self) -> Iterator[int]:
        yield from [doc_id for doc_id in self._docs if doc_id not in self._removed]
        yield from [doc_id for doc_id in self._staged if doc_id not in self._docs]

    def __len__(self) -> int:
        return self._length

    def clear(self) -> None:
        """Remove everything."""
        self._staged.clear()
        self._removed = set(self._docs)
        self._length = 0

    def changes(self) -> dict[int, Any]:
        """What is to be journaled: documents that are new or differ, None for removed ones."""
        changed: dict[int, Any] = dict.fromkeys(sorted(self._removed))
        for doc_id, doc in self._staged.items():
            if doc_id not in self._docs or not same(self._docs[doc_id], doc):
                changed[doc_id] = doc
        return changed
