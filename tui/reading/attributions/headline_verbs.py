"""Headlines whose verb the tagger takes for a noun: "Palace confirms split", "…, rules ombudsman"."""

from tui.reading.attributions.complements import OBJECT, Complements
from tui.reading.attributions.cues import Cue, verbs
from tui.reading.attributions.extents import trim
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.kinds import heads
from tui.reading.attributions.rightward import noun_phrase_right
from tui.reading.attributions.sentence import Sentence
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import words

_SUBJECT = 6
"""Tokens that the subject of such a headline may have."""
_MANY = frozenset(("police", "family", "couple", "staff", "people", "crew", "team"))


def verb_of(view: View, unit: int) -> list[Candidate]:
    """What a headline attributes to its subject, or to whom it names behind its last comma."""
    found = [_behind_comma(view, unit), _subject_first(view, unit)]
    return [next(c for c in found if c is not None)] if any(c is not None for c in found) else []


def without_circumstance(view: View, piece: Range) -> Range:
    """A piece of a headline without what it says of when and why: "… as failure grounds flights"."""
    start, end = piece
    for k in range(start + 2, end - 1):
        if view.low(k) in words(view.language, "attr_circumstances") and not view.quoted(k):
            return trim(view, start, k) or piece
    return piece


def _speaks(view: View, start: int, end: int) -> bool:
    last = view.low(end - 1)
    return (
        view.tags[end - 1] == "P" or last in heads(view.language) or last.rstrip("s") in heads(view.language)
    )


def _subject_first(view: View, unit: int) -> Candidate | None:
    """ "Palace confirms split", "Parents call for crossing"."""
    lo, hi = view.units[unit]
    for at in range(lo + 1, min(hi - 1, lo + _SUBJECT + 1)):
        if view.tags[at - 1] not in "PNJUZ-&" or view.quoted(at):
            return None
        cues = verbs(view.language).get(view.low(at), ())
        many = view.low(at - 1) in _MANY or (view.low(at - 1).endswith("s") and view.tags[at - 1] == "N")
        if not cues or view.low(at).endswith("s") == (many and view.low(at - 1) not in _MANY):
            continue
        if not _speaks(view, lo, at) or view.low(at).endswith(("ed", "ing")):
            continue
        found = _complement(view, unit, at, cues)
        if found is not None:
            cue, content, rule = found
            return Candidate((at, content[0]) if content[0] - at < 4 else (at, at + 1), (lo, at),
                             [content], rule, unit, cue.stance)  # fmt: skip
    return None


def _complement(view: View, unit: int, at: int, cues: tuple[Cue, ...]) -> tuple[Cue, Range, str] | None:
    sentence = Sentence(view, unit, [])
    complements = Complements(sentence)
    for cue in cues:
        rest = sentence.cue(at, cue)
        told = complements.read(cue, rest) if rest is not None else None
        if told is not None and told[0] is not None:
            return cue, told[0], told[2]
    return None


def _behind_comma(view: View, unit: int) -> Candidate | None:
    """ "…, rules ombudsman", and "Holm Marine cuts outlook, blames strike", of Holm Marine."""
    lo, hi = view.units[unit]
    comma = max((k for k in range(lo, hi) if view.tags[k] == "," and not view.quoted(k)), default=lo)
    at = comma + 1
    cues = [c for c in verbs(view.language).get(view.low(at), ()) if not c.rest] if comma > lo + 1 else []
    if not cues or at + 1 >= hi or not view.low(at).endswith("s"):
        return None
    end = noun_phrase_right(view, at + 1, hi)
    if end is None:
        return None
    first = trim(view, lo, comma)
    if first is None:
        return None
    if (
        end == hi
        and _speaks(view, at + 1, end)
        and set(cues[0].frames) & set("st")
        and view.tags[at + 1] != "U"
    ):
        return Candidate(
            (at, at + 1), (at + 1, end), [first], "words, then who said them", unit, cues[0].stance
        )
    subject = noun_phrase_right(view, lo, comma)
    content = trim(view, at + 1, hi)
    acts = subject is not None and view.tag(subject) in "VN" and set(cues[0].frames) & set("na")
    if content is None or not acts or subject is None:
        return None
    return Candidate((at, at + 1), None, [content], OBJECT, unit, cues[0].stance, lead=(lo, subject))
