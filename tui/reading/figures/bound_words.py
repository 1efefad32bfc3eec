"""Words that bound a number: the table ``fig_bounds``, and a small grammar for what no table can list.

The grammar knows comparisons ("no taller than", "as high as"), what makes a bound stronger or weaker
("a shade under", "well over") and what turns it round ("does not exceed", "never less than").
"""

from tui.reading.figures.counted import is_plural
from tui.reading.figures.draft import Draft
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.tokens import BREAK, NUMERAL, SYMBOL, WORD, Tokens

_LONGEST = 6
_TURNED = {"over": "at_most", "under": "at_least"}
_NEGATIONS = frozenset({"not", "never", "nothing", "cannot"})
_TURNABLE = frozenset({"over", "above", "under", "below", "beyond", "of"})
_HEDGES = frozenset({"even", "possibly", "perhaps", "maybe", "probably", "slightly", "much", "far", "well"})
_OF_THEM = frozenset({"that", "them", "those", "these", "which"})


def bound_before(tokens: Tokens, lexis: Lexis, stop: int, floor: int) -> tuple[str, int] | None:
    """The bound whose words end right before a token, and where they begin."""
    found = _listed(tokens, lexis, stop, floor) or _compared(tokens, lexis, stop, floor)
    if found is None or found[0] not in _TURNED:
        return found
    return _strengthened(tokens, lexis, found, stop, floor)


def _listed(tokens: Tokens, lexis: Lexis, stop: int, floor: int) -> tuple[str, int] | None:
    for length in range(min(_LONGEST, stop - floor), 0, -1):
        bound = lexis.before.get(tuple(tokens.words[stop - length : stop]))
        if bound:
            return bound, stop - length
    return None


def _compared(tokens: Tokens, lexis: Lexis, stop: int, floor: int) -> tuple[str, int] | None:
    """ "taller than", "as high as"."""
    first, word = stop - 2, tokens.word(stop - 2)
    if first < floor:
        return None
    if tokens.words[stop - 1] == "than":
        if lexis.among("comparing_up", word):
            return "over", first
        return ("under", first) if lexis.among("comparing_down", word) else None
    if tokens.words[stop - 1] != "as" or first - 1 < floor or tokens.words[first - 1] != "as":
        return None
    if lexis.among("equal_up", word):
        return "at_most", first - 1
    return ("at_least", first - 1) if lexis.among("equal_down", word) else None


def _strengthened(
    tokens: Tokens, lexis: Lexis, found: tuple[str, int], stop: int, floor: int
) -> tuple[str, int]:
    """With "well", "a shade", "not" before it; "not" turns the bound."""
    bound, first = found
    here = first
    while here - 1 >= floor and first - here < _LONGEST and _degree(tokens, lexis, here - 1):
        here -= 1
    if here < first and tokens.word(here) == "way" and tokens.word(here - 1) == "some":
        here -= 1
    if lexis.among("bound_pinch", tokens.word(here - 1)):
        if tokens.word(here - 2) != "a" or here - 2 < floor:
            return bound, here
        here -= 2
    before = here - 1
    if before < floor:
        return bound, here
    word = tokens.words[before]
    turning = tokens.words[stop - 1] == "than" or tokens.words[first].startswith("exceed")
    turning = turning or tokens.words[stop - 1] in _TURNABLE
    if word == "no" and tokens.words[stop - 1] == "than" and here == first:
        return _TURNED[bound], before
    if not turning or (here - first and tokens.words[here] != "much"):
        far = word == "not" and tokens.words[here] == "far"
        return bound, here - far
    if word in _NEGATIONS:
        return _TURNED[bound], before
    if word == "t" and tokens.word(before - 1) in ("'", "’") and before - 2 >= floor:
        return _TURNED[bound], before - 2
    return bound, here


def _degree(tokens: Tokens, lexis: Lexis, at: int) -> bool:
    word = tokens.words[at]
    if word in ("many", "more") or word == "much":
        return tokens.word(at + 1) in ("more", "less", "fewer", "greater", "higher", "lower")
    if word == "still":
        return False
    return lexis.among("bound_degree", word)


def bound_after(tokens: Tokens, lexis: Lexis, at: int) -> tuple[str, int] | None:
    """The bound whose words begin at a token, and the index after them."""
    comma = tokens.word(at) == ","
    found = _listed_after(tokens, lexis, at + comma) or _hedged(tokens, lexis, at + comma)
    if found is None:
        return None
    end = found[1]
    if comma and not _aside(tokens, at + 1, end):
        return None
    return None if _next_ones(tokens, lexis, at + comma, end) else found


def _aside(tokens: Tokens, at: int, end: int) -> bool:
    """Whether words after a comma still bound the number before it: "40 metres, give or take"."""
    words = tokens.words[at:end]
    if words[0] == "give" or words[-1] == "thereabouts":
        return True
    return tokens.kind(end) != WORD and words[0] in ("or", "if", "at", "more", "approximately", "roughly")


def _next_ones(tokens: Tokens, lexis: Lexis, at: int, end: int) -> bool:
    """Whether the words bound the number after them: "in 40 homes, at least 20 of them old"."""
    if tokens.word(end) == "than":
        return True
    if tokens.word(at) not in ("at", "maximum", "minimum", "max", "min", "approximately", "roughly", "plus"):
        return False
    after = tokens.word(end)
    return tokens.kind(end) == NUMERAL or after in lexis.numbers or after in lexis.prefixes


def _listed_after(tokens: Tokens, lexis: Lexis, at: int) -> tuple[str, int] | None:
    for length in range(_LONGEST, 0, -1):
        end = at + length
        if end > tokens.count:
            continue
        bound = lexis.after.get(tuple(tokens.words[at:end]))
        if bound and not _loose(tokens, lexis, at, end):
            return bound, end
    return None


def _loose(tokens: Tokens, lexis: Lexis, at: int, end: int) -> bool:
    """Whether words of a bound say something else where they stand."""
    word = tokens.words[at]
    if tokens.capital(at):
        return True
    if word == "plus" and tokens.kind(end) != SYMBOL and not tokens.glued(at):
        return True
    if word in ("+", "-") and not tokens.glued(at):
        return True
    if word == "and" and tokens.word(end) == "-" and tokens.glued(end):
        return True
    if word == "+" and tokens.glued(end) and tokens.kind(end) != SYMBOL:
        return True
    if word in ("approximately", "roughly") and tokens.kind(end) not in (SYMBOL, BREAK):
        return True
    if word == "and" and tokens.words[end - 1] == "more":
        return is_plural(lexis, tokens.word(end))
    if word == "give":
        return tokens.kind(end) == NUMERAL
    stands_last = word in ("more", "on", "in")
    return stands_last and tokens.kind(end) == WORD and not lexis.among("np_stop", tokens.word(end))


def _hedged(tokens: Tokens, lexis: Lexis, at: int) -> tuple[str, int] | None:
    """ "or possibly more", "and perhaps higher", "if not fewer"."""
    lead = tokens.word(at)
    here = at + 1
    if lead == "if":
        if tokens.word(here) != "not":
            return None
        here += 1
    elif lead not in ("or", "and"):
        return None
    floor = here
    while here < at + 4 and tokens.word(here) in _HEDGES:
        here += 1
    word, end = tokens.word(here), here + 1
    up, down = lexis.among("comparing_up", word), lexis.among("comparing_down", word)
    if not (up or down):
        return None
    if lead == "and" and (here == floor or tokens.kind(end) == WORD):
        return None
    if tokens.word(end) == "than" and tokens.word(end + 1) in _OF_THEM:
        end += 2
    return ("at_least" if up else "at_most"), end


def bound_behind(tokens: Tokens, lexis: Lexis, draft: Draft) -> str | None:
    """The bound after what is counted: "40 homes or more", "12 people and counting"."""
    if draft.counted is None:
        return None
    here = draft.last
    while here < tokens.count and tokens.starts[here] < draft.counted.end:
        here += 1
    if tokens.word(here) not in ("or", "and", "at", "give", "max", "maximum", "tops"):
        return None
    found = bound_after(tokens, lexis, here)
    if found is None or (
        tokens.words[here] == "and" and tokens.words[found[1] - 1] in ("more", "over", "up")
    ):
        return None
    return found[0]
