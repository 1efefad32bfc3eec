"""An amount: a number with its unit or currency ("$3.2 million", "25 per cent", "£24 a year")."""

from typing import NamedTuple

from tui.reading.figures.counted import is_plural
from tui.reading.figures.draft import Number, tidy
from tui.reading.figures.lexis import Lexis, Unit
from tui.reading.figures.money import currency_before, minor_coins, scaled_code
from tui.reading.figures.numerals import DASHES, Cardinal, cardinal
from tui.reading.figures.tokens import NUMERAL, WORD, Tokens
from tui.reading.figures.units import unit_at

_PARTS = {
    "foot": ("inch", 12),
    "hour": ("minute", 60),
    "pound-mass": ("ounce", 16),
    "minute": ("second", 60),
    "stone": ("pound-mass", 14),
}


class Amount(NamedTuple):
    """Token indices (last exclusive), the number and what it is in; ``per`` is the unit below the line."""

    first: int
    last: int
    number: Cardinal
    unit: str | None
    kind: str
    """``money``, ``percent``, ``measure``, ``duration`` or ``count``."""
    value: Number


_THINGS = {
    "kopf": "head", "einwohner": "inhabitant", "aktie": "share", "haushalt": "household", "stück": "piece",
    "kind": "child", "nase": "head",
}  # fmt: skip
"""What German counts by: "122 Liter pro Kopf"."""
_BRACKETS = {"[": "]", "{": "}", "(": ")", "<": ">"}


def amount(tokens: Tokens, lexis: Lexis, at: int) -> Amount | None:
    """The amount that begins at a token, or None."""
    found = _with_coins(tokens, lexis, at)
    if found is None or found.kind != "money":
        return found
    per, _ = rate(tokens, lexis, found.last, things=False)
    return found._replace(unit=f"{found.unit}{per}")


def _with_coins(tokens: Tokens, lexis: Lexis, at: int) -> Amount | None:
    found = _amount(tokens, lexis, at)
    if found is None or found.kind != "money" or found.number.scale > 1 or not isinstance(found.value, int):
        return found
    coins = minor_coins(tokens, lexis, found.unit or "", found.last)
    return found._replace(value=tidy(found.value + coins[0]), last=coins[1]) if coins else found


def _amount(tokens: Tokens, lexis: Lexis, at: int) -> Amount | None:
    if below := _below_zero(tokens, lexis, at):
        return below
    before = currency_before(tokens, lexis, at)
    scaled = None if before else scaled_code(tokens, lexis, at)
    if scaled and tokens.kind(at + 1) == NUMERAL:
        return _in_scale(tokens, lexis, at, at + 1, scaled)
    start = before[1] if before else at
    number = cardinal(tokens, lexis, start)
    if number is None or (before and number.form == "vague"):
        return None
    if before:
        return _money(tokens, lexis, at, number, before[0])
    return _measured(tokens, lexis, at, number)


def _below_zero(tokens: Tokens, lexis: Lexis, at: int) -> Amount | None:
    """ "minus $4.50", "-£3 million": a sign before the currency's."""
    word = tokens.word(at)
    signed = word in ("-", "−") and tokens.glued(at + 1) and not (at and tokens.glued(at))
    if not (signed or word in ("minus", "negative")) or tokens.kind(at - 1) == NUMERAL:
        return None
    before = currency_before(tokens, lexis, at + 1)
    number = cardinal(tokens, lexis, before[1]) if before else None
    if before is None or number is None or number.form == "vague" or number.value < 0:
        return None
    found = _money(tokens, lexis, at, number, before[0])
    return found._replace(value=-found.value)


def _money(tokens: Tokens, lexis: Lexis, at: int, number: Cardinal, code: str) -> Amount:
    number = _short_scale(tokens, lexis, number, True)
    last = number.last
    after = unit_at(tokens, lexis, last + (tokens.word(last) == "-"))
    if (
        after and after[0].kind == "money" and (after[0].name == code or code == "USD") and not after[0].exact
    ) or (after and after[0].kind == "money" and after[0].exact and tokens.raw[last].isupper()):
        code, last = after[0].name, after[1]
    return Amount(at, last, number, code, "money", number.value)


def money_without_sign(tokens: Tokens, lexis: Lexis, at: int, code: str) -> Amount | None:
    """The "1.4m" of "£1.2-1.4m"."""
    number = cardinal(tokens, lexis, at)
    scaled = number and _short_scale(tokens, lexis, number, True)
    if scaled is None or scaled.scale == 1:
        return None
    return Amount(at, scaled.last, scaled, code, "money", scaled.value)


def _in_scale(tokens: Tokens, lexis: Lexis, at: int, start: int, scaled: tuple[str, int]) -> Amount | None:
    """ "MSEK 60"."""
    number = cardinal(tokens, lexis, start)
    if number is None:
        return None
    number = number._replace(value=tidy(number.value * scaled[1]), scale=scaled[1])
    return Amount(at, number.last, number, scaled[0], "money", number.value)


def _short_scale(tokens: Tokens, lexis: Lexis, number: Cardinal, money: bool) -> Cardinal:
    """ "10m", "1.2bn": the scale letter after a number; for money also after a space."""
    at = number.last
    word = tokens.raw[at] if at < tokens.count else ""
    factor = lexis.short.get(word)
    if factor is None or number.scale > 1:
        return number
    following = unit_at(tokens, lexis, at + 1)
    paid = following is not None and following[0].kind == "money" and number.form == "digits"
    if not (tokens.glued(at) or paid or (money and not tokens.capital(at + 1))):
        return number
    if not money and not _counts(tokens, lexis, at, word):
        return number
    return number._replace(value=tidy(number.value * factor), last=at + 1, scale=factor)


def _counts(tokens: Tokens, lexis: Lexis, at: int, word: str) -> bool:
    """Whether a letter after a bare number is a scale ("10m people") and not a unit ("10m deep")."""
    if word in ("bn", "mn", "mln", "bln", "tn", "trn", "k", "K"):
        if word == "K" and lexis.among("k_named", tokens.word(at + 1)):
            return False
        return word != "K" or not tokens.text[tokens.starts[at] - 1 : tokens.starts[at]].isalpha()
    following = unit_at(tokens, lexis, at + 1)
    if following and following[0].kind == "money":
        return True
    after = tokens.word(at + 1)
    if after == "-" and tokens.word(at + 2) == "strong":
        return True
    plural = (
        len(after) > 3 and after.endswith("s") and not after.endswith("ss") and tokens.kind(at + 1) == WORD
    )
    if word not in ("m", "M", "b", "B") or (word == "m" and lexis.among("raced", after)):
        return False
    return plural or lexis.among("plural", after) or _described(tokens, lexis, at + 1)


def _described(tokens: Tokens, lexis: Lexis, at: int) -> bool:
    """Whether "more" or the like and a plural follow: "2.7m new digital sales", not "2.7m high walls"."""
    if not lexis.among("describing", tokens.word(at)):
        return False
    for here in range(at + 1, min(at + 5, tokens.count)):
        word = tokens.words[here]
        if tokens.kinds[here] != WORD or (lexis.among("np_stop", word) and word != "and"):
            return False
        if is_plural(lexis, word):
            return True
    return False


def _measured(tokens: Tokens, lexis: Lexis, at: int, number: Cardinal) -> Amount:
    number = _short_scale(tokens, lexis, number, False)
    if feet := _feet_and_inches(tokens, at, number):
        return feet
    last = number.last
    if number.form == "fraction" and (share := _share_of_unit(tokens, lexis, last)):
        return Amount(at, share[1], number, share[0].name, share[0].kind, number.value)
    if number.form != "vague" and (between := _between(tokens, lexis, last, number.value)):
        return Amount(at, between[1], number, between[0], "duration", number.value)
    if number.scale == 1 and number.high is None and (scaled := scaled_code(tokens, lexis, last)):
        number = number._replace(value=tidy(number.value * scaled[1]), scale=scaled[1])
        return Amount(at, last + 1, number, scaled[0], "money", number.value)
    last += _odd(tokens, last)
    closing = _BRACKETS.get(tokens.word(last))
    bracket = closing is not None
    hyphen = tokens.word(last) in DASHES and tokens.glued(last) and tokens.glued(last + 1)
    after = unit_at(tokens, lexis, last + (hyphen or bracket))
    if number.form == "vague" and after is None and tokens.word(last) == "of":
        after = unit_at(tokens, lexis, last + 1)
    if after is None or not _plausible(tokens, lexis, number, after, hyphen):
        return Amount(at, last, number, None, "count", number.value)
    unit, last = after
    clear = unit.exact and len(unit.tokens[0]) > 1 and tokens.word(last) == closing
    if closing in (")", ">") and not clear:
        return Amount(at, number.last, number, None, "count", number.value)
    last += bracket and tokens.word(last) == closing
    name, value = unit.name, tidy(number.value * unit.factor)
    if number.high is not None:
        number = number._replace(high=tidy(number.high * unit.factor))
    if name == "pound-mass" and not unit.exact and _pounds_are_money(tokens, lexis, number, at, last):
        return Amount(at, last, number, "GBP", "money", value)
    if name in _PARTS and number.high is None:
        value, last = _compound(tokens, lexis, name, value, last)
    if unit.kind == "money":
        return Amount(at, last, number, name, unit.kind, value)
    per, last = rate(tokens, lexis, last)
    return Amount(at, last, number, name + per, unit.kind, value)


def _odd(tokens: Tokens, at: int) -> int:
    """How many tokens of "-odd" or "odd" stand between a number and what it measures or counts."""
    hyphen = tokens.word(at) == "-" and tokens.glued(at)
    length = 1 + hyphen
    return length if tokens.word(at + hyphen) == "odd" and tokens.kind(at + length) == WORD else 0


def _share_of_unit(tokens: Tokens, lexis: Lexis, at: int) -> tuple[Unit, int] | None:
    """ "half an hour", "a quarter of a century", "half a cent"; not "half a million dollars"."""
    here = at + (tokens.word(at) == "of")
    if tokens.word(here) not in ("a", "an"):
        return None
    found = unit_at(tokens, lexis, here + 1)
    if found is None or found[0].exact:
        return None
    return found if found[0].kind != "money" or found[0].name in ("CENT", "PENNY") else None


def _between(tokens: Tokens, lexis: Lexis, at: int, value: Number) -> tuple[str, int] | None:
    """ "20 working days", "two more weeks": a unit of time after one adjective; not "35 last year"."""
    if not lexis.among("between_unit", tokens.word(at)):
        return None
    found = unit_at(tokens, lexis, at + 1)
    if found is None or found[0].kind != "duration" or found[0].exact:
        return None
    single = tokens.words[found[1] - 1] == found[0].name
    if single and value != 1 and tokens.words[at] in ("last", "past", "previous", "early", "late"):
        return None
    return found[0].name, found[1]


def _plausible(tokens: Tokens, lexis: Lexis, number: Cardinal, after: tuple[Unit, int], hyphen: bool) -> bool:
    """Whether a word that can be a unit is one here."""
    unit, last = after
    word = tokens.word(last - 1)
    if word in ("won", "real", "rand") and number.scale == 1 and number.value < 100:
        return False
    if word == "second" and unit.name == "second" and not hyphen and number.value != 1:
        return False
    if unit.name == "point" and number.form == "words" and not hyphen:
        return _scored(tokens, lexis, number, last)
    if word == "quarter" or (word in ("mark", "marks", "crown", "stone", "bar", "cup", "cups") and hyphen):
        return False
    return not (unit.exact and number.form == "words" and len(word) < 3 and unit.kind != "percent")


def _scored(tokens: Tokens, lexis: Lexis, number: Cardinal, last: int) -> bool:
    """Whether points in words are an amount: "by three points", "two points clear"."""
    lead = tokens.word(number.first - 1)
    told = lead in ("by", "of", "within") or lead in lexis.changes
    return told or lexis.among("points_apart", tokens.word(last))


def _pounds_are_money(tokens: Tokens, lexis: Lexis, number: Cardinal, at: int, last: int) -> bool:
    """Whether "pounds" near here means sterling: the text writes £ or pence close by."""
    if number.scale >= 1_000_000 or any(lexis.among("paying", w) for w in tokens.words[max(0, at - 6) : at]):
        return True
    if tokens.word(last) in ("note", "notes", "coin", "coins", "banknote", "banknotes"):
        return True
    near = tokens.words[max(0, at - 60) : at + 60]
    return any(word in ("£", "pence", "sterling", "quid") for word in near)


def _feet_and_inches(tokens: Tokens, at: int, number: Cardinal) -> Amount | None:
    """6'2" as feet."""
    mark, here = tokens.word(number.last), number.last + 1
    if mark not in ("'", "’", "′") or not tokens.glued(number.last) or tokens.kind(here) != NUMERAL:
        return None
    inches = tokens.raw[here]
    if (
        not tokens.glued(here)
        or not inches.isdigit()
        or len(inches) > 2
        or int(inches) > 11
        or number.value > 9
    ):
        return None
    last = here + 1 + (tokens.word(here + 1) in ('"', "”", "″"))
    return Amount(at, last, number, "foot", "measure", number.value + int(inches) / 12)


def _compound(tokens: Tokens, lexis: Lexis, name: str, value: Number, last: int) -> tuple[Number, int]:
    """ "5 ft 2 in": the smaller unit added to the larger."""
    smaller, parts = _PARTS[name]
    here = last + (tokens.word(last) in ("and", ","))
    if name == "foot" and tokens.word(last) in DASHES and tokens.glued(last) and tokens.glued(last + 1):
        return _dashed_inches(tokens, lexis, value, last)
    if tokens.kind(here) not in (NUMERAL, WORD):
        return value, last
    number = cardinal(tokens, lexis, here)
    after = number and unit_at(tokens, lexis, number.last)
    if number is None or number.value >= parts or number.high is not None:
        return value, last
    if after and after[0].name == smaller:
        return value + number.value / parts, after[1]
    short = {"foot": ("in", "in."), "hour": ("m",)}.get(name, ())
    abbreviated = tokens.word(number.last) in short and number.form == "digits" and here == last
    if name == "foot" and number.form == "words" and here == last and tokens.kind(number.last) != WORD:
        return value + number.value / parts, number.last
    return (value + number.value / parts, number.last + 1) if abbreviated else (value, last)


def _dashed_inches(tokens: Tokens, lexis: Lexis, value: Number, last: int) -> tuple[Number, int]:
    """ "5-foot-11", "six-foot-two", "5-foot-11-inch"."""
    number = cardinal(tokens, lexis, last + 1)
    if number is None or number.high is not None or not 0 < number.value < 12 or number.form == "fraction":
        return value, last
    end = number.last
    hyphen = tokens.word(end) in DASHES and tokens.glued(end)
    after = unit_at(tokens, lexis, end + hyphen)
    if after and after[0].name == "inch":
        end = after[1]
    elif hyphen or after:
        return value, last
    return value + number.value / 12, end


def rate(tokens: Tokens, lexis: Lexis, at: int, things: bool = True) -> tuple[str, int]:
    """ "per hour", "a year", "/kg", "-a-day" after a unit: (" per NAME", index after) or ("", at).

    With ``things`` also what is no unit: "per share", "a head". Money leaves them out: its unit is a code,
    alone or per a unit ("USD per barrel"); its span ends with the amount.
    """
    here = at
    dashed = tokens.word(here) == "-" and tokens.glued(here)
    here += dashed
    word = tokens.word(here)
    if word not in ("per", "a", "an", "/", "each", "every") or (word == "/" and not tokens.glued(here)):
        return "", at
    here += 1
    here += tokens.word(here) == "-" and tokens.glued(here)
    found = unit_at(tokens, lexis, here)
    if found and found[0].kind in ("measure", "duration") and (word in ("per", "/") or not found[0].exact):
        return (" per " + found[0].name, found[1]) if _below(tokens, found[1], word) else ("", at)
    below = tokens.word(here) if things else ""
    below = _THINGS.get(below, below) if lexis.gloss else below
    if below and word == "per" and tokens.kind(here) == WORD and below not in ("cent", "se"):
        return f" per {below}", here + 1
    if word in ("a", "an", "/") and lexis.among("rate", below):
        return f" per {below}", here + 1
    return "", at


def _below(tokens: Tokens, after: int, word: str) -> bool:
    """Whether a unit is below the line: not in "a year earlier", "a mile and a half", "a day or two"."""
    if word not in ("a", "an"):
        return True
    follows, second = tokens.word(after), tokens.word(after + 1)
    if follows in ("ago", "earlier", "later", "before", "after", "old"):
        return False
    if follows == "and":
        return second not in ("a", "half")
    return not ((follows == "or" and second in ("two", "so")) or (follows == "from" and second == "now"))
