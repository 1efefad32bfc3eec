"""Where the cleaning is not sure of itself: prose that it kept or took out on little evidence."""

from collections.abc import Sequence
from itertools import compress
from math import exp

from msgspec import Struct

from tui.reading.cleaning.body import is_prose
from tui.reading.cleaning.junk import Verdict
from tui.reading.cleaning.lines import Passage

_FEWEST = 8
"""Words from which on a passage is worth a look."""
_BY_RULE_WRONG = 0.45
_KEPT_WRONG = ((4.0, 0.3), (8.0, 0.2), (12.0, 0.14), (20.0, 0.12), (24.0, 0.08), (999.0, 0.02))
_LONG = 20
_TAKEN_WRONG = ((2.0, 0.5), (8.0, 0.22), (20.0, 0.12), (28.0, 0.03))
_LONG_TAKEN_WRONG = ((12.0, 0.45), (20.0, 0.25), (24.0, 0.14), (28.0, 0.04))
"""How often what stays, or goes, by a margin below the first number is wrong, and how often what does so
against its margin; counted on half of the sites, by models that had not seen them."""
_SURE = 28.0
"""What stays or goes by more is no mistake."""
_RISK = 0.12
"""Share of the words that stay from which on the expected mistakes make a page doubtful. On the other half of
the sites that is one in five of the pages with an F1 of 0.95 and more, three in four of those below 0.8."""
_PAGE = 0.05
"""Share of what stays from which on what goes is a page."""
_LIKELY = 0.25
"""How likely a mistake is for it to be shown."""
_SCALE = 4.0
_BY_RULE = 0.6
"""What is kept against its margin, as a short text without a page around it, is right about as often."""
_MOST = 4


class Doubt(Struct, frozen=True):
    """A stretch of the raw text that may have been kept, or taken out, wrongly."""

    start: int
    end: int
    kept: bool


def certainty(margin: float) -> float:
    """How sure it is that a passage that stays belongs there, 0 to 1, by its :func:`.body.margins`."""
    if margin < 0:
        return _BY_RULE
    return 1.0 if margin > _SURE else round(1 / (1 + exp(-margin / _SCALE)), 2)


def find_doubts(
    found: Sequence[Passage], junk: Sequence[Verdict | None], kept: Sequence[bool], margins: Sequence[float]
) -> list[Doubt]:
    """The doubtful stretches of a doubtful page in order, neighbours as one; at most four, those with most
    words that may be wrong.

    A page is doubtful where the mistakes to be expected are many, beside what stays. An article that has no
    page around it is not: the margins are those of pages.
    """
    counts = [p.count for p in found]
    stays = sum(compress(counts, kept))
    if sum(counts) - stays < _PAGE * stays:
        return []
    looked_at = [
        (i, p.count * _likely(p, inside, margin))
        for i, (p, verdict, inside, margin) in enumerate(zip(found, junk, kept, margins, strict=True))
        if p.count >= _FEWEST and (inside or (margin > (-_SURE if verdict is None else 0) and is_prose(p)))
    ]
    if sum([wrong for _, wrong in looked_at]) < _RISK * stays:
        return []
    listed: list[tuple[float, Doubt]] = []
    last = -2
    for i, own in looked_at:
        p, inside = found[i], kept[i]
        if own < _LIKELY * p.count:
            continue
        if last == i - 1 and listed[-1][1].kept == inside:
            words, before = listed[-1]
            listed[-1] = (words + own, Doubt(before.start, p.end, inside))
        else:
            listed.append((own, Doubt(p.start, p.end, inside)))
        last = i
    most = sorted(listed, key=lambda one: -one[0])[:_MOST]
    return sorted((doubt for _, doubt in most), key=lambda doubt: doubt.start)


def _likely(p: Passage, inside: bool, margin: float) -> float:
    """How likely it is that a passage stays, or goes, wrongly."""
    by = margin if inside else -margin
    if by < 0:
        return _BY_RULE_WRONG
    for below, share in _KEPT_WRONG if inside else _TAKEN_WRONG if p.count < _LONG else _LONG_TAKEN_WRONG:
        if by < below:
            return share
    return 0.0
