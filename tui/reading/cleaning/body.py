"""The choice of the body: two states, in and out, and the cheapest way through the page."""

from collections.abc import Sequence

from tui.reading.cleaning.lines import Passage

_PROSE_WORDS = 8
_LONG_WORDS = 18
_COMMON_SHARE = 0.2


def is_prose(passage: Passage) -> bool:
    """Running text: a sentence of some length, or a long line with the small words of one."""
    count, common = passage.count, passage.common
    if passage.closed and count >= _PROSE_WORDS:
        return common >= 2
    return count >= _LONG_WORDS and common >= _COMMON_SHARE * len(passage.tokens)


def is_sentence(passage: Passage) -> bool:
    """A sentence by its form, however short: it ends as one and does not begin in the middle of one."""
    return passage.closed and passage.count >= 2 and not passage.text[0].islower()


def best_path(gains: Sequence[float], switch: float) -> list[bool]:
    """For each passage whether it is in, such that the gains of those in, less ``switch`` (no less than 0)
    for each change between in and out, come out highest. Linear."""
    # What the passage before is in, where that is so whether this one is in or out; None: as this one is.
    before: list[bool | None] = []
    inside, outside = -switch, 0.0
    for value in gains:
        if inside > outside:
            before.append(True)
            outside = inside
            inside += value
        elif inside >= outside - switch:
            before.append(None)
            inside += value
        else:
            before.append(False)
            inside = outside - switch + value
    state = inside > outside
    path: list[bool] = []
    for settled in reversed(before):
        path.append(state)
        if settled is not None:
            state = settled
    path.reverse()
    return path


def margins(gains: Sequence[float], switch: float) -> list[float]:
    """For each passage how much more the best path with it in gains than the best one with it out. Linear."""
    ahead_in, ahead_out = _best_ends(list(reversed(gains)), switch)
    ahead_in.reverse()
    ahead_out.reverse()
    found = []
    inside, outside = -switch, 0.0
    for value, after_in, after_out in zip(gains, ahead_in, ahead_out, strict=True):
        inside, outside = (
            (inside if inside > outside - switch else outside - switch) + value,
            outside if outside > inside else inside,
        )
        found.append((inside + after_in) - (outside + after_out))
    return found


def _best_ends(gains: Sequence[float], switch: float) -> tuple[list[float], list[float]]:
    """What can be gained after each passage, from in and from out; ``gains`` from the last to the first."""
    seen_in: list[float] = []
    seen_out: list[float] = []
    inside = outside = 0.0
    for value in gains:
        seen_in.append(inside)
        seen_out.append(outside)
        # From in one goes out for nothing; from out one pays to go in.
        kept, begun = inside + value, inside + value - switch
        inside, outside = (
            kept if kept > outside else outside,
            outside if outside > begun else begun,
        )
    return seen_in, seen_out
