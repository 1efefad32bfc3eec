"""Child processes that do the same work on chunk after chunk; results come in the order of the chunks.

A child ends when its parent does, however that ends: it then reads the end of its pipe.
"""

import gc
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from tui.desk.errors import Stopped

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

I = TypeVar("I")  # noqa: E741
O = TypeVar("O")  # noqa: E741

CHUNK = 8
"""Items handed to a child at a time."""
HEAVY = 1 << 20
"""Characters from which on such a chunk is closed early: a few of them for each child are in memory."""
AHEAD = 4
"""Chunks that may be finished or under way for each child before the first of them is taken."""
_ALLOCATIONS = 300_000
"""Objects that may have come to stay before cycles are looked for: some 30 MB."""
WORTH = 4
"""Chunks from which on child processes pay."""


class Workers:
    """Up to ``jobs`` processes, started when there is enough to do; with one job all is done in this one."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pipes: list[Connection[Any, Any]] = []
        self._children: list[BaseProcess] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        for pipe in self._pipes:
            pipe.close()
        for child in self._children:
            if kind is not None:
                child.kill()
            child.join()

    def map(self, work: Callable[[I], O], given: Iterable[I]) -> Iterator[O]:
        """``work`` done on each, in order; at most a few are asked for before they can be taken on.

        ``work`` is a function of a module. Raises ``Stopped`` where a child has been ended from outside.
        """
        coming = iter(given)
        first = list(islice(coming, WORTH)) if self._jobs > 1 and not self._children else []
        coming = chain(first, coming)
        if not self._children and len(first) < WORTH:
            with collecting_rarely():
                yield from map(work, coming)
            return
        if not self._children:
            self._start()
        yield from self._shared(work, coming)

    def _shared(self, work: Callable[[I], O], coming: Iterator[I]) -> Iterator[O]:
        from multiprocessing.connection import wait

        idle: deque[Any] = deque(self._pipes)
        doing: dict[Any, int] = {}
        done: dict[int, O] = {}
        given = taken = 0
        while True:
            for ready in wait(list(doing), 0 if taken in done or not doing else None):
                done[doing.pop(ready)] = _received(ready)
                idle.append(ready)
            # Handed out before anything is passed on: no child waits while the parent is busy with a result.
            for item in islice(coming, min(len(idle), AHEAD * self._jobs - (given - taken))):
                pipe = idle.popleft()
                _sent(pipe, (work, item))
                doing[pipe] = given
                given += 1
            if taken in done:
                yield done.pop(taken)
                taken += 1
            elif not doing:
                return

    def _start(self) -> None:
        import multiprocessing

        # Forked, a child has the word lists of its parent; elsewhere forking is not safe.
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        # No signal reaches a child before it has settled what becomes of it.
        signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
        try:
            self._fork(context)
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)

    def _fork(self, context: Any) -> None:
        for _ in range(self._jobs):
            ours, theirs = context.Pipe()
            self._pipes.append(ours)
            others = self._pipes if context.get_start_method() == "fork" else []
            child = context.Process(target=_serve, args=(theirs, others), daemon=True)
            child.start()
            self._children.append(child)
            theirs.close()


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Reading makes many objects and hardly a cycle: looking for cycles took a tenth of its time."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _sent(pipe: "Connection[Any, Any]", message: object) -> None:
    try:
        pipe.send(message)
    except OSError as error:
        raise Stopped(_GONE) from error


def _received(pipe: Any) -> Any:
    try:
        failed, result = pipe.recv()
    except (EOFError, OSError) as error:
        raise Stopped(_GONE) from error
    if failed:
        raise result
    return result


_SIGNALS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
_GONE = "a child process was ended from outside (was memory short?); --jobs 1 does without"


def _serve(pipe: "Connection[Any, Any]", others: "Sequence[Connection[Any, Any]]") -> None:
    """In a child: work until the pipe ends. Only the parent says when to stop."""
    for name in (signal.SIGINT, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    # The parent's ends of all pipes came along: while one of them is open here, no sibling reads its end.
    for other in others:
        other.close()
    with collecting_rarely():
        _work(pipe)


def _work(pipe: "Connection[Any, Any]") -> None:
    while True:
        try:
            work, item = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer = False, work(item)
        except Exception as error:
            answer = True, error
        try:
            pipe.send(answer)
        except OSError:
            return
