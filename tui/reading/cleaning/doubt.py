"""Where the cleaning is not sure of itself: prose that it kept or took out on little evidence."""

from collections.abc import Sequence
from math import exp

from msgspec import Struct

from tui.reading.cleaning.body import is_prose
from tui.reading.cleaning.junk import Verdict
from tui.reading.cleaning.lines import Passage

_FEWEST_KEPT, _FEWEST_TAKEN = 12, 20
"""Words from which on a passage is worth a look."""
_CLOSE_KEPT, _CLOSE_TAKEN = 2.0, 8.0
"""By how little a passage may have come to stay, and to go, to be doubtful: on pages of sites never seen one
in five was wrong of those that stayed by less than 5, and half of those that went by less than 5."""
_SCALE = 4.0
_BY_RULE = 0.6
"""What is kept against its margin, as a short text without a page around it, is right about as often."""
_MOST = 6


class Doubt(Struct, frozen=True):
    """A stretch of the raw text that may have been kept, or taken out, wrongly."""

    start: int
    end: int
    kept: bool


def certainty(margin: float) -> float:
    """How sure it is that a passage that stays belongs there, 0 to 1, by its :func:`.body.margins`."""
    return _BY_RULE if margin < 0 else round(1 / (1 + exp(-min(99.0, margin / _SCALE))), 2)


def find_doubts(
    found: Sequence[Passage], junk: Sequence[Verdict | None], kept: Sequence[bool], margins: Sequence[float]
) -> list[Doubt]:
    """The doubtful stretches in order, neighbours as one; at most six, those of most words.

    What stays or goes against its margin does so by a rule, and is not doubted.
    """
    listed: list[tuple[int, Doubt]] = []
    last = -2
    for i, (p, inside, margin) in enumerate(zip(found, kept, margins, strict=True)):
        if inside:
            doubtful = 0 <= margin < _CLOSE_KEPT and p.count >= _FEWEST_KEPT
        else:
            doubtful = -_CLOSE_TAKEN < margin <= 0 and p.count >= _FEWEST_TAKEN
        if not doubtful or junk[i] is not None or not is_prose(p):
            continue
        if last == i - 1 and listed[-1][1].kept == inside:
            words, before = listed[-1]
            listed[-1] = (words + p.count, Doubt(before.start, p.end, inside))
        else:
            listed.append((p.count, Doubt(p.start, p.end, inside)))
        last = i
    most = sorted(listed, key=lambda one: -one[0])[:_MOST]
    return sorted((doubt for _, doubt in most), key=lambda doubt: doubt.start)
