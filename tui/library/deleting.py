"""Taking articles out, with every trace of their texts."""

import sqlite3
from collections.abc import Iterable

from tui.library import mending, readings
from tui.library.connection import scalar
from tui.library.errors import DamagedReading

OF_ARTICLE = ("unranked", "reading", "origin", "revision", "article")
"""The tables with rows of an article, by ``seq``, in an order that its references allow."""
OF_RAW = ("page",)
"""The tables with rows of a raw text, by ``raw``, beside ``raw`` itself."""
_PAGES = 500
"""Pages of the text index that are merged in one transaction: others may write between two."""


def delete(connection: sqlite3.Connection, identities: Iterable[str]) -> int:
    """Delete the articles with these ids; how many there were. Inside a transaction.

    Where a reading is damaged, nobody knows its words in the text index: that is then made anew.
    """
    number, unknown = 0, False
    for identity in identities:
        seq: int | None = scalar(connection, "SELECT seq FROM article WHERE id = ?", identity)
        if seq is None:
            continue
        number += 1
        try:
            readings.unindex(connection, seq)
        except DamagedReading:
            unknown = True
        _delete(connection, seq)
    if unknown:
        mending.rebuild_index(connection)
    return number


def _delete(connection: sqlite3.Connection, seq: int) -> None:
    """Delete an article's rows, and those of its raw texts that no other article has."""
    raws = connection.execute("SELECT raw FROM revision WHERE seq = ?", (seq,)).fetchall()
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
