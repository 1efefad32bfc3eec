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
    """For each passage whether it is in, such that the gains of those in, less ``switch`` for each change
    between in and out, come out highest. Linear."""
    stay_in: list[bool] = []
    stay_out: list[bool] = []
    inside, outside = -switch, 0.0
    for value in gains:
        keep_in = inside >= outside - switch
        keep_out = outside >= inside
        stay_in.append(keep_in)
        stay_out.append(keep_out)
        inside, outside = (
            (inside if keep_in else outside - switch) + value,
            outside if keep_out else inside,
        )
    state = inside > outside
    path = [False] * len(gains)
    for i in range(len(gains) - 1, -1, -1):
        path[i] = state
        state = stay_in[i] if state else not stay_out[i]
    return path
