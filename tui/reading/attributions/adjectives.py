"""Attributions by an adjective: "Vint is confident that …", "residents are worried about …"."""

from tui.reading.attributions.cues import stance
from tui.reading.attributions.extents import clause_end, object_end, trim
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.phrases import subject_left, verb_group
from tui.reading.attributions.sentence import Sentence
from tui.reading.lexicon import mapping


def by_adjective(sentence: Sentence, at: int) -> None:
    """Takes up what somebody thinks by the adjective at ``at``, after a form of "be" and adverbs."""
    view, hi = sentence.view, sentence.hi
    links = mapping(view.language, "attr_adjectives").get(view.low(at))
    if links is None or view.quoted(at) or at + 2 >= hi:
        return
    be = at - 1
    while be > sentence.lo and view.tags[be] in "RX":
        be -= 1
    if be <= sentence.lo or view.tags[be] not in "Abkg":
        return
    link = view.low(at + 1)
    clause = view.tags[at + 1] == "h" or (link in ("he", "she", "they", "it") and "that" in links)
    if not clause and link not in links.split("|"):
        return
    group = verb_group(view, be, sentence.lo)
    source = subject_left(view, group, sentence.lo)
    if source is None or view.low(source[0]) in ("it", "there"):
        return
    if clause or link == "to":
        content = trim(view, at + 1, clause_end(view, at + 1, hi))
    else:
        content = trim(view, at + 2, object_end(view, at + 2, hi))
    if content is not None:
        kind = stance(mapping(view.language, "attr_adjectives", 2)[view.low(at)])
        cue = (group, content[0])
        sentence.keep(Candidate(cue, source, [content], "adjective of opinion", sentence.unit, kind))
