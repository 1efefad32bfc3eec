"""Data on stdout: as it is in a pipe or a file, made safe on a terminal."""

import re
from collections.abc import Callable
from typing import TextIO

from tui.model import SafeText
from tui.model.safetext import is_invisible

_OUTSIDE_ASCII = re.compile(r"[^\x20-\x7e]")


def escaped(line: str) -> str:
    """JSON with control, bidi and invisible characters as escapes; it reads back as the same value."""

    def escape(match: re.Match[str]) -> str:
        char = match.group()
        if not is_invisible(char):
            return char
        units = char.encode("utf-16-be", "surrogatepass").hex()
        return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))

    return _OUTSIDE_ASCII.sub(escape, line)


def records(stream: TextIO) -> Callable[[bytes], None]:
    """A function that prints one encoded JSON record a line to ``stream``."""
    if stream.isatty():
        return lambda record: print(escaped(record.decode("utf-8")), file=stream)
    binary = stream.buffer

    def write(record: bytes) -> None:
        binary.write(record + b"\n")

    return write


def text(stream: TextIO) -> Callable[[str], None]:
    """A function that prints a line of plain text: pictured on a terminal, as it is elsewhere."""
    if stream.isatty():
        return lambda line: print(SafeText(line).drawn, file=stream)
    binary = stream.buffer

    def write(line: str) -> None:
        binary.write(line.encode("utf-8", "surrogatepass") + b"\n")

    return write
