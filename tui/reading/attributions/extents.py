"""How far reported words reach."""

from tui.reading.attributions.cues import nouns, verbs
from tui.reading.attributions.media import phrase_end
from tui.reading.attributions.programmes import is_outlet
from tui.reading.attributions.rightward import noun_phrase_right
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping, words

_TRAILING = frozenset((",", ";", ":", ".", "-", "–", "—", "--"))
_ALSO_TOPICS = frozenset(("document", "occasion", "event", "book", "article"))
"""Kinds of channels that what is said is about as often as said in: "opposed a request in a lawsuit"."""
_SENDING = frozenset(("sending", "pushing", "driving", "dragging", "knocking", "prompting", "sparking"))
"""How a reporter goes on with what came of a statement: ", sending its shares down 4%"."""
_COUNTING = frozenset(("put", "puts", "spoke", "speaks", "counted", "counts", "estimates", "estimated"))
_TIMES = ("before", "after", "when", "while", "as", "since", "during", "until")
_CLAUSE_STARTS = frozenset((*_TIMES, "because", "although", "though", "despite", "unless", "whereas", "but"))


def trim(view: View, start: int, end: int) -> Range | None:
    """The range without commas, colons and stops at its edges (a quotation's marks stay)."""
    while start < end and view.tags[start] in ",;:.-" and not view.quoted(start):
        start += 1
    while end > start and view.low(end - 1) in _TRAILING and not view.quoted(end - 1):
        end -= 1
    return (start, end) if start < end else None


def clause_end(view: View, start: int, hi: int) -> int:
    """Where a reported clause that begins at ``start`` ends: at the latest at ``hi``."""
    tags, outer = view.tags, view.outer
    for at in range(start, hi):
        tag = tags[at]
        if outer[at] >= 0 or tag not in ";-,CGI":
            continue
        if tag == ";" and at > start:
            return at
        if tag == "-" and at > start and _last_dash(view, at, hi):
            return at
        if tag == "," and at > start and (_leaves(view, at + 1, hi) or _aside(view, at + 1, hi)):
            return at
        if tag == "C" and at > start and _shares_subject(view, at, hi):
            return at
        if tag == "C" and view.opens(start) and view.closes(at - 1) and view.tag(at + 1) == "V":
            # "He said “go” and left."
            return at
        if tag in "G" and at > start and view.closes(at - 1) and view.low(at) in verbs(view.language):
            return at
        if (tag == "I" or at - start > 3) and view.low(at) == "according" and view.low(at + 1) == "to":
            return at
    return hi


def _last_dash(view: View, at: int, hi: int) -> bool:
    """Whether a dash with space before it is the last one, after which a remark follows."""
    return view.tokens.ends[at - 1] != view.tokens.starts[at] and "-" not in view.tags[at + 1 : hi]


def _cue_after(view: View, at: int, hi: int, kinds: str) -> bool:
    """Whether a reporting verb tagged as one of ``kinds`` stands at ``at``, after adverbs and auxiliaries."""
    for k in range(at, min(hi, at + 4)):
        if view.quoted(k):
            return False
        if view.tags[k] in kinds and view.low(k) in verbs(view.language):
            return True
        if view.tags[k] not in "RAM":
            return False
    return False


def _takes_all(view: View, verb: int, hi: int) -> bool:
    """Whether a quotation follows a verb, or whom and to do what: "and advised her to leave"."""
    if view.opens(verb + 1):
        return True
    if not any("u" in c.frames and not c.rest for c in verbs(view.language)[view.low(verb)]):
        return False
    k = verb + 1
    while k < min(hi, verb + 10) and view.tags[k] in "DNPJUZIOH":
        k += 1
    return k > verb + 1 and view.tag(k) == "T"


def _whole_cue(view: View, at: int, hi: int) -> bool:
    """Whether a cue of several words stands here: "paid tribute to"."""
    cues = (c.rest for c in verbs(view.language).get(view.low(at), ()) if c.rest)
    return any(tuple(view.tokens.lows[at + 1 : min(hi, at + 1 + len(rest))]) == rest for rest in cues)


def _denies(view: View, at: int, hi: int) -> bool:
    """Whether "would not say if", "did not accept that" stands here."""
    k = at
    while k < min(hi, at + 4) and view.tags[k] in "RMAkX":
        k += 1
    if "X" not in view.tags[at:k] or k + 1 >= hi or view.low(k) not in verbs(view.language):
        return False
    return view.tags[k + 1] in "hW" or view.low(k + 1) in ("if", "whether")


def _shares_subject(view: View, at: int, hi: int) -> bool:
    """Whether "and accused …" goes back to the speaker: after a quotation, or with a verb of saying."""
    if _denies(view, at + 1, hi):
        return True
    if not _cue_after(view, at + 1, hi, "V"):
        acts = _cue_after(view, at + 1, min(hi, at + 2), "K") and view.tag(at + 2) in "JNDT"
        if view.tag(at + 1) == "K" and view.closes(at - 1) and (acts or _whole_cue(view, at + 1, hi)):
            # "played “badly” and paid tribute to Vint".
            return True
        return view.tag(at + 1) == "K" and _cue_after(view, at + 1, hi, "K") and _takes_all(view, at + 1, hi)
    if view.closes(at - 1) or view.low(at + 1) in words(view.language, "attr_joining"):
        return True
    after = at + 1 + (view.tag(at + 1) == "R")
    if view.tag(after) != "V":
        return False
    speaks = any(c.takes("sy") and not c.rest for c in verbs(view.language).get(view.low(after), ()))
    if _takes_all(view, after, hi):
        return True
    question = view.low(after + 1) in ("if", "whether")
    return speaks and (view.tag(after + 1) in "hDHPW" or view.opens(after + 1) or question)


def _leaves(view: View, at: int, hi: int) -> bool:
    """Whether what follows a comma is no longer reported: ", adding that …", ", and accused …"."""
    if at >= hi or view.quoted(at):
        return False
    if view.tags[at] == "G" and (
        view.low(at) in words(view.language, "attr_participles") or view.low(at) in _SENDING
    ):
        return True
    if view.tags[at] == "R" and view.tag(at + 1) == "G":
        return view.low(at + 1) in words(view.language, "attr_participles")
    if view.low(at) == "even" and view.low(at + 1) in ("as", "though", "after"):
        return True
    if view.tags[at] in "CS" and view.low(at) in ("and", "but", "while", "though", "although", "as"):
        if view.tag(at + 1) == "G" and view.low(at + 1) in words(view.language, "attr_participles"):
            return True
        if _cue_after(view, at + 1, hi, "V") or _subject_and_cue(view, at + 1, hi):
            return True
        return _named_and_cue(view, at + 1, hi)
    return _remark(view, at)


def _remark(view: View, at: int) -> bool:
    """Whether the reporter says what that is behind a comma: "it was “wet”, a claim that …"."""
    if view.low(at) not in ("a", "an"):
        return False
    noun = at + 1 + (view.tag(at + 1) == "J")
    said = view.low(noun) in nouns(view.language) or view.low(noun) in words(view.language, "attr_remarks")
    return view.tag(noun) == "N" and (said or _closes_words(view, at - 2))


def _closes_words(view: View, at: int) -> bool:
    """Whether a quotation of some words ends with token ``at``."""
    return view.closes(at) and view.outer[at] == view.outer[max(0, at - 3)]


def _named_and_cue(view: View, at: int, hi: int) -> bool:
    """Whether ", and its director, Ola Vint, warned" goes on here."""
    end = noun_phrase_right(view, at, hi)
    if end is None or view.tag(end) != "," or view.tag(end + 1) != "P":
        return False
    k = end + 1
    while k < min(hi, end + 6) and view.tags[k] in "NPJ":
        k += 1
    return view.tag(k) == "," and _cue_after(view, k + 1, hi, "V")


def to_do_end(view: View, start: int, hi: int) -> int:
    """Where what somebody is to do ends: where another one does something, ", and those who did left"."""
    end = clause_end(view, start, hi)
    for k in range(start + 1, end - 3):
        if view.tags[k : k + 2] == ",C" and not view.quoted(k) and _subject_and_verb(view, k + 2, end):
            return k
    return end


def _aside(view: View, at: int, hi: int) -> bool:
    """Whether ", X said" stands here, or ", said X"."""
    if at >= hi or view.quoted(at):
        return False
    said = words(view.language, "attr_plain")
    if view.tags[at] in "VG" and view.low(at) in said and view.tag(at + 1) in "DPNJH":
        return True
    for k in range(at, min(hi, at + 8)):
        if view.quoted(k) or view.tags[k] in ",.;:":
            return False
        if k > at and view.tags[k] == "V" and view.low(k) in said:
            return view.tag(k + 1) in ",.h" or k + 1 >= hi
    return False


def _subject_and_cue(view: View, at: int, hi: int) -> bool:
    said = words(view.language, "attr_plain")
    for k in range(at, min(hi, at + 10)):
        if view.quoted(k) or view.tags[k] not in "DNPJUHOAMRVZIC":
            return False
        if k > at and view.tags[k] == "V":
            return view.low(k) in said or view.low(k) in _COUNTING
    return False


def object_end(view: View, start: int, hi: int, with_as: bool = False) -> int:
    """Where a reported object that begins at ``start`` ends; ``with_as``: it goes on after one "as"."""
    at = start
    days = mapping(view.language, "attr_days")
    tags, lows, outer = view.tags, view.tokens.lows, view.outer
    while at < hi:
        tag, low = tags[at], lows[at]
        if outer[at] >= 0 or (tag not in ";:-,SCIG" and low not in days and low not in ("as", "on", "by")):
            at += 1
            continue
        if at > start and tag in ";:":
            return at
        if at > start and tag == "-" and view.tokens.ends[at - 1] != view.tokens.starts[at]:
            return at
        if at > start and with_as and low == "as":
            with_as = False
            at += 1
            continue
        if at > start and tag in "SCI" and low in _CLAUSE_STARTS:
            return at
        if at > start and tag in "IS" and names_channel(view, at, hi):
            return at
        if at > start and (low == "on" or low in days) and _ends_with_day(view, at, hi):
            return at
        if at > start and low == "by" and view.low(at + 1) in words(view.language, "attr_participles"):
            return at
        if tag == "," and at > start and not _goes_on(view, at, hi):
            return at
        if tag == "G" and at > start and view.closes(at - 1) and low in verbs(view.language):
            return at
        if tag == "C" and at > start and view.tag(at + 1) in "VAMRH" and view.tags[at + 1] != "R":
            return at
        if tag == "C" and at > start and _cue_after(view, at + 1, hi, "VKB"):
            return at
        at += 1
    return hi


def _ends_with_day(view: View, at: int, hi: int) -> bool:
    """Whether "on Tuesday", "Tuesday night", "yesterday" closes the clause: then it was said on that day."""
    days = mapping(view.language, "attr_days")
    first = at + (view.low(at) == "on")
    kind = days.get(view.low(first), "m")
    if first >= hi or kind[0] in "mta":
        return False
    end = first + 1
    while end < hi and days.get(view.low(end)) == "t":
        end += 1
    return end >= hi or view.tags[end] in ".,;" or (view.tags[end] == "C" and view.tag(end + 1) in "VAMR")


def names_channel(view: View, at: int, hi: int) -> bool:
    """Whether "in an interview", "by email", "on Facebook" stands here, or "on X" behind a quotation."""
    low, article = view.low(at), view.low(at + 1) in ("a", "an")
    if low not in ("in", "during", "on", "via", "by", "at") or (
        low in ("in", "during", "at") and not article
    ):
        return False
    if low == "on" and not (article or view.closes(at - 1) or is_outlet(view, at + 1, at + 2)):
        return False
    end = phrase_end(view, at, hi)
    kinds = mapping(view.language, "attr_channels")
    return end is not None and not any(kinds.get(view.low(k)) in _ALSO_TOPICS for k in range(at, end))


def _goes_on(view: View, comma: int, hi: int) -> bool:
    """Whether an object goes on after a comma: a list, an apposition or a relative clause."""
    at = comma + 1
    if at >= hi:
        return False
    if view.quoted(at):
        return True
    tag = view.tags[at]
    if tag in "WU" or (view.low(at) == "of" and comma):
        return True
    if tag == "C":
        return view.tag(at + 1) in "DNPJ" and not _subject_and_verb(view, at + 1, hi)
    if tag in "DNPJ":
        return not _subject_and_verb(view, at, hi)
    return False


def _subject_and_verb(view: View, at: int, hi: int) -> bool:
    for k in range(at, min(hi, at + 12)):
        if view.tags[k] in ",.;:":
            return False
        if view.tags[k] in "VAM":
            return True
    return False


def before_occasion(view: View, group: int, content: Range) -> Range:
    """Where words end before what an article's first sentence adds: "has said it is sorry after …"."""
    if view.low(group) not in ("has", "have"):
        return content
    start, end = content
    for k in range(start + 4, end - 3):
        if view.low(k) == "after" and not view.quoted(k) and set(view.tags[k:end]) & set("VAK"):
            return start, k
    return content
