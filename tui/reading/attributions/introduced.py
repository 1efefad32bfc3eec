"""Who is called by what he or it is first, and named in the next paragraph: "A hospital trust has said …"."""

from tui.reading.attributions.described import Described
from tui.reading.attributions.entities import Entity
from tui.reading.attributions.names import Mention, mention
from tui.reading.attributions.rightward import apposition_right, noun_phrase_right
from tui.reading.attributions.titles import is_title
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping, words

_AHEAD = 30
"""Sentences ahead in which the next paragraphs must begin."""
_TITLED = frozenset(("doctor", "professor", "peer"))
"""Roles that a title gives to people of many callings."""
_INTRODUCED = 3
"""Paragraphs in which the one is named whom the first sentence calls by an office."""


class Introduced(Described):
    """Joins a description with the name that comes later."""

    def _introduced(self, view: View, parts: Mention, source: Range, unit: int) -> Entity | None:
        """The one whom the first sentence calls by an office only, and the next paragraph by a bare name.

        "The finance minister said …", then "“…,” Ola Vint told reporters": nobody else comes without a word
        of who that is.
        """
        just = self._just_called(view, parts, source, unit)
        if just is not None:
            return self._takes_name(view, just, parts)
        people = [e for e in self.entities[:4] if e.kind in ("person", "unknown")]
        if (
            len(self.entities) > 3
            or len(people) != 1
            or not parts.modifiers
            or not _is_bare(view, parts, source)
        ):
            return None
        (first,) = people
        paragraph = view.paragraph[unit]
        roles = self.known.roles.get(parts.head, set()) - words(view.language, "attr_titles") - _TITLED
        bare = (not roles or first.head in roles) and parts.kind in ("person", "unknown")
        if first.named or first.kind != "person" or not bare or not 0 < paragraph < _INTRODUCED:
            return None
        aged = view.tag(parts.name[1]) == "," and view.tag(parts.name[1] + 1) == "U"
        if not (self._is_only_one(first) and not first.indefinite) and not (
            paragraph == 1 and not aged and self._is_subject_of(view, parts, unit, first)
        ):
            # "A police officer", "the driver": anybody may be named next.
            return None
        if parts.head in view.tokens.lows[: source[0]] or parts.head in self.known.offices:
            return None
        return self._takes_name(view, first, parts)

    def _takes_name(self, view: View, first: Entity, parts: Mention) -> Entity:
        first.roles.add(first.head)
        first.name, first.named = view.cut(parts.name).text, True
        first.head, first.modifiers = parts.head, set(parts.modifiers)
        self.by_head[parts.head].append(first)
        return first

    def _just_called(self, view: View, parts: Mention, source: Range, unit: int) -> Entity | None:
        """Who just spoke, by an office only: "Holm’s minister urged calm. “No,” Ola Vint said"."""
        last = self.recent[-1] if self.recent else None
        if last is None or last.named or last.kind != "person" or last.indefinite or not parts.modifiers:
            return None
        same = unit > 0 and view.paragraph[unit - 1] == view.paragraph[unit]
        lo = view.tokens.starts[view.units[unit - 1][0]]
        if not same or not last.mentions or max(last.mentions)[0] < lo or not _is_bare(view, parts, source):
            return None
        roles = self.known.roles.get(parts.head, set()) - words(view.language, "attr_titles") - _TITLED
        new = parts.kind in ("person", "unknown") and not self._of_head(parts.head)
        one = mapping(view.language, "attr_offices").get(last.head) == "one"
        return last if new and one and not roles and self.first_of(parts.head) >= parts.name[0] else None

    def _is_subject_of(self, view: View, parts: Mention, unit: int, first: Entity) -> bool:
        """Whether a paragraph begins with a name, for "a headteacher" of the sentence before."""
        if first.head in words(view.language, "attr_anybody") or first.head.endswith("s"):
            return False
        alone = unit > 0 and view.paragraph[unit - 1] != view.paragraph[unit]
        subject = self._subject(view, unit) if alone else None
        return subject is not None and subject[0] <= parts.name[0] < subject[1]

    def _is_only_one(self, first: Entity) -> bool:
        """Whether one person alone is what somebody is called: "the finance minister", "his agent"."""
        rule = mapping(self.body.language, "attr_offices").get(first.head, "")
        if rule != "own" or not first.mentions:
            return rule == "one"
        start, end = min(first.mentions)
        word, *rest = self.body.text[start:end].lower().split()
        # "His agent"; "the widow of a teacher".
        return self.pronouns.get(word) in ("he", "she", "they") or (word == "the" and rest[1:2] == ["of"])

    def _named_next(self, view: View, parts: Mention, unit: int) -> Entity | None:
        """Whom one of the next two paragraphs begins with, for "a hospital trust" of the first sentence.

        Under a heading ("The operator denies haste") it is the next paragraph that names who is meant.
        """
        heading = self._is_heading(view, unit) and parts.definite
        if parts.plural or parts.modifiers & {"another", "second"} or (view.paragraph[unit] and not heading):
            return None
        callings = words(view.language, "attr_callings") | words(view.language, "attr_kin")
        person = parts.kind in ("person", "unknown") and parts.head in callings
        if (
            not person
            and parts.kind != "organisation"
            and parts.head not in words(view.language, "attr_firms")
        ):
            return None
        last = view.paragraph[unit] + (1 if heading else 2)
        for number in range(unit + 1, min(len(view.units), unit + _AHEAD)):
            if view.paragraph[number] > last:
                return None
            if view.paragraph[number] == view.paragraph[number - 1]:
                continue
            subject = self._subject(view, number)
            if subject is None:
                continue
            if person and self.pronouns.get(view.low(subject[0])) in ("he", "she"):
                return None  # "Her teacher, Ola Vint," is somebody else
            named = mention(view, subject)
            union = parts.head == "union" and view.tokens.words[named.name[0]][0].isupper()
            if not (named.proper or union) or named.head in words(view.language, "attr_states"):
                continue
            fits = self._is_person(parts, named) if person else self._is_body(view, parts, named)
            return self._entity(view, subject, number) if fits else None
        return None

    def _is_heading(self, view: View, unit: int) -> bool:
        lo, hi = view.units[unit]
        alone = view.paragraph[unit - 1 : unit] != [view.paragraph[unit]]
        return alone and view.tags[hi - 1] not in ".,;:q" and hi - lo < 12

    def _subject(self, view: View, unit: int) -> Range | None:
        """The phrase that a sentence begins with, before its verb or an apposition."""
        lo, hi = view.units[unit]
        if (view.tags[lo] in "IGK" or view.low(lo).endswith("ing")) and not view.quoted(lo):
            # "In a decision published last week, the Tenancy Office found".
            comma = next((k for k in range(lo, min(hi, lo + 25)) if view.tags[k] == ","), lo)
            lo = comma + 1 if comma > lo else lo
        while lo < hi and view.quoted(lo):
            lo += 1
        end = noun_phrase_right(view, lo, hi)
        if end is None or view.tag(end) not in "VAMKR,(":
            return None
        return lo, apposition_right(view, end, hi)

    def _is_person(self, parts: Mention, named: Mention) -> bool:
        """Whether a full name may be that of "a great-gran": of nobody who is something else."""
        people = self.known.people.names
        if named.kind not in ("person", "unknown") or named.head not in people or not named.modifiers:
            return False
        gender = self.known.gender.get(named.head, "")
        roles = self.known.roles.get(named.head, set()) - words(self.body.language, "attr_titles")
        return not (parts.gender and gender and gender != parts.gender) and (not roles or parts.head in roles)

    def _is_body(self, view: View, parts: Mention, named: Mention) -> bool:
        """Whether a name may be that of "a hospital trust", "a ferry firm"."""
        same = mapping(view.language, "attr_same_bodies").get(parts.head, "").split()
        if named.head == parts.head or named.head in same:
            return named.kind == "organisation"
        public = words(view.language, "attr_public")
        if parts.head in words(view.language, "attr_overseers"):
            # "The regulator", "a watchdog".
            return named.head in words(view.language, "attr_overseeing") or named.kind == "organisation"
        if parts.head == "union" and named.kind == "group":
            return True
        if parts.head in public or named.head in public or named.kind not in ("organisation", "unknown"):
            return False
        general = words(view.language, "attr_firms") | words(view.language, "attr_generic")
        return parts.head in general and (named.kind == "organisation" or self._may_be_firm(view, named.name))


def _is_bare(view: View, parts: Mention, source: Range) -> bool:
    """Whether nothing is said of who bears a name but a title, where he is from, or a clause with "who"."""
    start, end = parts.name
    if not all(is_title(view, k) or view.low(k) == "." for k in range(source[0], start)):
        return False
    after, tag = view.low(end), view.tag(end)
    if tag == "," and view.tag(end + 1) != "U":
        return view.low(end + 1) in ("who", "whose")
    return tag != "(" and (end >= source[1] or tag == "," or after in ("of", "from"))
