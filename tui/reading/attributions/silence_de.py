"""Silence in German: "wollte sich nicht äußern", "lehnte eine Stellungnahme ab", "reagierte nicht"."""

from tui.reading.attributions.clause_de import segments, subject_after, subject_before
from tui.reading.attributions.extents import trim
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import lexicon, words


def silent(view: View, unit: int) -> list[Candidate]:
    """Those who would not answer; nothing is attributed to them but their silence."""
    lo, hi = view.units[unit]
    lows = view.tokens.lows
    known = lexicon(view.language, "attr_silence")
    if not any(low in entry[0].split("|") for low in lows[lo:hi] for entry in known):
        return []
    parts = segments(view, lo, hi)
    for number, (start, end) in enumerate(parts):
        for verbs, others in known:
            verb = next((k for k in range(start, end) if lows[k] in verbs.split("|")), None)
            places = [_place(view, word, start, end) for word in others.split()]
            if verb is None or view.quoted(verb) or None in places:
                continue
            source = subject_before(view, verb, (start, end), parts[:number])
            if source is None or view.low(source[1] - 1) in words(view.language, "attr_requests"):
                source = subject_after(view, verb, end)
            last = max([verb, *(p for p in places if p is not None)])
            if source is not None and not source[0] <= verb < source[1]:
                cue: Range = (verb, verb + 1) if source[0] > verb else (verb, last + 1)
                content = _question(view, parts, number)
                pieces = [content] if content is not None else []
                return [Candidate(cue, source, pieces, "would not say", unit, "decline")]
    return []


def _question(view: View, parts: list[Range], number: int) -> Range | None:
    """What was not said: a question beside the clause, "ob es regnet", "wann es endet"."""
    for other in (number + 1, number - 1):
        if 0 <= other < len(parts):
            start, end = parts[other]
            if start < end and (view.tags[start] == "W" or view.low(start) in ("ob", "wann", "wie", "warum")):
                return trim(view, start, end)
    return None


def _place(view: View, word: str, start: int, end: int) -> int | None:
    """Where one of the words of an alternative "a|b" stands; "kein-" is the beginning of one."""
    for k in range(start, end):
        low = view.low(k)
        for one in word.split("|"):
            if low == one or (one.endswith("-") and low.startswith(one[:-1])):
                return k
    return None
