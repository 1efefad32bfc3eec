"""The cue first: who, then what was said; and those who would not say anything."""

from tui.model import Stance
from tui.reading.attributions.adjectives import by_adjective
from tui.reading.attributions.asides import Asides
from tui.reading.attributions.complements import CLAUSE, OBJECT, TO_DO, Complements
from tui.reading.attributions.cues import Cue, beginnings, nouns, seeming, silences
from tui.reading.attributions.extents import before_occasion, clause_end, object_end, trim
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.kinds import heads
from tui.reading.attributions.media import phrase_end
from tui.reading.attributions.nominal import by_noun, by_rumour
from tui.reading.attributions.passive import as_saying, behind_noun, by_agent, by_nobody
from tui.reading.attributions.phrases import (
    DESCRIBED,
    is_whole_subject,
    noun_phrase_left,
    subject_left,
    verb_group,
)
from tui.reading.attributions.relatives import (
    amount_before,
    fills,
    is_amount,
    past_relative,
    within_relative,
)
from tui.reading.attributions.rightward import apposition_right, noun_phrase_right
from tui.reading.attributions.sentence import FORMS_OF_BE, Sentence
from tui.reading.attributions.silence import refusal, refused, silent_verbs
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping, words

_MOST_NESTED = 8
"""Verbs inside what is already reported that are looked at in one sentence."""
_ASKED = ("about", "if", "whether", "why", "how", "who", "whom", "what", "where", "to")
_QUOTING = frozenset(("quoted", "cited", "quotes", "cites", "quoting", "citing"))
_AUXILIARIES = frozenset("AM")
_NOBODY = frozenset(("neither", "none"))


def by_verbs(view: View, unit: int, found: list[Candidate]) -> list[Candidate]:
    """All attributions of a sentence, those already ``found`` by other rules before those by a verb.

    Asides come first, because they take the whole sentence; then the rest in order.
    """
    lows, tags = view.tokens.lows, view.tags
    lo, hi = view.units[unit]
    known = beginnings(view.language)
    span = [i for i, low in enumerate(lows[lo:hi], lo) if low in known]
    if not span:
        return found
    sentence = Sentence(view, unit, found)
    places = [i for i in span if lows[i] in sentence.table and sentence.is_verb(i)]
    verbs_at = set(places)
    said, felt = nouns(view.language), mapping(view.language, "attr_adjectives")
    rumours = mapping(view.language, "attr_rumours")
    quiet_words, outer = silences(view.language), view.outer
    quiet = {i for i in span if lows[i] in quiet_words and tags[i] in "VBKJ" and outer[i] < 0}
    others = {i for i in span if (tags[i] == "N" and lows[i] in said) or lows[i] in felt}
    if not (places or others or quiet):
        return sentence.found
    asides, plain = Asides(sentence), CueFirst(sentence)
    cues = [c.cue for c in found if c.cue is not None]
    for i in places:
        if not any(start <= i < end for start, end in cues):
            asides.find(i)
    for i in sorted(verbs_at | others | quiet):
        if sentence.covered(i):
            if i in verbs_at:
                plain.find_nested(i)
            elif tags[i] == "N" and lows[i] in rumours:
                by_rumour(sentence, i)
        elif i in verbs_at:
            before = len(sentence.found)
            plain.find(i)
            if len(sentence.found) == before and tags[i] == "N" and lows[i] in said:
                by_noun(sentence, i)
        elif tags[i] == "N" and lows[i] in said:
            by_noun(sentence, i)
        elif i in quiet:
            plain.decline(i)
        elif tags[i] in "JK":
            by_adjective(sentence, i)
    return sentence.found


def _stance(cue: Cue, negated: bool) -> Stance:
    """The stance of a cue; "did not confirm" doubts, and "did not deny" confirms."""
    if not negated:
        return cue.stance
    return "doubt" if cue.stance == "endorse" else "endorse" if cue.stance == "deny" else "neutral"


class CueFirst:
    """Finds the attributions of one sentence whose words follow the cue."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.view = sentence.view
        self.lo, self.hi = sentence.lo, sentence.hi
        self.complements = Complements(sentence)
        self._tries = 0

    def find(self, verb: int) -> None:
        """Takes up what hangs on the verb at ``verb``, if anything does."""
        if not self.decline(verb):
            self._plain(verb)

    def find_nested(self, verb: int) -> None:
        """ "Vint said that the mayor had told her that …": only with "that" or an amount, speaker named."""
        view = self.view
        if self._tries >= _MOST_NESTED or view.tags[verb] not in "VK":
            return
        around = self.sentence.content_at(verb)
        if around is None or self._frames(verb).isdisjoint("symu"):
            return
        self._tries += 1
        before = len(self.sentence.found)
        self._plain(verb)
        for inner in self.sentence.found[before:]:
            start = inner.content[0][0] if inner.content else verb
            put = "m" in self._frames(verb)  # "an email in which the auditor put the loss at 9 million"
            clear = bool(inner.content) and (view.tags[start] == "h" or view.opens(start) or put)
            clear = clear or inner.rule == TO_DO
            clear = clear and any(a <= start and inner.content[-1][1] <= b for a, b in around.content)
            told = inner.source is not None and view.tags[inner.source[0]] not in "HWh"
            if inner.source is not None and view.low(inner.source[0]) == "who" and view.tags[start] == "h":
                # "recalls the surveyor who warned her that".
                told = True
            if clear and told:
                inner.nested_in = around
            else:
                self.sentence.drop(inner)

    def _frames(self, verb: int) -> set[str]:
        cues = self.sentence.table[self.view.low(verb)]
        return {frame for cue in cues if not cue.rest for frame in cue.frames}

    def _keep(self, cue: Range, source: Range, content: Range | None, rule: str, stance: Stance) -> None:
        pieces = [content] if content else []
        self.sentence.keep(Candidate(cue, source, pieces, rule, self.sentence.unit, stance))

    def _plain(self, verb: int) -> None:
        view = self.view
        tag = view.tags[verb]
        group = verb_group(view, verb, self.lo)
        if view.low(verb) in _QUOTING and self._quoted_as_saying(verb, group):
            return
        passive = tag == "K" and not FORMS_OF_BE.isdisjoint(view.tokens.lows[group:verb])
        by = tag == "K" and view.low(verb + 1) == "by" and phrase_end(view, verb + 1, self.hi) is None
        if passive or by:
            alone = next((c for c in self.sentence.table[view.low(verb)] if not c.rest), None)
            if alone is not None:
                by_agent(self.sentence, verb, group, alone)
            return
        if verb == group and behind_noun(self.sentence, verb, self.sentence.table[view.low(verb)][-1]):
            return
        if verb == group and self._reduced(verb):
            by_nobody(self.sentence, verb, group, self.sentence.table[view.low(verb)][0])
            return
        bare = verb == group and (verb == self.lo or view.tags[verb - 1] in ",SWq-")
        entry = self.sentence.table[view.low(verb)][-1]
        asked = bare and tag in "KV" and view.low(verb + 1) in _ASKED and entry.frames.issuperset("wu")
        if asked and not (view.tag(verb - 1) == "," and self._is_main(verb)):
            by_nobody(self.sentence, verb, group, entry)
            return
        source = self._source(verb, group)
        if source is None:
            return
        if view.low(verb) in seeming(view.language) and self._seems(verb, group, source):
            return
        if entry.words[0] == "quote":
            end = noun_phrase_right(view, verb + 1, self.hi)
            if end is not None and as_saying(self.sentence, verb, group, (verb + 1, end)):
                return
        negated = "X" in view.tags[group:verb]
        gap = fills(view, self.lo, source) and view.tag(verb + 1) in "VAM"
        described = view.low(source[0] - 1) == "what" and view.low(verb + 1) == "as" and "a" in entry.frames
        if described and source[0] > self.lo:
            # "what she described as a “clumsy” response".
            told = trim(view, verb + 2, object_end(view, verb + 2, self.hi))
            if told is not None:
                self._keep((group, verb + 1), source, told, OBJECT, entry.stance)
                return
        for cue in self.sentence.table[view.low(verb)]:
            rest = self.sentence.cue(verb, cue)
            content = self.complements.read(cue, rest) if rest is not None else None
            if content is None and rest is not None and self._puts_at(cue, rest, source):
                content = trim(view, rest, object_end(view, rest + 1, self.hi)), rest, OBJECT
            if gap and content is None and rest is not None and "s" in cue.frames:
                content = trim(view, rest, clause_end(view, rest, self.hi)), rest, CLAUSE
            if content is not None and self.sentence.unit == 0 and content[0] is not None:
                content = before_occasion(view, group, content[0]), *content[1:]
            if content is not None:
                words_of_cue = (group, content[1])
                told = within_relative(view, self.lo, source, content[0])
                self._keep(words_of_cue, source, told, content[2], _stance(cue, negated))
                return
        before = amount_before(view, self.lo, verb, source)
        if before is not None:
            self._keep((group, verb + 1), before[0], before[1], OBJECT, entry.stance)

    def _is_main(self, verb: int) -> bool:
        """Whether no main clause follows: "Ola Vint, of Holm, asked who would pay." """
        tags = self.view.tags[verb : self.hi]
        return "," not in tags and subject_left(self.view, verb, self.lo) is not None

    def _puts_at(self, cue: Cue, rest: int, source: Range) -> bool:
        """ "at a cost she puts at 9 million": the amount behind, what it is of before."""
        return "m" in cue.frames and fills(self.view, self.lo, source) and self.complements.at_amount(rest)

    def _quoted_as_saying(self, verb: int, group: int) -> bool:
        """ "The paper quoted Vint as saying that …": what Vint said, not the paper."""
        view = self.view
        end = noun_phrase_right(view, verb + 1, self.hi)
        if end is None or any(view.low(k) in FORMS_OF_BE for k in range(group, verb)):
            return False
        end = apposition_right(view, end, self.hi)
        at = end + (view.tag(end) == ",")
        if view.low(at) != "as" or view.low(at + 1) not in ("saying", "telling", "warning", "claiming"):
            return False
        start = at + 2
        told = noun_phrase_right(view, start, self.hi) if view.low(at + 1) == "telling" else None
        start = told if told is not None and view.tag(told) == "h" else start
        content = trim(view, start, clause_end(view, start, self.hi)) if start < self.hi else None
        if content is None:
            return False
        self._keep((at, at + 2), (verb + 1, end), content, CLAUSE, "neutral")
        return True

    def _seems(self, verb: int, group: int, source: Range) -> bool:
        """ "The dam seemed to hold": a report without a source, of its subject."""
        view = self.view
        entry = next((c for c in self.sentence.table[view.low(verb)] if "r" in c.frames), None)
        at = verb + 1
        fits = view.tag(at) in "TJKR" or view.low(at) in ("like", "as")
        if entry is None or not fits or view.tags[source[0]] in "Wh":
            return False
        rest = trim(view, at, clause_end(view, at, self.hi))
        if rest is not None and not any(view.quoted(k) for k in range(*rest)):
            rule = "seems, without a source"
            pieces = [source, rest]
            self.sentence.keep(
                Candidate((group, verb + 1), None, pieces, rule, self.sentence.unit, entry.stance)
            )
        return rest is not None

    def _reduced(self, verb: int) -> bool:
        """ "a sum reported to be 9 million": a form that may be active, of a verb without "to"."""
        view = self.view
        if (
            view.tags[verb] not in "KV"
            or view.low(verb + 1) != "to"
            or view.low(verb + 2) not in ("be", "have")
        ):
            return False
        cues = self.sentence.table[view.low(verb)]
        silent = view.tag(verb - 1) not in "NP" or any(cue.takes("iuq") for cue in cues)
        return not silent and any("s" in cue.frames for cue in cues)

    def decline(self, verb: int) -> bool:
        """ "did not comment on …", "declined to say whether …": silence; what it was about is the content."""
        view = self.view
        if view.low(verb) not in silent_verbs(view.language):
            return False
        group = verb_group(view, verb, self.lo)
        end = refusal(view, verb, group, self.hi)
        source = self._source(verb, group) if end is not None else None
        answers = view.low(verb) in words(view.language, "attr_silence")
        if end is None and answers and view.low(self.lo) in _NOBODY:
            # "Neither the firm nor its owner replied".
            end, source = verb + 1, (self.lo, group) if group > self.lo + 1 else None
        if end is None or source is None:
            return False
        end, content = refused(self.sentence, end)
        self._keep((group, end), source, content, "would not say", "decline")
        return True

    def _source(self, verb: int, group: int) -> Range | None:
        """Who speaks: the subject beside the verb, or the one it shares with an earlier verb."""
        view = self.view
        tag = view.tags[verb]
        auxiliary = not _AUXILIARIES.isdisjoint(view.tags[group:verb])
        before = group - 1
        bearer = self._bearer(group) if tag == "G" and not auxiliary else None
        if bearer is not None:
            return bearer
        if tag == "B" and view.low(group) == "to" and view.low(before) == "used":
            return subject_left(view, before, self.lo)
        if view.low(before) in words(view.language, "attr_allowed") and view.tag(group) == "T":
            return None  # "not authorised to discuss the talks"
        if (tag == "G" and not auxiliary) or (tag == "B" and not auxiliary and view.tag(group) == "T"):
            return self._shared_source(group)
        if before > self.lo and view.tags[before] == ",":
            with_clause = subject_left(view, group, self.lo)
            if with_clause is not None and (
                is_whole_subject(view, *with_clause)
                or (with_clause[1] + 1 < group and self._described(with_clause[1] + 1))
            ):
                return with_clause
        joined = before >= self.lo and view.tags[before] == "C"
        if joined or (before > self.lo and view.tags[before] == "," and tag in "VB"):
            shared = self._shared_source(group)
            if shared is not None and (joined or view.tags[shared[0]] not in "Wh"):
                return shared
        if view.low(before) in ("who", "which", "that") and view.tags[before] in "Wh" and before > self.lo:
            return (before, before + 1)
        source = subject_left(view, group, self.lo)
        who = source[0] - 2 if source is not None else 0
        if who > self.lo and view.tags[who : who + 2] in ("WI", "WS") and view.low(who) in ("who", "which"):
            return (who, who + 1)  # "who as a girl said"
        if source is not None and tag == "K":
            # "It is the fourth named storm".
            told_of = source[0] > self.lo and view.tags[source[0] - 1] == "A" and verb == group
            if told_of or self._only_participle(verb, group):
                return None
        if source is None and tag in "VB" and before >= self.lo and view.tags[before] in "TC":
            return self._shared_source(group)
        if source is not None:
            source = past_relative(view, self.lo, source, group)
        return None if source is not None and is_amount(view, source) else source

    def _described(self, at: int) -> bool:
        """Whether an insertion between commas that tells more of a name begins: ", named only as P,"."""
        return self.view.tags[at] == "K" or self.view.low(at) in DESCRIBED

    def _bearer(self, group: int) -> Range | None:
        """ "placards supporting Vint", "an ad accusing Holm": the noun just before, if it can speak."""
        view = self.view
        last = group - 1
        if last < self.lo or view.tags[last] not in "NP":
            return None
        low = view.low(last)
        start = noun_phrase_left(view, last, self.lo)
        beside = start is not None and view.low(start - 1) == "with"  # "with operators reporting a drop"
        if view.tags[last] == "N" and heads(view.language).get(low, "document") == "document" and not beside:
            return None
        return (start, group) if start is not None else None

    def _shared_source(self, at: int) -> Range | None:
        """Who speaks before token ``at``: the source of what was found last, or the last subject since."""
        view = self.view
        earlier = [c for c in self.sentence.found if c.anchor[0] < at and c.source]
        last = max(earlier, key=lambda c: c.anchor[0]) if earlier else None
        reach = self.lo
        if last is not None:
            reach = max([last.anchor[1], *(b for _, b in last.content if b <= at)])
        for k in range(at - 1, max(reach, self.lo, at - 60), -1):
            if view.tags[k] in "VAM" and not view.quoted(k):
                subject = subject_left(view, verb_group(view, k, self.lo), self.lo)
                if subject is not None:
                    return None if view.low(subject[0]) in ("it", "there") else subject
        if last is not None:
            return last.source
        # "Growers blocked the road, demanding that": a form that may be a participle.
        joined = view.tags[at - 1] == "C" or (view.tags[at - 1] == "," and view.tag(at) == "G")
        for k in range(at - 1, max(self.lo, at - 60) if joined else at, -1):
            # "The firm cut its forecast and said": a form that may be a participle.
            if view.tags[k] == "K" and view.tags[k - 1] in "NP" and not view.quoted(k):
                start = noun_phrase_left(view, k - 1, self.lo)
                apart = start is not None and (start == self.lo or view.tags[start - 1] not in "IT")
                return (start, k) if start is not None and apart else None
        return self._following_subject(at)

    def _following_subject(self, at: int) -> Range | None:
        """ "Citing the flood, Vint urged …": the subject after the comma."""
        view = self.view
        if at - self.lo > 3:
            return None
        comma = next((k for k in range(at, self.hi) if view.tags[k] == "," and not view.quoted(k)), None)
        end = noun_phrase_right(view, comma + 1, self.hi) if comma is not None else None
        return (comma + 1, end) if comma is not None and end is not None else None

    def _only_participle(self, verb: int, group: int) -> bool:
        """Whether a form like "called" is no finite verb: no auxiliary before it, but another verb after."""
        view = self.view
        if any(view.tags[k] in "Ab" for k in range(group, verb)) or view.tag(verb + 1) in "h:":
            return False
        if view.tag(self.sentence.beside(verb + 1)) == "h":
            return False
        if view.opens(verb + 1) or (view.tag(verb + 1) == "," and view.opens(verb + 2)):
            return False
        if view.low(verb) in words(view.language, "attr_declining"):
            return False
        if view.tag(group - 1) == "H" or (view.tags[group] == "R" and view.tag(group + 1) != "R"):
            return False
        active = any("i" in c.frames and "u" not in c.frames for c in self.sentence.table[view.low(verb)])
        if view.tag(verb + 1) == "T" and active:
            return False
        end = min(self.hi, verb + 25)
        for k in range(verb + 1, end):
            if view.tags[k] == ";" or (view.tags[k] == "C" and view.tags[k - 1] == ","):
                return False
            if view.low(k) == "but" and view.tag(k + 1) == "V":
                # "The firm, a baker, denied haste but regretted it."
                return False
            if view.tags[k] in "VAM" and not view.quoted(k):
                return True
        return False
