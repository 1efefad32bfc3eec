"""Who "he", "she", "it" and "they" are, and "who" and "which" behind a name."""

from tui.model import SourceKind
from tui.reading.attributions.entities import Entities, Entity
from tui.reading.attributions.view import Range, View

_KINDS: dict[str, tuple[SourceKind, ...]] = {
    "he": ("person", "unknown"),
    "she": ("person", "unknown"),
    "they": ("group", "organisation", "unknown", "media"),
    "it": ("organisation", "document", "media", "unknown"),
}
"""What a pronoun may stand for."""
_BACK = 4
"""Sentences, its own among them, in which the person a pronoun stands for is sought."""


class Pronouns(Entities):
    """Finds the source that a pronoun stands for."""

    def _entity(self, view: View, source: Range, unit: int) -> Entity | None:
        raise NotImplementedError

    def _pronoun(self, view: View, low: str, at: int, unit: int) -> Entity | None:
        stands_for = self.pronouns.get(low, "self")
        if stands_for not in _KINDS:
            return None
        named = self._subject_before(view, at, unit, stands_for) if stands_for in ("he", "she") else None
        named = named or (self._body_before(view, unit) if stands_for == "it" else None)
        if named is not None:
            return named
        for entity in reversed(self.recent):
            if self._fits(entity, stands_for):
                return self._gendered(entity, stands_for)
        return None

    def _fits(self, entity: Entity, stands_for: str) -> bool:
        if entity.kind not in _KINDS[stands_for]:
            return False
        if stands_for not in ("he", "she"):
            return True
        # A thing without a name ("the sign") is nobody's he or she.
        return entity.gender in ("", stands_for) and (entity.kind == "person" or entity.named)

    def _gendered(self, entity: Entity, stands_for: str) -> Entity:
        if stands_for in ("he", "she") and not entity.gender:
            entity.gender = stands_for
        return entity

    def _subject_before(self, view: View, at: int, unit: int, stands_for: str) -> Entity | None:
        """The first person named in the sentence up to a pronoun, else in the one before in the paragraph."""
        if view is not self.body:
            return None
        for number in range(unit, max(-1, unit - _BACK), -1):
            lo, hi = view.units[number]
            hi = min(hi, at)
            entity = self._first_person(view, lo, hi, stands_for)
            if entity is not None:
                return self._gendered(entity, stands_for)
            if number < unit and any(
                self.pronouns.get(view.low(k)) == stands_for and not view.quoted(k) for k in range(lo, hi)
            ):
                return None
        return None

    def _body_before(self, view: View, unit: int) -> Entity | None:
        """The organisation or paper that is the subject of the sentence before, for "it"."""
        if view is not self.body or not unit or view.paragraph[unit - 1] != view.paragraph[unit]:
            return None
        lo, hi = view.units[unit - 1]
        end = lo + (view.tag(lo) == "D")
        while end < hi and view.tags[end] in "NPJ&":
            end += 1
        fits = (e for e in reversed(self.by_head.get(view.low(end - 1), [])) if self._fits(e, "it"))
        return next(fits, None) if end > lo and view.tags[end - 1] in "NP" else None

    def _first_person(self, view: View, lo: int, hi: int, stands_for: str) -> Entity | None:
        k = lo
        while k < hi:
            low = view.low(k)
            if not view.quoted(k) and low in self.pronouns and self.pronouns[low] == stands_for:
                return None
            if view.tags[k] != "P" or view.quoted(k):
                k += 1
                continue
            end = k
            while end < hi and view.tags[end] == "P":
                end += 1
            head = view.low(end - 1)
            entity = next((e for e in reversed(self.by_head.get(head, [])) if e.kind == "person"), None)
            if entity is None and end - k > 1:
                sure = self.known.gender.get(head) == stands_for or bool(self.known.roles.get(head))
                sure = sure or (view.tag(end) == "," and view.low(end + 1) == "who")
                if sure or (k == lo and view.tag(end) in "VAM,("):
                    entity = self._unheard(view, head)
            if entity is not None and self._fits(entity, stands_for) and view.tag(end) != "Z":
                return entity
            k = end
        return None
