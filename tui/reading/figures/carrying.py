"""Which sentences plainly go on with what somebody said before them, without saying so again."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set

from tui.model import Attribution, Figure, Source
from tui.reading.figures import openings
from tui.reading.figures.subjects import DOCUMENT, in_column, is_answer, is_background, stem, turns_away

_AMOUNTS = frozenset({"count", "money", "percent", "measure", "ratio", "ordinal", "duration", "age"})
_SHARES = frozenset({"percent", "ratio"})
_SENTENCE_END = re.compile(
    r"[.!?][\"”’')]{0,2}\s+(?=[\"“‘(]?[A-Z0-9])"
    r"(?!(?<=[ap]\.m\.\s)(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_NEXT_WORDS = 160
_TAIL = 60
_SENTENCES = 3
_LONGEST = 400
_GLANCE = 90


def _led_out(attribution: Attribution) -> bool:
    """Whether the cue stands after what is said: "…, police said"."""
    return attribution.cue is not None and attribution.cue.start >= attribution.content[-1].start


class Following:
    """For each attribution with a source, the sentences after it that plainly continue it.

    A sentence right after it in its paragraph does that says nobody's words of its own, has no new subject
    (``subjects``) and opens with a quotation mark, a figure, or what refers back ("That would", "Of those",
    "The total"), goes on in reported tense, or with the people a report tells of ("He was 34"). What a poll
    or a table shows goes on as long as shares follow. It does not where it turns to what is so now, whoever
    says it. ``idle`` attributions stand behind nothing; ``mute`` ones say nothing at all.
    """

    def __init__(
        self,
        figures: Sequence[Figure],
        attributions: Sequence[Attribution],
        text: str,
        idle: set[int],
        sources: Sequence[Source] = (),
        mute: Set[int] = frozenset(),
    ) -> None:
        self._text = text
        self._kinds = {source.id: source.kind for source in sources}
        self._starts = sorted(f.start for f in figures if f.place == "text" and f.kind in _AMOUNTS)
        self._shares = sorted(f.start for f in figures if f.place == "text" and f.kind in _SHARES)
        self._own = sorted(
            (a.start, a.end)
            for i, a in enumerate(attributions)
            # "One in five of those who named a party": nobody new speaks.
            if a.place == "text" and i not in mute and not (a.source and a.source.text == "who")
        )
        self._spans: list[tuple[int, int, int]] = []
        last_end = 0
        for index, attribution in enumerate(attributions):
            if attribution.place != "text" or attribution.nested_in is not None or index in idle:
                continue
            heard = attribution.why == "heard in court"
            if not (attribution.source or heard) or not attribution.content:
                continue
            cue = attribution.cue
            if attribution.why == "passive with by" or (cue and openings.WEIGHED.search(cue.text)):
                continue
            for begin, end in self._sentences_after(attribution):
                if begin < last_end:
                    break
                self._spans.append((begin, end, index))
                last_end = begin

    def source_of(self, figure: Figure) -> int | None:
        """Index of the attribution that a figure's sentence goes on with."""
        at = bisect_right(self._spans, (figure.start, 1 << 62, 0)) - 1
        if at >= 0 and self._spans[at][0] <= figure.start and figure.end <= self._spans[at][1]:
            return self._spans[at][2]
        return None

    def _sentences_after(self, attribution: Attribution) -> Iterator[tuple[int, int]]:
        """The sentences right after an attribution in its paragraph, as long as they continue it."""
        text = self._text
        paragraph = text.find("\n", attribution.end)
        paragraph = len(text) if paragraph < 0 else paragraph
        on = attribution.end
        same = openings.RUNS_ON.match(text, on, paragraph)
        if same is None and _led_out(attribution):
            same = openings.LISTS.match(text, on, paragraph) or self._clause(attribution, on)
            beside = openings.BESIDE.match(text, on, paragraph) if same is None else None
            if beside is not None:
                on = beside.end()
                same = openings.RUNS_ON.match(text, on, paragraph)
        if same is None and not _led_out(attribution) and attribution.why in openings.AMOUNTS_TOLD:
            trailing = openings.TRAILS.match(text, on, paragraph)
            if trailing is not None:
                yield on, trailing.end()
                same = openings.RUNS_ON.match(text, trailing.end(), paragraph)
        if same and attribution.mode != "direct":
            last = self._sentence_end(on, paragraph)
            if not self._speaks(on, last):
                yield on, last
        begin = self._next_sentence(attribution, paragraph)
        if begin > paragraph:
            paragraph = text.find("\n", begin)
            paragraph = len(text) if paragraph < 0 else paragraph
            if not self._crosses(attribution, begin, paragraph):
                return
        poll = openings.POLL.search(attribution.source.text if attribution.source else "")
        later = begin > text.find("\n", attribution.end) >= 0
        for _ in range(_SENTENCES + (2 if poll else 0)):
            following = _SENTENCE_END.search(text, begin, min(paragraph, begin + _LONGEST))
            end = following.start() + 1 if following else min(paragraph, begin + _LONGEST)
            if not 0 <= begin < paragraph or not self._continues(attribution, begin, end):
                return
            yield begin, self._closing(begin, end)
            if following is not None:
                begin = following.end()
            elif poll and not later:
                # What a poll shows fills a paragraph or two.
                blank, later = openings.BLANK.match(text, paragraph), True
                begin = blank.end() if blank else -1
                paragraph = text.find("\n", max(begin, paragraph + 1))
                paragraph = len(text) if paragraph < 0 else paragraph
            else:
                return

    def _clause(self, attribution: Attribution, on: int) -> re.Match[str] | None:
        """A second clause of what a document shows: "…, the tables show; a lodger will lose £4"."""
        shown = attribution.source is not None and DOCUMENT.search(attribution.source.text)
        return openings.SEMICOLON.match(self._text, on) if shown else None

    def _next_sentence(self, attribution: Attribution, paragraph: int) -> int:
        """Where the sentence after an attribution's begins, or the next paragraph; -1 for neither."""
        text, reach = self._text, _TAIL if _led_out(attribution) else _NEXT_WORDS
        ending = _SENTENCE_END.search(
            text, max(0, attribution.end - 2), min(paragraph, attribution.end + _NEXT_WORDS)
        )
        if ending is not None:
            return ending.end() if ending.start() - attribution.end <= reach else -1
        if paragraph - attribution.end > reach:
            return -1
        rest = openings.BLANK.match(text, paragraph)
        return rest.end() if rest and rest.end() < len(text) else -1

    def _crosses(self, attribution: Attribution, begin: int, end: int) -> bool:
        """Whether a report goes on in the next paragraph: after the first, or with "It was"."""
        if self._part_of(attribution, begin, end):
            return True
        if openings.COMPARES.match(self._text, begin, end):
            return self._figure_in(begin, end)
        if openings.POLL.search(attribution.source.text if attribution.source else ""):
            return self._shows_more(attribution, begin, self._sentence_end(begin, end))
        if _led_out(attribution):
            if openings.SOME_OF_THEM.match(self._text, begin, end):
                return True
            first = self._text.find("\n")
            tells = self._tells(begin, end) and not turns_away(self._text, attribution, begin, end)
            return tells and attribution.end <= first + 1
        if openings.THUS.match(self._text, begin, end):
            event = openings.EVENT.match(self._text, begin, end) and self._is_person(attribution)
            return self._agrees(attribution, begin) and not event
        return bool(openings.PLANNED.match(self._text, begin, end))

    def _tells(self, begin: int, end: int) -> bool:
        """Whether a sentence tells what happened, of the same event as far as its first word says."""
        text = self._text
        if openings.COUNTED.match(text, begin, end):
            return True
        if any(
            other.match(text, begin, end)
            for other in (openings.PERSONAL, openings.ELSEWHERE, openings.MARKET)
        ):
            return False
        return openings.PAST.match(text, begin, end) is not None

    def _foretells(self, attribution: Attribution, begin: int, end: int) -> bool:
        """Whether a plan goes on: "…, the firm said. The work will take 9 months"."""
        text, told = self._text, attribution.content[-1]
        if any(
            other.match(text, begin, end)
            for other in (openings.PERSONAL, openings.ELSEWHERE, openings.MARKET)
        ):
            return False
        return bool(
            openings.FORESEEN.match(text, begin, end) and openings.AHEAD.search(text, told.start, told.end)
        )

    def _part_of(self, attribution: Attribution, begin: int, end: int) -> bool:
        """Whether a sentence tells of a part of what was told: "Most of the cuts will fall on …"."""
        part = openings.PART.match(self._text, begin, end)
        noun = stem(part[1]) if part else None
        return noun is not None and any(noun in piece.text.lower() for piece in attribution.content)

    def _sentence_end(self, begin: int, end: int) -> int:
        """Where the sentence at ``begin`` ends."""
        rest = _SENTENCE_END.search(self._text, begin, min(end, begin + _LONGEST))
        return rest.start() + 1 if rest else min(end, begin + _LONGEST)

    def _figure_in(self, begin: int, end: int) -> bool:
        at = bisect_right(self._starts, begin - 1)
        return at < len(self._starts) and self._starts[at] < end

    def _continues(self, attribution: Attribution, begin: int, end: int) -> bool:
        """Whether a sentence goes on with what an attribution says."""
        text = self._text
        if self._speaks(begin, end):
            return False
        if openings.QUOTE.match(text, begin, end):
            return True
        if attribution.mode == "direct":
            story = openings.BY_THEN.match(text, begin, end) or openings.SUPPOSED.match(text, begin, end)
            return story is not None and self._is_person(attribution)
        if is_background(text, begin, end):
            return False
        if self._in_column(attribution, begin, end):
            return True
        if _led_out(attribution):
            if self._tells(begin, end) and not turns_away(self._text, attribution, begin, end):
                return True
            if openings.THIRD.match(text, begin, end) and not self._is_person(attribution):
                return True
            if openings.HAPPENED.match(text, begin, end) or openings.MEASURED.match(text, begin, end):
                return True
            if self._foretells(attribution, begin, end):
                return True
        elif (
            openings.HAPPENED.match(text, begin, end)
            or (openings.ITSELF.match(text, begin, end) and self._agrees(attribution, begin))
            or (openings.HIM.match(text, begin, end) and not self._is_person(attribution))
        ):
            return True
        if openings.ALONE.match(text, begin, end) or openings.OF_IT.match(text, begin, end):
            return self._figure_in(begin, end)
        who = attribution.source.text if attribution.source else ""
        if openings.ACCUSES.search(who) and openings.NARRATES.match(text, begin, end):
            return True
        if openings.REFERS.match(text, begin, end) or self._part_of(attribution, begin, end):
            return True
        further = openings.FURTHER.match(text, begin, end)
        if further is not None:
            before = text[attribution.start : attribution.end]
            return further[1] is None or (further[1] in before and further[1] != "Prozent")
        if self._opens_with_figure(begin, end):
            return not self._turns_to_now(attribution, begin, end)
        return self._shows_more(attribution, begin, end)

    def _is_person(self, attribution: Attribution) -> bool:
        """Whether he or she may be the source itself, or whom the text is about ("her publisher")."""
        who = attribution.source.text if attribution.source else ""
        own = who.lower().startswith(("his ", "her ", "their "))
        return own or self._kinds.get(attribution.source_id or "", "group") in ("person", "unknown")

    def _agrees(self, attribution: Attribution, begin: int) -> bool:
        """Whether "It" or "They" may be who spoke: not in "Organisers said …. It was 31 degrees"."""
        if not self._text.startswith(("It ", "They "), begin) or attribution.source is None:
            return True
        head = openings.HEAD_ENDS.split(attribution.source.text, maxsplit=1)[0]
        person = self._kinds.get(attribution.source_id or "") == "person"
        if person or head.lower() in ("he", "she", "i", "we", "you", "who"):
            return openings.THUS.match(self._text, begin) is not None
        many = bool(openings.MANY.search(head)) and (" " not in head or head.split()[-1][:1].islower())
        return many == self._text.startswith("They ", begin) or head.lower() == "police"

    def _shows_more(self, attribution: Attribution, begin: int, end: int) -> bool:
        """Whether a poll or table goes on with another share."""
        who = attribution.source.text if attribution.source else ""
        if not DOCUMENT.search(who) or openings.ELSEWHERE.match(self._text, begin, end):
            return False
        if openings.PAST.match(self._text, begin, end) and turns_away(self._text, attribution, begin, end):
            return False
        if is_answer(self._text, begin, end):
            return self._figure_in(begin, end)
        at = bisect_right(self._shares, begin - 1)
        return at < len(self._shares) and self._shares[at] < end

    def _in_column(self, attribution: Attribution, begin: int, end: int) -> bool:
        """Whether a sentence has one more of the figures that a firm, an office or a report gives."""
        if any(
            other.match(self._text, begin, end)
            for other in (openings.PERSONAL, openings.ELSEWHERE, openings.MARKET)
        ):
            return False
        who = attribution.source.text if attribution.source else ""
        person = self._kinds.get(attribution.source_id or "") == "person" and "spokes" not in who
        return not person and in_column(self._text, attribution, begin, end)

    def _turns_to_now(self, attribution: Attribution, begin: int, end: int) -> bool:
        """Whether a sentence tells what is so now, where its source told of the past."""
        cue = attribution.cue
        if cue is None or openings.SAYS.search(cue.text) or openings.OF_THEM.match(self._text, begin, end):
            return False
        told = attribution.content[-1]
        if openings.NOW.search(self._text, told.start, told.end):
            return False
        now = openings.NOW.search(self._text, begin, min(end, begin + _GLANCE))
        return now is not None and openings.THEN.search(self._text, begin, now.start()) is None

    def _closing(self, begin: int, end: int) -> int:
        """Where a quotation that a sentence opens with closes, else the sentence's end."""
        opening = openings.QUOTE.match(self._text, begin, end)
        closing = opening and openings.CLOSING.search(self._text, opening.end(), end)
        return closing.end() if closing else end

    def _speaks(self, begin: int, end: int) -> bool:
        """Whether an attribution of its own begins within a sentence."""
        at = bisect_right(self._own, (begin - 1, 1 << 62))
        return at < len(self._own) and self._own[at][0] < end

    def _opens_with_figure(self, begin: int, end: int) -> bool:
        """ "Four died at the scene", "A second shock", "Among women, one in six"."""
        at = bisect_right(self._starts, begin - 1)
        if at >= len(self._starts) or self._starts[at] >= end:
            return False
        return bool(openings.FIRST.fullmatch(self._text[begin : self._starts[at]]))
