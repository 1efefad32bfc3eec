"""Who tells how much without a word of saying: "police count 90", "a poll has 40 percent against it"."""

from tui.reading.attributions.extents import clause_end, trim
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.kinds import heads
from tui.reading.attributions.phrases import possessor, subject_left, verb_group
from tui.reading.attributions.rightward import noun_phrase_right
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping, words

_RULE = "who, then how much"
_REACH = 12
"""Tokens between a verb and the amount that it tells."""
_BOUNDS = frozenset("RJDSI-")
_FORECASTERS = frozenset(
    ("traders", "analysts", "economists", "investors", "markets", "forecasters", "banks")
)
_RESULTS = frozenset(
    """profit profits loss losses revenue revenues sales earnings turnover gain gains drop rise fall
    increase decline surplus deficit margin growth income""".split()  # noqa: SIM905
)
_SETTLED = frozenset(("rate", "margin", "average", "median", "number", "total"))
"""What is raised or cut, not reckoned anew: "raised its rate to 3 percent"."""
_BE = frozenset(("is", "are", "was", "were", "been", "being", "be"))
_SPEAKERS = ("person", "organisation", "group", "media")
_VAGUE = frozenset(("half", "twice", "dozens", "scores", "hundreds", "thousands", "tens"))


def amounts(view: View, unit: int, own: list[Candidate]) -> list[Candidate]:
    """The statements of a sentence that are told by an amount, beside those found by words of saying."""
    lo, hi = view.units[unit]
    last = view.tags.rfind("U", lo, hi)
    if last < 0:
        return []
    poll = _in_poll(view, unit) if view.low(lo) == "in" else None
    if poll is not None:
        return [poll]
    table, lows = mapping(view.language, "attr_amounts"), view.tokens.lows
    places = [k for k in range(lo + 1, last) if lows[k] in table and _near(view, k, hi)]
    if not places:
        return []
    found: list[Candidate] = []
    taken = lo
    for verb in places:
        if verb < taken or view.quoted(verb) or _said_already(own, verb) or _is_name(view, verb):
            continue
        if view.low(verb) in ("had", "has", "have") and view.low(verb + 1) == "been":
            continue  # "the model had been withdrawn on 12 May"
        ways = table[lows[verb]].split("|")
        reckoned = _reckoned(view, verb, lo, hi) if "be" in ways else None
        if reckoned is not None:
            found.append(Candidate((verb, verb + 1), None, reckoned, _RULE, unit))
            taken = reckoned[-1][1]
            continue
        if "range" in ways:
            spread = _spread(view, verb, lo, hi)
            if spread is not None:
                found.append(Candidate((verb, verb + 1), None, [spread], _RULE, unit))
                taken = spread[1]
            continue
        told = _told(view, verb, ways, lo, hi)
        if told is not None:
            source, content = told
            found.append(Candidate((verb, verb + 1), source, [content], _RULE, unit))
            taken = content[1]
    return found


def _is_name(view: View, at: int) -> bool:
    """Whether a word stands in a name: "the Farmers' List 9 percent"."""
    named = view.tokens.words[at - 1][0].isupper() or view.tags[at - 1] == "Z"
    return view.tokens.words[at][0].isupper() and named


def _near(view: View, verb: int, hi: int) -> bool:
    """Whether a number may be what the verb tells: right behind a form of "be", or soon behind another."""
    reach = 5 if view.tags[verb] == "A" and view.low(verb) in ("is", "was") else _REACH + 3
    return view.tags.find("U", verb + 1, min(hi, verb + reach)) >= 0


def _said_already(own: list[Candidate], at: int) -> bool:
    """Whether a token is of the words or the source of what was found before."""
    return any(a <= at < b for c in own for a, b in (c.cue or (0, 0), c.source or (0, 0)))


def _in_poll(view: View, unit: int) -> Candidate | None:
    """ "In a survey by Metra, 64 percent backed the plan"."""
    lo, hi = view.units[unit]
    end = noun_phrase_right(view, lo + 1, hi)
    if end is None or view.quoted(lo) or not _tallies(view, (lo + 1, end), "says"):
        return None
    comma = next((k for k in range(end, min(hi, end + _REACH)) if view.tags[k] == ","), None)
    if comma is None or not _amount(view, comma + 1, hi) or view.tag(end) not in ",KRIPNJ":
        return None
    content = trim(view, comma, clause_end(view, comma + 1, hi))
    return Candidate((lo, lo + 1), (lo + 1, end), [content], _RULE, unit) if content is not None else None


def _told(view: View, verb: int, ways: list[str], lo: int, hi: int) -> tuple[Range, Range] | None:
    """Who tells an amount by the verb at ``verb``, and what."""
    group = verb_group(view, verb, lo)
    source = subject_left(view, group, lo)
    if source is None and view.tag(group - 1) == "C":
        source = _shared(view, group - 1, lo)
    if (
        source is None
        or view.tags[source[0]] in "Wh"
        or any(view.tags[k] in "MXT" for k in range(group, verb))
    ):
        return None
    start: int | None = None
    for way in ways:
        if way == "o" and _counts(view, source, it=False) and _amount(view, verb + 1, hi):
            start = verb + 1
        elif way in ("of", "at") and view.low(verb + 1) == way and _counts(view, source, it=way == "of"):
            clear = way == "of" or _large(view, verb + 2)
            start = verb + 1 + (way == "at") if _amount(view, verb + 2, hi) and clear else None
        elif way in ("at+", "as"):
            start = _behind(view, verb, way.rstrip("+"), hi)
        elif way == "with" and view.low(verb + 1) == "up" and view.low(verb + 2) == "with":
            start = verb + 3 if _amount(view, verb + 3, hi) else None
        elif way == "doc" and heads(view.language).get(view.low(_head(view, source))) == "document":
            start = verb + 1 if _amount(view, verb + 1, hi) else None
        elif way in ("s", "s+") and _reckons(view, source, way):
            start = verb + 1 if _soon(view, verb + 1, hi) else None
        elif way == "post" and _counts(view, source):
            noun = next((k for k in range(verb + 1, min(hi, verb + 7)) if view.low(k) in _RESULTS), hi)
            start = verb + 1 if noun < hi and _soon(view, verb + 1, hi) else None
        elif way == "to" and _counts(view, source):
            start = _changed(view, verb + 1, hi)
        elif (way == "d" and _tallies(view, source, "says")) or (
            way == "find" and (_tallies(view, source, "says") or _inquires(view, source))
        ):
            start = verb + 1 if _soon(view, verb + 1, hi) else None
        elif way == "list" and _counts(view, source):
            start = verb + 1 if _list(view, verb + 1, hi) else None
        elif way == "is":
            owner = _owner(view, source, lo)
            at = verb + 1 + (view.low(verb + 1) in ("at", "to"))
            if owner is not None and _amount(view, at, hi):
                source, start = owner, at
        if start is not None:
            break
    if start is None:
        return None
    end = clause_end(view, start, hi)
    end = next((k for k in range(start + 1, end) if view.tags[k] == ":" and not view.quoted(k)), end)
    content = trim(view, start, end)
    return (source, content) if content is not None else None


def _shared(view: View, joint: int, lo: int) -> Range | None:
    """The subject that a verb behind "and" shares: "The firm raised its guidance and now sees …"."""
    for k in range(joint - 1, max(lo, joint - 40), -1):
        if view.tags[k] in "VAM" and not view.quoted(k):
            return subject_left(view, verb_group(view, k, lo), lo)
        if view.tags[k] in ";:":
            break
    return None


def _reckoned(view: View, verb: int, lo: int, hi: int) -> list[Range] | None:
    """What is reckoned by nobody who is named: "The loss is put at 5 million", "is seen reaching 90"."""
    group = verb_group(view, verb, lo)
    if not any(view.low(k) in _BE for k in range(group, verb)):
        return None
    at = verb + 1
    moving = view.low(verb) == "seen" and view.tag(at) == "G" and _soon(view, at, hi)
    if not moving and not (view.low(at) == "at" and _amount(view, at + 1, hi)):
        return None
    if not moving and view.low(verb) == "seen" and not _large(view, at + 1):
        return None  # "was seen at 40 Mill Row"
    subject = subject_left(view, group, lo)
    rest = trim(view, at, clause_end(view, at, hi))
    if subject is None or rest is None or view.tags[subject[0]] in "Wh":
        return None
    if any(view.low(k) == "by" and view.low(k - 1) != "up" for k in range(*rest)):
        return None  # "valued at 9 million by two firms"
    return [subject, rest]


def _spread(view: View, verb: int, lo: int, hi: int) -> Range | None:
    """What estimates by nobody who is named say: "Estimates range from 40 to 90"."""
    source = subject_left(view, verb_group(view, verb, lo), lo)
    many = source is not None and view.low(_head(view, source)) in ("estimates", "forecasts", "projections")
    fits = view.low(verb + 1) in ("from", "between") and _amount(view, verb + 2, hi)
    return trim(view, verb + 1, clause_end(view, verb + 1, hi)) if many and fits else None


def _head(view: View, source: Range) -> int:
    """The last token of a phrase's first noun: of "a poll for the Courier" the poll."""
    last = source[0]
    for k in range(*source):
        if view.tags[k] in "NP":
            last = k
        elif view.tags[k] in "ITC,KW(" and view.tags[last] in "NP":
            break
    return last


def _counts(view: View, source: Range, *, it: bool = True) -> bool:
    """Whether the subject is somebody who can count: "police", "the charity", "she", a name."""
    if view.tags[source[0]] == "H":
        return view.low(source[0]) not in ("i", "we", "you") and (it or view.low(source[0]) != "it")
    head = _head(view, source)
    kind = heads(view.language).get(view.low(head))
    return kind in _SPEAKERS or (kind is None and view.tags[head] == "P")


def _inquires(view: View, source: Range) -> bool:
    """Whether the subject finds out how things are: "auditors"; what researchers find they may dig up."""
    low = view.low(_head(view, source))
    kinds = heads(view.language)
    return low.removesuffix("s") in words(view.language, "attr_inquirers") or kinds.get(low) == "document"


def _reckons(view: View, source: Range, way: str) -> bool:
    """Whether the subject can reckon: who counts or tallies, or (``s+``) "traders see a 64% chance"."""
    if way == "s+":
        return view.low(_head(view, source)) in _FORECASTERS
    return _counts(view, source) or _tallies(view, source, "says")


def _tallies(view: View, source: Range, how: str) -> bool:
    kind = mapping(view.language, "attr_tallies").get(view.low(_head(view, source)))
    return kind in (how, "both")


def _owner(view: View, source: Range, lo: int) -> Range | None:
    """Whose estimate the subject is."""
    head = _head(view, source)
    if not _tallies(view, source, "whose") or (head > lo and view.tokens.words[head][0].isupper()):
        return None
    if view.low(head + 1) in ("by", "from") and head + 2 < source[1]:
        return head + 2, source[1]
    if view.low(head + 1) == "in" and _tallies(view, (head + 2, source[1]), "says"):
        return head + 2, source[1]
    return possessor(view, head, lo)


def _amount(view: View, at: int, hi: int) -> bool:
    """Whether an amount stands at ``at``, perhaps with the words of its bound before it: "more than 90"."""
    for k in range(at + view.opens(at), min(hi, at + 4)):
        if view.tags[k] == "U" or view.low(k) in _VAGUE:
            return True
        if view.tags[k] not in _BOUNDS and view.low(k) not in ("plus", "minus", "or"):
            return False
    return False


def _large(view: View, at: int) -> bool:
    """Whether a number is no hour and no house: "at 41,000", "at €90", "at 30 percent"."""
    word = view.low(at)
    more = view.low(at + 1) in ("percent", "per", "%", "million", "billion", "trillion")
    return not word[:1].isalnum() or "," in word or len(word) > 4 or more or not word[:1].isdigit()


def _soon(view: View, at: int, hi: int) -> bool:
    """Whether a number stands in what a poll or list has, before anything else is said."""
    for k in range(at, min(hi, at + _REACH)):
        if view.tags[k] in ".;:VAMh" or view.quoted(k):
            return False
        if view.tags[k] == "U":
            return True
    return False


def _behind(view: View, verb: int, link: str, hi: int) -> int | None:
    """Where the object begins that an amount is given to: "saw it at 37 percent"."""
    at = verb + 1
    if view.tag(at) not in "DNPJOH":
        return None
    for end in range(at + 1, min(hi, at + _REACH)):
        if view.tags[end] in ".,;:VAMh" or view.quoted(end):
            return None
        if view.low(end) == link and _amount(view, end + 1, hi):
            share = view.low(end + 2) in ("percent", "per", "%")
            return at if link != "at" or share or _large(view, end + 1) else None
    return None


def _changed(view: View, at: int, hi: int) -> int | None:
    """Where the amount stands of "cut its forecast for growth to 2 percent", "kept its estimate at 3"."""
    end = noun_phrase_right(view, at, hi) if view.low(at) in ("its", "their", "his", "her") else None
    rate = end is not None and view.low(_head(view, (at, end))) in _SETTLED
    if end is None or rate or not _tallies(view, (at, end), "whose"):
        return None
    to = next((k for k in range(at + 2, min(hi, end + 4)) if view.low(k) in ("to", "at")), None)
    return to + 1 if to is not None and _amount(view, to + 1, hi) else None


def _list(view: View, at: int, hi: int) -> bool:
    """Whether a list or count of some amount is had: "has a list of 40 names"."""
    tallies = mapping(view.language, "attr_tallies")
    for k in range(at, min(hi, at + 4)):
        if view.low(k) in tallies:
            return view.low(k + 1) == "of" and _amount(view, k + 2, hi)
        if view.tags[k] not in "DJR":
            return False
    return False
