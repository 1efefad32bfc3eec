"""Currencies: the sign or code before a number, codes with a scale ("MSEK 60"), coins after notes."""

from tui.reading.figures.draft import Number, tidy
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.numerals import cardinal
from tui.reading.figures.tokens import NUMERAL, WORD, Tokens
from tui.reading.figures.units import matches, unit_at

_INSIDE_SIGNS = frozenset({"$", "¥", ".", "-", "−", "=", "£"})
_SPACED_CODES = frozenset({"rs", "rm", "rmb", "ksh", "rp", "tk", "php", "dkr", "nkr", "skr", "tsh", "ush"})
_LOWER_CODES = frozenset(
    [
        "usd",
        "eur",
        "gbp",
        "aud",
        "cad",
        "nzd",
        "jpy",
        "cny",
        "rmb",
        "inr",
        "chf",
        "hkd",
        "sgd",
        "mxn",
        "brl",
        "zar",
        "sek",
        "nok",
        "dkk",
    ]
)
_FACTORS = {"K": 1_000, "T": 1_000, "M": 1_000_000, "B": 1_000_000_000}
_COINS = frozenset({"CENT", "PENNY"})


def scaled_code(tokens: Tokens, lexis: Lexis, at: int) -> tuple[str, int] | None:
    """A code with its scale in front, as company reports have it: "MSEK", "KEUR", "MUSD"; code and factor."""
    raw = tokens.raw[at] if tokens.kind(at) == WORD else ""
    factor = _FACTORS.get(raw[:1].upper(), 0)
    if len(raw) != 4 or not factor or not raw[1:].isupper():
        return None
    return (raw[1:], factor) if raw[1:].lower() in lexis.codes else None


def _in_small_letters(tokens: Tokens, sign: tuple[str, ...], at: int) -> bool:
    """ "hk$", "us $": the letters of a dollar sign, small."""
    return len(sign[0]) > 1 and tokens.words[at : at + len(sign)] == [token.lower() for token in sign]


def currency_before(tokens: Tokens, lexis: Lexis, at: int) -> tuple[str, int] | None:
    """The currency sign or code at a token and the index after it, when a numeral follows."""
    if tokens.kind(at + 1) not in (NUMERAL, WORD) and tokens.word(at + 1) not in _INSIDE_SIGNS:
        return None
    if tokens.raw[at] in _LOWER_CODES and tokens.kind(at - 1) != NUMERAL:
        end = at + 1 + (tokens.word(at + 1) == "$")
        if tokens.kind(end) == NUMERAL:
            return ("CNY" if tokens.raw[at] == "rmb" else tokens.raw[at].upper()), end
    for unit in lexis.prefixes.get(tokens.word(at), ()):
        end = at + len(unit.tokens)
        dollar = unit.tokens[-1] == "$" and len(unit.tokens) > 1 and unit.tokens[0].isalpha()
        if not (matches(tokens, unit, at) or (dollar and _in_small_letters(tokens, unit.tokens, at))):
            continue
        if tokens.word(end) == "$" and unit.tokens[-1].isalpha():
            end += 1
        letters = unit.tokens[-1]
        sign = (
            not letters.isalpha() or len(unit.name) == 3 == len(letters) or letters.lower() in _SPACED_CODES
        )
        negative = tokens.word(end) in ("-", "−") and tokens.glued(end)
        if tokens.kind(end + negative) == NUMERAL and (sign or tokens.glued(end)):
            return unit.name, end
        if tokens.word(end) == "." and tokens.kind(end + 1) == NUMERAL and tokens.glued(end + 1):
            return unit.name, end
    return None


def minor_coins(tokens: Tokens, lexis: Lexis, code: str, at: int) -> tuple[Number, int] | None:
    """ "30 cents" after "10 dollars", "50" after "15 dollars": the part of one, and the index after."""
    if code in _COINS:
        return None
    here = at + (tokens.word(at) == "and")
    if tokens.kind(here) not in (NUMERAL, WORD):
        return None
    number = cardinal(tokens, lexis, here)
    if number is None or number.high is not None or number.form == "fraction" or not 0 < number.value < 100:
        return None
    after = unit_at(tokens, lexis, number.last)
    if after and after[0].name in _COINS:
        return tidy(number.value / 100), after[1]
    bare = here == at and number.value >= 10 and tokens.kind(number.last) != WORD
    ends = tokens.word(number.last) not in ("%", "$", "£", "€", "-", "/", ":") and not tokens.glued(here)
    return (tidy(number.value / 100), number.last) if bare and ends and after is None else None
