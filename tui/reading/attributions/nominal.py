"""Attributions by a noun: "X's claim that …", "calls by X for …", "a warning from X that …"."""

from tui.reading.attributions.cues import nouns, stance
from tui.reading.attributions.extents import clause_end, object_end, trim
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.phrases import possessor
from tui.reading.attributions.rightward import noun_phrase_right
from tui.reading.attributions.sentence import Sentence
from tui.reading.attributions.view import Range
from tui.reading.lexicon import mapping

_AMOUNTS = frozenset(("figure", "count", "tally", "toll", "total", "projection"))
"""Nouns of saying only with an amount: "the ministry's figure of 40"."""


def by_noun(sentence: Sentence, noun: int) -> None:
    """Takes up what hangs on the reporting noun at ``noun``, if speaker and content both stand there."""
    view, hi = sentence.view, sentence.hi
    entry = nouns(view.language).get(view.low(noun))
    if entry is None or view.quoted(noun) or view.tags[noun] not in "N":
        return
    links, kind = entry
    source = possessor(view, noun, sentence.lo)
    at = noun + 1
    if source is None and view.low(at) in ("from", "by", "of"):
        end = noun_phrase_right(view, at + 1, hi)
        if end is not None and view.tag(end) == "h" and view.tag(end + 1) not in "VAM":
            source, at = (at + 1, end), end
    if at >= hi:
        return
    if source is None:
        by_rumour(sentence, noun)
        return
    content: Range | None = None
    if view.tags[at] == "h":
        content = trim(view, at, clause_end(view, at, hi))
    elif view.low(at) in links and at + 1 < hi:
        start = at if view.low(at) == "to" else at + 1
        content = trim(view, start, object_end(view, start, hi))
    if content is not None:
        content = _before_main_verb(sentence, content)
    if view.low(noun) in _AMOUNTS and not (content is not None and "U" in view.tags[slice(*content)]):
        return
    if content is not None and (content[1] - content[0] > 1 or view.tags[content[0]] == "U"):
        sentence.keep(Candidate((noun, at), source, [content], "noun of saying", sentence.unit, kind))


def by_rumour(sentence: Sentence, noun: int) -> None:
    """ "despite reports of shelling", "claims that it leaks": said by somebody, nobody says who."""
    view, hi = sentence.view, sentence.hi
    kind = mapping(view.language, "attr_rumours").get(view.low(noun))
    if kind is None or view.quoted(noun) or view.tag(noun - 1) in "ZU" or noun + 2 >= hi:
        return
    content: Range | None = None
    if view.tags[noun + 1] == "h" and view.tags[noun + 2] in "DNPHJU":
        end = clause_end(view, noun + 1, hi)
        end = next((k for k in range(noun + 2, end) if view.tags[k] == "," and not view.quoted(k)), end)
        content = trim(view, noun + 1, end)
    elif view.low(noun + 1) == "of" and view.low(noun) in ("reports", "rumours", "rumors"):
        content = trim(view, noun + 1, object_end(view, noun + 1, hi))
    content = _before_main_verb(sentence, content) if content is not None else None
    if content is not None and content[1] - content[0] > 1:
        cue = (noun, noun + 1)
        sentence.keep(Candidate(cue, None, [content], "rumour", sentence.unit, stance(kind)))


def _before_main_verb(sentence: Sentence, content: Range) -> Range | None:
    """What a noun carries ends where its clause goes on: "Vint's claim that it leaks was denied"."""
    tags, view = sentence.view.tags, sentence.view
    clause = tags[content[0]] in "hT"
    for k in range(content[0] + 1, content[1]):
        if tags[k] in "CSWh,;IT" and tags[k] != "I":
            clause = clause or tags[k] in "SWh"
            if tags[k] in "C,":
                return content
        if tags[k] in "VAM" and not view.quoted(k):
            if tags[k - 1] in "VAMRXkBKT" and tags[k - 1 : k + 1] != "KV":
                continue
            if not clause:
                return trim(view, content[0], k)
            clause = False
    return content
