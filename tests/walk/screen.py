"""A terminal for tests: a program in a pseudo-terminal, its screen kept by pyte."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

_SEQUENCE = re.compile(rb"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b)|[^\[\]])")
"""An escape sequence that has its end."""


class Screen:
    """Runs a program in a pseudo-terminal of a given size and keeps what it shows."""

    def __init__(self, words: list[str], env: dict[str, str], *, rows: int = 24, cols: int = 80) -> None:
        self._screen = pyte.Screen(cols, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.received = bytearray()
        self._held = b""
        self.status: int | None = None
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            try:
                os.execvpe(words[0], words, env)
            finally:
                os._exit(127)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if self._fd >= 0:
            os.close(self._fd)

    @property
    def lines(self) -> list[str]:
        """The rows of the screen as they stand."""
        return list(self._screen.display)

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.lines)

    @property
    def terminal(self) -> int:
        """The descriptor of the terminal."""
        return self._fd

    def read(self, seconds: float) -> bool:
        """Take in what the program sends within ``seconds``; False when nothing came or it has gone."""
        if self._fd < 0 or not select.select([self._fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:
            return False
        self.received += data
        # Private-mode reports and kitty sequences are none of pyte's business and would be drawn as text.
        for start, answer in ((b"\x1b[6n", b"\x1b[1;1R"), (b"\x1b[c", b"\x1b[?62;22c")):
            if start in data:
                os.write(self._fd, answer)
        whole = self._held + data
        # A sequence whose end has not come yet waits for it.
        begun = whole.rfind(b"\x1b")
        cut = len(whole) if begun < 0 or _SEQUENCE.match(whole, begun) else begun
        self._held = whole[cut:]
        self._stream.feed(_without_private(whole[:cut]))
        return bool(data)

    def wait_for(self, wanted: str, seconds: float = 20.0) -> None:
        """Read on until the screen shows ``wanted``; fails with the screen as it stands."""
        end = time.monotonic() + seconds
        while wanted not in self.text:
            assert time.monotonic() < end, f"{wanted!r} never came:\n{self.text}"
            self.read(0.05)

    def wait_until_gone(self, unwanted: str, seconds: float = 20.0) -> None:
        """Read on until the screen does not show ``unwanted`` any more."""
        end = time.monotonic() + seconds
        while unwanted in self.text:
            assert time.monotonic() < end, f"{unwanted!r} stays:\n{self.text}"
            self.read(0.05)

    def settle(self, quiet: float = 0.3) -> None:
        """Read until nothing has come for ``quiet`` seconds."""
        while self.read(quiet):
            pass

    def press(self, keys: str) -> None:
        """Send keys as a keyboard would."""
        os.write(self._fd, keys.encode())

    def resize(self, rows: int, cols: int) -> None:
        """Give the terminal another size."""
        self._screen.resize(rows, cols)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def spoil(self) -> None:
        """Another program's words on the screen."""
        self._stream.feed(b"\x1b[5;10H*** SPOILT ***\x1b[12;1Hmail for you\x1b[20;40H###")

    def hang_up(self) -> None:
        """Drop the line: the terminal goes away."""
        os.close(self._fd)
        self._fd = -1

    def end(self, seconds: float = 10.0) -> int:
        """Wait for the program to end; its exit status, negative for a signal."""
        end = time.monotonic() + seconds
        while self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
                break
            assert time.monotonic() < end, f"still running:\n{self.text}"
            if not self.read(0.05):
                time.sleep(0.02)
        return self.status


def _without_private(data: bytes) -> bytes:
    out = bytearray()
    at = 0
    while (start := data.find(b"\x1b[", at)) >= 0:
        out += data[at:start]
        end = start + 2
        while end < len(data) and not 0x40 <= data[end] <= 0x7E:
            end += 1
        sequence = data[start : end + 1]
        if sequence[2:3] not in b"<>=?":
            out += sequence
        at = end + 1
    return bytes(out + data[at:])


def environment(home: Path, **more: str) -> dict[str, str]:
    """A plain xterm's environment with a home of its own."""
    keep = {name: os.environ[name] for name in ("PATH", "VIRTUAL_ENV") if name in os.environ}
    return {**keep, "HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "UTC", **more}
