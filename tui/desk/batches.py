"""Documents in batches that fit the memory, however long they are."""

from collections.abc import Iterable, Iterator

from tui.model import RawDocument, Refusal

CHARACTERS = 8 << 20
"""Characters of text in one batch, at most, unless one document alone has more."""


def batches(source: Iterable[RawDocument | Refusal], count: int) -> Iterator[list[RawDocument | Refusal]]:
    """The same items in order, up to ``count`` and some ``CHARACTERS`` of them together."""
    batch: list[RawDocument | Refusal] = []
    length = 0
    for item in source:
        batch.append(item)
        length += len(item.raw) if isinstance(item, RawDocument) else 0
        if len(batch) == count or length >= CHARACTERS:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch
