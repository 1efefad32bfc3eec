"""Who is called by what he is, where he has just spoken: "the professor", "the retired judge"."""

from bisect import bisect_right

from tui.reading.attributions.bodies import Bodies
from tui.reading.attributions.entities import Entity
from tui.reading.attributions.names import Mention
from tui.reading.attributions.rightward import noun_phrase_right
from tui.reading.attributions.view import View
from tui.reading.lexicon import mapping, words

_REACH = 3
"""Sentences of its paragraph before a calling in which the one is sought who is meant."""
_TRAINED = ("ologist", "iatrist", "ographer", "onomist", "ematician", "geneticist", "ophysicist")
"""How nouns for trained people end."""
_LEAD = 12
"""Sentences among which one tells who stands trial."""
_LONGEST = 150
"""Tokens of a sentence that are looked through, from its end."""


class Epithets(Bodies):
    """Finds the person whom a calling means that no apposition or title gives him."""

    def _epithet(self, view: View, parts: Mention) -> Entity | None:
        """The one of whom the paragraph has just told: "“…,” the professor noted" after Ola Vint said …".

        Nobody where somebody else has been called so before, or where a clause behind tells who is meant.
        """
        at, end = parts.name
        kin = (
            parts.head in words(view.language, "attr_kin")
            and view.low(end) == "of"
            and view.tag(end + 1) in "DU"
        )
        kin = kin and view.low(end + 1) != "the"
        if view is not self.body or parts.plural or view.low(at - 1) != "the":
            return None
        if view.tag(end) in "ITWhC" and not kin:
            return None
        marked = kin or any(_marks(view, word) for word in parts.modifiers) or _marks(view, parts.head)
        trained = parts.head.endswith(_TRAINED) and parts.head not in words(view.language, "attr_anybody")
        if not marked and not trained and parts.head not in words(view.language, "attr_epithets"):
            return self._in_office(view, parts)
        held = bool(self.known.holders.get(parts.head))
        if not marked and (held or self.first_of(parts.head) < parts.name[1] - 1):
            return None
        unit = bisect_right(view.units, (at, len(view.tags))) - 1
        told = self._just_told(view, at, unit, parts.gender, marked=marked and not held)
        if told is not None and parts.gender and not told.gender:
            told.gender = parts.gender
        return told

    def _in_office(self, view: View, parts: Mention) -> Entity | None:
        """Who holds an office that the article tells of before it names anybody: "The mayor has resigned".

        The first person to speak, where that one speaks just before "the mayor" does and is nothing else.
        """
        one = mapping(view.language, "attr_offices").get(parts.head) == "one"
        if not one or parts.modifiers or self.known.holders.get(parts.head):
            return None
        unit = bisect_right(view.units, (parts.name[0], len(view.tags))) - 1
        told = self._just_told(view, parts.name[0], unit, parts.gender, marked=False)
        if told is None:
            return None
        people = self.known.people
        family = len(people.names.get(told.head, ())) > 1
        roles = (
            people.roles.get(told.name, set())
            if family
            else told.roles | self.known.roles.get(told.head, set())
        )
        if roles - words(view.language, "attr_titles"):
            return None
        first = next((e for e in self.entities[:_REACH] if e.kind == "person" and e.named), None)
        return told if told is first and self.first_of(parts.head) < self.first_of(told.head) else None

    def _accused(self, view: View) -> Entity | None:
        """Who stands trial: the first with a full name who denies or admits it, or was jailed for it."""
        trial = words(view.language, "attr_trial")
        for number, (lo, hi) in enumerate(self.body.units[:_LEAD]):
            end = noun_phrase_right(self.body, lo, hi)
            if end is None or end - lo < 2 or set(self.body.tags[lo:end]) != {"P"} or self.body.quoted(lo):
                continue
            if not trial.isdisjoint(self.body.tokens.lows[end : min(hi, end + 16)]):
                entity = self._entity(self.body, (lo, end), number)
                return entity if entity is not None and entity.named else None
        return None

    def _who_does(self, view: View, parts: Mention) -> Entity | None:
        """The only one said to do what makes him so: "the chief executive" for Vint, who runs the firm."""
        doing = self.deeds.get(parts.head, set())
        if not parts.definite or parts.plural or len(doing) != 1 or self.known.holders.get(parts.head):
            return None
        (last,) = doing
        if view is self.body and (
            self.first_of(last) >= parts.name[0] or self.first_of(parts.head) < self.first_of(last)
        ):
            return None
        gender = self.known.gender.get(last, "")
        if parts.gender and gender and gender != parts.gender:
            return None
        return self._unheard(view, last)

    def _just_told(self, view: View, at: int, unit: int, gender: str, *, marked: bool) -> Entity | None:
        """The last to speak in the sentences before; of the paragraph before only for "the retired judge"."""
        if self._spoke(view, view.units[unit][0], at) != []:
            return None
        only = 0
        for number in range(unit - 1, max(-1, unit - 1 - _REACH), -1):
            apart = view.paragraph[number] != view.paragraph[unit]
            near = number >= unit - 1 - only
            if apart and (not marked or not near or view.paragraph[number] < view.paragraph[unit] - 1):
                return None
            lo, hi = view.units[number]
            only += view.tags[lo] == "H" and lo not in self.starting  # "She had."
            spoke = self._spoke(view, lo, hi)
            people = [e for e in spoke if e.kind in ("person", "unknown") and not _differs(e, gender)]
            if people:
                # "She said that the leader had promised it": hers is the sentence.
                return people[0] if people[0].named else None
            for stands_for in (gender,) if gender else ("he", "she"):
                entity = self._first_person(view, max(lo, hi - _LONGEST), hi, stands_for, past=True)
                if entity is not None:
                    return entity
        return None

    def _spoke(self, view: View, lo: int, hi: int) -> list[Entity]:
        """Those who speak in a stretch, outside of quotations."""
        begin = max(lo, hi - _LONGEST)
        return [self.starting[k] for k in range(begin, hi) if k in self.starting and not view.quoted(k)]


def _differs(entity: Entity, gender: str) -> bool:
    return bool(gender and entity.gender and entity.gender != gender)


def _marks(view: View, word: str) -> bool:
    """Whether a word says of somebody what he was or has done: "former", "three-time", "24-year-old"."""
    marks = words(view.language, "attr_epithet_marks")
    return word in marks or ("-" in word and f"-{word.rpartition('-')[2]}" in marks) or word.startswith("ex-")
