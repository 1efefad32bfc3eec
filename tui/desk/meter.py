"""How much of what an input holds has been taken from it, in bytes, where that can be known cheaply."""

import os
import stat
import time
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

PATIENCE = 1.0
"""Seconds that adding up the sizes may take; more files than that are counted without a share."""


class Meter:
    """Adds up the sizes of the inputs, hears which file is opened, and says how far it has been read."""

    def __init__(self, paths: Iterable[str], stdin: BinaryIO | None = None) -> None:
        self._paths = list(paths)
        self._stdin = stdin
        self._total: int | None = None
        self._known = False
        self._before = 0
        """Bytes of the files that came before the open one."""
        self._size = 0
        self._file: BinaryIO | None = None

    def opened(self, file: BinaryIO) -> None:
        """The next input has been opened: the one before is done with."""
        self._before += self._size
        self._file = file
        self._size = _size(file) or 0

    @property
    def share(self) -> float | None:
        """0 to 1, or None where the sizes are not known."""
        if not self._known:
            self._known = True
            self._total = _total(self._paths, self._stdin)
        if not self._total:
            return None
        return min((self._before + self._place()) / self._total, 1.0)

    def _place(self) -> int:
        if self._file is None:
            return 0
        try:
            return min(self._file.tell(), self._size)
        except (OSError, ValueError):
            # Closed: it has been read.
            return self._size


def _size(file: BinaryIO) -> int | None:
    try:
        status = os.fstat(file.fileno())
    except (OSError, ValueError, AttributeError):
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def _total(paths: list[str], stdin: BinaryIO | None) -> int | None:
    end = time.monotonic() + PATIENCE
    total = 0
    for path in paths:
        size = (None if stdin is None else _size(stdin)) if path == "-" else _below(path, end)
        if size is None:
            return None
        total += size
    return total


def _below(path: str, end: float) -> int | None:
    """Bytes of a file, or of all below a folder; None for what has no size, or too many files."""
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return 0
    if stat.S_ISREG(status.st_mode):
        return status.st_size
    if not stat.S_ISDIR(status.st_mode):
        return None
    total, waiting = 0, [path]
    while waiting:
        if time.monotonic() > end:
            return None
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    # A linked folder is left out: the share may be wrong then, the walk never endless.
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    elif entry.is_file():
                        total += entry.stat().st_size
        except OSError:
            continue
    return total
