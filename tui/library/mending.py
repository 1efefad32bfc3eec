"""Making anew what the rest of the file proves."""

import sqlite3
import zlib
from collections.abc import Iterable

from tui.library import readings
from tui.model import Article, decode


def reindex(connection: sqlite3.Connection) -> None:
    """Make every index of SQLite's anew from its table."""
    connection.execute("REINDEX")


def forget_readings(connection: sqlite3.Connection, seqs: Iterable[int]) -> None:
    """Make articles unread, so that they are read anew from their raw texts; the text index is made anew."""
    for seq in seqs:
        connection.execute("DELETE FROM reading WHERE seq = ?", (seq,))
        connection.execute("UPDATE article SET unread = 1 WHERE seq = ?", (seq,))
    rebuild_index(connection)


def rebuild_index(connection: sqlite3.Connection) -> None:
    """Make the text index anew from the readings; inside a transaction."""
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    for seq, packed in connection.execute("SELECT seq, article FROM reading ORDER BY seq"):
        readings.index(connection, seq, decode(zlib.decompress(packed), Article))
