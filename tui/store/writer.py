"""Appending to a journal: what ``append`` returns is on disk to stay.

Every process appends to a file of its own, so writers never wait for each other and cannot harm each other's
lines. A process takes over a file of its OS user that no living process holds (a flock on the first part,
held as long as the process lives), or makes one under a random name.
"""

import fcntl
import os
import stat
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from tui.store import ulid
from tui.store.errors import StoreError
from tui.store.lines import Entry, encode_entry, sealed
from tui.store.part import Part
from tui.store.reader import journals, part_path, writer_and_part

ROTATE_AT = 64 * 1024 * 1024
"""Bytes at which a new part is begun."""


class Journal:
    """This process's writer in a folder of journals; threads may share it.

    Nothing is made or opened before the first ``append``. ``rotate_at``: bytes at which a new part begins.
    ``system``: stands for the ``os`` module.
    """

    def __init__(self, folder: Path | str, *, rotate_at: int = ROTATE_AT, system: Any = os) -> None:
        self.folder = Path(folder)
        self.writer: str | None = None
        self._rotate_at = rotate_at
        self._os = system
        self._mutex = threading.Lock()
        self._holder: Part | None = None
        """The first part, whose flock says that this writer lives."""
        self._part: Part | None = None
        self._number = 1
        self._pid = os.getpid()
        self._suspect = False
        """The last append failed: what the file holds beyond the last sync is not known."""

    def new_id(self) -> str:
        """An id for a line of this journal, above all that were given before."""
        with self._mutex:
            self._opened([])
            return ulid.to_str(ulid.new())

    def append(self, entry: Entry) -> str:
        """Append one change; returns the line's id once it is on disk. Raises StoreError, TypeError."""
        return self.append_many([entry])[0]

    def append_many(self, entries: Sequence[Entry]) -> list[str]:
        """Append changes that share one sync; returns their ids, in order, once all are on disk.

        Raises StoreError where that failed: none is acknowledged, and its ``ids`` are to be used in trying
        again. A document that JSON cannot hold raises TypeError or ValueError; nothing is written then.
        """
        if not entries:
            return []
        with self._mutex:
            part = self._opened(entries)
            ids = [entry.id or ulid.to_str(ulid.new()) for entry in entries]
            lines = self._chained(part, entries, ids)
            try:
                if part.size + sum(map(len, lines)) > self._rotate_at and part.size > 1024:
                    part = self._next_part(part)
                    lines = self._chained(part, entries, ids)
                part.append(lines)
            except OSError as error:
                self._suspect = True
                raise StoreError(part.path, error, ids) from error
        return ids

    @staticmethod
    def _chained(part: Part, entries: Sequence[Entry], ids: Sequence[str]) -> list[bytes]:
        lines: list[bytes] = []
        prev = part.last
        for entry, line_id in zip(entries, ids, strict=True):
            lines.append(sealed(encode_entry(entry, line_id, prev)))
            prev = lines[-1].partition(b" ")[0].decode("ascii")
        return lines

    def _opened(self, entries: Sequence[Entry]) -> Part:
        try:
            return self._ready()
        except OSError as error:
            raise StoreError(self.folder, error, [entry.id for entry in entries if entry.id]) from error

    def _ready(self) -> Part:
        """The part to append to, opened, sound and ours alone."""
        if self._pid != os.getpid():
            # Forked: the descriptors, and the flock, are the parent's.
            self._let_go()
            self._pid = os.getpid()
        if self._part is not None and self._suspect:
            return self._after_failure(self._part)
        if self._part is not None and self._holder is not None:
            if self._part.is_ours_still() and (self._holder is self._part or self._holder.is_ours_still()):
                return self._part
            # Replaced or removed under our hand (a restore, say): what is appended there would be lost.
            self._let_go()
        self._part = self._adopt() or self._create()
        return self._part

    def _after_failure(self, part: Part) -> Part:
        """Leave a part in which an append failed, for a new one.

        After a failed sync the kernel may drop the pages and report success the next time, so these bytes are
        never synced again. Whole lines are not cut off either: a reader may have taken them. A tail without
        its newline has been seen by nobody, and goes.
        """
        part.recover()
        self._part = self._next_part(part)
        self._suspect = False
        return self._part

    def _next_part(self, part: Part) -> Part:
        writer = self.writer or ""
        while True:
            self._number += 1
            try:
                fresh = Part.create(part_path(self.folder, writer, self._number), self._os)
                break
            except FileExistsError:
                continue
        try:
            fresh.begin(writer, self._number, part.last)
        except OSError:
            _drop(fresh)
            raise
        if part is not self._holder:
            part.close()
        self._part = fresh
        return fresh

    def _adopt(self) -> Part | None:
        """A journal of this user on this host that no process holds, or None."""
        for writer, numbers in self._writers().items():
            if numbers[0] == 1:
                found = self._take(writer)
                if found is not None:
                    return found
        return None

    def _writers(self) -> dict[str, list[int]]:
        """The writers of the folder, with the numbers of their parts."""
        parts: dict[str, list[int]] = {}
        for path in journals(self.folder):
            writer, number = writer_and_part(path.name) or ("", 1)
            parts.setdefault(writer, []).append(number)
        return parts

    def _take(self, writer: str) -> Part | None:
        try:
            holder = Part.open(part_path(self.folder, writer, 1), self._os)
        except OSError:
            # Another user's, gone meanwhile, a symlink: not to be had.
            return None
        part = holder
        try:
            if holder.belongs_to_us() and not holder.is_newer() and _lock(holder):
                # Only now: until it was locked, its writer may have begun another part.
                numbers = self._writers().get(writer, [1])
                number = numbers[-1]
                holder.recover()
                if number > 1:
                    part = Part.open(part_path(self.folder, writer, number), self._os)
                    part.recover()
                if not (part.is_ours_still() and holder.is_ours_still()):
                    # Replaced between being opened and being locked: what is appended there would be lost.
                    _close(part, holder)
                    return None
                if part.size == 0:
                    part.begin(writer, number, self._last_before(writer, numbers))
                header = part.header()
                if header and (header.writer, header.host) == (writer, os.uname().nodename):
                    self.writer, self._number, self._holder = writer, number, holder
                    return part
        except OSError:
            _close(part, holder)
            raise
        _close(part, holder)
        return None

    def _last_before(self, writer: str, numbers: list[int]) -> str:
        """What the header of the last of some parts has to name: whoever made it died before it had one."""
        for number in reversed(numbers[:-1]):
            part = Part.open(part_path(self.folder, writer, number), self._os)
            try:
                part.recover()
                if part.size:
                    return part.last
            finally:
                part.close()
        return ""

    def _create(self) -> Part:
        self._make_folder()
        while True:
            writer = os.urandom(8).hex()
            part = Part.create(part_path(self.folder, writer, 1), self._os)
            if _lock(part, new=True):
                break
            part.close()
        try:
            part.begin(writer, 1, "")
        except OSError:
            _drop(part)
            raise
        self.writer, self._number, self._holder = writer, 1, part
        return part

    def _make_folder(self) -> None:
        if self.folder.is_dir():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        above = self.folder.parent
        mode = above.stat().st_mode
        if mode & stat.S_ISGID:
            # A folder that a team shares: its members must be able to make journals here, whatever the umask.
            self.folder.chmod(stat.S_IMODE(mode))
        descriptor = self._os.open(above, os.O_RDONLY)
        try:
            self._os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def _let_go(self) -> None:
        _close(self._part, self._holder)
        self._part = self._holder = None
        self._suspect = False

    def close(self) -> None:
        """Let the journal go: another process may take it over."""
        with self._mutex:
            self._let_go()

    def __enter__(self) -> "Journal":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _drop(part: Part) -> None:
    """Let go of a file that has no header and never will."""
    part.close()
    # Where it stays it says nothing, and whoever finds it goes on with it.
    with suppress(OSError):
        part.path.unlink(missing_ok=True)


def _close(part: Part | None, holder: Part | None) -> None:
    if part is not None and part is not holder:
        part.close()
    if holder is not None:
        holder.close()


def _lock(part: Part, *, new: bool = False) -> bool:
    """Hold the file for the life of this process; False where another does, or where locks do not work."""
    try:
        fcntl.flock(part.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # No locks on this file system: then nobody takes over anybody's file, and a new one is safe.
        return new
    return True
