"""Who speaks: the source phrases of an article joined to sources, each once."""

from collections import defaultdict
from dataclasses import dataclass, field

from tui.model import Source, SourceKind, Span
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.names import Mention, heads, mention
from tui.reading.attributions.phrases import noun_phrase_left
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import words

_SINGULAR = frozenset(("he", "she", "him", "her"))
_PLURAL = frozenset(("they", "them"))
_THING = frozenset(("it",))
_SELF = frozenset(
    ("i", "we", "you", "who", "which", "that", "me", "us", "one", "this", "those", "these", "what")
)


@dataclass(slots=True)
class _Entity:
    id: str
    name: str
    kind: SourceKind
    named: bool
    head: str
    modifiers: set[str]
    mentions: set[tuple[int, int]] = field(default_factory=set)
    gender: str = ""


class Register:
    """The sources of one article, joined as they come."""

    def __init__(self, body: View, headline: View | None) -> None:
        self.body = body
        self.headline = headline
        self.entities: list[_Entity] = []
        self.by_head: dict[str, list[_Entity]] = defaultdict(list)
        self.recent: list[_Entity] = []
        self.placed: dict[tuple[bool, int, int], _Entity | None] = {}
        self.full = _full_names(body)

    def resolve(self, found: list[Candidate], heads: list[Candidate]) -> dict[int, str]:
        """The source's id for each candidate (by ``id()``) that has one."""
        ids: dict[int, str] = {}
        for view, group in ((self.body, found), (self.headline, heads)):
            for candidate in group:
                if view is None or candidate.source is None:
                    continue
                key = (view is self.body, *candidate.source)
                if key not in self.placed:
                    self.placed[key] = self._entity(view, candidate.source)
                entity = self.placed[key]
                if entity is None:
                    continue
                ids[id(candidate)] = entity.id
                if view is self.body:
                    start, end = candidate.source
                    entity.mentions.add((view.tokens.starts[start], view.tokens.ends[end - 1]))
                self._speaks(entity)
        return ids

    def sources(self) -> list[Source]:
        """The sources in the order in which they first spoke."""
        return [
            Source(e.id, e.name, e.kind, e.named, [Span(a, b) for a, b in sorted(e.mentions)])
            for e in self.entities
        ]

    def _speaks(self, entity: _Entity) -> None:
        self.recent = [e for e in self.recent[-7:] if e is not entity] + [entity]

    def _entity(self, view: View, source: Range) -> _Entity | None:
        low = view.low(source[0])
        if source[1] - source[0] == 1 and view.tags[source[0]] in "Wh" and low in ("who", "which", "that"):
            return self._antecedent(view, source[0])
        if source[1] - source[0] == 1 and view.tags[source[0]] in "HOWh":
            return self._pronoun(low)
        parts = mention(view, source)
        if not parts.head:
            return None
        known = self._known(view, parts)
        if known is not None:
            self._enrich(known, view, parts)
            return known
        return self._new(view, parts)

    def _antecedent(self, view: View, relative: int) -> _Entity | None:
        """ "Vint, who said …": the phrase just before."""
        last = relative - 1 - (view.tag(relative - 1) == ",")
        start = noun_phrase_left(view, last, max(0, last - 40))
        return self._entity(view, (start, last + 1)) if start is not None else None

    def _pronoun(self, low: str) -> _Entity | None:
        if low in _SELF:
            return None
        for entity in reversed(self.recent):
            fits = entity.kind in ("person", "unknown") if low in _SINGULAR else (
                entity.kind in ("group", "organisation", "unknown", "media") if low in _PLURAL
                else entity.kind in ("organisation", "document", "media", "unknown")
            )  # fmt: skip
            if fits and (low not in _SINGULAR or entity.gender in ("", low)):
                if low in _SINGULAR and not entity.gender:
                    entity.gender = low
                return entity
        return None

    def _known(self, view: View, parts: Mention) -> _Entity | None:
        if parts.kind == "document" and parts.definite and not parts.modifiers and self.recent:
            return self._speaker_of(view, parts.head)
        for entity in reversed(self.by_head.get(parts.head, [])):
            if parts.proper and entity.named and parts.kind == "person" == entity.kind:
                if not parts.modifiers or not entity.modifiers or parts.modifiers & entity.modifiers:
                    return entity
            elif (parts.definite or parts.proper) and _compatible(parts.modifiers, entity.modifiers):
                return entity
        return self._by_acronym(view, parts)

    def _speaker_of(self, view: View, head: str) -> _Entity | None:
        """ "The statement" is the one who made it: the last to speak, if that one can make statements."""
        for entity in reversed(self.by_head.get(head, [])):
            return entity
        if head in words(view.language, "attr_channels"):
            for entity in reversed(self.recent):
                if entity.kind in ("organisation", "person", "unknown"):
                    return entity
        return None

    def _by_acronym(self, view: View, parts: Mention) -> _Entity | None:
        word = view.tokens.words[parts.name[1] - 1].replace(".", "")
        if word.isupper() and 2 <= len(word) <= 6 and not parts.modifiers:
            letters = sorted(word.lower())
            for entity in self.entities:
                initials = [w[0] for w in entity.name.lower().split() if w not in ("of", "the", "and", "for")]
                if letters == sorted(initials) or _short(letters) in (sorted(initials), sorted(initials[1:])):
                    return entity
        return None

    def _enrich(self, entity: _Entity, view: View, parts: Mention) -> None:
        name = view.cut(parts.name).text
        if len(parts.modifiers) > len(entity.modifiers) and parts.head == entity.head:
            entity.name = name
        if parts.head == entity.head:
            entity.modifiers |= parts.modifiers
        if entity.kind == "unknown":
            entity.kind = parts.kind

    def _new(self, view: View, parts: Mention) -> _Entity:
        name = view.cut(parts.name).text
        kind, modifiers = parts.kind, set(parts.modifiers)
        full = self.full.get(parts.head) if parts.proper and not parts.modifiers else None
        if full is not None:
            name, more = full
            modifiers |= more
            kind = "person" if kind == "unknown" else kind
        named = parts.proper
        entity = _Entity(f"s{len(self.entities) + 1}", name, kind, named, parts.head, modifiers)
        self.entities.append(entity)
        self.by_head[parts.head].append(entity)
        return entity


def _compatible(new: frozenset[str], old: set[str]) -> bool:
    """Whether one of two descriptions only says less than the other ("the ministry")."""
    return new <= old or (bool(old) and old <= new)


def _short(letters: list[str]) -> list[str]:
    """The letters of an acronym without that of "of"."""
    return [x for x in letters if x != "o"]


def _full_names(view: View) -> dict[str, tuple[str, set[str]]]:
    """By last word, the first name of two to four capitalised words that stands in the text."""
    known: dict[str, tuple[str, set[str]]] = {}
    roles = heads(view.language)
    tags = view.tags
    i = 0
    while i < len(tags):
        if tags[i] != "P":
            i += 1
            continue
        j = i
        while j < len(tags) and tags[j] == "P" and j - i < 12:
            j += 1
        first = max((k + 1 for k in range(i, j) if view.low(k) in roles), default=i)
        last = view.low(j - 1)
        if 2 <= j - first <= 4 and last not in known and view.words_at(j - 1):
            known[last] = (view.cut((first, j)).text, {view.low(k) for k in range(first, j - 1)})
        i = j
    return known
