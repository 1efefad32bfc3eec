"""Phrases that name a medium or an occasion: "in a statement on Telegram", "on Radio Holm", "by email"."""

from functools import lru_cache

from tui.reading.attributions.kinds import heads
from tui.reading.attributions.tagging import tables
from tui.reading.attributions.view import View
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
_SENT = frozenset(("document", "statement", "message", "post", "video"))
"""Kinds that are sent, read out and published."""
_HELD = frozenset(("speech", "occasion", "event"))
"""Kinds that are held somewhere."""
_SPANS = frozenset(("day", "days", "night", "week", "weekend"))


def phrase_end(view: View, at: int, end: int) -> int | None:
    """Where a phrase of a channel ends whose preposition stands at ``at``; None if none begins there."""
    kinds = mapping(view.language, "attr_channel_links").get(view.low(at), "").split("|")
    titled = titled_end(view, at + 1, end) if "name" in kinds else None
    if titled is not None:
        return titled
    found = channel_noun(view, at + 1, end)
    if found is not None:
        stop, kind = found
        return made_known(view, with_more(view, stop, end, kind), end, kind) if kind in kinds else None
    return _outlet(view, at, end) if "name" in kinds else None


def channel_noun(view: View, first: int, end: int) -> tuple[int, str] | None:
    """Where a noun phrase with a channel's noun as its last ends, and of what kind that is."""
    kinds = mapping(view.language, "attr_channels")
    found: tuple[int, str] | None = None
    k = first
    while k < min(end, first + _MOST) and (view.tags[k] in _INSIDE or view.opens(k)):
        if view.opens(k):
            k = quoted_end(view, k, end)
            continue
        kind = kinds.get(view.low(k)) or _of_compound(view.language, view.tokens.words[k])
        if (
            kind is not None
            and not is_time(view, k)
            and not _counted(view, k - 1)
            and _is_noun(view, k, first)
            and kind != "press"
            and not (view.low(k) == "page" and view.tag(k + 1) == "U")
            and not (view.low(k) == "platform" and view.tag(k + 1) != "P")
        ):
            if found is not None and view.low(k) == "broadcast" and view.tag(k + 1) == "I":
                # "an interview broadcast on Sunday"
                break
            found = k + 1, kind
        elif found is not None and found[0] == k and view.tags[k] == "U":
            # "Channel 6", "local radio station 3GN", but "a conference two hours later".
            called = found[1] in _OUTLETS and any(c.isupper() for c in view.tokens.words[k])
            if not called and not view.tokens.words[k - 1][0].isupper():
                break
            found = k + 1, found[1]
        elif (view.tags[k] == "D" and k > first) or (found is not None and view.tags[k] in "GK"):
            break
        elif found is not None and found[:2] == (k, "event") and view.low(k) in _SPANS:
            # "on the opening day"
            found = None
        elif view.tags[k] in "NP" and not is_time(view, k):
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


def _counted(view: View, at: int) -> bool:
    """Whether a number stands there that is no year and not "one": "in 12 letters"."""
    low = view.low(at)
    return view.tag(at) == "U" and "-" not in low and len(low) != 4 and low != "one"


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


def quoted_end(view: View, at: int, end: int) -> int:
    """Where the quotation ends that token ``at`` stands in."""
    stop = at
    while stop < end and view.outer[stop] == view.outer[at]:
        stop += 1
    return stop


def with_more(view: View, stop: int, end: int, kind: str) -> int:
    """Takes in with whom, to whom, where: "an interview with the Courier", "a letter to voters on X"."""
    titled = kind in _TITLED
    quoted = stop + (view.tag(stop) == ",")
    if titled and quoted < end and view.opens(quoted) and is_programme(view, quoted, end):
        stop = quoted_end(view, quoted, end)
    elif titled and view.tag(stop) == "," and stop + 1 < end and view.tokens.words[stop + 1][0].isupper():
        k = stop + 1
        while k < end and view.tags[k] in "PDNIJCZ" and not is_time(view, k):
            k += 1
        if view.tag(k) in ",." or k == end:
            return k
    links = mapping(view.language, "attr_channel_more")
    stop = _dated(view, stop, end) if kind == "document" else stop
    if view.low(stop) in words(view.language, "attr_genitives"):
        # "in einem Podcast ihrer Hochschule"
        stop = simple_phrase(view, stop + 1, end) or stop
    if kind == "interview":
        with_whom = _past_time(view, stop, end)
        stop = with_whom if view.low(with_whom) == "with" else stop
    for _ in range(2):
        if stop + 1 >= end or kind not in links.get(view.low(stop), "").split("|"):
            break
        if view.low(stop) == "since" and view.tag(stop + 1) != "G":
            break
        further: int | None = None
        if view.low(stop) in words(view.language, "attr_channel_media"):
            longer = channel_noun(view, stop + 1, end)
            if longer is not None:
                further = longer[0] if longer[1] in _OUTLETS else None
            else:
                further = _outlet(view, stop, end)
        elif view.low(stop) == "of" and view.low(stop + 2) == "own":
            further = stop + 3
        else:
            further = simple_phrase(view, stop + 1, end)
        if further is None:
            break
        if further < end and view.opens(further) and is_programme(view, further, end):
            further = quoted_end(view, further, end)
        stop = further
    return stop


def _dated(view: View, stop: int, end: int) -> int:
    """Takes in the date of a paper: "a memo dated 24 October", "einem Bescheid vom 9. April"."""
    if view.low(stop) != "dated":
        return stop
    at = stop + 1
    while at < end and (view.tags[at] == "U" or is_time(view, at) or view.low(at) in (".", ",")):
        if view.low(at) in (".", ",") and view.tag(at + 1) != "U":
            break
        at += 1
    return at if at > stop + 1 else stop


def _past_time(view: View, stop: int, end: int) -> int:
    """Skips "last year", "on Monday", "earlier this week"."""
    at = stop + (view.low(stop) in ("on", "in", "earlier"))
    while at < min(end, stop + 5) and (is_time(view, at) or view.tags[at] in "DU"):
        at += 1
    return at


def made_known(view: View, stop: int, end: int, kind: str) -> int:
    """Takes in where it was put or held: "posted on its website", "a speech on the pier".

    Neither when that was nor to whom it was sent.
    """
    k = stop + (view.tag(stop) == "," and kind in _FILED)
    if k < end and view.low(k) in words(view.language, "attr_made_known"):
        up = view.low(k + 1) in ("up", "out", "round", "around", "down")
        put = _places(view, k + 1 + up, end)
        if put is not None:
            return put
    if kind in _HELD:
        return _places(view, stop, end) or stop
    if kind == "briefing" and view.low(stop) in ("in", "at") and view.tag(stop + 1) == "P":
        # "a news conference in Holm", not "in the hall".
        return _places(view, stop, end) or stop
    return _sent(view, stop, end) or stop if kind in _SENT else stop


def _sent(view: View, at: int, end: int) -> int | None:
    """Where it ends who sent, read out or saw a paper: "read to the court", "sent home on Monday".

    A day alone is no such thing, but of one read or sent it goes with the rest.
    """
    ways = mapping(view.language, "attr_channel_sent").get(view.low(at), "").split("|")
    k = at + 1
    if k < end and view.low(k) in ("out", "aloud"):
        k += 1
    if k < end and view.low(k) in ("online", "home", "today", "yesterday") and view.low(k) in ways:
        stop: int | None = k + 1
        if view.low(k) == "home" and view.low(k + 1) == "in":
            stop = simple_phrase(view, k + 2, end) or stop
    elif k + 1 < end and view.low(k) in ways and view.low(k + 1) != "this":
        stop = simple_phrase(view, k + 1, end)
    else:
        return None
    if stop is None or "day" not in ways:
        return stop
    on = view.low(stop) == "on" and stop + 1 < end and is_time(view, stop + 1) and view.tag(stop + 2) in ",."
    return stop + 2 if on else stop


def _places(view: View, at: int, end: int) -> int | None:
    """Where up to two phrases of place or audience end: "to the door", "in federal court in Holm"."""
    stop: int | None = None
    for _ in range(2):
        if at + 1 >= end or view.low(at) not in words(view.language, "attr_where"):
            break
        further = simple_phrase(view, at + 1, end)
        if further is None or any(is_time(view, k) for k in range(at + 1, further)):
            break
        if further < end and is_time(view, further) and view.tags[further - 1] != "P":
            break
        stop = at = further
    return stop


def simple_phrase(view: View, first: int, end: int) -> int | None:
    """Where a noun phrase without prepositions but "of" ends."""
    noun: int | None = None
    k = first
    while k < min(end, first + _MOST):
        tag = view.tags[k]
        if tag == "U" and noun == k and view.tag(k + 1) == "N" and view.tags[k - 1] != "U":
            # "in the waiting room two days ago"
            break
        if tag in "NPU" and not is_time(view, k):
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
    if is_time(view, first) and view.tag(first + 1) == "Z":
        # "in Tuesday’s Courier"
        first += 2
    if view.low(at) in ("on", "in") and view.opens(first) and is_programme(view, first, end):
        return quoted_end(view, first, end)
    k = first
    while k < end and (
        (view.tags[k] in "PUN&" and view.tokens.words[k][0].isupper() and not is_time(view, k))
        or (view.tags[k] == "Z" and view.opens(k + 1))
    ):
        k += 1
    if k == first or view.tags[first] not in "PN":
        return None
    if view.low(k - 1) == "'s" and view.opens(k) and is_programme(view, k, end):
        return quoted_end(view, k, end)
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


def is_programme(view: View, at: int, end: int) -> bool:
    """Whether the quotation that opens at ``at`` is the title of a programme: all long words are big."""
    stop = quoted_end(view, at, end)
    inside = [view.tokens.words[k] for k in range(at + 1, stop - 1) if view.words_at(k)]
    return 0 < len(inside) < 8 and all(w[0].isupper() or len(w) < 4 for w in inside)


def titled_end(view: View, at: int, end: int) -> int | None:
    """Where the title of a paper or programme ends that no other name looks like; None if none stands there.

    "the Today at Noon programme", "Breakfast with Vint", "Holm Live", "the Holm Leader".
    """
    first = at + (view.low(at) == "the")
    tokens, tags = view.tokens, view.tags
    shows = mapping(view.language, "attr_channels")
    k, last, joined, owner = first, first, False, 0
    while k < min(end + 1, first + _MOST, len(tags)):
        if tokens.words[k][0].isupper() and tags[k] not in "qU":
            k, last = k + 1, k + 1
        elif k == last > first and tags[k] == "Z":
            owner, k = k, k + 1
        elif k == last > first and tokens.lows[k] in _TITLE_LINKS and not is_time(view, k + 1):
            joined, k = True, k + 1
        else:
            break
    if last == first:
        return None
    if owner and is_outlet(view, first, owner):
        # "Radio Holm’s Breakfast Hour", "Radio Holm’s breakfast show"
        known = tables(view.language).words.get(view.low(last - 1), "")
        part = view.low(owner + 1) in _PARTS
        if last > owner + 1 and (part or "N" in known or shows.get(view.low(last - 1))):
            return last
        if view.tag(owner + 1) in "NJ" and shows.get(view.low(owner + 2)) == "broadcast":
            return owner + 3
    show = shows.get(view.low(last)) == "broadcast" and view.tags[last] in "NVB"
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
        kinds.get(low) == "media" or channels.get(low) in _OUTLETS or low.endswith(_STATIONS)
        for low in view.tokens.lows[first:end]
    ) or any(_of_compound(view.language, w) in _OUTLETS for w in view.tokens.words[first:end])


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


_TITLE_LINKS = frozenset(("at", "in", "with", "of", "on", "the", "and", "for"))
"""Small words inside the title of a programme."""
_PARTS = frozenset(("morning", "evening", "afternoon", "night", "breakfast"))
