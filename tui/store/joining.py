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
        if not _alike(one, two, min(ours, theirs)):
            return "forked"
    return "same" if ours == theirs else "longer" if ours > theirs else "shorter"


def _acknowledged(file: BinaryIO) -> int:
    """The bytes up to the end of the last whole line; one that lacks only its newline is whole."""
    size = end = file.seek(0, os.SEEK_END)
    tail = b""
    while end > 0:
        start = max(0, end - _BLOCK)
        file.seek(start)
        block = file.read(end - start)
        newline = block.rfind(b"\n")
        tail = block[newline + 1 :] + tail
        if newline >= 0:
            break
        end = start
    return size if tail and opened(tail) is not None else size - len(tail)


def _alike(one: BinaryIO, two: BinaryIO, size: int) -> bool:
    one.seek(0)
    two.seek(0)
    for start in range(0, size, _BLOCK):
        length = min(_BLOCK, size - start)
        if one.read(length) != two.read(length):
            return False
    return True
