"""Cardinal numbers: digits, words and mixtures ("1.2 million", "twenty-one", "two and a half", "dozens")."""

from typing import NamedTuple

from tui.reading.figures.draft import LARGEST_DIGITS, Number, tidy
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.tokens import NUMERAL, SYMBOL, WORD, Tokens
from tui.reading.figures.units import unit_at

DASHES = frozenset("-‐‑–—−")
MINUS = frozenset("-−–")
_LARGEST_SCALE = 10**15


class Cardinal(NamedTuple):
    """A number as read: token indices (last exclusive), value or, for vague ones, the bounds."""

    first: int
    last: int
    value: Number
    high: Number | None = None
    """Set for vague quantities: ``value`` is then the lower end."""
    scale: int = 1
    """The scale word's factor ("million"), 1 without one."""
    form: str = "digits"
    """``digits``, ``words``, ``fold``, ``fraction`` or ``vague``."""


def cardinal(tokens: Tokens, lexis: Lexis, at: int) -> Cardinal | None:
    """The number that begins at a token, or None."""
    kind = tokens.kind(at)
    if kind == NUMERAL:
        return _digits(tokens, lexis, at)
    if kind == SYMBOL:
        return _signed(tokens, lexis, at)
    if kind == WORD:
        return _vague(tokens, lexis, at) or _spelled(tokens, lexis, at)
    return None


def numeral(raw: str) -> Number | None:
    """The value of a numeral token; None where it is too long to be a quantity."""
    plain = raw.replace(",", "").replace("\u00a0", "").replace("\u202f", "").replace("\u2009", "")
    whole, point, decimals = plain.partition(".")
    if len(whole) > LARGEST_DIGITS or len(decimals) > LARGEST_DIGITS:
        return None
    return tidy(float(plain)) if point else int(plain)


def _signed(tokens: Tokens, lexis: Lexis, at: int) -> Cardinal | None:
    word = tokens.words[at]
    if tokens.kind(at + 1) != NUMERAL or not tokens.glued(at + 1):
        return None
    if word == "." and not (at and tokens.glued(at)) and "." not in tokens.raw[at + 1]:
        value = numeral("0." + tokens.raw[at + 1].replace(",", ""))
        return None if value is None else Cardinal(at, at + 2, value)
    if word == "+" and not (tokens.glued(at) and tokens.kind(at - 1) in (NUMERAL, WORD, SYMBOL)):
        plus = _digits(tokens, lexis, at + 1)
        return plus and plus._replace(first=at)
    if word in MINUS and not (tokens.glued(at) and tokens.kind(at - 1) in (NUMERAL, WORD)):
        found = _digits(tokens, lexis, at + 1)
        return found and found._replace(first=at, value=-found.value)
    return None


def _digits(tokens: Tokens, lexis: Lexis, at: int) -> Cardinal | None:
    value = numeral(tokens.raw[at])
    if value is None:
        return None
    last, form = at + 1, "digits"
    if foreign := _other_marks(tokens, lexis, at):
        value, last = foreign
        value, last, scale = _scaled(tokens, lexis, value, last)
        return Cardinal(at, last, value, None, scale, form)
    part = _slash(tokens, at) or _sign(tokens, lexis, at + 1)
    if part and tokens.word(at + 1) == "/":
        value, last, form = part[0], part[1], "fraction"
    elif part or (
        tokens.kind(at + 1) == NUMERAL and isinstance(value, int) and (part := _slash(tokens, at + 1))
    ):
        value, last = tidy(value + part[0]), part[1]
    value, last, scale = _scaled(tokens, lexis, value, last)
    return Cardinal(at, last, value, None, scale, form)


def _other_marks(tokens: Tokens, lexis: Lexis, at: int) -> tuple[Number, int] | None:
    """ "5,50 euros", "1.234,50 euros", "12 000 litres": marks of other languages, only before a unit."""
    raw, mark = tokens.raw[at], tokens.word(at + 1)
    whole, point, thousands = raw.partition(".")
    if tokens.kind(at + 2) == NUMERAL and mark == "," and tokens.glued(at + 1) and tokens.glued(at + 2):
        decimals = tokens.raw[at + 2]
        fits = len(whole) <= 3 and (not point or len(thousands) == 3)
        listed = tokens.word(at + 3) == "," and tokens.kind(at + 4) == NUMERAL
        priced = tokens.word(at - 1) in ("€", "£", "$") and not listed
        if fits and decimals.isdigit() and len(decimals) <= 2 and (priced or unit_at(tokens, lexis, at + 3)):
            return tidy(float(f"{whole}{thousands}.{decimals}")), at + 3
    if tokens.kind(at + 1) == NUMERAL and len(raw) <= 3 and raw.isdigit() and raw[0] != "0":
        more = tokens.raw[at + 1]
        thousand = len(more) == 3 and more.isdigit() and not tokens.glued(at + 1)
        after = thousand and (
            unit_at(tokens, lexis, at + 2) or (lexis.gloss and tokens.capital(at + 2))  # "10 000 Menschen"
        )
        if after and not tokens.glued(at + 2):
            return int(raw + more), at + 2
    return None


def _slash(tokens: Tokens, at: int) -> tuple[Number, int] | None:
    """ "3/4" beginning at a token, for denominators people write."""
    if tokens.word(at + 1) not in ("/", "⁄") or not tokens.glued(at + 1) or not tokens.glued(at + 2):
        return None
    if tokens.kind(at + 2) != NUMERAL or tokens.word(at + 3) == "/":
        return None
    above, below = numeral(tokens.raw[at]), numeral(tokens.raw[at + 2])
    if above is None or not isinstance(below, int) or not above < below:
        return None
    if isinstance(above, float):
        return (tidy(above / below), at + 3) if below in (5, 10) else None  # "scored 7.5/10"
    usual = below in (2, 3, 4, 5, 6, 8, 10, 16, 32, 64) or (tokens.word(at + 3) == "of" and 0 < below <= 1000)
    return (tidy(above / below), at + 3) if usual else None


def _sign(tokens: Tokens, lexis: Lexis, at: int) -> tuple[Number, int] | None:
    """A "½" at a token."""
    kind, value = lexis.numbers.get(tokens.word(at), ("", ""))
    if kind != "sign":
        return None
    above, _, below = value.partition("/")
    return tidy(int(above) / int(below)), at + 1


def _scaled(tokens: Tokens, lexis: Lexis, value: Number, last: int) -> tuple[Number, int, int]:
    """Scale words and "and a half" after a number: value, last token, factor."""
    factor = 1
    if (half := and_part(tokens, lexis, last)) and isinstance(value, int):
        value, last = tidy(value + half[0]), half[1]
    hyphen = 1 if tokens.word(last) == "-" and tokens.glued(last) else 0
    for _ in range(2):
        kind, amount = lexis.numbers.get(tokens.word(last + hyphen), ("", ""))
        if kind not in ("hundred", "scale", "scales", "dozen") or (hyphen and kind == "dozen"):
            break
        if factor * int(amount) > _LARGEST_SCALE:
            break
        factor *= int(amount)
        last += 1 + hyphen
        last += _abbreviated(tokens, lexis, last)
        hyphen = 0
    if factor > 1 and (half := and_part(tokens, lexis, last)) and isinstance(value, int):
        value, last = tidy(value + half[0]), half[1]
    return tidy(value * factor), last, factor


def _abbreviated(tokens: Tokens, lexis: Lexis, at: int) -> bool:
    """Whether the full stop at a token belongs to a scale word: "2,5 Mio. Euro", "40 Mrd. Menschen"."""
    if not lexis.gloss or tokens.word(at) != "." or not tokens.glued(at) or len(tokens.word(at - 1)) > 4:
        return False
    if unit_at(tokens, lexis, at + 1):
        return True
    return tokens.kind(at + 1) == WORD and not lexis.among("np_stop", tokens.words[at + 1])


def and_part(tokens: Tokens, lexis: Lexis, at: int) -> tuple[Number, int] | None:
    """ "and a half", "and three quarters", "-and-a-half" at a token."""
    words = [at + i for i in range(6) if tokens.word(at + i) not in DASHES or not tokens.glued(at + i)][:3]
    if len(words) < 3 or tokens.word(words[0]) != "and":
        return None
    count = 1 if tokens.word(words[1]) in ("a", "an", "one") else _small(lexis, tokens.word(words[1]))
    below = denominator(lexis, tokens.word(words[2]), count == 1)
    return (tidy(count / below), words[2] + 1) if count and below else None


def _small(lexis: Lexis, word: str) -> int:
    kind, value = lexis.numbers.get(word, ("", "0"))
    return int(value) if kind == "unit" else 0


def denominator(lexis: Lexis, word: str, single: bool) -> int:
    """What "third", "quarters" divide by; 0 for other words."""
    kind, value = lexis.numbers.get(word, ("", "0"))
    if kind == "part":
        return int(value)
    return int(value) if single and kind == "ordinal" and int(value) > 2 else 0


def _vague(tokens: Tokens, lexis: Lexis, at: int) -> Cardinal | None:
    """ "dozens", "tens of thousands", "several hundred", "a couple of million", "a handful"."""
    begin = at
    if tokens.words[at] == "a":
        at += 1
    kind, value = lexis.numbers.get(tokens.word(at), ("", ""))
    if kind == "handful" and at > begin:
        low, _, high = value.partition("-")
        return Cardinal(begin, at + 1, int(low), int(high), 1, "vague")
    if kind == "many" and at == begin:
        return _many(tokens, lexis, at, value)
    if kind == "scales" and at == begin and tokens.kind(at - 1) != NUMERAL:
        return Cardinal(at, at + 1, int(value), 10 * int(value), 1, "vague")
    if kind == "some":
        low, _, high = value.partition("-")
        last = at + 1 + (tokens.word(at + 1) == "of")
        times, amount = lexis.numbers.get(tokens.word(last), ("", ""))
        if times in ("hundred", "scale", "dozen"):
            factor = int(amount)
            further, more = lexis.numbers.get(tokens.word(last + 1), ("", ""))
            if further == "scale":
                factor, last = factor * int(more), last + 1
            return Cardinal(begin, last + 1, int(low) * factor, int(high) * factor, factor, "vague")
    return None


def _many(tokens: Tokens, lexis: Lexis, at: int, value: str) -> Cardinal:
    low, high = (int(x) for x in value.split("-"))
    last, times = at + 1, 1
    for _ in range(2):
        kind, more = lexis.numbers.get(tokens.word(last + 1), ("", ""))
        if tokens.word(last) != "of" or kind != "many":
            break
        times *= int(more.split("-")[0])
        last += 2
    return Cardinal(at, last, low * times, high * times, times, "vague")


def _spelled(tokens: Tokens, lexis: Lexis, at: int) -> Cardinal | None:
    word = tokens.words[at]
    kind, value = lexis.numbers.get(word, ("", ""))
    if word in ("minus", "negative"):
        skip = 2 if tokens.word(at + 1) == "-" else 1
        if tokens.kind(at - 1) == NUMERAL or tokens.words[at - 2 : at] == ["plus", "or"]:
            return None
        found = (
            cardinal(tokens, lexis, at + skip)
            if tokens.word(at + skip) not in ("minus", "negative")
            else None
        )
        return found and found._replace(first=at, value=-found.value)
    if kind == "sign":
        part = _sign(tokens, lexis, at)
        return part and Cardinal(at, part[1], part[0], None, 1, "fraction")
    if kind == "mixed":  # "anderthalb Millionen"
        above, _, below = value.partition("/")
        amount, last, scale = _scaled(tokens, lexis, tidy(int(above) / int(below)), at + 1)
        return Cardinal(at, last, amount, None, scale, "words")
    if word in ("a", "an") or kind == "part":
        return _article(tokens, lexis, at)
    if kind in ("unit", "teen", "ten", "hundred", "scale", "dozen"):
        return _number_words(tokens, lexis, at)
    return Cardinal(at, at + 1, int(value), None, 1, "fold") if kind == "fold" else None


def _article(tokens: Tokens, lexis: Lexis, at: int) -> Cardinal | None:
    """ "a hundred", "a dozen", "a third of", "half a million", "a million and a half"."""
    here = at
    if tokens.words[at] in ("a", "an"):
        here += 1
    word = tokens.word(here)
    kind, value = lexis.numbers.get(word, ("", ""))
    if kind in ("hundred", "scale", "dozen") and here > at:
        found = _number_words(tokens, lexis, here)
        return found and found._replace(first=at)
    if word in ("half", "quarter"):
        skip = here + 1
        while tokens.word(skip) in ("a", "of", "-"):
            skip += 1
        times, amount = lexis.numbers.get(tokens.word(skip), ("", ""))
        if times in ("scale", "dozen", "hundred"):
            return Cardinal(at, skip + 1, tidy(int(amount) / int(value)), None, int(amount), "words")
    below = denominator(lexis, word, True)
    if not below or (here == at and word != "half"):
        return None
    if kind == "ordinal" and _lasts(tokens, lexis, here + 1):
        return None
    return Cardinal(at, here + 1, tidy(1 / below), None, 1, "fraction")


def _lasts(tokens: Tokens, lexis: Lexis, at: int) -> bool:
    """ "a third month in a row", "into a fourth day": time is not parted by an ordinal."""
    unit = unit_at(tokens, lexis, at)
    return unit is not None and unit[0].kind == "duration"


_AFTER = {"unit": ("", "ten", "hundred"), "teen": ("", "hundred"), "ten": ("", "hundred")}


def _number_words(tokens: Tokens, lexis: Lexis, at: int) -> Cardinal | None:
    total, group, state, ceiling, here, scale = 0, 0, "", 10**18, at, 1
    while True:
        step = here
        hyphen = tokens.word(step) == "-" and tokens.glued(step) and tokens.glued(step + 1)
        joined = (
            state in ("hundred", "scale") and tokens.word(step) == "and" and not and_part(tokens, lexis, step)
        )
        step += bool(state and hyphen) or joined
        kind, value = lexis.numbers.get(tokens.word(step), ("", "0"))
        if kind in _AFTER and (state in _AFTER[kind] or state == "scale"):
            group += int(value)
        elif kind == "hundred" and state in ("", "unit", "teen", "ten"):
            group, scale = max(group, 1) * 100, max(scale, 100)
        elif (
            (kind in ("scale", "dozen") or (kind == "scales" and here > at))
            and int(value) < ceiling
            and (kind != "dozen" or state in ("", "unit"))
        ):
            total, group, ceiling = total + (group or (state == "")) * int(value), 0, int(value)
            scale, kind = max(scale, int(value)), "scale"
        else:
            break
        state, here = kind, step + 1
        if here - at > 24:
            break
    if here == at:
        return None
    return _finish_words(tokens, lexis, at, here, total + group, scale)


def _finish_words(
    tokens: Tokens, lexis: Lexis, at: int, last: int, number: int, scale: int
) -> Cardinal | None:
    value: Number = number
    if tokens.word(last) == "point" and (decimals := _decimals(tokens, lexis, last + 1)):
        digits, last = decimals
        value = tidy(float(f"{number}.{digits}"))
        value, last, scale = _scaled(tokens, lexis, value, last)
        return Cardinal(at, last, value, None, scale, "words")
    hyphen = tokens.word(last) == "-" and tokens.glued(last)
    step = last + hyphen
    if (
        number > 1
        and tokens.word(step) in ("half", "quarter")
        and not (hyphen and tokens.word(step) == "quarter")
    ):
        return Cardinal(at, last, value, None, scale, "words")
    below = denominator(lexis, tokens.word(step), number == 1)
    if below and (number > 1 or tokens.word(step) != "half") and tokens.word(step) != "second":
        if number == 1 and not _fraction_follows(tokens, lexis, step + 1, step > last):
            return Cardinal(at, last, value, None, scale, "words")
        times = lexis.numbers.get(tokens.word(step + 3), ("", ""))
        if tokens.words[step + 1 : step + 3] == ["of", "a"] and times[0] == "scale":
            return Cardinal(at, step + 4, tidy(number * int(times[1]) / below), None, int(times[1]), "words")
        return Cardinal(at, step + 1, tidy(number / below), None, 1, "fraction")
    if half := and_part(tokens, lexis, last):
        factor = scale if number >= 1000 and number % scale == 0 and number // scale < 1000 else 1
        value, last = tidy(number + half[0] * factor), half[1]
        if factor == 1:
            value, last, scale = _scaled(tokens, lexis, value, last)
    return Cardinal(at, last, value, None, scale, "words")


def _fraction_follows(tokens: Tokens, lexis: Lexis, after: int, hyphen: bool) -> bool:
    """Whether "one third" is a fraction and not an ordinal before a noun."""
    return hyphen or tokens.kind(after) != WORD or lexis.among("after_share", tokens.word(after))


def _decimals(tokens: Tokens, lexis: Lexis, at: int) -> tuple[str, int] | None:
    digits = ""
    while len(digits) < 8 and (kind := lexis.numbers.get(tokens.word(at), ("", "")))[0] in (
        "unit",
        "teen",
        "ten",
    ):
        digits += kind[1]
        at += 1
    return (digits, at) if digits else None
