"""Keys without a screen: one key press where stdin is a terminal, else a line each."""

import asyncio
import os
import re
import sys
import termios
import threading
import time
import tty
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextlib import suppress

from msgspec import Struct

_SEQUENCE = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O.|\x1b)|.", re.DOTALL)
_NAMED = {
    "\x1b[A": "up",
    "\x1b[B": "down",
    "\x1b[C": "right",
    "\x1b[D": "left",
    "\x1bOA": "up",
    "\x1bOB": "down",
    "\x1bOC": "right",
    "\x1bOD": "left",
    "\x1b": "escape",
    "\x1b\x1b": "escape",
    "\r": "enter",
    "\n": "enter",
    "\x7f": "backspace",
    "\t": "tab",
    " ": "space",
}
LONGEST = 1 << 16
"""Bytes of a line from a pipe; what is beyond that is a line of its own."""


class Typed(Struct, frozen=True):
    """What was typed, and when; None for the text at the end of all input."""

    text: str | None
    time: float


class Keyboard:
    """Reads stdin in a thread of its own; must be closed, so that the terminal is as it was."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._fd = sys.stdin.fileno()
        self.by_key = sys.stdin.isatty()
        """Single keys are read; else lines."""
        self._clock = clock
        self._loop = asyncio.get_running_loop()
        self._queue: asyncio.Queue[Typed] = asyncio.Queue()
        self._before = termios.tcgetattr(self._fd) if self.by_key else None
        self.single()
        threading.Thread(target=self._read, name="keyboard", daemon=True).start()

    def single(self) -> None:
        """Let the terminal hand over each key as it is pressed."""
        if self._before is not None:
            with suppress(termios.error):
                tty.setcbreak(self._fd, termios.TCSANOW)

    def close(self) -> None:
        """Leave the terminal as it was."""
        if self._before is not None:
            with suppress(termios.error):
                termios.tcsetattr(self._fd, termios.TCSANOW, self._before)

    async def key(self) -> Typed:
        """The next key by its name; without a terminal the next line."""
        return await self._queue.get()

    async def line(self) -> str | None:
        """A whole line, edited by the terminal itself; None where there is none any more."""
        if self._before is None:
            return (await self._queue.get()).text
        with suppress(termios.error):
            termios.tcsetattr(self._fd, termios.TCSANOW, self._before)
        letters: list[str] = []
        try:
            while (typed := await self._queue.get()).text not in ("enter", None):
                letters.append({"space": " "}.get(typed.text or "", typed.text or ""))
        finally:
            self.single()
        return None if typed.text is None else "".join(letters)

    def ended(self) -> None:
        """Nothing more will come."""
        self._queue.put_nowait(Typed(None, self._clock()))

    def _read(self) -> None:
        decoder = getincrementaldecoder("utf-8")("replace")
        held = b""
        while True:
            try:
                data = os.read(self._fd, LONGEST)
            except OSError:
                data = b""
            if self.by_key:
                texts = [_NAMED.get(one, _key(one)) for one in _SEQUENCE.findall(decoder.decode(data))]
            else:
                *lines, held = (held + data).split(b"\n")
                if held and (not data or len(held) > LONGEST):
                    lines, held = [*lines, held], b""
                texts = [line.rstrip(b"\r").decode("utf-8", "replace") for line in lines]
            typed = [Typed(text, self._clock()) for text in texts if text or not self.by_key]
            # The program may have ended meanwhile.
            with suppress(RuntimeError):
                for one in typed:
                    self._loop.call_soon_threadsafe(self._queue.put_nowait, one)
                if not data:
                    self._loop.call_soon_threadsafe(self.ended)
            if not data:
                return


def _key(sequence: str) -> str:
    """A key's name; empty for one that means nothing here."""
    if len(sequence) > 1:
        return ""
    if sequence < " ":
        return f"ctrl+{chr(ord(sequence) + 96)}"
    return sequence
