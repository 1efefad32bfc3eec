"""The tags and notes of articles, as the projection has them."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tui.library import sql
from tui.library.columns import plain
from tui.library.connection import explained, guarded
from tui.library.records import EventRow
from tui.model import decode
from tui.query import Everything, Node


class Annotations:
    """Asks an open library; articles are named by their ids."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self.path = path

    @guarded
    def tags(self, article: str) -> list[str]:
        """The tags of an article, in the order they were given."""
        # By way of the events: that is what the table has an index on.
        found = self._db.execute(
            "SELECT tag FROM event JOIN tag USING (event) WHERE event.article = ? ORDER BY event, tag",
            (plain(article),),
        )
        return [tag for (tag,) in found]

    @guarded
    def used_tags(self) -> dict[str, int]:
        """Every tag that articles have, with how many have it, the commonest first."""
        found = self._db.execute("SELECT tag, count(*) FROM tag GROUP BY tag ORDER BY 2 DESC, 1")
        return dict(found.fetchall())

    def judged(self, node: Node) -> Iterator[EventRow]:
        """What stands of what was said of spans and lines, article by article, oldest first in each."""
        within: str = "1"
        parameters: list[Any] = []
        if not isinstance(node, Everything):
            condition, parameters = sql.where(node)
            within = f"article IN (SELECT a.id FROM article a WHERE {condition})"
        try:
            found = self._db.execute(
                "SELECT record FROM event WHERE undone = 0 AND"
                " (kind = 'cleaning' OR (kind = 'verdict' AND whole = 0))"
                f" AND {within} ORDER BY article, event",
                parameters,
            )
            for (record,) in found:
                yield decode(record, EventRow)
        except sqlite3.Error as error:
            raise explained(self.path, error) from error

    @guarded
    def notes(self, article: str) -> list[EventRow]:
        """The notes on an article that are not undone, oldest first."""
        found = self._db.execute(
            "SELECT record FROM event WHERE article = ? AND kind = 'note' AND undone = 0 ORDER BY event",
            (plain(article),),
        )
        return [decode(record, EventRow) for (record,) in found]
