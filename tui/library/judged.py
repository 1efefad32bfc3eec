"""The repository's other half: the projection of the verdicts, and where reviewers were."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tui.library import listing, projection, sql
from tui.library.columns import plain
from tui.library.connection import explained, guarded, scalar, transaction
from tui.library.records import EventRow, Place, Row
from tui.model import decode, encode
from tui.query import Match, Node

UNDECIDED = Match("verdict", "none")
"""What has no verdict."""


class Judged:
    """What reviewers did, over the connection of the ``Library`` that this is a part of."""

    path: Path
    reviewer: str | None = None
    """Whose own verdicts rows tell (``Row.mine``)."""
    _db: sqlite3.Connection

    @contextmanager
    def transaction(self, *, durable: bool = True) -> Iterator[None]:
        """All that is written inside, or nothing of it; ``durable``: on disk to stay at its end."""
        try:
            with transaction(self._db, durable=durable):
                yield
        except sqlite3.Error as error:
            raise explained(self.path, error) from error

    @guarded
    def undecided(self, size: int, wanted: Node = UNDECIDED) -> bytearray:
        """1 at the number of each article that ``wanted`` finds, 0 at the others; numbers below ``size``."""
        found = bytearray(size)
        condition, parameters = sql.where(wanted)
        statement = f"SELECT a.seq FROM article a WHERE ({condition}) AND a.seq < ?"
        for (seq,) in self._db.execute(statement, (*parameters, size)):
            found[seq] = 1
        return found

    def _own(self, rows: list[Row]) -> list[Row]:
        return rows if self.reviewer is None else listing.own(self._db, rows, self.reviewer)

    @guarded
    def labels(self, node: Node, least: int) -> list[tuple[dict[str, str], int]]:
        """Reviewers' own verdicts that stand, by reviewer, and on how many articles just these do.

        Over the articles that match and on which ``least`` reviewers or more have one.
        """
        return projection.labels(self._db, node, least)

    # Documents

    @guarded
    def folded(self) -> dict[str, int]:
        """How far each journal has been folded, by its name, in bytes."""
        return projection.folded(self._db)

    def apply_events(self, rows: Iterable[EventRow], folded: Mapping[str, int]) -> None:
        """Keep events (a known one is replaced) and how far the journals are folded, all or nothing."""
        with self.transaction(durable=False):
            projection.apply_events(self._db, rows, folded)

    @guarded
    def event(self, ulid: str) -> EventRow | None:
        """The event with this id, or None."""
        return projection.event(self._db, ulid)

    @guarded
    def event_by_key(self, key: str) -> EventRow | None:
        """The first event recorded with this key, or None."""
        return projection.event_by_key(self._db, key)

    @guarded
    def recent(self, reviewer: str, limit: int) -> list[EventRow]:
        """A reviewer's last acts, and others' undos and redos of them, oldest first."""
        return projection.recent(self._db, reviewer, limit)

    def events(self, of: Node | str) -> Iterator[EventRow]:
        """The events of one article, by id, or of all that match a filter, oldest first, one by one."""
        try:
            yield from projection.events(self._db, of)
        except sqlite3.Error as error:
            raise explained(self.path, error) from error

    def clear_projection(self) -> None:
        """Drop every event and verdict, so that the journals can be folded anew."""
        with self.transaction(durable=False):
            projection.clear(self._db)

    # Where reviewers were

    @guarded
    def place(self, reviewer: str) -> Place | None:
        """Where a reviewer was last, or None."""
        found = scalar(self._db, "SELECT place FROM place WHERE reviewer = ?", plain(reviewer))
        return None if found is None else decode(found, Place)

    def remember(self, reviewer: str, place: Place) -> None:
        """Keep where a reviewer is."""
        with self.transaction(durable=False):
            self._db.execute(
                "INSERT OR REPLACE INTO place (reviewer, place) VALUES (?, ?)",
                (plain(reviewer), encode(place)),
            )
