"""Whom a pronoun or a description means: what the rules find, weighed against all others mentioned before."""

from msgspec.structs import replace

from tui.reading.attributions.entities import Entity
from tui.reading.attributions.mentions import OWNERS
from tui.reading.attributions.name_parts import named_only
from tui.reading.attributions.names import Mention
from tui.reading.attributions.ranking import Choice, Ranking, weights
from tui.reading.attributions.sources import Register
from tui.reading.attributions.traits import Asked
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import words

_POINTING = frozenset(("the", "this", "that")) | OWNERS - {"my"}
_CLAUSE = 14
"""Tokens of a clause behind a description that are looked at."""
_REFUSING = frozenset(("not", "n't", "declined", "refused", "asked", "cannot"))
_FEW = 4
"""Words of a description by where somebody is from."""
_PLACES = 8
"""Places of a name among which the fullest form is sought."""


class Meant(Register):
    """The sources of one article; who is meant by pronouns and descriptions is ranked."""

    ranking: Ranking | None = None

    def _source(self, view: View, phrase: Range, unit: int) -> Entity | None:
        question = self._question(view, phrase, unit) if view is self.body else None
        if question is None or not weights(view.language):
            return self._entity(view, phrase, unit)
        known, self.sure = len(self.entities), False
        ruled = self._entity(view, phrase, unit)
        group, gender, parts = question
        named = ruled is not None and ruled.named
        if self.sure or (named and (parts is None or group == "lead")):
            # The rules for "he" and "she" fail where they find nobody, not where they name somebody.
            return ruled
        if self.ranking is None:
            self.ranking = Ranking(self)
        asked = self.ranking.ask(phrase, unit, group, gender, parts)
        choices = self.ranking.choices(asked)
        self.ranking.add_ruled(asked, choices, ruled)
        choice = self._choose(asked, choices, ruled)
        return self._taken(asked, choice, ruled, known)

    def _choose(self, asked: Asked, choices: list[tuple[Choice, list[str]]], ruled: Entity | None) -> Choice:
        assert self.ranking is not None
        return self.ranking.best(asked, choices, ruled)

    def _withholds(self, view: View, parts: Mention) -> bool:
        """Whether a clause behind a description withholds the name: ", who did not want to be named"."""
        at = parts.name[1] + (view.tag(parts.name[1]) == ",")
        if view.low(at) != "who":
            return False
        behind = view.tokens.lows[at : at + _CLAUSE]
        withheld = words(view.language, "attr_anonymity") | {"name", "identity"}
        return not withheld.isdisjoint(behind) and not _REFUSING.isdisjoint(behind)

    def _tells_of_any(self, parts: Mention) -> bool:
        """Whether a name stands before a description."""
        return self.body.tags.find("P", 0, parts.name[0]) >= 0

    def _question(self, view: View, phrase: Range, unit: int) -> tuple[str, str, Mention | None] | None:
        """What is asked: the group of questions, the gender, a description’s parts; None for names."""
        start, end = phrase
        low = view.low(start)
        if end - start == 1 and low in ("he", "she"):
            return "hs", low, None
        leads = low in ("a", "an", "the") and unit == 0
        if (low not in _POINTING and not leads) or named_only(view, phrase) is not None:
            return None
        parts = self._speaker(view, phrase)
        known = words(view.language, "attr_callings") | words(view.language, "attr_nationalities")
        if parts.proper and low == "the" and parts.head in known and end - start < _FEW:
            # "the Dane", "the New Zealander"
            parts = replace(parts, proper=False, kind="person", modifiers=frozenset())
        if parts.proper and low == "the" and view.tokens.words[parts.name[1] - 1][0].islower():
            # "the Holm-based drugmaker", "the former Treasury mandarin"
            if not parts.modifiers.isdisjoint(("former", "retired", "ex")):
                parts = replace(parts, proper=False, kind="person")
            elif parts.head in words(view.language, "attr_firms"):
                parts = replace(parts, proper=False)
        if not parts.head or parts.proper or parts.plural or self._withholds(view, parts):
            return None
        if leads and parts.kind != "document" and not self._tells_of_any(parts):
            return "lead", parts.gender, parts
        if low not in _POINTING:
            return None
        if parts.kind in ("organisation", "media") or parts.head in words(view.language, "attr_firms"):
            return "org", "", parts
        group = "own" if low in OWNERS else "per"
        return (group, parts.gender, parts) if parts.kind in ("person", "unknown") else None

    def _taken(self, asked: Asked, choice: Choice, ruled: Entity | None, known: int) -> Entity | None:
        """The source of whom the ranking chose; what the rules made for nobody else is dropped again."""
        assert self.ranking is not None
        one, place = choice
        name = self.ranking.name_of(choice)
        if one is not None and one.name and asked.is_one(ruled, one):
            return ruled
        if not name and (ruled is None or not ruled.named) and (one is None or asked.parts is not None):
            return ruled
        if name and one is not None and place is not None:
            self._drop(known)
            entity = self._mentioned(one.places[:_PLACES] if one.name else [place])
            return self._as_asked(entity, asked)
        if one is not None and place is not None:
            if ruled is not None and not ruled.named and ruled.head == one.last:
                return ruled
            self._drop(known)
            return self._as_asked(self._mentioned([place]), asked)
        if asked.parts is not None:
            self._drop(known)
            entity = self._new(self.body, asked.parts, asked.source)
            self._enrich(entity, self.body, asked.parts)
            return entity
        return next((e for e in asked.recent if not e.named and self.fits(e, asked.gender)), ruled)

    def _mentioned(self, places: list[Range]) -> Entity | None:
        """The source mentioned at some places, by the fullest of them."""
        assert self.ranking is not None
        place = max(places, key=lambda p: p[1] - p[0])
        known = self.starting.get(place[0])
        return known or self._entity(self.body, place, self.ranking.unit_of(place))

    def _as_asked(self, entity: Entity | None, asked: Asked) -> Entity | None:
        """Takes from "he" and "she" what somebody is."""
        if entity is not None and asked.parts is None:
            return self._told(self._gendered(entity, asked.gender), asked.gender)
        return entity

    def _drop(self, known: int) -> None:
        """Forgets the sources made since there were ``known``, of whom nothing was said."""
        while len(self.entities) > known and not self.entities[-1].mentions:
            entity = self.entities.pop()
            del self.by_id[entity.id]
            same = self.by_head[entity.head]
            # From its end: there may be thousands of neighbours.
            del same[next(k for k in range(len(same) - 1, -1, -1) if same[k] is entity)]
            for noun in [noun for noun, meant in self.described.items() if meant is entity]:
                del self.described[noun]
