"""Data on stdout: as it is in a pipe or a file, made safe on a terminal."""

import io
import os
import sys
from collections.abc import Callable
from typing import Any, TextIO

from tui.cli.signals import whole
from tui.model import SafeText
from tui.model.plain import replace_unknown
from tui.model.safetext import changes


def escaped(line: str) -> str:
    """JSON with all that is not drawn as it is as escapes; it reads back as the same value."""
    pieces: list[str] = []
    last = 0
    for start, end, _ in changes(line):
        units = line[start:end].encode("utf-16-be", "surrogatepass").hex()
        pieces += (line[last:start], *(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4)))
        last = end
    return "".join(pieces) + line[last:]


class TerminalStream(io.RawIOBase):
    """Takes what would go to a file as bytes and puts it on a terminal: JSON escaped, all else pictured."""

    def __init__(self, stream: TextIO, *, json: bool) -> None:
        super().__init__()
        self._stream = stream
        self._draw = escaped if json else lambda text: SafeText(text).drawn
        self._begun = b""

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, data: Any) -> int:
        """Take bytes; whole lines are shown at once."""
        whole, newline, self._begun = (self._begun + bytes(data)).rpartition(b"\n")
        if newline:
            self._show(whole.replace(b"\r\n", b"\n") + newline)
        return len(data)

    def close(self) -> None:
        """Show what is left."""
        if not self.closed and self._begun:
            self._show(self._begun)
        super().close()

    def _show(self, data: bytes) -> None:
        self._stream.write("\n".join(map(self._draw, data.decode("utf-8", "replace").split("\n"))))


def open_closed_streams() -> None:
    """Put something where a standard stream was closed before we began.

    Else the next file opened would stand there, and what is said would be written into it. Reading finds
    nothing, writing to stdout fails as it does on a full disk, narration is lost. What the encoding of a
    standard stream does not have is replaced.
    """
    for number, name, way in (
        (0, "stdin", os.O_RDONLY),
        (1, "stdout", os.O_RDONLY),
        (2, "stderr", os.O_WRONLY),
    ):
        if getattr(sys, name) is None:
            null = os.open(os.devnull, way)
            if null != number:
                os.dup2(null, number)
                os.close(null)
            setattr(sys, name, open(number, "r" if name == "stdin" else "w", closefd=False))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        replace_unknown(stream)


def records(stream: TextIO) -> Callable[[bytes], None]:
    """A function that prints one encoded JSON record a line to ``stream``."""
    if stream.isatty():
        return lambda record: print(escaped(record.decode("utf-8")), file=stream)
    binary = stream.buffer

    def write(record: bytes) -> None:
        with whole():
            binary.write(record + b"\n")

    return write


def text(stream: TextIO) -> Callable[[str], None]:
    """A function that prints a line of plain text: pictured on a terminal, as it is elsewhere."""
    if stream.isatty():
        return lambda line: print(SafeText(line).drawn, file=stream)
    binary = stream.buffer

    def write(line: str) -> None:
        with whole():
            binary.write(line.encode("utf-8", "surrogatepass") + b"\n")

    return write
