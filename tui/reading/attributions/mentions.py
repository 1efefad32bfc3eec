"""Everybody a text speaks of, with the places: names, and people and bodies told of without one."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter

from tui.reading.attributions.joining import Known
from tui.reading.attributions.kinds import heads
from tui.reading.attributions.name_kinds import many_things
from tui.reading.attributions.titles import is_title, postnominal
from tui.reading.attributions.tokens import tokenize
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping, words

_RUN = re.compile("P+")
_NOUN = re.compile("N(?![NP])")
_AGED = 3
"""Places of a name beside which an age is sought."""
_LONGEST = 6
"""Words of a description without a name, its article left out."""
_NO_NAMES = ("attr_states", "attr_times", "attr_nationalities", "attr_places")
OWNERS = frozenset(("his", "her", "their", "its", "my"))
INDEFINITE = frozenset(("a", "an", "one", "another"))
_POINTING = frozenset(("the", "this", "that"))
_DETERMINERS = OWNERS | INDEFINITE | _POINTING


@dataclass(slots=True, eq=False)
class Mentioned:
    """Somebody a text speaks of.

    ``name`` is empty for who is only described; ``last`` its last word, or the noun that describes, and
    ``words`` all of them, in lower case; ``places`` in text order; ``person`` and ``body`` count what speaks
    for either; ``office``: a body called by what it is ("Holm Council"); ``firm``: named as firms are;
    ``shared``: others bear the last name.
    """

    name: str
    last: str
    words: frozenset[str]
    places: list[Range] = field(default_factory=list)
    gender: str = ""
    roles: frozenset[str] = frozenset()
    person: int = 0
    body: int = 0
    office: bool = False
    firm: bool = False
    shared: bool = False


class Named:
    """Those whom a text names, in the order of their first names; each is taken up when first asked for.

    ``places``: where each is named, by number. Linear in the text.
    """

    def __init__(self, view: View, known: Known) -> None:
        self.view = view
        self.known = known
        self.bodies = frozenset(full for full, _ in known.offices.values())
        self.acronyms = frozenset(known.acronyms.values())
        self.names: list[str] = []
        self.places: list[list[Range]] = []
        self.order: list[tuple[int, int]] = []
        """Where each is named, in text order: first token and number."""
        self.taken: dict[int, Mentioned] = {}
        numbers: dict[str, int] = {}
        runs: dict[str, tuple[int, int, str]] = {}
        words_, joins = view.tokens.words, "&" in view.text
        past = 0
        spans = [(*match.span(), "") for match in _RUN.finditer(view.tags)]
        offices = list(self._offices())
        if offices:
            spans = sorted([*offices, *spans], key=itemgetter(0))
        for start, end, name in spans:
            if name:
                if start < past:
                    continue
                past = end
            elif end > past:
                start = max(start, past)
                past = end = _joined(view, end) if joins else end
                run = words_[start] if end == start + 1 else " ".join(words_[start:end])
                known_run = runs.get(run)
                if known_run is None:
                    bare, stop = _bare(view, start, end)
                    known_run = runs[run] = bare - start, stop - end, _full(view, known, bare, stop)
                cut, less, name = known_run
                if not name:
                    continue
                start, end = start + cut, end + less
            else:
                continue
            number = numbers.get(name)
            if number is None:
                number = numbers[name] = len(self.names)
                self.names.append(name)
                self.places.append([])
            self.places[number].append((start, end))
            self.order.append((start, number))

    def _offices(self) -> Iterator[tuple[int, int, str]]:
        """Where bodies are named by their whole names: "Ministry of Rain"."""
        lows = self.view.tokens.lows
        offices: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
        for full in sorted(self.bodies, key=len, reverse=True):
            parts = tokenize(full).lows
            offices[parts[0]].append((parts, full))
        for at in self.view.tokens.capitals if offices else ():
            if lows[at] in offices:
                for parts, full in offices[lows[at]]:
                    if lows[at : at + len(parts)] == parts:
                        yield at, at + len(parts), full
                        break

    def __getitem__(self, number: int) -> Mentioned:
        one = self.taken.get(number)
        if one is None:
            name, places = self.names[number], self.places[number]
            one = _named(self.view.language, self.known, name, office=name in self.bodies)
            word = self.view.tokens.words[places[0][0]]
            one.body += (len(one.words) == 1 and len(word) > 1 and word.isupper()) + (name in self.acronyms)
            one.places = places
            self.taken[number] = one
        return one

    def __len__(self) -> int:
        return len(self.names)


_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def age_of(view: View, one: Mentioned) -> int:
    """The age of somebody in years; 0 where it is not told."""
    return next(filter(None, (_age(view, *place) for place in one.places[:_AGED])), 0)


def _age(view: View, start: int, end: int) -> int:
    """The age that stands beside a name: "Ola Vint, 52,", "52-year-old Ola Vint"; else 0."""
    at = end + 1 + (view.low(end + 1) in ("aged", "now"))
    if view.tag(end) in ",(" and view.tag(at + 1) in ",.;:)":
        low = view.low(at)
        if age := _NUMBERS.index(low) + 1 if low in _NUMBERS else years(low):
            return age
    before = (year_old(view.low(k)) for k in range(start - 1, max(-1, start - _LONGEST), -1))
    return next(filter(None, before), 0)


def year_old(low: str) -> int:
    """The age in "52-year-old"; 0 for other words."""
    number, _, rest = low.partition("-")
    return years(number) if rest.startswith("year-old") else 0


def years(number: str) -> int:
    """An age in digits; 0 for what is none, such as a year or "²"."""
    return int(number) if number.isdecimal() and len(number) < 4 else 0


def _joined(view: View, end: int) -> int:
    """Where a run of names ends that may go on behind "&": "Harrow & Sund"."""
    tags, tokens = view.tags, view.tokens.words
    while end + 1 < len(tags) and tokens[end] == "&" and tokens[end + 1][0].isupper():
        end += 2
        while end < len(tags) and tags[end] == "P":
            end += 1
    return end


def _bare(view: View, start: int, end: int) -> Range:
    """A run of names without titles before and letters behind it."""
    if end - start > 1 and postnominal(view, start, end):
        end -= 1
    while start < end - 1 and is_title(view, start):
        start += 1
    return start, end


def _full(view: View, known: Known, start: int, end: int) -> str:
    """The fullest form of a name; empty for places and times of which nothing else is known."""
    last, people = view.low(end - 1), known.people.names
    family = people.get(last)
    if family:
        if len(family) == 1:
            return next(iter(family))
        given = frozenset(view.tokens.lows[start : end - 1])
        if given:
            return next((name for name, others in family.items() if others & given), next(iter(family)))
        title = view.low(start - 1 - (view.low(start - 1) == "."))
        gender = mapping(view.language, "attr_gender").get(title, "").strip("-")
        return known.people.of(last, start, gender, "", (title, ""))
    if end - start == 1 and known.firsts.get(last) in known.names:
        return known.names[known.firsts[last]][0]
    if last in known.offices:
        return known.offices[last][0]
    if last in known.acronyms and view.tokens.words[end - 1].isupper():
        return known.acronyms[last]
    if last in known.names:
        return known.names[last][0]
    if any(last in words(view.language, lexicon) for lexicon in _NO_NAMES):
        return ""
    return view.string(start, end)


def _named(language: str, known: Known, name: str, *, office: bool) -> Mentioned:
    parts = name.lower().split()
    last = parts[-1]
    people = known.people
    alone = len(people.names.get(last, ())) < 2
    gender = people.genders.get(name) or (known.gender.get(last, "") if alone else "")
    roles = frozenset(people.roles.get(name, ()))
    if alone and last in known.roles:
        roles |= known.roles[last]
    firm = bears_firms_name(language, last, name) and not known.roles.get(last)
    given = len(parts) > 1 and parts[0] in mapping(language, "attr_given")
    person = 2 * given + bool(gender) + bool(roles)
    body = 2 if office or heads(language).get(last) in ("organisation", "media") else int(firm)
    return Mentioned(name, last, frozenset(parts), [], gender, roles, person, body, office, firm, not alone)


def bears_firms_name(language: str, last: str, name: str) -> bool:
    """Whether a name ends as those of firms do and is no public body's, paper's or place's."""
    if last in words(language, "attr_public") or last in words(language, "attr_places"):
        return False
    kind = heads(language).get(last)
    if kind is not None:
        return last in words(language, "attr_firms") or (kind == "organisation" and last.endswith("s"))
    return many_things(language, name.split()[0].lower(), last)


@cache
def _nouns(language: str) -> dict[str, str]:
    """Nouns for those who may speak, with what they are."""
    nouns: dict[str, str] = dict(heads(language))
    for lexicon in ("attr_anybody", "attr_callings", "attr_epithets", "attr_kin", "attr_offices"):
        for noun in words(language, lexicon):
            nouns.setdefault(noun, "person")
    return nouns


_ENDINGS = ("man", "woman", "person", "year-old", "ologist")


def nameless(view: View) -> list[Mentioned]:
    """Those whom a text tells of without a name ("a neighbour", "his sister"), by the noun; linear."""
    lows, tokens = view.tokens.lows, view.tokens.words
    nouns = _nouns(view.language)
    found: dict[str, Mentioned] = {}
    for match in _NOUN.finditer(view.tags):
        at = match.start()
        low = lows[at]
        if tokens[at][0].isupper():
            continue
        kind = nouns.get(low) or ("person" if low.endswith(_ENDINGS) else "")
        if not kind or kind == "group":
            continue
        start = _description(view, at)
        if start is None:
            continue
        one = found.get(low)
        if one is None:
            person = 2 * (kind == "person")
            body = 2 * (kind in ("organisation", "media", "document"))
            one = Mentioned("", low, frozenset((low,)), [], _gender(view.language, low), frozenset((low,)))
            one.person, one.body = person, body
            found[low] = one
        one.places.append((start, at + 1))
        one.roles |= frozenset(lows[start + 1 : at])
    return list(found.values())


def _description(view: View, at: int) -> int | None:
    """Where a description begins that ends with the noun at a token; None where a name stands beside it."""
    lows, tags = view.tokens.lows, view.tags
    start = at - 1
    while start >= 0 and at - start < _LONGEST and tags[start] in "JNUP" and lows[start] not in _DETERMINERS:
        start -= 1
    if start < 0:
        return None
    if tags[start] != "Z" and lows[start] not in _DETERMINERS:
        return None
    explained = view.tag(at + 1) == "," and view.tag(at + 2) == "P" and view.tag(at + 3) in "P,"
    explains = view.tag(start - 1) == "," and view.tag(start - 2) == "P" and view.tag(at + 1) in ",."
    return None if explained or explains else start


def _gender(language: str, noun: str) -> str:
    told = mapping(language, "attr_kin").get(noun) or mapping(language, "attr_gender").get(noun, "").strip(
        "-"
    )
    if told:
        return told
    if noun.endswith("woman"):
        return "she"
    return "he" if noun.endswith("man") else ""
