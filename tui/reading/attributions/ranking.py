"""Who is meant by a pronoun or a description: those mentioned before, ranked by what speaks for them.

A log-linear model over the traits of each (mention ranking: Denis and Baldridge, "Specialized Models and
Ranking for Coreference Resolution", EMNLP 2008), among them whom the rules take it for. Its weights are a
lexicon of the language; where there is none the rules alone decide.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cache, cached_property
from itertools import islice
from math import exp
from operator import itemgetter

from tui.reading.attributions.entities import Entity
from tui.reading.attributions.mentions import Mentioned, Named, nameless, year_old
from tui.reading.attributions.names import Mention
from tui.reading.attributions.people import People
from tui.reading.attributions.traits import Asked, clashes, traits
from tui.reading.attributions.unmentioned import nobody, told_later
from tui.reading.attributions.view import Range
from tui.reading.lexicon import lexicon, mapping

_NAMED = 4
_NAMELESS = 1
"""How many of those mentioned last are looked at: keeps the time linear."""
_LATER = 5
"""How many of those named next may be whom an article begins with."""
_MENTIONS = 60
"""Mentions before a question that are looked through for them."""
_SPEAKERS = 12
"""Sources found last among which those of a paragraph are sought."""
Choice = tuple[Mentioned | None, Range | None]
"""Somebody mentioned with the place of the last mention; or nobody."""


@cache
def weights(language: str) -> dict[str, dict[str, float]]:
    """Weights of traits by group of questions; what is learnt of all groups is part of each."""
    own: dict[str, dict[str, float]] = defaultdict(dict)
    for group, trait, weight in lexicon(language, "attr_ranking"):
        own[group][trait] = float(weight)
    every = own.pop("all", {})
    return {
        group: {trait: every.get(trait, 0.0) + known.get(trait, 0.0) for trait in every.keys() | known.keys()}
        for group, known in own.items()
    }


class Ranking:
    """Those whom one text mentions, ready to be asked for."""

    def __init__(self, register: People) -> None:
        view = register.body
        self.register = register
        self.weights = weights(view.language)
        self.named = Named(view, register.known)
        self.starts = [lo for lo, _ in view.units]
        first = next((n for n in range(len(self.named)) if self.named[n].person > self.named[n].body), None)
        self.first_person = self.named[first] if first is not None else None
        self.headline = frozenset(register.headline.tokens.lows if register.headline is not None else ())
        self.lead = frozenset(view.tokens.lows[: view.units[0][1]] if view.units else ())
        self.order = self.named.order
        self.paragraphs: dict[int, int] = {}
        for lo, number in zip(self.starts, view.paragraph, strict=True):
            self.paragraphs.setdefault(number, lo)

    @cached_property
    def introduced(self) -> dict[str, int]:
        """Where words stand behind "a" for the first time."""
        lows = self.register.body.tokens.lows
        found: dict[str, int] = {}
        for at in [at for at, low in enumerate(lows[:-1], 1) if low in ("a", "an")]:
            found.setdefault(lows[at], at)
        return found

    @cached_property
    def nameless(self) -> list[Mentioned]:
        """Those whom the text tells of without a name."""
        return nameless(self.register.body)

    @cached_property
    def order_nameless(self) -> list[tuple[int, int]]:
        """Where these stand."""
        return _order([one.places for one in self.nameless])

    def ask(self, source: Range, unit: int, group: str, gender: str, parts: Mention | None) -> Asked:
        """What is asked of a pronoun or description, with those before it."""
        register, view, at = self.register, self.register.body, source[0]
        begin = self.paragraphs[view.paragraph[unit]]
        latest = islice(reversed(register.starting.items()), _SPEAKERS)
        spoke = [entity for start, entity in sorted(latest, key=itemgetter(0)) if begin <= start < at]
        before = _before(self.named, self.order, at, _NAMED)
        counts = sorted((count for _, count in before), reverse=True)
        near = [one for one, count in before if one.places[count - 1][0] >= begin]
        head = parts.head if parts is not None else ""
        return Asked(
            view=view,
            known=register.known,
            source=source,
            unit=unit,
            group=group,
            gender=gender,
            parts=parts,
            starts=self.starts,
            first=begin,
            opening=view.units[min(1, len(view.units) - 1)][1],
            recent=register.recent[::-1],
            opener=spoke[0] if spoke else None,
            last=spoke[-1] if spoke else None,
            headline=self.headline,
            lead=self.lead if unit else frozenset(),
            first_person=self.first_person,
            most=counts[0] if counts else 0,
            second=counts[1] if len(counts) > 1 else 0,
            before=before,
            behind_quote=any(view.quoted(k) for k in range(max(0, at - 3), at)),
            quoter=register.quoted,
            ages=ages(view.language, parts) if parts is not None else None,
            introduced=parts is not None and self.introduced.get(head, at) < at,
            new=parts is not None and register.first_of(head) >= at,
            in_paragraph=[one for one in near if group not in ("hs", "per", "own") or one.body <= one.person],
            persons=[one for one, _ in before if one.person > one.body],
        )

    def choices(self, asked: Asked) -> list[tuple[Choice, list[str]]]:
        """Those who may be meant with their traits, nobody last."""
        found: list[tuple[Choice, list[str]]] = []
        people = bodies = 0
        for one, count in asked.before:
            if not clashes(asked, one):
                found.append(((one, one.places[count - 1]), traits(asked, one, count, (people, bodies))))
            people += one.body <= one.person
            bodies += one.person <= one.body
        if asked.group == "lead":
            at = bisect_left(self.order, asked.source)
            later = dict.fromkeys(n for _, n in self.order[at : at + _MENTIONS])
            counts = [0, 0]
            wants = asked.parts is not None and asked.parts.kind in ("organisation", "media")
            for n in later:
                one = self.named[n]
                leans = one.body > one.person
                open_ = one.body == one.person and len(one.words) > 1
                fits = open_ or (one.body != one.person and leans == wants)
                if not fits or one.places[0][0] < asked.source[1] or clashes(asked, one):
                    continue
                found.append(((one, one.places[0]), told_later(asked, one, counts[leans])))
                counts[leans] += 1
                if sum(counts) == _LATER:
                    break
        fitting: list[Entity] = []
        if asked.parts is None:
            for one, count in _before(self.nameless, self.order_nameless, asked.source[0], _NAMELESS):
                place = one.places[count - 1]
                own = traits(asked, one, count, (people, bodies))
                known = self.register.starting.get(place[0])
                if known is not None:
                    own.append("spoke there by name" if known.named else "spoke there")
                found.append(((one, place), own))
            fitting = [e for e in asked.recent if not e.named and self.register.fits(e, asked.gender)]
        found.append(((None, None), nobody(asked, fitting)))
        return found

    def add_ruled(self, asked: Asked, choices: list[tuple[Choice, list[str]]], ruled: Entity | None) -> None:
        """Adds to the choices whom the rules alone know of: "the elder brother", by a name told later."""
        if (
            ruled is None
            or not ruled.named
            or any(self.by_rules(asked, choice, ruled) for choice, _ in choices)
        ):
            return
        one = Mentioned(ruled.name, ruled.head, frozenset(ruled.name.lower().split()))
        rank = asked.rank(one)
        spoke = "outside, spoke last" if rank == 0 else "outside, spoke" if rank > 0 else "outside, silent"
        later = (
            "outside, later" if self.register.first_of(ruled.head) >= asked.source[0] else "outside, told of"
        )
        choices.insert(-1, ((one, None), ["outside", spoke, later]))

    def best(self, asked: Asked, choices: list[tuple[Choice, list[str]]], ruled: Entity | None) -> Choice:
        """Who is meant most likely; somebody named if a named one is likelier than not."""
        own_weights = self.weights[asked.group]
        scores = [
            sum([own_weights.get(trait, 0.0) for trait in own])
            + own_weights.get(self.by_rules(asked, choice, ruled), 0.0)
            for choice, own in choices
        ]
        highest = max(scores)
        shares = [exp(score - highest) for score in scores]
        whole = sum(shares)
        likely: dict[str, float] = defaultdict(float)
        for (choice, _), share in zip(choices, shares, strict=True):
            likely[self.name_of(choice)] += share / whole
        unnamed = likely.pop("", 0.0)
        if unnamed < 0.5 and likely:
            name = max(likely, key=lambda n: likely[n])
            among = [n for n, (choice, _) in enumerate(choices) if self.name_of(choice) == name]
        else:
            among = [n for n, (choice, _) in enumerate(choices) if not self.name_of(choice)]
        return choices[max(among, key=lambda n: shares[n])][0]

    def name_of(self, choice: Choice) -> str:
        """The name of who is chosen, also by whom a description has spoken for; else empty."""
        one, place = choice
        if one is None or place is None or one.name:
            return one.name if one is not None else ""
        known = self.register.starting.get(place[0])
        return known.name if known is not None and known.named else ""

    def by_rules(self, asked: Asked, choice: Choice, ruled: Entity | None) -> str:
        """The trait of him whom the rules found; empty for the others."""
        one = choice[0]
        if ruled is None or not ruled.named:
            same = one is None or (not one.name and ruled is not None and ruled.head == one.last)
            kind = "nobody" if ruled is None else "nameless"
        else:
            same, kind = asked.is_one(ruled, one) if one is not None and one.name else False, "named"
        return f"ruled {kind}" if same else ""

    def unit_of(self, place: Range) -> int:
        """The sentence in which a place stands."""
        return max(0, bisect_right(self.starts, place[0]) - 1)


def ages(language: str, parts: Mention) -> tuple[int, int] | None:
    """The youngest and the oldest whom a description means: "the 52-year-old", "the teenager"."""
    for low in (parts.head, *sorted(parts.modifiers)):
        if age := year_old(low):
            return age, age
    known = mapping(language, "attr_ages"), mapping(language, "attr_ages", 2)
    return (int(known[0][parts.head]), int(known[1][parts.head])) if parts.head in known[1] else None


def _order(places: list[list[Range]]) -> list[tuple[int, int]]:
    """Where each is mentioned, in text order: token and index."""
    return sorted([(place[0], n) for n, own in enumerate(places) for place in own])


def _before(
    all_: Named | list[Mentioned], order: list[tuple[int, int]], at: int, most: int
) -> list[tuple[Mentioned, int]]:
    """Those mentioned last before a token, the latest first, with how often they are before it."""
    found: dict[int, None] = {}
    last = bisect_left(order, (at, -1)) - 1
    for k in range(last, max(-1, last - _MENTIONS), -1):
        found.setdefault(order[k][1])
        if len(found) == most:
            break
    counted = [(one, bisect_left(one.places, (at, 0))) for n in found for one in (all_[n],)]
    return [(one, count) for one, count in counted if one.places[count - 1][1] <= at]
