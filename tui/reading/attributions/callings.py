"""Who is meant by a calling, an age or a part in a trial: "the composer", "the defendant"."""

from bisect import bisect_right

from tui.reading.attributions.entities import Entity
from tui.reading.attributions.epithets import Epithets
from tui.reading.attributions.names import Mention
from tui.reading.attributions.rightward import noun_phrase_right
from tui.reading.attributions.view import View
from tui.reading.lexicon import words

_NEAR = 90
"""Tokens before a calling in which a full name is sought."""
_LEAD = 12
"""Sentences among which one tells who stands trial."""


class Callings(Epithets):
    """Finds the person a calling stands for, where no apposition tells."""

    def _is_calling(self, view: View, parts: Mention) -> bool:
        """Whether a word not yet heard can only be another one for somebody just named: "the goatherd"."""
        if view.low(parts.name[0] - 1) != "the" or parts.plural or not self._is_first(view, parts):
            return False
        follows = view.low(parts.name[1])
        other = parts.head in words(view.language, "attr_no_calling") or parts.head.startswith("spokes")
        other = other or parts.head in words(view.language, "attr_generic")
        return not other and follows not in ("of", "for", "who", "at") and not self._named_beside(view, parts)

    def _named_beside(self, view: View, parts: Mention) -> bool:
        """Whether a comma or bracket follows, which may tell who that is."""
        return view.tag(parts.name[1]) in ",("

    def _named_before(self, view: View, parts: Mention) -> Entity | None:
        """Who was the last named before a calling stood for the first time: "the composer of Salt Songs"."""
        first = self.first_of(parts.head)
        if view is not self.body or view.low(first - 1) not in ("the", "old") or first >= parts.name[0]:
            return None
        unit = bisect_right(view.units, (first, len(view.tags))) - 1
        for number in range(unit, max(-1, unit - 4), -1):
            lo, hi = view.units[number]
            for stands_for in ("he", "she"):
                entity = self._first_person(view, lo, min(hi, first), stands_for, past=True)
                if entity is not None:
                    return entity
        return None

    def _is_of_sport(self) -> bool:
        """Whether the article is about a game."""
        if self.sport is None:
            self.sport = len(words(self.body.language, "attr_sport") & set(self.body.tokens.lows)) > 1
        return self.sport

    def _accused(self, view: View) -> Entity | None:
        """Who stands trial: the first with a full name who denies or admits it, or was jailed for it."""
        trial = words(view.language, "attr_trial")
        for number, (lo, hi) in enumerate(self.body.units[:_LEAD]):
            end = noun_phrase_right(self.body, lo, hi)
            if end is None or end - lo < 2 or set(self.body.tags[lo:end]) != {"P"} or self.body.quoted(lo):
                continue
            if not trial.isdisjoint(self.body.tokens.lows[end : min(hi, end + 16)]):
                entity = self._entity(self.body, (lo, end), number)
                return entity if entity is not None and entity.named else None
        return None

    def _is_first(self, view: View, parts: Mention) -> bool:
        """Whether the text has not told of a student before "the student", who would be somebody else."""
        return view is not self.body or self.first_of(parts.head) >= parts.name[0]

    def _named_here(self, view: View, at: int) -> Entity | None:
        """The one whom the paragraph is about, else the last person with a name to speak."""
        unit = bisect_right(view.units, (at, len(view.tags))) - 1
        if view is self.body:
            for number in range(unit - 1, max(-1, unit - 4), -1):
                if view.paragraph[number] != view.paragraph[unit]:
                    break
                first = self.starting.get(view.units[number][0])
                if first is not None and not first.named and first.kind in ("person", "unknown"):
                    # "A neighbour said … “Then it burned,” said the 67-year-old."
                    return first
                for stands_for in ("he", "she"):
                    entity = self._first_person(view, *view.units[number], stands_for, past=True)
                    if entity is not None:
                        return entity
        spoke = next((e for e in reversed(self.recent) if e.kind == "person" and e.named), None)
        return spoke or self._last_named(view, at)

    def _last_named(self, view: View, at: int) -> Entity | None:
        """The last full name before a token: "Alfie Vint’s dish won. The 15-year-old said"."""
        if view is not self.body:
            return None
        for k in range(at - 1, max(0, at - _NEAR), -1):
            names = self.known.people.names.get(view.low(k)) if view.tags[k] == "P" else None
            given = names and next((n for n, o in names.items() if view.low(k - 1) in o), None)
            if given:
                return self._person(given)
        return None
