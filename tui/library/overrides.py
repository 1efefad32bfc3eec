"""What reviewers have said of lines of raw texts, as the projection has it."""

import sqlite3

from tui.library.records import EventRow
from tui.model import Override, decode


def overrides(connection: sqlite3.Connection, article: str) -> list[Override]:
    """What stands on the article's present raw text, the earliest first."""
    found = connection.execute(
        "SELECT record FROM event WHERE article = ?1 AND kind = 'cleaning' AND undone = 0 AND revision ="
        " (SELECT lower(hex(sha)) FROM raw JOIN article a ON a.raw = num WHERE a.id = ?1) ORDER BY event",
        (article,),
    )
    rows = (decode(record, EventRow) for (record,) in found)
    return [Override(one.extra["start"], one.extra["end"], one.extra["keep"], one.reviewer) for one in rows]


def overridden(connection: sqlite3.Connection, seq: int) -> list[Override]:
    """The same, by the article's number."""
    (identity,) = connection.execute("SELECT id FROM article WHERE seq = ?", (seq,)).fetchone()
    return overrides(connection, identity)


def changed(connection: sqlite3.Connection, article: str) -> None:
    """They are others than those that the article was read with: it has to be read again."""
    connection.execute("UPDATE article SET unread = 1 WHERE id = ?", (article,))
