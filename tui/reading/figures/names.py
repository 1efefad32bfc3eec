"""Numbers that name and do not measure: phone numbers, model names, pages and sections, ranks."""

import re

from tui.reading.figures.counted import is_plural
from tui.reading.figures.draft import LARGEST_DIGITS, Draft
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.numerals import DASHES
from tui.reading.figures.tokens import BREAK, NUMERAL, SYMBOL, WORD, Tokens
from tui.reading.figures.units import unit_at

_PHONE = re.compile(
    r"(?:\+[0-9]{1,3}[-. ]?)?(?:1[-. ])?(?:\([0-9]{2,5}\)[-. ]?|[0-9]{2,5}[-. ])"
    r"[0-9]{3,4}[-. ][0-9]{3,4}(?![0-9])"
    r"|(?:\+[0-9]{1,3}[-. ])(?:[0-9]{2,4}[-. ]){1,4}[0-9]{2,4}(?![0-9])"
    r"|[0-9]{3}-[0-9]{4}(?![-0-9]|[,.][0-9])"
    r"|0[0-9]{2,4} [0-9]{5,7}(?![0-9])"
    r"|0[0-9]{2,5} ?/ ?[0-9]{2,8}(?:[- ][0-9]{2,4}){0,4}(?![0-9])"
)
_ADDRESS = re.compile(
    r"https?://\S+|\bwww\.\S+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){0,4}|[#@][\w]{2,64}"
)
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_ONE_OF_MANY = frozenset(
    {"last", "this", "next", "that", "each", "every", "one", "per", "a", "same", "past", "first"}
)
_LISTED = 6
"""So many numbers run together with commas are a list of references or junk."""
_REACH = 8
_REFERENCES = frozenset({"reference", "ref", "number", "account", "invoice", "id", "case"})


def addresses(text: str) -> list[tuple[int, int]]:
    """Where web and mail addresses, hashtags and handles stand: their digits are no figures."""
    if "@" not in text and "://" not in text and "www." not in text and "#" not in text:
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def identifier(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """The name made of digits that begins at a numeral, or None."""
    if tokens.kind(at) != NUMERAL:
        return None
    raw = tokens.raw[at]
    return (
        _phone(tokens, at)
        or _inside_word(tokens, lexis, at)
        or _chain(tokens, at)
        or (
            (len(raw.partition(".")[0].replace(",", "")) > LARGEST_DIGITS and Draft(at, at + 1, "identifier"))
            or None
        )
        or _code(tokens, lexis, at)
        or _letters_after(tokens, lexis, at)
        or _labelled(tokens, lexis, at)
        or _named(tokens, lexis, at)
    )


def _phone(tokens: Tokens, at: int) -> Draft | None:
    start = tokens.starts[at]
    first = at
    if tokens.word(at - 1) in ("+", "(") and tokens.glued(at):
        first, start = at - 1, start - 1
    if first and tokens.glued(first) and tokens.kinds[first - 1] in (NUMERAL, WORD):
        return None
    match = _PHONE.match(tokens.text, start)
    if match is None:
        return None
    digits = sum(char.isdigit() for char in match.group())
    if not (7 <= digits <= 15) or (digits < 9 and "-" not in match.group()):
        return None
    if " " in match.group() and not match.group().startswith(("+", "(", "0")) and "-" not in match.group():
        return None
    last = at
    while last < tokens.count and tokens.ends[last] <= match.end():
        last += 1
    return Draft(first, last, "identifier") if last > at else None


def _inside_word(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "S23", "MH17", "F-16", "COVID-19"."""
    before = at - 1
    if not tokens.glued(at):
        return None
    if tokens.words[before] in DASHES:
        if not tokens.glued(before) or tokens.kind(before - 1) not in (WORD, NUMERAL):
            return None
        before -= 1
        word = tokens.words[before]
        if (
            tokens.kinds[before] == WORD
            and tokens.raw[before].islower()
            and not lexis.among("substance", word)
        ):
            return None
        if (tokens.words[before],) in lexis.before:
            return None
        if tokens.kinds[before] == NUMERAL:
            return None
    elif tokens.words[before] == "." and tokens.glued(before) and tokens.kind(before - 1) == WORD:
        before -= 1
        if not tokens.raw[before].isupper() or "." in tokens.raw[at] or tokens.raw[before] == "NO":
            return None
    elif tokens.kinds[before] != WORD and tokens.words[before] != "_":
        return None
    last = at + 1
    while last < tokens.count and tokens.glued(last) and last - at < 6 and (
        tokens.kinds[last] in (NUMERAL, WORD) or (tokens.words[last] in DASHES and tokens.glued(last + 1))
    ):  # fmt: skip
        last += 1
    return Draft(before, last, "identifier")


def _chain(tokens: Tokens, at: int) -> Draft | None:
    """ "192.168.1.2", "2.0.1", "24/7", "22-368-1"."""
    last = at + 1
    marks = commas = 0
    while last + 1 < tokens.count and tokens.kinds[last + 1] == NUMERAL:
        mark = tokens.words[last]
        if mark not in (".", "/", "-", ":", ",") or not tokens.glued(last) or not tokens.glued(last + 1):
            break
        commas += mark == ","
        marks += 1
        last += 2
    if commas:
        return Draft(at, last, "identifier") if marks >= _LISTED else None
    if marks >= 2 or (marks and tokens.words[at + 1] in (".", "/") and not _part(tokens, at)):
        return Draft(at, last, "identifier")
    return None


def _part(tokens: Tokens, at: int) -> bool:
    return tokens.raw[at + 2].isdigit() and int(tokens.raw[at + 2][:9]) in (2, 3, 4, 5, 6, 8, 10, 16, 32, 64)


def _code(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "0590258046", "16802-6601", "317 S Main Street", "[17]" of a note, "1." and "2)" in a list."""
    raw = tokens.raw[at]
    if len(raw) > 1 and raw.startswith("0") and raw.isdigit():
        return Draft(at, at + 1, "identifier")
    other = tokens.raw[at + 2] if tokens.kind(at + 2) == NUMERAL else ""
    if tokens.word(at + 1) == "-" and tokens.glued(at + 1) and tokens.glued(at + 2) and other.isdigit():
        return Draft(at, at + 3, "identifier") if raw.isdigit() and max(len(raw), len(other)) >= 5 else None
    if raw.isdigit() and (len(raw) > 10 or (len(raw) > 6 and tokens.word(at - 1) in _REFERENCES)):
        return Draft(at, at + 1, "identifier")
    if tokens.word(at - 1) == "[" and tokens.word(at + 1) == "]" and tokens.glued(at) and len(raw) <= 3:
        return Draft(at, at + 1, "identifier", int(raw)) if raw.isdigit() and tokens.glued(at + 1) else None
    opens = tokens.kind(at - 1) == BREAK
    if opens and tokens.word(at + 1) in (".", ")", ":") and tokens.glued(at + 1) and len(raw) <= 2:
        return Draft(at, at + 1, "identifier")
    if tokens.word(at + 1) == ")" and tokens.glued(at + 1) and len(raw) <= 2 and not tokens.glued(at):
        return None if "(" in tokens.words[max(0, at - 8) : at] else Draft(at, at + 1, "identifier")
    if opens and "." in raw and len(raw) <= 4 and tokens.capital(at + 1):
        return Draft(at, at + 1, "identifier")
    return None


def house_number(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """A house number, or two: capitalised words follow, the last of them a kind of street."""
    if tokens.kind(at) != NUMERAL or not tokens.raw[at].isdigit() or len(tokens.raw[at]) > 5:
        return None
    paired = tokens.word(at + 1) in DASHES and tokens.glued(at + 1) and tokens.kind(at + 2) == NUMERAL
    first = here = at + (3 if paired else 1)
    while here < first + 4 and (tokens.capital(here) or (tokens.word(here) == "." and here > first)):
        if lexis.among("street", tokens.words[here]):
            return Draft(at, first, "identifier")
        here += 1
    return None


def _letters_after(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "5G", "4x4", "1080p", "737s": letters glued on that are no unit, scale or ordinal."""
    here = at + 1
    if not tokens.glued(here) or tokens.kind(here) != WORD:
        return None
    word = tokens.raw[here]
    if word == "K" and lexis.among("k_named", tokens.word(here + 1)):
        return Draft(at, here + 1, "identifier")
    if is_times(tokens, here):
        return None
    if word in lexis.short or word.lower() in _SUFFIXES or word == "s" or word.lower() in ("am", "pm"):
        return None
    if (
        unit_at(tokens, lexis, here)
        or word.lower() in lexis.numbers
        or (len(word) > 4 and not word[0].isupper())
    ):
        return None
    while (
        here < tokens.count and here - at < 8 and tokens.glued(here) and tokens.kinds[here] in (WORD, NUMERAL)
    ):
        here += 1
    return Draft(at, here, "identifier")


def is_times(tokens: Tokens, at: int) -> bool:
    """Whether the letter glued to a number says "times": "1.9x earnings", not "4x4"."""
    part_of_name = tokens.glued(at + 1) and tokens.kind(at + 1) in (NUMERAL, WORD)
    return tokens.word(at) == "x" and tokens.glued(at) and not part_of_name


def _labelled(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "No. 3", "number 1", "page 5", "Article 50", "week 3"."""
    raw = tokens.raw[at]
    if "." in raw and len(raw) <= 5 and tokens.word(at - 1) in ("version", "chapter", "section", "figure"):
        return Draft(at, at + 1, "identifier")
    if not raw.isdigit() or len(raw) > 6 or _range_of_units(tokens, lexis, at):
        return None
    if (
        lexis.among("dialling", tokens.word(at - 1))
        and 3 <= len(raw) <= 6
        and not counts(tokens, lexis, at + 1)
    ):
        return Draft(at, at + 1, "identifier")
    if tokens.word(at + 1) in ("zip", "postcode") or tokens.words[at + 1 : at + 3] == ["area", "code"]:
        return Draft(at, at + 1, "identifier")
    if tokens.word(at - 1) == "-" and tokens.word(at - 2) == "last" and tokens.glued(at):
        return Draft(at, at + 1, "identifier") if int(raw) in (8, 16, 32, 64, 128) else None
    if tokens.word(at - 1) == "#":
        return _rank(at - 1, at + 1, int(raw))
    if listed := _listed(tokens, lexis, at, int(raw)):
        return listed
    dotted = tokens.word(at - 1) == "."
    if (
        dotted
        and tokens.word(at - 2) in ("p", "pp")
        and tokens.glued(at - 1)
        and tokens.kind(at - 3) != NUMERAL
    ):
        return _widen(tokens, at)
    name = tokens.word(at - 2 if dotted else at - 1)
    if lexis.among("rankword", name) and (dotted or name not in ("no", "nos") or tokens.capital(at - 1)):
        return _rank(at - 2 if dotted else at - 1, at + 1, int(raw))
    if not dotted and lexis.among("label_strong", name) and not _scaled_or_people(tokens, lexis, at + 1):
        return _widen(tokens, at)
    if name in ("top", "bottom") and not dotted and not counts(tokens, lexis, at + 1):
        return _rank(at - 1, at + 1, int(raw))
    if dotted or counts(tokens, lexis, at + 1) or tokens.word(at + 1) in ("%", "percent", "per"):
        return None
    if lexis.among("label", name) or (
        lexis.among("labelweak", name)
        and tokens.word(at - 2) not in _ONE_OF_MANY
        and (tokens.word(at + 1) != "of" or tokens.capital(at - 1))
    ):
        return _widen(tokens, at)
    return None


def _listed(tokens: Tokens, lexis: Lexis, at: int, value: int) -> Draft | None:
    """The second of "Nos. 3 and 5"."""
    if tokens.word(at - 1) not in ("and", "or", ",") or tokens.kind(at - 2) != NUMERAL:
        return None
    here = at - 2
    while here > at - _REACH and (tokens.kind(here) == NUMERAL or tokens.word(here) in ("and", "or", ",")):
        here -= 1
    dotted = tokens.word(here) == "."
    name = tokens.word(here - dotted)
    if counts(tokens, lexis, at + 1) or tokens.word(at + 1) in ("%", "percent", "per"):
        return None
    return _rank(at, at + 1, value) if name in ("nos", "numbers") else None


def _range_of_units(tokens: Tokens, lexis: Lexis, at: int) -> bool:
    """ "a zone 10 to 15 kilometres wide"."""
    return (
        tokens.word(at + 1) == "to"
        and tokens.kind(at + 2) == NUMERAL
        and unit_at(tokens, lexis, at + 3) is not None
    )


def spelled_label(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "category one", "day three", "Phase Two"; "bottom three" and "top four" where nothing is counted."""
    kind, _ = lexis.numbers.get(tokens.words[at], ("", ""))
    if kind not in ("unit", "teen") or tokens.kind(at - 1) != WORD:
        return None
    name, after = tokens.words[at - 1], tokens.word(at + 1)
    ends = tokens.kind(at + 1) != WORD or lexis.among("np_stop", after)
    if after in lexis.numbers or after in ("-", "%") or unit_at(tokens, lexis, at + 1):
        return None
    if name in ("top", "bottom") and ends and tokens.word(at - 2) in ("the", "a", "s", "its", "their"):
        return Draft(at - 1, at + 1, "rank")
    if lexis.among("label_strong", name) and not is_plural(lexis, after):
        return Draft(at, at + 1, "identifier")
    if not lexis.among("labelweak", name) or not ends or tokens.word(at - 2) in _ONE_OF_MANY or after == "of":
        return None
    return Draft(at, at + 1, "identifier")


def _scaled_or_people(tokens: Tokens, lexis: Lexis, at: int) -> bool:
    """Whether a count follows after all: "in that part 20 people"."""
    word = tokens.word(at)
    return word in lexis.numbers or lexis.among("after_count", word) or word in ("%", "$", "€", "£", "-")


def _widen(tokens: Tokens, at: int) -> Draft:
    """An identifier, with the second of a pair: "posts 542 and 543", "pages 2-9"."""
    last = at + 1
    if tokens.word(last) in DASHES and tokens.kind(last + 1) == NUMERAL and tokens.glued(last):
        last += 2
    return Draft(at, last, "identifier", None)


def _rank(first: int, last: int, value: int) -> Draft:
    return Draft(first, last, "rank", value)


def counts(tokens: Tokens, lexis: Lexis, at: int) -> bool:
    """Whether what stands after a number is counted or measured by it."""
    if tokens.word(at) == "-" and tokens.glued(at):
        at += 1
    if tokens.kind(at) == SYMBOL:
        return tokens.word(at) in ("%", "°", "$", "€", "£")
    if tokens.kind(at) != WORD:
        return False
    word = tokens.words[at]
    if lexis.gloss and (tokens.capital(at) or tokens.capital(at + 1)) and not lexis.among("np_stop", word):
        return True
    if word in lexis.numbers or (is_plural(lexis, word) and not lexis.among("np_stop", word)):
        return True
    if unit_at(tokens, lexis, at):
        return True
    return (
        tokens.kind(at + 1) == WORD
        and is_plural(lexis, tokens.words[at + 1])
        and not lexis.among("np_stop", word)
    )


def _named(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "iPhone 11", "Boeing 737", "Windows 10 Pro": a capitalised name with its number."""
    raw, before = tokens.raw[at], at - 1
    if tokens.word(at + 1) == "series" and tokens.capital(at + 1):
        return Draft(at, at + 1, "identifier")
    if not raw.replace(".", "").isdigit() or len(raw) > 5 or tokens.kind(before) != WORD or tokens.glued(at):
        return None
    name = tokens.raw[before]
    if not any(char.isupper() for char in name) or lexis.among("np_stop", name.lower()):
        return None
    known = name.lower() in lexis.dates or name.lower() in lexis.changes or name.lower() in lexis.numbers
    if known or name.lower() == "magnitude":
        return None
    if "." in raw and lexis.among("software", name.lower()) and not counts(tokens, lexis, at + 1):
        return Draft(at, at + 1, "identifier")
    if "." in raw and (len(raw) > 3 or "," in tokens.text[tokens.starts[at] : tokens.ends[at]]):
        return None  # a decimal comma is of a share: "die FDP 4,9"
    if lexis.gloss and tokens.word(at + 1) == "of" and tokens.kind(at + 2) == NUMERAL:
        return None
    if (name.lower(),) in lexis.before or (
        tokens.opens_sentence(before) and name[1:].islower() and tokens.word(before - 1) != ":"
    ):
        return None
    model = tokens.capital(at + 1) and lexis.among("model_suffix", tokens.word(at + 1))
    variant = _variant(tokens, at)
    if (counts(tokens, lexis, at + 1) and not model) or (
        tokens.word(at + 1) in ("-", "–", "—") and not variant
    ):
        return None
    if tokens.word(at + 1) in ("to", "of") and tokens.kind(at + 2) == NUMERAL:
        return None
    if tokens.kind(at + 1) == BREAK and tokens.kind(at - 2) == BREAK:
        return None
    return Draft(at, at + (3 if variant else 1), "identifier")


def _variant(tokens: Tokens, at: int) -> bool:
    """ "Boeing 737-800": a model and its variant, a round number after one that is not."""
    model, variant = tokens.raw[at], tokens.raw[at + 2] if tokens.kind(at + 2) == NUMERAL else ""
    if tokens.word(at + 1) != "-" or not (tokens.glued(at + 1) and tokens.glued(at + 2)):
        return False
    return len(model) == len(variant) == 3 and variant.endswith("00") and not model.endswith("0")


def rank_word(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "number one", "No. one"."""
    word = tokens.words[at]
    kind, value = lexis.numbers.get(tokens.word(at + 1), ("", ""))
    if (
        word == "number"
        and kind in ("unit", "teen")
        and (
            tokens.kind(at + 2) != WORD
            or tokens.word(at - 1) in ("the", "a", "its", "his", "her", "their", "s")
        )
    ):
        return _rank(at, at + 2, int(value))
    return None
