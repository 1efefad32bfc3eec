"""Two copies of one journal: whether one goes on from where the other ends."""

import os
from pathlib import Path
from typing import BinaryIO, Literal

from tui.store.lines import opened

Relation = Literal["same", "longer", "shorter", "forked"]
_BLOCK = 1 << 20


def relation(here: Path, other: Path) -> Relation:
    """How the copy ``here`` stands to the ``other``; an unfinished last line, never told of, is left out.

    ``forked``: each holds what the other has not. Raises OSError.
    """
    with here.open("rb") as one, other.open("rb") as two:
        ours, theirs = _acknowledged(one), _acknowledged(two)
        if not _alike(one, two, ours, theirs):
            return "forked"
    return "same" if ours == theirs else "longer" if ours > theirs else "shorter"


def acknowledged(path: Path) -> int:
    """The bytes of a journal's whole lines. Raises OSError."""
    with path.open("rb") as file:
        return _acknowledged(file)


def _acknowledged(file: BinaryIO) -> int:
    """The bytes of the whole lines, newlines included.

    A last line that lacks only its newline, or has another byte there, is whole (see ``Part.recover``), and
    its newline counts.
    """
    end = file.seek(0, os.SEEK_END)
    tail = b""
    while end > 0:
        start = max(0, end - _BLOCK)
        file.seek(start)
        block = file.read(end - start)
        newline = block.rfind(b"\n")
        tail = block[newline + 1 :] + tail
        if newline >= 0:
            end = start + newline + 1
            break
        end = start
    for line in (tail, tail[:-1]):
        if line and opened(line) is not None:
            return end + len(line) + 1
    return end


def _alike(one: BinaryIO, two: BinaryIO, ours: int, theirs: int) -> bool:
    """Whether the shorter copy is the beginning of the longer one; its last newline may be missing in it."""
    size = min(ours, theirs) - 1
    one.seek(0)
    two.seek(0)
    for start in range(0, size, _BLOCK):
        length = min(_BLOCK, size - start)
        if one.read(length) != two.read(length):
            return False
    if size < 0 or ours == theirs:
        return True
    return (one if ours > theirs else two).read(1) == b"\n"
