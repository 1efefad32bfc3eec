"""The file: made with the right rights, opened, its transactions, its errors in one clear line."""

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import update_wrapper
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from tui.library import schema
from tui.library.errors import Interrupted, LibraryError

BUSY_SECONDS = 10.0
"""How long a writer waits for another process before it gives up."""

P = ParamSpec("P")
R = TypeVar("R")


Migrated = Callable[[int, int], None]
"""Told the library's versions before and after a migration; before is 0 for a new file."""


def connect(
    path: Path,
    *,
    readonly: bool = False,
    busy_seconds: float = BUSY_SECONDS,
    migrated: Migrated = lambda before, after: None,
) -> sqlite3.Connection:
    """A connection to the library at ``path``, made if missing, brought to the newest version.

    Raises ``LibraryError`` for a file that is no library, is a newer version's, or cannot be opened.
    """
    try:
        if not readonly:
            _make(path)
        connection = _open(path, readonly, busy_seconds)
        try:
            _prepare(connection, readonly, migrated)
        except BaseException:
            connection.close()
            raise
    except LibraryError as error:
        raise LibraryError(f"{path}: {error}") from None
    except (sqlite3.Error, OSError) as error:
        raise explained(path, error) from error
    return connection


def _make(path: Path) -> None:
    """An empty file with narrow rights; the write-ahead log beside it gets the same ones from SQLite."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # A folder with the set-group bit belongs to a team: its members write too, whatever the umask.
    shared = path.parent.stat().st_mode & stat.S_ISGID
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    except FileExistsError:
        return
    if shared:
        os.fchmod(descriptor, 0o660)
    os.close(descriptor)


def _open(path: Path, readonly: bool, busy_seconds: float) -> sqlite3.Connection:
    mode = "ro" if readonly else "rw"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        cached_statements=256,
    )
    connection.execute("PRAGMA foreign_keys = ON")
    # Some builds of SQLite leave what was deleted in free pages: then a later delete would miss old copies.
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def _prepare(connection: sqlite3.Connection, readonly: bool, migrated: Migrated) -> None:
    found = schema.check(connection)
    if found == len(schema.MIGRATIONS):
        return
    if readonly:
        raise LibraryError(f"version {found} of the library has to be brought up to date by a writer first")
    connection.execute("PRAGMA journal_mode = WAL")
    schema.migrate(connection)
    migrated(found, len(schema.MIGRATIONS))


@contextmanager
def transaction(connection: sqlite3.Connection, *, durable: bool = True) -> Iterator[None]:
    """All or nothing; inside another transaction it is part of that one.

    ``durable``: on disk to stay when it ends; without it a power failure may take the last ones away, whole.
    """
    if connection.in_transaction:
        yield
        return
    yield from _outermost(connection, durable)


def _outermost(connection: sqlite3.Connection, durable: bool) -> Iterator[None]:
    connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def explained(path: Path, error: sqlite3.Error | OSError) -> LibraryError:
    """The error in one line that names the file."""
    text = str(error)
    if isinstance(error, OSError):
        return LibraryError(f"{path}: {error.strerror or error}")
    if "interrupted" in text:
        return Interrupted(f"{path}: interrupted")
    if "locked" in text or "busy" in text:
        return LibraryError(f"{path}: another process has been writing for too long ({text})")
    if "not a database" in text:
        return LibraryError(f"{path}: not a copydesk library")
    if "readonly" in text:
        return LibraryError(f"{path}: may not be written")
    return LibraryError(f"{path}: {text}")


class HasPath(Protocol):
    """Something that stands for a file."""

    path: Path


S = TypeVar("S", bound=HasPath)


def guarded(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """The method, with SQLite's errors turned into ``LibraryError``."""

    def call(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return method(self, *args, **kwargs)
        except sqlite3.Error as error:
            raise explained(self.path, error) from error

    update_wrapper(call, method)
    return call


def scalar(connection: sqlite3.Connection, sql: str, *parameters: Any) -> Any:
    """The first column of the first row, or None."""
    row = connection.execute(sql, parameters).fetchone()
    return None if row is None else row[0]
