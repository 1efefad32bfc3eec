"""One sentence while the rules are at work on it."""

from tui.reading.attributions.cues import Cue, verbs
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.rightward import noun_phrase_right
from tui.reading.attributions.view import View
from tui.reading.lexicon import mapping, words

_QUANTITIES = frozenset(
    ("most", "more", "only", "about", "nearly", "almost", "roughly", "fewer", "less", "just")
)
_PARTS = frozenset(("late", "early", "earlier", "later", "shortly", "just"))
_BEGIN = frozenset(("on", "as", *_PARTS))
_SINCE = frozenset(("long", "early", "late", "recently", "far"))
_BOUNDS = frozenset(("over", "under", "above", "below", "around", "about", "between", "up", "nearly"))
_ASIDE = 20
"""Tokens that the subject of an aside may have."""
_NEXT = frozenset(("next", "same", "following", "previous", "very"))
_MANY = frozenset(("people", "police", "percent", "media", "men", "women", "some", "many", "most"))
FORMS_OF_BE = frozenset(("be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re"))


class Sentence:
    """The tokens from ``lo`` up to ``hi``, what was found in them so far, and which tokens that covers."""

    def __init__(self, view: View, unit: int, found: list[Candidate]) -> None:
        self.view = view
        self.unit = unit
        self.lo, self.hi = view.units[unit]
        self.table = verbs(view.language)
        self.found: list[Candidate] = []
        self._covered = bytearray(self.hi - self.lo)
        for candidate in found:
            self.keep(candidate)

    def keep(self, candidate: Candidate) -> None:
        """Takes a candidate up; its tokens count as covered."""
        self.found.append(candidate)
        for start, end in candidate.ranges():
            start, end = max(start, self.lo), min(end, self.hi)
            if start < end:
                self._covered[start - self.lo : end - self.lo] = b"\x01" * (end - start)

    def cover(self, at: int) -> None:
        """Counts a token as covered."""
        self._covered[at - self.lo] = 1

    def drop(self, candidate: Candidate) -> None:
        """Takes back the candidate found last, which covered nothing new."""
        self.found.remove(candidate)

    def content_at(self, i: int) -> Candidate | None:
        """The candidate in whose content token ``i`` stands, or None."""
        for candidate in reversed(self.found[-6:]):
            if any(start <= i < end for start, end in candidate.content):
                return candidate
        return None

    def covered(self, i: int) -> bool:
        """Whether token ``i`` is part of something found."""
        return bool(self._covered[i - self.lo])

    def cue(self, verb: int, cue: Cue) -> int | None:
        """Where a cue ends whose verb stands at ``verb``, or None if its further words do not follow."""
        at = verb + 1
        for word in cue.rest:
            if at < self.hi and self.view.low(at) != word and self.view.tags[at] in "R":
                at += 1
            if at >= self.hi or self.view.low(at) != word:
                return None
            at += 1
        return at

    def is_verb(self, i: int) -> bool:
        """Whether token ``i`` is a reporting verb outside quotations."""
        view = self.view
        if view.tokens.lows[i] not in self.table or view.outer[i] >= 0:
            return False
        tag = view.tags[i]
        if tag in "VKGB":
            return True
        return tag in "NJ" and self._verb_after_all(i)

    def _verb_after_all(self, i: int) -> bool:
        """Whether a pronoun before it, or a clause or quotation after it, makes a noun a verb after all."""
        view = self.view
        before, after = view.tag(i - 1), view.tag(i + 1)
        if view.low(i).endswith("ing"):
            return False
        if view.low(i) == "show" and before == "N" and view.opens(i + 1) and not self._of_many(i):
            # "on the radio show “Holm Today”"
            return False
        if before == "H" or (view.closes(i - 1) and after in "DPNJUH"):
            return True
        if self._ends_aside(i) or (after == "M" and self._in_relative(i)):
            return True
        if self._of_many(i) and (after in "DPNHJUThR" or view.opens(i + 1)):
            return True
        if self._in_headline(i) and before in "PN" and after in "DPNJUIq" and self._only_verb(i):
            return True
        if before in "PN" and after in "DPHJUIh" and view.low(i - 1).endswith("s") and self._only_verb(i):
            return True
        if before in "PN" and after in "IDPh" and self._calls_for(i):
            return True
        if before in "PN" and after == "I" and view.tag(self.beside(i + 1)) == "h":
            # "The team reports in the journal Abyss that".
            return not set(view.tags[self.lo : i]) & set("VAM")
        return before in "PN" and (after in "hH" or (after == "," and view.opens(i + 2)) or view.opens(i + 1))

    def _calls_for(self, i: int) -> bool:
        """Whether a cue of several words is the verb of who or what speaks: "The paper calls for calm"."""
        view = self.view
        if view.low(i - 1) not in mapping(view.language, "attr_heads") or not view.low(i).endswith("s"):
            return False
        cues = (
            cue
            for cue in self.table[view.low(i)]
            if cue.rest or (view.tag(i + 1) != "I" and "n" in cue.frames)
        )
        return any(self.cue(i, cue) is not None for cue in cues) and self._only_verb(i)

    def _in_relative(self, i: int) -> bool:
        """Whether a word before "will" is the verb of "which the maker claims will …"."""
        k = i - 1
        while k > self.lo and self.view.tags[k] in "DNPJ" and i - k < _ASIDE:
            k -= 1
        return k < i - 1 and self.view.tags[k] in "Wh"

    def _ends_aside(self, i: int) -> bool:
        """Whether an aside ends with a word that may be a noun: "…, the log shows"."""
        view = self.view
        after = self.past_time(i + 1)
        if after < self.hi and view.tags[after] not in ".,;":
            return False
        k, head = i - 1, i - 1
        while k >= self.lo and i - k < _ASIDE and view.tags[k] in "DNPJUZKIT-&":
            head = k - 1 if view.tags[k] in "IKT" else head
            k -= 1
        if k <= self.lo or view.tags[k] != "," or view.quoted(k) or not k < head < i:
            return False
        if not any("s" in c.frames or "t" in c.frames for c in self.table[view.low(i)] if not c.rest):
            return False
        noun = view.low(head)
        many = (noun.endswith("s") and not noun.endswith("ss")) or noun in _MANY
        agrees = view.tags[head] in "NP" and view.tags[k + 1] != "U" and many != view.low(i).endswith("s")
        return agrees and any(view.tags[j] in "VAMKB" for j in range(self.lo, k))

    def _in_headline(self, i: int) -> bool:
        """Whether "Vint calls trial a farce" is all there is, and somebody who can speak stands before."""
        view = self.view
        if (
            self.lo
            or self.hi < len(view.tags)
            or view.tags[self.hi - 1] == "."
            or not view.low(i).endswith("s")
        ):
            return False
        return view.tags[i - 1] == "P" or view.low(i - 1) in words(view.language, "attr_heads")

    def _only_verb(self, i: int) -> bool:
        """Whether the clause around token ``i`` would have no finite verb without it."""
        view = self.view
        for step, end in ((-1, self.lo - 1), (1, self.hi)):
            for k in range(i + step, end, step):
                if view.tags[k] in ",;:." or view.quoted(k):
                    break
                if view.tags[k] in "VAM":
                    return False
        return True

    def _of_many(self, i: int) -> bool:
        """Whether a word that may be a noun is the verb of a plural subject: "polls show", "voters hope"."""
        view = self.view
        low = view.low(i - 1)
        plural = (low.endswith("s") and not low.endswith("ss")) or low in _MANY
        if view.tag(i - 1) not in "NP" or not plural or view.low(i).endswith("s"):
            return False
        for k in range(i - 2, max(self.lo - 1, i - 20), -1):
            if view.tags[k] in "VAM,;:.hSW" or view.quoted(k):
                return view.tags[k] not in "VAM"
        return True

    def _title(self, at: int) -> bool:
        """Whether the quotation that opens at ``at`` is the name of a programme: all words are big."""
        view = self.view
        for k in range(at + 1, min(self.hi, at + 9)):
            if view.closes(k):
                return k > at + 1
            if view.tokens.words[k][0].islower() and view.tags[k] not in "IDCTZ":
                return False
        return False

    def past_time(self, at: int) -> int:
        """Skips when something was said: "on Tuesday", "late on Tuesday", "two days ago", "on 3 May"."""
        view, hi = self.view, self.hi
        days = mapping(view.language, "attr_days")
        low = view.low(at)
        if low not in _BEGIN and low not in days and view.tag(at) != "U":
            return at
        if view.low(at) == "as" and view.low(at + 1) in _SINCE:
            # "as long ago as 2009", "as recently as last week".
            second = next((k for k in range(at + 2, min(hi, at + 5)) if view.low(k) == "as"), None)
            end = noun_phrase_right(view, second + 1, hi) if second is not None else None
            return end if end is not None else at
        first = at + (view.tag(at) in "RJ" and view.low(at) in _PARTS)
        if view.low(first) in ("before", "after") and first + 1 < hi and first > at:
            # "shortly before midnight on Tuesday".
            first = next((k for k in range(first, min(hi, first + 5)) if view.low(k) == "on"), first)
        k = first + (view.low(first) == "on")
        stop = k
        while stop < min(hi, k + 6) and (
            view.low(stop) in days
            or (
                view.tags[stop] == "U"
                and (days.get(view.low(stop - 1), "").startswith("m") or view.low(stop + 1) in days)
            )
            or (view.low(stop) in words(view.language, "attr_times") and stop > k)
            or (view.low(stop) in ("ago", ",") and view.low(stop - 1) in days and view.tag(stop + 1) == "U")
            or (view.low(stop) == "ago" and view.low(stop - 1) in ("days", "day"))
        ):
            stop += 1
        if view.tag(stop) == "Z" or not any(view.low(j) in days for j in range(k, stop)):
            return at
        month = days[view.low(k)].startswith("m") if view.low(k) in days else False
        return at if month and stop == k + 1 else stop

    def _bounds(self, at: int) -> bool:
        """Whether an amount begins: "says at least 40 have left", "says over 40 have left"."""
        view = self.view
        if view.low(at) == "at":
            return view.low(at + 1) in ("least", "most")
        says = view.low(at - 1) in ("say", "says", "said", "saying", "estimate", "estimates", "estimated")
        return says and view.low(at) in _BOUNDS and view.tag(at + 1) == "U"

    def _further(self, at: int, first: int) -> int:
        """Skips "before the opening" of "told me before the opening that", "seen" of "in a memo seen by"."""
        view = self.view
        if view.tags[at] == "S" and view.low(at) in ("before", "after", "during"):
            end = noun_phrase_right(view, at + 1, self.hi)
            end = at + 3 if end is None and view.tag(at + 2) == "G" else end
            return end if end is not None and view.tag(end) == "h" else at
        seen = view.tags[at] == "K" and view.tag(at + 1) == "I" and view.tags[at - 1] in "NP"
        return at + 1 if seen and at > first else at

    def beside(self, at: int) -> int:
        """Skips what may stand beside a cue: adverbs, times, addressees, channels."""
        view = self.view
        times = words(view.language, "attr_times")
        first = at
        for _ in range(6):
            if view.opens(at) and view.tag(at - 1) in "ZIDPN" and self._title(at):
                while view.quoted(at) and not view.closes(at):
                    at += 1
                at += 1
                continue
            if at >= self.hi or view.quoted(at):
                return at
            later = self.past_time(at)
            if later > at:
                at = later
                continue
            tag = view.tags[at]
            if tag in "IR" and self._bounds(at):
                return at
            lately = view.low(at) == "only" and (view.low(at + 1) in times or view.low(at + 2) in times)
            if tag == "R" and view.low(at) in _QUANTITIES and view.tag(at + 1) in "NJPU" and not lately:
                return at
            if tag == "R" or (view.low(at) in times and tag not in "IS"):
                at += 1
                continue
            if tag == "D" and view.low(at + 1) in times:
                at += 2
                continue
            if (
                tag == "D"
                and view.low(at + 1) in _NEXT
                and (view.low(at + 2) == "day" or view.low(at + 2) in times)
            ):
                at += 3
                continue
            if tag in "OU" or (tag in "IT" and view.low(at) != "that"):
                end = noun_phrase_right(view, at + (tag in "IT"), self.hi)
                if tag == "U" and end is not None and view.low(end) in ("later", "earlier", "afterwards"):
                    # "two minutes later".
                    at = end + 1
                    continue
                if end is None or (tag in "OU" and view.low(end - 1) not in times):
                    # "31 cases had been confirmed" is what was said, "12 hours later" when.
                    return at
                at = end
                continue
            further = self._further(at, first)
            if further > at:
                at = further
                continue
            if tag in "PN" and view.low(at - 1) in words(view.language, "attr_telling"):
                end = noun_phrase_right(view, at, self.hi)
                at = end if end is not None else at
                continue
            return at
        return at
