"""What all journals of a folder add up to: tables of documents, kept in memory and followed."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tui.store import ulid
from tui.store.lines import Doc, Line
from tui.store.reader import Damage, Reader


class TableState:
    """One table: documents by id. A document here is never changed, only replaced by another."""

    def __init__(self) -> None:
        self.docs: dict[int, Doc] = {}
        self.generation = 0
        """Grows with every line that touches the table."""
        self.highest = 0
        """Highest document id since the table was last empty."""
        self.exists = False
        self._touched = 0
        self._versions: dict[int, int] = {}

    def apply(self, line: Line) -> None:
        """Take a line's change; lines may come in any order, for every document the highest id counts."""
        number = line.number
        self.generation += 1
        if number >= self._touched:
            self._touched = number
            self.exists = not line.drop
        for doc_id, doc in line.changes:
            self._replace(doc_id, doc, number)
        self.exists = self.exists or bool(self.docs)
        if not self.docs:
            self.highest = 0

    def _replace(self, doc_id: int, doc: Doc | None, number: int) -> None:
        known = doc_id in self._versions or doc_id in self.docs
        # A document whose id is its line's needs no version of its own.
        if known and number < self._versions.get(doc_id, doc_id):
            return
        if doc is None:
            self.docs.pop(doc_id, None)
            self._versions[doc_id] = number
            return
        self.docs[doc_id] = doc
        self.highest = max(self.highest, doc_id)
        if number != doc_id:
            self._versions[doc_id] = number
        else:
            self._versions.pop(doc_id, None)


class State:
    """The fold of all journals of a folder in the order of their lines' ids."""

    def __init__(self, folder: Path) -> None:
        self._reader = Reader(folder)
        self._tables: dict[str, TableState] = {}

    @property
    def damage(self) -> list[Damage]:
        """What was found damaged in the journals so far."""
        return self._reader.damage

    def refresh(self) -> None:
        """Take in what has come into the journals since the last time."""
        lines = [line for _, line, _ in self._reader.read()]
        if not lines:
            return
        # In order of ids, so that documents stand in the order in which they were made.
        lines.sort(key=lambda line: line.id)
        for line in lines:
            self.table(line.table).apply(line)
        ulid.observe(lines[-1].number)

    def table(self, name: str) -> TableState:
        """The table of this name, empty where nothing is known of it."""
        found = self._tables.get(name)
        if found is None:
            found = self._tables[name] = TableState()
        return found

    def tables(self) -> Mapping[str, TableState]:
        """The tables that exist, those without documents too."""
        return {name: table for name, table in self._tables.items() if table.exists}


def copied(value: Any) -> Any:
    """A copy of a JSON value that shares nothing changeable with it."""
    if isinstance(value, dict):
        return {key: copied(item) for key, item in value.items()}
    if isinstance(value, list):
        return [copied(item) for item in value]
    return value


def same(left: Any, right: Any) -> bool:
    """Whether two values are one in JSON: 1, 1.0 and true differ, and so does another order of keys."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return len(left) == len(right) and all(
            a == b and same(x, y) for (a, x), (b, y) in zip(left.items(), right.items(), strict=True)
        )
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    return repr(left) == repr(right) if isinstance(left, float) else bool(left == right)
