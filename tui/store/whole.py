"""A file that is there wholly or as it was before; nothing between the two is ever seen under its name."""

import errno
import io
import os
import stat
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, cast

_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EACCES, errno.EPERM)
"""Why a folder's names cannot be synced where that is no failure: the file system, or rights."""


class WholeFile:
    """A stream into a new file beside ``path``, which takes that one's place when the block ends well.

    Then content and name are on disk to stay; a block that raises leaves all as it was. A file that was there
    hands on its rights, its owner and group too where that may be done; ``mode``: rights of a file that is
    new, less what the umask takes. ``system`` stands for the ``os`` module. Raises OSError, from the first
    call on where no file can be made there.
    """

    def __init__(self, path: Path, mode: int = 0o666, *, system: Any = os) -> None:
        self.path = path
        self._os = system
        try:
            self._held: os.stat_result | None = path.stat()
        except FileNotFoundError:
            self._held = None
        # A part of the name: with more, a long one would be too long.
        self._part = path.with_name(f".{path.name[:40]}.{os.urandom(4).hex()}.part")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        # Nobody else may read what replaces a file before it has that file's rights.
        descriptor = system.open(self._part, flags, mode if self._held is None else 0o600)
        self._raw = _Raw(descriptor, system)
        self._stream = io.BufferedWriter(self._raw)

    def __enter__(self) -> BinaryIO:
        return cast(BinaryIO, self._stream)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._stream.flush()
                if self._held is not None:
                    _hand_on(self._held, self._raw.descriptor)
                self._os.fsync(self._raw.descriptor)
                self._raw.close()
                self._os.replace(self._part, self.path)
        except BaseException:
            self._drop()
            raise
        if error is not None:
            self._drop()
            return
        self._sync_folder()

    def _drop(self) -> None:
        # The raw file first: what the buffer still holds is wanted by nobody.
        with suppress(OSError):
            self._raw.close()
        self._part.unlink(missing_ok=True)

    def _sync_folder(self) -> None:
        try:
            descriptor = self._os.open(self.path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            try:
                self._os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            if error.errno not in _NO_SYNC:
                raise


class _Raw(io.RawIOBase):
    """Writes to a descriptor by way of ``system``."""

    def __init__(self, descriptor: int, system: Any) -> None:
        self.descriptor = descriptor
        self._os = system

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self.descriptor

    def write(self, data: Any) -> int:
        written: int = self._os.write(self.descriptor, data)
        return written

    def close(self) -> None:
        if not self.closed:
            super().close()
            os.close(self.descriptor)


def _hand_on(held: os.stat_result, descriptor: int) -> None:
    """Give a new file the rights of the one whose place it takes."""
    mode = stat.S_IMODE(held.st_mode) & 0o777
    ours = os.fstat(descriptor)
    if (ours.st_uid, ours.st_gid) != (held.st_uid, held.st_gid):
        try:
            os.fchown(descriptor, held.st_uid if os.geteuid() == 0 else -1, held.st_gid)
        except OSError:
            # Another group than the one that it was open to.
            mode &= ~0o070
    os.fchmod(descriptor, mode)
