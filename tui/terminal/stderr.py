"""Nothing that an article holds may reach the terminal as it is, not even in a traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOBase
from typing import TextIO

from tui.model import SafeText


def complain(reason: object) -> None:
    """One line on stderr, safe to show."""
    print(f"copydesk: {SafeText(str(reason)).line()}", file=sys.stderr)


class SafeStream(TextIOBase):
    """A text stream that makes all that is written to it safe to draw.

    It says that it is no terminal, so that nobody writes colours to it: those would become pictures.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str, /) -> int:
        """Write ``text`` with every character visible."""
        self._stream.write(SafeText(text).drawn)
        return len(text)

    def flush(self) -> None:
        """Flush the stream beneath."""
        self._stream.flush()

    def writable(self) -> bool:
        """It can be written to."""
        return True

    @classmethod
    @contextmanager
    def around_stderr(cls) -> Iterator[None]:
        """Everything written to ``sys.stderr`` inside goes through here."""
        before = sys.stderr
        sys.stderr = cls(before)
        try:
            yield
        finally:
            sys.stderr = before
