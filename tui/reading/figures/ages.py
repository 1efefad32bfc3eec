"""Ages, in all the ways that news gives them."""

from tui.reading.figures.draft import Draft
from tui.reading.figures.german_nouns import aged
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.numerals import DASHES
from tui.reading.figures.tokens import WORD, Tokens

_BE = frozenset({"was", "is", "were", "am"})
_WHEN = frozenset({"time", "when", "since", "until", "before", "after", "as", "while"})
_WHO = frozenset({"he", "she", "i", "they", "we", "you", "who", "s", "is", "was", "were", "are"})

_OLDEST = 115


def as_age(tokens: Tokens, lexis: Lexis, draft: Draft) -> None:
    """Turns a count or duration into an age where the words around it say so."""
    if draft.kind == "duration" and _old_after(tokens, draft):
        return
    if draft.kind == "count" and _short_old(tokens, draft):
        return
    if _over_or_under(tokens, draft) or (lexis.gloss and aged(tokens, draft)):
        _mark(draft)
        return
    if draft.kind == "count" and tokens.word(draft.last) == "age":
        if tokens.word(draft.last + 1) in ("group", "groups", "bracket", "range"):
            _mark(draft)
        return
    if draft.kind not in ("count", "duration") or draft.unit not in (None, "year", "month", "week", "day"):
        return
    if (
        _age_before(tokens, lexis, draft)
        or _older(tokens, lexis, draft)
        or (draft.kind == "count" and (_bare(tokens, lexis, draft) or _turned(tokens, draft)))
    ):
        _mark(draft)


def _mark(draft: Draft) -> None:
    draft.kind = "age"
    draft.unit = f"{draft.unit or 'year'} of age"


def _old_after(tokens: Tokens, draft: Draft) -> bool:
    """ "54 years old", "54-year-old", "six months of age", "12-year-olds"."""
    here = draft.last
    here += tokens.word(here) in DASHES
    if tokens.word(here) in ("old", "olds"):
        _mark(draft)
        draft.last = here + 1
        return True
    if tokens.words[here : here + 2] == ["of", "age"]:
        _mark(draft)
        draft.last = here + 2
        return True
    return False


def _short_old(tokens: Tokens, draft: Draft) -> bool:
    """ "87 yo", "87 y/o", "87yo"."""
    here = draft.last
    length = 3 if tokens.words[here : here + 3] == ["y", "/", "o"] else tokens.word(here) in ("yo", "yos")
    if length:
        _mark(draft)
        draft.last = here + length
    return bool(length)


def _age_before(tokens: Tokens, lexis: Lexis, draft: Draft) -> bool:
    """Whether "aged", "at age", "(the) age of" stand before.

    They belong to the span only after bound words: "under the age of 25".
    """
    at = draft.first - 1
    if tokens.word(at) in ("between", "over", "under", "about", "around") and tokens.word(at - 1) in (
        "aged",
        "ages",
    ):
        return True
    if tokens.word(at) in ("aged", "age", "ages"):
        return tokens.word(draft.last) not in ("percent", "%")
    if lexis.gloss and at >= 0 and tokens.raw[at].lower() == "mit":
        if draft.unit is None:
            return (
                at > 0 and lexis.among("dying", tokens.raw[at - 1].lower()) and not tokens.capital(draft.last)
            )
        return draft.unit == "year" and not tokens.capital(draft.last)  # not "mit 30 Jahren Haft"
    if tokens.word(at) != "of" or tokens.word(at - 1) not in ("age", "ages"):
        return False
    begin = at - 1 - (tokens.word(at - 2) == "the")
    if (tokens.word(begin - 1),) in lexis.before:
        draft.first = begin
    return True


def _bare(tokens: Tokens, lexis: Lexis, draft: Draft) -> bool:
    """ "Maria Vint, 54, said"; "Tom Hale (61)"."""
    value, at = draft.value, draft.first
    if draft.last - at != 1 or not draft.plain or not isinstance(value, int) or not 1 <= value <= 115:
        return False
    before, after = tokens.word(at - 1), tokens.word(draft.last)
    name = tokens.capital(at - 2) and tokens.word(at - 2) not in lexis.dates
    name = name and not lexis.among("np_stop", tokens.word(at - 2))
    if before == "," and after in (",", ".", ";", "and", "of", "who", ")"):
        listed = tokens.word(at - 3).isdigit() or tokens.word(draft.last + 1).isdigit()
        whole = tokens.capital(at - 3) or lexis.among("kin", tokens.word(at - 3))
        return name and not listed and (after == "," or whole) and value >= 5
    whole = tokens.capital(at - 3) or lexis.among("kin", tokens.word(at - 3))
    return before == "(" and after == ")" and name and whole and value >= 10


def _turned(tokens: Tokens, draft: Draft) -> bool:
    """ "turned 40", "when she was six", "under-18s"."""
    at, after = draft.first, tokens.word(draft.last)
    small = isinstance(draft.value, int) and draft.value <= 115
    if tokens.word(at - 1) in ("turned", "turns", "turning"):
        return small and (tokens.kind(draft.last) != WORD or after in ("in", "on", "this", "last", "and"))
    if tokens.word(at - 1) == "as" and tokens.word(at - 2) in ("young", "old"):
        return small and not _counts(tokens, draft.last)
    short = tokens.word(at - 1) in ("re", "m", "s") and tokens.word(at - 2) in ("'", "’")
    if short and tokens.word(at - 3) in _WHO and tokens.word(at - 4) in _WHEN:
        return small and not _counts(tokens, draft.last)
    if tokens.word(at - 1) in _BE and tokens.word(at - 2) in _WHO and tokens.word(at - 3) in _WHEN:
        return small and not _counts(tokens, draft.last)
    return False


def _older(tokens: Tokens, lexis: Lexis, draft: Draft) -> bool:
    """ "18 or older"; "children under 5"."""
    after = tokens.words[draft.last : draft.last + 2]
    before = tokens.word(draft.first - 1), tokens.word(draft.first - 2)
    if lexis.gloss and draft.unit == "year" and before[0] in ("under", "over", "from"):
        return lexis.among("people", before[1])  # "Kinder unter 14 Jahren"
    if draft.kind != "count" or not isinstance(draft.value, int) or draft.value > 115:
        return False
    if len(after) == 2 and after[0] in ("or", "and") and after[1] in ("older", "younger"):
        return True
    ends = tokens.kind(draft.last) != WORD or lexis.among("np_stop", after[0])
    ends = ends or lexis.among("verb", after[0])
    if ends and before[0] == "of" and lexis.among("of_age", before[1]):
        return tokens.word(draft.first - 3) not in lexis.numbers  # not "one girl of 12", "a mother of 3"
    return ends and before[0] in ("under", "over") and lexis.among("people", before[1])


def _over_or_under(tokens: Tokens, draft: Draft) -> bool:
    """ "under-18s", "over 65s": the bound is part of the word; "in under 18s" is a time."""
    at = draft.first
    lead = at - 1 - (tokens.word(at - 1) == "-")
    if tokens.word(lead) not in ("over", "under") or tokens.word(at + 1) not in ("s", "'s"):
        return False
    if not isinstance(draft.value, int) or draft.value > _OLDEST:
        return False
    if lead == at - 1 and (tokens.word(lead - 1) == "in" or not tokens.glued(at + 1)):
        return False
    draft.first, draft.last = lead, at + 2
    draft.bound, draft.unit = tokens.word(lead), None
    draft.low = draft.value if draft.bound == "over" else None
    draft.high = draft.value if draft.bound == "under" else None
    return True


def _counts(tokens: Tokens, at: int) -> bool:
    return tokens.kind(at) == WORD and tokens.word(at).endswith("s")


def decade_of_life(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "in her 30s", "in his late fifties": a range of ten years."""
    word = tokens.words[at]
    near = {tokens.word(at - 1), tokens.word(at - 2), tokens.word(at - 3)}
    someone = bool(near & {"his", "her", "their", "my", "our", "your"})
    if not someone and not (near & {"the", "mid", "low", "high", "upper", "lower"} and word.isdigit()):
        return None
    kind, value = lexis.dates.get(word, ("", ""))
    last = at + 1
    if kind == "tens":
        low = int(value)
    elif (
        word.isdigit()
        and len(word) == 2
        and word[1] == "0"
        and tokens.word(at + 1) == "s"
        and tokens.glued(at + 1)
    ):
        low, last = int(word), at + 2
    else:
        return None
    draft = Draft(at, last, "age" if someone else "count")
    draft.low, draft.high, draft.bound = low, low + 9, "vague"
    draft.unit = "year of age" if someone else None
    return draft
