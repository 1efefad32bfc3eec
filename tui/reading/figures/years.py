"""Years and decades: "1988", "1914-1918", "44 BC", "the 1960s"; and when four digits are no year."""

from tui.reading.figures.counted import is_plural
from tui.reading.figures.draft import Draft
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.numerals import DASHES
from tui.reading.figures.tokens import NUMERAL, WORD, Tokens

_ERAS = frozenset({"bc", "ad", "bce", "ce", "b.c.", "a.d.", "b.c.e."})


def whole_number(tokens: Tokens, at: int) -> int | None:
    """The plain whole number of at most four digits at a token, or None."""
    raw = tokens.raw[at] if tokens.kind(at) == NUMERAL else ""
    return int(raw) if raw.isdigit() and len(raw) <= 4 else None


def on_the_clock(tokens: Tokens, lexis: Lexis, at: int) -> int:
    """How many tokens say that the four digits before them are a time: "GMT", "local time"; 0 for none."""
    if tokens.words[at : at + 2] == ["local", "time"]:
        return 2
    return int(lexis.among("zone", tokens.word(at)) and tokens.raw[at].isupper())


def _date(first: int, last: int, value: str) -> Draft:
    return Draft(first, last, "date", value)


def decade(tokens: Tokens, at: int) -> Draft | None:
    """ "the 1960s", "mid-1990s"."""
    number = whole_number(tokens, at)
    here = at + 1 + (tokens.word(at + 1) in ("'", "’"))
    mark = tokens.word(here) in ("s", "'s", "’s") and tokens.glued(here)
    if number is None or not mark or not 1000 <= number <= 2100:
        return None
    if number % 10:
        return _date(at, at + 1, f"{number:04d}") if number >= 1900 else None
    last = number + (99 if number % 100 == 0 and number < 2000 else 9)
    return _date(at, here + 1, f"{number:04d}/{last:04d}")


def short_decade(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "the '90s", "in '87"."""
    number = whole_number(tokens, at + 1)
    alone = tokens.word(at + 2) not in ("s", "'", "’", "-") and tokens.glued(at + 1) and not tokens.glued(at)
    if number is not None and alone and len(tokens.raw[at + 1]) == 2:
        cue = lexis.among("certain_year", tokens.word(at - 1))
        return _date(at, at + 2, f"{(1900 if number > 30 else 2000) + number}") if cue else None
    if number is None or number % 10 or number > 90 or tokens.word(at + 2) != "s":
        return None
    if not tokens.glued(at + 2):
        return None
    first = 1900 + number if number > 20 else 2000 + number
    return _date(at, at + 3, f"{first}/{first + 9}")


def year(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """A year alone, "1914-1918", "2012-13", "44 BC"."""
    number = whole_number(tokens, at)
    if number is None or on_the_clock(tokens, lexis, at + 1):
        return None
    if tokens.word(at + 1) in _ERAS and (tokens.raw[at + 1].isupper()):
        sign = "-" if tokens.words[at + 1].startswith("b") else ""
        return _date(at, at + 2, f"{sign}{number:04d}")
    if not _year_like(tokens, lexis, at, number):
        return None
    other = _year_end(tokens, lexis, at, number)
    if other:
        stretch = _date(at, at + 3, f"{number:04d}/{other:04d}")
        stretch.bound = "range"
        return stretch
    return _date(at, at + 1, f"{number:04d}")


def _year_end(tokens: Tokens, lexis: Lexis, at: int, number: int) -> int:
    mark, other = tokens.word(at + 1), whole_number(tokens, at + 2)
    if (mark not in DASHES and mark != "/") or other is None:
        return 0
    raw = tokens.raw[at + 2]
    if (len(raw) == 2 and other == (number + 1) % 100) or (
        len(raw) == 2 and mark != "/" and other > number % 100
    ):
        return number - number % 100 + other
    return other if number < other <= 2100 else 0


def _year_like(tokens: Tokens, lexis: Lexis, at: int, number: int) -> bool:
    following = tokens.word(at + 1)
    if tokens.glued(at) and tokens.word(at - 1) not in (
        "(",
        "[",
        "-",
        "–",
        "—",
        "‘",
        "'",
        "’",
        '"',
        "“",
        "/",
    ):
        return False
    if tokens.glued(at + 1) and tokens.kind(at + 1) in (WORD, NUMERAL):
        return False
    if not 1000 <= number <= 2100 or len(tokens.raw[at]) != 4 or _counts_after(tokens, lexis, at):
        return False
    if (
        lexis.among("yearcue", tokens.word(at - 1))
        or lexis.dates.get(tokens.word(at - 1), ("", ""))[0] == "month"
    ):
        if lexis.among("certain_year", tokens.word(at - 1)):
            return number >= 1500 or tokens.word(at + 1) != "to"
        if 1500 <= number < 1900:
            return _old_year(tokens, lexis, at)
        plural = is_plural(lexis, following) and not tokens.capital(at + 1)
        plural = plural and not lexis.among("of_a_year", following)
        if plural and not lexis.among("to_year", tokens.word(at - 1)):
            return False
        return 1900 <= number <= 2049 and not lexis.among("spoken_many", tokens.word(at - 2))
    if not 1900 <= number <= 2049:
        return tokens.word(at - 1) in ("(", "–", "-", "c") and number >= 1500
    plural = tokens.kind(at + 1) == WORD and is_plural(lexis, following) and not tokens.capital(at + 1)
    held = lexis.among("of_a_year", following)
    return not plural or held or tokens.capital(at - 1) or tokens.opens_sentence(at)


def _old_year(tokens: Tokens, lexis: Lexis, at: int) -> bool:
    """ "the 1829 ban", "the Treaty of 1648", "from 1598 to 1722"; not "the 1700 seats", "a total of 1500"."""
    before, after = tokens.word(at - 1), tokens.word(at + 1)
    if before == "of":
        return tokens.capital(at - 2)
    if before in ("to", "and"):
        return tokens.kind(at - 2) == NUMERAL and tokens.word(at - 3) in ("from", "between")
    plural = is_plural(lexis, after) or is_plural(lexis, tokens.word(at + 2))
    return tokens.kind(at + 1) == WORD and not plural and not lexis.among("np_stop", after)


def _counts_after(tokens: Tokens, lexis: Lexis, at: int) -> bool:
    """Whether a unit, number word or plain count follows: "2000 metres", "1709 people"."""
    following = tokens.word(at + 1)
    if lexis.among("after_count", following):
        return True
    if tokens.kind(at + 1) == WORD and following in lexis.numbers:
        return True
    if following == "-" and tokens.glued(at + 1):
        return tokens.kind(at + 2) != NUMERAL and tokens.word(at + 2) in lexis.units
    if tokens.kind(at + 1) == NUMERAL or following == "in":
        return False
    return following in lexis.units and len(following) > 1


def spelled_century(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "the nineteenth century" in words."""
    kind, value = lexis.numbers.get(tokens.words[at], ("", ""))
    if kind != "ordinal" or tokens.word(at + 1) not in ("century", "centuries"):
        return None
    first = (int(value) - 1) * 100
    return _date(at, at + 2, f"{first:04d}/{first + 99:04d}")
