"""Articles read one after the other: what is unread after an ingest, what other rules have read."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeAlias

from msgspec import structs

from tui.desk.batches import batches
from tui.desk.workers import CHUNK, HEAVY, Workers
from tui.library import DamagedReading, DamagedText, Library, LibraryError, Packed, pack
from tui.model import RawDocument

PAGE = 200
"""Numbers of articles fetched at a time."""

Unread: TypeAlias = tuple[int, RawDocument]
"""An article's number and its present revision, the id set."""


Failed: TypeAlias = Callable[[int, LibraryError], None]
"""Told of an article that cannot be read or stored, and why; the others go on."""


def _nobody(seq: int, error: LibraryError) -> None:
    """Nobody is told: the article stays as it is."""


def unread(library: Library, failed: Failed = _nobody) -> Iterator[Unread]:
    """Every unread article, by number."""
    return _documents(library, library.unread, failed)


def outdated_count(library: Library) -> int:
    """How many articles were read by other rules than this version's."""
    from tui.reading.read import RULES

    return library.outdated_count(RULES)


def outdated(library: Library, failed: Failed = _nobody) -> Iterator[Unread]:
    """Every article that was read by other rules, by number, to be read again.

    Each reading stands until the new one takes its place; verdicts name the raw text they judged and stay.
    """
    from tui.reading.read import RULES

    return _documents(library, partial(library.outdated, RULES), failed)


def _documents(
    library: Library, page_of: Callable[[int, int], list[int]], failed: Failed
) -> Iterator[Unread]:
    after = -1
    while page := page_of(PAGE, after):
        after = page[-1]
        for seq in page:
            try:
                document = library.document(seq)
            except KeyError:
                # Another process has deleted it meanwhile.
                continue
            except DamagedText as error:
                failed(seq, error)
                continue
            yield seq, document


def read_all(
    library: Library, workers: Workers, arriving: Iterable[Unread], failed: Failed = _nobody
) -> Iterator[int]:
    """Read the articles as they arrive and keep the readings; yields how many, some at a time.

    Those that have had another revision meanwhile stay unread.
    """
    # In the parent, so that the children need not do it again each.
    import tui.reading.read  # noqa: F401

    given = batches(arriving, CHUNK, characters=HEAVY, length=lambda one: len(one[1].raw))
    for packed in workers.map(_read, given):
        damaged: list[tuple[int, LibraryError]] = []
        with library.transaction(durable=False):
            for seq, reading in packed:
                try:
                    library.keep(seq, reading)
                except DamagedReading as error:
                    damaged.append((seq, error))
        # Told when nothing is locked any more.
        for seq, reason in damaged:
            failed(seq, reason)
        yield len(packed) - len(damaged)


def _read(chunk: list[Unread]) -> list[tuple[int, Packed]]:
    from tui.reading.read import read_or_keep

    return [(seq, pack(read_or_keep(document))) for seq, document in chunk]


def named(document: RawDocument, identity: str) -> RawDocument:
    """The document under the id that the library knows it by."""
    return document if document.id == identity else structs.replace(document, id=identity)
