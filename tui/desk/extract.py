"""Stateless reading: files in, article records out, no library touched."""

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from typing import BinaryIO

from tui.desk.batches import batches
from tui.desk.meter import Meter
from tui.desk.workers import CHUNK, HEAVY, Workers
from tui.intake import documents
from tui.model import Origin, RawDocument, Refusal, encode
from tui.reading.read import read_or_keep

__all__ = ["Extracting", "default_jobs", "extract"]


def default_jobs() -> int:
    """How many processes read at once where the command line does not say: as configured, else the cores."""
    from tui.desk.config.settings import Settings

    return Settings().jobs


class Extracting:
    """How far an extract is: kept by whoever takes its records."""

    def __init__(self) -> None:
        self.count = 0
        """Inputs answered, by a record or a refusal."""
        self.last: Origin | None = None
        """The last of them."""
        self.origins: deque[Origin] = deque()
        """Of those that are under way, in order."""
        self.meter: Meter | None = None

    def took(self) -> None:
        """One more has been taken, whole."""
        self.count += 1
        self.last = self.origins.popleft()

    @property
    def share(self) -> float | None:
        """0 to 1 of what the inputs hold, or None where their sizes are not known."""
        return None if self.meter is None else self.meter.share

    def stopped(self) -> str:
        """Where it stands, for whoever has interrupted it."""
        return f"after {self.last}: {self.count:,} done" if self.last else "before the first article was done"


def extract(
    paths: Iterable[str],
    *,
    as_: str = "auto",
    clean: bool = True,
    jobs: int = 1,
    stdin: BinaryIO | None = None,
    progress: Extracting | None = None,
) -> Generator[bytes | Refusal, None, None]:
    """One encoded article record per article, in input order; what was not taken comes as a Refusal.

    Whoever gives a ``progress`` tells it of each one ``took``.
    """
    paths = list(paths)
    progress = Extracting() if progress is None else progress
    progress.meter = Meter(paths, stdin)
    source = documents(paths, as_=as_, clean=clean, stdin=stdin, opened=progress.meter.opened)
    given = batches(_noted(source, progress.origins), CHUNK if jobs > 1 else 1, characters=HEAVY)
    with Workers(jobs) as workers:
        for records in workers.map(_records, given):
            yield from records


def _noted(
    source: Iterator[RawDocument | Refusal], origins: "deque[Origin]"
) -> Iterator[RawDocument | Refusal]:
    """The items; where each came from is kept until its record has been taken."""
    for item in source:
        origins.append(item.origin)
        yield item


def _record(item: RawDocument | Refusal) -> bytes | Refusal:
    return item if isinstance(item, Refusal) else encode(read_or_keep(item))


def _records(items: list[RawDocument | Refusal]) -> list[bytes | Refusal]:
    return [_record(item) for item in items]
