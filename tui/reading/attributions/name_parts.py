"""Parts of source phrases around a name: roles before it, "and" and "of" inside it, what it is called by."""

import re

from tui.reading.attributions.kinds import heads
from tui.reading.attributions.tagging import tables
from tui.reading.attributions.titles import is_surname, is_title
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping, words

_CALLED = 8
"""Tokens of a phrase among which "named" stands."""
OWNERS = frozenset(("its", "his", "her", "their", "our", "my"))
_BEFORE = frozenset("DJNKPUVGZR-q.")
"""Tags of what may stand before a name in an apposition: "the former Holm mayor Ola Vint"."""
_NAMED = frozenset(("named", "identified", "known", "called"))
_CRIME = frozenset(("commissioner",))
_GOES_ON = frozenset(("of", "for", "on", "to", "and", "&"))
_LIST = re.compile("P{1,3}(?:,P{1,3}){1,3},?CP{1,3}(?!P)")
MANY = frozenset(("people", "women", "men", "children"))
"""Plurals without "s": "the People’s Harvest Party"."""
_THRONED = frozenset(("king", "queen", "prince", "princess", "pope", "duke", "emperor", "sultan"))
_OFFICE = 5
"""Tokens of a phrase in which the preposition of an office stands."""


def named_only(view: View, source: Range) -> Range | None:
    """The name somebody wants to be known by: "a guard who gave his name only as Ola"."""
    start, end = source
    if view.tag(end) == "," and view.low(end + 1) in _NAMED:
        return _named_after(view, end + 2)
    if "W" not in view.tags[start:end]:
        return None
    who = next((k for k in range(start, end) if view.low(k) == "who"), None)
    at = next((k for k in range(who or end, end - 1) if view.low(k) in ("as", "by")), None)
    if who is None or at is None or view.tags[at + 1] != "P" or not view.tokens.words[at + 1][0].isupper():
        return None
    told = words(view.language, "attr_known_as")
    stop = at + 1
    while stop < end and view.tags[stop] == "P":
        stop += 1
    return (at + 1, stop) if not told.isdisjoint(view.tokens.lows[who:at]) else None


def _named_after(view: View, at: int) -> Range | None:
    """The name behind ", named by police as", ", identified only as"."""
    end = min(len(view.tags), at + _OFFICE)
    first = next((k + 1 for k in range(at, end) if view.low(k) == "as"), at)
    if "only" in view.tokens.lows[at:first]:
        # "identified only as Witness K"
        return None
    stop = first
    while view.tag(stop) == "P" and view.tokens.words[stop][0].isupper():
        stop += 1
    return (first, stop) if stop > first and view.tag(stop) in ",(" else None


def named_behind(view: View, source: Range) -> Range | None:
    """The name somebody is said to have: "a student in Holm called Ola Vint", "a nurse named Ola"."""
    start, end = source
    if view.tags[start] not in "DU" or view.low(start) == "the":
        return None
    limit = min(len(view.tags) - 1, max(end, start + _CALLED) + 1)
    at = next((k for k in range(start + 2, limit) if view.low(k) in ("named", "called")), None)
    if at is None or at > end or view.tags[at + 1] != "P" or not set(view.tags[start:at]) <= set("DUNJPI-KZ"):
        return None
    stop = at + 1
    while view.tag(stop) == "P" and view.tokens.words[stop][0].isupper():
        stop += 1
    of = view.tags.find("I", start, at)
    noun = view.low((of if of > 0 else at) - 1)
    lists = ("attr_callings", "attr_epithets", "attr_anybody")
    person = heads(view.language).get(noun) == "person" or any(noun in words(view.language, x) for x in lists)
    # "A critic called Ola Vint a liar" names no critic.
    fits = person and (
        at < end or view.tag(stop) in "VAM" or (view.low(at) == "named" and view.tag(stop) not in "DNq")
    )
    return (at + 1, stop) if fits and view.quoted(at) == view.quoted(start) else None


def one_of(view: View, source: Range) -> Range:
    """What follows "one of them": "one of the analysts, Ola Vint", "one of two, the banker Sir Ola Vint"."""
    start, end = source
    if view.low(start) != "one" or view.low(start + 1) != "of":
        return source
    comma = next((k for k in range(start + 2, end - 1) if view.tags[k] == ","), end)
    stop = next((k for k in range(comma + 1, end) if view.tags[k] in ",W"), end)
    named = comma + 1 < stop and view.tags[stop - 1] == "P" and set(view.tags[comma + 1 : stop]) <= _BEFORE
    return (comma + 1, end) if named else source


def behind_role(view: View, source: Range) -> Range:
    """Without the first of two roles: "Co-founder and CEO Ola Vint", "founder and chairman Ola Vint"."""
    start, end = source
    if view.low(start + 1) == "in" and view.low(start + 2) in ("chief", "charge") and end > start + 3:
        # "editor in chief Ola Vint"
        return start + 3, end
    if view.low(start + 1) == "no" and view.tags[start + 2 : start + 4] in (".U", "PU") and end > start + 4:
        # "World No. 1 Ola Vint"
        return start + 4, end
    if view.tags[start + 1 : start + 4 : 2] == "()" and view.tag(start + 4) == "P" and end > start + 4:
        # "Brigadier (retd) Ola Vint"
        return start + 4, end
    office = behind_office(view, start, end)
    if office != start:
        return office, end
    if "C" not in view.tags[start : start + 5]:
        return source
    at = next((k for k in range(start, min(end - 2, start + 5)) if view.low(k) == "and"), None)
    if at is None or at == start or view.tags[end - 1] != "P" or view.quoted(at):
        return source
    roles = heads(view.language)
    if (is_noun(view, at - 1) and view.tags[at - 1] == "P") or start == at - 1:
        role = next((k for k in range(at + 1, min(end - 1, at + 4)) if view.low(k) in _CRIME), end)
        if role < end:
            # "Police and Crime Commissioner Ola Vint"
            return role, end
    second = next((k for k in range(at + 1, end - 1) if view.tags[k] not in "NJ" or view.low(k) in roles), at)
    titled = view.low(second) in roles or view.low(at + 1) in words(view.language, "attr_titles")
    both = roles.get(view.low(at - 1)) == "person" and titled
    return (at + 1, end) if both and not is_surname(view, at - 1) else source


def behind_office(view: View, start: int, end: int) -> int:
    """Where the name begins behind an office: "head of policy Ola Vint", "Minister for Health Ola Vint".

    ``start`` if none does: "the lawyer for Ola Vint", "the boss of Brill Foods" name nobody else.
    """
    if "I" not in view.tags[start : start + _OFFICE]:
        return start
    of = view.tags.find("I", start, end)
    kinds, given = heads(view.language), mapping(view.language, "attr_given")
    if view.low(of) not in ("of", "for") or kinds.get(view.low(of - 1)) != "person" or of == start:
        return start
    if view.low(of + 1) == "state" and view.low(of + 2) == "for":
        # "Minister of State for Health Ola Vint"
        of += 2
    first = of + 1
    while first < end and view.tags[first] in "NJC&D" and view.tokens.words[first][0].islower():
        first += 1
    stop = first
    while stop < end and (view.tags[stop] == "P" or view.low(stop) in ("and", "&")):
        stop += 1
    if stop - first < 2 or (stop < end and view.tags[stop] not in ",("):
        return start
    if first > of + 1:
        while first < stop - 1 and is_title(view, first):
            first += 1
        kind = kinds.get(view.low(first - 1))
        if kind == "person" or view.tags[first - 1] != "N":
            return start
        plain = kind in (None, "group") and stop - first == 2
        apart = kind is None or "D" in view.tags[of:first]
        return first if plain or (apart and view.low(first) in given) else start
    name = next(
        (k for k in range(first + 1, stop - 1) if view.low(k) in given or _ends_office(view, k)), start
    )
    return name if name == start or view.low(name - 1) not in given else start


def _ends_office(view: View, at: int) -> bool:
    """Whether a name begins behind what an office is for: "Minister for Health Ola Vint"."""
    return is_noun(view, at - 1) and not is_noun(view, at) and view.tags[at : at + 2] == "PP"


def is_throned(view: View, at: int) -> bool:
    """Whether what somebody is goes with a given name: "Queen Maud"."""
    return at >= 0 and view.low(at) in _THRONED and view.tokens.words[at][0].isupper()


def is_of_many(view: View, start: int, end: int, stop: int) -> bool:
    """Whether a noun with a capital is a body by what follows: "the Community of Coastal States"."""
    if any(view.tags[k] == "Z" and of_many(view, k, end) for k in range(start + 1, end)):
        return True
    capitals = end + 1 < stop and view.low(end) in ("of", "for") and view.tokens.words[end + 1][0].isupper()
    return capitals and end - start == 1 and "N" in tables(view.language).words.get(view.low(start), "")


def joins_name(view: View, at: int, end: int) -> bool:
    """Whether "and" is of a body's name: "Holm Fire and Rescue Service"."""
    words_, stop = view.tokens.words, at + 1
    while stop < end and (view.tags[stop] == "Z" or (view.tags[stop] in "NP" and words_[stop][0].isupper())):
        stop += 1
    if view.tags[at - 1] == "Z" and "Z" in view.tags[at:stop]:
        # "Seafarers’ and Dockers’ Union"
        return heads(view.language).get(view.low(stop - 1)) == "organisation"
    common = "N" in tables(view.language).words.get(view.low(at - 1), "") and words_[at - 1][0].isupper()
    # "the Holm and District Angling Society"
    common = common or (view.low(at - 2) == "the" and view.tags[at - 1] == "P" and stop > at + 2)
    last = view.low(stop - 1)
    return common and stop > at + 1 and heads(view.language).get(last) in ("organisation", "media")


def past_office(view: View, of: int, end: int) -> int:
    """Past "of Health spokesperson" behind "Department": the one who speaks for it; else ``of``."""
    at = of + 1
    while at < min(end, of + 6) and (view.tags[at] == "P" or view.low(at) in ("and", "&")):
        at += 1
    speaker = of + 1 < at < end and heads(view.language).get(view.low(at)) == "person"
    return at + 1 if speaker and view.low(of) == "of" and view.tags[at] == "N" else of


def apposed(view: View, source: Range, end: int) -> Range | None:
    """A name between commas after a description: "its spokesman on trade, Ola Vant", "the firm, Brill"."""
    comma = next((k for k in range(end, source[1]) if view.tags[k] in ",W"), None)
    if comma is not None and view.tags[comma] == "W":
        # "the inspector who led it, Ola Vint"
        comma = view.tags.find(",", comma, source[1])
        rest = view.tags[comma + 1 : source[1]].rstrip(",")
        if comma < 0 or not rest or set(rest) != {"P"}:
            return None
        stop = comma + 1 + len(rest)
        while comma + 2 < stop and heads(view.language).get(view.low(comma + 1)) == "person":
            # "…, Inspector Ola Vint"
            comma += 1
        return comma + 1, stop
    if comma is None or view.low(comma + 1) in ("a", "an"):
        return None
    body = heads(view.language).get(view.low(end - 1)) == "organisation"
    stop = comma + 1
    if set(view.tags[comma + 2 : comma + 5 : 2]) == {"(", ")"} and view.tag(comma + 5) == "P":
        # "its commandant, Brigadier (retd) Ola Vint"
        comma = stop = comma + 4
    while stop < source[1] and view.tags[stop] not in ",(IW" and (view.tags[stop] != "C" or body):
        stop += 1
    kind = heads(view.language).get(view.low(stop - 1))
    if view.low(comma + 1) == "the" and view.tags[stop - 1] == "N" and kind == "organisation":
        # "its largest shareholder, the Brill family trust"
        named = view.tags[comma + 2] == "P" and set(view.tags[comma + 2 : stop]) <= {"P", "N"}
        return (comma + 2, stop) if named else None
    first = stop
    while first - 1 > comma and _of_apposed(view, first - 1, stop):
        first -= 1
    fits = first < stop and view.tags[first] == "P" == view.tags[stop - 1]
    if fits and first == stop - 1 and is_noun(view, first):
        # "a third, Annals of Herring"
        stop = body_end(view, stop, source[1])
    return (first, stop) if fits and set(view.tags[comma + 1 : first]) <= _BEFORE else None


def _of_apposed(view: View, at: int, stop: int) -> bool:
    """Whether a token stands in the name that ends at ``stop``, with nicknames and initials."""
    if view.tags[at] == "P":
        person = heads(view.language).get(view.low(at)) == "person"
        return at == stop - 1 or not person or is_title(view, at) or is_surname(view, at)
    if view.tags[at] == "C":
        return view.tags[at - 1] == "P" == view.tags[at + 1]
    return (not view.words_at(at) and view.tags[at] != "Z") or (view.quoted(at) and view.tags[at] in "NJ")


def of_many(view: View, at: int, end: int) -> bool:
    """Whether "’s" is part of a body’s name: "the Tenants’ Front"."""
    word = view.tokens.words[at - 1]
    plural = word.endswith("s") and len(view.tokens.words[at]) == 1
    many = word[0].isupper() and (plural or word.lower() in MANY)
    known = tables(view.language).words.get(word.lower(), "N") if many else ""
    capitals = all(view.tokens.words[k][0].isupper() for k in range(at + 1, end))
    return known[:1] == "N" and at + 1 < end and capitals and is_noun(view, end - 1)


def is_noun(view: View, at: int) -> bool:
    """Whether a word with a capital is a common noun elsewhere."""
    return "N" in tables(view.language).words.get(view.low(at), "")


def body_end(view: View, end: int, stop: int) -> int:
    """Where a body’s name ends that goes on: "Society for the Protection of Herring", "Committee on Rain"."""
    tokens, at = view.tokens.words, end
    if not tokens[end - 1][0].isupper():
        return end
    if at < stop and view.low(at) in ("of", "for") and (match := _LIST.match(view.tags, at + 1, stop)):
        # "Department for Rain, Wind and Hail"
        return match.end()
    while at + 1 < stop and view.low(at) in _GOES_ON:
        first = at + 1 + (view.low(at + 1) == "the")
        if first >= stop or not tokens[first][0].isupper():
            break
        at = first
        while at < stop and tokens[at][0].isupper():
            at += 1
    return at
