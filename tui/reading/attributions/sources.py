"""Who speaks: the source phrases of an article joined to sources, each once."""

from bisect import bisect_right

from msgspec.structs import replace

from tui.reading.attributions.acronyms import is_acronym
from tui.reading.attributions.bearers import age_after, word_before
from tui.reading.attributions.entities import LOOKED_AT, Entity
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.kinds import heads
from tui.reading.attributions.later import Later
from tui.reading.attributions.name_kinds import many_things
from tui.reading.attributions.name_parts import named_behind, named_only
from tui.reading.attributions.names import Mention, mention
from tui.reading.attributions.outlets import speaker
from tui.reading.attributions.phrases import noun_phrase_left, noun_phrase_left_alone, possessor
from tui.reading.attributions.tagging import tables
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping, words

_QUOTING_HEADS = 4
"""Statements of a headline that are looked for in the text."""
_WORDS = 3
"""Words that a headline must quote of what somebody says."""
_LONGEST_NAME = 8
"""Tokens that the name of a source without a proper name may have."""


class Register(Later):
    """The sources of one article, joined as they come."""

    def resolve(self, found: list[Candidate], heads: list[Candidate]) -> dict[int, str]:
        """The source's id for each candidate (by ``id()``) that has one."""
        ids: dict[int, str] = {}
        for view, group in ((self.body, found), (self.headline, heads)):
            repeated = self._repeated(found, heads, ids) if view is self.headline and view is not None else {}
            for candidate in group:
                phrase = candidate.source or candidate.lead
                if id(candidate) in repeated:
                    ids[id(candidate)] = repeated[id(candidate)]
                    continue
                if view is None or phrase is None:
                    continue
                key = (view is self.body, *phrase)
                outer = candidate.nested_in
                self.speaking = self.by_id.get(ids.get(id(outer), "")) if outer is not None else None
                self.quoted = self.speaking if view.quoted(phrase[0]) else None
                if key not in self.placed:
                    self.placed[key] = self._source(view, phrase, candidate.unit)
                entity = self.placed[key]
                if entity is None:
                    continue
                ids[id(candidate)] = entity.id
                if view is self.body:
                    start, end = phrase
                    self.starting[start] = entity
                    entity.mentions.add((view.tokens.starts[start], view.tokens.ends[end - 1]))
                if outer is None or (entity.named and "P" in view.tags[slice(*phrase)]):
                    # Who speaks only in what another one says is no "she" of the next sentence.
                    self._speaks(entity)
        return ids

    def _speaker(self, view: View, phrase: Range) -> Mention:
        """The parts of a source phrase, taken apart once."""
        key = (view is self.body, *phrase)
        if key not in self.parted:
            self.parted[key] = speaker(view, phrase)
        return self.parted[key]

    def _source(self, view: View, phrase: Range, unit: int) -> Entity | None:
        """The source that a phrase in a sentence stands for."""
        return self._entity(view, phrase, unit)

    def _repeated(
        self, found: list[Candidate], heads: list[Candidate], ids: dict[int, str]
    ) -> dict[int, str]:
        """Who says in the text what the headline quotes, for each candidate of the headline that does."""
        if self.headline is None or not any(self.headline.opens(c.content[0][0]) for c in heads if c.content):
            return {}
        starts: list[int] = []
        speakers: list[str] = []
        said: list[str] = []
        length = 0
        for candidate in found:
            entity = self.by_id.get(ids.get(id(candidate), ""))
            if entity is None or not entity.named or candidate.nested_in is not None:
                continue
            for piece in candidate.content:
                starts.append(length)
                speakers.append(entity.id)
                said.append(f" {_spoken(self.body, piece)} ")
                length += len(said[-1])
        whole = "".join(said)
        repeated: dict[int, str] = {}
        for candidate in heads[:_QUOTING_HEADS]:
            quoted = " ".join(_spoken(self.headline, piece) for piece in candidate.content)
            at = whole.find(f" {quoted} ") if quoted.count(" ") >= _WORDS - 1 else -1
            if at >= 0:
                repeated[id(candidate)] = speakers[bisect_right(starts, at) - 1]
        return repeated

    def _entity(self, view: View, source: Range, unit: int) -> Entity | None:
        low = view.low(source[0])
        if source[1] - source[0] == 1 and view.tags[source[0]] in "Wh" and low in ("who", "which", "that"):
            return self._antecedent(view, source[0], unit)
        if source[1] - source[0] == 1 and (view.tags[source[0]] in "HOWh" or low in self.pronouns):
            return self._pronoun(view, low, source[0], unit)
        parts = self._speaker(view, source)
        if not parts.head:
            return None
        parts = self._without_country(view, parts)
        only = named_only(view, source) or named_behind(view, source)
        if only is not None:
            alone = speaker(view, only)
            parts = replace(alone, kind="person", proper=True, roles=parts.roles, gender=parts.gender)
        owner = self._whose_words(view, source, parts, unit) or self._owned(view, parts, unit)
        if owner is not None:
            self.sure = True
            return owner
        if parts.head == "paper" and parts.kind == "media" and not self._is_of_newspapers():
            parts = replace(parts, kind="document")
        entity = self._band(view, parts) or self._joined(view, parts)
        if view is self.headline and entity is not None and self._is_of_lead(entity):
            entity = self._of_headline(parts) or entity
        if entity is None and view is self.body and parts.proper:
            entity = self._introduced(view, parts, source, unit)
        if entity is None and view is self.body and not parts.proper:
            entity = self._named_next(view, parts, unit) or self._named_later(view, parts, unit)
        if entity is None:
            entity = self._new(view, parts, source)
        self._enrich(entity, view, parts)
        return entity

    def _without_country(self, view: View, parts: Mention) -> Mention:
        """A description without the country a firm is of: "the German carmaker" names none."""
        countries = words(view.language, "attr_nationalities")
        firm = parts.head in words(view.language, "attr_firms") and view.low(parts.name[1] - 1) == parts.head
        if not (firm and parts.proper and parts.definite and parts.modifiers <= countries):
            return parts
        if not view.tokens.words[parts.name[1] - 1][0].islower():
            return parts
        return replace(parts, name=(parts.name[1] - 1, parts.name[1]), proper=False, modifiers=frozenset())

    def _whose_words(self, view: View, source: Range, parts: Mention, unit: int) -> Entity | None:
        """Whose verdict, answer or advice speaks: "Ms Vint’s verdict: “Late.”"."""
        if parts.head not in words(view.language, "attr_words_of") or parts.name[1] != source[1]:
            return None
        whose = possessor(view, parts.name[1] - 1, source[0])
        return self._entity(view, whose, unit) if whose is not None else None

    def _is_of_newspapers(self) -> bool:
        """Whether "the paper" is one that is printed every day, and no study."""
        if self.newspapers is None:
            self.newspapers = "newspaper" in self.body.tokens.lows
        return self.newspapers or any(e.kind == "media" for e in self.entities[-LOOKED_AT:])

    def _antecedent(self, view: View, relative: int, unit: int) -> Entity | None:
        """ "Vint, who said …": the phrase just before."""
        last = relative - 1 - (view.tag(relative - 1) == ",")
        if view.tags[last] == "U" and view.tag(last - 1) == "," and view.tag(last - 2) in "NP":
            last -= 2  # "the sculler, 34, who said"
        start = noun_phrase_left(view, last, max(0, last - 40))
        if start is None:
            return None
        if view.tags[start] == "D" and view.tag(start - 1) == "," and view.tag(start - 2) == "P":
            last = start - 2
            start = noun_phrase_left(view, last, max(0, last - 40)) or last
        if view.low(relative) in ("which", "who") and view.tag(relative - 1) == ",":
            # "Holm sent questions to the agency, which said": the last that can speak.
            nearest = noun_phrase_left_alone(view, last, start)
            bodies, people = ("organisation", "media", "group"), ("person", "group")
            speaks = bodies if view.low(relative) == "which" else people
            if mention(view, (start, last + 1)).kind not in speaks and (
                mention(view, (nearest, last + 1)).kind in speaks
            ):
                start = nearest
        if view.low(relative) == "who" and mention(view, (start, last + 1)).kind not in ("person", "group"):
            for k in range(start, last + 1):
                if view.tags[k] == "P" and view.low(k) in self.known.names:
                    return self._unheard(view, view.low(k))
        return self._entity(view, (start, last + 1), unit)

    # -- joining ----------------------------------------------------------------------------------------

    def _joined(self, view: View, parts: Mention) -> Entity | None:
        """The source that a phrase names once more, or None."""
        if parts.proper and view is self.headline and parts.name[0] == 0:
            parts = self._without_capital(view, parts)
        calling = parts.definite and parts.head in words(view.language, "attr_callings")
        alone = parts.name[1] - parts.name[0] == 1 or view.low(parts.name[0]) == "new"
        if parts.proper and calling and alone:
            # "The Dane"
            parts = replace(parts, proper=False, kind="person", modifiers=frozenset())
        if parts.proper and not parts.modifiers and parts.kind in ("person", "unknown"):
            entity = self._of_several(view, parts) or self._of_initials(view, parts)
            if entity is not None:
                return entity
        if parts.kind == "document" and parts.definite and not parts.modifiers and self.recent:
            return self._speaker_of(view, parts.head)
        bare = parts.proper and not parts.modifiers and not parts.gender
        for entity in self._bearers(parts.head, bare):
            if parts.proper and entity.named and parts.kind == "person" == entity.kind:
                other = parts.gender and entity.titled and parts.gender != entity.gender
                if not other and (
                    not parts.modifiers or not entity.modifiers or parts.modifiers & entity.modifiers
                ):
                    return entity
            elif (parts.definite or parts.proper or view is self.headline) and _compatible(parts, entity):
                self.sure = self.sure or self._shortened(parts, entity)
                return entity
        first = parts.kind == "person" and not parts.plural and len(self.entities) < 2
        bare = parts.head == "management"
        if not parts.proper and (parts.definite or view is self.headline or first or bare):
            return self._described(view, parts)
        return self._by_acronym(view, parts) or self._by_first_words(view, parts)

    def _shortened(self, parts: Mention, entity: Entity) -> bool:
        """Whether a phrase says less of what has no name: "the agency" after "the benefits agency"."""
        if entity.named or parts.kind != "organisation" or parts.modifiers or not entity.modifiers:
            return False
        start = min(entity.mentions, default=(0, 0))[0]
        return self.body.text[start : start + 4].lower() == "the "

    def _of_several(self, view: View, parts: Mention) -> Entity | None:
        """The one of those who share a surname, or of a couple, whom "Mrs Vint", "the elder Vint" means."""
        people = self.known.people
        names = people.names.get(parts.head, {})
        gender = parts.gender
        if len(names) > 1:
            rank = view.low(parts.name[0] - 1)
            ranks = mapping(view.language, "attr_ranks")
            at = parts.name[0] if view is self.body else 0
            # "Judge Noor": the role is part of the name here.
            title = view.low(at) if view.low(at) != parts.head else word_before(view, at)
            told = title, age_after(view, parts.name[1])
            return self._person(people.of(parts.head, at, gender, ranks.get(rank, ""), told))
        name = next(iter(names), "")
        if name and gender and gender in people.relatives and self._is_other(name, parts.head, gender):
            spouse = self._person(people.relatives[gender])
            if not spouse.modifiers and spouse.head != parts.head:
                # "His wife, Lucinda, … Mrs Vint said"
                spouse.name = f"{spouse.name} {view.string(parts.name[1] - 1, parts.name[1])}"
            return spouse
        return None

    def _is_other(self, name: str, head: str, gender: str) -> bool:
        """Whether the bearer of a full name is known not to be this he or she."""
        spoke = next((e.gender for e in self._of_head(head) if e.name == name and e.gender), "")
        known = spoke or self.known.people.genders.get(name, "")
        return bool(known) and known != gender

    def _of_initials(self, view: View, parts: Mention) -> Entity | None:
        """Who has a label of initials in an interview: "OV: …" for Ola Vint."""
        start, end = parts.name
        word = view.tokens.words[start].replace(".", "")
        if end - start > 1 or view.tag(end) != ":" or not (word.isupper() and 2 <= len(word) <= 3):
            return None
        name = self.known.initials.get(word.lower(), "")
        last = name.lower().split()[-1] if name else ""
        return self._of_name(last) if self.known.names.get(last, ("",))[0] == name and name else None

    def _by_first_words(self, view: View, parts: Mention) -> Entity | None:
        """ "Brightwater" for Brightwater Ferries, "Effie" for Effie Vint, who has spoken or is named."""
        short = view.tokens.lows[parts.name[0] : parts.name[1]] if parts.modifiers else [parts.head]
        last = self.known.firsts.get(short[0]) or self._of_short_form(short) if parts.proper else None
        if last is None or parts.head in words(view.language, "attr_states"):
            return None
        if len(short) == 1 and parts.head in self.known.names:
            return None
        if len(short) == 1 and len(family := self.known.people.names.get(last, {})) > 1:
            called = next((name for name, given in family.items() if short[0] in given), "")
            if called:
                return self._person(called)
        name, others = self.known.names[last]
        if last in words(view.language, "attr_places"):
            # Holm is not Holm Green.
            return None
        if len(short) > 1 and (parts.kind == "media" or name.lower().split()[: len(short)] != short):
            return None
        kind = heads(self.body.language).get(last, "unknown")
        noun = len(short) > 1 and "N" in tables(view.language).words.get(last, "")
        if kind == "unknown" and ("&" in name or noun or many_things(self.body.language, short[0], last)):
            kind = "organisation"
        school = last == "university" and parts.head == "state"
        known = parts.head in (last, *heads(view.language)) and not school
        if len(short) > 1 and (kind != "organisation" or known):
            return None
        for entity in reversed(self.by_head.get(last, [])):
            if parts.head in entity.modifiers:
                return entity
        return self._add(name, kind, True, last, set(others), set(self.known.roles.get(last, ())))

    def _speaker_of(self, view: View, head: str) -> Entity | None:
        """ "The statement" is the one who made it: the last to speak, if that one can make statements."""
        for entity in reversed(self.by_head.get(head, [])):
            return entity
        if head in words(view.language, "attr_channels") and head not in words(view.language, "attr_works"):
            for entity in reversed(self.recent):
                if entity.kind in ("organisation", "person", "unknown"):
                    return entity
        general = words(view.language, "attr_generic_documents")
        if head not in general:
            return None
        return next((e for e in reversed(self.recent[-2:]) if e.kind == "document"), None)

    def _by_acronym(self, view: View, parts: Mention) -> Entity | None:
        word = view.tokens.words[parts.name[1] - 1].replace(".", "")
        if is_acronym(word) and len(word) <= 6 and not parts.modifiers:
            full = self.known.acronyms.get(word.lower())
            for entity in self.entities[-LOOKED_AT:]:
                if entity.name == full:
                    return entity
            if full is not None:
                last = full.lower().split()[-1]
                kind = heads(view.language).get(last, "organisation")
                return self._add(full, kind, True, last, set(full.lower().split()[:-1]), set())
            letters = sorted(word.lower())
            for entity in self.entities[-LOOKED_AT:]:
                initials = [w[0] for w in entity.name.lower().split() if w not in ("of", "the", "and", "for")]
                if letters == sorted(initials) or _short(letters) in (sorted(initials), sorted(initials[1:])):
                    return entity
        return None

    def _enrich(self, entity: Entity, view: View, parts: Mention) -> None:
        if parts.head == entity.head and not (view is self.headline and entity.named):
            if len(parts.modifiers) > len(entity.modifiers):
                entity.name = self._fullest(view, parts)[0]
            entity.modifiers |= parts.modifiers
            entity.named = entity.named or parts.proper
        entity.roles |= parts.roles
        if parts.gender:
            entity.gender, entity.titled = parts.gender, True
        if entity.kind == "unknown" and (parts.kind != "document" or parts.head == entity.head):
            # "The statement" for the one who made it makes nobody a paper.
            entity.kind = parts.kind

    def _fullest(self, view: View, parts: Mention) -> tuple[str, frozenset[str]]:
        """The fullest form of a name in the text, with its words before the last."""
        full = self.known.offices.get(parts.head) or self.known.names.get(parts.head)
        if full is not None and parts.gender and self._is_other(full[0], parts.head, parts.gender):
            full = None
        if full is not None and parts.modifiers <= full[1] and (parts.proper or parts.definite):
            return full
        return view.cut(parts.name).text, parts.modifiers

    def _new(self, view: View, parts: Mention, source: Range) -> Entity:
        name, modifiers = self._fullest(view, parts)
        full = modifiers != parts.modifiers
        named = parts.proper or full
        kind = parts.kind
        if parts.proper and full and kind == "unknown" and parts.head not in self.known.offices:
            kind = "person"
        if not named:
            name = self._told_before(view, parts) or _phrase(view, parts, source)
        elif kind == "unknown" and (parts.roles or parts.head in mapping(view.language, "attr_given")):
            # "her grandson Kyle"
            kind = "person"
        elif kind == "unknown" and not modifiers and len(parts.head) > 2 and self.known.people.names:
            # People are told of by their full names somewhere; who never is, is none.
            kind = "organisation"
        roles = set(self.known.roles.get(parts.head, ()))
        if name.lower().endswith(f"{parts.head}s") and view.low(parts.name[1] - 1) == f"{parts.head}s":
            # "laut des Forstamts".
            name = name[:-1]
        if any(e.name == name for e in self._of_head(parts.head)) and parts.gender:
            # "Mrs Vint" after Mr Vint.
            dotted = view.low(parts.name[0] - 1) == "."
            name = view.cut((parts.name[0] - 1 - dotted, parts.name[1])).text
        indefinite = not named and view.low(parts.name[0] - 1) in ("a", "an")
        if roles and parts.proper and kind == "unknown":
            kind = "person"
        entity = self._add(name, kind, named, parts.head, set(modifiers), roles)
        entity.indefinite = indefinite
        return entity


def _phrase(view: View, parts: Mention, source: Range) -> str:
    """What a source without a proper name is called: its phrase up to a comma, without the article."""
    start, end = parts.name
    stop = end
    while stop < source[1] and stop - start < _LONGEST_NAME and view.tags[stop] not in ",(-W":
        stop += 1
    end = stop if stop == source[1] or view.tags[stop] in ",(-W" else end
    return view.cut((start, end)).text


def _compatible(parts: Mention, entity: Entity) -> bool:
    """Whether one of two descriptions only says less than the other ("the ministry")."""
    old = entity.modifiers
    return parts.modifiers <= old or (old <= parts.modifiers and (bool(old) or not entity.named))


def _short(letters: list[str]) -> list[str]:
    """The letters of an acronym without that of "of"."""
    return [x for x in letters if x != "o"]


def _spoken(view: View, piece: Range) -> str:
    """The words of a piece in lower case, those in quotation marks only."""
    return " ".join(view.tokens.lows[k] for k in range(*piece) if view.words_at(k) and view.quoted(k))
