"""What "points" are: percentage points of a poll or a rate, or the points of an index or a game."""

from tui.reading.figures.draft import Draft
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.tokens import BREAK, NUMERAL, Tokens

_REACH = 30
_ASIDE = 6
_WORDS = frozenset({"point", "points"})


def settle_points(tokens: Tokens, lexis: Lexis, drafts: list[Draft]) -> None:
    """Makes percentage points of the points that polls and rates are told in."""
    for before, draft in zip([None, *drafts], drafts, strict=False):
        bare = draft.kind == "count" and draft.unit is None and tokens.word(draft.last) in _WORDS
        bare = bare and not (tokens.glued(draft.last + 1) and tokens.kind(draft.last + 1) == NUMERAL)
        votes = _for_shares(tokens, lexis, draft) if bare or draft.unit == "point" else -1
        if votes > 0 or (votes == 0 and _moves(tokens, before, draft)):
            draft.kind, draft.unit, draft.counted = "percent", "percentage point", None
            draft.last += bare


def _moves(tokens: Tokens, before: Draft | None, draft: Draft) -> bool:
    """Whether a share is told right before how far it moved: "61% of demand, up 7 points"."""
    if before is None or before.unit != "percent" or before.change or not draft.change:
        return False
    between = tokens.words[before.last : draft.first]
    return len(between) <= _ASIDE and between[-2:] in ([",", "up"], [",", "down"]) and "." not in between


def _for_shares(tokens: Tokens, lexis: Lexis, draft: Draft) -> int:
    """By how many more words around a figure speak of polls and rates than of indices and games."""
    votes = 0
    for step, stop in ((-1, draft.first - _REACH), (1, draft.last + _REACH)):
        here = draft.first if step < 0 else draft.last
        while here != stop and 0 <= here < tokens.count and tokens.kinds[here] != BREAK:
            word = tokens.words[here]
            votes += lexis.among("points_share", word) - lexis.among("points_other", word)
            here += step
    return votes
