"""A dropped line, or a kill, ends the program as leaving it does."""

import asyncio
import signal
from collections.abc import Callable


def ending_signals(loop: asyncio.AbstractEventLoop, end: Callable[[str], None]) -> None:
    """Call ``end``, with the signal's name, when the terminal goes away or the process is asked to end."""
    for number in (signal.SIGHUP, signal.SIGTERM):
        loop.add_signal_handler(number, end, number.name)
