"""Ingest: raw texts stored first, then read, both at once; safe to repeat, safe beside other processes."""

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import asdict, replace

from tui.desk import log
from tui.desk.batches import batches
from tui.desk.errors import stopping
from tui.desk.meter import Meter
from tui.desk.open import open_library
from tui.desk.reading_all import Unread, named, outdated, outdated_count, read_all, unread
from tui.desk.workers import Workers
from tui.intake import documents
from tui.library import Library, LibraryError
from tui.model import Origin, RawDocument, Refusal

BATCH = 200
"""Documents stored in one transaction, fewer where they are long."""
OFTEN = 0.2
"""Seconds between two tellings."""


class Progress(Struct, frozen=True):
    """How far an ingest is: documents new, known already, revised, refused; read so far, and to read."""

    new: int = 0
    known: int = 0
    revised: int = 0
    refused: int = 0
    read: int = 0
    to_read: int = 0
    reread: int = 0
    """Of those read: read again, by newer rules."""
    share: float = 0.0
    """0 to 1: of what the inputs hold where that is known, and of what is to be read."""


class Tally:
    """Counts as they grow; ``told`` is called now and then."""

    def __init__(self, told: Callable[[Progress], None], meter: Meter) -> None:
        self._told = told
        self._meter = meter
        self._counts = dict.fromkeys(Progress.__struct_fields__[:-1], 0)
        self._next = 0.0
        self._share = 0.0
        self.last: Origin | None = None
        """Where the last document that is stored came from."""

    def add(self, what: str, n: int = 1) -> None:
        """Count ``n`` more of a field of Progress."""
        self._counts[what] += n

    def tell(self) -> None:
        """Tell the counts so far, unless they have just been told."""
        if time.monotonic() >= self._next:
            self._told(self.progress())
            self._next = time.monotonic() + OFTEN

    def progress(self) -> Progress:
        """The counts so far."""
        counts = self._counts
        share = counts["read"] / counts["to_read"] if counts["to_read"] else 1.0
        taken = self._meter.share
        # What has just been stored has still to be read: that is no step back.
        self._share = max(self._share, min(share, 1.0) * (1.0 if taken is None else taken))
        return Progress(**counts, share=self._share)

    def stopped(self) -> str:
        """Where it stands, for whoever has interrupted it."""
        stored = self._counts["new"] + self._counts["revised"]
        where = "before anything was stored" if self.last is None else f"at {self.last}"
        return (
            f"{where}: {stored:,} stored, {self._counts['read']:,} read; the same command goes on from here"
        )


def ingest(
    folder: Path,
    paths: Iterable[str],
    *,
    as_: str = "auto",
    clean: bool = True,
    jobs: int = 1,
    reread: bool = False,
    stdin: BinaryIO | None = None,
    refused: Callable[[Refusal], None],
    told: Callable[[Progress], None] = lambda _: None,
) -> Progress:
    """Store every document of ``paths`` in the library at ``folder``, and read what is unread.

    Refusals are reported one by one and the rest goes on. Interrupted, it raises ``Interrupted`` and what
    is stored stays stored: the next ingest reads what this one left unread. ``reread``: then read again what
    was read by other rules; an article that cannot be read or stored is reported as refused too. Raises
    ``Unusable`` where the library cannot be used.
    """
    paths = list(paths)
    meter = Meter(paths, stdin)
    tally = Tally(told, meter)
    source = documents(paths, as_=as_, clean=clean, stdin=stdin, opened=meter.opened)
    with (
        stopping(tally.stopped),
        open_library(folder, create=bool(paths)) as library,
        Workers(jobs) as workers,
    ):
        told_of: set[int] = set()

        def failed(seq: int, error: LibraryError) -> None:
            # One that is unread may have an older reading too.
            if seq in told_of:
                return
            told_of.add(seq)
            tally.add("refused")
            refused(Refusal(Origin(path=f"article {library.identity(seq)}"), str(error)))

        tally.add("to_read", library.unread_count() + (outdated_count(library) if reread else 0))
        # What earlier ingests have left unread comes when all that is new has been read.
        for arriving in (_stored(library, source, tally, refused), unread(library, failed)):
            for count in read_all(library, workers, arriving, failed):
                tally.add("read", count)
                tally.tell()
        for count in read_all(library, workers, outdated(library, failed), failed) if reread else ():
            tally.add("read", count)
            tally.add("reread", count)
            tally.tell()
    progress = replace(tally.progress(), share=1.0)
    told(progress)
    log.info("ingested", **asdict(progress))
    return progress


def _stored(
    library: Library,
    source: Iterator[RawDocument | Refusal],
    tally: Tally,
    refused: Callable[[Refusal], None],
) -> Iterator[Unread]:
    """Store what comes, batch by batch, and give on what has to be read."""
    for batch in batches(source, BATCH):
        fresh: list[Unread] = []
        not_taken: list[Refusal] = []
        # One transaction, one fsync: raw texts are on disk to stay before anything is made of them.
        with library.transaction():
            for item in batch:
                if isinstance(item, Refusal):
                    tally.add("refused")
                    not_taken.append(item)
                    continue
                added = library.add(item)
                tally.add(added.status if added.status in ("new", "revised") else "known")
                if added.status in ("new", "revised"):
                    fresh.append((added.seq, library.overridden(added.seq, named(item, added.id))))
        # Told when nothing is locked any more: whoever listens may take their time.
        for item in not_taken:
            refused(item)
        _count(tally, batch, len(fresh))
        tally.tell()
        yield from fresh


def _count(tally: Tally, batch: list[RawDocument | Refusal], fresh: int) -> None:
    tally.add("to_read", fresh)
    stored = [item.origin for item in batch if isinstance(item, RawDocument)]
    tally.last = stored[-1] if stored else tally.last
