"""Bands that have given themselves a name: "a group calling itself Grey Heron", "the gang, known as …"."""

from tui.reading.attributions.view import View
from tui.reading.lexicon import words

_ITSELF = frozenset(("itself", "themselves"))
_CALLED = frozenset(("calling", "calls", "call", "called", "styling", "styles", "named", "dubbed"))
_BACK = 7
"""Tokens before its name in which the noun stands for what a band is."""
_LONGEST = 6
"""Words of a band's name."""
_MOST = 20
"""Bands of one article."""


def bands(view: View) -> dict[int, str]:
    """The names of bands by the token of the noun for what they are."""
    named: dict[int, str] = {}
    nouns = words(view.language, "attr_bands")
    if nouns.isdisjoint(view.tokens.lows):
        return named
    lows, tags = view.tokens.lows, view.tags
    for at in [k for k, low in enumerate(lows) if low in nouns and not view.quoted(k)]:
        for k in range(at + 1, min(at + _BACK, len(lows) - 1)):
            if tags[k] in ".;:NP":
                break
            first = _name_after(view, k)
            stop = first
            while stop - first < _LONGEST and view.tag(stop) in "PN" and view.tokens.words[stop][0].isupper():
                stop += 1
            if first and stop > first:
                named[at] = view.string(first, stop)
                break
        if len(named) == _MOST:
            break
    return named


def _name_after(view: View, at: int) -> int:
    """Where the name begins that a verb at a token gives: "calls itself the", "known as"; 0 if none does."""
    low, following = view.low(at), view.low(at + 1)
    if low == "known" and following == "as":
        first = at + 2
    elif low in _CALLED:
        first = at + 1 + (following in _ITSELF)
    else:
        return 0
    return first + (view.low(first) == "the")
