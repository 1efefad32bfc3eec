"""Opening a library: its folder, its file, its journals."""

from pathlib import Path

from tui.desk import log
from tui.desk.errors import Unusable
from tui.library import Library, LibraryError

FILE = "library.sqlite"
VERDICTS = "verdicts"


def open_library(folder: Path, *, create: bool = False) -> Library:
    """The library in ``folder``; raises ``Unusable`` with the reason where there is none to be had."""
    if not create and not (folder / FILE).exists():
        raise Unusable(f"no library at {folder} (copydesk ingest PATH makes one)")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        library = Library.open(folder / FILE, migrated=_migrated)
        log.debug("library opened", file=folder / FILE)
        return library
    except (OSError, LibraryError) as error:
        raise Unusable(f"library {folder}: {error}") from error


def _migrated(before: int, after: int) -> None:
    log.info("library migrated" if before else "library made", before=before, after=after)
