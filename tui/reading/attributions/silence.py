"""Silence: who would not, or did not, say anything, and what about.

By a verb ("declined to say whether …", "did not respond to questions about …", "would not be drawn on …"):
``refusal``; and without one ("had no comment", "was not available", "has yet to reply"): ``no_answer``.
"""

from functools import cache

from tui.reading.attributions.extents import names_channel, object_end, trim
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.media import phrase_end
from tui.reading.attributions.phrases import subject_left, verb_group
from tui.reading.attributions.rightward import noun_phrase_right
from tui.reading.attributions.sentence import FORMS_OF_BE, Sentence
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping, words

NOT = frozenset(("not", "n't", "never"))
_FUTURE = frozenset(("would", "will", "wo", "'d"))
_ABLE = frozenset(("could", "can", "ca"))
_WANT = frozenset(("want", "wish", "wanted", "wished"))
_GIVE = frozenset(("provide", "offer", "give", "make"))
_DETAILS = frozenset(("date", "figure", "figures", "number", "reason", "details", "timetable", "estimate"))
"""What somebody will not give who keeps something back."""
_PASSIVE = frozenset(("interviewed", "quoted", "drawn"))
_ABOUT = frozenset(("about", "on", "over", "regarding", "concerning", "as"))


@cache
def silent_verbs(language: str) -> frozenset[str]:
    """All verbs that ``refusal`` may find words of silence with."""
    lists = ("attr_declining", "attr_unreached", "attr_withheld", "attr_silence")
    return _WANT.union(_GIVE, ("discuss", "speak", "take"), *(words(language, name) for name in lists))


def refusal(view: View, verb: int, group: int, hi: int) -> int | None:
    """Where words of silence end whose verb stands at ``verb``, auxiliaries from ``group``; None if none."""
    low, language = view.low(verb), view.language
    if low in words(language, "attr_declining"):
        return _declines(view, verb, hi)
    before = {view.low(k) for k in range(group, verb)}
    if not before & NOT:
        return None
    if low in words(language, "attr_unreached"):
        return verb + 1 if "be" in before or before & FORMS_OF_BE else None
    if low in words(language, "attr_withheld") and before & _FUTURE:
        return verb + 1
    if low in words(language, "attr_silence"):
        return verb + 1
    if low == "discuss" and before & _ABLE:
        return verb + 1
    if low in _WANT and view.low(verb + 1) == "to":
        return verb + 3 if view.low(verb + 2) in words(language, "attr_silence") and verb + 2 < hi else None
    if low == "speak" and view.low(verb + 1) in ("to", "with") and view.low(verb + 2) in ("reporters", "us"):
        return verb + 3
    if low in _GIVE and before & _FUTURE and not _DETAILS.isdisjoint(view.tokens.lows[verb + 1 : verb + 4]):
        return verb + 1  # "would not give a date"
    if low == "take" and view.low(verb + 1) in ("questions", "calls"):
        return verb + 2
    if low in _GIVE and _asked_for(view, verb + 1, hi) is not None:
        return _asked_for(view, verb + 1, hi)
    return None


def _declines(view: View, verb: int, hi: int) -> int | None:
    """ "declined to comment", "refused to be drawn", "declined an interview"."""
    if view.low(verb + 1) != "to":
        return _asked_for(view, verb + 1, hi)
    at = verb + (3 if view.tag(verb + 2) == "R" else 2)
    if view.low(at) in words(view.language, "attr_withheld") and at < hi:
        return None if names_self(view, at + 1, hi) else at + 1
    return at + 2 if view.low(at) == "be" and view.low(at + 1) in _PASSIVE and at + 1 < hi else None


def names_self(view: View, at: int, hi: int) -> bool:
    """Whether "her name", "their identities" stands at ``at``: who keeps that back is silent on nothing."""
    last = next((k for k in range(at, min(hi, at + 4)) if view.tags[k] not in "DJ"), at)
    return view.low(last) in words(view.language, "attr_identity")


def _asked_for(view: View, at: int, hi: int) -> int | None:
    """Where "comment", "an interview", "repeated requests for comment" ends, if that stands at ``at``."""
    asked = words(view.language, "attr_requests")
    for k in range(at, min(hi, at + 5)):
        if view.tags[k] not in "DNJUBP" or view.quoted(k):
            return None
        if view.low(k) in asked and not (view.tag(k + 1) in "N" and view.low(k + 1) in asked):
            stop = k + 1
            if view.low(stop) == "for" and stop + 1 < hi:
                stop = noun_phrase_right(view, stop + 1, hi) or stop
            return stop
    return None


def refused(sentence: Sentence, end: int) -> tuple[int, Range | None]:
    """Where a cue of silence ends at last, and what was not said: "to questions" is no content."""
    view, hi = sentence.view, sentence.hi
    while view.low(end) in ("to", "for", "seeking") or (view.low(end) in ("a", "calls", "messages")):
        first = end + (view.low(end) in ("to", "for", "seeking"))
        stop = _asked_for(view, first, hi)
        if stop is None or (stop >= hi and stop == end):
            break
        end = stop
    at = sentence.past_time(end)
    if names_channel(view, at, hi):
        at = sentence.past_time(phrase_end(view, at, hi) or at)
    if view.tag(at) not in "ITDHhWPNSJU" or at >= hi or view.quoted(at):
        return end, None
    if view.tags[at] == "I" and view.low(at) not in _ABOUT and view.low(at) not in ("to", "for"):
        return end, None
    if view.tags[at] == "S" and view.low(at) not in ("if", "whether", "on"):
        return end, None
    return end, trim(view, at, object_end(view, at, hi))


def no_answer(view: View, unit: int) -> list[Candidate]:
    """Those who gave no answer in other words; nothing is attributed to them but their silence."""
    lo, hi = view.units[unit]
    found: list[Candidate] = []
    for at in range(lo + 1, hi):
        if view.low(at) == "neither":
            found += _neither(view, unit, at)
            continue
        verb = _verb(view, at, lo)
        if verb is None or view.quoted(at):
            continue
        group = verb_group(view, verb, lo)
        source = subject_left(view, group, lo)
        if source is not None and view.low(source[1] - 1) in words(view.language, "attr_requests"):
            source = None
        if source is not None:
            end, content = refused(Sentence(view, unit, []), at + 1)
            pieces = [content] if content is not None and view.low(content[0]) in _ABOUT else []
            found.append(Candidate((group, end), source, pieces, "would not say", unit, "decline"))
    return found


def _neither(view: View, unit: int, at: int) -> list[Candidate]:
    """ "neither confirmed nor denied that …"."""
    lo, hi = view.units[unit]
    nor = next((k for k in range(at + 2, min(hi, at + 4)) if view.low(k) == "nor"), None)
    known = ("confirm", "confirmed", "confirms", "confirming")
    if nor is None or view.low(nor - 1) not in known or nor + 2 > hi or view.quoted(at):
        return []
    group = verb_group(view, at, lo)
    source = subject_left(view, group, lo)
    if source is None:
        return []
    content = trim(view, nor + 2, object_end(view, nor + 2, hi)) if nor + 2 < hi else None
    pieces = [content] if content is not None else []
    return [Candidate((group, nor + 2), source, pieces, "would not say", unit, "decline")]


def _verb(view: View, last: int, lo: int) -> int | None:
    """The verb of words of silence that end with token ``last``, or None."""
    low = view.low(last)
    kind = mapping(view.language, "attr_no_answer").get(low)
    if kind == "no":
        # "had no immediate comment".
        k = last - 1
        while k > lo and view.tags[k] == "J":
            k -= 1
        had = view.low(k - 1) in ("had", "has", "have", "made", "offered", "gave", "makes", "offers")
        if view.low(k) == "no" and had:
            return k - 1
        return _unavailable(view, last, lo) if view.low(last - 1) == "for" else None
    if kind == "met" and view.low(last - 1) == "an" and view.low(last - 2) == "for":
        return _unavailable(view, last - 1, lo)
    if kind == "kept":
        kept = view.low(last - 1) in ("remained", "stayed", "kept", "remains", "stays", "was", "been")
        return last - 1 if kept and last - 1 > lo else None
    if kind == "said":
        # "She said nothing was certain" says something.
        silent = view.low(last - 1) in ("said", "says") and view.tag(last + 1) not in "VAM"
        return last - 1 if silent and last - 1 > lo else None
    if low in words(view.language, "attr_silence") and view.low(last - 1) == "to":
        return (
            last - 3
            if view.low(last - 2) == "yet" and last - 3 >= lo and view.tags[last - 3] == "A"
            else None
        )
    return None


def _unavailable(view: View, last: int, lo: int) -> int | None:
    """The verb of "was not available for comment"."""
    be = last - 2
    unavailable = view.low(be) == "unavailable"
    if not unavailable and view.low(be) not in ("available", "reachable"):
        return None
    be -= 1
    while be > lo and view.tags[be] in "RX":
        unavailable = unavailable or view.tags[be] == "X"
        be -= 1
    return be if unavailable and view.tags[be] == "A" else None
