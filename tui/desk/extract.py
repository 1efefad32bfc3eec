"""Stateless reading: files in, article records out, no library touched."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import BinaryIO

from tui.desk.batches import batches
from tui.intake import documents
from tui.model import RawDocument, Refusal, encode
from tui.reading.read import read_or_keep

CHUNK = 16
"""Documents handed to a child process at a time."""


def default_jobs() -> int:
    """How many processes read at once where the command line does not say: as configured, else the cores."""
    from tui.desk.config.settings import Settings

    return Settings().jobs


def extract(
    paths: Iterable[str],
    *,
    as_: str = "auto",
    clean: bool = True,
    jobs: int = 1,
    stdin: BinaryIO | None = None,
) -> Iterator[bytes | Refusal]:
    """One encoded article record per article, in input order; what was not taken comes as a Refusal."""
    source = documents(paths, as_=as_, clean=clean, stdin=stdin)
    if jobs <= 1:
        return map(_record, source)
    return _with_children(source, jobs)


def _record(item: RawDocument | Refusal) -> bytes | Refusal:
    return item if isinstance(item, Refusal) else encode(read_or_keep(item))


def _records(items: list[RawDocument | Refusal]) -> list[bytes | Refusal]:
    return [_record(item) for item in items]


def _with_children(source: Iterator[RawDocument | Refusal], jobs: int) -> Iterator[bytes | Refusal]:
    chunks = batches(source, CHUNK)
    first = list(islice(chunks, 2))
    if len(first) < 2:
        # Too little to be worth starting processes for.
        yield from map(_record, chain.from_iterable(first))
        return
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor

    chunks = chain(first, chunks)
    with ProcessPoolExecutor(jobs) as pool:
        # A bounded queue of futures: input order is kept, and never more than a few chunks are in memory.
        waiting: deque[Future[list[bytes | Refusal]]] = deque(
            pool.submit(_records, chunk) for chunk in islice(chunks, jobs * 2)
        )
        while waiting:
            yield from waiting.popleft().result()
            for chunk in islice(chunks, 1):
                waiting.append(pool.submit(_records, chunk))
