"""Where the cleaning is not sure of itself: prose that it kept or took out on little evidence."""

from collections.abc import Sequence
from itertools import pairwise
from math import exp

from msgspec import Struct

from tui.model import Block, Override, Signal
from tui.reading.cleaning.body import is_prose
from tui.reading.cleaning.junk import Verdict
from tui.reading.cleaning.lines import Passage

CODE = "cleaning-doubtful"
UNSURE = 0.35
"""Articles with less confidence are doubtful as a whole."""
_KEPT = "This may not belong to the article."
_TAKEN = "Text was taken out here that may belong to the article: look at the raw text."
_WHOLE = "Little here looks like an article: look at the raw text."
_FEWEST_KEPT, _FEWEST_TAKEN = 12, 20
"""Words from which on a passage is worth a look."""
_AGAINST, _FOR = -1.0, 0.5
"""Log odds below which what stays, and above which what goes, is doubtful."""
_MOST = 6


class Doubt(Struct, frozen=True):
    """A stretch of the raw text that may have been kept, or taken out, wrongly."""

    start: int
    end: int
    kept: bool


def certainty(odds: float) -> float:
    """Log odds as a probability, to two places."""
    return round(1 / (1 + exp(-max(-20.0, min(20.0, odds)))), 2)


def find_doubts(
    found: Sequence[Passage], junk: Sequence[Verdict | None], kept: Sequence[bool], odds: Sequence[float]
) -> list[Doubt]:
    """The doubtful stretches in order, neighbours as one; at most six, those of most words."""
    listed: list[tuple[int, Doubt]] = []
    last = -2
    for i, (p, inside, odd) in enumerate(zip(found, kept, odds, strict=True)):
        doubtful = (
            odd < _AGAINST and p.count >= _FEWEST_KEPT if inside else odd > _FOR and p.count >= _FEWEST_TAKEN
        )
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


def doubt_signals(
    doubts: Sequence[Doubt],
    blocks: Sequence[Block],
    confidence: float,
    overrides: Sequence[Override],
) -> list[Signal]:
    """The signals ``cleaning-doubtful``, placed in the clean text; none where a reviewer has spoken."""
    signals = []
    if confidence < UNSURE and not overrides:
        signals.append(Signal(CODE, 0, 0, _WHOLE))
    for doubt in doubts:
        if any(one.start < doubt.end and one.end > doubt.start for one in overrides):
            continue
        inside = [b for b in blocks if any(doubt.start <= span.start < doubt.end for span in b.raw)]
        if doubt.kept and inside:
            signals.append(Signal(CODE, inside[0].start, inside[-1].end, _KEPT))
        elif not doubt.kept:
            before = [b.end for b in blocks if b.raw[0].start < doubt.start]
            at = before[-1] if before else 0
            signals.append(Signal(CODE, at, at, _TAKEN))
    return [a for a, b in pairwise([*signals, None]) if a is not None and a != b]
