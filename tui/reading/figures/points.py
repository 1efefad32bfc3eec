"""What "points" are: percentage points of a poll or a rate, or the points of an index or a game."""

from tui.reading.figures.draft import Draft
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.tokens import BREAK, NUMERAL, Tokens

_REACH = 30
_WORDS = frozenset({"point", "points"})


def settle_points(tokens: Tokens, lexis: Lexis, drafts: list[Draft]) -> None:
    """Makes percentage points of the points that polls and rates are told in."""
    for draft in drafts:
        bare = draft.kind == "count" and draft.unit is None and tokens.word(draft.last) in _WORDS
        bare = bare and not (tokens.glued(draft.last + 1) and tokens.kind(draft.last + 1) == NUMERAL)
        if (bare or draft.unit == "point") and _of_shares(tokens, lexis, draft):
            draft.kind, draft.unit, draft.counted = "percent", "percentage point", None
            draft.last += bare


def _of_shares(tokens: Tokens, lexis: Lexis, draft: Draft) -> bool:
    """Whether the words around a figure speak of polls and rates more than of indices and games."""
    votes = 0
    for step, stop in ((-1, draft.first - _REACH), (1, draft.last + _REACH)):
        here = draft.first if step < 0 else draft.last
        while here != stop and 0 <= here < tokens.count and tokens.kinds[here] != BREAK:
            word = tokens.words[here]
            votes += lexis.among("points_share", word) - lexis.among("points_other", word)
            here += step
    return votes > 0
