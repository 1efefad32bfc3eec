"""Verdicts on their way to the disk: written in order by one thread, tried again until they are stored."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from msgspec import Struct, field

from tui.desk import log
from tui.desk.desk import Act, Desk, NotSaved, Unknown
from tui.model import Target

if TYPE_CHECKING:
    from tui.desk.unsaved import Waiting

PATIENCE = 0.05
"""Seconds that the screen waits for a write before it goes on."""
RETRY = 3.0
"""Seconds after which a failed write is tried again."""

GRACE = 0.5
"""Seconds that whoever leaves waits for a write that has begun."""


class Write(Struct, eq=False):
    """One thing to be stored."""

    deed: "Waiting"
    """What it is, to be filed where it cannot be stored."""
    job: Callable[[Desk], Act | None]
    """Stores it, with the key of the deed."""
    seq: int | None = None
    """The article it is about; None where that is not known, or are many."""
    chosen: Mapping[int, str] = {}
    """The articles it is about, by number with their ids, where they are many."""
    line: bytes = b""
    """Lines that were left unsaved, where it is these; ``deed`` is the first of them."""
    then: "Callable[[], None] | None" = None
    """Called once it is stored."""
    pressed: int | None = None
    """How many keys had been pressed when this was asked for."""
    failed: bool = False
    """It, or one before it, could not be stored at once."""
    late: bool = False
    """The screen has gone on without it."""
    done: "asyncio.Future[Act | None]" = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )

    @property
    def verdict(self) -> str | None:
        """The verdict that it gives."""
        return self.deed.verdict or None

    @property
    def target(self) -> Target | None:
        """The span that it is about."""
        return self.deed.target


class Saver:
    """Keeps what is not stored yet, in order, and what the header says about it."""

    def __init__(
        self,
        desk: Desk,
        stored: Callable[[Write, Act | None], None],
        failed: Callable[[], None],
        refused: Callable[[Write, Unknown], None],
    ) -> None:
        self.waiting: list[Write] = []
        self.reason: str | None = None
        """Why the last write failed; None once one has succeeded."""
        self.locked = False
        """What is waited for is another process's lock on the library."""
        self._desk = desk
        self._stored = stored
        self._failed = failed
        self._refused = refused
        self._thread = ThreadPoolExecutor(1, "writer")
        desk.leases.unsaved = self._articles
        self._task: asyncio.Task[None] | None = None

    def warm(self) -> None:
        """Have the writing side made ready, out of the way of the first verdict."""
        self._thread.submit(self._desk.warm)

    async def write(self, write: Write) -> bool:
        """Store something; True once it is stored, False if that takes longer than ``PATIENCE``."""
        write.failed = self.reason is not None
        self.waiting.append(write)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._drain())
        if self.reason is None:
            await asyncio.wait([write.done], timeout=PATIENCE)
        write.late = not write.done.done()
        return not write.late

    @property
    def unsaved(self) -> list[Write]:
        """What is not on disk; the first that waits may be there and wait for the library only."""
        return [write for write in self.waiting if write is not self._desk.gate.stored]

    def last(self, seq: int) -> Write | None:
        """The last write that may change an article's verdict and is not stored yet."""
        for write in reversed(self.waiting):
            if write.target is not None or write.deed.kind in ("clean", "note", "tags"):
                continue
            if seq in write.chosen if write.chosen else write.seq in (seq, None):
                return write
        return None

    def pending(self, seq: int) -> str | None:
        """The verdict on an article that is not stored yet."""
        write = self.last(seq)
        return write.verdict if write else None

    def _articles(self) -> Iterator[str]:
        """What is decided, and not seen by others."""
        for write in self.waiting:
            if write.verdict and write.target is None:
                yield from write.chosen.values() if write.chosen else (write.deed.article,)
        for act in [*self._desk.behind.values()]:
            if act.verdict:
                yield act.article

    async def _drain(self) -> None:
        loop = asyncio.get_running_loop()
        while self.waiting:
            write = self.waiting[0]
            try:
                act = await loop.run_in_executor(self._thread, self._store, write)
            except Unknown as error:
                # What it was about has been deleted, or is another text now: trying again would not help.
                self._end(write, None)
                self._refused(write, error)
                continue
            except Exception as error:  # Whatever it was: it is not stored, and it is tried again.
                if self.reason is None and not isinstance(error, NotSaved):
                    log.crashed("not saved", error)
                self.reason = error.reason if isinstance(error, NotSaved) else str(error) or repr(error)
                for one in self.waiting:
                    one.failed = True
                self._failed()
                await asyncio.sleep(RETRY)
                continue
            self._end(write, act)
            if write.then is not None:
                write.then()
            self._stored(write, act)

    def _end(self, write: Write, act: Act | None) -> None:
        self.reason = None
        if write in self.waiting:
            self.waiting.remove(write)
            self._desk.leases.saved()
        if not write.done.done():
            write.done.set_result(act)

    def _store(self, write: Write) -> Act | None:
        self._desk.gate.doing = write
        return write.job(self._desk)

    async def close(self) -> None:
        """Let a write that has begun come to its end, if that takes no longer than half a second."""
        if self._task is not None and self.waiting and self.reason is None:
            await asyncio.wait([self._task], timeout=GRACE)
        if self._task is not None:
            self._task.cancel()
        self.shut()
        self._thread.shutdown(wait=False)

    def shut(self) -> None:
        """From now on nothing is stored: what is ``unsaved`` then stays so, and can be filed."""
        self._desk.gate.shut(GRACE)
