"""A dropped line, or a kill, ends the program as leaving it does; where it hangs, all the same."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

GRACE = 4.0
"""Seconds that the program has to end by itself."""


def ending_signals(
    loop: asyncio.AbstractEventLoop,
    end: Callable[[str], None],
    last: Callable[[], None],
    first: Callable[[], None] = lambda: None,
) -> None:
    """Call ``end``, with the signal's name, when the terminal goes away or the process is asked to end.

    A terminal that takes no more output may hold up the loop, and ``end`` with it: then ``last`` is called,
    in the main thread, whatever that waits for. ``first`` is called before any other signal is heeded.
    """

    def ended(number: int, _: FrameType | None) -> None:
        first()
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(end, signal.Signals(number).name)
        signal.setitimer(signal.ITIMER_REAL, GRACE)

    signal.signal(signal.SIGALRM, lambda *_: last())
    for number in (signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, ended)
