"""One journal file held open for appending."""

import os
import stat
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from tui.store import ulid
from tui.store.lines import CHECKSUM, FORMAT, Header, checksum, decode_header, decode_line, opened, sealed

_BLOCK = 1 << 16
_FLAGS = os.O_RDWR | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
_MODE = 0o640


class Part:
    """A file of a journal: knows its size and the hash of its last line, appends with fdatasync.

    ``system`` stands for the ``os`` module; every call that touches the disk for writing goes through it.
    """

    def __init__(self, path: Path, descriptor: int, system: Any) -> None:
        self.path = path
        self.descriptor = descriptor
        self.size = 0
        self.last = ""
        self._os = system

    @classmethod
    def create(cls, path: Path, system: Any) -> "Part":
        """Make the file; raises FileExistsError where there is one."""
        descriptor = system.open(path, _FLAGS | os.O_CREAT | os.O_EXCL, _MODE)
        try:
            # The members of a team read each other's journals, whatever the umask.
            os.fchmod(descriptor, _MODE)
        except OSError:
            os.close(descriptor)
            with suppress(OSError):
                path.unlink(missing_ok=True)
            raise
        return cls(path, descriptor, system)

    @classmethod
    def open(cls, path: Path, system: Any) -> "Part":
        """Open a file that is there."""
        return cls(path, system.open(path, _FLAGS), system)

    def begin(self, writer: str, number: int, prev: str) -> None:
        """Write the header and make sure that it, and the file's name, are on disk."""
        created = datetime.now(UTC).isoformat(timespec="seconds")
        header = Header(
            format=FORMAT, writer=writer, host=os.uname().nodename, part=number, created=created, prev=prev
        )
        self.append([sealed(msgspec.json.encode(header))])
        folder = self._os.open(self.path.parent, os.O_RDONLY)
        try:
            self._os.fsync(folder)
        finally:
            os.close(folder)

    def header(self) -> Header | None:
        """The file's header; None where it is damaged or not of this format."""
        line = os.pread(self.descriptor, _BLOCK, 0).partition(b"\n")[0]
        payload = opened(line)
        try:
            return None if payload is None else decode_header(payload)
        except ValueError:
            return None

    def is_newer(self) -> bool:
        """Whether the file has a header of a format that is not known: then it is not ours to touch."""
        payload = opened(os.pread(self.descriptor, _BLOCK, 0).partition(b"\n")[0])
        return payload is not None and self.header() is None

    def recover(self) -> None:
        """Find the last line, cutting off what comes after its newline: a write that was never acknowledged.

        What is cut is kept in ``<name>.torn``, if that can be done. A whole line that lacks only its newline,
        or has another byte in its place, is damaged rather than torn: it gets its newline back.
        """
        size = os.fstat(self.descriptor).st_size
        end = self._newline_before(size)
        if end < size:
            tail = os.pread(self.descriptor, size - end, end)
            whole = next((line for line in (tail, tail[:-1]) if opened(line) is not None), b"")
            if len(whole) < len(tail):
                self._keep_torn(tail)
                self._os.ftruncate(self.descriptor, end + len(whole))
            if whole:
                end += len(whole) + self._os.write(self.descriptor, b"\n")
                self._os.fdatasync(self.descriptor)
        self.size = end
        begin = self._newline_before(end - 1)
        payload = os.pread(self.descriptor, end - begin, begin)[CHECKSUM + 1 :].removesuffix(b"\n")
        self.last = checksum(payload) if end else ""
        with suppress(ValueError):
            ulid.observe(decode_line(payload).number)

    def _newline_before(self, end: int) -> int:
        """The offset just behind the last newline within the first ``end`` bytes; 0 where there is none."""
        while end > 0:
            start = max(0, end - _BLOCK)
            found = os.pread(self.descriptor, end - start, start).rfind(b"\n")
            if found >= 0:
                return start + found + 1
            end = start
        return 0

    def _keep_torn(self, tail: bytes) -> None:
        with suppress(OSError), self.path.with_suffix(".torn").open("ab") as file:
            file.write(tail + b"\n")

    def is_ours_still(self) -> bool:
        """Whether the file at our path is the one we hold, of the size we left it."""
        try:
            there = self.path.lstat()
        except OSError:
            return False
        held = os.fstat(self.descriptor)
        return (there.st_dev, there.st_ino, there.st_size) == (held.st_dev, held.st_ino, self.size)

    def belongs_to_us(self) -> bool:
        """Whether it is a plain file of this OS user, who may write it: root could write any."""
        held = os.fstat(self.descriptor)
        own = held.st_uid == os.geteuid() and held.st_mode & stat.S_IWUSR
        return stat.S_ISREG(held.st_mode) and bool(own)

    def append(self, lines: list[bytes]) -> None:
        """Write whole lines and have them on disk; raises OSError, after which the part must be left."""
        data = memoryview(b"".join(lines))
        written = 0
        while written < len(data):
            written += self._os.write(self.descriptor, data[written:])
        self._os.fdatasync(self.descriptor)
        self.size += written
        self.last = lines[-1][:CHECKSUM].decode("ascii")

    def close(self) -> None:
        """Let go of the file."""
        os.close(self.descriptor)
