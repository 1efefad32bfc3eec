"""CSV (RFC 4180, UTF-8) with a header, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import BinaryIO

from tui.model import VerdictRow, encode

COLUMNS = (
    "event",
    "article",
    "verdict",
    "reviewer",
    "note",
    "tags",
    "at",
    "undone",
    "key",
    "target",
    "revision",
    "kind",
    "os_user",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def write(rows: Iterable[VerdictRow], stream: BinaryIO, *, raw: bool = False) -> None:
    """One verdict a record; tags are joined by ``;``, a target is JSON, a lone surrogate an escape.

    A cell that begins like a formula gets an apostrophe before it, unless ``raw``.
    """
    buffer = StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for row in rows:
        _flush(buffer, stream)
        cells = _cells(row)
        writer.writerow(cells if raw else map(_safe, cells))
    _flush(buffer, stream)


def _flush(buffer: StringIO, stream: BinaryIO) -> None:
    stream.write(buffer.getvalue().encode("utf-8", "backslashreplace"))
    buffer.seek(0)
    buffer.truncate()


def _cells(row: VerdictRow) -> list[str]:
    return [
        row.event,
        row.article,
        row.verdict,
        row.reviewer,
        row.note or "",
        ";".join(row.tags),
        row.at,
        "true" if row.undone else "false",
        row.key or "",
        "" if row.target is None else encode(row.target).decode(),
        row.revision or "",
        row.kind,
        row.os_user or "",
    ]


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
