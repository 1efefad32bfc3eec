"""Taking articles out, with every trace of their texts."""

import sqlite3

from tui.library import readings

OF_ARTICLE = ("reading", "origin", "revision", "article")
"""The tables with rows of an article, by ``seq``, in an order that its references allow."""
OF_RAW = ("page",)
"""The tables with rows of a raw text, by ``raw``, beside ``raw`` itself."""
_PAGES = 500
"""Pages of the text index that are merged in one transaction: others may write between two."""


def delete(connection: sqlite3.Connection, seq: int) -> None:
    """Delete an article, and those of its raw texts that no other article has; inside a transaction."""
    raws = connection.execute("SELECT raw FROM revision WHERE seq = ?", (seq,)).fetchall()
    readings.unindex(connection, seq)
    for table in OF_ARTICLE:
        connection.execute(f"DELETE FROM {table} WHERE seq = ?", (seq,))
    for raw in raws:
        if connection.execute("SELECT 1 FROM revision WHERE raw = ?", raw).fetchone() is None:
            for table in OF_RAW:
                connection.execute(f"DELETE FROM {table} WHERE raw = ?", raw)
            connection.execute("DELETE FROM raw WHERE num = ?", raw)


def purge(connection: sqlite3.Connection) -> bool:
    """Take the words of deleted articles out of the text index, and their pages out of the log.

    A word that is deleted stays in the index, marked so, until the index is merged into one piece (FTS5's
    documentation, "The 'merge' command"). False where the write-ahead log could not be emptied.
    """
    pages = -_PAGES
    while True:
        before = connection.total_changes
        connection.execute("INSERT INTO search (search, rank) VALUES ('merge', ?)", (pages,))
        if pages > 0 and connection.total_changes - before < 2:
            break
        pages = _PAGES
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
