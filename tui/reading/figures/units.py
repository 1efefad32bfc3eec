"""The unit that stands at a token."""

from tui.reading.figures.lexis import Lexis, Unit
from tui.reading.figures.tokens import BREAK, NUMERAL, SYMBOL, WORD, Tokens

# Symbols of one letter that stand for a unit only when glued to the number.
GLUED_ONLY = frozenset({"st", "s", "h", "t", "c", "p", "l", "K", "b", "N", "S"})
_SPACED_TOO = frozenset({"t", "h", "l"})
_DASHES = frozenset("-‐‑–—−")
_NEAR = 12
_LONG = frozenset({"long", "wide", "tall", "high", "thick", "deep", "x", "×", "by", "in"})


def matches(tokens: Tokens, unit: Unit, at: int) -> bool:
    """Whether the surface of a unit stands at a token."""
    here = at
    for position, token in enumerate(unit.tokens):
        if position and token != "-" and tokens.word(here) == "-" and tokens.glued(here):
            here += 1
        if position and unit.tight and not tokens.glued(here):
            return False
        found = tokens.raw[here] if unit.exact and here < tokens.count else tokens.word(here)
        if found != token:
            return False
        here += 1
    return True


def _length(tokens: Tokens, unit: Unit, at: int) -> int:
    here = at
    for position, token in enumerate(unit.tokens):
        if position and token != "-" and tokens.word(here) == "-" and tokens.glued(here):
            here += 1
        here += 1
    return here - at


def unit_at(tokens: Tokens, lexis: Lexis, at: int) -> tuple[Unit, int] | None:
    """The unit at a token and the index after it."""
    if tokens.word(at) in ('"', "″", "”") and tokens.word(at + 1) in _LONG and tokens.kind(at - 1) == NUMERAL:
        return Unit(('"',), "inch", "measure", True), at + 1
    if tokens.word(at) == "in" and tokens.kind(at - 1) == NUMERAL and _inches(tokens, at + 1):
        return Unit(("in",), "inch", "measure", True), at + 1
    for unit in lexis.units.get(tokens.word(at), ()):
        if not matches(tokens, unit, at):
            continue
        end = at + _length(tokens, unit, at)
        symbol = unit.tokens[-1]
        if unit.exact and symbol == "." and (tokens.kind(end) == BREAK or tokens.capital(end)):
            continue
        if symbol in ("C", "F") and not tokens.glued(at) and tokens.capital(end):
            continue
        if symbol.isalpha() and tokens.glued(end) and tokens.kind(end) == NUMERAL:
            continue
        if unit.exact and symbol.isalpha():
            ends = tokens.kind(end) != WORD or tokens.words[end] in ("at", "to", "from")
            spaced = symbol in GLUED_ONLY and not (symbol == "p" and ends)
            spaced = spaced and not (symbol in _SPACED_TOO and tokens.kind(at - 1) == NUMERAL)
            if not tokens.glued(at) and symbol in _SPACED_TOO and tokens.word(end) in _DASHES:
                continue
            if spaced and not tokens.glued(at):
                continue
            if tokens.word(end) in ("'", "’"):
                continue
        return _meant(tokens, lexis, unit, at), end
    return None


def _inches(tokens: Tokens, at: int) -> bool:
    """Whether "in" after a number is inches: "2 in thick", "12 in x 9 in", "is 2 in."."""
    if tokens.word(at) in _LONG and tokens.word(at) != "in":
        return tokens.word(at) != "by" or tokens.kind(at + 1) == NUMERAL
    return tokens.word(at) in (".", ")") and tokens.kind(at + 1) in (BREAK, SYMBOL)


def _meant(tokens: Tokens, lexis: Lexis, unit: Unit, at: int) -> Unit:
    """The unit that a symbol of two senses has here, by the words around it."""
    for sense in lexis.senses.get(unit.tokens[0], ()) if len(unit.tokens) == 1 else ():
        if not sense[1].isdisjoint(tokens.words[max(0, at - _NEAR) : at + _NEAR]):
            return unit._replace(name=sense[0])
    return unit
