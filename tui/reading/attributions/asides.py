"""Asides: what was said comes first, then who said it ("…, she said", "“…,” said X")."""

from tui.reading.attributions.cues import Cue, aside_verbs
from tui.reading.attributions.extents import clause_end, names_channel, trim
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.media import phrase_end
from tui.reading.attributions.phrases import subject_left, verb_group
from tui.reading.attributions.rightward import apposition_right, noun_phrase_right
from tui.reading.attributions.sentence import FORMS_OF_BE, Sentence
from tui.reading.attributions.view import Range
from tui.reading.lexicon import words

_REMARKS = frozenset(
    ("as", "after", "while", "when", "before", "during", "because", "since", "amid", "following", "upon")
)

_MOVES = frozenset(
    """
    rose fell climbed dropped grew shrank surged slumped slid jumped increased declined eased weighed hit
    boosted offset outweighed dragged slowed picked remained stayed helped hurt drove pushed lifted
    """.split()  # noqa: SIM905
)
_HOW_MANY = frozenset(
    ("most", "half", "nearly", "about", "almost", "some", "many", "more", "including", "up")
)


class Asides:
    """Finds the asides of one sentence, from left to right."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.view = sentence.view
        self.lo, self.hi = sentence.lo, sentence.hi

    def find(self, verb: int) -> None:
        """Takes up the aside whose verb stands at ``verb``, if there is one."""
        view = self.view
        cue = aside_verbs(view.language).get(view.low(verb))
        if cue is None or view.tags[verb] in "G" or not self._parted(verb):
            return
        rest = self.sentence.cue(verb, cue)
        if rest is None:
            return
        if self._inverted(verb, rest, cue):
            return
        group = verb_group(view, verb, self.lo)
        if not FORMS_OF_BE.isdisjoint(view.tokens.lows[group:verb]) and not view.low(verb).endswith("ing"):
            return
        source = subject_left(view, group, self.lo)
        if source is None or source[0] <= self.lo:
            return
        before = source[0] - 1
        if (
            view.low(before) == "as"
            and before - self.lo <= 1
            and self._as_they_say(source, (group, rest), cue)
        ):
            return
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
        after = self._timed(self.sentence.beside(self._addressed(rest, cue)))
        if cue.frames == {"q"} and not quote_before and view.tag(after) != ",":
            # "Asked about it, she laughed."
            return
        adverbial = not quote_before and self._adverbial(before)
        if view.low(rest) == "about" or (
            adverbial and view.low(verb) not in words(view.language, "attr_plain")
        ):
            return
        whole = quote_before and (view.quoted(self.lo) or view.tags[self.lo] not in "IT")
        ends = whole or after >= self.hi or view.tags[after] in ".,:;-"
        if not ends and not self._remarks(before, after, verb):
            return
        introduces = view.tag(after) == "," and view.opens(after + 1) and not quote_before
        if introduces and (not self._has_content(before) or view.tags[self.lo] in "SIWGRTKV"):
            return
        opens = adverbial or view.opens(after + 1) or not self._has_content(before)
        if view.tag(after) == ":" and not quote_before and opens:
            return
        self._take_aside(source, (group, rest), before, after, cue)

    def _parted(self, verb: int) -> bool:
        """Whether a comma, dash or quotation stands before a verb, or the sentence begins with "as"."""
        view, lo = self.view, self.lo
        before = view.tags[lo:verb]
        return (
            "," in before
            or "-" in before
            or max(view.outer[lo:verb], default=-1) >= 0
            or "as" in view.tokens.lows[lo : lo + 2]
        )

    def _as_they_say(self, source: Range, place: Range, cue: Cue) -> bool:
        """ "As Vint said, the dam holds": what was said comes after."""
        view = self.view
        after = self.sentence.beside(place[1])
        if view.tag(after) != ",":
            return False
        content = trim(view, after, clause_end(view, after + 1, self.hi))
        if content is None or content[1] - content[0] < 3:
            return False
        rule = "as somebody said"
        self.sentence.keep(Candidate(place, source, [content], rule, self.sentence.unit, cue.stance))
        return True

    def _remarks(self, before: int, after: int, verb: int) -> bool:
        """Whether a remark follows, as in "Sales fell, the firm said as it reported its loss"."""
        view = self.view
        plain = view.low(verb) in words(view.language, "attr_plain") and view.tag(before) == ","
        follows = view.low(after) in _REMARKS and view.tag(after + 1) != "h"
        return (
            plain
            and follows
            and view.tags[self.lo] not in "SWG"
            and bool(set(view.tags[self.lo : before]) & set("VAM"))
        )

    def _addressed(self, rest: int, cue: Cue) -> int:
        """Skips whom it was said to, where the verb takes that object: "she told the committee"."""
        if "y" not in cue.frames or rest >= self.hi or self.view.opens(rest):
            return rest
        end = noun_phrase_right(self.view, rest, self.hi) if self.view.tags[rest] in "DPNJUHO" else None
        return rest if end is None else end

    def _adverbial(self, before: int) -> bool:
        """Whether the sentence up to ``before`` only says when or where: "After the vote, …"."""
        tags = self.view.tags[self.lo : before]
        if tags[:1] != "I":
            return tags[:1] in ("S", "W", "T")
        return not any(t in "VAM" for t in tags) or any(t in "SW" for t in tags)

    def _timed(self, at: int) -> int:
        """Skips when it was said, told from something else: "six weeks before the vote"."""
        view = self.view
        unit = view.low(at + 1).removesuffix("s")
        timed = unit in ("day", "hour") or unit in words(view.language, "attr_times")
        if view.tag(at) not in "UD" or not timed or view.low(at + 2) not in ("before", "after", "into"):
            return at
        end = noun_phrase_right(view, at + 3, self.hi)
        return end if end is not None else at

    def _inverted(self, verb: int, rest: int, cue: Cue) -> bool:
        """“…,” said X, the mayor."""
        view = self.view
        if verb <= self.lo or view.tags[verb] not in "VKBN":
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
        plain = view.low(verb) in words(view.language, "attr_plain") - {"found", "finds"}
        if not quote and not plain:
            return False
        name_only = view.tags[self.lo] in "PD" and "," in view.tags[self.lo : before]
        if not quote and name_only and not set(view.tags[self.lo : before]) & set("VAMKBG"):
            # "Vint, of Holm, admitted three counts".
            return False
        if view.low(rest) in words(view.language, "attr_times") or (
            not quote and "y" in cue.frames and "i" not in cue.frames
        ):
            return False
        end = noun_phrase_right(view, rest, self.hi)
        if end is None:
            return False
        if not self._says_more(end):
            end = self._described(apposition_right(view, end, self.hi))
        after = self.sentence.beside(end)
        if view.tag(after) in "VAM" or (
            view.tags[rest] in "HO" and after == end and view.tag(after) not in ".,"
        ):
            return False
        if not quote and after < self.hi and view.tags[after] not in ".,;-":
            return False
        self._take_aside((rest, end), (verb, rest), before, after, cue)
        return True

    def _says_more(self, end: int) -> bool:
        """Whether who speaks says something else behind it: "said Vint, who expects 4 percent"."""
        view = self.view
        if view.tag(end) != "," or view.low(end + 1) != "who":
            return False
        verb = next((k for k in range(end + 2, min(self.hi, end + 5)) if view.tags[k] not in "RAX"), end)
        return any(not cue.rest for cue in self.sentence.table.get(view.low(verb), ()))

    def _described(self, end: int) -> int:
        """Takes in a clause that says who speaks: "said a pilot who asked not to be named"."""
        view = self.view
        if view.low(end) != "who" or end >= self.hi:
            return end
        stop = next((k for k in range(end, self.hi) if view.tags[k] in ",;:-" or view.quoted(k)), self.hi)
        return stop - (view.tag(stop - 1) == ".")

    def _counts(self, dash: int) -> bool:
        """Whether how many follows behind a dash: "…, police said – 12 of them children"."""
        view = self.view
        return view.tags[dash] == "-" and (view.tag(dash + 1) == "U" or view.low(dash + 1) in _HOW_MANY)

    def _has_content(self, before: int) -> bool:
        """Whether what stands before an aside is more than an adverbial."""
        tags = self.view.tags[self.lo : before]
        return any(t in "VAMK" for t in tags) or self.view.closes(before) or self.view.closes(before - 1)

    def _take_aside(self, source: Range, cue: Range, before: int, after: int, entry: Cue) -> None:
        view = self.view
        start = self.lo
        for c in self.sentence.found[-4:]:
            reach = max([c.anchor[1], c.source[1] if c.source else 0, *(p[1] for p in c.content)])
            if reach > start and reach <= before:
                start = reach
        if view.tag(before) == "," and view.tag(before - 1) in "WC" and before - 1 > start:
            # "a plant which, she said, would …", "took in 90 people and, volunteers said, 31 dogs".
            start = before - (view.tags[before - 1] == "W")
        while start < before and view.tags[start] in ",;:C-." and not view.quoted(start):
            start += 1
        if not view.quoted(start):
            # "The vote is due in May; most will stay away, polls show": only the last clause is theirs.
            parted = next((k + 1 for k in range(before, start, -1) if view.tags[k] == ";"), start)
            start = start if view.tag(start) == "U" == view.tag(parted) else parted
        first = trim(view, start, before + 1)
        if first is None:
            rest = trim(view, after, clause_end(view, after + 1, self.hi)) if view.tag(after) == "," else None
            if rest is not None:
                rule = "words, then who said them"
                self.sentence.keep(Candidate(cue, source, [rest], rule, self.sentence.unit, entry.stance))
            return
        content = [first]
        if (
            view.tag(after) in ",-:"
            and after + 1 < self.hi
            and (view.tags[after] in ",:" or view.opens(after + 1) or self._counts(after))
        ):
            end = clause_end(view, after + 1, self.hi)
            second = trim(view, after + 1, end)
            bare = view.quoted(first[1] - 1) and not any(view.opens(k) for k in range(after + 1, after + 4))
            if second is not None and not bare and not self._breaks_off(after + 1):
                content.append(second)
        elif after < self.hi and view.opens(after):
            second = trim(view, after, clause_end(view, after, self.hi))
            if second is not None:
                content.append(second)
        self.sentence.keep(
            Candidate(
                cue,
                source,
                content,
                "words, then who said them",
                self.sentence.unit,
                entry.stance,
            )
        )

    def _more(self, at: int) -> bool:
        """Whether a clause without a cue of its own goes on after "and": what was said does."""
        view = self.view
        rest = range(at + 1, self.hi)
        if not any(view.tags[k] in "VAM" for k in rest) or view.tag(at + 1) in "VAMR":
            return False
        return not any(view.low(k) in self.sentence.table and view.tags[k] in "VM" for k in rest)

    def _clause_follows(self, at: int) -> bool:
        """Whether a subject and a verb follow soon: "as rescuers searched"."""
        view = self.view
        verb = next((k for k in range(at + 2, min(self.hi, at + 8)) if view.tags[k] in "VAMK"), None)
        return (
            verb is not None
            and view.low(verb) not in _MOVES  # "…, the firm said, as costs rose": its reason
            and all(t in "DNPJUH" for t in view.tags[at + 1 : verb])
        )

    def _breaks_off(self, at: int) -> bool:
        """Whether what follows an aside is a further remark on the scene, not more of what was said."""
        view = self.view
        if view.opens(at):
            return False
        report = view.low(at) == "in" and view.low(at + 1) in ("a", "an") and phrase_end(view, at, self.hi)
        if report or names_channel(view, at, self.hi):
            # "…, she has found, in a report that leaves him fighting".
            return True
        tag = view.tag(at)
        if view.low(at) == "as" and tag in "SI" and self._clause_follows(at):
            return True  # "…, officials said, as rescuers searched for six men"
        if tag == "C" and view.low(at) in ("and", "but") and self._more(at):
            return False
        if tag in "GK" or tag == "W" or (tag in "CS" and view.low(at) not in ("that",)):
            return True
        return tag in "RI" and view.quoted(self.lo) and not any(view.quoted(k) for k in range(at, self.hi))
