"""The channel: by which medium, or on which occasion, something was said.

"in a statement on Telegram", "on Radio Holm", "by email", "told the Holm Courier". Whom it was said to
("told reporters") is none.
"""

from collections.abc import Iterator
from functools import lru_cache

from tui.reading.attributions.cues import verbs
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.kinds import heads
from tui.reading.attributions.surroundings import after_cue, before_cue, behind_content
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping, words

_MOST = 12
"""Tokens that a channel's noun may stand behind its preposition."""
_INSIDE = frozenset("DJNPUZGKR&-")
_OUTLETS = frozenset(("media", "broadcast", "platform"))
_STATIONS = ("tv", "fm")
_TITLED = frozenset(("book", "broadcast", "article"))
"""Kinds whose title may follow: "in her memoir, Down the River"."""
_FILED = frozenset(("document", "statement"))
"""Kinds that a comma may part from where they were filed or posted."""
_HELD = frozenset(("speech", "occasion", "event"))
"""Kinds that are held somewhere."""


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
    return None


def _phrases(view: View, where: Range) -> Iterator[Range]:
    at, end = where
    if at >= end:
        return
    links = mapping(view.language, "attr_channel_links")
    relying = words(view.language, "attr_relying")
    lows, tags = view.tokens.lows, view.tags
    while at < end:
        if tags[at] in "ITRLS" and lows[at] in links and lows[at - 1] not in relying:
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
    return all(view.tags[k] in "CRID," or _is_time(view, k) for k in range(front[0], at))


def phrase_end(view: View, at: int, end: int) -> int | None:
    """Where a phrase of a channel ends whose preposition stands at ``at``; None if none begins there."""
    kinds = mapping(view.language, "attr_channel_links").get(view.low(at), "").split("|")
    found = _noun(view, at + 1, end)
    if found is not None:
        stop, kind = found
        return _made(view, _further(view, stop, end, kind), end, kind) if kind in kinds else None
    return _outlet(view, at, end) if "name" in kinds else None


def _noun(view: View, first: int, end: int) -> tuple[int, str] | None:
    """Where a noun phrase with a channel's noun as its last ends, and of what kind that is."""
    kinds = mapping(view.language, "attr_channels")
    found: tuple[int, str] | None = None
    k = first
    while k < min(end, first + _MOST) and (view.tags[k] in _INSIDE or view.opens(k)):
        if view.opens(k):
            k = _quoted_end(view, k, end)
            continue
        kind = kinds.get(view.low(k)) or _of_compound(view.language, view.tokens.words[k])
        if (
            kind is not None
            and not _is_time(view, k)
            and not (view.tag(k - 1) == "U" and "-" not in view.low(k - 1) and len(view.low(k - 1)) != 4)
            and _is_noun(view, k, first)
            and kind != "press"
        ):
            found = k + 1, kind
        elif (view.tags[k] == "D" and k > first) or (found is not None and view.tags[k] in "GK"):
            break
        elif view.tags[k] in "NP" and not _is_time(view, k):
            if found is not None and view.tags[k] == "P":
                # "in the journal Abyss": its name.
                found = (k + 1, found[1]) if found[0] == k else found
            else:
                found = None
        k += 1
    if (
        found is not None
        and found[1] in ("forum", "reply")
        and (found[1] == "forum") == (view.tags[first] == "D")
    ):
        # "in court", but "in a reply".
        return None
    return found


@lru_cache(4096)
def _of_compound(language: str, word: str) -> str | None:
    """The kind of a channel whose noun ends a longer one, where nouns are written in one word."""
    if mapping(language, "attr_language").get("order") != "verb-second" or not word[0].isupper():
        return None
    low = word.lower()
    known = mapping(language, "attr_channels")
    return next((known[low[at:]] for at in range(2, len(low) - 3) if low[at:] in known), None)


def _is_noun(view: View, k: int, first: int) -> bool:
    tag = view.tags[k]
    return tag in "NPJU" or (tag in "GB" and k > first and view.tags[k - 1] in "DJNPZU")


def _quoted_end(view: View, at: int, end: int) -> int:
    stop = at
    while stop < end and view.outer[stop] == view.outer[at]:
        stop += 1
    return stop


def _further(view: View, stop: int, end: int, kind: str) -> int:
    """Takes in with whom, to whom, where: "an interview with the Courier", "a letter to voters on X"."""
    titled = kind in _TITLED
    quoted = stop + (view.tag(stop) == ",")
    if titled and quoted < end and view.opens(quoted) and _is_title(view, quoted, end):
        stop = _quoted_end(view, quoted, end)
    elif titled and view.tag(stop) == "," and stop + 1 < end and view.tokens.words[stop + 1][0].isupper():
        k = stop + 1
        while k < end and view.tags[k] in "PDNIJCZ" and not _is_time(view, k):
            k += 1
        if view.tag(k) in ",." or k == end:
            return k
    links = mapping(view.language, "attr_channel_more")
    if view.low(stop) in words(view.language, "attr_genitives"):
        # "in einem Podcast ihrer Hochschule"
        stop = _simple(view, stop + 1, end) or stop
    for _ in range(2):
        if stop + 1 >= end or kind not in links.get(view.low(stop), "").split("|"):
            break
        further: int | None = None
        if view.low(stop) in words(view.language, "attr_channel_media"):
            longer = _noun(view, stop + 1, end)
            if longer is not None:
                further = longer[0] if longer[1] in _OUTLETS else None
            else:
                further = _outlet(view, stop, end)
        else:
            further = _simple(view, stop + 1, end)
        if further is None:
            break
        if further < end and view.opens(further) and _is_title(view, further, end):
            further = _quoted_end(view, further, end)
        stop = further
    return stop


def _made(view: View, stop: int, end: int, kind: str) -> int:
    """Takes in where it was put or held: "posted on its website", "a speech on the pier".

    Neither when that was nor to whom it was sent.
    """
    k = stop + (view.tag(stop) == "," and kind in _FILED)
    if k < end and view.low(k) in words(view.language, "attr_made_known"):
        k += 1
        if view.low(k) in ("up", "out", "round", "around", "down"):
            k += 1
        return _places(view, k, end) or stop
    if kind in _HELD:
        return _places(view, stop, end) or stop
    return stop


def _places(view: View, at: int, end: int) -> int | None:
    """Where up to two phrases of place or audience end: "to the door", "in federal court in Holm"."""
    stop: int | None = None
    for _ in range(2):
        if at + 1 >= end or view.low(at) not in words(view.language, "attr_where"):
            break
        further = _simple(view, at + 1, end)
        if further is None or any(_is_time(view, k) for k in range(at + 1, further + 1) if k < end):
            break
        stop = at = further
    return stop


def _simple(view: View, first: int, end: int) -> int | None:
    """Where a noun phrase without prepositions but "of" ends."""
    noun: int | None = None
    k = first
    while k < min(end, first + _MOST):
        tag = view.tags[k]
        if tag == "U" and noun == k and view.tag(k + 1) == "N":
            # "in the waiting room two days ago"
            break
        if tag in "NPU" and not _is_time(view, k):
            noun = k + 1
        elif noun == k and (view.low(k) in ("of", "&") or tag == "Z"):
            pass
        elif noun == k or tag not in "DJZGK-R":
            break
        k += 1
    return noun


def _outlet(view: View, at: int, end: int) -> int | None:
    """ "on Pagewall", "on Radio Holm", "in the Holm Courier", "on “Holm Today”": a name after it."""
    first = at + 1 + (view.tag(at + 1) == "D" and view.tag(at + 2) == "P")
    if view.low(at) in ("on", "in") and view.opens(first) and _is_title(view, first, end):
        return _quoted_end(view, first, end)
    k = first
    while k < end and (
        (view.tags[k] in "PUN&" and view.tokens.words[k][0].isupper() and not _is_time(view, k))
        or (view.tags[k] == "Z" and view.opens(k + 1))
    ):
        k += 1
    if k == first or view.tags[first] not in "PN":
        return None
    if view.low(k - 1) == "'s" and view.opens(k) and _is_title(view, k, end):
        return _quoted_end(view, k, end)
    if is_outlet(view, first, k):
        return k
    on = view.low(at) in words(view.language, "attr_channel_on")
    other = heads(view.language).get(view.low(k - 1)) or mapping(view.language, "attr_places").get(
        view.low(k - 1)
    )
    place = view.low(k - 1) in words(view.language, "attr_places") or view.low(k - 1) in words(
        view.language, "attr_states"
    )
    alone = k - first < 3 and view.tags[first:k].strip("P") == "" and first == at + 1
    return k if on and alone and other is None and not place and view.tag(k) != "Z" else None


def _is_title(view: View, at: int, end: int) -> bool:
    """Whether the quotation that opens at ``at`` is the title of a programme: all long words are big."""
    stop = _quoted_end(view, at, end)
    inside = [view.tokens.words[k] for k in range(at + 1, stop - 1) if view.words_at(k)]
    return 0 < len(inside) < 8 and all(w[0].isupper() or len(w) < 4 for w in inside)


def is_outlet(view: View, first: int, end: int) -> bool:
    """Whether a name has a word for a newspaper, a broadcaster or a platform."""
    kinds = heads(view.language)
    channels = mapping(view.language, "attr_channels")
    return any(
        kinds.get(low) == "media" or channels.get(low) in _OUTLETS or low.endswith(_STATIONS)
        for low in view.tokens.lows[first:end]
    ) or any(_of_compound(view.language, w) in _OUTLETS for w in view.tokens.words[first:end])


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
            found = _simple(view, at + 1, end)
            at = found if found is not None else at + 1
        elif view.low(at) in words(view.language, "attr_datives"):
            if at + 1 < end and view.opens(at + 1) and _is_title(view, at + 1, end):
                return at, _quoted_end(view, at + 1, end)
            stop = _simple(view, at + 1, end)
            media = stop is not None and is_outlet(view, at + 1, stop)
            if stop is not None and media:
                titled = stop < end and view.opens(stop) and _is_title(view, stop, end)
                return at, _quoted_end(view, stop, end) if titled else stop
            at = stop or at + 1
        else:
            at += 1
    return None


def listener(view: View, at: int, end: int) -> Range | None:
    """The medium or occasion that a noun phrase at ``at`` names as the one who was told."""
    found = _noun(view, at, end)
    if found is not None and found[1] in ("briefing", "occasion", "broadcast", "interview", "platform"):
        return at, _made(view, _further(view, found[0], end, found[1]), end, found[1])
    stop = _simple(view, at, end)
    if stop is None:
        return None
    first = at + (view.tag(at) == "D")
    named = stop
    while named > first and view.tags[named - 1] in "Z":
        named -= 1
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
    if proper and first == at and named == stop and _is_station(view, first, named):
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


def _is_time(view: View, at: int) -> bool:
    low = view.low(at)
    if low == "today" and view.tokens.words[at][0].isupper() and view.tag(at - 1) == "P":
        # "Holm Today": the name of a programme.
        return False
    return low in words(view.language, "attr_times") or low in mapping(view.language, "attr_days")
