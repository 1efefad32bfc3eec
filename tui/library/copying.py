"""The whole file copied while others write, and taken away where it is empty."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from tui.library.aside import set_aside
from tui.library.connection import scalar

_PAGES = 4096
"""Pages copied at a time: between two, an interruption is heard."""


def copy(connection: sqlite3.Connection, target: Path, mode: int) -> None:
    """Copy the file as it is at one moment.

    A read transaction holds the moment: others go on writing, to the write-ahead log, and SQLite does not
    begin its copy again for it.
    """
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode))
    connection.execute("BEGIN")
    try:
        scalar(connection, "SELECT count(*) FROM sqlite_master")
        with closing(sqlite3.connect(target)) as copied:
            # A call back into Python is where an interruption is heard.
            connection.backup(copied, pages=_PAGES, progress=lambda *_: None)
    finally:
        # Where nothing could be locked, this is what says that the file was changed meanwhile.
        connection.execute("ROLLBACK")


def remove_empty(path: Path) -> bool:
    """Take away a library file without articles that no process has open; False where that is not so.

    A write-ahead log that has outlived its file is set aside: beside another file it would damage that.
    """
    if not path.exists():
        wal = path.with_name(f"{path.name}-wal")
        if wal.exists():
            set_aside(wal)
        path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
        return True
    with closing(sqlite3.connect(path, timeout=1.0, isolation_level=None)) as connection:
        try:
            if scalar(connection, "SELECT count(*) FROM sqlite_master"):
                if scalar(connection, "SELECT EXISTS (SELECT 1 FROM article)"):
                    return False
                # Leaving the write-ahead log takes the file for oneself, and the log's files go with it.
                scalar(connection, "PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error:
            return False
        path.unlink()
        return True
