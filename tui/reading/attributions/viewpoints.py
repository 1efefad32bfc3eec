"""Attributions by an adverbial: "in X's view, …", "… reportedly …"."""

from tui.reading.attributions.extents import clause_end, trim
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.phrases import apposition_right, noun_phrase_left, noun_phrase_right
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import words


def in_view(view: View, unit: int) -> list[Candidate]:
    """ "In her view, the dam is safe", "The dam, in Vint's words, is “a disgrace”"."""
    lo, hi = view.units[unit]
    nouns = words(view.language, "attr_views")
    found: list[Candidate] = []
    if nouns.isdisjoint(view.tokens.lows[lo:hi]):
        return found
    for noun in range(lo + 2, hi):
        if view.low(noun) not in nouns or view.quoted(noun):
            continue
        owner = _owner(view, noun, lo)
        if owner is None or view.low(owner[0] - 1) not in ("in", "to", "by") or owner[0] - 1 < lo:
            continue
        at = owner[0] - 1
        content = _beside(view, at, noun + 1, lo, hi)
        if content:
            rule = "in somebody's view"
            found.append(Candidate((at, at + 1), owner, content, rule, unit))
    return found


def _owner(view: View, noun: int, lo: int) -> Range | None:
    """Whose view it is: the possessive before the noun."""
    if view.low(noun - 1) in ("his", "her", "their", "its", "my", "our"):
        return noun - 1, noun
    if view.tags[noun - 1] != "Z" or noun - 2 < lo:
        return None
    start = noun_phrase_left(view, noun - 2, lo)
    return (start, noun) if start is not None else None


def _beside(view: View, start: int, end: int, lo: int, hi: int) -> list[Range]:
    """The clause around an adverbial between commas, or at an edge of the sentence."""
    if start - lo <= 1:
        if view.tag(end) != ",":
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
    if nouns.isdisjoint(view.tokens.lows[lo:hi]):
        return found
    for at in range(lo, hi - 4):
        if view.low(at) != "in" or view.low(at + 1) != "the" or view.low(at + 2) not in nouns:
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
    here = view.tokens.lows[lo:hi]
    if "heard" not in here and "hears" not in here:
        return found
    taken = lo
    for verb in range(lo + 1, hi):
        if view.low(verb) not in ("heard", "hears") or view.low(verb - 1) not in courts or view.quoted(verb):
            continue
        if verb < taken:
            # What was heard is looked through once.
            continue
        start = verb - 1
        while start > lo and view.tags[start - 1] in "DNPJ" and view.low(start - 1) != "that":
            start -= 1
        content: Range | None = None
        if start > lo and view.tags[start - 1] == "," and (verb + 1 >= hi or view.tags[verb + 1] in ".,"):
            content = trim(view, lo, start)
        elif verb + 1 < hi:
            content = trim(view, verb + 1, clause_end(view, verb + 1, hi))
        if content is not None and content[1] - content[0] > 2:
            found.append(Candidate((start, verb + 1), None, [content], "heard in court", unit))
            taken = content[1]
    return found


def hearsay(view: View, unit: int) -> list[Candidate]:
    """ "The dam reportedly fell": said by nobody who is named."""
    lo, hi = view.units[unit]
    known = words(view.language, "attr_hearsay")
    if known.isdisjoint(view.tokens.lows[lo:hi]):
        return []
    for at in range(lo, hi):
        if view.low(at) in known and not view.quoted(at):
            start = next((k + 1 for k in range(at - 1, lo - 1, -1) if view.tags[k] in ",;:hWS"), lo)
            stop = next((k for k in range(at + 1, hi) if view.tags[k] in ",;:" and not view.quoted(k)), hi)
            pieces = [trim(view, start, at), trim(view, at + 1, stop)]
            content = [piece for piece in pieces if piece is not None]
            if content:
                return [Candidate((at, at + 1), None, content, "hearsay", unit, "doubt")]
    return []
