"""What other processes do to the library while a screen is open: seen by its files, folded, counted."""

import os
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from tui.desk.errors import Unusable
from tui.desk.leases import Desks, Leases
from tui.desk.open import FILE, VERDICTS, open_library
from tui.desk.projection import fold_new
from tui.library import Library, LibraryError
from tui.store.errors import StoreError

PATIENCE = 0.5
"""Seconds that a fold waits for another writer; it is tried again at the next look."""

Seen = tuple[tuple[str, int, int], ...]


class News(Struct, frozen=True):
    """What a look has found."""

    changed: bool
    """Rows of the library may be different from before."""
    new: int = 0
    """Articles that came after the list was taken."""
    locked: bool = False
    """Another process holds the library's lock."""
    desks: Desks = Desks()
    """Who else has which article in front."""


class Watch:
    """Looks after a library's files; every call in one and the same thread."""

    def __init__(self, folder: Path, leases: Leases | None = None) -> None:
        self._folder = folder
        self._leases = leases
        self._library: Library | None = None
        self._seen: Seen | None = None
        self._newest = -1
        self._last = News(False)

    def look(self, newest: int, *, lock: bool = False) -> News:
        """What is new since the last look; ``newest``: the highest article number when the list was taken.

        A few ``stat`` calls, and nothing else, where no file has changed. ``lock``: whether somebody holds
        the library's lock is asked too.
        """
        seen, desks = self._files(), self._leases.look() if self._leases else Desks()
        news = News(False, self._last.new, desks=desks)
        if seen != self._seen or newest != self._newest:
            try:
                library = self._opened()
                fold_new(library, self._folder)
                news = News(seen != self._seen, library.count_behind(newest), desks=desks)
                self._seen, self._newest = self._files(), newest
            except (LibraryError, StoreError, Unusable):
                # Locked, full or on its way somewhere else: the next look may find it well again.
                self._seen = None
        self._last = news
        if lock:
            with suppress(LibraryError, Unusable):
                return News(news.changed, news.new, self._opened().locked(), desks)
        return news

    def close(self) -> None:
        """Let go of the library."""
        if self._library is not None:
            self._library.close()
            self._library = None

    def _opened(self) -> Library:
        if self._library is None:
            self._library = open_library(self._folder, busy_seconds=PATIENCE)
        return self._library

    def _files(self) -> Seen:
        found = []
        for path in (self._folder / FILE, self._folder / f"{FILE}-wal"):
            with suppress(OSError):
                held = path.stat()
                found.append((path.name, held.st_size, held.st_mtime_ns))
        with suppress(OSError), os.scandir(self._folder / VERDICTS) as entries:
            for entry in entries:
                if entry.name.endswith(".jsonl"):
                    with suppress(OSError):
                        found.append((entry.name, entry.stat().st_size, 0))
        return tuple(sorted(found))
