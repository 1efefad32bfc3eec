"""Documents in batches that fit the memory, however long they are."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from tui.model import RawDocument, Refusal

T = TypeVar("T")

CHARACTERS = 8 << 20
"""Characters of text in one batch, at most, unless one document alone has more."""


def _length(item: RawDocument | Refusal) -> int:
    return len(item.raw) if isinstance(item, RawDocument) else 0


def batches(
    source: Iterable[T], count: int, *, characters: int = CHARACTERS, length: Callable[[Any], int] = _length
) -> Iterator[list[T]]:
    """The same items in order, up to ``count`` and some ``characters`` of them together."""
    batch: list[T] = []
    together = 0
    for item in source:
        batch.append(item)
        together += length(item)
        if len(batch) == count or together >= characters:
            yield batch
            batch, together = [], 0
    if batch:
        yield batch
