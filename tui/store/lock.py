"""The lock that makes taking an id, or changing what was read, one act among several processes."""

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.store.errors import StoreError

_PAUSE = 0.002


class FolderLock:
    """A lock on ``<folder>/lock``, among processes and threads; may be taken again by the thread that has it.

    Raises StoreError after ``timeout`` seconds, rather than wait for a process that was stopped.
    """

    def __init__(self, folder: Path, timeout: float = 2.0) -> None:
        self.path = folder / "lock"
        self._timeout = timeout
        self._mutex = threading.RLock()
        self._depth = 0

    @contextmanager
    def held(self) -> Iterator[bool]:
        """Hold the lock; gives whether it was taken only now."""
        with self._mutex:
            if self._depth:
                yield False
                return
            descriptor = self._open()
            try:
                self._wait(descriptor)
                self._depth = 1
                yield True
            finally:
                self._depth = 0
                # Closing lets the flock go.
                os.close(descriptor)

    @contextmanager
    def among_threads(self) -> Iterator[None]:
        """Keep this process's other threads out."""
        with self._mutex:
            yield

    def _open(self) -> int:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            try:
                return os.open(self.path, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW)
            except FileNotFoundError:
                descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o660)
                if os.fstat(descriptor).st_uid == os.geteuid():
                    # A team's other members take it too, whatever the umask.
                    os.fchmod(descriptor, 0o660)
                return descriptor
        except OSError as error:
            raise StoreError(self.path, error) from error

    def _wait(self, descriptor: int) -> None:
        until = time.monotonic() + self._timeout
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                if time.monotonic() > until:
                    waited = f"another process has held the lock for {self._timeout:g} s"
                    raise StoreError(self.path, waited) from None
                time.sleep(_PAUSE)
            except OSError as error:
                raise StoreError(self.path, error) from error
