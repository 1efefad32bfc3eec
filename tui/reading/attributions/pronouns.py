"""Who "he", "she", "it" and "they" are, and "who" and "which" behind a name."""

from tui.model import SourceKind
from tui.reading.attributions.beside import is_object
from tui.reading.attributions.entities import Entity
from tui.reading.attributions.kinds import heads
from tui.reading.attributions.names import mention
from tui.reading.attributions.people import KINDS_OF, People
from tui.reading.attributions.rightward import apposition_right, noun_phrase_right
from tui.reading.attributions.view import View
from tui.reading.lexicon import mapping, words

_MANY = frozenset(("figures", "results", "data", "statistics", "estimates", "records", "accounts", "numbers"))
"""Documents that are spoken of as "they"."""
_BODIES: tuple[SourceKind, ...] = ("organisation", "media")
_MEASURED = frozenset(("was", "is", "were", "are", "stood", "stands", "fell", "rose", "reached", "averaged"))
"""Verbs between what is measured and its amount."""
_APART = 4
"""Tokens between the subject of a sentence and an "it" behind it, at the least."""
_BOUND = 8
"""Tokens of a sentence among which the object of its verb stands."""
_BACK = 4
"""Sentences, its own among them, in which the person a pronoun stands for is sought."""


def is_plain_plural(view: View, lo: int, end: int) -> bool:
    """Whether a sentence begins with one plural noun that only its place gives a capital: "Sirens"."""
    low = view.low(lo)
    return end == lo + 1 and low.endswith("s") and not low.endswith("ss") and view.stands_once(low)


def _parted(view: View, lo: int, at: int) -> bool:
    """Whether a pronoun parts a name from its verb: "Vint, he wrote, had informed" is of somebody else."""
    alone = view.tag(at - 1) == "," and at - 1 > lo and set(view.tags[lo : at - 1]) == {"P"}
    return alone and view.tag(at) == "H" and not view.quoted(lo)


class Pronouns(People):
    """Finds the source that a pronoun stands for."""

    def _pronoun(self, view: View, low: str, at: int, unit: int) -> Entity | None:
        stands_for = self.pronouns.get(low, "self")
        if low in words(view.language, "attr_first_person"):
            return self.speaking
        if stands_for not in KINDS_OF:
            return None
        said = self.speaking if stands_for == "it" and not view.quoted(at) else None
        if said is not None and said.kind in _BODIES and view.low(at) == "it":
            # "which said it did not comment".
            self.sure = True
            return said
        named = self._subject_before(view, at, unit, stands_for) if stands_for in ("he", "she") else None
        if stands_for in ("it", "they"):
            named = self._body_within(view, at, unit, stands_for) or self._body_before(view, unit, stands_for)
        if named is None and stands_for in ("he", "she") and view is self.body:
            named = self._mourned(view, unit, stands_for)
        if named is not None:
            return self._told(named, stands_for)
        if stands_for == "they" and self.recent and self._has_no_name(self.recent[-1]):
            return self.recent[-1]  # "A spokesperson said sorry. “We try,” they said."
        if stands_for in ("he", "she") and view is self.body and view.quoted(at):
            topic = self._topic(stands_for)
            if topic is not None and topic is not self.quoted:
                return topic
        asker = self._asker(view, unit, stands_for)
        fitting = [e for e in reversed(self.recent) if self.fits(e, stands_for) and e is not asker]
        if stands_for in ("he", "she") and view is self.body and unit:
            fitting = self._with_names_first(view, fitting, stands_for, unit)
        if stands_for == "it":
            # Papers say less often "it" than those who made them.
            fitting = [e for e in fitting[:3] if e.kind != "document"] or fitting
        if stands_for == "they" and not fitting:
            # "…, figures from the ministry show. They put the cost at £4m."
            fitting = [e for e in self.recent[-1:] if e.kind == "document" and e.head in _MANY]
        if not fitting and stands_for in ("he", "she") and view is self.body:
            return self._named_earlier(view, unit, stands_for)
        return self._told(self._gendered(fitting[0], stands_for), stands_for) if fitting else None

    def _with_names_first(
        self, view: View, fitting: list[Entity], stands_for: str, unit: int
    ) -> list[Entity]:
        """Those who may be meant, a named she before a nameless critic of some sentences ago."""
        if not fitting or fitting[0].named or not fitting[0].mentions:
            return fitting
        if fitting[0].gender and fitting[0].head not in words(view.language, "attr_kin"):
            return fitting
        near = max(fitting[0].mentions)[0] >= view.tokens.starts[view.units[unit - 1][0]]
        sure = [e for e in fitting if e.named and e.gender == stands_for]
        return fitting if near else sure + [e for e in fitting if e not in sure]

    def _has_no_name(self, entity: Entity) -> bool:
        """Whether somebody may be "they" because neither name nor gender is told: "a spokesperson"."""
        single = entity.head.endswith("person") or entity.head in ("source", "witness")
        return entity.kind == "person" and single and not entity.named and not entity.gender

    def _told(self, entity: Entity, stands_for: str) -> Entity:
        """Takes from a pronoun whether somebody or a body bears a name."""
        if entity.kind == "unknown" and entity.named and stands_for != "they":
            entity.kind = "organisation" if stands_for == "it" else "person"
        return entity

    def _named_earlier(self, view: View, unit: int, stands_for: str) -> Entity | None:
        """The last person named before who can be meant, though pronouns stand between."""
        for number in range(unit - 1, max(-1, unit - 2 * _BACK), -1):
            lo, hi = view.units[number]
            entity = self._first_person(view, lo, hi, stands_for, past=True)
            if entity is not None:
                return self._gendered(entity, stands_for)
        return None

    def _mourned(self, view: View, unit: int, stands_for: str) -> Entity | None:
        """Whom an obituary is about, where a paragraph begins with "she" or goes on with it."""
        if self.obituary is None:
            opening = view.tokens.lows[: view.units[0][1]]
            opening += self.headline.tokens.lows if self.headline is not None else []
            self.obituary = not words(view.language, "attr_dying").isdisjoint(opening)
        if not self.obituary:
            return None
        first = unit
        while first and view.paragraph[first - 1] == view.paragraph[unit] and first >= unit - 2 * _BACK:
            first -= 1
        lo = view.units[first][0]
        if first == 0 or first < unit - 2 * _BACK:
            return None
        if first < unit and view.low(lo) != "the" and self.pronouns.get(view.low(lo)) != stands_for:
            return None
        return self._first_person(view, *view.units[0], stands_for, past=True)

    def _subject_before(self, view: View, at: int, unit: int, stands_for: str) -> Entity | None:
        """The first person named in the sentence up to a pronoun, else in the one before in the paragraph."""
        if view is not self.body:
            return None
        for number in range(unit, max(-1, unit - 2 * _BACK), -1):
            if unit - number >= _BACK and view.paragraph[number] != view.paragraph[unit]:
                return None
            lo, hi = view.units[number]
            hi = min(hi, at)
            entity = None if _parted(view, lo, hi) else self._first_person(view, lo, hi, stands_for)
            if entity is None and number == unit and view.low(lo) == "the":
                entity = self._called_here(view, lo, hi, number, stands_for)
            here = number < unit and view.paragraph[number] == view.paragraph[unit]
            if entity is None and here and lo not in self.starting and view.low(lo) == "the":
                entity = self._called_there(view, lo, hi, number, stands_for)
            if entity is None and here and lo in self.starting:
                # "A witness said …": somebody without a name.
                start = self.starting[lo]
                asker = self._asker(view, unit, stands_for) if number == unit - 1 else None
                speaks = start.kind == "person" and self.fits(start, stands_for)
                entity = start if speaks and start is not asker else None
                if entity is not None and number < unit - 1:
                    entity = self._rather_named(view, entity, number, stands_for)
            elif entity is None and here and not view.quoted(at):
                entity = self._nameless_there(view, lo, hi, number, stands_for)
            if entity is not None:
                return self._gendered(entity, stands_for)
            if here and number and view.paragraph[number - 1] == view.paragraph[unit]:
                continue  # "Ola Vint was 9 then. She had been ill. “I ran,” she said."
            if number < unit and any(
                self.pronouns.get(view.low(k)) == stands_for and not view.quoted(k) for k in range(lo, hi)
            ):
                return None
        return None

    def _called_here(self, view: View, lo: int, hi: int, unit: int, stands_for: str) -> Entity | None:
        """Whom its own sentence calls so: "The student, now a lecturer, is calm: he asks"."""
        near = range(hi - 1, max(lo, hi - _BOUND), -1)
        part = next((k for k in near if view.tags[k] in ":;"), None)
        return self._called_there(view, lo, part, unit, stands_for) if part is not None else None

    def _rather_named(self, view: View, entity: Entity, unit: int, stands_for: str) -> Entity:
        """Whom the paragraph begins with, before a critic without name and gender sentences ago."""
        first = unit
        while first and view.paragraph[first - 1] == view.paragraph[unit] and unit - first < _BACK:
            first -= 1
        if entity.named or entity.gender or first == unit:
            return entity
        named = self._first_person(view, *view.units[first], stands_for, past=True)
        return named if named is not None and named.gender == stands_for else entity

    def _asker(self, view: View, unit: int, stands_for: str) -> Entity | None:
        """Who is not "she" after "The officer asked her": nobody tells or asks himself."""
        if view is not self.body or not unit or view.paragraph[unit - 1] != view.paragraph[unit]:
            return None
        lo, hi = view.units[unit - 1]
        asker = self.starting.get(lo)
        if asker is None or asker.named or asker.gender:
            return None
        near = range(lo + 1, min(hi, lo + _BOUND))
        bound = any(is_object(view, k, stands_for) and not view.quoted(k) for k in near)
        return asker if bound else None

    def _called_there(self, view: View, lo: int, hi: int, unit: int, stands_for: str) -> Entity | None:
        """Whom a sentence calls by what he is: "The botanist never married. She said …"."""
        end = noun_phrase_right(view, lo, hi)
        end = apposition_right(view, end, hi) if end is not None else None
        end = end + 1 if end is not None and view.tag(end) == "," else end
        if end is None or view.quoted(lo) or view.tag(end) not in "VAMKR":
            return None
        parts = mention(view, (lo, end))
        if parts.proper or parts.head not in words(view.language, "attr_callings"):
            return None
        if (mourned := self._mourned(view, unit, stands_for)) is not None:
            return mourned
        holders = self.known.holders.get(parts.head, set())
        holder = next(iter(holders)) if len(holders) == 1 else ""
        if holder and self.first_of(holder) < lo:
            entity = self._of_name(holder)
            return entity if entity is not None and self.fits(entity, stands_for) else None
        for number in range(unit - 1, max(-1, unit - _BACK), -1):
            entity = self._first_person(view, *view.units[number], stands_for, past=True)
            if entity is not None:
                return entity
        return None

    def _nameless_there(self, view: View, lo: int, hi: int, unit: int, stands_for: str) -> Entity | None:
        """Somebody without a name of whom a sentence tells: "A nurse found him at noon. She said …"."""
        end = noun_phrase_right(view, lo, hi) if view.tags[lo] in "DU" and not view.quoted(lo) else None
        if end is None or view.tag(end) not in "VAMKR,":
            return None
        kinds, anybody = heads(view.language), words(view.language, "attr_anybody")
        person = any(kinds.get(low) == "person" or low in anybody for low in view.tokens.lows[lo:end])
        end = apposition_right(view, end, hi)
        parts = mention(view, (lo, end))
        if (
            not person
            or parts.kind not in ("person", "unknown")
            or parts.proper
            or parts.plural
            or parts.gender not in ("", stands_for)
        ):
            return None
        kin = mapping(view.language, "attr_kin").get(parts.head, stands_for)
        if parts.head in mapping(view.language, "attr_kin") and self.pronouns.get(view.low(lo)) == stands_for:
            return None  # "Her mother wept. …, she said": whose mother that is
        entity = self._entity(view, (lo, end), unit) if kin == stands_for else None
        return entity if entity is not None and self.fits(entity, stands_for) else None

    def _body_before(self, view: View, unit: int, stands_for: str) -> Entity | None:
        """The body, paper or group that is the subject of the sentence before, for "it" and "they"."""
        if view is not self.body or not unit or view.paragraph[unit - 1] != view.paragraph[unit]:
            return None
        lo = view.units[unit - 1][0]
        if self.pronouns.get(view.low(lo)) == stands_for and (True, lo, lo + 1) in self.placed:
            return self.placed[(True, lo, lo + 1)]
        return self._body_first(view, unit - 1, ("group",) if stands_for == "they" else _BODIES, stands_for)

    def _body_within(self, view: View, at: int, unit: int, stands_for: str) -> Entity | None:
        """The body that its own sentence begins with: "Brillane will shut two mills, it said"."""
        if view is not self.body or stands_for != "it" or at - view.units[unit][0] < _APART:
            return None
        return self._body_first(view, unit, (*_BODIES, "unknown"), stands_for)

    def _body_first(
        self, view: View, unit: int, bodies: tuple[SourceKind, ...], stands_for: str
    ) -> Entity | None:
        """The body that a sentence begins with, as its subject."""
        lo, hi = view.units[unit]
        if view.low(lo) in ("when", "as", "after", "while", "before", "since", "if"):
            lo += 1  # "When the magazine Choose tested 9 brands, it found".
        end = noun_phrase_right(view, lo, hi) or lo
        stop = end
        if view.low(end) == "on" and view.low(end + 1) in words(view.language, "attr_times"):
            stop = end + 2
        while view.tag(stop) == "R":
            stop += 1
        if end == lo or view.tags[lo] == "U" or view.tag(stop) not in "VAMK," or view.quoted(lo):
            return None
        parts = mention(view, (lo, apposition_right(view, end, hi)))
        if is_plain_plural(view, lo, end):
            return None
        known = any(self.fits(e, stands_for) for e in self._of_head(parts.head))
        told = parts.proper or (parts.definite and parts.kind != "unknown") or parts.kind == "group"
        if not known and (parts.kind not in bodies or not told):
            return None
        place = not words(view.language, "attr_places").isdisjoint(view.tokens.lows[lo:end])
        # "The river Tarro rose by 6 metres, it said"; "Turnout was 70 percent, it said".
        amount = end == lo + 1 and view.low(end) in _MEASURED and "U" in view.tags[end : min(hi, end + 5)]
        if not known and (place or (parts.kind == "unknown" and (view.tags[lo] == "D" or amount))):
            return None
        entity = self._entity(view, (lo, apposition_right(view, end, hi)), unit)
        return entity if entity is not None and self.fits(entity, stands_for) else None
