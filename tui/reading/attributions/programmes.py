"""What newspapers, broadcasters, platforms and programmes are called, and which times are part of that."""

from functools import lru_cache

from tui.reading.attributions.kinds import heads
from tui.reading.attributions.tagging import tables
from tui.reading.attributions.view import View
from tui.reading.lexicon import mapping, words

OUTLETS = frozenset(("media", "broadcast", "platform"))
"""Kinds of channel that are an outlet or a platform."""
_STATIONS = ("tv", "fm")
_TITLE_LINKS = frozenset(("at", "in", "with", "of", "on", "the", "and", "for"))
"""Small words inside the title of a programme."""
_PARTS = frozenset(("morning", "evening", "afternoon", "night", "breakfast"))
_MOST = 12
"""Tokens of a title."""


def titled_end(view: View, at: int, end: int) -> int | None:
    """Where the title of a paper or programme ends that no other name looks like; None if none stands there.

    "the Today at Noon programme", "Breakfast with Vint", "Holm Live", "the Holm Leader".
    """
    first = at + (view.low(at) == "the")
    tokens, tags = view.tokens, view.tags
    shows = mapping(view.language, "attr_channels")
    k, last, joined, owner = first, first, False, 0
    while k < min(end + 1, first + _MOST, len(tags)):
        if tokens.words[k][0].isupper() and tags[k] != "q" and (tags[k] != "U" or k > first):
            k, last = k + 1, k + 1
        elif k == last > first and tags[k] == "Z":
            owner, k = k, k + 1
        elif k == last > first and tokens.lows[k] in _TITLE_LINKS and not is_time(view, k + 1):
            joined, k = True, k + 1
        else:
            break
    if last == first:
        return None
    if owner and (is_outlet(view, first, owner) or is_station(view, first)):
        # "Radio Holm’s Breakfast Hour", "Radio Holm’s breakfast show"
        known = tables(view.language).words
        plain = any(view.low(k) in known or view.low(k) in _PARTS for k in range(owner + 1, last))
        if plain and view.low(owner + 1) not in mapping(view.language, "attr_given"):
            return last
        if view.opens(owner + 1) and is_programme(view, owner + 1, end):
            return quoted_end(view, owner + 1, end)
        if view.tag(owner + 1) in "NJ" and shows.get(view.low(owner + 2)) == "broadcast":
            return owner + 3
    show = shows.get(view.low(last)) in OUTLETS and view.tag(last) in "NVB"
    part = view.low(first) in _PARTS or view.low(first) in ("today", "tonight")
    if show and joined and first > at:
        return last + 1
    if part and first == at and last - first > 1 and view.tag(last) in ",.hHIqDN":
        return last
    ends = mapping(view.language, "attr_outlets").get(view.low(last - 1))
    if view.tag(last) == "N":
        return None
    if last - first > 1 and (ends == "title" or (ends == "end" and first > at)):
        return last
    return None


def is_station(view: View, at: int) -> bool:
    """Whether a name begins with the capitals of a broadcaster: "told KVR Breakfast"."""
    word = view.tokens.words[at]
    return word.isalpha() and word.isupper() and 2 < len(word) < 6


def is_programme(view: View, at: int, end: int) -> bool:
    """Whether the quotation that opens at ``at`` is the title of a programme: all long words are big."""
    stop = quoted_end(view, at, end)
    inside = [view.tokens.words[k] for k in range(at + 1, stop - 1) if view.words_at(k)]
    return 0 < len(inside) < 8 and all(w[0].isupper() or len(w) < 4 for w in inside)


def quoted_end(view: View, at: int, end: int) -> int:
    """Where the quotation ends that token ``at`` stands in."""
    stop = at
    while stop < end and view.outer[stop] == view.outer[at]:
        stop += 1
    return stop


def is_outlet(view: View, first: int, end: int) -> bool:
    """Whether a name has a word for a newspaper, a broadcaster or a platform."""
    kinds = heads(view.language)
    channels = mapping(view.language, "attr_channels")
    if end - first > 1 and view.low(first) in ("sunday", "daily", "evening", "morning", "weekly"):
        return True
    outlets = mapping(view.language, "attr_outlets")
    if end - first > 1 and view.low(first - 1) == "the" and outlets.get(view.low(end - 1)) == "end":
        return True
    return any(
        kinds.get(low) == "media" or channels.get(low) in OUTLETS or low.endswith(_STATIONS)
        for low in view.tokens.lows[first:end]
    ) or any(of_compound(view.language, w) in OUTLETS for w in view.tokens.words[first:end])


@lru_cache(4096)
def of_compound(language: str, word: str) -> str | None:
    """The kind of a channel whose noun ends a longer one, where nouns are written in one word."""
    if mapping(language, "attr_language").get("order") != "verb-second" or not word[0].isupper():
        return None
    low = word.lower()
    known = mapping(language, "attr_channels")
    return next((known[low[at:]] for at in range(2, len(low) - 3) if low[at:] in known), None)


def is_time(view: View, at: int) -> bool:
    """Whether a word tells a time and is not part of a name: "Holm Today", "BBN’s Sunday Politics"."""
    low = view.low(at)
    if low not in words(view.language, "attr_times") and low not in mapping(view.language, "attr_days"):
        return False
    if not view.tokens.words[at][0].isupper():
        return True
    if low == "today" and view.tag(at - 1) == "P":
        # "Holm Today": the name of a programme.
        return False
    return not is_titled_time(view, at) and not is_part_of_name(view, at)


def is_titled_time(view: View, at: int) -> bool:
    """Whether a time begins the title of a paper or programme: "the Sunday Herald", "the Today programme"."""
    words_, before = view.tokens.words, view.low(at - 1)
    if at + 1 >= len(words_) or not words_[at][0].isupper() or before not in ("the", "'s", "’s"):
        return False
    if view.low(at) in ("today", "tonight"):
        return view.low(at + 1) in ("programme", "show", "program")
    return words_[at + 1][0].isupper() and view.tags[at + 1] in "PN" and not is_time(view, at + 1)


def is_part_of_name(view: View, at: int) -> bool:
    """Whether a part of the day has a capital and begins no sentence: "the Holm Morning Show"."""
    return view.low(at) in _PARTS and view.tokens.words[at][0].isupper() and view.tag(at - 1) in "DPNJIVZ"
