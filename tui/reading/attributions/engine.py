"""All rules over one text: candidates in text order, none overlapping another unfairly."""

from functools import cache

from tui.reading.attributions import fixed
from tui.reading.attributions.amounts import amounts
from tui.reading.attributions.floating import continue_quotes
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.headline import in_headline, is_speaker
from tui.reading.attributions.headline_verbs import verb_of, without_circumstance
from tui.reading.attributions.nested import inside
from tui.reading.attributions.plain import by_verbs
from tui.reading.attributions.silence import no_answer
from tui.reading.attributions.verb_second import candidates_of
from tui.reading.attributions.view import View
from tui.reading.attributions.viewpoints import heard, hearsay, in_view, in_words_of
from tui.reading.lexicon import mapping, words


def candidates(view: View, *, headline: bool = False) -> list[Candidate]:
    """Everything attributed in a text (or in a headline), in text order."""
    if mapping(view.language, "attr_language").get("order") == "verb-second":
        return sorted(candidates_of(view, headline=headline), key=_first)
    found: list[Candidate] = []
    label: Candidate | None = None
    for number in range(len(view.units)):
        if label is not None and view.paragraph[number] == view.paragraph[label.unit]:
            continue
        label = fixed.labelled(view, number)
        found.extend([label] if label is not None else _unit(view, number, headline))
    continue_quotes(view, found)
    found += inside(view, found)
    found = [c for c in found if (c.content or c.stance == "decline") and not _unsaid(view, c)]
    for candidate in found:
        candidate.content = _merged(view, candidate.content)
    found.sort(key=_first)
    return found


@cache
def _marked(language: str) -> frozenset[str]:
    """Words without which the rules of ``_by_words`` find nothing."""
    lists = words(language, "attr_views"), words(language, "attr_courts"), mapping(language, "attr_no_answer")
    return frozenset(("according", "yet", "neither")).union(*lists)


def _by_words(view: View, number: int, here: frozenset[str]) -> list[Candidate]:
    """What the rules find that some words of a sentence point to."""
    own: list[Candidate] = []
    if "according" in here:
        own += fixed.according_to(view, number)
    if not here.isdisjoint(words(view.language, "attr_views")):
        own += in_view(view, number) + in_words_of(view, number)
    if not here.isdisjoint(words(view.language, "attr_courts")):
        own += heard(view, number)
    if "yet" in here or "neither" in here or not here.isdisjoint(mapping(view.language, "attr_no_answer")):
        own += no_answer(view, number)
    return own


def _unit(view: View, number: int, headline: bool) -> list[Candidate]:
    own: list[Candidate] = []
    for special in (fixed.signed_line(view, number), fixed.after_colon(view, number)):
        if special is None or (headline and special.source and not is_speaker(view, *special.source)):
            # "Harbour mystery: “It was loud”" names nobody.
            continue
        own.append(special)
    here = _marked(view.language).intersection(view.tokens.lows[slice(*view.units[number])])
    if here:
        own += _by_words(view, number, here)
    if headline and not own:
        own = in_headline(view, number)
    own = by_verbs(view, number, own)
    if headline:
        own = own or verb_of(view, number)
        for candidate in own:
            cue = candidate.cue[0] if candidate.cue is not None else len(view.tags)
            candidate.content = [
                without_circumstance(view, piece) if piece[0] > cue else piece for piece in candidate.content
            ]
    own += amounts(view, number, own)
    if len(own) > 1:
        _nest(own)
    if not own:
        told = fixed.gesture(view, number)
        own = [told] if told is not None else hearsay(view, number)
    announced = fixed.announced(view, number)
    if announced is not None and all(c.content or c.stance == "decline" for c in own):
        own.append(announced)
    return own


def _nest(own: list[Candidate]) -> None:
    """Marks what was said inside what another one of the sentence said."""
    for inner in own:
        if inner.nested_in is not None or inner.cue is None or not inner.content:
            continue
        start = inner.cue[0]
        for outer in own:
            if (
                outer is not inner
                and outer.nested_in is not inner
                and any(
                    a <= start and inner.content[-1][1] <= b and a <= inner.content[0][0]
                    for a, b in outer.content
                )
            ):
                inner.nested_in = outer


def _unsaid(view: View, candidate: Candidate) -> bool:
    """Whether nobody says it, or nobody yet: "No one said", "Did Vint say", "If Vint says"."""
    if candidate.source is None:
        return False
    start, end = candidate.source
    lo = view.units[candidate.unit][0]
    before = candidate.cue is not None and start == lo + 1 and candidate.cue[0] >= end
    if before and view.low(lo) in words(view.language, "attr_supposed"):
        return True
    return " ".join(view.tokens.lows[start:end]) in words(view.language, "attr_nobody")


def _merged(view: View, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Neighbouring pieces joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _first(candidate: Candidate) -> tuple[int, int, int]:
    """In text order, of two that begin together the one that holds the other first."""
    return min(candidate.ranges())[0], int(candidate.nested_in is not None), candidate.anchor[0]
