"""A journal kept from being appended to, for as long as its file is looked at or replaced."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def held(first: Path) -> Iterator[bool]:
    """Hold a writer's journal, by its ``first`` part: no process can take it over, and append to it.

    Gives False where a living process has it. The lock goes with the file when it is moved. Without the
    file, nobody can take the journal over; where the file system has no locks, nothing is held, and nobody
    takes over anybody's. Raises OSError.
    """
    try:
        descriptor = os.open(first, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        yield True
        return
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            free = True
        except BlockingIOError:
            free = False
        except OSError:
            free = True
        yield free
    finally:
        os.close(descriptor)
