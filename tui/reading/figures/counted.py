"""The noun phrase that a number counts: "1,212 of the bodies", "over 6,000 Ukrainian soldiers"."""

from tui.model import TextSpan
from tui.reading.figures.draft import Draft
from tui.reading.figures.german_nouns import counted_noun
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.numerals import cardinal
from tui.reading.figures.tokens import NUMERAL, WORD, Tokens
from tui.reading.figures.units import unit_at

_LONGEST = 7
_ACTS = frozenset(
    {"said", "say", "died", "went", "came", "fled", "had", "have", "were", "are", "took", "believe", "agree"}
)
_OBJECTS = frozenset({"them", "him", "her", "it", "us", "me", "itself", "themselves", "from", "to"})
"""After "and lifts", "and moves": a verb, and no second noun."""


def find_counted(tokens: Tokens, lexis: Lexis, draft: Draft) -> TextSpan | None:
    """What the figure counts, or None."""
    if lexis.gloss:
        return counted_noun(tokens, lexis, draft)
    at = draft.last
    if draft.kind == "ratio":
        return _of_phrase(tokens, lexis, at) or _phrase(tokens, lexis, _skip(tokens, lexis, at), False)
    if draft.unit is not None:
        return _of_phrase(tokens, lexis, at) if draft.kind == "percent" else None
    if tokens.word(at) == "-" and tokens.word(at + 1) == "strong":
        return _phrase(tokens, lexis, at + 2, True)
    if tokens.word(at) == "-" and tokens.glued(at):
        return _compound(tokens, at + 1)
    if measured := _measured_item(tokens, lexis, at):
        return measured
    if tokens.word(at) == "of":
        return _of_phrase(tokens, lexis, at)
    if _attributive(tokens, lexis, draft):
        return TextSpan.cut(tokens.text, tokens.starts[at], tokens.ends[at])
    return _phrase(tokens, lexis, at, draft.value == 1)


def _attributive(tokens: Tokens, lexis: Lexis, draft: Draft) -> bool:
    """Whether two bare singular nouns follow: a "12 page document" counts pages."""
    first, second, third = (tokens.word(draft.last + i) for i in range(3))
    if (
        not draft.plain
        or draft.value == 1
        or tokens.kind(draft.last + 1) != WORD
        or tokens.capital(draft.last + 1)
        or _says_more(tokens, lexis, draft.last, draft.last + 2)
    ):
        return False
    singular = not any(is_plural(lexis, word) or lexis.among("np_stop", word) for word in (first, second))
    ends = tokens.kind(draft.last + 2) != WORD or lexis.among("np_stop", third) or lexis.among("verb", third)
    ends = ends or third.endswith("ed")
    return singular and ends and len(first) > 2 and not first.endswith(("ed", "ing", "al", "ic", "ive"))


def _of_phrase(tokens: Tokens, lexis: Lexis, at: int) -> TextSpan | None:
    if tokens.word(at) != "of":
        return None
    here = _skip(tokens, lexis, at + 1)
    while tokens.word(here) in ("only", "just", "about", "some", "around", "more", "than", "nearly", "over"):
        here += 1
    if tokens.word(here) in ("last", "first", "next", "past", "other", "previous", "top", "best", "bottom"):
        here += cardinal(tokens, lexis, here + 1) is not None
    among = cardinal(tokens, lexis, here)
    if among and among.form != "fraction":
        here = among.last + (tokens.word(among.last) == "of")
    return _phrase(tokens, lexis, here, False)


def _skip(tokens: Tokens, lexis: Lexis, at: int) -> int:
    """Index after the determiners at a token."""
    here = at
    while here < at + 3 and (lexis.among("determiner", tokens.word(here)) or tokens.word(here) == "all"):
        here += 1
    return here


def _measured_item(tokens: Tokens, lexis: Lexis, at: int) -> TextSpan | None:
    """ "eight 250ml bottles": the noun after another amount."""
    if tokens.kind(at) != NUMERAL:
        return None
    other = cardinal(tokens, lexis, at)
    if other is None or not (tokens.glued(other.last) or tokens.word(other.last) == "-"):
        return None
    here = other.last
    while here < at + 6 and tokens.glued(here):
        here += 1
    return _phrase(tokens, lexis, here, False)


def _compound(tokens: Tokens, at: int) -> TextSpan | None:
    if not tokens.glued(at) or tokens.kind(at) != WORD:
        return None
    return TextSpan.cut(tokens.text, tokens.starts[at], tokens.ends[at])


def _phrase(tokens: Tokens, lexis: Lexis, at: int, single: bool) -> TextSpan | None:
    while tokens.word(at) in ("most", "more", "fewer", "other", "further", "additional") and (
        tokens.word(at) == "most" or not _nouns(tokens, lexis, at + 1)
    ):
        if tokens.word(at) != "most":
            return None
        at += 1
    last = _phrase_end(tokens, lexis, at, single)
    if last is None:
        return None
    last = _adjectives(tokens, lexis, at, last, single)
    word = tokens.words[at]
    if _says_more(tokens, lexis, at, last):
        return None
    if word == "x" or (last == at + 1 and word.endswith("ed") and not lexis.among("one_hurt", word)):
        return None
    if tokens.word(last) in ("'", "’") and tokens.glued(last) and _owns(tokens, lexis, at, last):
        owned = _owned(tokens, lexis, last)
        if owned is not None:
            return _phrase(tokens, lexis, owned, False)
    elif not single:
        last = _coordinated(tokens, lexis, at, last)
    start, end = tokens.starts[at], tokens.ends[last - 1]
    return TextSpan(start, end, tokens.text[start:end])


def _owns(tokens: Tokens, lexis: Lexis, first: int, at: int) -> bool:
    """Whether what is counted follows an apostrophe: "the country's 96 towns", not "87m users' data"."""
    if tokens.word(first - 1) in ("of", "the", "all") or (
        tokens.word(at + 1) == "s" and tokens.glued(at + 1)
    ):
        return True
    return tokens.kind(at + 1) == NUMERAL or tokens.word(at + 1) in lexis.numbers


def _adjectives(tokens: Tokens, lexis: Lexis, at: int, last: int, single: bool) -> int:
    """The end of a phrase whose adjectives are joined: "gifted and quick strikers", "armed, masked men"."""
    word = tokens.words[last - 1]
    if single or last > at + 2 or is_plural(lexis, word) or lexis.among("verb", word):
        return last
    joint = last + (tokens.word(last) == "-" and tokens.glued(last) and not tokens.glued(last + 1))
    if tokens.word(joint) not in ("and", "or", ","):
        return last
    adjective = word.endswith(
        ("ed", "ing", "al", "ic", "ive", "ful", "ous", "less", "able", "ible", "ary", "ly")
    )
    if not (adjective or joint > last or lexis.among("describing", word)):
        return last
    end = _phrase_end(tokens, lexis, joint + 1, False)
    return (
        end
        if end is not None and end - at < 2 * _LONGEST and is_plural(lexis, tokens.words[end - 1])
        else last
    )


def _says_more(tokens: Tokens, lexis: Lexis, at: int, last: int) -> bool:
    """Whether no noun follows: "6.1 struck", "4 wide", "58 two years ago", "35 last year"."""
    word, after = tokens.words[at], tokens.word(at + 1)
    noun = tokens.word(at - 1) in ("one", "1") and word in (
        "run",
        "hit",
        "cut",
        "need",
        "wait",
        "cost",
        "lead",
    )
    if lexis.among("verb", word) and not noun and not lexis.among("one_hurt", word):
        return not is_plural(lexis, tokens.words[last - 1])
    timed = word in lexis.numbers or word in ("last", "next", "late", "early")
    if timed and unit_at(tokens, lexis, at + 1) is not None and after != "-":
        return True
    if word in ("last", "next") and not is_plural(lexis, tokens.words[last - 1]):
        return True
    return last == at + 1 and lexis.among("extent", word)


def acts(lexis: Lexis, word: str) -> bool:
    """Whether a word is a verb that is no noun: "a third voted", not "a third run"."""
    return lexis.among("verb", word) and (word.endswith("ed") or word in _ACTS)


def _nouns(tokens: Tokens, lexis: Lexis, at: int) -> bool:
    return tokens.kind(at) == WORD and not lexis.among("np_stop", tokens.words[at])


def _owned(tokens: Tokens, lexis: Lexis, at: int) -> int | None:
    """Where what is owned begins after an apostrophe: "14 of the country's 96 municipalities"."""
    here = at + 1 + (tokens.word(at + 1) == "s" and tokens.glued(at + 1))
    among = cardinal(tokens, lexis, here)
    here = among.last if among and among.form != "fraction" else here
    return here if _nouns(tokens, lexis, here) else None


def _coordinated(tokens: Tokens, lexis: Lexis, at: int, last: int) -> int:
    """The end of "Kia and Hyundai cars", "combined digital and physical sales", "drivers and guards"."""
    if tokens.word(last) != "and":
        return last
    plural = is_plural(lexis, tokens.words[last - 1])
    for here in range(last + 1, min(last + (2 if plural else 4), tokens.count)):
        word = tokens.words[here]
        if tokens.kinds[here] != WORD or lexis.among("np_stop", word) or lexis.among("verb", word):
            return last
        if is_plural(lexis, word):
            if lexis.among("determiner", tokens.word(here + 1)) or tokens.word(here + 1) in _OBJECTS:
                return last
            named = plural and tokens.capital(here) and not tokens.capital(last - 1)
            return last if named else here + 1
    return last


def _phrase_end(tokens: Tokens, lexis: Lexis, at: int, single: bool) -> int | None:
    """Index after the last token of the noun phrase that begins at a token."""
    here, end = at, None
    while here < min(at + _LONGEST, tokens.count):
        word = tokens.words[here]
        if tokens.kinds[here] != WORD:
            named = (
                tokens.kinds[here] == NUMERAL
                and end == here
                and tokens.capital(here - 1)
                and single_digit(tokens, here)
            )
            if named or (tokens.kinds[here] == NUMERAL and tokens.glued(here) and end == here):
                here += 1
                end = here
                continue
            if word in "-‐‑" and tokens.glued(here) and tokens.glued(here + 1) and here > at:
                here += 1
                continue
            break
        if (
            lexis.among("np_stop", word)
            and not _starts(tokens, lexis, here, here == at)
            and not _noun_instead(lexis, word, end, single)
        ):
            break
        if word == "times" and here == at:
            return here + 1
        if end is not None and _ends_here(tokens, lexis, here, end, single):
            break
        here += 1
        end = here
        if not single and is_plural(lexis, word) and not _goes_on(tokens, lexis, here):
            break
    return end


def single_digit(tokens: Tokens, at: int) -> bool:
    """ "63,000 Model 3 cars": a number that is part of a name inside the phrase."""
    plain = tokens.raw[at].isdigit() and len(tokens.raw[at]) <= 2
    return plain and tokens.kind(at + 1) == WORD and tokens.words[at + 1].endswith("s")


def _starts(tokens: Tokens, lexis: Lexis, at: int, first: bool) -> bool:
    """ "three very different men", "two combined lists": an adverb or participle may open the phrase."""
    word = tokens.words[at]
    if word == "combined":
        return first and _nouns(tokens, lexis, at + 1)
    return first and word in ("very", "quite", "so", "too", "rather")


def _noun_instead(lexis: Lexis, word: str, end: int | None, single: bool) -> bool:
    """Whether a word listed as a verb is the plural noun here: "two orchestral works"."""
    return (
        end is not None and not single and is_plural(lexis, word) and word not in ("says", "does", "becomes")
    )


def is_plural(lexis: Lexis, word: str) -> bool:
    """Whether a word looks like a plural noun."""
    if lexis.among("plural", word):
        return True
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "ous")):
        return False
    return not lexis.among("not_plural", word)


def _goes_on(tokens: Tokens, lexis: Lexis, at: int) -> bool:
    """After a plural: "sports teams" goes on, "companies said" does not."""
    word = tokens.word(at)
    if tokens.kind(at) != WORD or (word,) in lexis.before:  # "30 ships averages 17 years"
        return False
    return is_plural(lexis, word) and not lexis.among("np_stop", word)


def _ends_here(tokens: Tokens, lexis: Lexis, at: int, end: int, single: bool) -> bool:
    """Whether a later word begins the verb and not more of the noun phrase."""
    word = tokens.words[at]
    if lexis.among("verb", word):
        return True
    if single and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return True
    if not single or len(word) < 5 or lexis.among("ing_noun", word):
        return False
    return word.endswith(("ed", "ing")) and not tokens.words[end - 1].endswith(("ly", "more"))
