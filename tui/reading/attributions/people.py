"""Whom a stretch of text tells of: the first person named in it, and who an article tells of most."""

from abc import ABC, abstractmethod
from collections import Counter

from tui.model import SourceKind
from tui.reading.attributions.entities import Entities, Entity
from tui.reading.attributions.kinds import heads
from tui.reading.attributions.tagging import tables
from tui.reading.attributions.titles import postnominal
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping

KINDS_OF: dict[str, tuple[SourceKind, ...]] = {
    "he": ("person", "unknown"),
    "she": ("person", "unknown"),
    "they": ("group", "organisation", "unknown", "media"),
    "it": ("organisation", "document", "media", "unknown"),
}
"""What a pronoun may stand for."""
_ASKED = frozenset(("if", "whether", "why", "how", "what", "about", "who", "when", "where"))
"""Words with which begins what somebody was asked."""


def _is_somebody(view: View, comma: int) -> bool:
    """Whether what follows a name says that it is a person's: ", 57,", ", a great-grandson of"."""
    if view.tag(comma + 1) == "U":
        return True
    if view.tag(comma + 1) != "D":
        return False
    kinds = heads(view.language)
    last = next((k for k in range(comma + 2, comma + 7) if view.tag(k + 1) not in "NJ"), comma + 2)
    return view.tag(last) == "N" and kinds.get(view.low(last), "person") == "person"


class People(Entities, ABC):
    """Finds the person whom a stretch of text names, and whom "he" or "she" fits."""

    @abstractmethod
    def _entity(self, view: View, source: Range, unit: int) -> Entity | None:
        """The source that a phrase stands for, as a possessor or a subject before may be no pronoun."""

    def fits(self, entity: Entity, stands_for: str) -> bool:
        """Whether somebody may be meant by "he", "she", "it" or "they"."""
        if entity.kind not in KINDS_OF[stands_for]:
            return False
        if stands_for not in ("he", "she"):
            return True
        # A thing without a name ("the sign") is nobody's he or she.
        speaks = entity.kind == "person" or (entity.named and len(entity.head) > 1)
        return entity is not self.quoted and entity.gender in ("", stands_for) and speaks

    def _gendered(self, entity: Entity, stands_for: str) -> Entity:
        if stands_for in ("he", "she") and not entity.gender:
            entity.gender = stands_for
        return entity

    def _given(self, last: str) -> str:
        """He or she by the given name that goes with a surname."""
        name = self.known.names.get(last, ("",))[0]
        return self.known.people.genders.get(name, "")

    def _by_given(self, given: str) -> Entity | None:
        """The one person whose full name begins with a given name: "Saffi" for Saffi Vint."""
        last = self.known.firsts[given]
        names = self.known.people.names.get(last, {})
        if len(names) != 1 or given not in mapping(self.body.language, "attr_given"):
            return None
        return self._unheard(self.body, last)

    def _is_relative(self, view: View, at: int, stands_for: str) -> bool:
        """Whether a given name stands behind what relative that is: "Opal’s daughter, Jean, left"."""
        noun = at - 1 - (view.tag(at - 1) == ",")
        known = mapping(view.language, "attr_kin").get(view.low(noun)) == stands_for
        return known and (stands_for, view.tokens.words[at]) in self.known.people.kin

    def _topic(self, stands_for: str) -> Entity | None:
        """Of whom an article tells most, if that is a he or she; twice as often as of any other of these."""
        if stands_for not in self.topics:
            people = self.known.people
            told = Counter(low for low in self.body.tokens.lows if low in people.names)
            ours = {
                last: n
                for last, n in told.items()
                if len(people.names[last]) == 1
                and n > 3
                and stands_for in (self.known.gender.get(last), self._given(last))
            }
            first, second = ([*sorted(ours.items(), key=lambda e: -e[1]), ("", 0), ("", 0)])[:2]
            self.topics[stands_for] = first[0] if first[1] >= 2 * second[1] else ""
        last = self.topics[stands_for]
        return self._unheard(self.body, last) if last else None

    def _first_person(
        self, view: View, lo: int, hi: int, stands_for: str, *, past: bool = False
    ) -> Entity | None:
        k = lo
        lows, outer = view.tokens.lows, view.outer
        while k < hi:
            pronoun = not past and outer[k] < 0 and self.pronouns.get(lows[k]) == stands_for
            if pronoun and not (k == lo and view.tags[k] == "D"):
                # "Her daughter, Ola, said she": not hers.
                return None
            if view.tags[k] != "P" or outer[k] >= 0:
                k += 1
                continue
            end = k
            while end < hi and view.tags[end] == "P":
                end += 1
            head = view.low(end - 1 - (postnominal(view, k, end) == "generation"))
            bearers = self._bearers(head, end - k == 1)
            entity = next((e for e in bearers if e.kind == "person"), None)
            if entity is None and end - k == 1 and not bearers and head in self.known.firsts:
                entity = self._by_given(head)
            if entity is None and end - k == 1 and self._is_relative(view, k, stands_for):
                entity = self._person(view.tokens.words[k])
            family = self.known.people.names.get(head, {}) if end - k > 1 else {}
            if len(family) > 1:
                given = set(view.tokens.lows[k : end - 1])
                one = next((name for name, others in family.items() if others & given), "")
                entity = self._person(one) if one else entity
            by = view.low(lo + 1) == "by" and not _ASKED.intersection(view.tokens.lows[lo:k])
            if lo < k and view.low(lo).endswith("ed") and (view.low(k - 1) == "by" or by):
                # "Asked by Vint whether it rained, he said": not Vint.
                k = end
                continue
            common = "N" in tables(view.language).words.get(head, "")
            if entity is None and view.low(k - 1) in ("at", "in", "near") and k > lo and common:
                # "Born at Pell Rock, she began early".
                k = end
                continue
            if entity is None and (end - k > 1 or head in self.known.names):
                sure = self.known.gender.get(head) == stands_for or bool(self.known.roles.get(head))
                sure = sure or self._given(head) == stands_for
                described = view.low(end + 1) == "who" or _is_somebody(view, end)
                sure = sure or (view.tag(end) == "," and described)
                if (
                    view.low(k - 1) == "the"
                    and end - k > 1
                    and view.tokens.words[k - 1] == "The"
                    and k - 1 > lo
                ):
                    # "the author of The Salt Road": a title.
                    k = end
                    continue
                subject = view.tag(k - 1) in "C;:" and view.tag(end) in "VAM" and end - k > 1
                if sure or subject or (k == lo and view.tag(end) in "VAM,("):
                    entity = self._unheard(view, head)
            if entity is not None and self.fits(entity, stands_for) and view.tag(end) != "Z":
                return entity
            k = end
        return None
