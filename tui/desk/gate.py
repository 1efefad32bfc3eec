"""The way to the disk: what goes through it and what has, and that nothing does once the desk is left."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from tui.desk.errors import NotSaved


class Gate:
    """One thread puts deeds on disk, another may shut the gate before one of them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._shut = False
        self.doing: object = None
        """The deed that is being stored, as whoever stores it names it."""
        self.stored: object = None
        """The deed that was put on disk last."""
        self.events: tuple[str, ...] = ()
        """The ids of its events."""

    @contextmanager
    def passing(self) -> Iterator[None]:
        """The deed is put on disk meanwhile; raises ``NotSaved`` where the gate is shut."""
        with self._lock:
            if self._shut:
                raise NotSaved("the desk has been left")
            yield
            self.stored = self.doing

    def shut(self, patience: float) -> None:
        """No other deed is put on disk; waits so many seconds for one whose turn it is."""
        self._shut = True
        if self._lock.acquire(timeout=patience):
            self._lock.release()
