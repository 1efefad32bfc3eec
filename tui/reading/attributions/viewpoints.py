"""Attributions by an adverbial: "in X's view, …", "… reportedly …"."""

from tui.reading.attributions.extents import clause_end, trim
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.phrases import possessor, verb_group
from tui.reading.attributions.rightward import apposition_right, noun_phrase_right
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import words

_SOME = frozenset(("one", "some", "most", "many", "official", "conservative", "independent", "current"))


def in_view(view: View, unit: int) -> list[Candidate]:
    """ "In her view, the dam is safe", "The dam, in Vint's words, is “a disgrace”"."""
    lo, hi = view.units[unit]
    nouns = words(view.language, "attr_views")
    found: list[Candidate] = []
    lows = view.tokens.lows
    for noun in range(lo + 2, hi):
        if lows[noun] not in nouns or view.quoted(noun):
            continue
        owner = possessor(view, noun, lo)
        if owner is None and view.low(lo) in ("by", "on") and noun - lo < 4 and view.low(lo + 1) in _SOME:
            # "By one estimate, 40 are left": by nobody who is named.
            content = _beside(view, lo, noun + 1, lo, hi)
            if content:
                found.append(Candidate((lo, noun + 1), None, content, "in somebody's view", unit))
        if owner is None or view.low(owner[0] - 1) not in ("in", "to", "by") or owner[0] - 1 < lo:
            continue
        at = owner[0] - 1
        content = _beside(view, at, noun + 1, lo, hi)
        if content:
            rule = "in somebody's view"
            found.append(Candidate((at, at + 1), owner, content, rule, unit))
    return found


def _beside(view: View, start: int, end: int, lo: int, hi: int) -> list[Range]:
    """The clause around an adverbial between commas, or at an edge of the sentence."""
    if start - lo <= 1:
        end += view.low(end) == "even"
        if view.tag(end) != "," and not (view.tag(end) in "DPHU" and view.tag(start) == "I"):
            return []
        content = trim(view, end, clause_end(view, end + 1, hi))
        return [content] if content is not None else []
    if view.tag(start - 1) != "," or (end < hi and view.tags[end] not in ",."):
        return []
    pieces = [trim(view, lo, start), trim(view, end, clause_end(view, end + 1, hi)) if end < hi else None]
    return [piece for piece in pieces if piece is not None]


def in_words_of(view: View, unit: int) -> list[Candidate]:
    """ "In the words of Vint, …", "…, in the opinion of most traders"."""
    lo, hi = view.units[unit]
    nouns = words(view.language, "attr_views")
    found: list[Candidate] = []
    lows = view.tokens.lows
    for at in range(lo, hi - 4):
        if lows[at] not in ("in", "by") or lows[at + 1] != "the" or lows[at + 2] not in nouns:
            continue
        end = noun_phrase_right(view, at + 4, hi) if view.low(at + 3) == "of" else None
        if end is None or view.quoted(at):
            continue
        end = apposition_right(view, end, hi)
        content = _beside(view, at, end, lo, hi)
        if content:
            rule = "in somebody's view"
            found.append(Candidate((at, at + 4), (at + 4, end), content, rule, unit))
    return found


def heard(view: View, unit: int) -> list[Candidate]:
    """ "…, the court heard", "The inquiry heard that …": said there by somebody who is not named."""
    lo, hi = view.units[unit]
    found: list[Candidate] = []
    courts = words(view.language, "attr_courts")
    taken = lo
    lows = view.tokens.lows
    for place in range(lo, hi - 1):
        # What was heard is looked through once.
        if place < taken or lows[place] not in courts or view.quoted(place):
            continue
        verb = _heard(view, place, hi)
        if verb is None:
            continue
        start = place
        while start > lo and view.tags[start - 1] in "DNPJ" and view.low(start - 1) != "that":
            start -= 1
        after = _past_when(view, verb + 1, hi)
        content: Range | None = None
        if start > lo and view.tags[start - 1] == "," and (after >= hi or view.tags[after] in ".,"):
            content = trim(view, lo, start)
        elif after < hi:
            content = trim(view, after, clause_end(view, after, hi))
        if content is not None and content[1] - content[0] > 2:
            found.append(Candidate((start, verb + 1), None, [content], "heard in court", unit))
            taken = content[1]
    return found


def _heard(view: View, place: int, hi: int) -> int | None:
    """The verb of "the court heard", "the jury has been told"."""
    verb = place + 1
    if view.low(verb) in ("into", "of", "in", "for", "at"):
        # "the inquiry into the fire heard", "a court in Holm was told".
        verb = noun_phrase_right(view, verb + 1, hi) or verb
        place = verb - 1
    while verb < hi and view.tags[verb] in "AkR":
        verb += 1
    if verb >= hi or view.quoted(verb):
        return None
    if view.low(verb) in ("heard", "hears"):
        return verb
    if verb == place + 1 and view.low(verb) == "told" and (verb + 1 >= hi or view.tags[verb + 1] in ".,"):
        # In headlines: "Dam was old, court told".
        return verb
    passive = any(view.low(k) in ("was", "were", "been", "is", "are") for k in range(place + 1, verb))
    return verb if view.low(verb) == "told" and passive and view.low(verb + 1) != "by" else None


def _past_when(view: View, at: int, hi: int) -> int:
    """Skips "on Monday", "yesterday"."""
    times = words(view.language, "attr_times")
    first = at + (view.low(at) == "on")
    stop = first
    while stop < hi and view.low(stop) in times:
        stop += 1
    return stop if stop > first else at


def _emerged(view: View, unit: int) -> Candidate | None:
    """ "It emerged on Monday that the dam had leaked"."""
    lo, hi = view.units[unit]
    for verb in range(lo + 1, hi - 2):
        if view.low(verb) not in words(view.language, "attr_emerging") or view.quoted(verb):
            continue
        group = verb_group(view, verb, lo)
        if view.low(group - 1) != "it" or group <= lo:
            continue
        that = next((k for k in range(verb + 1, min(hi, verb + 8)) if view.tags[k] in "h,;"), hi)
        content = trim(view, that, clause_end(view, that, hi)) if view.tag(that) == "h" else None
        if content is not None:
            return Candidate((group, verb + 1), None, [content], "hearsay", unit)
    return None


def hearsay(view: View, unit: int) -> list[Candidate]:
    """ "The dam reportedly fell": said by nobody who is named."""
    lo, hi = view.units[unit]
    known = words(view.language, "attr_hearsay")
    lows = view.tokens.lows[lo:hi]
    emerging = words(view.language, "attr_emerging")
    emerged = _emerged(view, unit) if "it" in lows and not emerging.isdisjoint(lows) else None
    if emerged is not None:
        return [emerged]
    if known.isdisjoint(lows):
        return []
    for at in range(lo, hi):
        if view.low(at) in known and not view.quoted(at):
            start = next((k + 1 for k in range(at - 1, lo - 1, -1) if view.tags[k] in ",;:hWS"), lo)
            if start > lo and view.tags[lo] == "I" and not set("VAMSW;:") & set(view.tags[lo:start]):
                start = lo  # "In May alone, she allegedly took 900 euros."
            stop = next((k for k in range(at + 1, hi) if view.tags[k] in ",;:" and not view.quoted(k)), hi)
            pieces = [trim(view, start, at), trim(view, at + 1, stop)]
            content = [piece for piece in pieces if piece is not None]
            if content:
                return [Candidate((at, at + 1), None, content, "hearsay", unit, "doubt")]
    return []
