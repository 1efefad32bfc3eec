"""Phrases from their first token on: noun phrases, and what follows a name between commas."""

from tui.reading.attributions.phrases import ATTACHES, REACH, is_when
from tui.reading.attributions.view import View
from tui.reading.lexicon import words

_COMPARED = frozenset(("higher", "lower", "more", "less", "fewer", "above", "below", "up", "down", "than"))


def noun_phrase_right(view: View, first: int, hi: int) -> int | None:
    """Where the noun phrase that begins at ``first`` ends, prepositional phrases too; None if none begins."""
    if first >= hi:
        return None
    if view.tags[first] in "HO":
        return first + 1
    noun: int | None = None
    for at in range(first, min(hi, first + REACH)):
        if _stops(view, at, hi, noun):
            break
        if view.tags[at] in "NPU" or (view.tags[at] == "O" and noun == at - 2):
            noun = at
    return noun + 1 if noun is not None else None


def _stops(view: View, at: int, hi: int, noun: int | None) -> bool:
    """Whether token ``at`` is no longer of the phrase whose last noun so far is ``noun``."""
    tag = view.tags[at]
    after_noun = noun is not None and noun == at - 1
    if tag in "NPU":
        return after_noun and view.tags[at - 1] == "P" and is_when(view, at) and not is_when(view, at - 1)
    if tag in "ITC":
        return not (after_noun and _extends(view, at, hi))
    if tag == "D":
        return after_noun and not is_when(view, at)
    if tag == "q":
        return view.opens(at) and noun is not None and not _is_nickname(view, at, hi)
    if tag == "H":
        return view.tag(at + 1) != "Z"
    if tag == "O":
        return view.low(at - 1) != "of"
    return tag not in "JZKGR&-" or (tag == "R" and after_noun)


def _extends(view: View, at: int, hi: int) -> bool:
    """Whether the preposition or coordinator at ``at`` carries a noun phrase on."""
    following = view.tag(at + 1) if at + 1 < hi else "."
    if view.tags[at] == "C":
        return following in "DPNJU"
    low = view.low(at)
    if low == "of" and following == "O":
        # "one of them".
        return True
    if low not in ATTACHES or is_when(view, at + 1) or following not in "DPNJUGKqH":
        return False
    return low not in ("in", "on", "at", "to") or not _is_channel(view, at, hi)


def _is_nickname(view: View, at: int, hi: int) -> bool:
    end = at
    while end < hi and view.outer[end] == view.outer[at] and end - at < 6:
        end += 1
    return end - at < 5 and view.tag(end) == "P"


def _is_channel(view: View, at: int, hi: int) -> bool:
    channels = words(view.language, "attr_channels")
    return any(view.low(k) in channels for k in range(at + 1, min(hi, at + 5)) if view.tags[k] in "NP")


def apposition_right(view: View, end: int, hi: int) -> int:
    """Takes in what follows a name between commas: ", the mayor of Holm", ", 57", ", who had left"."""
    age = _apposition(view, end, hi)
    return _apposition(view, age, hi) if age == end + 2 and view.tags[end + 1] == "U" else age


def _apposition(view: View, end: int, hi: int) -> int:
    if end + 1 >= hi or view.tags[end] != "," or view.quoted(end):
        return end
    first = view.tags[end + 1]
    if first not in "DUNPJW" or view.quoted(end + 1):
        return end
    if first == "U" and view.tag(end + 2) == "N" and view.low(end + 3) in _COMPARED:
        return end  # "the ministry, six points higher than before"
    at = end + 1
    limit = min(hi, end + REACH)
    relative = first == "W"
    while at < limit and view.tags[at] not in ".;:,(-" and not view.quoted(at):
        relative = relative or view.tags[at] in "Wh"
        if view.tags[at] in "VAM" and not relative:
            return end
        at += 1
    if first == "W" and view.tag(at) == "," and at < limit:
        return at
    if first == "W" and view.quoted(at):
        return end
    if first in "PN" and view.tag(at) == "," and "I" not in view.tags[end + 1 : at]:
        return end if is_when(view, end + 1) else at
    return at if not is_when(view, end + 1) else end
