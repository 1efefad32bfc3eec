"""Rules for a language whose main clauses have the verb second: German.

The cue may stand in the middle ("Vint sagte, dass …"), before its subject ("…, sagte Vint"), in two parts
("teilte Vint mit"), at the end of a clause ("wie Vint mitteilte"), or be no verb ("laut Vint", "so Vint",
"Vint: „…“"); a clause in the subjunctive may go on from the sentence before without any.
"""

from tui.reading.attributions.clause_de import (
    is_time,
    phrase_end,
    subject_after,
    subject_before,
    subjunctive,
    with_apposition,
)
from tui.reading.attributions.cues import Cue
from tui.reading.attributions.extents import trim
from tui.reading.attributions.fixed import labelled
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.headline import in_headline
from tui.reading.attributions.media import phrase_end as channel_end
from tui.reading.attributions.silence_de import silent
from tui.reading.attributions.verbless_de import Verbless
from tui.reading.attributions.view import Range, View
from tui.reading.attributions.viewpoints import hearsay


def candidates_of(view: View, *, headline: bool = False) -> list[Candidate]:
    """Everything attributed in the sentences of a text, sentence by sentence."""
    found: list[Candidate] = []
    last: Candidate | None = None
    label: Candidate | None = None
    for number in range(len(view.units)):
        if label is not None and view.paragraph[number] == view.paragraph[label.unit]:
            continue
        label = labelled(view, number) if view.units[number][0] in view.labels else None
        own = Sentence(view, number).find() if label is None else [label]
        if not own and last is not None and view.paragraph[last.unit] == view.paragraph[number]:
            own = _goes_on(view, number, last)
        if headline and not own:
            own = in_headline(view, number)
        quiet = silent(view, number)
        if quiet:
            begin, stop = quiet[0].anchor
            own = [c for c in own if c.cue is not None and not begin <= c.cue[0] < stop] + quiet
        own = own or _that(view, number, found) or hearsay(view, number)
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
    content = trim(view, lo, hi)
    if content is None:
        return []
    if view.quoted(lo) and view.quoted(content[1] - 1):
        return [Candidate(None, last.source, [content], "quotation that goes on", unit)]
    if any(subjunctive(view, k) and not view.quoted(k) for k in range(lo, hi)):
        return [Candidate(None, last.source, [content], "subjunctive that goes on", unit)]
    return []


def _infinitive(low: str) -> bool:
    """Whether a word is an infinitive with "zu" inside: "vorzulegen"."""
    return low.endswith("en") and "zu" in low[2:-4]


def _that(view: View, unit: int, found: list[Candidate]) -> list[Candidate]:
    """ "Das teilte die Polizei mit.": what the sentence before says, if nobody has said that yet."""
    lo = view.units[unit][0]
    if not unit or view.paragraph[unit] != view.paragraph[unit - 1] or view.low(lo) not in ("das", "dies"):
        return []
    if found and found[-1].unit == unit - 1:
        return []
    sentence = Sentence(view, unit)
    end = sentence.parts[0][1]
    cue = sentence._cue(lo + 1, end) if view.low(lo + 1) in sentence.table else None
    source = subject_after(view, lo + 1, end) if cue is not None else None
    content = trim(view, *view.units[unit - 1])
    if cue is None or source is None or content is None or "s" not in cue[0].frames:
        return []
    return [Candidate(cue[1], source, [content], "words, then who said them", unit, cue[0].stance)]


class Sentence(Verbless):
    """All attributions of one sentence."""

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

    def _verb(self, number: int) -> bool:
        start, end = self.parts[number]
        for verb in self._verbs(start, end):
            cue = self._cue(verb, end)
            if cue is None or (self.view.tags[verb] == "K" and not self._auxiliary(verb, start, end)):
                continue
            if self._aside(number, verb, *cue) or self._first(number, verb, *cue):
                return True
        return False

    def _aside(self, number: int, verb: int, cue: Cue, place: Range) -> bool:
        """ "„…“, sagte Vint", "…, teilte die Polizei mit"."""
        view = self.view
        start, end = self.parts[number]
        finite = self._auxiliary(verb, start, end) if verb != start else None
        if finite == start and ("p" in cue.frames or not view.low(start).startswith("w")):
            verb = start
        first = self._after_quote(start, verb)
        if first is None and (verb != start or not number):
            return False
        if first is None and view.tag(start - 1) not in ",-" and not view.closes(start - 1):
            return False
        before = self.parts[:number]
        if first is None and self._only_where(start, before):
            return False
        if first is None and verb == start and subject_before(view, verb, (start, end), before) is not None:
            # "Der Vorsitzende, Jon Brill, warf …": a subject, no statement.
            return False
        source = subject_after(view, verb, end)
        if source is None or not cue.takes("se"):
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
        opens = view.opens(rest + 1)
        goes_on = opens or (not quoted and view.tag(rest + 1) not in "CSh")
        if rest < self.hi and view.tag(rest) in ",:" and goes_on:
            after = trim(view, rest, self.hi)
        return self._keep(place, source, [content, after], "words, then who said them", cue)

    def _only_where(self, end: int, before: list[Range]) -> bool:
        """Whether nothing but an adverbial with a relative clause stands before: "In einem Brief, der …,"."""
        view = self.view
        free = self._free_from(end)
        parts = [(a, b) for a, b in before if a >= free and a < b]
        if not parts or view.tags[parts[0][0]] != "I" or view.closes(end - 1):
            return False
        if any(view.tags[k] in "VAM" for k in range(*parts[0])):
            return False
        return all(view.tags[a] in "DW" and view.tag(a + 1) not in "NP" for a, _ in parts[1:])

    def _after_quote(self, start: int, verb: int) -> int | None:
        """Where the quotation ends that stands just before the verb, without a comma."""
        view = self.view
        if verb <= self.lo or not view.closes(verb - 1) or verb <= start:
            return None
        opened = verb - 1
        while opened > self.lo and not view.opens(opened):
            opened -= 1
        return None if self._names(opened, verb) else verb

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
        if (
            "e" in cue.frames
            and not any(view.low(k) == "es" for k in range(start, end))
            and view.tag(end) != ":"
        ):
            return False
        content = self._complement(number, max(at, source[1] if source else at), end, cue)
        if not content and cue.takes("nv") and source is not None:
            behind = max(at + 1, source[1]) if source[1] > at else at + 1
            content = self._object(behind, verb, end, "v" in cue.frames)
        if not content:
            return False
        return self._keep(place, source, list(content), "who, then what was said", cue)

    def _object(self, at: int, verb: int, end: int, carried: bool) -> list[Range]:
        """What somebody demands, praises or rejects: the noun phrase behind the verb."""
        view = self.view
        for _ in range(4):
            if at < end and (view.tags[at] in "ROX" or is_time(view, at)):
                at += 1
            elif (
                at < end
                and view.tags[at] in "IT"
                and (is_time(view, at + 1) or channel_end(view, at, end) is not None)
            ):
                at = channel_end(view, at, end) or at + 2
        stop = verb if at < verb < end else end
        if carried:
            if at >= stop or view.tags[at] not in "IT":
                return []
            last = phrase_end(view, at + 1, stop)
            return [(at, last)] if last > at + 1 else []
        if at >= stop or view.tags[at] not in "DNPJU" or view.quoted(at):
            return []
        last = phrase_end(view, at, stop)
        if at < last < stop and view.tags[last] in "DJ" and view.tags[at] in "DO":
            # "versprach den Leuten eine Entschädigung".
            at, last = last, phrase_end(view, last, stop)
        found = trim(view, at, last) if last > at else None
        return [found] if found is not None else []

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
            if not inside and (tag == "h" or (tag == "W" and "s" in cue.frames)):
                return [clause]
            if not inside and cue.takes("se") and self._finite(following, clause[1]) and tag not in "C":
                return [clause]
            if (
                not inside
                and "i" in cue.frames
                and any(view.tags[k] == "T" or _infinitive(view.low(k)) for k in range(following, clause[1]))
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
        """Whether a clause that reports begins here: one with a verb in the subjunctive, or any second."""
        view = self.view
        relative = view.tags[start] in "DW" and view.tag(start + 1) not in "NPJUK"
        # A clause that begins with its subject, right behind "sagte,".
        if view.tags[start] in "HNP" or (view.tags[start] == "D" and not relative):
            return end - start > 1
        for k in range(start, end):
            if not view.quoted(k) and (subjunctive(view, k) or (view.tags[k] in "AM" and not relative)):
                return True
        return False
