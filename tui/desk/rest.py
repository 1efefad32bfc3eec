"""The whole of a list, put together away from the screen."""

from array import array
from collections.abc import Collection

from msgspec import Struct


class Whole(Struct, frozen=True):
    """Every article of a list: what was known of its beginning, then the others."""

    head: "array[int]"
    """The beginning that was known."""
    seqs: "array[int]"
    undecided: bytearray
    """1 beside each article that had no verdict when the library was asked."""


def whole(head: "array[int]", seqs: "array[int]", undecided: bytearray) -> Whole:
    """What was listed first keeps its place, whatever has been decided meanwhile."""
    if seqs[: len(head)] == head:
        return Whole(head, seqs, undecided)
    rest = without(seqs, set(head))
    # Whether an article of the beginning is decided is seen when its row is.
    found, flags = array("I", head), bytearray(b"\1" * len(head))
    for start, stop in rest:
        found.extend(seqs[start:stop])
        flags.extend(undecided[start:stop])
    return Whole(head, found, flags)


def joined(list_: Whole, head: "array[int]") -> tuple["array[int]", bytearray]:
    """The list with the beginning as it is now, where articles may have been put in, and its marks."""
    brought = {*head} - {*list_.head}
    begin = len(list_.head)
    if not brought:
        return list_.seqs, list_.undecided
    found, flags = array("I", head), bytearray(b"\1" * len(head))
    for start, stop in without(list_.seqs[begin:], brought):
        found.extend(list_.seqs[begin + start : begin + stop])
        flags.extend(list_.undecided[begin + start : begin + stop])
    return found, flags


def without(seqs: "array[int]", left_out: Collection[int]) -> list[tuple[int, int]]:
    """The stretches between the numbers that are left out."""
    # Most of them stand at the very beginning.
    places = {seq: at for at, seq in enumerate(seqs[: 2 * len(left_out)]) if seq in left_out}
    found = [places[seq] if seq in places else index_of(seqs, seq) for seq in left_out]
    cuts = sorted(at for at in found if at is not None)
    starts, stops = [0, *(at + 1 for at in cuts)], [*cuts, len(seqs)]
    return [(start, stop) for start, stop in zip(starts, stops, strict=True) if start < stop]


def index_of(seqs: "array[int]", seq: int) -> int | None:
    """Where a number stands, or None: by its bytes, five times as fast as one number after the other."""
    held, wanted = seqs.tobytes(), array("I", (seq,)).tobytes()
    at = held.find(wanted)
    while at >= 0 and at % seqs.itemsize:
        at = held.find(wanted, at + 1)
    return None if at < 0 else at // seqs.itemsize
