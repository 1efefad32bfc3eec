"""JSON Lines: one verdict, note or change of tags a line, every field."""

from collections.abc import Iterable
from typing import BinaryIO

from tui.model import ExportRow, encode


def write(rows: Iterable[ExportRow], stream: BinaryIO) -> None:
    """One JSON object a line; a lone surrogate stands as an escape, every other character as itself."""
    for row in rows:
        stream.write(encode(row) + b"\n")
