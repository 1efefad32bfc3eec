"""Ages without "aged" or "old", told by the words around a bare number: "He was 34", "died at 91"."""

from tui.reading.figures.draft import Draft
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.tokens import BREAK, WORD, Tokens

_OLDEST = 115
_REACH = 9
_PRONOUNS = frozenset({"he", "she", "i", "who"})
_VERBS = frozenset({"is", "was", "am", "m", "s", "turned", "turns"})


def late_ages(tokens: Tokens, lexis: Lexis, drafts: list[Draft]) -> None:
    """Turns bare counts into ages where their sentence tells of somebody's life."""
    for position, draft in enumerate(drafts):
        if not _could_be(draft):
            continue
        previous = drafts[position - 1] if position else None
        if (
            _said_of_somebody(tokens, lexis, draft)
            or _at(tokens, lexis, draft)
            or _described(tokens, lexis, draft)
            or _joined(tokens, lexis, draft, previous)
            or _mean(tokens, lexis, draft)
        ):
            draft.kind, draft.unit, draft.counted = "age", "year of age", None


def _could_be(draft: Draft) -> bool:
    value = draft.value
    return (
        draft.kind == "count"
        and draft.unit is None
        and isinstance(value, int | float)
        and 0 < value <= _OLDEST
    )


def _ends(tokens: Tokens, lexis: Lexis, at: int) -> bool:
    """Whether a clause ends at a token, or goes on without a noun that the number could count."""
    plain = tokens.kind(at) != WORD and tokens.word(at) not in ("-", "%", "$", "/", ":", "(")
    return plain or lexis.among("after_age", tokens.word(at))


def _said_of_somebody(tokens: Tokens, lexis: Lexis, draft: Draft) -> bool:
    """ "He was 34.", "I'm 33", "She is not 46 until Thursday"."""
    at = draft.first - 1
    if not draft.plain or not _ends(tokens, lexis, draft.last):
        return False
    while tokens.word(at) in ("only", "just", "not", "now", "still", "already", "then", "about"):
        at -= 1
    if tokens.word(at) not in _VERBS:
        return False
    at -= 1
    if tokens.word(at) in ("'", "’"):
        at -= 1
    return tokens.word(at) in _PRONOUNS and tokens.word(at - 1) not in ("than", "as")


def _at(tokens: Tokens, lexis: Lexis, draft: Draft) -> bool:
    """ "died at 91", "left school at 14", "in 1989, at 54, she"."""
    if tokens.word(draft.first - 1) != "at" or not draft.plain or not isinstance(draft.value, int):
        return False
    after = tokens.word(draft.last)
    if not _ends(tokens, lexis, draft.last) and after not in ("she", "he", "still", "from", "with", "of"):
        return False
    if lexis.among("schooling", tokens.word(draft.first - 2)) and tokens.word(draft.first - 3) in (
        "left",
        "leaving",
    ):
        return draft.value >= 3
    if tokens.word(draft.first - 2) == "," and (after == "," or after == "still"):
        return True
    for here in range(draft.first - 2, max(-1, draft.first - 2 - _REACH), -1):
        word = tokens.words[here]
        if tokens.kinds[here] == BREAK or word in (".", ";", "%", "$", "£", "€", "percent"):
            return False
        if lexis.among("no_life", word):
            return False
        if lexis.among("life", word):
            return draft.value >= 3
    return tokens.word(draft.first - 2) == "and" and after == "still"


def _described(tokens: Tokens, lexis: Lexis, draft: Draft) -> bool:
    """ "a woman of 72", "the driver, 61, was"; not "the total, 61"."""
    if not draft.plain or not isinstance(draft.value, int):
        return False
    before, after = tokens.word(draft.first - 1), tokens.word(draft.last)
    if before in ("now", "then", "both") and tokens.word(draft.first - 2) == "," and after == ",":
        return draft.value >= 3
    noun = tokens.word(draft.first - 2)
    if before == "of":
        one = tokens.word(draft.first - 3) in ("a", "another", "old", "young", "the", "s")
        return (
            one
            and noun in ("man", "woman", "boy", "girl", "child", "baby")
            and _ends(tokens, lexis, draft.last)
        )
    return before == "," and after in (",", ".", ";") and lexis.among("personal", noun) and draft.value >= 5


def _joined(tokens: Tokens, lexis: Lexis, draft: Draft, previous: Draft | None) -> bool:
    """ "two brothers aged 19 and 23", "at 31.4, compared with 28.0 in 2004"."""
    if previous is None or previous.kind != "age" or previous.unit != "year of age":
        return False
    between = tokens.words[previous.last : draft.first]
    if between in (["and"], [","], ["or"], [",", "and"], ["to"]):
        return _ends(tokens, lexis, draft.last)
    return (
        len(between) < 8
        and between[-1:] in (["with"], ["from"], ["against"])
        and _ends(tokens, lexis, draft.last)
    )


def _mean(tokens: Tokens, lexis: Lexis, draft: Draft) -> bool:
    """ "The median age is 46.8", "an average age of 31"."""
    for back in (2, 3, 4):
        if tokens.word(draft.first - back) == "age" and tokens.word(draft.first - 1) in (
            "is",
            "was",
            "of",
            "to",
            "at",
            "from",
        ):
            return _ends(tokens, lexis, draft.last)
    return False
