"""Attributions in the manner of headlines: "X: …" and "… – X"."""

from tui.reading.attributions.extents import trim
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.kinds import heads
from tui.reading.attributions.rightward import noun_phrase_right
from tui.reading.attributions.view import View
from tui.reading.lexicon import words

_MOVES = ("to", "at", "up", "down", "lower", "higher", "around", "above", "below")
_RECKONED = {
    **dict.fromkeys(("expected", "seen", "forecast", "projected", "predicted", "tipped"), _MOVES),
    **dict.fromkeys(("put", "estimated", "valued"), ("at",)),
    **dict.fromkeys(("thought", "believed", "said", "alleged"), ("to",)),
    "feared": ("dead", "drowned", "trapped", "missing", "lost", "killed", "to"),
    "accused": ("of",),
}
"""Participles that stand in headlines without "is", and what follows them."""
_PAPERS = ("poll", "survey", "study", "report", "audit", "figures")
_LONGEST = 6
"""Tokens that a speaker set apart in a headline may have."""


def in_headline(view: View, unit: int) -> list[Candidate]:
    """What a headline attributes by its punctuation."""
    found = [quotation_first(view, unit) or before_colon(view, unit), after_dash(view, unit)]
    if found == [None, None]:
        found = [reckoned(view, unit)]
    return [candidate for candidate in found if candidate is not None]


def quotation_first(view: View, unit: int) -> Candidate | None:
    """ "“Not here”: villagers vow to fight": the words of whom it is about, if that is somebody."""
    lo, hi = view.units[unit]
    if not view.opens(lo):
        return None
    end = next((k + 1 for k in range(lo, hi) if view.closes(k)), hi)
    if end + 1 >= hi or view.tags[end] != ":" or end - lo < _SHORTEST:
        return None
    last = noun_phrase_right(view, end + 1, hi)
    speakers = heads(view.language)
    core = next((k for k in range(end + 1, last) if view.tags[k] in "IW"), last) if last is not None else 0
    speaks = last is not None and speakers.get(view.low(core - 1)) in ("person", "group")
    if last is not None and view.low(core) == "on" and view.tags[core - 1] == "P":
        # "“We lost it”: Coach Vint on a bad year".
        speaks, last = True, core
    if last is not None and view.tag(last) == "W" and speaks:
        last = hi
    source = (end + 1, last) if speaks and last is not None else None
    lead = None
    if source is None and last is not None and set(view.tags[end + 1 : last]) == {"P"}:
        # "“We were robbed”: Vint fumes": those words may be his.
        states = words(view.language, "attr_states") | words(view.language, "attr_places")
        lead = (end + 1, last) if view.low(last - 1) not in states else None
    elif source is None and last == hi and view.tags[last - 2 : last] == "PP":
        # "“I don’t do foam”: lunch with Ola Vint".
        lead = (last - 2, last) if view.low(last - 3) in ("with", "by") else None
    return Candidate(None, source, [(lo, end)], "headline: speaker, colon", unit, lead=lead)


_SHORTEST = 4
"""Tokens of a quotation before a headline's colon, its marks too: a title has fewer."""


def before_colon(view: View, unit: int) -> Candidate | None:
    """ "Holm mayor: dam is safe"."""
    lo, hi = view.units[unit]
    colon = next((k for k in range(lo, min(hi, lo + 2 * _LONGEST)) if view.tags[k] == ":"), None)
    if colon is None or colon == lo or colon + 2 >= hi:
        return None
    end = colon
    if view.opens(colon + 1):
        # "Coach Vint on defeat: “We were poor”".
        end = next((k for k in range(lo + 1, colon) if view.tags[k] == "I"), colon)
    # "Poll: Vint leads by 3 points" is what a poll found; "Poll: who should lead?" is a column.
    found = view.low(colon - 1) in _PAPERS and "U" in view.tags[colon:hi]
    if end - lo > _LONGEST or not (found or is_speaker(view, lo, end)):
        return None
    content = trim(view, colon + 1, hi)
    if view.tags[colon + 1] == "W" and view.low(end - 1) not in heads(view.language):
        return None  # "Rents: what you get for 900 a month"
    told = view.tags[colon + 1] == "U" and view.low(end - 1) not in heads(view.language)
    if content is not None and _is_title(view, content):
        # "Ola Vint: the woman who counted bees".
        return None
    if content is None or (told and not set("VAM") & set(view.tags[colon + 1 : hi])):
        # "Delia: 14 dead".
        return None
    return Candidate((colon, colon + 1), (lo, end), [content], "headline: speaker, colon", unit)


def after_dash(view: View, unit: int) -> Candidate | None:
    """ "Dam is safe – mayor", "Dam is safe: mayor", a bracket after it left out."""
    lo, hi = view.units[unit]
    end = hi
    if view.tags[end - 1] == ")":
        end = next((k for k in range(end - 1, lo, -1) if view.tags[k] == "("), hi)
    for dash in range(end - 2, max(lo + 1, end - _LONGEST - 2), -1):
        spaced = view.tokens.ends[dash - 1] < view.tokens.starts[dash]
        colon = view.tags[dash] == ":" and view.low(end - 1) in heads(view.language) and end - dash < 4
        if (colon or (view.tags[dash] == "-" and spaced)) and not view.quoted(dash):
            content = trim(view, lo, dash)
            if content is None or content[1] - content[0] < 3 or not is_speaker(view, dash + 1, end):
                return None
            rule = "headline: dash, speaker"
            return Candidate((dash, dash + 1), (dash + 1, end), [content], rule, unit)
    return None


def reckoned(view: View, unit: int) -> Candidate | None:
    """ "Harvest expected to fall 15%", "Three feared dead", "Clerk accused of theft": by nobody named."""
    lo, hi = view.units[unit]
    for verb in range(lo + 1, hi - 1):
        links = _RECKONED.get(view.low(verb), ())
        if view.low(verb + 1) not in links or view.quoted(verb) or view.tags[verb - 1] not in "NPUJ":
            continue
        if set("VAM") & set(view.tags[lo:verb]):
            return None
        accused = view.low(verb) == "accused"
        pieces = [trim(view, verb + 1, hi)] if accused else [trim(view, lo, verb), trim(view, verb + 1, hi)]
        content = [piece for piece in pieces if piece is not None]
        rule, stance = "passive without a source", "accuse" if accused else "neutral"
        return Candidate((verb, verb + 1), None, content, rule, unit, stance)  # type: ignore[arg-type]
    return None


def is_speaker(view: View, start: int, end: int) -> bool:
    """Whether a noun phrase stands here that can speak, and not the name of a column or site."""
    kickers = words(view.language, "attr_kickers")
    if noun_phrase_right(view, start, end) != end or any(view.low(k) in kickers for k in range(start, end)):
        return False
    last = view.low(end - 1)
    if end - start == 1 and last in words(view.language, "attr_topics"):
        return False
    return view.tags[end - 1] == "P" or last in heads(view.language)


def _is_title(view: View, content: tuple[int, int]) -> bool:
    """Whether all it tells is who or what somebody is: "the woman who counted bees"."""
    start, end = content
    verb = next((k for k in range(start, end) if view.tags[k] in "VAM"), None)
    relative = verb is not None and view.tags[verb - 1] in "Wh" and verb - 1 > start
    return view.tags[start] in "DNJ" and not view.opens(start) and relative
