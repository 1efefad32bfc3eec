"""Capitals that stand for the name of a body: "NUBW", "MoD"."""

from tui.reading.attributions.view import View

_LONGEST = 10
"""Tokens of a name that capitals in brackets may stand for."""
_SMALL = frozenset(("of", "for", "and", "the", "in", "on", "&", "to", "de"))


def is_acronym(word: str) -> bool:
    """Whether a word is of capitals, all or most of them: "HIFS", "DfT"."""
    return 1 < len(word) < 8 and word[0].isupper() and (word.isupper() or word[-1].isupper())


def spelt(view: View, letters: str, first: int, end: int) -> int:
    """Where the name ending at ``end`` begins whose initials some small letters are; else ``first``."""
    tokens, lows = view.tokens.words, view.tokens.lows
    capitals = whole = ""
    for at in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
        small = lows[at] in _SMALL
        if not small and not tokens[at][0].isupper():
            break
        whole = lows[at][0] + whole
        capitals = capitals if small else lows[at][0] + capitals
        if not small and letters in (capitals, whole):
            return at
    return first
