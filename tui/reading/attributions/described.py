"""Who is meant by a role or by what a body is: "the minister", "the trust", "the Holm-based grocer"."""

from tui.reading.attributions.bodies import is_general, is_placed
from tui.reading.attributions.entities import LOOKED_AT, Entity
from tui.reading.attributions.headed import Headed
from tui.reading.attributions.kinds import is_second
from tui.reading.attributions.names import Mention
from tui.reading.attributions.view import View
from tui.reading.lexicon import mapping, words


class Described(Headed):
    """Finds the source that a description without a name stands for."""

    def _described(self, view: View, parts: Mention) -> Entity | None:
        """ "The spokeswoman", "the prime minister", "the agency": by role or by what it is."""
        if parts.kind == "person" or (parts.kind == "unknown" and self._calls(view, parts)):
            holder = self._sharing(view, parts) or self._by_trade(view, parts) or self._in_role(view, parts)
            return holder or (self._of_headline(parts) if view is self.headline else None)
        if parts.kind not in ("organisation", "media"):
            return None
        called = self._body_of_headline(view, parts) or self._called(view, parts)
        if called is not None:
            return called
        beginning = self._beginning(view, parts)
        if beginning is not None:
            self.sure = True
            return beginning
        firms = words(view.language, "attr_firms")
        telling = parts.head in firms and parts.head not in words(view.language, "attr_any_firm")
        if telling and parts.definite and parts.head in self.described:
            return self.described[parts.head]
        if parts.head in words(view.language, "attr_overseers") and not parts.modifiers:
            overseer = self._overseer(view, parts)
            if overseer is not None:
                return overseer
        same = mapping(view.language, "attr_same_bodies").get(parts.head, "").split()
        told = next(
            (
                e
                for e in reversed(self.recent)
                if e.named and (parts.head in e.roles or e.head in same or self._shortens(view, parts, e))
            ),
            None,
        )
        if told is not None and (view is self.headline or not parts.modifiers - told.roles):
            return told
        if view is self.headline and (first := self._first_to_speak(parts)) is not None:
            return first
        bodies = words(view.language, "attr_generic") | words(view.language, "attr_firms")
        if parts.head in bodies and self._may_be_any(view, parts):
            exact = parts.head in words(view.language, "attr_exact")
            return self._same_of_text(view, parts) if exact else self._just_named(view, parts)
        if not parts.definite:
            return None
        return self._same_of_text(view, parts) or self._body_beside(view, parts)

    def _may_be_any(self, view: View, parts: Mention) -> bool:
        """Whether a description tells no more of a body than what it is, and no name of the text ends so."""
        general = parts.head in words(view.language, "attr_firms") and is_general(view, parts)
        plain = not parts.modifiers or general or is_placed(parts)
        return plain and self.known.offices.get(parts.head) is None

    def _just_named(self, view: View, parts: Mention) -> Entity | None:
        """The body named last that "the company", "the agency" may be."""
        firm = parts.head in words(view.language, "attr_firms")
        public = words(view.language, "attr_public")
        entity = self._last_body(view, parts)
        if entity is not None and firm and self._tells_of_another(view, parts, entity):
            return self._told_of(view, parts)
        if entity is not None and parts.head == "agency" and entity.head not in public:
            entity = self._only_firm(view, self._unit(view, parts), True) or entity
        entity = entity or self._told_of(view, parts)
        if entity is not None and firm and entity.head in public:
            return None
        if entity is None and firm and parts.definite:
            entity = self._firm_of_text(view, parts)
        if entity is not None and view is self.body:
            self.described.setdefault(parts.head, entity)
        return entity or (None if firm else self._only_office(parts.kind))

    def _last_body(self, view: View, parts: Mention) -> Entity | None:
        """The last named body that may be called so: no ministry for "the party" or "the firm"."""
        if parts.head in words(view.language, "attr_exact"):
            return None
        same = mapping(view.language, "attr_same_bodies").get(parts.head, "").split()
        public, firm = words(view.language, "attr_public"), parts.head in words(view.language, "attr_firms")
        other = firm or parts.head in words(view.language, "attr_no_office")
        for entity in reversed(self.recent):
            owned = "\u2019s " in entity.name.replace("'", "\u2019")
            office = other and entity.head in public and (firm or entity.head not in (parts.head, *same))
            body = entity.kind == parts.kind or self._is_firms_name(entity.head, entity.name)
            if entity.named and body and not owned and not office:
                return entity
        return None

    def _body_beside(self, view: View, parts: Mention) -> Entity | None:
        """The body that has just spoken in the paragraph, for "the motoring body", "the parcel company"."""
        general = words(view.language, "attr_generic") | words(view.language, "attr_firms")
        at, unit = parts.name[0], self._unit(view, parts)
        if (
            parts.head not in general
            or parts.head in words(view.language, "attr_exact")
            or view is not self.body
        ):
            return None
        if view.low(at - 1) != "the" or not unit or view.paragraph[unit - 1] != view.paragraph[unit]:
            return None
        others = words(view.language, "attr_others") | words(view.language, "attr_nationalities")
        heard = any(self.first_of(low) < at for low in parts.modifiers)
        start = self.starting.get(view.units[unit - 1][0])
        start = start or self.starting.get(view.units[unit - 1][0] - 1)
        if (
            heard
            or not parts.modifiers.isdisjoint(others)
            or start is None
            or view.tag(parts.name[1]) in "ITW"
        ):
            return None
        fits = start.named and start.kind == "organisation" and start is self._last_body(view, parts)
        return start if fits else None

    def _calls(self, view: View, parts: Mention) -> bool:
        """Whether a phrase calls somebody by what he is, though its noun need be nobody's."""
        former = not parts.modifiers.isdisjoint(("retired", "former", "ex", "then"))
        callings = words(view.language, "attr_callings") | words(view.language, "attr_epithets")
        return parts.definite and (former or parts.head in callings)

    def _tells_of_another(self, view: View, parts: Mention, entity: Entity) -> bool:
        """Whether the sentence before begins with a bare name of nobody known: "Brill sold cars"."""
        unit = self._unit(view, parts)
        if view is not self.body or not unit or view.paragraph[unit - 1] != view.paragraph[unit]:
            return False
        lo = view.units[unit - 1][0]
        low = view.low(lo)
        bare = view.tags[lo] == "P" and view.tag(lo + 1) in "VA" and not view.quoted(lo)
        known = low in self.known.names or low in self.known.firsts or low in self.pronouns
        given = low in mapping(view.language, "attr_given") or low in words(view.language, "attr_states")
        return bare and not known and not given and low != entity.head and low not in entity.modifiers

    def _shortens(self, view: View, parts: Mention, entity: Entity) -> bool:
        """Whether a headline calls a body by the last word of its name: "Union" for the Bakers’ Union."""
        return view is self.headline and entity.head == parts.head

    def _in_role(self, view: View, parts: Mention) -> Entity | None:
        """The one who holds a role, or one it is another word for ("the lawyer" for a solicitor)."""
        others = mapping(view.language, "attr_same_roles").get(parts.head, "").split()
        if parts.head.startswith("ex-"):
            others = [parts.head[3:], *others]
        spoke = [
            e
            for e in (*reversed(self.recent), *reversed(self.entities[-LOOKED_AT:]))
            if e.kind in ("person", "unknown") and (e.named or e.head != parts.head)
        ]
        again = view.low(parts.name[0] - 1) not in ("a", "an", "another")
        if view is self.headline:
            spoke = [e for e in self.entities[:LOOKED_AT] if e.kind in ("person", "unknown") and e.named]
            first = next((e for e in spoke if not e.roles.isdisjoint((parts.head, *others))), None)
            if first is not None:
                return first
        fathers = parts.head in words(view.language, "attr_kin") and view.low(parts.name[1]) == "of"
        numbered = fathers and view.tag(parts.name[1] + 1) == "U"
        for role in (parts.head, *others) if (again or view is self.headline) and not numbered else ():
            for entity in spoke:
                if self._holds(view, parts, role, entity.roles):
                    self.sure = entity.named
                    return entity
            if role == parts.head and (holder := self._holder(view, parts, role)) is not None:
                self.sure = True
                return holder
        if again:
            before = parts.name[0] if view is self.body else len(self.body.tags) + 1
            held = (self._holder(view, parts, role, before) for role in others)
            other = next((holder for holder in held if holder is not None), None)
            if other is not None:
                self.sure = True
                return other
        if parts.head in ("defendant", "accused") and (accused := self._accused(view)) is not None:
            self.sure = True
            return accused
        told = self._epithet(view, parts)
        if told is None and (told := self._who_does(view, parts)) is not None:
            self.sure = True
        if told is not None:
            return told
        if is_second(view) and parts.head.endswith(("jährige", "jähriger")):
            return next((e for e in reversed(self.recent) if e.kind == "person" and e.named), None)
        if again:
            return None
        return self._holder(view, parts, parts.head) if not self.entities else None

    def _holder(self, view: View, parts: Mention, role: str, before: int | None = None) -> Entity | None:
        """The only one in the text who holds a role; named before a token, if one is given."""
        holders = self.known.holders.get(role, set())
        if is_second(view):
            holders = {h for known, held in self.known.holders.items() if known.endswith(role) for h in held}
        holders = {h for h in holders if self._holds(view, parts, role, self.known.roles.get(h, set()))}
        if len(holders) != 1:
            return None
        (last,) = holders
        if before is not None and self.first_of(last) >= before:
            return None
        people = self.known.people
        family = [n for n in people.names.get(last, ()) if role in people.roles.get(n, ())]
        if len(family) == 1 and len(people.names[last]) > 1:
            return self._person(family[0])
        return self._of_name(last)

    def _holds(self, view: View, parts: Mention, role: str, roles: set[str]) -> bool:
        """Whether roles are what a phrase says: "the prime minister" is not the finance minister."""
        if is_second(view):
            # "die Ministerin" for the Innenministerin.
            return any(known.endswith(role) for known in roles)
        if role not in roles or role != parts.head:
            return role in roles
        closer = {known for known in roles if known.endswith(f" {role}")}
        if not parts.modifiers or not closer:
            return True
        return f"{view.low(parts.name[1] - 2)} {parts.head}" in closer
