"""Attributions by a reporting verb."""

from tui.model import Stance
from tui.reading.attributions.cues import Cue, verbs
from tui.reading.attributions.extents import clause_end, object_end, trim
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.phrases import (
    apposition_right,
    noun_phrase_left,
    noun_phrase_right,
    subject_left,
    verb_group,
)
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import words


class VerbRules:
    """Finds the attributions of one sentence that hang on a verb."""

    def __init__(self, view: View, unit: int) -> None:
        self.view = view
        self.unit = unit
        self.lo, self.hi = view.units[unit]
        self.found: list[Candidate] = []
        self.table = verbs(view.language)

    def run(self) -> list[Candidate]:
        """Asides ("…, X said.") first, because they take the whole sentence; then the rest in order."""
        places = [i for i in range(self.lo, self.hi) if self._is_verb(i)]
        for i in places:
            self._aside(i)
        for i in places:
            if not self._taken(i):
                self._plain(i)
        return self.found

    def _is_verb(self, i: int) -> bool:
        view = self.view
        if view.tokens.lows[i] not in self.table or view.outer[i] >= 0:
            return False
        tag = view.tags[i]
        if tag in "VKGB":
            return True
        return tag in "NJ" and self._verb_after_all(i)

    def _verb_after_all(self, i: int) -> bool:
        """The tagger took it for a noun, but a pronoun stands before it, or a clause or quotation after it."""
        view = self.view
        before, after = view.tag(i - 1), view.tag(i + 1)
        if view.low(i).endswith("ing"):
            return False
        if before == "H":
            return True
        return before in "PN" and (after in "hH" or (after == "," and view.opens(i + 2)) or view.opens(i + 1))

    def _taken(self, i: int) -> bool:
        return any(
            a <= i < b for c in self.found for a, b in (*c.content, c.cue, *([c.source] if c.source else []))
        )

    # ------------------------------------------------------------------ asides
    def _aside(self, verb: int) -> None:
        view = self.view
        cue = next((c for c in self.table[view.low(verb)] if set(c.frames) & set("sty")), None)
        if cue is None or view.tags[verb] in "G":
            return
        rest = self._rest(cue, verb)
        if rest is None:
            return
        if self._inverted(verb, rest, cue):
            return
        group = verb_group(view, verb, self.lo)
        source = subject_left(view, group, self.lo)
        if source is None or source[0] <= self.lo:
            return
        before = source[0] - 1
        if (
            view.tags[before] in "CS"
            and view.tag(before - 1) in ",;"
            and view.low(before) in ("as", "and", "but")
        ):
            if view.low(before) != "as":
                return
            before -= 1
        quote_before = view.closes(before) or (view.tags[before] in ",-" and view.closes(before - 1))
        if not quote_before and view.tags[before] not in ",-":
            return
        after = self._beside(rest)
        ends = after >= self.hi or view.tags[after] in ".,:;-" or (quote_before and view.tags[after] in "SIC")
        if not ends or (view.tag(after) == "," and view.opens(after + 1) and not self._has_content(before)):
            return
        if view.tag(after) == ":" and not quote_before:
            return
        self._take_aside(source, (group, rest), before, after, cue)

    def _inverted(self, verb: int, rest: int, cue: Cue) -> bool:
        """“…,” said X, the mayor."""
        view = self.view
        if verb <= self.lo or view.tags[verb] not in "VKB":
            return False
        before = verb - 1
        quote = view.closes(before) or (view.tags[before] == "," and view.closes(before - 1))
        if not quote and view.tags[before] != ",":
            return False
        if (
            view.tags[rest : rest + 1] not in ("D", "P", "N", "J", "U", "H", "q")
            or view.opens(rest)
            or rest >= self.hi
        ):
            return False
        if not quote and view.low(verb) not in words(view.language, "attr_plain"):
            return False
        end = noun_phrase_right(view, rest, self.hi)
        if end is None:
            return False
        end = apposition_right(view, end, self.hi)
        after = self._beside(end)
        if not quote and after < self.hi and view.tags[after] not in ".,;-":
            return False
        self._take_aside((rest, end), (verb, rest), before, after, cue)
        return True

    def _has_content(self, before: int) -> bool:
        """Whether what stands before an aside is more than an adverbial."""
        tags = self.view.tags[self.lo : before]
        return any(t in "VAMK" for t in tags) or self.view.closes(before) or self.view.closes(before - 1)

    def _take_aside(self, source: Range, cue: Range, before: int, after: int, entry: Cue) -> None:
        view = self.view
        start = self.lo
        for c in self.found:
            reach = max([c.cue[1], c.source[1] if c.source else 0, *(p[1] for p in c.content)])
            if reach > start and reach <= before:
                start = reach
        while start < before and view.tags[start] in ",;:C-." and not view.quoted(start):
            start += 1
        first = trim(view, start, before + 1)
        if first is None:
            return
        content = [first]
        if (
            view.tag(after) in ",-:"
            and after + 1 < self.hi
            and (view.tags[after] == "," or view.opens(after + 1))
        ):
            end = clause_end(view, after + 1, self.hi)
            second = trim(view, after + 1, end)
            if second is not None and not self._breaks_off(after + 1):
                content.append(second)
        elif after < self.hi and view.opens(after):
            second = trim(view, after, clause_end(view, after, self.hi))
            if second is not None:
                content.append(second)
        quoted = view.quoted(first[1] - 1)
        self.found.append(
            Candidate(
                cue,
                source,
                content,
                "words, then who said them",
                self.unit,
                entry.stance,
                0.95 if quoted else 0.85,
            )
        )

    def _breaks_off(self, at: int) -> bool:
        """Whether what follows an aside is a further remark on the scene, not more of what was said."""
        view = self.view
        if view.opens(at):
            return False
        tag = view.tag(at)
        if tag in "GK" or tag == "W" or (tag in "CS" and view.low(at) not in ("that",)):
            return True
        return tag in "RI" and view.quoted(self.lo) and not any(view.quoted(k) for k in range(at, self.hi))

    # ------------------------------------------------------------------ cue first
    def _plain(self, verb: int) -> None:
        view = self.view
        tag = view.tags[verb]
        group = verb_group(view, verb, self.lo)
        passive = tag == "K" and any(view.low(k) in _BE for k in range(group, verb))
        for cue in self.table[view.low(verb)]:
            rest = self._rest(cue, verb)
            if rest is None:
                continue
            content = None if passive else self._content(cue, rest)
            if content is None:
                continue
            source = self._source(verb, group)
            if source is None and not self._may_lack_source(verb, group):
                continue
            declined = any(view.tags[k] == "X" for k in range(group, verb)) and cue.rest[-1:] != ("clear",)
            stance = self._stance(cue, declined)
            self.found.append(
                Candidate((group, max(rest, content[1])), source, [content[0]] if content[0] else [],
                          "who, then what was said", self.unit, stance, 0.8 if source else 0.5)
            )  # fmt: skip
            return

    def _stance(self, cue: Cue, negated: bool) -> Stance:
        if not negated:
            return cue.stance
        return {"endorse": "doubt", "deny": "endorse"}.get(cue.stance, "neutral")  # type: ignore[return-value]

    def _may_lack_source(self, verb: int, group: int) -> bool:
        return False

    def _rest(self, cue: Cue, verb: int) -> int | None:
        """Where the cue ends: after the verb and the words that must follow it (an adverb may stand between)."""
        at = verb + 1
        for word in cue.rest:
            if at < self.hi and self.view.low(at) != word and self.view.tags[at] in "R":
                at += 1
            if at >= self.hi or self.view.low(at) != word:
                return None
            at += 1
        return at

    def _source(self, verb: int, group: int) -> Range | None:
        view = self.view
        tag = view.tags[verb]
        if tag == "G" and not any(view.tags[k] in "A" for k in range(group, verb)):
            return self._main_source(verb)
        before = group - 1
        if (
            before >= self.lo
            and view.tags[before] in "C"
            or (before > self.lo and view.tags[before] == "," and tag in "VB")
        ):
            shared = self._earlier_source(verb)
            if shared is not None:
                return shared
        source = subject_left(view, group, self.lo)
        if source is None and view.tag(before) in "Wh" and view.low(before) in ("who", "which", "that"):
            head = noun_phrase_left(view, before - 1 - (view.tag(before - 1) == ","), self.lo)
            return (head, before) if head is not None and head < before else (before, before + 1)
        if source is not None and tag == "K" and not any(view.tags[k] in "Ab" for k in range(group, verb)):
            return None
        if source is None and tag in "VB" and before >= self.lo and view.tags[before] in "TC":
            return self._earlier_source(verb)
        return source

    def _earlier_source(self, verb: int) -> Range | None:
        """The source of the cue before this one in the sentence, or the sentence's subject."""
        earlier = [c for c in self.found if c.cue[0] < verb and c.source]
        if earlier:
            return max(earlier, key=lambda c: c.cue[0]).source
        return self._main_source(verb)

    def _main_source(self, verb: int) -> Range | None:
        earlier = [c for c in self.found if c.cue[0] < verb and c.source]
        if earlier:
            return max(earlier, key=lambda c: c.cue[0]).source
        view = self.view
        for k in range(self.lo + 1, verb):
            if view.quoted(k):
                continue
            if view.tags[k] in "VAM":
                return subject_left(view, verb_group(view, k, self.lo), self.lo)
        comma = next((k for k in range(verb, self.hi) if view.tags[k] == "," and not view.quoted(k)), None)
        if comma is not None and verb - self.lo < 3:
            end = noun_phrase_right(view, comma + 1, self.hi)
            return (comma + 1, end) if end is not None else None
        return None

    def _beside(self, at: int) -> int:
        """Skips what may stand beside a cue: adverbs, times, addressees, channels."""
        view = self.view
        times = words(view.language, "attr_times")
        channels = words(view.language, "attr_channels")
        for _ in range(6):
            if at >= self.hi or view.quoted(at):
                return at
            tag = view.tags[at]
            if tag == "R" or (view.low(at) in times and tag not in "IS"):
                at += 1
                continue
            if tag == "D" and view.low(at + 1) in times:
                at += 2
                continue
            if tag in "OU" or (tag in "IT" and view.low(at) != "that"):
                end = noun_phrase_right(view, at + (tag in "IT"), self.hi)
                if end is None:
                    return at
                at = end
                continue
            if tag in "PN" and view.low(at - 1) in (
                "told",
                "tells",
                "tell",
                "telling",
                "informed",
                "assured",
            ):
                end = noun_phrase_right(view, at, self.hi)
                at = end if end is not None else at
                continue
            if tag in "DN" and any(view.low(k) in channels for k in range(at, min(at + 3, self.hi))):
                end = noun_phrase_right(view, at, self.hi)
                if end is not None:
                    at = end
                    continue
            return at
        return at

    def _content(self, cue: Cue, rest: int) -> tuple[Range | None, int] | None:
        """What follows the cue, if it is one of the complements that the cue takes, and where the cue ends."""
        view = self.view
        frames = cue.frames
        if rest >= self.hi:
            return None
        at = self._beside(rest) if set(frames) & set("stwy") else rest
        tag = view.tag(at)
        if set(frames) & set("styw"):
            clause = self._clause(frames, at)
            if clause is not None:
                return clause, rest
        if "y" in frames:
            end = noun_phrase_right(view, rest, self.hi)
            if end is not None:
                at = self._beside(end)
                if view.tag(at) in "hW," or view.opens(at):
                    clause = self._clause("st" + frames, at)
                    if clause is not None:
                        return clause, rest
        at = rest
        while at < self.hi and view.tags[at] == "R":
            at += 1
        tag = view.tag(at)
        if "i" in frames and tag == "T" and view.tag(at + 1) in "BbRX":
            return trim(view, at, clause_end(view, at, self.hi)), rest
        if "u" in frames:
            end = noun_phrase_right(view, at, self.hi)
            if end is not None and view.tag(end) in "TX" and view.tag(end + 1) in "BbRXT":
                return trim(view, at, clause_end(view, at, self.hi)), rest
        if frames and set(frames) & set("nac") and (tag in "DNPJUOHKG" or view.opens(at)):
            if "n" in frames or self._predicate(at, frames):
                return trim(view, at, object_end(view, at, self.hi)), rest
        return None

    def _predicate(self, at: int, frames: str) -> bool:
        view = self.view
        end = noun_phrase_right(view, at, self.hi)
        if end is None:
            return False
        if "a" in frames and any(view.low(k) == "as" for k in range(end, min(self.hi, end + 8))):
            return True
        return "c" in frames and (view.tag(end) in "DJN" or view.opens(end) or end - at > 1)

    def _clause(self, frames: str, at: int) -> Range | None:
        """A quotation, a clause with "that" or without it, or a question."""
        view = self.view
        start = at
        if view.tag(at) in ",:" and at + 1 < self.hi:
            if not view.opens(at + 1) and view.tags[at] == ",":
                return None
            start = at + 1
        if start >= self.hi:
            return None
        tag = view.tags[start]
        if view.opens(start) and set(frames) & set("styw"):
            return trim(view, start, clause_end(view, start, self.hi))
        question = tag == "W" or view.low(start) in ("if", "whether")
        if tag == "h" or (question and set(frames) & set("sw")) or view.tag(at) == ":":
            return trim(view, start, clause_end(view, start, self.hi))
        if set(frames) & set("sty") and self._has_verb(start):
            return trim(view, start, clause_end(view, start, self.hi))
        return None

    def _has_verb(self, at: int) -> bool:
        """Whether a clause begins here: a subject and a finite verb."""
        view = self.view
        if view.tags[at] not in "DNPJUHSIRGKqX":
            return False
        for k in range(at, min(self.hi, at + 30)):
            if view.quoted(k):
                continue
            if view.tags[k] in "VAM" and k > at:
                return True
            if view.tags[k] in ";:" or (view.tags[k] == "," and view.tags[at] not in "SIRGDPN"):
                return False
        return False


_BE = frozenset(("be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re"))
