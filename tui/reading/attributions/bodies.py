"""Which firm or body is meant by what it is: "the company", "the agency", "the school"."""

from bisect import bisect_right

from tui.reading.attributions.entities import Entity
from tui.reading.attributions.kinds import heads
from tui.reading.attributions.mentions import bears_firms_name
from tui.reading.attributions.name_kinds import many_things
from tui.reading.attributions.name_parts import is_noun
from tui.reading.attributions.names import Mention, mention
from tui.reading.attributions.pronouns import Pronouns, is_plain_plural
from tui.reading.attributions.rightward import noun_phrase_right
from tui.reading.attributions.tagging import tables
from tui.reading.attributions.titles import is_title
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping, words

_BEFORE = 150
"""Tokens before a description in which the body is sought that it stands for."""
_LONG_BEFORE = 1000
"""Tokens before a description in which a body’s name is sought."""


class Bodies(Pronouns):
    """Finds the body that a description without a name stands for."""

    def _called(self, view: View, parts: Mention) -> Entity | None:
        """The one body that an apposition calls so: "the firm" for "Brill & Sund, the parcel company"."""
        band = self._band_called(view, parts) if self.bands else None
        if band is not None:
            return band
        firms = words(view.language, "attr_firms")
        same = firms if parts.head in firms else {parts.head}
        names = {name for word in same for name in self.known.bodies.get(word, ())}
        if len(names) != 1 or (parts.modifiers and view is not self.headline and not is_placed(parts)):
            return None
        (name,) = names
        if view is self.body and self.first_of(name.split()[0].lower()) > parts.name[0]:
            # Who is named later is not meant yet.
            return None
        return self._body(name)

    def _beginning(self, view: View, parts: Mention) -> Entity | None:
        """The body whose name begins with what it is: "the channel" for Channel Two."""
        if view is not self.body or parts.modifiers or parts.plural or not parts.definite:
            return None
        lows, tokens, at = view.tokens.lows, view.tokens.words, max(0, parts.name[0] - _LONG_BEFORE)
        while parts.head in lows[at : parts.name[0]]:
            at = lows.index(parts.head, at) + 1
            named = tokens[at - 1][0].isupper() and tokens[at][0].isupper() and not is_noun(view, at)
            if named and view.tag(at) in "PU" and heads(view.language).get(lows[at]) is None:
                end = next((k for k in range(at + 1, at + 3) if view.tag(k) != "P"), at + 3)
                return self._body(view.string(at - 1, end))
        return None

    def _body(self, name: str) -> Entity:
        """The body of a name, new if it has not spoken."""
        head, others = name.lower().split()[-1], set(name.lower().split()[:-1])
        for entity in reversed(self.by_head.get(head, [])):
            if entity.named:
                return entity
        return self._add(name, "organisation", True, head, others, set())

    def _band(self, view: View, parts: Mention) -> Entity | None:
        """The band that a phrase names: "a group calling itself Grey Heron"."""
        if view is not self.body or not self.bands:
            return None
        name = self.bands.get(parts.name[1] - 1) or view.string(*parts.name)
        return self._body(name) if name in self.bands.values() else None

    def _band_called(self, view: View, parts: Mention) -> Entity | None:
        """The band that "the gang" stands for: the only one, or the only one called so, named before."""
        known = words(view.language, "attr_bands")
        if parts.head not in known or parts.modifiers or not parts.definite:
            return None
        at = parts.name[0] if view is self.body else len(self.body.tags)
        named = {(self.body.low(k), name) for k, name in self.bands.items() if k < at}
        named = {(noun, name) for noun, name in named if noun == parts.head} or named
        names = {name for _, name in named}
        return self._body(names.pop()) if len(names) == 1 else None

    def _by_trade(self, view: View, parts: Mention) -> Entity | None:
        """The firm that is called by its trade: "the Holm-based brewer", "the high-street baker"."""
        traded = parts.head in words(view.language, "attr_trades") and parts.definite and not parts.plural
        told = not parts.modifiers or is_placed(parts) or is_general(view, parts)
        if view is not self.body or not traded or not told or self.known.holders.get(parts.head):
            return None
        unit = self._unit(view, parts)
        for number in range(max(0, unit - 1), unit):
            for stands_for in ("he", "she"):
                lo, hi = view.units[number]
                if self._first_person(view, max(lo, hi - _BEFORE), hi, stands_for, past=True) is not None:
                    return None
        if self.recent:
            entity: Entity | None = self.recent[-1]
        else:
            entity = self._told_of(view, parts) or self._firm_of_text(view, parts)
        firm = entity is not None and entity.named and entity.kind == "organisation"
        return entity if firm and entity and entity.head not in words(view.language, "attr_public") else None

    def _unit(self, view: View, parts: Mention) -> int:
        return bisect_right(view.units, (parts.name[0], len(view.tags))) - 1

    def _told_of(self, view: View, parts: Mention) -> Entity | None:
        """The body that the sentence is about: "Brill Foods will close its mill, the company said"."""
        at, unit = parts.name[0], self._unit(view, parts)
        if view is not self.body or unit < 0:
            return None
        lo = view.units[unit][0]
        end = noun_phrase_right(view, lo, at)
        # "Vint sent questions to the agency" tells of two.
        apart = view.tag(at - 2) not in "ITV"
        if apart and end is not None and not view.quoted(lo) and view.tag(end) in "VAM,":
            subject = mention(view, (lo, end))
            body = subject.kind in ("organisation", "unknown", "media")
            if (
                subject.proper
                and (body or self._is_firm(view, subject))
                and not is_plain_plural(view, lo, end)
            ):
                return self._as_firm(self._entity(view, (lo, end), unit))
        if unit and view.paragraph[unit - 1] == view.paragraph[unit] and _common_subject(view, unit - 1):
            # "The mill is owned by Brill Foods": no mill is a company.
            before = self._only_firm(view, unit) or self._body_before(view, unit, "it")
            return before or self._lead(view, unit - 1)
        return (
            self._body_before(view, unit, "it") or self._only_firm(view, unit) or self._lead(view, unit - 1)
        )

    def _lead(self, view: View, unit: int) -> Entity | None:
        """What a sentence of the same paragraph begins with, if that is a bare name of nobody known."""
        if unit < 0 or view.paragraph[unit] != view.paragraph[unit + 1]:
            return None
        lo = view.units[unit][0]
        if view.tags[lo : lo + 5].startswith("DN,P") and view.tag(lo + 4) == ",":
            # "The bidder, Delmarine, is not charged."
            named = view.low(lo + 3)
            person = named in self.known.names or named in mapping(view.language, "attr_given")
            return None if person else self._as_firm(self._entity(view, (lo + 3, lo + 4), unit))
        bare = view.tags[lo : lo + 1] == "P" and view.tag(lo + 1) in "VAMK" and not view.quoted(lo)
        low = view.low(lo)
        person = low in self.known.names or low in self.known.firsts or low in self.known.gender
        given = low in mapping(view.language, "attr_given") or low in words(view.language, "attr_states")
        if not bare or person or given or view.stands_once(low):
            return None
        return self._as_firm(self._entity(view, (lo, lo + 1), unit))

    def _is_firm(self, view: View, subject: Mention) -> bool:
        """Whether a name of two words is no person's but a firm's: "Lumo Home"."""
        return not subject.roles and bool(subject.modifiers) and self._may_be_firm(view, subject.name)

    def _as_firm(self, entity: Entity | None) -> Entity | None:
        if entity is not None and entity.named and entity.kind in ("person", "unknown"):
            entity.kind = "organisation"
        return entity

    def _firm_of_text(self, view: View, parts: Mention) -> Entity | None:
        """The firm that the article is about: its first subject, or the only firm named before."""
        at = parts.name[0] if view is self.body else len(self.body.tags)
        body = self.body
        for number in range(min(2, len(body.units))):
            lo, hi = body.units[number]
            if lo >= at or body.quoted(lo):
                break
            end = noun_phrase_right(body, lo, min(hi, at))
            if end is None or body.tag(end) not in "VAMK," or body.paragraph[number] > 0:
                continue
            subject = mention(body, (lo, end))
            firm = subject.kind == "organisation" and subject.head not in words(body.language, "attr_public")
            alone = subject.kind == "unknown" and not subject.modifiers and subject.name[0] > lo
            firm = firm or (alone and body.tag(subject.name[0] - 1) == "N")
            if subject.proper and (firm or self._is_firm(body, subject)):
                return self._as_firm(self._entity(body, (lo, end), number))
        if self.firms is None:
            self.firms = sorted(
                (self.first_of(name.split()[0].lower()), last, name)
                for last, (name, _) in self.known.names.items()
                if self._is_firms_name(last, name)
            )[:2]
        before = [(last, name) for first, last, name in self.firms if first < at]
        if len(before) != 1:
            return None
        ((last, name),) = before
        for entity in self._of_head(last):
            if entity.named:
                return self._as_firm(entity)
        return self._add(name, "organisation", True, last, set(name.lower().split()[:-1]), set())

    def _is_firms_name(self, last: str, name: str) -> bool:
        """Whether a name ends as those of firms do and is no public body's, paper's or place's."""
        firm = bears_firms_name(self.body.language, last, name)
        return firm and (last in heads(self.body.language) or not self.known.roles.get(last))

    def _overseer(self, view: View, parts: Mention) -> Entity | None:
        """The last body named before that watches over others: "the watchdog" for the Banking Authority."""
        at = parts.name[0] if view is self.body else 0
        watching = words(view.language, "attr_overseeing")
        for k in range(at - 2, max(-1, at - _BEFORE), -1):
            low = view.low(k)
            if low in watching and low in self.known.offices and view.tokens.words[k][0].isupper():
                name, others = self.known.offices[low]
                if view.low(k - 1) not in others:
                    continue
                spoke = next((e for e in self._of_head(low) if e.named), None)
                kind = heads(view.language).get(low, "organisation")
                return spoke or self._add(name, kind, True, low, set(others), set())
        return None

    def _same_of_text(self, view: View, parts: Mention) -> Entity | None:
        """The one named body that a word stands for: "the team" for Holm Mountain Rescue."""
        same = mapping(view.language, "attr_same_bodies").get(parts.head, "").split()
        names = [(word, self.known.offices[word][0]) for word in same if word in self.known.offices]
        if len(names) != 1 or parts.modifiers:
            return None
        ((word, name),) = names
        for entity in self._of_head(word):
            if entity.named:
                return entity
        kind = heads(view.language).get(word, "organisation")
        return self._add(name, kind, True, word, set(name.lower().split()[:-1]), set())

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


def is_placed(parts: Mention) -> bool:
    """Whether a description tells where a firm is at home: "the Holm-based grocer"."""
    return any(word.endswith(("-based", "-owned", "-listed")) for word in parts.modifiers)


def is_general(view: View, parts: Mention) -> bool:
    """Whether a description tells no more than what it is: "the company", "the troubled lender"."""
    start, last = parts.name[0], parts.name[1] - 1
    told = range(start, last)
    others = words(view.language, "attr_others")
    return len(told) == len(parts.modifiers) and all(
        (view.tags[k] in "JK" and view.tokens.words[k].islower() and view.low(k) not in others)
        or (view.tags[k] == "U" and "-" in view.low(k))
        for k in told
    )
