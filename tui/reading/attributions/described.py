"""Who is meant by a role or by what a body is: "the minister", "the trust", "the Holm-based grocer"."""

from bisect import bisect_right

from tui.reading.attributions.entities import LOOKED_AT, Entity
from tui.reading.attributions.kinds import heads, is_second
from tui.reading.attributions.name_kinds import many_things
from tui.reading.attributions.names import Mention, mention
from tui.reading.attributions.phrases import noun_phrase_right
from tui.reading.attributions.pronouns import Pronouns
from tui.reading.attributions.tagging import tables
from tui.reading.attributions.titles import is_title
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping, words


class Described(Pronouns):
    """Finds the source that a description without a name stands for."""

    def _described(self, view: View, parts: Mention) -> Entity | None:
        """ "The spokeswoman", "the prime minister", "the agency": by role or by what it is."""
        calling = parts.definite and parts.head in words(view.language, "attr_callings")
        if parts.kind == "person" or (parts.kind == "unknown" and calling):
            holder = self._in_role(view, parts)
            return holder or (self._first_to_speak(parts) if view is self.headline else None)
        if parts.kind not in ("organisation", "media"):
            return None
        called = self._called(view, parts)
        if called is not None:
            return called
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
        if parts.head in words(view.language, "attr_generic") | words(view.language, "attr_firms"):
            office = self.known.offices.get(parts.head)
            if office is None and not parts.modifiers:
                firm = parts.head in words(view.language, "attr_firms")
                public = words(view.language, "attr_public")
                named = (
                    e
                    for e in reversed(self.recent)
                    if e.named and e.kind == parts.kind and not (firm and e.head in public)
                )
                entity = next(named, None)
                if entity is not None and parts.head == "agency" and entity.head not in public:
                    entity = self._only_firm(view, self._unit(view, parts), True) or entity
                entity = entity or self._told_of(view, parts)
                if entity is not None and firm and entity.head in public:
                    return None
                return entity or (None if firm else self._only_office(parts.kind))
        return None

    def _shortens(self, view: View, parts: Mention, entity: Entity) -> bool:
        """Whether a headline calls a body by the last word of its name: "Union" for the Bakers’ Union."""
        return view is self.headline and entity.head == parts.head

    def _first_to_speak(self, parts: Mention) -> Entity | None:
        """Whom a headline means by "widow" or "watchdog": the first in the text, if nothing else is known."""
        if parts.plural:
            return None
        first = next((e for e in self.entities[:2] if e.kind == parts.kind), None)
        if first is None or not first.named or first.head == parts.head:
            return None
        return None if first.kind == "person" and first.roles else first

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
        for role in (parts.head, *others) if again or view is self.headline else ():
            for entity in spoke:
                if self._holds(view, parts, role, entity.roles):
                    return entity
            if role == parts.head and (holder := self._holder(view, parts, role)) is not None:
                return holder
        if again:
            held = (self._holder(view, parts, role) for role in others)
            other = next((holder for holder in held if holder is not None), None)
            if other is not None:
                return other
        callings = words(view.language, "attr_callings")
        if parts.definite and (
            parts.head in callings or parts.head.endswith(("year-old", "jährige", "jähriger"))
        ):
            just = self._named_here(view, parts.name[0]) if self._is_first(view, parts) else None
            if just is not None:
                return just
        if again:
            return None
        return self._holder(view, parts, parts.head) if not self.entities else None

    def _is_first(self, view: View, parts: Mention) -> bool:
        """Whether the text has not told of a student before "the student", who would be somebody else."""
        if view is not self.body:
            return True
        if not self.first_at:
            lows = view.tokens.lows
            self.first_at.update(zip(reversed(lows), range(len(lows) - 1, -1, -1), strict=True))
        return self.first_at.get(parts.head, 0) >= parts.name[0]

    def _named_here(self, view: View, at: int) -> Entity | None:
        """The one whom the paragraph is about, else the last person with a name to speak."""
        unit = bisect_right(view.units, (at, len(view.tags))) - 1
        if view is self.body:
            for number in range(unit - 1, max(-1, unit - 4), -1):
                if view.paragraph[number] != view.paragraph[unit]:
                    break
                for stands_for in ("he", "she"):
                    entity = self._first_person(view, *view.units[number], stands_for, past=True)
                    if entity is not None:
                        return entity
        return next((e for e in reversed(self.recent) if e.kind == "person" and e.named), None)

    def _holder(self, view: View, parts: Mention, role: str) -> Entity | None:
        """The only one in the text who holds a role."""
        holders = self.known.holders.get(role, set())
        if is_second(view):
            holders = {h for known, held in self.known.holders.items() if known.endswith(role) for h in held}
        holders = {h for h in holders if self._holds(view, parts, role, self.known.roles.get(h, set()))}
        if len(holders) != 1:
            return None
        (last,) = holders
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

    def _called(self, view: View, parts: Mention) -> Entity | None:
        """The one body that an apposition calls so: "the firm" for "Brill & Sund, the parcel company"."""
        firms = words(view.language, "attr_firms")
        same = firms if parts.head in firms else {parts.head}
        names = {name for word in same for name in self.known.bodies.get(word, ())}
        if len(names) != 1 or (parts.modifiers and view is not self.headline and not _placed(parts)):
            return None
        (name,) = names
        head, others = name.lower().split()[-1], set(name.lower().split()[:-1])
        for entity in reversed(self.by_head.get(head, [])):
            if entity.named:
                return entity
        return self._add(name, "organisation", True, head, others, set())

    def _unit(self, view: View, parts: Mention) -> int:
        return bisect_right(view.units, (parts.name[0], len(view.tags))) - 1

    def _told_of(self, view: View, parts: Mention) -> Entity | None:
        """The body that the sentence is about: "Brill Foods will close its mill, the company said"."""
        at, unit = parts.name[0], self._unit(view, parts)
        if view is not self.body or unit < 0:
            return None
        lo = view.units[unit][0]
        end = noun_phrase_right(view, lo, at)
        if end is not None and not view.quoted(lo) and view.tag(end) in "VAM,":
            subject = mention(view, (lo, end))
            if subject.proper and subject.kind in ("organisation", "unknown", "media"):
                return self._entity(view, (lo, end), unit)
        if unit and view.paragraph[unit - 1] == view.paragraph[unit] and _common_subject(view, unit - 1):
            # "The mill is owned by Brill Foods": no mill is a company.
            return self._only_firm(view, unit) or self._body_before(view, unit, "it")
        return self._body_before(view, unit, "it") or self._only_firm(view, unit)

    def _only_firm(self, view: View, unit: int, public: bool = False) -> Entity | None:
        """The one firm or body whose name stands in the sentence before: "Shares in Brill Foods fell"."""
        if not unit or view.paragraph[unit - 1] != view.paragraph[unit]:
            return None
        lo, hi = view.units[unit - 1]
        kinds = heads(view.language)
        runs: list[Range] = []
        k = lo
        while k < hi:
            end = k
            while end < hi and view.tags[end] == "P":
                end += 1
            if view.low(k - 1) == "of" and k - 2 >= lo and kinds.get(view.low(k - 2)) == "organisation":
                # "the Office of Harbour Safety"
                start = k - 2 if view.tokens.words[k - 2][0].isupper() else k
            else:
                start = k
            if end > start + (view.low(end) != "," or view.low(end + 1) != "which") and not view.quoted(k):
                runs.append((start, end))
            k = max(end, k + 1)
        sure = [
            r for r in runs if kinds.get(view.low(r[1] - 1)) == "organisation" or "I" in view.tags[slice(*r)]
        ]
        if public:
            names = words(view.language, "attr_public")
            sure = [r for r in sure if not names.isdisjoint((view.low(r[0]), view.low(r[1] - 1)))]
            runs = []
        likely = sure or [run for run in runs if self._may_be_firm(view, run)]
        if len(likely) != 1:
            return None
        (run,) = likely
        entity = self._entity(view, run, unit - 1)
        if entity is not None and entity.named and not sure:
            entity.kind = "organisation"
        return entity

    def _may_be_firm(self, view: View, run: Range) -> bool:
        """Whether a name without a word for a body is still no person's and no place's: "Tamsin Glass"."""
        first, last = view.low(run[0]), view.low(run[1] - 1)
        known = words(view.language, "attr_places") | words(view.language, "attr_states")
        if last in known or last in words(view.language, "attr_times") or self.known.roles.get(last):
            return False
        if (
            first in mapping(view.language, "attr_given")
            or is_title(view, run[0])
            or last in self.known.gender
        ):
            return False
        if view.low(run[1]) == "," and view.low(run[1] + 1) == "which":
            return True
        noun = "N" in tables(view.language).words.get(last, "")
        run_by = view.low(run[0] - 1) == "by" and view.low(run[0] - 2) in words(view.language, "attr_run_by")
        return noun or run_by or view.low(run[0] - 1) == "at" or many_things(view.language, first, last)

    def _only_office(self, kind: str) -> Entity | None:
        """The one organisation that the text names in full, if it is the only one."""
        if len(self.known.offices) != 1:
            return None
        ((head, (name, others)),) = self.known.offices.items()
        if heads(self.body.language).get(head, kind) != kind:
            return None
        for entity in self.by_head.get(head, []):
            return entity
        return self._add(name, heads(self.body.language)[head], True, head, set(others), set())


def _common_subject(view: View, unit: int) -> bool:
    """Whether a sentence begins with a phrase that holds no name: "The mill is owned by"."""
    lo, hi = view.units[unit]
    end = noun_phrase_right(view, lo, hi)
    return end is not None and "P" not in view.tags[lo:end]


def _placed(parts: Mention) -> bool:
    """Whether a description tells where a firm is at home: "the Holm-based grocer"."""
    return any(word.endswith(("-based", "-owned", "-listed")) for word in parts.modifiers)
