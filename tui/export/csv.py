"""CSV (RFC 4180, UTF-8) with a header, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import BinaryIO

from tui.model import ExportRow, TagsRow, encode

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
    "removed",
    "settles",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def write(rows: Iterable[ExportRow], stream: BinaryIO, *, raw: bool = False) -> None:
    """One verdict, note or change of tags a record, told apart by ``kind``; what it does not have is empty.

    Tags (of a change those added, in ``removed`` those taken away) and ``settles`` are joined by ``;``, a
    target is JSON, a lone surrogate an escape. A cell that begins like a formula gets an apostrophe before
    it, unless ``raw``.
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


def _cells(row: ExportRow) -> list[str]:
    tags = row.added if isinstance(row, TagsRow) else getattr(row, "tags", ())
    cells = {name: getattr(row, name, None) or "" for name in COLUMNS}
    cells["tags"] = ";".join(tags)
    for several in ("removed", "settles"):
        cells[several] = ";".join(cells[several])
    cells["undone"] = "true" if row.undone else "false"
    cells["target"] = encode(cells["target"]).decode() if cells["target"] else ""
    return list(cells.values())


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
