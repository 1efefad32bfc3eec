"""Articles read again in the background, after a reviewer has kept or removed lines of their raw texts."""

import asyncio
from collections.abc import Callable
from time import monotonic

from tui.desk.desk import Desk
from tui.model import SafeText


class Rereading:
    """Reads one article after the other, the latest word on each last."""

    def __init__(self, desk: Desk, done: Callable[[int, str], None]) -> None:
        """``done`` is told the article's number, and what to say of it."""
        self.task: asyncio.Task[None] | None = None
        """Runs while there is something to be read."""
        self._desk = desk
        self._done = done
        self._wanted: dict[int, str] = {}

    def want(self, seq: int, what: str) -> None:
        """Have an article read again; ``what`` was done to it."""
        self._wanted[seq] = what
        if self.task is None or self.task.done():
            self.task = asyncio.create_task(self._read())

    async def _read(self) -> None:
        while self._wanted:
            seq = next(iter(self._wanted))
            what = self._wanted.pop(seq)
            began = monotonic()
            try:
                await asyncio.to_thread(self._desk.read_anew, seq)
            except Exception as error:  # Whatever it was: it is read when it is opened next.
                told = f"{what}; not read again: {SafeText(str(error)).line()}"
            else:
                told = f"{what}; read again in {(monotonic() - began) * 1000:.0f} ms"
            if seq not in self._wanted:
                self._done(seq, told)
