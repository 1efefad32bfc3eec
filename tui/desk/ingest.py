"""Ingest: raw texts stored first, then read; safe to repeat, safe beside other processes."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import asdict

from tui.desk import log
from tui.desk.batches import batches
from tui.desk.open import open_library
from tui.desk.reading import outdated_count, read_anew, read_unread
from tui.intake import documents
from tui.library import Library
from tui.model import RawDocument, Refusal

BATCH = 200
"""Documents stored in one transaction, fewer where they are long."""


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


class Tally:
    """Counts as they grow; ``told`` is called with each state worth telling."""

    def __init__(self, told: Callable[[Progress], None]) -> None:
        self._told = told
        self._counts = dict.fromkeys(Progress.__struct_fields__, 0)

    def add(self, what: str, n: int = 1) -> None:
        """Count ``n`` more of a field of Progress."""
        self._counts[what] += n

    def tell(self) -> Progress:
        """The counts so far, also told."""
        progress = Progress(**self._counts)
        self._told(progress)
        return progress


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
    """Store every document of ``paths`` in the library at ``folder``, then read what is unread.

    Refusals are reported one by one and the rest goes on. Interrupted, what is stored stays stored: the next
    ingest reads what this one left unread. ``reread``: then read again what was read by other rules. Raises
    ``Unusable`` where the library cannot be used.
    """
    tally = Tally(told)
    paths = list(paths)
    with open_library(folder, create=bool(paths)) as library:
        source = documents(paths, as_=as_, clean=clean, stdin=stdin)
        for batch in batches(source, BATCH):
            _store(library, batch, tally, refused)
            tally.tell()
        tally.add("to_read", library.unread_count())
        for count in read_unread(library, jobs):
            tally.add("read", count)
            tally.tell()
        if reread:
            tally.add("to_read", outdated_count(library))
            tally.tell()
            for count in read_anew(library, jobs):
                tally.add("read", count)
                tally.add("reread", count)
                tally.tell()
    done = tally.tell()
    log.info("ingested", **asdict(done))
    return done


def _store(
    library: Library, batch: list[RawDocument | Refusal], tally: Tally, refused: Callable[[Refusal], None]
) -> None:
    with library.transaction():
        # One transaction, one fsync: raw texts are on disk to stay before anything is made of them.
        for item in batch:
            if isinstance(item, Refusal):
                tally.add("refused")
                refused(item)
                continue
            status = library.add(item).status
            tally.add(status if status in ("new", "revised") else "known")
