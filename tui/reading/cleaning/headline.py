"""Which line is the headline: learnt weights over a few bins per candidate, the best candidate wins."""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.reading.cleaning.candidates import candidates
from tui.reading.cleaning.junk import Verdict
from tui.reading.cleaning.lines import Passage

_SEPARATORS = (" | ", " :: ", " » ", " · ", " - ", " – ", " — ")
_SUFFIX_WORDS = 5
_BARRED_WORDS = 12
_MARKS = "|-–—·»:"
_NEARBY = 3
_TITLE_WORDS = 4
_MARGIN = 2.0
"""Of a sum of learnt weights: what a standfirst may have more of a headline than the headline."""
_LONGER = 1.4


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline as chosen."""

    text: str
    at: int
    """Index of the passage taken as the title."""
    site: str | None = None


def key(text: str) -> str:
    """A text for comparing: lower case, one space between words."""
    return " ".join(text.lower().split())


def find_headline(
    found: Sequence[Passage],
    junk: Sequence[Verdict | None],
    kept: Sequence[bool],
    keys: Sequence[str],
    weights: Sequence[float],
) -> Headline | None:
    """The passage that is the headline of the article that ``kept`` marks, or None."""
    rows = candidates(found, junk, kept, keys)
    if not rows:
        return None
    scores = {at: sum(map(weights.__getitem__, bins)) for at, bins in rows}
    best = max(scores, key=lambda at: (scores[at], -at))
    best = _doubled(rows, found, keys, _above_standfirst(scores, found, best))
    # The page's own title line: the headline itself is better where it stands alone further on.
    alone = [i for i, _ in rows if i > best and len(keys[i]) >= 8 and with_site(keys[best], keys[i])]
    if alone:
        return Headline(found[alone[0]].text, alone[0], _site(found[best].text, found[alone[0]].text))
    return _without_site(best, found, keys)


def _above_standfirst(scores: dict[int, float], found: Sequence[Passage], best: int) -> int:
    """The shorter line right above a long one that has hardly more of a headline's looks, else ``best``."""
    above = best - 1
    if above not in scores or scores[best] - scores[above] >= _MARGIN:
        return best
    long = found[best].count >= _LONGER * found[above].count and found[above].count >= _TITLE_WORDS
    return above if long and found[above].text[-1] not in ".:," else best


def _doubled(
    rows: Sequence[tuple[int, list[int]]],
    found: Sequence[Passage],
    keys: Sequence[str],
    best: int,
) -> int:
    """The headline that stands above the best candidate and again below it, else the best candidate.

    Templates that repeat the headline put the standfirst between the two, and a standfirst has every look
    of a headline but this one.
    """
    above = {keys[i]: i for i, _ in rows if best - _NEARBY <= i < best and found[i].count >= _TITLE_WORDS}
    for below in range(best + 1, min(len(found), best + 1 + _NEARBY)):
        if keys[below] in above:
            return above[keys[below]]
    return best


def with_site(page: str, own: str) -> bool:
    """Whether a title is a headline with the name of its site behind a mark; both as ``key`` gives them."""
    rest = page[len(own) :].strip() if page.startswith(own) else ""
    if not rest or rest[0] not in _MARKS:
        return False
    # Bars part sections and site; dashes stand in headlines too.
    return len(rest.split()) <= (_BARRED_WORDS if rest[0] == "|" else _SUFFIX_WORDS + 1)


def _site(page: str, own: str) -> str | None:
    return page[len(own) :].strip(_MARKS + " ") or None


def _without_site(at: int, found: Sequence[Passage], keys: Sequence[str]) -> Headline:
    """The headline less " | Site" at its end, where that is plainly a site's name and no part of it."""
    text = found[at].text
    page = found[0].text
    if at and with_site(page, text):
        return Headline(text, at, _site(page, text))
    if at > 2:
        return Headline(text, at)
    lines = set(keys)
    for separator in _SEPARATORS:
        head, mark, tail = text.rpartition(separator)
        if not mark or len(tail.split()) > _SUFFIX_WORDS or len(head.split()) < 2:
            continue
        if key(tail) in lines or separator in (" | ", " :: ", " » "):
            return Headline(head.strip(), at, tail.strip())
    return Headline(text, at)
