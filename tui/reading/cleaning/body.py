"""Which passages are the article: two states, in and out, and the cheapest way through the page."""

from dataclasses import dataclass

from tui.reading.cleaning.junk import Verdict
from tui.reading.cleaning.lines import Passage

_PROSE_WORDS = 8
_LONG_WORDS = 18
_COMMON_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Costs:
    """What the choice of the body weighs, in words of prose."""

    label: float = -8.0
    short: float = -1.0
    junk: float = -10.0
    section: float = -30.0
    repeated: float = -12.0
    cap: float = 60.0
    switch: float = 30.0


COSTS = Costs()


def is_prose(passage: Passage) -> bool:
    """Running text: a sentence of some length, or a long line with the small words of one."""
    count, common = passage.count, passage.common
    if passage.closed and count >= _PROSE_WORDS:
        return common >= 2
    return count >= _LONG_WORDS and common >= _COMMON_SHARE * len(passage.tokens)


def gain(passage: Passage, junk: Verdict | None, section: bool, seen: int, costs: Costs = COSTS) -> float:
    """How much a passage speaks for being in the article (above zero) or outside."""
    if section:
        return costs.section
    if junk is not None:
        return costs.junk
    if seen > 1 and passage.count >= 4:
        return costs.repeated
    if is_prose(passage):
        return min(float(passage.count), costs.cap)
    if passage.closed and passage.count >= 3 and passage.common:
        return costs.short
    return costs.label


def best_path(gains: list[float], switch: float = COSTS.switch) -> list[bool]:
    """For each passage whether it is in, such that the gains of those in, less ``switch`` for each further
    stretch, come out highest. Linear."""
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
