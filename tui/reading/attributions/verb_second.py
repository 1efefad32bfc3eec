"""Rules for a language whose main clauses have the verb second: German.

The cue may stand in the middle ("Vint sagte, dass …"), before its subject ("…, sagte Vint"), in two parts
("teilte Vint mit"), at the end of a clause ("wie Vint mitteilte"), or be no verb ("laut Vint", "so Vint",
"Vint: „…“"); a clause in the subjunctive may go on from the sentence before without any.
"""

from tui.reading.attributions.clause_de import (
    is_title,
    nominative,
    phrase_end,
    segments,
    subject_after,
    subject_before,
    with_apposition,
)
from tui.reading.attributions.cues import Cue, verbs
from tui.reading.attributions.extents import trim
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import lexicon, words


def candidates_of(view: View) -> list[Candidate]:
    """Everything attributed in the sentences of a text, sentence by sentence."""
    found: list[Candidate] = []
    last: Candidate | None = None
    for number in range(len(view.units)):
        own = Clauses(view, number).find()
        if not own and last is not None and view.paragraph[last.unit] == view.paragraph[number]:
            own = _goes_on(view, number, last)
        if own:
            last = own[-1]
        elif last is not None and last.unit < number - 1:
            last = None
        found += own
    return found


def _goes_on(view: View, unit: int, last: Candidate) -> list[Candidate]:
    """A sentence without a cue that goes on from the one before: a quotation, or in the subjunctive."""
    lo, hi = view.units[unit]
    if last.unit != unit - 1:
        return []
    reported = words(view.language, "attr_subjunctive")
    content = trim(view, lo, hi)
    if content is None:
        return []
    if view.quoted(lo) and view.quoted(content[1] - 1):
        return [Candidate(None, last.source, [content], "quotation that goes on", unit, confidence=0.6)]
    if any(view.low(k) in reported and not view.quoted(k) for k in range(lo, hi)):
        return [Candidate(None, last.source, [content], "subjunctive that goes on", unit, confidence=0.5)]
    return []


class Clauses:
    """The clauses of one sentence, and what was found in them so far."""

    def __init__(self, view: View, unit: int) -> None:
        self.view = view
        self.unit = unit
        self.lo, self.hi = view.units[unit]
        while self.hi > self.lo and view.tags[self.hi - 1] == "." and not view.quoted(self.hi - 1):
            self.hi -= 1
        self.parts = segments(view, self.lo, self.hi)
        self.table = verbs(view.language)
        self.found: list[Candidate] = []

    def find(self) -> list[Candidate]:
        """The attributions of the sentence."""
        for number, (start, end) in enumerate(self.parts):
            if start >= end or any(a <= start < b for c in self.found for a, b in c.content):
                continue
            if not (self._as_said(number) or self._without_verb(number)):
                self._verb(number)
        if not self.found:
            self._announced()
        return self.found

    def _keep(
        self,
        cue: Range | None,
        source: Range | None,
        content: list[Range | None],
        rule: str,
        cue_of: Cue | None = None,
        confidence: float = 0.7,
    ) -> bool:
        pieces = [piece for piece in content if piece is not None]
        if pieces:
            stance = cue_of.stance if cue_of is not None else "neutral"
            self.found.append(Candidate(cue, source, pieces, rule, self.unit, stance, confidence))
        return bool(pieces)

    def _free_from(self, at: int) -> int:
        """Where what is not yet taken begins, before token ``at``."""
        ends = [b for c in self.found for a, b in c.ranges() if b <= at]
        start = max(ends, default=self.lo)
        while start < at and self.view.tags[start] in ",;:-C" and not self.view.quoted(start):
            start += 1
        return start

    def _cue(self, at: int, end: int) -> tuple[Cue, Range] | None:
        """The cue whose verb stands at ``at``; its separated prefix must end the clause."""
        view = self.view
        for cue in self.table.get(view.low(at), ()):
            if len(cue.words) == 1:
                return cue, (at, at + 1)
            if end - 1 > at and view.low(end - 1) == cue.words[1]:
                return cue, (at, at + 1)
            quote = next((k for k in range(at + 1, end) if view.opens(k)), end)
            if quote < end and view.low(quote - 1) == cue.words[1]:
                return cue, (at, at + 1)
        return None

    def _verbs(self, start: int, end: int) -> list[int]:
        view = self.view
        return [
            k
            for k in range(start, end)
            if not view.quoted(k) and view.tokens.words[k][0].islower() and view.low(k) in self.table
        ]

    # -- asides that begin with a particle -------------------------------------------------------------

    def _as_said(self, number: int) -> bool:
        """ "wie Vint mitteilte" before, inside or after what was said."""
        view = self.view
        start, end = self.parts[number]
        if view.low(start) != "wie":
            return False
        last = number
        found = self._final_verb(start, end)
        while found is None and last + 1 < len(self.parts) and last < number + 2:
            last += 1
            found = self._final_verb(start, self.parts[last][1])
        if found is None:
            return False
        verb, cue = found
        end = self.parts[last][1]
        at = start + 1
        while at < verb and view.tags[at] in "RO":
            at += 1
        source: Range | None = None
        if nominative(view, at, verb):
            stop = with_apposition(view, phrase_end(view, at, verb), verb)
            source = (at, stop)
            if view.low(at) == "es":
                source = self._after_preposition(at + 1, verb)
        before = trim(view, self._free_from(start), start) if number else None
        after = trim(view, end, self.hi)
        return self._keep((start, start + 1), source, [before, after], "as somebody said", cue, 0.8)

    def _final_verb(self, start: int, end: int) -> tuple[int, Cue] | None:
        at = end - 1
        while at > start and self.view.tags[at] in "AM":
            at -= 1
        if at <= start or self.view.quoted(at):
            return None
        cue = self._cue(at, end) if self.view.low(at) in self.table else None
        return (at, cue[0]) if cue is not None else None

    def _without_verb(self, number: int) -> bool:
        """ "laut Vint", "Vint zufolge", "nach Angaben der Polizei", "so Vint"."""
        view = self.view
        start, end = self.parts[number]
        for word, side, *more in lexicon(view.language, "attr_prefixes"):
            for at in range(start, end):
                if view.low(at) != word or view.quoted(at):
                    continue
                if side == "aside":
                    if at == start and number and self._so(at, end):
                        return True
                elif side == "before":
                    if self._postposed(at, start):
                        return True
                elif not more or self._views(at + 1, end):
                    stop = phrase_end(view, at + 1, end)
                    stop = with_apposition(view, stop, self.hi)
                    if stop > at + 1:
                        source = (at + 1 + (view.tags[at + 1] == "D" and bool(more)), stop)
                        if self._around((at, at + 1), source, at, stop):
                            return True
        return False

    def _views(self, at: int, end: int) -> bool:
        """Whether a phrase about somebody's view begins here: "Angaben", "den Worten", "Polizeiangaben"."""
        view = self.view
        if view.tag(at) == "D" or view.tag(at) == "J":
            at += 1
        if at >= end or not view.tokens.words[at][0].isupper():
            return False
        return view.low(at).endswith(tuple(words(view.language, "attr_views")))

    def _postposed(self, at: int, start: int) -> bool:
        view = self.view
        first = at - 1
        while first > start and view.tags[first - 1] in "NPDJU-" and at - first < 10:
            first -= 1
        if first >= at or view.tags[first] not in "NPDJ":
            return False
        return self._around((at, at + 1), (first, at), first, at + 1)

    def _around(self, cue: Range, source: Range, start: int, end: int) -> bool:
        """Takes what stands before ``start`` and after ``end`` in the sentence for what was said."""
        before = trim(self.view, self._free_from(start), start)
        after = trim(self.view, end, self.hi)
        return self._keep(cue, source, [before, after], "according to", None, 0.8)

    def _so(self, at: int, end: int) -> bool:
        view = self.view
        first = at + 1
        verb = first if view.low(first) in self.table and not view.quoted(first) else None
        first += verb is not None
        stop = phrase_end(view, first, end)
        if stop == first or not nominative(view, first, end) or any(t in "AM" for t in view.tags[stop:end]):
            return False
        stop = with_apposition(view, stop, self.hi)
        before = trim(view, self._free_from(at), at)
        while end < stop:
            end += 1
        after = trim(view, end, self.hi) if view.tag(end) != "C" else None
        return self._keep((at, first), (first, stop), [before, after], "so somebody", None, 0.85)

    # -- verbs -----------------------------------------------------------------------------------------

    def _verb(self, number: int) -> bool:
        start, end = self.parts[number]
        for verb in self._verbs(start, end):
            cue = self._cue(verb, end)
            if cue is None or "K" == self.view.tags[verb] and not self._auxiliary(verb, start, end):
                continue
            if self._aside(number, verb, *cue) or self._first(number, verb, *cue):
                return True
        return False

    def _auxiliary(self, verb: int, start: int, end: int) -> int | None:
        """The finite verb of a compound tense: "hat … gesagt", or "gesagt hatte"."""
        near = [k for k in range(start, end) if k != verb and self.view.tags[k] in "AM" and not self.view.quoted(k)]
        return near[0] if near else None

    def _aside(self, number: int, verb: int, cue: Cue, place: Range) -> bool:
        """ "„…“, sagte Vint", "…, teilte die Polizei mit"."""
        view = self.view
        start, end = self.parts[number]
        first = self._after_quote(start, verb)
        if first is None and (verb != start or not number):
            return False
        if first is None and view.tag(start - 1) not in ",-" and not view.closes(start - 1):
            return False
        source = subject_after(view, verb, end)
        if source is None or not set(cue.frames) & set("se"):
            return False
        if view.low(source[0]) == "es" and "e" in cue.frames:
            source = self._after_preposition(source[1], end)
        elif source[1] == end or view.tag(source[1]) in ".,;:":
            source = (source[0], with_apposition(view, source[1], self.hi))
        stop = first if first is not None else start
        content = trim(view, self._free_from(stop), stop)
        if content is None:
            return False
        rest = max(end, source[1] if source else end)
        after: Range | None = None
        quoted = view.quoted(content[1] - 1)
        if rest < self.hi and view.tag(rest) in ",:" and (view.opens(rest + 1) or not quoted):
            if not (view.tag(rest + 1) in "CSh" and not view.opens(rest + 1)):
                after = trim(view, rest, self.hi)
        return self._keep(place, source, [content, after], "words, then who said them", cue, 0.9)

    def _after_quote(self, start: int, verb: int) -> int | None:
        """Where the quotation ends that stands just before the verb, without a comma."""
        return verb if verb > self.lo and self.view.closes(verb - 1) and verb > start else None

    def _first(self, number: int, verb: int, cue: Cue, place: Range) -> bool:
        """ "Vint sagte, dass …", "In Holm sagte Vint: „…“", "Vint nannte ihn einen „…“"."""
        view = self.view
        start, end = self.parts[number]
        finite = self._auxiliary(verb, start, end)
        passive = finite is not None and view.low(finite).startswith(("wird", "wurd", "werd", "sei", "ist"))
        at = verb if finite is None or finite > verb else finite
        source = self._subject(number, at, verb, end)
        if passive and "p" not in cue.frames:
            source = self._agent(start, end)
        if "e" in cue.frames and not any(view.low(k) == "es" for k in range(start, end)) and view.tag(end) != ":":
            return False
        content = self._complement(number, max(at, source[1] if source else at), end, cue)
        if not content:
            return False
        return self._keep(place, source, list(content), "who, then what was said", cue, 0.8)

    def _subject(self, number: int, at: int, verb: int, end: int) -> Range | None:
        view = self.view
        start = self.parts[number][0]
        if view.tag(start - 1) == "C" and start > self.lo and view.tags[start] in "VAM":
            return self.found[-1].source if self.found else self._clause_subject(number - 1)
        relative = view.tag(start) in "DW" and view.tag(start - 1) == "," and view.tag(start + 1) not in "NPJ"
        if relative and verb >= end - 2 and start != at:
            return start, start + 1
        if view.tag(start) in "Sh" and verb >= end - 3:
            return subject_after(view, start, verb)
        source = subject_before(view, at, (start, end), self.parts[:number])
        if source is None:
            source = subject_after(view, at, end)
            if source is not None and source[1] == end:
                source = (source[0], with_apposition(view, source[1], self.hi))
        if source is not None and view.low(source[0]) == "es":
            return self._after_preposition(start, end)
        return source

    def _agent(self, start: int, end: int) -> Range | None:
        """ "wurde von Vint …": who did what is said in the passive."""
        for at in range(start, end):
            if self.view.low(at) in ("von", "vom", "durch") and not self.view.quoted(at):
                stop = phrase_end(self.view, at + 1, end)
                return (at + 1, stop) if stop > at + 1 else None
        return None

    def _after_preposition(self, start: int, end: int) -> Range | None:
        """The source of "heißt es in dem Brief"."""
        for at in range(start, end):
            if self.view.tags[at] == "I" and not self.view.quoted(at):
                stop = phrase_end(self.view, at + 1, end)
                return (at + 1, stop) if stop > at + 1 else None
        return None

    def _complement(self, number: int, verb: int, end: int, cue: Cue) -> list[Range]:
        """What a verb takes: what follows its clause, or quotations inside it."""
        view = self.view
        inside = self._quotes(verb + 1, end)
        following = end + 1
        if end < self.hi and view.tags[end] in ",:" and following < self.hi:
            tag = view.tags[following]
            clause = trim(view, following, self._stop(number))
            if clause is None:
                return inside
            if view.tags[end] == ":" or view.opens(following):
                return [clause] if not inside or view.tags[end] == ":" else inside
            if not inside and ("h" == tag or (tag == "W" and "s" in cue.frames)):
                return [clause]
            if not inside and "s" in cue.frames and self._finite(following, clause[1]) and tag not in "C":
                return [clause]
            if not inside and "i" in cue.frames and any(
                view.tags[k] == "T" for k in range(following, clause[1])
            ):
                return [clause]
        return inside

    def _stop(self, number: int) -> int:
        """Where what follows segment ``number`` ends: before an aside with its own source."""
        for start, end in self.parts[number + 1 :]:
            if end < self.hi and self.view.tags[end] == ":" and self.view.opens(end + 1):
                return start - 1
            if self.view.tag(start - 1) == "C":
                return start - 1
            if self.view.low(start) in ("so", "wie") and self.view.tag(start + 1) in "DNP":
                return start
        return self.hi

    def _finite(self, start: int, end: int) -> bool:
        """Whether a clause that reports begins here: one with a verb in the subjunctive, or any second one."""
        view = self.view
        relative = view.tags[start] == "D" and view.tag(start + 1) not in "NPJUK"
        reported = words(view.language, "attr_subjunctive")
        for k in range(start, end):
            if not view.quoted(k) and (view.low(k) in reported or (view.tags[k] in "AM" and not relative)):
                return True
        return False

    def _quotes(self, start: int, end: int) -> list[Range]:
        view = self.view
        found: list[Range] = []
        at = start
        while at < end:
            if view.opens(at):
                stop = at
                while stop < end and view.outer[stop] == view.outer[at]:
                    stop += 1
                if stop - at > 2 and not self._names(at, stop):
                    found.append((at, stop))
                at = stop
            else:
                at += 1
        return found

    def _names(self, start: int, end: int) -> bool:
        """Whether a quotation is the name of a newspaper or film, not somebody's words."""
        view = self.view
        if not is_title(view, start + 1, end - 1):
            return False
        before = view.tag(start - 1)
        return before in "NPVI" and view.low(start - 1) not in ("von", "als", "vor") or (
            before == "D" and not view.low(start - 1).startswith(("ein", "kein"))
        )

    # -- no cue ----------------------------------------------------------------------------------------

    def _announced(self) -> bool:
        """ "Vint zur Lage: „…“": any clause that ends with a colon before a quotation."""
        view = self.view
        for number, (start, end) in enumerate(self.parts):
            if end >= self.hi or start >= end or view.tags[end] != ":" or not view.opens(end + 1):
                continue
            quote = self._quotes(end + 1, self.hi)
            if quote and self._quotable(*quote[0]):
                source = self._clause_subject(number)
                return self._keep((end, end + 1), source, [quote[0]], "speaker before a colon", None, 0.8)
        return False

    def _quotable(self, start: int, end: int) -> bool:
        """Whether a quotation is a sentence: long, or with a mark that ends one."""
        return end - start > 7 or self.view.tags[end - 2] in ".!"

    def _clause_subject(self, number: int) -> Range | None:
        """The subject of the clause that ends with segment ``number``, its verb known or not."""
        view = self.view
        for start, end in reversed(self.parts[: number + 1]):
            at = start
            while at < end and view.tags[at] in "CR":
                at += 1
            if nominative(view, at, end):
                stop = phrase_end(view, at, end)
                return (at, with_apposition(view, stop, self.hi) if stop == end else stop)
            verb = next((k for k in range(start, end) if view.tags[k] in "VAM"), None)
            if verb is None and view.tag(at) in "IT":
                verb = max(at, phrase_end(view, at + 1, end))
            source = subject_after(view, verb, end) if verb is not None else None
            if source is not None:
                return source
        return None
