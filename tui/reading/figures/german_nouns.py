"""What stands after a number in German: the noun it counts, which has a capital, and "-jährige"."""

from tui.model import TextSpan
from tui.reading.figures.draft import Draft
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.tokens import NUMERAL, WORD, Tokens

_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_ADJECTIVES = 4
_OF = frozenset({"the", "all", "its", "of", "this"})
_GENITIVES = frozenset({"der", "des", "dieser", "aller", "ihrer", "seiner", "von", "vom"})
_NO_HEAD = frozenset({"uhr", "percent"})


def aged(tokens: Tokens, draft: Draft) -> bool:
    """Whether "-jährige" follows a number; it is taken into the span."""
    here = draft.last
    if draft.kind != "count" or tokens.word(here) != "-" or not tokens.word(here + 1).startswith("jährig"):
        return False
    draft.last = here + 2
    return True


def counted_noun(tokens: Tokens, lexis: Lexis, draft: Draft) -> TextSpan | None:
    """What a figure counts: the adjectives after it and their noun, which has a capital."""
    if draft.unit is not None and draft.kind != "percent":
        return None
    here = draft.last
    if here < tokens.count and tokens.raw[here].lower() in _GENITIVES:
        while here < draft.last + 4 and (tokens.word(here) in _OF or tokens.kind(here) == NUMERAL):
            here += 1
        here += tokens.word(here) in lexis.numbers
    elif draft.kind == "percent":
        return None
    first = here
    while here < first + _ADJECTIVES and tokens.kind(here) == WORD and not tokens.capital(here):
        word = tokens.words[here]
        fits = word.endswith(_ADJECTIVE_ENDINGS) and not lexis.among("np_stop", word)
        if not fits or lexis.among("verb", word):
            return None
        here += 1
        here += tokens.word(here) == "," and tokens.kind(here + 1) == WORD
    if not tokens.capital(here) or tokens.words[here] in _NO_HEAD or tokens.words[here] in lexis.dates:
        return None
    last = here + 1
    while tokens.word(last) == "-" and tokens.glued(last) and tokens.kind(last + 1) == WORD:
        last += 2 if tokens.glued(last + 1) else 1
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return TextSpan(start, end, tokens.text[start:end])
