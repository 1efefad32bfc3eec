"""Number words that are no numbers: "one" as a pronoun, numbers within names, compounds like "six-speed"."""

from tui.reading.figures.counted import is_plural
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.numerals import and_part
from tui.reading.figures.tokens import BREAK, WORD, Tokens
from tui.reading.figures.units import unit_at

_ALWAYS_PRONOUN = frozenset({"no", "other", "another", "some", "any"})
_RELATIVES = frozenset({"that", "who", "which"})


def no_number(tokens: Tokens, lexis: Lexis, at: int) -> bool:
    """Whether the number word at a token should not be read as one."""
    kind, _ = lexis.numbers.get(tokens.words[at], ("", ""))
    if not kind:
        return False
    if (
        tokens.word(at - 1) == "-"
        and tokens.glued(at)
        and tokens.kind(at - 2) == WORD
        and tokens.glued(at - 1)
    ):
        return tokens.word(at - 2) not in lexis.numbers
    if _within_name(tokens, lexis, at) or _compound(tokens, lexis, at, kind):
        return True
    if tokens.words[at] == "zero" and _zero_named(tokens, lexis, at):
        return True
    if tokens.words[at] == "scores":
        return tokens.word(at + 1) != "of"
    return tokens.words[at] == "one" and _pronoun(tokens, lexis, at)


def _zero_named(tokens: Tokens, lexis: Lexis, at: int) -> bool:
    """ "net zero", "zero tolerance", "zero-emission"."""
    after = tokens.word(at + 1 + (tokens.word(at + 1) == "-"))
    lead = tokens.word(at - 1 - (tokens.word(at - 1) == "-"))
    return lexis.among("zero_before", lead) or lexis.among("zero_after", after)


def _within_name(tokens: Tokens, lexis: Lexis, at: int) -> bool:
    """ "Radio One", "Ground Zero": capitals before, nothing counted after; "the Big Four banks"."""
    running = tokens.kind(at + 1) == WORD and not tokens.capital(at + 1) and not tokens.opens_sentence(at)
    led = tokens.capital(at - 1) or (tokens.word(at - 1) == "of" and tokens.capital(at - 2))
    if tokens.capital(at) and running and led and not tokens.opens_sentence(at - 1):
        return tokens.words[at - 1] not in lexis.dates
    if not tokens.capital(at) or not tokens.capital(at - 1) or tokens.opens_sentence(at - 1):
        return False
    if tokens.capital(at + 1) or (
        tokens.kind(at + 1) == BREAK and tokens.kind(at) == WORD and at + 1 >= tokens.count
    ):
        return False
    if tokens.words[at - 1] in lexis.dates or (tokens.words[at - 1],) in lexis.before:
        return False
    return not is_plural(lexis, tokens.word(at + 1)) and tokens.word(at + 1) not in lexis.numbers


def _compound(tokens: Tokens, lexis: Lexis, at: int, kind: str) -> bool:
    """ "six-speed", "three-bed", "two-way": a spelled number that is part of an adjective."""
    if kind not in ("unit", "teen") or tokens.word(at + 1) != "-":
        return False
    if not tokens.glued(at + 1) or not tokens.glued(at + 2) or tokens.kind(at + 2) != WORD:
        return False
    if (
        tokens.word(at + 2) in lexis.numbers
        or unit_at(tokens, lexis, at + 2)
        or is_plural(lexis, tokens.word(at + 2))
    ):
        return False
    return tokens.word(at + 2) not in ("to", "in", "and", "or", "a", "plus", "odd", "fold")


def _pronoun(tokens: Tokens, lexis: Lexis, at: int) -> bool:
    before, after = tokens.word(at - 1), tokens.word(at + 1)
    if before in _ALWAYS_PRONOUN or after in ("another", "'s", "\u2019s", "'"):
        return True
    if after == "and" and and_part(tokens, lexis, at + 1):
        return False
    opens = tokens.opens_sentence(at)
    if after == "of":
        return before in ("this", "the", "that", "s") and not opens
    if after in _RELATIVES or (opens and after in ("is", "was")):
        return not (opens or before in ("but", "as", "and", "is", "was", "not", ","))
    if not _noun_after(tokens, lexis, at + 1) or (
        after.endswith("ing") and not lexis.among("ing_noun", after)
    ):
        return after not in ("or", "in", "out", "to") or tokens.words[at + 1 : at + 3] == ["in", "order"]
    return False


def _noun_after(tokens: Tokens, lexis: Lexis, at: int) -> bool:
    word = tokens.word(at)
    if word in lexis.numbers or (word == "-" and tokens.glued(at)):
        return True
    return tokens.kind(at) == WORD and (not lexis.among("np_stop", word) or word in ("very", "quite"))
