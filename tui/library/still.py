"""Reading a file that cannot be locked: what is handed out was true of it, or an error says that it changed.

SQLite's locks need a file beside the library's. Where none can be made (a read-only mount, another user's
folder, a full disk) SQLite is told that the file never changes (``immutable=1``); but its owner may write to
it all the same. So the file is looked at again behind every row, which was made of pages read before.
"""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from tui.library.errors import Changed

_TICK = 0.02
"""Seconds in which two changes of a file may bear the same time."""

T = TypeVar("T")


class Watch:
    """A file as it was when this was made; made before the file is opened."""

    def __init__(self, path: Path) -> None:
        self._path = path
        age = time.time() - path.stat().st_mtime
        if 0 <= age < _TICK:
            # A further change would not show yet.
            time.sleep(_TICK - age)
        self._found = self._look()

    def _look(self) -> tuple[int, ...] | None:
        # By name: opening and closing the file would let go of locks that this process has on it.
        try:
            now = self._path.stat()
        except OSError:
            return None
        return now.st_dev, now.st_ino, now.st_size, now.st_mtime_ns, now.st_ctime_ns

    def check(self) -> None:
        """Raise ``Changed`` where the file is not as it was."""
        if self._look() != self._found:
            raise Changed(f"{self._path}: another process has changed it while it was read; run this again")


class _Cursor(sqlite3.Cursor):
    """Looks at the file behind everything that SQLite has read, or failed to read, from it."""

    connection: "Still"

    def _checked(self, read: Callable[[], T]) -> T:
        try:
            return read()
        finally:
            self.connection.watch.check()

    def execute(self, *given: Any) -> "_Cursor":
        return self._checked(lambda: super(_Cursor, self).execute(*given))

    def __next__(self) -> Any:
        return self._checked(super().__next__)

    def fetchone(self) -> Any:
        return self._checked(super().fetchone)

    def fetchmany(self, size: int | None = None) -> list[Any]:
        wanted = self.arraysize if size is None else size
        return self._checked(lambda: super(_Cursor, self).fetchmany(wanted))

    def fetchall(self) -> list[Any]:
        return self._checked(super().fetchall)


class Still(sqlite3.Connection):
    """A connection whose cursors watch the file; ``watch`` is set before the first statement."""

    watch: Watch

    def cursor(self, factory: Any = _Cursor) -> Any:
        """A cursor that watches the file."""
        return super().cursor(factory)

    def execute(self, *given: Any) -> Any:
        """Run a statement, as ``sqlite3.Connection.execute`` does."""
        return self.cursor().execute(*given)
