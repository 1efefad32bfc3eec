"""The file: made with the right rights, opened, its transactions, its errors in one clear line."""

import errno
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

from tui.library import schema
from tui.library.errors import Changed, Interrupted, LibraryError, NotWritable
from tui.library.still import Still, Watch

BUSY_SECONDS = 10.0
"""How long a writer waits for another process before it gives up."""

_NOT_WRITABLE = (errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

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
    except Changed:
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
    if not readonly:
        return _connected(path, "rw", busy_seconds)
    log = path.with_name(f"{path.name}-wal")
    # Looked at before the log is: what is put into the file from then on shows.
    watch = Watch(path)
    if _has_content(log) or (not no_room(path.parent) and os.access(path.parent, os.W_OK)):
        return _connected(path, "ro", busy_seconds)
    if log.exists():
        with suppress(sqlite3.OperationalError):
            return _probed(_connected(path, "ro", busy_seconds))
    return _connected(path, "ro&immutable=1", busy_seconds, watch)


def _connected(path: Path, mode: str, busy_seconds: float, watch: Watch | None = None) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        cached_statements=256,
        factory=sqlite3.Connection if watch is None else Still,
    )
    if isinstance(connection, Still) and watch is not None:
        connection.watch = watch
    connection.execute("PRAGMA foreign_keys = ON")
    # Some builds of SQLite leave what was deleted in free pages: then a later delete would miss old copies.
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def _has_content(log: Path) -> bool:
    try:
        return log.stat().st_size > 0
    except OSError:
        return False


def _probed(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The connection, once it has taken its lock; closed where it cannot."""
    try:
        scalar(connection, "SELECT count(*) FROM sqlite_master")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def no_room(folder: Path) -> str | None:
    """Why nothing can be written in a folder, whatever its rights; None where it can."""
    with suppress(OSError):
        held = os.statvfs(folder)
        if held.f_flag & os.ST_RDONLY:
            return "the file system is mounted read-only"
        if not (held.f_bavail or (os.geteuid() == 0 and held.f_bfree)):
            return "the disk is full"
    return None


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


def held(connection: sqlite3.Connection) -> bool:
    """Whether another connection holds the lock on writing; asked without waiting."""
    (before,) = connection.execute("PRAGMA busy_timeout").fetchone()
    try:
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError:
        return True
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(before)}")
    return False


def explained(path: Path, error: sqlite3.Error | OSError) -> LibraryError:
    """The error in one line that names the file."""
    text = str(error)
    if isinstance(error, OSError):
        kind = NotWritable if error.errno in _NOT_WRITABLE else LibraryError
        return kind(f"{path}: {error.strerror or error}")
    if "interrupted" in text:
        return Interrupted(f"{path}: interrupted")
    if "locked" in text or "busy" in text:
        return LibraryError(f"{path}: another process has been writing for too long ({text})")
    if "not a database" in text:
        return LibraryError(f"{path}: not a copydesk library")
    if "full" in text or "readonly" in text or "disk I/O" in text or "unable to open" in text:
        return _not_writable(path, text)
    return LibraryError(f"{path}: {text}")


def _not_writable(path: Path, text: str) -> LibraryError:
    """What SQLite says in several ways where the disk is full, read-only or another user's."""
    reason = no_room(path.parent)
    if reason is not None or "full" in text:
        return NotWritable(f"{path}: {reason or 'the disk is full'}")
    if not os.access(path.parent, os.X_OK) or not os.access(path, os.R_OK):
        return LibraryError(f"{path}: you may not read it")
    for one in (path.parent, path):
        if not os.access(one, os.W_OK):
            return NotWritable(f"{path}: you may not write {'in its folder' if one != path else 'it'}")
    if "readonly" in text:
        return NotWritable(f"{path}: may not be written")
    return LibraryError(f"{path}: {text}")


if TYPE_CHECKING:

    class HasPath(Protocol):
        """Something that stands for a file."""

        path: Path


S = TypeVar("S", bound="HasPath")


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
