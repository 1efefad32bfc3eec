"""Who stands behind a figure: the attribution whose content holds it, or the one it plainly continues."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from tui.model import Attribution, Figure

_QUOTE = re.compile(r"\s*[\"“]")
_RUNS_ON = re.compile(
    r"(?:,|\s\()\s*(?:and|but|or|with|against|compared|up|down|from|including|excluding|plus|of which"
    r"|\w+ing|[a-z]+ ratio)\b"
)
"""How the sentence goes on round a cue or after content cut short: "…, she said, but bloom would come …"."""
_DECIDING = re.compile(
    r"(?i)^(?:(?:has|have|had|is|are|was|were|also|now|will) )*(?:approv(?:ed?|es|ing)|propos(?:ed?|es|ing)"
    r"|offer(?:s|ed|ing)?|wants?|wanted|seeks?|seeking|sought|demand(?:s|ed|ing)?|intends?|intended|questioned"
    r"|ask(?:s|ed) for|(?:will )?(?:must|should|have to) \w+|will have to \w+)$"
)
_CLOSING = re.compile(r"[\"”]")
_ITSELF = re.compile(r"(?:It|They)\b(?! (?:is|was|were|are) (?:not )?(?:known|clear))|(?:He|She) also\b")
"""How a sentence goes on after "the agency said that …"."""
_GOES_ON = re.compile(
    r"(?:(?:This|That|These|Those) (?:would|will|is|was|were|are|compares?|includes?|means?|brings?)\b"
    r"|(?:Of|In|Among|During) (?:those|these|them|that|this)\b"
    r"|(?:The|A|An|His|Her|Its|Their|Some|No)(?: [\w'’-]+){1,4} (?:had|would|will)\b"
    r"|(?:He|She|It|They) (?:had|would)\b)"
)
"""How reported speech goes on without its cue: what it refers back to, or its tense a step back."""
_PAST = re.compile(r"[A-Z][\w'’-]*(?: [\w'’-]+){0,3} (?:was|were|had|numbered|totalled|stood|came)\b")
"""How a report goes on after "…, police said"."""
_THUS = re.compile(r"(?:It|They) (?:was|were|had)\b")
_BLANK = re.compile(r"\s{1,20}")
_PERSONAL = re.compile(r"(?:He|She|I|We|You|They|It|There)\b")
_FIRST = re.compile(
    r"(?:(?:Just|Only|Another|A|Some|And|But|In all,|In total,|Overall,)\s+|Among [\w’' -]{1,30}, )?"
)
_AMOUNTS = frozenset({"count", "money", "percent", "measure", "ratio", "ordinal", "duration", "age"})
_SENTENCE_END = re.compile(r"[.!?][\"”’')]{0,2}\s+(?=[\"“‘(]?[A-Z0-9])")
_NEXT_WORDS = 160
_TAIL = 60
_SENTENCES = 3
_LONGEST = 400
_LOOSE_END = 2
"""A figure may end so many characters after the content that holds it: the full stop of "6 a.m."."""


def ascribe(figures: Sequence[Figure], attributions: Sequence[Attribution], text: str) -> list[Figure]:
    """The same figures, each with ``attribution`` set where somebody stands behind it.

    The innermost attribution whose content holds the figure is taken; else, with ``carried``, the one that
    the figure's sentence plainly goes on with: a sentence right after it in its paragraph that says nobody's
    words of its own and opens with a quotation mark, a figure, what refers back ("That would", "Of those"),
    or goes on in reported tense. In doubt nobody. Two kinds of attribution stand behind no figure: what is
    decided, offered or wanted, and what a share of people say ("46 per cent said").
    """
    shares = {(f.place, f.start) for f in figures if f.kind in ("percent", "ratio")}
    idle = {
        index
        for index, attribution in enumerate(attributions)
        if _decides(attribution)
        or (attribution.source and (attribution.place, attribution.source.start) in shares)
    }
    holders = _Holders(attributions, idle)
    follow = _Following(figures, attributions, text, idle)
    done = []
    for figure in figures:
        index = holders.innermost(figure)
        carried = False
        if index is None and figure.place == "text":
            index = follow.source_of(figure)
            carried = index is not None
        done.append(replace(figure, attribution=index, carried=carried))
    return done


def _decides(attribution: Attribution) -> bool:
    """Whether nothing is said but something done: what is approved, offered or wanted, nobody vouches for."""
    return (
        attribution.mode == "indirect"
        and attribution.cue is not None
        and bool(_DECIDING.search(attribution.cue.text))
    )


class _Holders:
    """The pieces of content, to be asked which holds an offset."""

    def __init__(self, attributions: Sequence[Attribution], idle: set[int]) -> None:
        self._pieces: dict[str, list[tuple[int, int, int]]] = {"text": [], "title": []}
        for index, attribution in enumerate(attributions):
            if index in idle:
                continue
            for piece in attribution.content:
                self._pieces[attribution.place].append((piece.start, piece.end, index))
        self._longest = {}
        for place, pieces in self._pieces.items():
            pieces.sort()
            self._longest[place] = max((end - start for start, end, _ in pieces), default=0)

    def innermost(self, figure: Figure) -> int | None:
        """Index of the shortest content that holds the figure."""
        pieces = self._pieces[figure.place]
        best: tuple[int, int] | None = None
        at = bisect_right(pieces, (figure.start, 1 << 62, 0)) - 1
        while at >= 0 and figure.start - pieces[at][0] <= self._longest[figure.place]:
            start, end, index = pieces[at]
            if (
                figure.start < end
                and figure.end <= end + _LOOSE_END
                and (best is None or end - start < best[0])
            ):
                best = end - start, index
            at -= 1
        return best[1] if best else None


def _led_out(attribution: Attribution) -> bool:
    """Whether the cue stands after what is said: "…, police said"."""
    return attribution.cue is not None and attribution.cue.start >= attribution.content[-1].start


class _Following:
    """For each attribution with a source, the sentences after it that plainly continue it."""

    def __init__(
        self, figures: Sequence[Figure], attributions: Sequence[Attribution], text: str, idle: set[int]
    ) -> None:
        self._text = text
        self._starts = sorted(f.start for f in figures if f.place == "text" and f.kind in _AMOUNTS)
        self._own = sorted(
            (a.start, a.end) for i, a in enumerate(attributions) if a.place == "text" and i not in idle
        )
        self._spans: list[tuple[int, int, int]] = []
        last_end = 0
        for index, attribution in enumerate(attributions):
            if attribution.place != "text" or attribution.nested_in is not None or index in idle:
                continue
            if not attribution.source or not attribution.content:
                continue
            for begin, end in self._sentences_after(attribution):
                if begin < last_end:
                    break
                self._spans.append((begin, end, index))
                last_end = begin

    def source_of(self, figure: Figure) -> int | None:
        at = bisect_right(self._spans, (figure.start, 1 << 62, 0)) - 1
        if at >= 0 and self._spans[at][0] <= figure.start and figure.end <= self._spans[at][1]:
            return self._spans[at][2]
        return None

    def _sentences_after(self, attribution: Attribution) -> Iterator[tuple[int, int]]:
        """The sentences right after an attribution in its paragraph, as long as they continue it."""
        text = self._text
        paragraph = text.find("\n", attribution.end)
        paragraph = len(text) if paragraph < 0 else paragraph
        same = _RUNS_ON.match(text, attribution.end, paragraph)
        if same and attribution.mode != "direct":
            rest = _SENTENCE_END.search(text, attribution.end, min(paragraph, attribution.end + _LONGEST))
            last = rest.start() + 1 if rest else min(paragraph, attribution.end + _LONGEST)
            if not self._speaks(attribution.end, last):
                yield attribution.end, last
        begin = self._next_sentence(attribution, paragraph)
        if begin > paragraph:
            paragraph = text.find("\n", begin)
            paragraph = len(text) if paragraph < 0 else paragraph
            if not self._crosses(attribution, begin, paragraph):
                return
        for _ in range(_SENTENCES):
            following = _SENTENCE_END.search(text, begin, min(paragraph, begin + _LONGEST))
            end = following.start() + 1 if following else min(paragraph, begin + _LONGEST)
            if not 0 <= begin < paragraph or not self._continues(attribution, begin, end):
                return
            yield begin, self._closing(begin, end)
            if following is None:
                return
            begin = following.end()

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
        rest = _BLANK.match(text, paragraph)
        return rest.end() if rest and rest.end() < len(text) else -1

    def _crosses(self, attribution: Attribution, begin: int, end: int) -> bool:
        """Whether a report goes on in the next paragraph: after the first, or with "It was"."""
        if _led_out(attribution):
            first = self._text.find("\n")
            told = _PAST.match(self._text, begin, end) and not _PERSONAL.match(self._text, begin, end)
            return bool(told) and attribution.end <= first + 1
        return bool(_THUS.match(self._text, begin, end))

    def _continues(self, attribution: Attribution, begin: int, end: int) -> bool:
        """Whether a sentence goes on with what an attribution says."""
        text = self._text
        if _QUOTE.match(text, begin, end):
            return True
        if attribution.mode == "direct" or self._speaks(begin, end):
            return False
        if _led_out(attribution):
            if _PAST.match(text, begin, end) and not _PERSONAL.match(text, begin, end):
                return True
        elif _ITSELF.match(text, begin, end):
            return True
        return bool(_GOES_ON.match(text, begin, end) or self._opens_with_figure(begin, end))

    def _closing(self, begin: int, end: int) -> int:
        """Where a quotation that a sentence opens with closes, else the sentence's end."""
        opening = _QUOTE.match(self._text, begin, end)
        closing = opening and _CLOSING.search(self._text, opening.end(), end)
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
        return bool(_FIRST.fullmatch(self._text[begin : self._starts[at]]))
