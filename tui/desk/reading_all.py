"""Articles read one after the other: what is unread after an ingest, what other rules have read."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TypeAlias

from msgspec import structs

from tui.desk.batches import batches
from tui.desk.workers import CHUNK, HEAVY, Workers
from tui.library import Library, Packed, pack
from tui.model import RawDocument

PAGE = 200
"""Unread documents fetched at a time."""

Unread: TypeAlias = tuple[int, RawDocument]
"""An article's number and its present revision, the id set."""


def unread(library: Library) -> Iterator[Unread]:
    """Every unread article, by number."""
    last = -1
    while page := library.unread(PAGE, last):
        yield from page
        last = page[-1][0]


def outdated_count(library: Library) -> int:
    """How many articles were read by other rules than this version's."""
    from tui.reading.read import RULES

    return library.outdated_count(RULES)


def outdated(library: Library) -> Iterator[Unread]:
    """Every article that was read by other rules, by number, to be read again.

    Each reading stands until the new one takes its place; verdicts name the raw text they judged and stay.
    """
    from tui.reading.read import RULES

    after = 0
    while page := library.outdated(RULES, PAGE, after):
        after = page[-1]
        for seq in page:
            # Another process may have deleted it meanwhile.
            with suppress(KeyError):
                yield seq, library.document(seq)


def read_all(library: Library, workers: Workers, arriving: Iterable[Unread]) -> Iterator[int]:
    """Read the articles as they arrive and keep the readings; yields how many, some at a time.

    Those that have had another revision meanwhile stay unread.
    """
    # In the parent, so that the children need not do it again each.
    import tui.reading.read  # noqa: F401

    given = batches(arriving, CHUNK, characters=HEAVY, length=lambda one: len(one[1].raw))
    for packed in workers.map(_read, given):
        with library.transaction(durable=False):
            for seq, reading in packed:
                library.keep(seq, reading)
        yield len(packed)


def _read(chunk: list[Unread]) -> list[tuple[int, Packed]]:
    from tui.reading.read import read_or_keep

    return [(seq, pack(read_or_keep(document))) for seq, document in chunk]


def named(document: RawDocument, identity: str) -> RawDocument:
    """The document under the id that the library knows it by."""
    return document if document.id == identity else structs.replace(document, id=identity)
