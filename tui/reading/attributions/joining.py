"""What the whole text tells of a name: its fullest form, and the offices its bearer is said to hold."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from tui.reading.attributions.acronyms import is_acronym, spelt
from tui.reading.attributions.bearers import Bearers
from tui.reading.attributions.beside import (
    body_after,
    body_before,
    is_object,
    role_called,
    roles_after,
    roles_before,
)
from tui.reading.attributions.kinds import heads, is_second
from tui.reading.attributions.name_parts import MANY, behind_office
from tui.reading.attributions.names_de import german_role
from tui.reading.attributions.phrases import is_when
from tui.reading.attributions.tagging import tables
from tui.reading.attributions.titles import (
    before_title,
    describes,
    is_peer,
    is_role,
    is_surname,
    is_title,
    postnominal,
)
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping, words

_RUN = re.compile(r"[PN]+(?:[CZ][PN]+)*")
_SAINTS = re.compile("PP{1,3}Z[NP]")
_NICKNAME = re.compile("q[PNJ]{1,2}qP{1,2}")
_FORMS = frozenset(("plc", "gmbh", "ltd", "inc"))
_DATING = frozenset(("on", "last", "this", "next"))
"""What stands before a day."""
_LONGEST = 12
"""Words of a run of capitalised ones that are looked at."""


@dataclass(slots=True)
class Known:
    """What a text tells of names, by their last word in lower case unless said otherwise.

    ``names``: the fullest form and its other words; ``roles`` named beside them, and their ``holders``;
    ``offices``: like names, for organisations, by what they are ("ministry"); ``firsts``: last words by the
    first word; ``acronyms``: names by their capitals; ``bodies``: names
    by what an apposition calls them ("company"); ``gender``: "he" or "she"; ``seen``: runs taken up;
    ``people``: all by surname; ``initials``: names by their two or three initials.
    """

    names: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    roles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    holders: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    offices: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    firsts: dict[str, str] = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    gender: dict[str, str] = field(default_factory=dict)
    seen: set[tuple[str, ...]] = field(default_factory=set)
    people: Bearers = field(default_factory=Bearers)
    initials: dict[str, str] = field(default_factory=dict)


def known_names(view: View) -> Known:
    """Names of two to four capitalised words in a text, and names of offices ("Holm Water Ministry")."""
    known = Known()
    kinds = heads(view.language)
    # A name never runs from the end of a sentence into the next.
    begins = {lo for lo, _ in view.units}
    particles = words(view.language, "attr_particles")
    tokens, lows, tags = view.tokens.words, view.tokens.lows, view.tags
    j = end = 0
    for i in view.tokens.capitals:
        if i < j:
            continue
        # A run that goes on ends where it did.
        end = end if i < end else _run_end(tags, i)
        if end == i:
            continue
        j = i + 1
        while j < end and j - i < _LONGEST and j not in begins and _goes_on(tokens, j, end, particles):
            j += 1
        if tags[j : j + 1] == "q" and j - i < _LONGEST:
            j = _past_nickname(view, j)
        if "P" in tags[i:j] or lows[j - 1] in kinds:
            _run(view, i, j, known)
            if j == len(tags):
                continue
            if tags[j] in "NJ":
                _small_office(view, i, j, known)
            elif lows[j] in ("of", "for") and kinds.get(lows[j - 1]) == "organisation":
                _office_of(view, i, j, known)
    _saints(view, known)
    known.gender = _genders(view, known)
    for last, bearers in known.people.names.items():
        # A given name that is known tells more than pronouns.
        given = {known.people.genders.get(name, "") for name in bearers}
        if len(given) == 1 and "" not in given:
            known.gender[last] = given.pop()
    known.people.place(view)
    return known


def _saints(view: View, known: Known) -> None:
    """Takes up what is named after a saint: "St Osyth’s hospital"."""
    for match in _SAINTS.finditer(view.tags):
        start, end = match.span()
        start += view.tags[start] != "P"
        low = view.low(end - 1)
        if view.low(start) == "st" and heads(view.language).get(low) == "organisation":
            others = frozenset(k for k in view.tokens.lows[start : end - 1] if k[0].isalnum())
            known.offices.setdefault(low, (view.string(start, end), others))


def _run_end(tags: str, at: int) -> int:
    """Where the run of nouns and names ends that token ``at`` stands in; ``at`` if it is in none."""
    linked = at > 0 and tags[at] in "CZ" and tags[at - 1] in "PN"
    if not linked and tags[at] not in "PN":
        return at
    run = _RUN.match(tags, at + linked)
    return run.end() if run is not None else at


def _past_nickname(view: View, at: int) -> int:
    """Where the name ends that goes on behind a nickname in quotation marks; ``at`` if none does."""
    match = _NICKNAME.match(view.tags, at)
    return match.end() if match is not None and view.opens(at) and view.outer[match.end() - 1] < 0 else at


def _goes_on(tokens: list[str], at: int, end: int, particles: frozenset[str]) -> bool:
    """Whether a name runs on: "Harrow & Sund"."""
    if tokens[at][0].isupper() or tokens[at].partition("-")[2][:1].isupper():
        return True
    if tokens[at] in particles:
        # "van der Meer"
        at += tokens[at + 1 : at + 2] != [] and tokens[at + 1] in particles
    elif tokens[at] == "." and len(tokens[at - 1]) == 1:
        # "J. P. Vint"
        return at + 1 < end and tokens[at + 1][0].isupper()
    elif tokens[at] not in ("&", "’", "'") and not (
        tokens[at] in ("’s", "'s") and tokens[at - 1].lower() in MANY
    ):
        return False
    return at + 1 < end and tokens[at + 1][0].isupper()


def _genders(view: View, known: Known) -> dict[str, str]:
    """He or she by the pronouns after a name in its sentence, where no second name stands between."""
    pronouns = {w: p for w, p in mapping(view.language, "attr_pronouns").items() if p in ("he", "she")}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    telling = pronouns.keys() | (known.names.keys() - known.offices.keys())
    for lo, hi in view.units:
        lows = view.tokens.lows[lo:hi]
        if pronouns.keys().isdisjoint(lows):
            continue
        last = earlier = ""
        for at, (low, quotation) in enumerate(zip(lows, view.outer[lo:hi], strict=True), lo):
            if low not in telling or quotation >= 0:
                continue
            if low in pronouns and is_object(view, at):
                # "Vint told him he had lost": not Vint.
                earlier = pronouns[low] if last else earlier
                continue
            if not last and low in pronouns:
                # "Her editor, James Pell, says her book …": hers all along.
                earlier = pronouns[low]
                continue
            if view.tags[at] == "P" and low in known.names and low not in known.offices:
                last = low if last in ("", low) else "-"
            elif low in pronouns and last not in ("", "-") and earlier != pronouns[low] != low:
                # "her" may be anybody's: one alone tells nothing.
                votes[last][pronouns[low]] += 1
            elif low == pronouns.get(low) != earlier and last not in ("", "-"):
                votes[last][low] += 2
    best = {name: found.most_common(1)[0] for name, found in votes.items()}
    return {name: gender for name, (gender, votes) in best.items() if votes > 1}


def _run(view: View, start: int, end: int, known: Known) -> None:
    kinds = heads(view.language)
    lows, tags = view.tokens.lows, view.tags
    before, behind = tags[start - 1] if start else ".", tags[end] if end < len(tags) else "."
    plain = before not in "NP," and behind not in ",("
    if end - start == 1 and plain and (before != "." or view.low(end) not in _FORMS):
        # Nothing beside it tells of it.
        return
    run = tuple(lows[start:end])
    if plain and run in known.seen:
        return
    known.seen.add(run)
    form, whole = "", end
    while letters := postnominal(view, start, end):
        form, end = letters, end - 1
    last_role = _last_role(view, start, end)
    first = _begin(view, start, end, last_role)
    _office(view, start, end if last_role is None else last_role, known)
    if not form and view.low(end) in _FORMS:
        form, whole = "organisation", end + 1
    if form == "organisation":
        known.bodies["company"].add(view.string(first, end))
        whole += view.tag(whole) == "P" and view.low(whole) == "."
        known.people.generations.setdefault(view.string(first, end), view.string(first, whole))
    if end - first < 1 or not view.words_at(end - 1):
        return
    if view.low(end - 1) in words(view.language, "attr_times"):
        # "on Monday, the mayor said": no Monday is mayor.
        return
    last, name = lows[end - 1], view.string(first, end)
    if end - first == 1 and view.low(end) == "of" and view.tag(end + 1) == "P" and is_peer(view, first - 1):
        # "Baroness Vint of Holm"
        known.people.generations.setdefault(name, view.string(first, end + 2))
    if end - first > 1:
        _acronym(view, first, end, name, known)
    else:
        known.people.relative(view, first)
    comma = view.tag(end) == ","
    what = (body_after(view, end) if comma else "") or body_before(view, first)
    if what and len(known.bodies[what]) < 3:
        known.bodies[what].add(name)
    roles = set(roles_before(view, first)) if form != "organisation" else set()
    if comma:
        roles.update(roles_after(view, end))
    if last_role is not None:
        roles.add(lows[last_role])
    elif called := role_called(view, first, end):
        roles.add(called)
    if end - first > 1:
        _several_words(view, (first, end), view.string(first, whole), form, known)
    if roles and last in known.people.names:
        known.people.roles[name] |= roles
    personal = bool(roles) and (kinds.get(last) is None or last in view.surnames)
    if personal and not any(kinds.get(low) in ("organisation", "media") for low in lows[first:end]):
        known.roles[last] |= roles
        for role in roles:
            known.holders[role].add(last)


def _begin(view: View, start: int, end: int, last_role: int | None) -> int:
    """Where the name in a run begins: behind roles, a day and what an office is for."""
    first = _name_from(view, start if last_role is None else last_role + 1, end)
    if first == start < end - 1 and view.low(start - 1) in _DATING and is_when(view, start):
        # "On Thursday Ola Vint left"
        first += 1
    if start and view.tags[start - 1] == "I":
        state = view.low(start - 2) == "state" and view.low(start - 3) == "of"
        first = max(first, behind_office(view, start - 4 if state else start - 2, end))
    return first


def _several_words(view: View, name: Range, whole: str, form: str, known: Known) -> None:
    """Takes up a name of two to four words; ``whole``: with the letters that follow it."""
    first, end = name
    named = [low for low in view.tokens.lows[first:end] if low[0].isalnum()]
    if not 2 <= len(named) <= 4:
        return
    last, others, full = view.low(end - 1), frozenset(named[:-1]), view.string(first, end)
    if end - first == 2 and view.low(first) == "st" and view.tag(end) == "Z":
        # "St Osyth’s hospital"
        return
    if form != "organisation" and "C" not in view.tags[first:end]:
        again = full in known.people.names[last]
        known.people.add(view, first, end, others)
        if sibling := known.people.sibling(view, first, end):
            known.firsts.setdefault(sibling, last)
        if form == "generation" and not again:
            # Not the father who is told of later: "Abe Vint", then "his father, Abe Vint Sr."
            known.people.generations.setdefault(full, whole)
    known.names.setdefault(last, (full, others))
    known.firsts.setdefault(view.low(first), last)
    for k in range(first + 1, end - 1):
        low = view.low(k)
        if low in words(view.language, "attr_given") or (view.quoted(k) and view.words_at(k)):
            known.firsts.setdefault(low, last)  # "Plucky Doreen Vint", "Abe “Bud” Vint"


def _name_from(view: View, first: int, end: int) -> int:
    """Where a name begins behind its titles and adjectives."""
    while first < end and (
        is_title(view, first)
        or not view.words_at(first)
        or describes(view, first)
        or before_title(view, first, end)
    ):
        first += 1
    return first


def _last_role(view: View, start: int, end: int) -> int | None:
    """Where the last word for what somebody is stands in a run, if it is no surname."""
    kinds = heads(view.language)
    lows = view.tokens.lows
    if kinds.get(lows[end - 1]) == "organisation" and end - start > 2 and not is_surname(view, end - 1):
        # "Holm General Hospital" is no general.
        return None
    for k in range(end - 1, start - 1, -1):
        many = k == start and end - start > 2 and kinds.get(lows[k].removesuffix("s")) == "person"
        if (many or is_role(view, k)) and not is_surname(view, k):
            # "Officers Ola Vint and Abe Tarn"
            return k
    return german_role(view, start, end) if is_second(view) else None


def _acronym(view: View, first: int, end: int, name: str, known: Known) -> None:
    """The capitals for a name: those in brackets behind it, or its initials."""
    if view.tag(end) == "(" and view.tag(end + 1) == "P" and is_acronym(view.tokens.words[end + 1]):
        letters = view.low(end + 1)
        start = spelt(view, letters, first, end)
        known.acronyms[letters] = name if start == first else view.string(start, end)
    parts = view.tokens.lows[first:end]
    tagged = zip(parts, view.tags[first:end], strict=True)
    initials = "".join([low[0] for low, tag in tagged if tag in "PN" and low[0].isalnum()])
    if len(initials) > 2:
        known.acronyms.setdefault(initials, name)
    known.initials.setdefault(initials, name)


def _small_office(view: View, start: int, end: int, known: Known) -> None:
    """An organisation whose name ends with small words: "Tarrow borough council"."""
    kinds = heads(view.language)
    stop = end
    while stop - end < 3 and view.tag(stop) in "NJ" and view.tokens.words[stop][0].islower():
        stop += 1
        if kinds.get(view.low(stop - 1)) == "organisation" and view.tag(stop) not in "NP":
            times = words(view.language, "attr_times")
            countries = words(view.language, "attr_nationalities")
            # "The German carmaker" is no name.
            firm = view.low(stop - 1) in words(view.language, "attr_firms") and view.low(end - 1) in countries
            if view.low(start) not in times and kinds.get(view.low(end - 1)) != "person" and not firm:
                _office(view, start, stop, known)
            return


def _office_of(view: View, start: int, end: int, known: Known) -> None:
    """An organisation’s name that goes on: "University of Holm", "Department of Rain and Snow"."""
    stop = end + 1
    tokens = view.tokens.words
    while stop < min(len(tokens), end + 6) and (
        tokens[stop][0].isupper() or (view.low(stop) in ("and", "&") and tokens[stop + 1 : stop + 2] != [])
    ):
        stop += 1
    while stop > end and not tokens[stop - 1][0].isupper():
        stop -= 1
    if stop <= end or view.tags[stop - 1] not in "NP":
        return
    first = start + (view.low(start) in ("the", "a"))
    low, name = view.low(end - 1), view.string(first, stop)
    others = frozenset(view.low(k) for k in range(first, stop) if tokens[k][0].isupper()) - {low}
    if others and len(others) >= len(known.offices.get(low, ("", frozenset()))[1]):
        known.offices[low] = (name, others)
        whole = "".join(w[0] for w in name.lower().split())
        initials = "".join(w[0] for w in name.lower().split() if w not in ("of", "for", "and", "the", "&"))
        for letters in (initials, whole):
            # "NUBW", "MoD"
            if len(letters) > 2:
                known.acronyms.setdefault(letters, name)


def _with_and(view: View, first: int) -> int:
    """Where a body's name begins that goes on behind "and": "Holm Fire and Rescue Service"."""
    words_, before = view.tokens.words, first - 2
    if before < 0 or view.low(first - 1) != "and" or not words_[before][0].isupper():
        return first
    if view.low(before - 1) == "the" and view.tags[before] == "P":
        # "the Holm and District Angling Society"
        return before
    if "N" not in tables(view.language).words.get(view.low(before), "") or view.tag(before) not in "NP":
        return first
    while before > 0 and view.tags[before - 1] in "NP" and words_[before - 1][0].isupper():
        before -= 1
    return before


def _is_before_body(view: View, at: int) -> bool:
    """Whether a word before a body’s name says what or where that is: "Brokerage Nandi Capital"."""
    if view.low(at).endswith("-based"):
        return True
    return view.low(at) in words(view.language, "attr_firms") and describes(view, at)


def _office(view: View, start: int, end: int, known: Known) -> None:
    """An organisation's name of several words that ends with what it is."""
    kinds, lows = heads(view.language), view.tokens.lows
    for stop in range(end, start + 1, -1):
        low = lows[stop - 1]
        if kinds.get(low) not in ("organisation", "media"):
            continue
        first = start
        while first < stop - 1 and (view.low(first) in ("the", "a") or _is_before_body(view, first)):
            first += 1
        first = _with_and(view, first)
        others = frozenset(view.low(k) for k in range(first, stop - 1)) - {"and"}
        if others and (low not in known.offices or len(others) > len(known.offices[low][1])):
            known.offices[low] = (view.string(first, stop), others)
        return
