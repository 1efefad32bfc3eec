"""What a German sentence says without a verb of saying in its main clause, and what all its rules share.

"laut Vint", "nach Angaben der Polizei", "so Vint", "wie Vint mitteilte", "Vint zur Lage: „…“".
"""

from tui.reading.attributions.clause_de import (
    is_title,
    nominative,
    phrase_end,
    segments,
    subject_after,
    with_apposition,
)
from tui.reading.attributions.cues import Cue, verbs
from tui.reading.attributions.extents import trim
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import lexicon, words


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

    def _keep(
        self,
        cue: Range | None,
        source: Range | None,
        content: list[Range | None],
        rule: str,
        cue_of: Cue | None = None,
    ) -> bool:
        pieces = [piece for piece in content if piece is not None]
        source = source if source is not None and source[0] < source[1] else None
        if pieces:
            stance = cue_of.stance if cue_of is not None else "neutral"
            self.found.append(Candidate(cue, source, pieces, rule, self.unit, stance))
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

    def _auxiliary(self, verb: int, start: int, end: int) -> int | None:
        """The finite verb of a compound tense: "hat … gesagt", or "gesagt hatte"."""
        near = [
            k
            for k in range(start, end)
            if k != verb and self.view.tags[k] in "AM" and not self.view.quoted(k)
        ]
        return near[0] if near else None

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
        return (before in "NPVI" and view.low(start - 1) not in ("von", "als", "vor")) or (
            before == "D" and not view.low(start - 1).startswith(("ein", "kein"))
        )

    def _after_preposition(self, start: int, end: int) -> Range | None:
        """The source of "heißt es in dem Brief"."""
        for at in range(start, end):
            if self.view.tags[at] == "I" and not self.view.quoted(at):
                stop = phrase_end(self.view, at + 1, end)
                return (at + 1, stop) if stop > at + 1 else None
        return None


class Verbless(Clauses):
    """The attributions of a sentence that hang on a preposition, a particle, or a colon."""

    def _as_said(self, number: int) -> bool:
        """ "wie Vint mitteilte" before, inside or after what was said."""
        view = self.view
        start, end = self.parts[number]
        if view.low(start) != "wie":
            return False
        last = number
        found = self._final_verb(start, end)
        while found is None and last + 1 < len(self.parts) and last < number + 3:
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
        return self._keep((start, start + 1), source, [before, after], "as somebody said", cue)

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
        if at <= start:
            return False
        first = at - 1
        if view.closes(first):
            # "einem Bericht des „Boten“ zufolge".
            while first > start and view.outer[first - 1] == view.outer[at - 1]:
                first -= 1
            if not is_title(view, first + 1, at - 1) or view.tag(first - 1) != "D":
                return False
        while first > start and view.tags[first - 1] in "NPDJU-" and at - first < 10:
            first -= 1
        if first >= at or view.tags[first] not in "NPDJ":
            return False
        return self._around((at, at + 1), (first, at), first, at + 1)

    def _around(self, cue: Range, source: Range, start: int, end: int) -> bool:
        """Takes what stands before ``start`` and after ``end`` in the sentence for what was said."""
        before = trim(self.view, self._free_from(start), start)
        after = trim(self.view, end, self.hi)
        return self._keep(cue, source, [before, after], "according to", None)

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
        return self._keep((at, first), (first, stop), [before, after], "so somebody", None)

    def _announced(self) -> bool:
        """ "Vint zur Lage: „…“": any clause that ends with a colon before a quotation."""
        view = self.view
        for number, (start, end) in enumerate(self.parts):
            if end >= self.hi or start >= end or view.tags[end] != ":" or not view.opens(end + 1):
                continue
            quote = self._quotes(end + 1, self.hi)
            if quote and self._quotable(*quote[0]):
                source = self._clause_subject(number)
                return self._keep((end, end + 1), source, [quote[0]], "speaker before a colon", None)
        return False

    def _quotable(self, start: int, end: int) -> bool:
        """Whether a quotation is a sentence: long, or with a mark that ends one."""
        return end - start > 7 or self.view.tags[end - 2] in ".!"

    def _clause_subject(self, number: int) -> Range | None:
        """The subject of the clause that ends with segment ``number``, its verb known or not."""
        view = self.view
        for start, end in reversed(self.parts[: number + 1]):
            subordinate = view.tag(start) in "hSW" or "T" in view.tags[start:end]
            if subordinate and start > self.lo:
                continue
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
