"""Who stands behind a figure: the attribution whose content holds it, or the one it plainly continues."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from tui.model import Attribution, Figure

_CONTINUES = re.compile(
    r"\s*(?:[\"“]|(?:He|She|They|It)\b(?! (?:is|was) (?:not )?(?:known|clear))|(?:\w+ ){0,2}also\b)"
)
_SENTENCE_END = re.compile(r"[.!?][\"”’')]{0,2}\s+(?=[\"“‘(]?[A-Z0-9])")
_NEXT_WORDS = 160


def ascribe(figures: Sequence[Figure], attributions: Sequence[Attribution], text: str) -> list[Figure]:
    """The same figures, each with ``attribution`` set where somebody stands behind it.

    The innermost attribution whose content holds the figure is taken; else, with ``carried``, the one that
    the figure's sentence plainly goes on with: the sentence right after it in its paragraph, opening with a
    quotation mark, a personal pronoun or "also". In doubt nobody.
    """
    holders = _Holders(attributions)
    follow = _Following(attributions, text)
    done = []
    for figure in figures:
        index = holders.innermost(figure)
        carried = False
        if index is None and figure.place == "text":
            index = follow.source_of(figure)
            carried = index is not None
        done.append(replace(figure, attribution=index, carried=carried))
    return done


class _Holders:
    """The pieces of content, to be asked which holds an offset."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._pieces: dict[str, list[tuple[int, int, int]]] = {"text": [], "title": []}
        for index, attribution in enumerate(attributions):
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
            if figure.end <= end and (best is None or end - start < best[0]):
                best = end - start, index
            at -= 1
        return best[1] if best else None


class _Following:
    """For each attribution with a source, the sentence after it, where that one plainly continues it."""

    def __init__(self, attributions: Sequence[Attribution], text: str) -> None:
        self._spans: list[tuple[int, int, int]] = []
        last_end = 0
        for index, attribution in enumerate(attributions):
            if attribution.place != "text" or attribution.nested_in is not None:
                continue
            span = _continuation(attribution, text)
            if attribution.source and span and span[0] >= last_end:
                self._spans.append((*span, index))
                last_end = span[0]

    def source_of(self, figure: Figure) -> int | None:
        at = bisect_right(self._spans, (figure.start, 1 << 62, 0)) - 1
        if at >= 0 and self._spans[at][0] <= figure.start and figure.end <= self._spans[at][1]:
            return self._spans[at][2]
        return None


def _continuation(attribution: Attribution, text: str) -> tuple[int, int] | None:
    """The sentence right after an attribution in its paragraph, if it begins as a continuation does."""
    paragraph = text.find("\n", attribution.end)
    paragraph = len(text) if paragraph < 0 else paragraph
    stop = min(paragraph, attribution.end + _NEXT_WORDS)
    ending = _SENTENCE_END.search(text, max(0, attribution.end - 2), stop)
    if ending is None or text[attribution.end : ending.start()].strip(' .,;”"’') != "":
        return None
    begin = ending.end()
    if not _CONTINUES.match(text, begin, paragraph):
        return None
    following = _SENTENCE_END.search(text, begin, paragraph)
    return begin, following.start() + 1 if following else paragraph
