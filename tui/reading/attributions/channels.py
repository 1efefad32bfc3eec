"""The channel: by which medium, or on which occasion, something was said.

"in a statement on Telegram", "on Radio Holm", "by email", "told the Holm Courier". Whom it was said to
("told reporters") is none.
"""

from collections.abc import Iterator

from tui.reading.attributions.cues import verbs
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.kinds import heads
from tui.reading.attributions.media import (
    channel_noun,
    is_outlet,
    is_programme,
    is_time,
    is_titled_time,
    made_known,
    phrase_end,
    quoted_end,
    simple_phrase,
    titled_end,
    with_more,
)
from tui.reading.attributions.surroundings import after_cue, before_cue, behind_content
from tui.reading.attributions.tagging import tables
from tui.reading.attributions.titles import is_title
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping, words

_DATELINE = 14
"""Tokens before the first sentence among which an agency names itself."""


def channel_of(view: View, candidate: Candidate) -> Range | None:
    """The phrase that names the channel of a statement, or None."""
    after = after_cue(view, candidate)
    told = _listener(view, candidate, after)
    if told is not None:
        return told
    front, between = before_cue(view, candidate)
    beside = after, between, behind_content(view, candidate)
    for where in [(start, end) for start, end in beside if start < end]:
        for found in _phrases(view, where):
            if not _belongs(view, candidate, found):
                return found
    for found in _phrases(view, front):
        if _adverbial(view, found[0], front):
            return found
    return _occasion(view, front)


def _phrases(view: View, where: Range) -> Iterator[Range]:
    at, end = where
    if at >= end:
        return
    links = mapping(view.language, "attr_channel_links")
    relying = words(view.language, "attr_relying")
    appearing = words(view.language, "attr_appearing")
    lows, tags = view.tokens.lows, view.tags
    while at < end:
        if lows[at] == "to" and lows[at] in links and (at == where[0] or lows[at - 1] in appearing):
            # "admitted to the Courier", "speaking to the Courier": as the one who was told.
            told = listener(view, at + 1, end)
            if told is not None and is_outlet(view, *told):
                yield told
                at = told[1]
        elif tags[at] in "ITRLS" and lows[at] in links and lows[at - 1] not in relying:
            stop = phrase_end(view, at, end)
            if stop is not None:
                yield at, stop
                at = stop
        at += 1


def _belongs(view: View, candidate: Candidate, found: Range) -> bool:
    """Whether a phrase behind the source is part of it: "a message on its site reads"."""
    source, cue = candidate.source, candidate.cue
    if cue is not None and cue[0] < found[0] < cue[1]:
        # "called on Vint": of the cue.
        verb = verbs(view.language).get(view.low(found[0] - 1), ())
        return any(c.rest[:1] == (view.low(found[0]),) for c in verb)
    if source is None or found[0] != source[1]:
        return False
    kinds = mapping(view.language, "attr_channels")
    if any(view.low(k) in kinds for k in range(*source)):
        return True
    if is_outlet(view, found[0] + 1, found[1]):
        return False
    return view.tags[found[0] + 1] == "P" and heads(view.language).get(view.low(source[1] - 1)) is not None


def _adverbial(view: View, at: int, front: Range) -> bool:
    """Whether a phrase in the front of a sentence stands at its beginning or apart, not behind a noun."""
    if view.low(at - 1) in words(view.language, "attr_appearing") or view.tag(at - 1) in ",:-":
        return True
    if view.tag(at - 1) == "C" and view.tag(at - 2) == ",":
        return True
    first = view.low(front[0])
    if first in words(view.language, "attr_appearing") or first in words(view.language, "attr_holding"):
        return True
    return all(view.tags[k] in "CRID," or is_time(view, k) for k in range(front[0], at))


def _listener(view: View, candidate: Candidate, after: Range) -> Range | None:
    """The newspaper or the news conference that was told: "told the Courier", "told a briefing"."""
    if candidate.cue is None:
        return None
    if mapping(view.language, "attr_language").get("order") == "verb-second":
        return _dative(view, after)
    telling = words(view.language, "attr_telling")
    at = next(
        (k + 1 for k in range(candidate.cue[1] - 1, candidate.cue[0] - 1, -1) if view.low(k) in telling), None
    )
    if at is None:
        return None
    end = max(after[1], candidate.cue[1])
    while at < end and view.tags[at] == "R":
        at += 1
    return listener(view, at, end)


def _dative(view: View, after: Range) -> Range | None:
    """ "sagte Vint dem Sender", "sagte der Zeitung „Bote“": the dative without a preposition."""
    at, end = after
    while at < end:
        if view.tags[at] in "IT":
            found = simple_phrase(view, at + 1, end)
            at = found if found is not None else at + 1
        elif view.low(at) in words(view.language, "attr_datives"):
            if at + 1 < end and view.opens(at + 1) and is_programme(view, at + 1, end):
                return at, quoted_end(view, at + 1, end)
            stop = simple_phrase(view, at + 1, end)
            media = stop is not None and is_outlet(view, at + 1, stop)
            if stop is not None and media:
                titled = stop < end and view.opens(stop) and is_programme(view, stop, end)
                return at, quoted_end(view, stop, end) if titled else stop
            at = stop or at + 1
        else:
            at += 1
    return None


def listener(view: View, at: int, end: int) -> Range | None:
    """The medium or occasion that a noun phrase at ``at`` names as the one who was told."""
    titled = titled_end(view, at, end)
    if titled is not None:
        return at, titled
    found = channel_noun(view, at, end)
    heard = found is not None and view.low(found[0] - 1) in words(view.language, "attr_channel_hearers")
    if (
        found is not None
        and not heard
        and found[1] in ("briefing", "occasion", "broadcast", "interview", "platform")
    ):
        return at, made_known(view, with_more(view, found[0], end, found[1]), end, found[1])
    stop = simple_phrase(view, at, end)
    if stop is None:
        return None
    first = at + (view.tag(at) == "D")
    named = stop
    while named > first and view.tags[named - 1] in "Z":
        named -= 1
    if named < stop and is_titled_time(view, named + 1):
        named = stop
    last = view.low(named - 1)
    kinds = [heads(view.language).get(view.low(k)) for k in range(first, named)]
    if kinds[-1:] == ["media"]:
        return at, named
    if any(view.low(k) in ("of", "'s") for k in range(first, named)) or "person" in kinds:
        return None
    if "media" in kinds:
        return at, named
    proper = all(view.tags[k] in "PNU" and view.tokens.words[k][0].isupper() for k in range(first, named))
    if proper and named > first and is_outlet(view, first, named):
        return at, named
    if proper and first == at and view.low(first) in view.tokens.lows[: view.units[0][0]][:_DATELINE]:
        # "HOLM, March 3 (Tern) - …": the agency itself.
        return at, named
    if proper and first == at and named == stop and _is_station(view, first, named):
        return at, named
    if proper and first == at and named == stop and _is_only_told(view, first, named):
        return at, named
    unknown = all(heads(view.language).get(view.low(k)) is None for k in range(first, named))
    if view.low(at) == "the" and proper and unknown and view.tags[first:named].strip("P") == "":
        known = words(view.language, "attr_states") | words(view.language, "attr_places")
        return (at, named) if last not in known and not last.endswith("s") else None
    return None


def _is_station(view: View, first: int, end: int) -> bool:
    """Whether a name without an article begins with the capitals of a broadcaster: "told KVR Breakfast"."""
    word = view.tokens.words[first]
    return word.isalpha() and word.isupper() and 2 < len(word) < 6 and view.tag(end) not in "NPJ-"


def _is_only_told(view: View, first: int, end: int) -> bool:
    """Whether a name stands nowhere else and is no person's or place's: an outlet, "told Sky Valley that"."""
    last = view.low(end - 1)
    if view.tags[first:end].strip("PN") or end - first > 3 or not view.stands_once(last):
        return False
    if end - first < 2 or "N" not in tables(view.language).words.get(last, ""):
        return False
    known = words(view.language, "attr_states") | words(view.language, "attr_places")
    low = view.low(first)
    return (
        last not in known
        and low not in mapping(view.language, "attr_given")
        and not is_title(view, first)
        and all(heads(view.language).get(view.low(k)) is None for k in range(first, end))
        and (view.tag(end) in ",.hHI" or view.opens(end))
    )


def _occasion(view: View, front: Range) -> Range | None:
    """What a sentence begins by giving or addressing: "Giving a lecture at the college, she said"."""
    at, end = front
    while at < end and view.tags[at] in "CR":
        at += 1
    if at + 2 >= end or view.low(at) not in words(view.language, "attr_holding") or view.tags[at + 1] != "D":
        return None
    found = channel_noun(view, at + 1, end)
    if found is None or found[1] not in ("briefing", "occasion", "event", "speech", "interview", "broadcast"):
        return None
    return at + 1, made_known(view, with_more(view, found[0], end, found[1]), end, found[1])
