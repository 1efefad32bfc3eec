"""Whether the words around a date look back or ahead: the nearest verb before it, else the first after it.

A date without its year is the coming or the last one by the tense of its clause, and the nearest where
nothing says.
"""

from tui.reading.figures.lexis import Lexis
from tui.reading.figures.tokens import BREAK, WORD, Tokens

AHEAD, OPEN, BACK = 1, 0, -1
_FAR_BACK, _FAR_ON, _HELPERS = 40, 14, 4
_ENDS = frozenset(".!?;")
_MODALS = frozenset({"will", "shall", "must", "should", "can", "could", "may", "might", "ll", "would"})
_WAS = frozenset({"was", "were", "had", "did", "wasn", "weren", "hadn", "didn"})
_IS = frozenset({"is", "are", "re"})
_HAS = frozenset({"has", "have", "ve", "having"})
_SAYING = frozenset({"said", "says", "say", "told", "added"})
_FORETOLD = frozenset({"forecast", "forecasts", "predicted", "pledged", "promised", "vowed"})
_ARRANGED = frozenset({"due", "scheduled", "expected", "planned", "set", "supposed"})
_UNTIL = frozenset({"until", "till"})
_RELATIVE = frozenset({"who", "which", "whose"})
_FIXTURES = frozenset({"visit", "host", "face", "entertain", "travel"})
_LEADING = _UNTIL | {"by", "from"}


def direction(tokens: Tokens, lexis: Lexis, first: int, last: int) -> int:
    """``AHEAD``, ``BACK``, or ``OPEN`` for a date of the tokens ``first`` to ``last`` (exclusive)."""
    for here in range(max(0, first - 5), first - 1):
        period = lexis.dates.get(tokens.words[here + 1], ("", ""))[0] == "period"
        if period and tokens.words[here] in ("next", "last"):
            return AHEAD if tokens.words[here] == "next" else BACK
    if lexis.among("delivered", tokens.word(last)):
        return AHEAD
    found = _before(tokens, lexis, first)
    if found is None:
        found = _after(tokens, lexis, last)
    if found is None and tokens.word(first - 1) in _LEADING:
        return AHEAD
    if found == BACK and tokens.word(first - 1) in _UNTIL:
        return OPEN
    return found or OPEN


def coming_day(tokens: Tokens, lexis: Lexis, first: int, last: int) -> bool:
    """Whether a weekday is the coming one: "shut until at least Thursday", "is on Friday"."""
    here = first - 1
    while here > first - 4 and tokens.word(here) in ("at", "least", "next"):
        here -= 1
    if tokens.word(here) == "from" and lexis.among("happens", tokens.word(here - 1)):
        return False  # a habit: "runs from Monday to Friday"
    return tokens.word(here) in _UNTIL or direction(tokens, lexis, first, last) == AHEAD


def _before(tokens: Tokens, lexis: Lexis, first: int) -> int | None:
    """What the nearest telling word before a date says; None where there is none."""
    comma = False
    for here in range(first - 1, max(-1, first - _FAR_BACK), -1):
        word = tokens.words[here]
        comma = comma or word == ","
        if comma and not _RELATIVE.isdisjoint(tokens.words[max(0, here - 3) : here]):
            continue  # of a clause that ended: "those who once worked there,"
        if tokens.kinds[here] == BREAK or word in _ENDS:
            return None
        if tokens.kinds[here] != WORD or word in _LEADING:
            continue
        said = _tells(tokens, lexis, here, first - here)
        if said is not None:
            return said
    return None


def _tells(tokens: Tokens, lexis: Lexis, at: int, distance: int) -> int | None:
    word, after = tokens.words[at], tokens.word(at + 1)
    if word in _SAYING:
        return BACK if distance <= 2 else None
    if word in _FORETOLD and distance <= 2:
        return BACK
    if (lexis.among("future", word) and word not in _MODALS) or (word == "set" and after in ("for", "to")):
        arranged = word in _ARRANGED and any(tokens.word(at - back) in _WAS for back in (1, 2))
        return OPEN if arranged else AHEAD
    if word in _MODALS:
        return None if word == "may" and tokens.capital(at) else AHEAD
    if word in _WAS:
        return OPEN if after == "to" else BACK
    if word in _HAS:
        owned = lexis.among("determiner", after) and after not in ("its", "his", "her", "their")
        return AHEAD if after == "to" or owned else BACK
    if word in _IS:
        return AHEAD if distance <= 2 or after == "to" else OPEN
    if lexis.among("happens", word):
        return AHEAD if distance <= 4 else OPEN
    if lexis.among("happen", word) and _plural_subject(tokens, at):
        return AHEAD if distance <= 4 else OPEN
    if word in _FIXTURES and tokens.capital(at - 1) and (tokens.capital(at + 1) or after == "to"):
        return AHEAD  # a team in the plural: "Astra visit Lorne on Saturday"
    return _past(tokens, at, distance) if is_past(tokens, lexis, at) else None


def _plural_subject(tokens: Tokens, at: int) -> bool:
    """ "Polls open", "they meet": a verb after its subject, and no noun."""
    word = tokens.word(at - 1)
    return word in ("we", "they", "i", "you") or (len(word) > 3 and word.endswith("s"))


def is_past(tokens: Tokens, lexis: Lexis, at: int) -> bool:
    """Whether a token looks like a verb of the past or a participle."""
    word = tokens.words[at]
    if tokens.capital(at) and not tokens.opens_sentence(at):
        return False
    return lexis.among("past", word) or (
        len(word) > 4 and word.endswith("ed") and not lexis.among("not_past", word)
    )


def _past(tokens: Tokens, at: int, distance: int) -> int | None:
    """A verb of the past, by the helper before it: "will be held" looks ahead, "is held on" too."""
    begins = False
    for here in range(at - 1, max(-1, at - _HELPERS), -1):
        word = tokens.words[here]
        if word == "be":
            begins = True
        elif begins or word == "to" or word in _MODALS:
            return None
        elif word in _HAS:
            return AHEAD if tokens.word(here - 1) in ("will", "ll", "shall") else BACK
        elif word in _IS:
            return AHEAD if distance <= 2 else OPEN
        elif word not in ("been", "being", "not", "also") and not word.endswith("ly"):
            return BACK
    return None if begins else BACK


def _after(tokens: Tokens, lexis: Lexis, last: int) -> int | None:
    """What the first telling word after a date says: "By 1 July all must leave"."""
    start = last + (tokens.word(last) == ",")
    for here in range(start, min(tokens.count, last + _FAR_ON)):
        word = tokens.words[here]
        if tokens.kinds[here] != WORD and (tokens.kinds[here] == BREAK or word in _ENDS or word == ","):
            return None
        if word in _SAYING or tokens.kinds[here] != WORD:
            continue
        if word in _IS:
            return AHEAD if tokens.word(here + 1) in _ARRANGED or tokens.word(here + 1) == "to" else OPEN
        if word in _MODALS:
            return AHEAD
        if word in _WAS or word in _HAS or is_past(tokens, lexis, here):
            return BACK
        if lexis.among("happens", word):
            return AHEAD
    return None
