"""Making anew what the rest of the file proves."""

import sqlite3
from collections.abc import Iterable

from tui.library import readings
from tui.library.errors import DamagedReading


def reindex(connection: sqlite3.Connection) -> None:
    """Make every index of SQLite's anew from its table."""
    connection.execute("REINDEX")


def forget_readings(connection: sqlite3.Connection, seqs: Iterable[int]) -> None:
    """Make articles unread, so that they are read anew from their raw texts; the text index is made anew."""
    for seq in seqs:
        _unread(connection, seq)
    rebuild_index(connection)


def _unread(connection: sqlite3.Connection, seq: int) -> None:
    connection.execute("DELETE FROM reading WHERE seq = ?", (seq,))
    connection.execute("UPDATE article SET unread = 1 WHERE seq = ?", (seq,))


def rebuild_index(connection: sqlite3.Connection) -> None:
    """Make the text index anew from the readings; inside a transaction.

    A reading that is damaged is no reading: its article is unread again.
    """
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    damaged = []
    for seq, packed in connection.execute("SELECT seq, article FROM reading ORDER BY seq"):
        try:
            article = readings.unpacked(packed)
        except DamagedReading:
            damaged.append(seq)
        else:
            readings.index(connection, seq, article)
    for seq in damaged:
        _unread(connection, seq)
