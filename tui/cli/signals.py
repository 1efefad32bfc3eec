"""INT, TERM and HUP end a command: what is done stays done, children end too, the status says so."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

STATUS = 130


class _Heard:
    """What has been heard so far."""

    once = False
    held = 0
    """How many ``whole`` are open: the end comes after the outermost."""
    waiting = False


def heed() -> None:
    """From now on the first signal raises ``KeyboardInterrupt``; a second one ends the process at once."""
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # Ignored is ignored: under nohup, or in the background of a plain shell.
        if signal.getsignal(name) is not signal.SIG_IGN:
            signal.signal(name, _interrupted)


@contextmanager
def whole() -> Iterator[None]:
    """What is written inside is written whole: a signal that comes meanwhile takes effect at the end."""
    _Heard.held += 1
    try:
        yield
    finally:
        _Heard.held -= 1
        if _Heard.waiting and not _Heard.held:
            _Heard.waiting = False
            raise KeyboardInterrupt


def _interrupted(number: int, frame: object) -> None:
    if _Heard.once:
        os._exit(STATUS)
    _Heard.once = True
    if _Heard.held:
        _Heard.waiting = True
        return
    raise KeyboardInterrupt
