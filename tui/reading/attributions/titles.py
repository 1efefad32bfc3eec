"""What stands beside a name and is no part of it: titles, letters, adjectives."""

from tui.reading.attributions.kinds import heads
from tui.reading.attributions.tagging import tables
from tui.reading.attributions.view import View
from tui.reading.lexicon import mapping, words

_RANKS = frozenset(("maj", "lt", "brig", "rear", "vice", "air"))
"""First parts of ranks."""
_BACK = 2000
"""Tokens before a rank in which its bearer is sought."""


def is_title(view: View, at: int) -> bool:
    """Whether a word before a name is a title: "Mr", and "Gen." but not the name "Gen"."""
    low = view.low(at)
    if low not in words(view.language, "attr_titles"):
        return False
    form = mapping(view.language, "attr_titles").get(low)
    if form == "behind":
        # "Det Con Vint".
        return view.low(at - 1) in words(view.language, "attr_titles")
    if form == "full":
        # "Private Ola Vint", but not "Private Eye".
        return view.tokens.words[at][0].isupper() and view.tags[at : at + 3].endswith("PP")
    if form == "capitals":
        return view.tokens.words[at].isupper()
    # "Maj Gen Vint"
    dotted = view.low(at + 1) == "." or view.low(at - 1) in _RANKS
    return form != "dotted" or dotted or _is_of_named(view, at)


def _is_of_named(view: View, at: int) -> bool:
    """Whether "Col", which is a given name too, stands before the surname of one named before."""
    if view.tags[at] != "P" or view.tag(at + 1) != "P" or view.tag(at + 2) == "P":
        return False
    lows, first = view.tokens.lows, max(0, at - _BACK)
    if lows[at + 1] not in lows[first:at]:
        return False
    before = lows.index(lows[at + 1], first, at) - 1
    return view.tag(before) == "P" and lows[before] != lows[at]


def before_title(view: View, at: int, end: int) -> bool:
    """Whether a word is of a title in two parts before a name: "Rear Adm. Vint", "Brig. Gen. Vint"."""
    dot = view.low(at + 1) == "."
    title = at + 1 + dot
    if title >= end - 1 or not is_title(view, title) or is_peer(view, title):
        return False
    return view.tokens.words[at][0].isupper() and view.low(at) not in mapping(view.language, "attr_given")


def is_peer(view: View, at: int) -> bool:
    """Whether a title is one of peers."""
    return mapping(view.language, "attr_titles").get(view.low(at)) == "peer"


def is_role(view: View, at: int) -> bool:
    """Whether a word is what somebody is: "captain", but not the name "Col", which is no "Col."."""
    low = view.low(at)
    if heads(view.language).get(low) != "person":
        return False
    dotted = mapping(view.language, "attr_titles").get(low) == "dotted"
    return not dotted or view.low(at + 1) == "." or not view.tokens.words[at][0].isupper()


def is_surname(view: View, at: int) -> bool:
    """Whether a noun for a speaker is the surname of one here: "Bishop" where Emma Bishop speaks."""
    if view.low(at) not in view.surnames or not view.tokens.words[at][0].isupper():
        return False
    return view.low(at - 1) not in ("the", "a", "an", "der", "die", "das") and view.tag(at + 1) != "P"


def postnominal(view: View, start: int, end: int) -> str:
    """What the letters are that end a name and are no part of it: "KC" a person, "Ltd" a firm; or ""."""
    if end - start < 2 or not view.tokens.words[end - 1][0].isupper():
        return ""
    return mapping(view.language, "attr_postnominals").get(view.low(end - 1), "")


def is_called(view: View, at: int) -> bool:
    """Whether a noun at the beginning is of a body’s name: "Channel Nine", but not "Carmaker Brill"."""
    low = view.low(at)
    own = low in words(view.language, "attr_firms") or low in words(view.language, "attr_generic")
    if own or not view.tokens.words[at][0].isupper():
        return False
    return heads(view.language).get(low) in ("organisation", "media")


def describes(view: View, at: int) -> bool:
    """Whether an adjective before a name is no part of it."""
    word = view.tokens.words[at]
    if view.tags[at] in "JK" and word[0].islower():
        return True
    if len(word) == 1:
        return False
    if "-" in word:
        second = view.tag(at - 1) in ".q" and word.partition("-")[2][:1].islower()
        if second and view.tag(at + 2) == "P" and view.low(at + 1) in mapping(view.language, "attr_given"):
            # "Runner-up Ola Vint"
            return True
        return word.endswith(
            ("-based", "-owned", "-born", "-elect", "-designate")
        ) or word.lower().startswith(("ex-", "then-"))
    # "Chipmaker Vantal …" at the start of a sentence.
    if view.tag(at - 1) not in ".q" or view.tag(at + 1) != "P":
        return False
    low = view.low(at)
    if is_called(view, at):
        return False
    if "J" in tables(view.language).words.get(low, "") and view.tag(at + 2) == "P":
        # "Independent Wendy Vint"
        return view.low(at + 1) in mapping(view.language, "attr_given")
    noun = view.tag(at + 2) == "P" and "N" in tables(view.language).words.get(low, "")
    given = low in mapping(view.language, "attr_given")
    body = heads(view.language).get(view.low(at + 2)) is not None
    return low in words(view.language, "attr_firms") or (noun and not given and not body)
