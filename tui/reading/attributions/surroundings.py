"""What stands beside a cue and belongs to neither source nor content: channel and day stand there."""

from tui.reading.attributions.found import Candidate
from tui.reading.attributions.kinds import heads
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping

_TITLES = frozenset(("mr", "mrs", "ms", "dr"))
_REACH = 30
_TITLE = 8
_FRONT = 45
"""Tokens of a sentence's front that are looked at."""


def after_cue(view: View, candidate: Candidate) -> Range:
    """From the cue, or the source behind it, up to the content or a new clause."""
    cue, source = candidate.anchor, candidate.source
    start = source[1] if source is not None and source[0] >= cue[1] else cue[0] + 1
    limit = min(view.units[candidate.unit][1], start + _REACH)
    for first, last in candidate.content:
        if first <= start < last:
            return start, start
        if start < first < limit:
            limit = first
    tags = view.tags
    for stop in range(max(start, cue[1]), limit):
        tag = tags[stop]
        if tag in "VAMSWh;" or (tag in "CK" and tags[stop - 1] == ","):
            return start, stop
    return start, limit


def behind_content(view: View, candidate: Candidate) -> Range:
    """What follows what was said, where that came last and does not run to the end of its clause."""
    hi = view.units[candidate.unit][1]
    start = max([last for _, last in candidate.content], default=hi)
    if start <= candidate.anchor[0] or start >= hi or view.tags[start] not in "ISTRNPD":
        return hi, hi
    limit = min(hi, start + _REACH)
    stop = next((k for k in range(start, limit) if view.tags[k] in "VAMWh;,C"), limit)
    return start, stop


def _behind_speech(view: View, start: int, end: int) -> int:
    """Where the last quotation ends that is longer than the title of a programme, at least ``start``."""
    inside = 0
    for k in range(end - 1, start - 1, -1):
        inside = inside + 1 if view.outer[k] >= 0 else 0
        if inside > _TITLE:
            return k + 1
    return start


def before_cue(view: View, candidate: Candidate) -> tuple[Range, Range]:
    """The front of the sentence, and what stands between source and cue; either may be empty."""
    cue, source = candidate.anchor, candidate.source
    first = min(cue[0], source[0]) if source is not None else cue[0]
    start = max(view.units[candidate.unit][0], first - _FRONT)
    if candidate.nested_in is not None:
        # What stands before another's words is of that one's clause.
        around = (a for a, b in candidate.nested_in.content if a <= first < b)
        start = max(start, next(around, start))
    for begin, last in candidate.content:
        if begin < first:
            start = max(start, min(last, first))
    front = view.tags[start:first]
    start += max(front.rfind(";"), front.rfind("."), front.rfind(":")) + 1
    if max(view.outer[start:first], default=-1) >= 0:
        start = _behind_speech(view, start, first)
    # Where the verb stands second, its auxiliary does, and all else between the two.
    apart = "V" if mapping(view.language, "attr_language").get("order") == "verb-second" else "VAM"
    if source is None or source[1] >= cue[0] or set(view.tags[source[1] : cue[0]]) & set(apart):
        return (start, first), (cue[0], cue[0])
    return (start, first), (source[1], cue[0])


def relative_word(view: View, lo: int, hi: int) -> int:
    """The last word that begins a relative clause: "who", or "that" behind a noun; -1 if none does."""
    who = view.tags.rfind("W", lo, hi)
    that = view.tags.rfind("h", lo, hi)
    return that if that > who and view.tags[that - 1] == "N" and view.tags[that + 1] in "VAM" else who


def listed_left(view: View, at: int, lo: int) -> int:
    """Where the list behind "of" or "for" begins that ``at`` is of: "Office for Rain, Wind and Hail".

    ``at`` itself if it stands in none.
    """
    first = at
    for _ in range(3):
        if first - 2 <= lo or view.tags[first - 1] != "," or view.tags[first - 2] != "P":
            return at
        first -= 2
        while first - 1 > lo and view.tags[first - 1] == "P":
            first -= 1
        if view.low(first - 1) in ("of", "for"):
            body = heads(view.language).get(view.low(first - 2)) == "organisation"
            return first if body and view.tokens.words[first - 2][0].isupper() else at
    return at


def stands_apart(view: View, at: int) -> bool:
    """Whether a title begins a phrase right behind a thing: "after a day in court Mr Vint said"."""
    before = at - 1
    if view.low(at) not in _TITLES or view.tags[before] != "N" or not view.tokens.words[at][0].isupper():
        return False
    return view.tokens.words[before][0].islower() and heads(view.language).get(view.low(before)) != "person"
