"""What follows a reporting verb, as far as the verb takes it: its complement."""

import re

from tui.reading.attributions.cues import Cue
from tui.reading.attributions.extents import clause_end, object_end, to_do_end, trim
from tui.reading.attributions.rightward import noun_phrase_right
from tui.reading.attributions.sentence import Sentence
from tui.reading.attributions.silence import names_self
from tui.reading.attributions.tagging import tables
from tui.reading.attributions.view import Range
from tui.reading.lexicon import mapping, words

Complement = tuple[Range | None, int, str]
"""What was said (None: it comes in the next paragraph), where the cue ends, and the rule's name."""
_SUBJECTS = frozenset(("there", "it", "he", "she", "they", "we"))
"""Words that begin a clause behind whom it was told: "told parliament there was no money"."""
_AMOUNTS = frozenset(("less", "more", "half", "twice", "a", "close", "just", "well", "between", "up"))
_SAID = frozenset("st")
"""Complements of a verb with a listener: a clause, with "that" or without it."""
_LET_IN = frozenset(
    ("people", "patients", "children", "men", "women", "members", "students", "visitors", "cases")
)
_GLUED = re.compile(r"[A-Z]{1,3}\d")
_INSERTED = 16
"""Tokens that an insertion between cue and "that" may have."""
_AFTERMATH = frozenset(("after", "as", "when", "while", "ahead", "amid", "before", "following"))
"""Words that begin what the reporter adds behind a quotation."""
CLAUSE, TO_DO, OBJECT = "who, then what was said", "who, then what to do", "who, then of what"


class Complements:
    """Reads the complement that begins after a cue."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.view = sentence.view
        self.hi = sentence.hi

    def read(self, cue: Cue, rest: int) -> Complement | None:
        """What follows the cue, if the cue takes such a complement, and where the cue ends."""
        view = self.view
        if cue.words == ("add",) and view.tag(rest) == "U" and view.tag(rest - 1) == "G":
            # "The shares recovered, adding 7 percent".
            return None
        if rest >= self.hi or (view.tag(rest) in "XT" and self._anonymous(rest)):
            return None
        at = self.sentence.beside(rest) if cue.takes("hqstwy") else rest
        tag = view.tag(at)
        if cue.takes("qs") and tag == ":" and at + 1 >= self.hi:
            return None, at, CLAUSE
        frames = cue.frames
        if "q" in frames:
            # "began", "laughed": words of saying only where a quotation is introduced.
            quotation = tag in ",:" and at + 1 < self.hi and view.opens(at + 1)
            return (self._clause(frames, at), rest, CLAUSE) if quotation else None
        if "y" in frames and self._tells_two(rest) is not None:
            told = self._told(frames, rest)
            if told is not None:
                return told
        if cue.takes("hstyw"):
            clause = self._clause(frames, at)
            if clause is not None:
                return clause, rest, CLAUSE
        told = self._told(frames, rest) if "y" in frames else None
        if told is not None:
            return told
        at = self.sentence.past_time(rest)
        if view.low(at) == "so" and "n" in frames and view.tag(at + 1) in "I.O,;C":
            # "He said so in his last letter."
            return (at, at + 1), rest, OBJECT
        while at < self.hi and view.tags[at] == "R":
            at += 1
        tag = view.tag(at)
        to = at + (tag == "X")
        if "i" in frames and view.tag(to) == "T" and view.tag(to + 1) in "BbRXA":
            return trim(view, at, to_do_end(view, at, self.hi)), rest, TO_DO
        ordered = self._ordered(at, rest) if "u" in frames else None
        if ordered is not None:
            return ordered
        if "m" in frames:
            end = next((k for k in range(at + 1, min(self.hi, at + 15)) if self.at_amount(k)), self.hi)
            if end < self.hi and tag in "DNPJUOH":
                return trim(view, at, object_end(view, end + 1, self.hi)), rest, OBJECT
        begins = tag in "DNPJUOHKGg" or self._word_alone(at) or view.opens(at)
        begins = begins or (tag == "W" and view.low(at) == "what") or self._bounded(at)
        begins = begins or (tag == "B" and view.tag(at + 1) == "N")
        if (cue.words == ("call",) and self._held(at)) or (cue.words == ("admit",) and self._taken_in(at)):
            return None
        if begins and ("n" in frames or (cue.takes("ac") and self._predicate(at, frames))):
            return trim(view, at, self._object_end(at, frames)), rest, OBJECT
        return None

    def _ordered(self, at: int, rest: int) -> Complement | None:
        """Whom somebody told what to do: "told her citizens there to leave"."""
        view = self.view
        end = at + 1 if self._her(at) else noun_phrase_right(view, at, self.hi)
        first = at
        while end is not None and view.tag(end) == "R":
            # "told its citizens there to leave".
            end += 1
        if end is not None and view.tag(end) == "G":
            # "advised anyone travelling at the weekend to wait".
            to = next((k for k in range(end, min(self.hi, end + 8)) if view.tags[k] in "T,;VAM"), end)
            end = to if view.tag(to) == "T" else end
        if end == at + 1 and view.tags[at] in "OHD":
            # "told her by phone to leave".
            end = self.sentence.beside(end)
            first = at if end == at + 1 else end
        if (
            end is not None
            and view.tag(end) in "TX"
            and (view.tag(end + 1) in "BbRXTA" or self._is_unknown(end + 1))
        ):
            return trim(view, first, to_do_end(view, at, self.hi)), rest, TO_DO
        return None

    def _is_unknown(self, at: int) -> bool:
        """Whether no table knows a word, which behind "to" is a verb: "to rebook"."""
        view = self.view
        return at < self.hi and view.tags[at] == "N" and view.low(at) not in tables(view.language).words

    def _object_end(self, at: int, frames: frozenset[str]) -> int:
        """Where an object ends, what it names behind a colon included: "points to figures: sales fell"."""
        view = self.view
        end = object_end(view, at, self.hi, "a" in frames)
        colon = view.tag(end) == ":" and end + 1 < self.hi and not view.opens(end + 1)
        told = colon and any(t in "VAM" for t in view.tags[end + 1 : self.hi])
        return clause_end(view, end + 1, self.hi) if told else end

    def at_amount(self, at: int) -> bool:
        """Whether "at 40", "at around 40", "at half a million" stands here."""
        view = self.view
        first = at + 1 + view.opens(at + 1)  # "at “well over 9 million”"
        amount = view.tag(first) in "UR" or view.low(first) in _AMOUNTS or self._currency(first)
        return view.low(at) == "at" and amount

    def _currency(self, at: int) -> bool:
        """Whether a currency before its amount stands here: "SEK 3bn", "Rs 40"."""
        if at < self.hi and _GLUED.match(self.view.tokens.words[at]):
            return True  # "R1.8 billion"
        if self.view.tag(at + 1) != "U" or at + 1 >= self.hi:
            return False
        word = self.view.tokens.words[at]
        return word in ("Rs", "RM") or (len(word) == 3 and word.isupper())

    def _bounded(self, at: int) -> bool:
        """Whether an amount begins with the words of its bound: "up to 40,000 visitors", "at least 9"."""
        view = self.view
        words_of = view.low(at) in ("up", "at", "over", "about", "around", "nearly", "almost", "roughly")
        first = next((k for k in range(at + 1, at + 3) if view.tag(k) == "U"), None)
        if first is None and view.low(at + 1) in ("least", "most") and view.low(at + 2) in ("a", "half"):
            return True  # "at least a third"
        between = view.low(at + 1) in ("to", "least", "most") if first == at + 2 else True
        return words_of and first is not None and first < self.hi and between

    def _taken_in(self, at: int) -> bool:
        """ "The clinic admitted 31 people with burns": nothing is said."""
        end = noun_phrase_right(self.view, at, min(self.hi, at + 3))
        return self.view.tag(at) == "U" and end is not None and self.view.low(end - 1) in _LET_IN

    def _held(self, at: int) -> bool:
        """ "called a strike of two days": what is called is something done, not somebody named."""
        view = self.view
        noun = at + (view.tag(at) in "D")
        while noun < self.hi and view.tags[noun] in "JUK-":
            noun += 1
        while view.tag(noun) == "N" and view.tag(noun + 1) == "N":
            noun += 1
        held = words(view.language, "attr_called")
        end = noun_phrase_right(view, at, self.hi) or noun
        some = (
            view.tag(at) == "U" and view.tag(end) not in "DJ" and view.low(end - 1).removesuffix("s") in held
        )
        return some or view.low(noun).removesuffix("s") in held

    def _told(self, frames: frozenset[str], rest: int) -> Complement | None:
        """What was said to a listener: "told the court that …", "told me: “…”"."""
        view = self.view
        two = self._tells_two(rest)
        end = rest + 1 if self._her(rest) else two or noun_phrase_right(view, rest, self.hi)
        if end is None:
            return None
        at = self.sentence.past_time(end) if two is not None else self.sentence.beside(end)
        if view.tag(at) == ":" and at + 1 >= self.hi:
            return None, at, CLAUSE
        short = end == rest + 1 and (view.tags[rest] in "OH" or view.low(at) in _SUBJECTS)
        short = short or two is not None
        if view.tag(at) in "hW,:" or view.opens(at) or (short and self._has_verb(at)):
            clause = self._clause(frames | _SAID, at)
            return (clause, rest, CLAUSE) if clause is not None else None
        return None

    def _tells_two(self, at: int) -> int | None:
        """Where a phrase for a listener ends behind which the clause stands that he is told, or None.

        "told the meeting the dam was safe", "told members the dam held".
        """
        view = self.view
        end = at + (view.tag(at) == "D")
        while end < self.hi and view.tags[end] in "JNPU" and not view.quoted(end):
            end += 1
        noun = view.low(end - 1)
        known = mapping(view.language, "attr_heads"), words(view.language, "attr_channels")
        first = at + (view.tag(at) == "D")
        named = all(word[0].isupper() for word in view.tokens.words[first:end])
        listens = named or any(noun in nouns for nouns in known)
        clause = self.sentence.past_time(end)
        begins = view.tag(clause) in "DH" and self._has_verb(clause) and (clause == end or named)
        return end if end > at and listens and begins else None

    def _her(self, at: int) -> bool:
        """Whether "her" is whom somebody told, and not whose: "told her on Monday that"."""
        return self.view.low(at) == "her" and self.view.tag(at + 1) in "hW,:IT"

    def _anonymous(self, at: int) -> bool:
        """ "asked not to be named", "declined to give her name": that tells who speaks, and says nothing."""
        view = self.view
        be = next((k for k in range(at, min(self.hi, at + 4)) if view.low(k) == "be"), at)
        named = view.low(be) == "be" and view.low(be + 1) in words(view.language, "attr_anonymity")
        declined = view.low(at - 1) in words(view.language, "attr_declining")
        named = named or (declined and view.tag(at + 1) == "B" and names_self(view, at + 2, self.hi))
        return named and (declined or "X" in view.tags[at:be] or "X" in view.tags[max(0, at - 4) : at])

    def _word_alone(self, at: int) -> bool:
        """ "The brigade disputes that": what was said before is meant; "half of them said yes"."""
        return self.view.low(at) in ("that", "yes", "no", "so") and (
            self.view.opens(at + 1)
            or self.view.low(at + 1) == "as"
            or at + 1 >= self.hi
            or self.view.tags[at + 1] in ".,;"
        )

    def _as(self, at: int) -> bool:
        """Whether "as" says what somebody takes something for: not in "twice as many as"."""
        view = self.view
        compared = view.low(at + 1) in ("many", "much", "few", "of") or view.low(at - 1) in (
            "many",
            "much",
            "few",
        )
        return view.low(at) == "as" and not compared

    def _predicate(self, at: int, frames: frozenset[str]) -> bool:
        view = self.view
        pointing = view.low(at) in ("this", "that", "these", "those", "it") and view.tag(at + 1) in "JND"
        if "c" in frames and (pointing or (view.low(at) in ("this", "that") and view.opens(at + 1))):
            # "The mayor called this absurd."
            return True
        end = at + 1 if self._word_alone(at) else noun_phrase_right(view, at, self.hi)
        if end is None:
            return False
        if "a" in frames and any(self._as(k) for k in range(end, min(self.hi, end + 8))):
            return True
        return "c" in frames and (view.tag(end) in "DJN" or view.opens(end) or end - at > 1)

    def _clause(self, frames: frozenset[str], at: int) -> Range | None:
        """A quotation, a clause with "that" or without it, or a question."""
        view = self.view
        start = at
        if view.tag(at) in ",:" and at + 1 < self.hi:
            start = at + 1
            if not view.opens(start) and view.tags[at] == ",":
                start = self._past_insertion(at)
                if start == at:
                    return None
        if start >= self.hi:
            return None
        tag = view.tags[start]
        if view.opens(start):
            return trim(view, start, clause_end(view, start, self.hi))
        if tag == "S" and start > at and view.low(start) == "because":
            return None
        question = tag == "W" or view.low(start) in ("if", "whether")
        told = tag == "h" or (question and not frames.isdisjoint("sw")) or view.tag(at) == ":"
        if told or (not frames.isdisjoint("sty") and self._has_verb(start)):
            return trim(view, start, self._before_aftermath(start, clause_end(view, start, self.hi)))
        return None

    def _before_aftermath(self, start: int, end: int) -> int:
        """Where a clause with a quotation ends before one that tells when: "it had “run out” after …"."""
        view = self.view
        if max(view.outer[start:end], default=-1) < 0:
            return end
        last = next((k for k in range(end - 1, start, -1) if view.closes(k)), None)
        if last is None or last + 2 >= end or view.low(last + 1) not in _AFTERMATH:
            return end
        return last + 1

    def _past_insertion(self, comma: int) -> int:
        """Where "that" or a quotation begins behind an insertion: "warned, however, that", or ``comma``."""
        view = self.view
        for k in range(comma + 2, min(self.hi - 1, comma + _INSERTED)):
            if view.quoted(k) or (view.tags[k] == "V" and view.tags[comma + 1] != "S"):
                break
            if view.tags[k] == ",":
                return k + 1 if view.tags[k + 1] == "h" or view.opens(k + 1) else comma
        return comma

    def _has_verb(self, at: int) -> bool:
        """Whether a clause begins here: a subject and a finite verb, perhaps inside a quotation."""
        view = self.view
        noun = view.tag(at) in "BV" and view.tag(at + 1) in "VAM"  # "says pay has fallen"
        if view.tag(at) not in "DNPJUHSIRGKqX" and not noun:
            return False
        if view.tag(at) == "H" and view.opens(at + 1):
            # "she “respects the process” and would wait"
            return True
        past = False
        for k in range(at, min(self.hi, at + 30)):
            tag = view.tags[k]
            if tag in "VAM" and k > at:
                return view.tags[k - 1] != "C"
            if k > at and ((tag == "B" and view.tags[k - 1] in "NPH") or view.tags[k - 1 : k + 1] == "HZ"):
                return True
            if tag in "h;:" or (tag == "," and view.tags[at] not in "SIRGDPN"):
                return past
            # "lost" and "closed" are participles as often as not; with no other verb they are the clause's.
            past = past or (tag == "J" and view.low(k).endswith("ed") and view.tags[k - 1 : k] == "N")
            past = past or (tag == "K" and k > at and view.tags[k - 1] in "NPHUO" and view.low(k + 1) != "by")
        return past
