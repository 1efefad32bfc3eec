"""One process at a time in a folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(folder: Path, otherwise: Exception) -> Iterator[None]:
    """Hold a lock on a folder for this process; raises ``otherwise`` where another one has it.

    The kernel frees it when the process ends. Where the file system has no locks, nothing is held.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise otherwise from None
        except OSError:
            pass
        yield
    finally:
        os.close(descriptor)
