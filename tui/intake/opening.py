"""Files opened for reading: no more of them than was there then, however they grow or shrink meanwhile."""

import errno
import io
import os
import stat
from typing import Any, BinaryIO

from tui.intake.limits import HEAD, LARGEST


class Bounded(io.RawIOBase):
    """The first ``size`` bytes from where a regular file stands; it may be sought in.

    A file of no size (the kernel's tables have none, and an empty file may grow) is read to its end, up to
    ``LARGEST``.
    """

    def __init__(self, file: BinaryIO, size: int) -> None:
        super().__init__()
        self._file = file
        self._begin = file.tell()
        self._size = size
        self._end = size or LARGEST
        self._at = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read into ``buffer``; ``ValueError`` where the file has become shorter or does not end."""
        if self._at >= self._end:
            if not self._size and self._file.read(1):
                raise ValueError(f"had no size and does not end: stopped after {LARGEST >> 20} MiB")
            return 0
        piece = self._file.read(min(len(buffer), self._end - self._at))
        if not piece and os.fstat(self._file.fileno()).st_size < self._begin + self._size:
            raise ValueError(f"became shorter while it was read ({self._at} of {self._size} bytes)")
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place among the bytes, as any file does."""
        at = offset + (0, self._at, self._size)[whence]
        if at < 0:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        self._file.seek(self._begin + at)
        self._at = at
        return at

    def tell(self) -> int:
        """Where the next byte is read."""
        return self._at


def kind(mode: int) -> str | None:
    """What a file is that is no regular one, or None; ``mode`` as ``stat`` gives it."""
    kinds = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISDIR, "a folder"))
    if stat.S_ISREG(mode):
        return None
    return next((name for test, name in kinds if test(mode)), "a device")


def open_file(path: str, *, regular: bool) -> BinaryIO:
    """The file for reading; ``regular``: nothing else will do. Raises ``OSError`` or ``ValueError``."""
    # A pipe that has taken the place of a file since the folder was listed would otherwise be waited for.
    flags = os.O_RDONLY | os.O_CLOEXEC | (os.O_NONBLOCK if regular else 0)
    file = open(os.open(path, flags), "rb", buffering=0)  # noqa: PTH123, SIM115 (closed by whom it is given to)
    other = kind(os.fstat(file.fileno()).st_mode)
    # Named on purpose, a pipe (a shell's <(command)) or a terminal is read; /dev/zero would never end.
    if other is not None and (regular or not (other == "a pipe" or file.isatty())):
        file.close()
        raise ValueError(f"{other}, not a regular file")
    return file


def bounded(file: BinaryIO) -> BinaryIO:
    """What is to be read of an opened file: a regular one as long as it is now, any other as it comes."""
    try:
        status = os.fstat(file.fileno())
        regular = stat.S_ISREG(status.st_mode)
        at = file.tell() if regular else 0
    except (OSError, ValueError, AttributeError):
        # No file of the system's, as in tests, or a stream that has no place.
        return file
    if not regular:
        return io.BufferedReader(file, HEAD) if isinstance(file, io.RawIOBase) else file
    return io.BufferedReader(Bounded(file, max(0, status.st_size - at)), HEAD)
