"""What is in a library, what was decided, and what room it takes."""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tui.desk.config.settings import Settings
from tui.desk.filters import understood
from tui.desk.open import FILE, VERDICTS, open_to_read
from tui.desk.projection import fold_to_read
from tui.desk.signals import SignalsOff
from tui.library.stats import Counts

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
    settings = Settings(folder=folder)
    off = settings.signals_off
    node = SignalsOff(off).filter(understood(query, folder, settings.verdicts))
    with open_to_read(folder) as library:
        fold_to_read(library, folder)
        counts = library.counts(node)
    signals = {code: count for code, count in counts.signals.items() if code not in off}
    journals = sorted((folder / VERDICTS).glob("*.jsonl"))
    return Stats(
        counts=replace(counts, signals=signals),
        journals=len(journals),
        library_bytes=sum(path.stat().st_size for path in folder.glob(f"{FILE}*")),
        journal_bytes=sum(path.stat().st_size for path in journals),
    )
