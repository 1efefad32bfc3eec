"""Unread articles read: one at once when it is opened, all of them after an ingest."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

from tui.library import Library, LibraryError
from tui.model import Article, RawDocument

BATCH = 200
"""Articles read and stored in one transaction."""
WORTH = 50
"""Unread articles from which on child processes pay."""

ReadAll = Callable[[list[RawDocument]], Iterable[Article]]


def article_of(library: Library, seq: int) -> Article:
    """The article, read now and kept if it has not been read yet."""
    article = library.reading(seq)
    if article is None:
        from tui.reading.read import read_or_keep

        article = read_or_keep(library.document(seq))
        # Shown all the same where the library is locked or full; the next ingest keeps it.
        with suppress(LibraryError):
            library.store_reading(seq, article)
    return article


def read_unread(library: Library, jobs: int) -> Iterator[int]:
    """Read every unread article, with up to ``jobs`` niced processes; yields how many, batch by batch."""
    with _readers(jobs if library.unread_count() >= WORTH else 1) as read_all:
        while batch := library.unread(BATCH):
            yield _store_read(library, batch, read_all)


def outdated_count(library: Library) -> int:
    """How many articles were read by other rules than this version's."""
    from tui.reading.read import RULES

    return library.outdated_count(RULES)


def read_anew(library: Library, jobs: int) -> Iterator[int]:
    """Read again every article that was read by other rules; yields how many, batch by batch.

    Each reading stands until the new one takes its place; verdicts name the raw text they judged and stay.
    """
    from tui.reading.read import RULES

    after = 0
    with _readers(jobs if outdated_count(library) >= WORTH else 1) as read_all:
        while batch := library.outdated(RULES, BATCH, after):
            after = batch[-1]
            yield _store_read(library, _documents(library, batch), read_all)


def _documents(library: Library, seqs: Iterable[int]) -> list[tuple[int, RawDocument]]:
    """The documents that are still there."""
    found = []
    for seq in seqs:
        with suppress(KeyError):
            found.append((seq, library.document(seq)))
    return found


def _store_read(library: Library, batch: list[tuple[int, RawDocument]], read_all: ReadAll) -> int:
    """Read a batch and keep the readings, in one transaction; how many."""
    articles = read_all([document for _, document in batch])
    with library.transaction(durable=False):
        for (seq, _), article in zip(batch, articles, strict=True):
            library.store_reading(seq, article)
    return len(batch)


def _settle() -> None:
    """In a child: give way to the screen; the parent says when to stop."""
    os.nice(5)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


@contextmanager
def _readers(jobs: int) -> Iterator[ReadAll]:
    from tui.reading.read import read_or_keep

    if jobs == 1:
        yield lambda documents: map(read_or_keep, documents)
        return
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(jobs, initializer=_settle)
    try:
        yield lambda documents: pool.map(read_or_keep, documents, chunksize=8)
    finally:
        pool.shutdown(cancel_futures=True)
