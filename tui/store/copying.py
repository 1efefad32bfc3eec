"""Journals copied while others append to them."""

import os
from pathlib import Path
from typing import BinaryIO

from tui.store.lines import opened
from tui.store.reader import journals

_BLOCK = 1 << 20


def copy_journals(folder: Path, target: Path, mode: int = 0o640) -> list[Path]:
    """Copy all journals of a folder into another, on disk to stay; the copies, in order.

    Each goes as far as its last whole line: what was acknowledged before the call is there, a line that is
    being written is not. The files are listed first and a part is never appended to once the next one is
    begun, so no copied part lacks an end that a later copied part goes on from. Raises OSError, StoreError.
    """
    return [copy_journal(path, target / path.name, mode) for path in journals(folder)]


def copy_journal(path: Path, target: Path, mode: int = 0o640) -> Path:
    """Copy one file of a journal as far as its last whole line, on disk to stay; the copy. Raises OSError."""
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    with path.open("rb") as source, os.fdopen(descriptor, "wb") as copy:
        os.fchmod(copy.fileno(), mode)
        _copy_whole_lines(source, copy)
        copy.flush()
        os.fsync(copy.fileno())
    return target


def _copy_whole_lines(source: BinaryIO, copy: BinaryIO) -> None:
    tail = b""
    while block := source.read(_BLOCK):
        whole, newline, rest = block.rpartition(b"\n")
        if newline:
            copy.write(tail + whole + newline)
            tail = rest
        else:
            tail += rest
    # A last line that lacks only its newline, or has another byte there, was acknowledged (see Part.recover).
    for line in (tail, tail[:-1]):
        if line and opened(line) is not None:
            copy.write(line + b"\n")
            break
