"""Opening a library: its folder, its file, its journals."""

from pathlib import Path
from shlex import quote

from tui.desk import log
from tui.desk.errors import Unusable
from tui.desk.words import counted
from tui.library import BUSY_SECONDS, Library, LibraryError, NotWritable
from tui.store.errors import StoreError
from tui.store.reader import journals

FILE = "library.sqlite"
VERDICTS = "verdicts"


def open_library(folder: Path, *, create: bool = False, busy_seconds: float = BUSY_SECONDS) -> Library:
    """The library in ``folder``; raises ``Unusable`` with the reason where there is none to be had.

    ``busy_seconds``: how long a transaction waits for another process's.
    """
    if not create and not (folder / FILE).exists():
        raise missing(folder)
    try:
        _make(folder)
        library = Library.open(folder / FILE, migrated=_migrated, busy_seconds=busy_seconds)
        log.debug("library opened", file=folder / FILE)
        return library
    except (OSError, LibraryError) as error:
        raise Unusable(f"library {folder}: {error}") from error


def _make(folder: Path) -> None:
    """The library's own folder, and those above the user's data folder: a mistyped path makes nothing."""
    if not folder.parent.exists() and not _usual(folder):
        raise Unusable(
            f"no folder {folder.parent} to make a library in;"
            f" if the path is right: copydesk init {quote(str(folder))}"
        )
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def _usual(folder: Path) -> bool:
    from platformdirs import user_data_path  # Imported late: it costs tens of milliseconds.

    try:
        return folder == user_data_path("copydesk")
    except RuntimeError:
        return False


def open_to_read(folder: Path) -> Library:
    """The library in ``folder``, read only where it cannot be written; raises ``Unusable``."""
    try:
        return open_library(folder)
    except Unusable as error:
        if not isinstance(error.__cause__, NotWritable):
            raise
        return _read_only(folder, error)


def _read_only(folder: Path, why: Unusable) -> Library:
    path = folder / FILE
    try:
        library = Library.open(path, readonly=True)
    except LibraryError as error:
        log_of = path.with_name(f"{FILE}-wal")
        if isinstance(error, NotWritable) and log_of.exists() and log_of.stat().st_size:
            raise Unusable(
                f"{why}; with its {log_of.name} it can be read only where something may be written: copy it"
            ) from error
        raise Unusable(f"library {folder}: {error}") from error
    log.info("library opened read only", file=path)
    return library


def missing(folder: Path) -> Unusable:
    """That there is no library, and what is to be done; journals that are there have outlived theirs."""
    try:
        left = len(journals(folder / VERDICTS))
    except StoreError:
        left = 0
    if not left:
        return Unusable(f"no library at {folder} (copydesk ingest PATH makes one)")
    return Unusable(
        f"no library at {folder}: {FILE} is gone, but {counted(left, 'journal')} found in {VERDICTS}/."
        " copydesk restore DIR joins them with a backup; or copydesk ingest PATH takes the articles in again,"
        " and what was decided stands on them"
    )


def _migrated(before: int, after: int) -> None:
    log.info("library migrated" if before else "library made", before=before, after=after)
