"""Who is called by what he is first, and named further down: "an officer … the officer, Ola Vint,"."""

import re
from collections import defaultdict

from tui.reading.attributions.entities import Entity
from tui.reading.attributions.introduced import Introduced
from tui.reading.attributions.kinds import heads
from tui.reading.attributions.names import Mention
from tui.reading.attributions.view import View
from tui.reading.lexicon import mapping, words

_NAMED = re.compile("D[NJP]{0,3}N,(P{2,4}),")
"""What somebody is called, and his name."""
_TITLES = {"judge": ("judge", "justice"), "professor": ("professor",), "senator": ("senator",)}
"""Callings that stand as titles before the name."""
_CHARGED = 10
"""Tokens behind a calling in which a charge stands: "a clerk who is accused of"."""
_OWNED = frozenset(("office", "campaign", "diary"))
"""What speaks for one person."""
_STEM = 3
"""Letters that a short form has of a given name."""
_BEFORE = 150
"""Tokens before a description in which its fuller form is looked for."""
_NO_NAME = frozenset(("new", "local", "same", "whole", "other", "own", "entire", "former", "current", "big"))
_SIBLINGS = frozenset(("brother", "sister", "twin"))


class Later(Introduced):
    """Joins a description with the name that the text gives further down, or that only one can bear."""

    def _named_later(self, view: View, parts: Mention, unit: int) -> Entity | None:
        """The one whom a description means that the text explains later; nobody where two may be meant."""
        if view is not self.body or parts.plural or parts.kind not in ("person", "unknown"):
            return None
        at, end = parts.name
        whose = self.pronouns.get(view.low(at - 1), "")
        if whose in ("he", "she") and parts.head in _SIBLINGS:
            sibling = self._sibling(parts)
            self.sure = sibling is not None
            return sibling
        if view.low(at - 1) not in ("a", "an") and whose not in ("he", "she", "it"):
            return None
        if not parts.modifiers.isdisjoint(words(view.language, "attr_others")):
            return None
        told = self._explained(view, parts)
        if told is None and view.paragraph[unit] == 0 and not whose:
            trial = words(view.language, "attr_trial")
            stop = min(view.units[unit][1], end + _CHARGED)
            charged = not trial.isdisjoint(view.tokens.lows[end:stop])
            told = (self._accused(view) if charged else None) or self._titled(view, parts)
        fits = told is not None and not (parts.gender and told.gender and parts.gender != told.gender)
        return told if fits else None

    def _owned(self, view: View, parts: Mention, unit: int) -> Entity | None:
        """ "His office" by the name of the one whose it is."""
        at = parts.name[0] - 1
        if view is not self.body or parts.proper or parts.head not in _OWNED or view.tag(at) != "D":
            return None
        whose = self.pronouns.get(view.low(at), "")
        # Only of whom the paragraph tells: not the last pollster to speak.
        if self.owning or whose not in ("he", "she"):
            return None
        self.owning = True
        owner = self._subject_before(view, at, unit, whose)
        self.owning = False
        if owner is None or not owner.named or owner.kind != "person":
            return None
        for entity in self._of_head(parts.head):
            if entity.named and owner.head in entity.modifiers:
                return entity
        name = f"{owner.name}{self.apostrophe}s {parts.head}"
        return self._add(name, parts.kind, True, parts.head, {*parts.modifiers, owner.head}, set())

    def _explained(self, view: View, parts: Mention) -> Entity | None:
        """Ola Vint for "an officer", if "the officer, Ola Vint," is read further down, no other one."""
        if self.explained is None:
            self.explained = defaultdict(list)
            for match in _NAMED.finditer(view.tags):
                noun, last = match.start(1) - 2, match.end(1) - 1
                if view.low(last) in self.known.people.names and not view.quoted(noun):
                    self.explained[view.low(noun)].append((match.start(), last))
        places = self.explained.get(parts.head, [])
        first = parts.name[1] - 1
        if len(places) != 1 or places[0][0] < first or self.first_of(parts.head) != first:
            return None
        start, last = places[0]
        points = mapping(view.language, "attr_definite").get(view.low(start))
        noun = next(k for k in range(start + 1, last) if view.tags[k] == ",") - 1
        added = set(view.tokens.lows[start + 1 : noun]) - parts.modifiers
        if points is None or (added and parts.modifiers):
            return None
        return self._unheard(view, view.low(last))

    def _titled(self, view: View, parts: Mention) -> Entity | None:
        """ "A judge" for Mr Justice Vint, with whom one of the next paragraphs begins."""
        titles = _TITLES.get(parts.head, ())
        last = {low for title in titles for low in self.known.holders.get(title, ())}
        if len(last) != 1 or self.first_of(parts.head) != parts.name[1] - 1:
            return None
        for number in range(len(view.units[:_CHARGED])):
            subject = self._subject(view, number) if 0 < view.paragraph[number] < 3 else None
            if subject is not None and not last.isdisjoint(view.tokens.lows[slice(*subject)]):
                return self._entity(view, subject, number)
        return None

    def _sibling(self, parts: Mention) -> Entity | None:
        """The other of two who bear one surname, for "his brother" behind what one of them says."""
        speaker = self.recent[-1] if self.recent else None
        family = self.known.people.names.get(speaker.head, {}) if speaker is not None else {}
        if speaker is None or len(family) != 2 or speaker.name not in family:
            return None
        other = next(name for name in family if name != speaker.name)
        gender = self.known.people.genders.get(other, parts.gender)
        return self._person(other) if gender == parts.gender or not parts.gender else None

    def _told_before(self, view: View, parts: Mention) -> str | None:
        """What a body was called in full just before: "the health inspectorate" for "the inspectorate"."""
        start, end = parts.name
        bare = parts.kind == "organisation" and parts.definite and not parts.modifiers and end - start == 1
        if not bare or view is not self.body or view.low(start - 1) != "the" or parts.plural:
            return None
        for at in range(start - 2, max(1, start - _BEFORE), -1):
            if view.low(at) != parts.head or view.tags[at - 1] not in "NJ" or view.tag(at + 1) in "NPZ":
                continue
            first = at - 1 - (view.tags[at - 2] == "N")
            told = view.tags[first - 1] == "D" and view.low(at - 1) not in _NO_NAME
            return view.string(first, at + 1) if told and view.tags[first] in "NJ" else None
        return None

    def _of_short_form(self, short: list[str]) -> str | None:
        """The surname of the only one whose given name "Teo", "Gracie" may be short for."""
        stem = short[0].removesuffix("y").removesuffix("ie")
        if len(short) > 1 or len(stem) < _STEM:
            return None
        people = self.known.people.names
        fits = [last for first, last in self.known.firsts.items() if first.startswith(stem)]
        person = len(fits) == 1 and len(people.get(fits[0], ())) == 1
        return fits[0] if person and heads(self.body.language).get(fits[0]) is None else None
