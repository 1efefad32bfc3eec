"""The article that a reviewer is given unasked: one that nobody else has in front."""

from tui.desk.leases import Leases
from tui.desk.queue import Queue
from tui.library import Row

TRIES = 100
"""Articles that others may take in the moment in which they are offered here."""


def next_undecided(queue: Queue, leases: Leases, index: int, step: int = 1) -> int | None:
    """The next row without a verdict that is free, held from now on; None if there is none.

    From ``index`` on, or back, round the end. ``queue.passed`` says which are not free.
    """
    for _ in range(TRIES):
        leases.refresh()
        at = queue.next_undecided(index, step, lambda row: _free(leases, row), leases.held)
        if at is None or at == index or _claimed(queue, leases, at):
            return at
    return None


def offered(queue: Queue, leases: Leases, index: int) -> int:
    """Where to begin in a list: at ``index``, or at the next undecided one where that is not free."""
    if not len(queue) or _claimed(queue, leases, index):
        return index
    free = next_undecided(queue, leases, index)
    return index if free is None else free


def _claimed(queue: Queue, leases: Leases, index: int) -> bool:
    row = queue.row(index)

    def free() -> bool:
        # Whoever had it may have decided it a moment ago: they let go of it after that.
        queue.forget(row.seq)
        seen = queue.row(index)
        return _free(leases, seen) and (seen.undecided or not row.undecided)

    return leases.claim(row.id, free)


def _free(leases: Leases, row: Row) -> bool:
    return leases.free(row.id, row.reviews)
