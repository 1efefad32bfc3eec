"""Whom a headline means by what he or it is: "Runner", "Water boss", "Courier firm"."""

from msgspec.structs import replace

from tui.reading.attributions.entities import Entity
from tui.reading.attributions.epithets import Epithets
from tui.reading.attributions.names import Mention
from tui.reading.attributions.view import View
from tui.reading.lexicon import words

_BODIES = ("organisation", "media")
_LARGE = frozenset(("giant", "behemoth", "titan"))
"""What headlines call large firms."""
_OWNERS = frozenset(("landlord",))
"""What people and firms are called."""
_CHIEFS = frozenset(("boss", "chief", "head", "supremo"))
"""What headlines call who leads anything."""
_NO_FIRMS = frozenset(("group",))
_CLAUSE = 20
"""Characters behind a name in which a clause tells whom a body represents."""
_TITLED = frozenset(("doctor", "professor", "peer"))
"""Roles that a title gives to people of many callings."""
_FIRST = 5
"""Sources among which a headline’s is sought."""


class Headed(Epithets):
    """Finds the source of a text that its headline calls by what he or it is."""

    def _sharing(self, view: View, parts: Mention) -> Entity | None:
        """Who bears a word of what a headline calls him: "Power firm" for Vint Power."""
        if view is not self.headline or parts.plural or not parts.modifiers:
            return None
        bodies = parts.head in words(view.language, "attr_firms") or parts.head in _LARGE
        return next((e for e in self.entities if bodies and not e.roles and _shares(parts, e)), None)

    def _of_headline(self, parts: Mention) -> Entity | None:
        """Whom a headline means by "runner" or "water boss": the first in the text who speaks with a name.

        Nobody where another one without a name is called so further down.
        """
        if parts.plural:
            return None
        language = self.body.language
        firm = self._first_firm() if parts.head in _LARGE or parts.head in _OWNERS else None
        people = self._persons()
        if firm is not None and (
            parts.head in _LARGE or not people or self._first_named(firm) < self._first_named(people[0])
        ):
            return firm
        for entity in people:
            other = entity.roles - words(language, "attr_titles") - {parts.head, *_TITLED}
            if parts.gender and entity.gender and parts.gender != entity.gender:
                continue
            known = parts.head in _CHIEFS or parts.head.startswith("ex-")
            known = known or parts.head in words(language, "attr_callings")
            return entity if known or not other else None
        return None

    def _first_named(self, entity: Entity) -> int:
        return self.first_of(entity.name.split()[0].lower())

    def _persons(self) -> list[Entity]:
        """The first people to speak with their full names, by where these stand."""
        people = self.known.people.names
        first = [e for e in self.entities[:_FIRST] if e.named and e.kind in ("person", "unknown")]
        return sorted([e for e in first if e.head in people], key=lambda e: self.first_of(e.head))

    def _first_firm(self) -> Entity | None:
        """The first body to speak that is no public one."""
        public = words(self.body.language, "attr_public") | words(self.body.language, "attr_overseeing")
        bodies = [e for e in self.entities[:_FIRST] if e.named and e.kind in _BODIES]
        firms = [e for e in bodies if e.head not in public and not self._represents(e)]
        called = [e for e in firms if any(e is known for known in self.described.values())]
        return min(called or firms, key=self._first_named, default=None)

    def _represents(self, entity: Entity) -> bool:
        """Whether a body is said to speak for others: "Brill, which represents drivers"."""
        start, end = min(entity.mentions, default=(0, 0))
        told = self.body.text[start : end + _CLAUSE]
        return any(f" which {verb} " in told for verb in ("represents", "campaigns", "speaks"))

    def _body_of_headline(self, view: View, parts: Mention) -> Entity | None:
        """Which body a headline means by "courier firm" or "regulator"."""
        if view is not self.headline or parts.plural:
            return None
        if (sharing := self._sharing(view, parts)) is not None:
            return sharing
        if parts.head in words(view.language, "attr_overseers"):
            watching = words(view.language, "attr_overseeing")
            named = [e for e in self.entities[:_FIRST] if e.named]
            return next((e for e in named if e.head in watching), next(iter(self._at_once()), None))
        firm = parts.head in words(view.language, "attr_firms") and parts.head not in _NO_FIRMS
        return self._first_firm() if firm else None

    def _at_once(self) -> list[Entity]:
        """The first to speak, if it has a name."""
        return [e for e in self.entities[:1] if e.named]

    def _first_to_speak(self, parts: Mention) -> Entity | None:
        """Which body a headline means by "watchdog": the first in the text, if nothing else is known."""
        if parts.plural:
            return None
        bodies = ("organisation", "media")
        kinds = bodies if parts.kind in bodies else (parts.kind,)
        kinds = (*kinds, "group") if parts.head == "union" else kinds
        # "Power firm" for Vint Power.
        told = next((e for e in self.entities if e.kind in kinds and _shares(parts, e)), None)
        spoke = self.entities[:2]
        if parts.head not in words(self.body.language, "attr_public"):
            spoke = [e for e in self.entities[:_FIRST] if e.named]
        first = told or next((e for e in spoke if e.kind in kinds), None)
        if first is None or not first.named or first.head == parts.head:
            return None
        return None if first.kind == "person" and first.roles else first

    def _without_capital(self, view: View, parts: Mention) -> Mention:
        """What a headline begins with, no name if only its place gives it a capital: "Ex-envoy"."""
        if self._is_common(view, parts):
            return replace(parts, proper=False)
        if parts.head.startswith("ex-") and view.tokens.words[0] not in self.body.tokens.words:
            return replace(parts, proper=False, kind="person")
        return parts

    def _is_common(self, view: View, parts: Mention) -> bool:
        """Whether only its place gives a headline’s first word a capital: "Parcel firm", "Hospital"."""
        begins = {lo for lo, _ in self.body.units}
        small = view.tokens.words[1:2] and view.tokens.words[1][0].islower()
        generic = view.low(0) in words(view.language, "attr_generic")
        inner = self.body.tokens.capitals
        alone = not any(self.body.tokens.words[k] == view.tokens.words[0] and k not in begins for k in inner)
        return bool(small and parts.kind in _BODIES and (generic or alone))

    def _is_of_lead(self, entity: Entity) -> bool:
        """Whether somebody is only described, by the first of a text to speak: "A nurse has told"."""
        return not entity.named and entity.kind == "person" and entity in self.entities[:3]


def _shares(parts: Mention, entity: Entity) -> bool:
    """Whether a name has a word of what a headline calls its bearer."""
    return entity.named and bool(parts.modifiers & {entity.head, *entity.modifiers})
