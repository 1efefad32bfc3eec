"""Numbers of a shape of their own: scores, ratios and ordinals."""

from tui.reading.figures.counted import acts
from tui.reading.figures.draft import Draft, tidy
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.names import is_times
from tui.reading.figures.numerals import DASHES, Cardinal, cardinal, numeral
from tui.reading.figures.tokens import NUMERAL, SYMBOL, WORD, Tokens
from tui.reading.figures.units import unit_at

_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_CAST = frozenset({"votes", "seats", "goals", "points", "runs", "tries", "sets", "games", "frames"})


def score(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "3-1", "1 – 0": home side in ``low``, the other in ``high``."""
    if tokens.kinds[at] != NUMERAL:
        return None
    if tokens.word(at + 1) == "to" or tokens.word(at + 1) in _CAST:
        return _spoken_score(tokens, lexis, at)
    if tokens.kind(at + 2) != NUMERAL:
        return None
    if tokens.word(at + 1) not in DASHES:
        return None
    left, right = tokens.raw[at], tokens.raw[at + 2]
    if not (left.isdigit() and right.isdigit() and len(left) <= 3 and len(right) <= 3):
        return None
    if tokens.glued(at + 1) != tokens.glued(at + 2) or (
        tokens.glued(at) and tokens.word(at - 1) not in "([\"'“‘"
    ):
        return None
    following = tokens.word(at + 3)
    measured = (
        (following in lexis.units and following != "in")
        or following in ("-", "%", "$")
        or following in lexis.numbers
    )
    near = set(tokens.words[max(0, at - 7) : at]) | set(tokens.words[at + 3 : at + 7])
    played = bool(near & lexis.words["play"])
    played = played or _beside_sets(tokens, at)
    if (measured and following not in ("-",)) or (int(left) < int(right) and not played):
        return None
    if following == "-" and tokens.kind(at + 4) == NUMERAL:
        return None
    draft = Draft(at, at + 3, "score")
    draft.low, draft.high = int(left), int(right)
    return draft


def _beside_sets(tokens: Tokens, at: int) -> bool:
    """Whether a set that was won stands beside one that was lost: "6-4, 3-6, 7-5"."""
    if len(tokens.raw[at]) > 1 or len(tokens.raw[at + 2]) > 1:
        return False
    return any(
        tokens.word(comma) == ","
        and tokens.kind(first) == tokens.kind(first + 2) == NUMERAL
        and tokens.word(first + 1) in DASHES
        and len(tokens.raw[first]) == len(tokens.raw[first + 2]) == 1
        and tokens.raw[first] > tokens.raw[first + 2]
        for comma, first in ((at - 1, at - 4), (at + 3, at + 4))
    )


def _spoken_score(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "voted 52 to 48", "by 31 votes to 17"."""
    to = at + 1 + (tokens.word(at + 1) in _CAST)
    if tokens.word(to) != "to" or tokens.kind(to + 1) != NUMERAL:
        return None
    left, right = tokens.raw[at], tokens.raw[to + 1]
    if not (
        left.isdigit() and right.isdigit() and len(left) <= 3 and len(right) <= 3 and int(left) > int(right)
    ):
        return None
    near = tokens.words[max(0, at - 4) : at]
    played = to > at + 1 or near[-1:] == ["by"] or any(lexis.among("play", word) for word in near)
    if not played or unit_at(tokens, lexis, to + 2):
        return None
    draft = Draft(at, to + 2, "score")
    draft.low, draft.high = int(left), int(right)
    return draft


def ratio(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "one in five", "3 out of 4", "1 in every 100": the share in ``value``."""
    first = cardinal(tokens, lexis, at)
    if first is None or first.high is not None or first.scale > 1 or first.form == "fraction":
        return None
    if tokens.word(at + 1) == ":" and tokens.kind(at + 2) == NUMERAL:
        return _colon(tokens, at)
    here = first.last
    if spread := _spread(tokens, lexis, first):
        return spread
    if tokens.word(here) == "to" and tokens.word(here + 1) in ("one", "1"):
        odds = (
            first.value > 1
            and not (tokens.glued(here + 2) and tokens.kind(here + 2) != SYMBOL)
            and unit_at(tokens, lexis, here + 2) is None
        )
        odds = (
            odds and tokens.kind(here + 2) != NUMERAL and tokens.word(at - 1) not in ("from", "$", "£", "€")
        )
        return (
            Draft(at, here + 2, "ratio", tidy(first.value))
            if odds and not _counted_after(tokens, lexis, here + 2)
            else None
        )
    if (
        tokens.word(here) == "-"
        and tokens.words[here + 1 : here + 3] == ["to", "-"]
        and (against := _margin(tokens, lexis, first, here + 3))
    ):
        return against
    hyphen = tokens.word(here) == "-" and tokens.word(here + 1) == "in" and tokens.word(here + 2) == "-"
    if hyphen and tokens.glued(here) and tokens.glued(here + 3):
        second = cardinal(tokens, lexis, here + 3)
        fits = second is not None and second.high is None and 0 < first.value < second.value
        return Draft(at, second.last, "ratio", tidy(first.value / second.value)) if second and fits else None
    if tokens.word(here) == "in":
        here += 1
        here += tokens.word(here) == "every"
        out = False
    elif tokens.words[here : here + 2] == ["out", "of"]:
        here += 2
        here += tokens.word(here) == "every"
        out = True
    else:
        return None
    second = cardinal(tokens, lexis, here)
    if (
        second is None
        or second.high is not None
        or second.form == "fraction"
        or not 0 < first.value < second.value
    ):
        return None
    if not out and not _a_share(tokens, lexis, second.last, second.value):
        return None
    return Draft(at, second.last, "ratio", tidy(first.value / second.value))


def _spread(tokens: Tokens, lexis: Lexis, first: Cardinal) -> Draft | None:
    """ "30 per 100,000 people", "one person in ten", "three times as likely"."""
    at, word = first.last, tokens.word(first.last)
    if tokens.words[at : at + 3] == ["times", "as", "likely"] and first.value > 1:
        return Draft(first.first, at + 1, "ratio", tidy(first.value))
    within = at + 1 if first.value == 1 and lexis.among("one_of_many", word) else at
    if tokens.word(within) != ("per" if within == at else "in"):
        return None
    second = cardinal(tokens, lexis, within + 1)
    if second is None or second.high is not None or second.form == "fraction" or second.value <= first.value:
        return None
    if within == at:
        fits = second.value >= 1000 and unit_at(tokens, lexis, second.last) is None
    else:
        after = tokens.word(second.last)
        ends = tokens.kind(second.last) != WORD or lexis.among("np_stop", after) or lexis.among("verb", after)
        fits = ends and _a_share(tokens, lexis, second.last, second.value)
    return Draft(first.first, second.last, "ratio", tidy(first.value / second.value)) if fits else None


def _margin(tokens: Tokens, lexis: Lexis, first: Cardinal, at: int) -> Draft | None:
    """ "by a 3-to-1 margin", "a 52-to-48 vote"."""
    second = cardinal(tokens, lexis, at)
    if second is None or second.high is not None or not first.value > second.value > 0:
        return None
    if not lexis.among("margin", tokens.word(second.last)):
        return None
    if second.value == 1:
        return Draft(first.first, second.last, "ratio", tidy(first.value))
    draft = Draft(first.first, second.last, "score")
    draft.low, draft.high = tidy(first.value), tidy(second.value)
    return draft


def _colon(tokens: Tokens, at: int) -> Draft | None:
    """ "a ratio of 4:1"."""
    near = tokens.words[max(0, at - 6) : at]
    above, below = tokens.raw[at], tokens.raw[at + 2]
    if not ({"ratio", "odds", "rate"} & set(near)) or not (above.isdigit() and below.isdigit()):
        return None
    if not tokens.glued(at + 2) or max(len(above), len(below)) > 6 or int(below) == 0:
        return None
    return Draft(at, at + 3, "ratio", tidy(int(above) / int(below)))


def multiple(tokens: Tokens, at: int) -> Draft | None:
    """ "twice the 38 of May", "almost double that", "1.9x": as a ratio; not "won twice"."""
    word, after = tokens.words[at], tokens.word(at + 1)
    if tokens.kinds[at] == NUMERAL:
        value = numeral(tokens.raw[at])
        return Draft(at, at + 2, "ratio", value) if is_times(tokens, at + 1) and value is not None else None
    if word not in ("twice", "double") or tokens.kind(at + 1) != WORD:
        return None
    bounded = tokens.word(at - 1) in (
        "nearly",
        "almost",
        "than",
        "about",
        "over",
        "roughly",
        "least",
        "was",
        "is",
        "were",
    )
    if after not in ("that", "the", "what", "those", "its", "their", "as") or (
        word == "double" and not bounded
    ):
        return None
    if after == "as" and not bounded:
        return None
    return Draft(at, at + 1, "ratio", 2)


def _counted_after(tokens: Tokens, lexis: Lexis, at: int) -> bool:
    word = tokens.word(at)
    return tokens.kind(at) == WORD and (word in lexis.numbers or not lexis.among("np_stop", word))


def _a_share(tokens: Tokens, lexis: Lexis, last: int, below: float) -> bool:
    """ "8 in 10 voters" against "2 in 2019", "three in two days"."""
    if 1900 <= below <= 2100 and tokens.kind(last - 1) == NUMERAL and "," not in tokens.raw[last - 1]:
        return False
    word = tokens.word(last)
    return unit_at(tokens, lexis, last) is None and word != "-" and word not in lexis.numbers


def ordinal(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "38th", "second", "twenty-first"; "10th place" and "third-largest" are ranks."""
    raw = tokens.raw[at]
    if stretch := _part_of_year(tokens, lexis, at):
        return stretch
    if tokens.kinds[at] == NUMERAL:
        if tokens.word(at + 1) == "st" and raw[-1] != "1":
            return None
        if tokens.word(at + 1) not in _SUFFIXES or not tokens.glued(at + 1) or "." in raw or len(raw) > 12:
            return None
        return _placed(
            tokens, lexis, _century(tokens, Draft(at, at + 2, "ordinal", int(raw.replace(",", ""))))
        )
    kind, value = lexis.numbers.get(tokens.words[at], ("", ""))
    if kind == "ten" and tokens.word(at + 1) == "-":
        further, more = lexis.numbers.get(tokens.word(at + 2), ("", ""))
        if further == "ordinal" and int(more) < 10:
            return Draft(at, at + 3, "ordinal", int(value) + int(more))
    if kind != "ordinal" or (int(value) > 90 and tokens.word(at - 1) != "the"):
        return None
    if tokens.words[at] == "second" and (
        tokens.word(at - 1) in ("per", "/") or (tokens.word(at + 1) == "-" and tokens.word(at + 2) == "hand")
    ):
        return None
    if tokens.words[at + 1 : at + 3] == ["-", "time"] and tokens.glued(at + 1):
        return None
    single = tokens.word(at - 1) in ("a", "one") and int(value) > 2
    if single and (
        tokens.word(at + 1) in ("of", "more", "less", "higher", "lower", "fewer", "larger", "smaller")
        or acts(lexis, tokens.word(at + 1))
    ):
        return None
    return _placed(tokens, lexis, Draft(at, at + 1, "ordinal", int(value)))


def _part_of_year(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "the fourth quarter of 2027", "the first half of last year": a date without a value of its own."""
    kind, _ = lexis.numbers.get(tokens.words[at], ("", ""))
    if kind != "ordinal" or tokens.word(at + 1) not in ("quarter", "half") or tokens.word(at + 2) != "of":
        return None
    here = at + 3
    if (
        tokens.kind(here) == NUMERAL
        and tokens.raw[here].isdigit()
        and 1900 <= int(tokens.raw[here][:9]) <= 2100
    ):
        return Draft(at, here + 1, "date")
    here += tokens.word(here) in ("the", "last", "this", "next")
    if tokens.word(here) in ("year", "century", "decade"):
        return Draft(at, here + 1, "date")
    return None


def _placed(tokens: Tokens, lexis: Lexis, draft: Draft) -> Draft:
    """An ordinal that is a place in an order: "third-largest", "finished fifth", "second seed"."""
    if draft.kind != "ordinal":
        return draft
    last = draft.last
    if tokens.word(last) == "-" and tokens.glued(last) and tokens.glued(last + 1):
        word = tokens.word(last + 1)
        if (word.endswith("est") and len(word) > 4) or lexis.among("superlative", word):
            draft.last, draft.kind = last + 2, "rank"
        elif word in ("placed", "ranked", "seeded"):
            draft.kind = "rank"
        return draft
    word = tokens.word(last)
    if tokens.capital(last) and lexis.among("numbered_name", word):
        draft.kind = "identifier"
        return draft
    ends = tokens.kind(last) != WORD or lexis.among("np_stop", word)
    if (word.endswith("est") and len(word) > 5) or lexis.among("superlative", word):
        draft.kind = "rank"
    placed = ends and lexis.among("ranking", tokens.word(draft.first - 1))
    if placed or tokens.word(last) in ("seed", "seeds", "place", "spot"):
        draft.kind = "rank"
    return draft


def _century(tokens: Tokens, draft: Draft) -> Draft:
    if (
        tokens.word(draft.last) in ("century", "centuries")
        and isinstance(draft.value, int)
        and draft.value < 100
    ):
        first = (draft.value - 1) * 100
        return Draft(draft.first, draft.last + 1, "date", f"{first:04d}/{first + 99:04d}")
    if tokens.word(draft.last) in ("place", "spot") and tokens.kind(draft.last) == WORD:
        draft.kind = "rank"
    return draft
