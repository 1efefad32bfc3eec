"""The sources of one article as they come up: who they are, and who spoke last."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from tui.model import Source, SourceKind, Span
from tui.reading.attributions.bands import bands
from tui.reading.attributions.deeds import deeds
from tui.reading.attributions.fullest import fullest
from tui.reading.attributions.joining import Known, known_names
from tui.reading.attributions.kinds import heads
from tui.reading.attributions.names import Mention
from tui.reading.attributions.view import View
from tui.reading.lexicon import mapping, words

_RECENT = 8
LOOKED_AT = 60
"""The last sources among which one is looked for by anything but its name: keeps the time linear."""


@dataclass(slots=True)
class Entity:
    """A source in the making; ``head`` and ``modifiers`` are the words of its name in lower case."""

    id: str
    name: str
    kind: SourceKind
    named: bool
    head: str
    modifiers: set[str]
    roles: set[str] = field(default_factory=set)
    gender: str = ""
    titled: bool = False
    indefinite: bool = False
    mentions: set[tuple[int, int]] = field(default_factory=set)


class Entities:
    """All sources so far, by name and by when they spoke."""

    def __init__(self, body: View, headline: View | None) -> None:
        self.body = body
        self.headline = headline
        self.entities: list[Entity] = []
        self.by_head: dict[str, list[Entity]] = defaultdict(list)
        self.recent: list[Entity] = []
        self.starting: dict[int, Entity] = {}
        """Sources by the token with which a phrase for them begins."""
        self.by_id: dict[str, Entity] = {}
        self.newspapers: bool | None = None
        self.first_at: dict[str, int] = {}
        """Where each word stands for the first time, once that is asked."""
        self.obituary: bool | None = None
        """Whether the article tells of somebody’s death in its headline or first sentence."""
        self.firms: list[tuple[int, str, str]] | None = None
        """Where the first two firms stand that the text names, and their names, once that is asked."""
        self.explained: dict[str, list[tuple[int, int]]] | None = None
        """Where "the officer, Ola Vint," stands and its name ends, by the noun, once that is asked."""
        self.apostrophe = "’" if "’" in body.text else "'"
        self.owning = False
        """Whether it is being asked whose office speaks: looks for nobody else’s meanwhile."""
        self.topics: dict[str, str] = {}
        """The surname of the he and of the she of whom the article tells most, once that is asked."""
        self.sure = False
        """Whether the rule that found the last source leaves no doubt."""
        self.speaking: Entity | None = None
        """Who says what is being looked into: "I"."""
        self.quoted: Entity | None = None
        """The same where the words are quoted, who is no "she" there."""
        self.described: dict[str, Entity] = {}
        """The firms that "the startup", "the airline" have stood for."""
        self.placed: dict[tuple[bool, int, int], Entity | None] = {}
        self.parted: dict[tuple[bool, int, int], Mention] = {}
        """Phrases taken apart, by the same."""
        self.known = known_names(body)
        self.deeds = deeds(body, self.known)
        """Surnames by what their bearers may be called for what the text says they do."""
        self.bands = bands(body)
        """The names of bands by the token of what they are called."""
        roles = heads(body.language)
        if headline is not None and any(roles.get(low) == "person" for low in headline.tokens.lows):
            self._take_up(known_names(headline))
        self.pronouns = mapping(body.language, "attr_pronouns")

    def _take_up(self, told: Known) -> None:
        """What the headline adds: the roles of those whom the text names ("Club boss Vint")."""
        for last, roles in told.roles.items():
            if last in self.known.names:
                self.known.roles[last] |= roles
                for role in roles:
                    self.known.holders[role].add(last)

    def sources(self, speaking: set[str]) -> list[Source]:
        """Those of the sources that speak, by id, in the order in which they first did.

        Others were only thought of, as whose office might be meant.
        """
        return [
            Source(
                e.id,
                fullest(e.name, named=e.named, people=self.known.people),
                e.kind,
                e.named,
                [Span(a, b) for a, b in sorted(e.mentions)],
            )
            for e in self.entities
            if e.id in speaking
        ]

    def _bearers(self, head: str, bare: bool) -> list[Entity]:
        """Those whose name ends so, the latest first; of a family a bare surname is whose it was first."""
        same = self._of_head(head)
        if bare and len(same) > 1 and head in self.known.names:
            first = self.known.names[head][1]
            same += self.by_head[head][: max(0, len(self.by_head[head]) - LOOKED_AT)][:1]
            same.sort(key=lambda e: not e.modifiers >= first)
        return same

    def _of_head(self, head: str) -> list[Entity]:
        """The last whose name ends so, the latest first."""
        return self.by_head.get(head, [])[: -LOOKED_AT - 1 : -1]

    def _speaks(self, entity: Entity) -> None:
        self.recent = [e for e in self.recent[1 - _RECENT :] if e is not entity] + [entity]

    def first_of(self, low: str) -> int:
        """Where a word stands for the first time in the text; behind its end if nowhere."""
        if not self.first_at:
            lows = self.body.tokens.lows
            self.first_at.update(zip(reversed(lows), range(len(lows) - 1, -1, -1), strict=True))
        return self.first_at.get(low, len(self.body.tags))

    def _unheard(self, view: View, last: str) -> Entity | None:
        """Somebody named who has not spoken yet; no place and no organisation."""
        if last in self.known.offices or last in words(view.language, "attr_states"):
            return None
        kinds = heads(view.language)
        name = self.known.names.get(last, ("", frozenset()))[0].lower()
        given = words(view.language, "attr_given")  # "Bill Vint" is no bill
        return (
            self._of_name(last)
            if all(
                kinds.get(word) in (None, "person") or word in view.surnames or word in given
                for word in name.split()
            )
            else None
        )

    def _of_name(self, last: str) -> Entity | None:
        """A source by the name of the only one in the text who holds an office."""
        name, others = self.known.names.get(last, ("", frozenset()))
        if not name:
            return None
        for entity in reversed(self.by_head.get(last, [])):
            return entity
        first = self._nameless(last)
        if first is not None:
            first.roles.add(first.head)
            first.name, first.named, first.head, first.modifiers = name, True, last, set(others)
            self.by_head[last].append(first)
            return first
        return self._add(name, "person", True, last, set(others), set(self.known.roles[last]))

    def _person(self, name: str) -> Entity:
        """The source of this very name, new if it has not spoken."""
        *given, head = name.lower().split()
        for entity in self._of_head(head)[::-1]:
            if entity.name == name or (given and entity.modifiers.intersection(given)):
                return entity
        return self._add(name, "person", True, head, set(given), set())

    def _nameless(self, last: str) -> Entity | None:
        """The one whom the first sentence calls "the owner of a mill", if the next begins with the name."""
        if not self.entities or len(self.entities) > 2:
            return None
        first = self.entities[0]
        if first.named or first.indefinite or first.kind != "person" or not first.mentions:
            return None
        body = self.body
        at = body.tokens.lows.index(last) if last in body.tokens.lows else 0
        unit = bisect_right(body.units, (at, len(body.tags))) - 1
        lo = body.units[unit][0]
        own = body.tokens.starts[lo] > max(first.mentions)[1] and set(body.tags[lo : at + 1]) == {"P"}
        return first if own and 0 < body.paragraph[unit] < 3 else None

    def _add(
        self, name: str, kind: SourceKind, named: bool, head: str, modifiers: set[str], roles: set[str]
    ) -> Entity:
        gender = ""
        if kind in ("person", "unknown"):
            shared = len(self.known.people.names.get(head, ())) > 1
            gender = self.known.people.genders.get(name, "")
            if not gender and named and modifiers:
                given = name.split()[0].lower()
                gender = mapping(self.body.language, "attr_given").get(given, "")
            kin = next((he for he in ("he", "she") if (he, name) in self.known.people.kin), "")
            gender = gender or kin or ("" if shared else self.known.gender.get(head, ""))
        entity = Entity(f"s{len(self.entities) + 1}", name, kind, named, head, modifiers, roles, gender)
        self.entities.append(entity)
        self.by_id[entity.id] = entity
        self.by_head[head].append(entity)
        return entity
