"""The verdict history written in a format for other programs."""

from pathlib import Path
from typing import BinaryIO

from tui.desk.config.settings import Settings
from tui.desk.filters import asked
from tui.desk.open import open_to_read
from tui.desk.projection import fold_to_read
from tui.export import FORMATS, write

__all__ = ["FORMATS", "export"]


def export(
    folder: Path,
    query: str,
    format_: str,
    stream: BinaryIO,
    *,
    raw_csv: bool = False,
    reviewer: str | None = None,
) -> list[str]:
    """Write every verdict, note and change of tags on the articles that match a query, oldest first.

    Undone ones too.
    ``raw_csv``: in ``csv`` a cell that a spreadsheet takes for a formula stays as it is. ``reviewer``: who
    asks, where it is not who is configured. Returns what was found damaged, or of a newer format, in the
    journals on the way, a line each.
    """
    node = asked(query, folder, Settings({"reviewer": reviewer}, folder=folder))
    with open_to_read(folder) as library:
        damage = fold_to_read(library, folder)
        rows = (row for event in library.events(node) if (row := event.export_row()) is not None)
        write(format_, rows, stream, **({"raw": True} if raw_csv else {}))
    return [str(one) for one in damage]
