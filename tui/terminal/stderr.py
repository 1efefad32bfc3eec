"""Nothing that an article holds may reach the terminal as it is, not even in a traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOBase
from typing import TextIO

from tui.model import SafeText


class SafeStream(TextIOBase):
    """A text stream that makes all that is written to it safe to draw, and holds it back until it is closed.

    It says that it is no terminal, so that nobody writes colours to it: those would become pictures.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._held: list[str] = []

    def write(self, text: str, /) -> int:
        """Take ``text``; it will be written with every character visible."""
        self._held.append(SafeText(text).drawn)
        return len(text)

    def drop(self) -> None:
        """Forget what has been written so far."""
        self._held.clear()

    def close(self) -> None:
        """Write what was held back to the stream beneath, if that is still there."""
        # A terminal that has gone with its line hears nothing any more.
        with suppress(OSError):
            self._stream.write("".join(self._held))
            self._stream.flush()
        self._held.clear()
        super().close()

    def writable(self) -> bool:
        """It can be written to."""
        return True

    @classmethod
    @contextmanager
    def around_stderr(cls) -> Iterator["SafeStream"]:
        """Everything written to ``sys.stderr`` inside goes through here."""
        before = sys.stderr
        stream = cls(before)
        sys.stderr = stream
        try:
            yield stream
        finally:
            sys.stderr = before
            stream.close()
