"""What is in a library, what was decided, and what room it takes."""

from pathlib import Path

from msgspec import Struct

from tui.desk.open import FILE, VERDICTS, open_library
from tui.desk.projection import fold_new
from tui.library import Counts
from tui.query import parse

__all__ = ["Counts", "Stats", "stats"]


class Stats(Struct, frozen=True):
    """The counts over the matching articles, and the room that the whole library takes."""

    counts: Counts
    journals: int
    """Files with verdicts."""
    library_bytes: int
    journal_bytes: int


def stats(folder: Path, query: str) -> Stats:
    """Count what matches a query; raises ``QueryError``."""
    node = parse(query)
    with open_library(folder) as library:
        fold_new(library, folder)
        counts = library.counts(node)
    journals = sorted((folder / VERDICTS).glob("*.jsonl"))
    return Stats(
        counts=counts,
        journals=len(journals),
        library_bytes=sum(path.stat().st_size for path in folder.glob(f"{FILE}*")),
        journal_bytes=sum(path.stat().st_size for path in journals),
    )
