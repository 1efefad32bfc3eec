"""Quotations by their marks, in every style; an apostrophe is not a mark.

Straight, curly, „German“, «French», »reversed«, ‘single’, nested, left open, and continued over paragraphs
(each paragraph opens again, only the last one closes). Linear time: each mark is looked at once.
"""

import re
from dataclasses import dataclass

from tui.model import Span

_MARK = re.compile("|".join(("``", "''", *"\"“”„‟«»‹›‘’‚'")))
# More marks in a row than any nesting gives: an ornament or junk.
_JUNK = re.compile("[\"“”„‟«»‹›‘’‚'`][\"“”„‟«»‹›‘’‚'`]{4,}+")
_CLOSED_BY = {
    '"': ('"', "”"), "“": ("”", '"'), "„": ("“", "”", '"'), "‟": ("”", '"'), "«": ("»",), "»": ("«",),
    "‹": ("›",), "›": ("‹",), "‘": ("’", "'"), "‚": ("‘", "’"), "'": ("'", "’"), "``": ("''", '"'),
    "''": ("''",), "”": ("”",),
}  # fmt: skip
_ELIDED = frozenset(("em", "til", "tis", "twas", "cause", "n", "round", "bout", "im", "er"))
_WORD = re.compile(r"\w{1,6}")


@dataclass(slots=True)
class Quote:
    """One quotation, marks included; ``closed`` is False where the closing mark is missing.

    ``continues``: it goes on from the quotation that the paragraph before left open.
    """

    start: int
    end: int
    closed: bool
    continues: bool = False
    depth: int = 0


def find_quotes(text: str, parts: list[Span]) -> list[Quote]:
    """All quotations in the paragraphs ``parts`` of ``text``, outer before inner, in text order."""
    found: list[Quote] = []
    left_open = False
    for part in parts:
        marks = _marks(text, part)
        inside = _Paragraph(text, part).quotes(marks) if marks else []
        outer = [q for q in inside if q.depth == 0]
        if left_open and outer and outer[0].start == part.start:
            outer[0].continues = True
        left_open = bool(outer) and not outer[-1].closed and outer[-1].end == part.end
        found.extend(inside)
    found.sort(key=lambda q: (q.start, q.depth))
    return found


def _marks(text: str, part: Span) -> list[re.Match[str]]:
    """The marks of a paragraph, without those in junk runs."""
    marks = list(_MARK.finditer(text, part.start, part.end))
    if not marks or _JUNK.search(text, part.start, part.end) is None:
        return marks
    marks = []
    at = part.start
    for junk in _JUNK.finditer(text, part.start, part.end):
        marks.extend(_MARK.finditer(text, at, junk.start()))
        at = junk.end()
    marks.extend(_MARK.finditer(text, at, part.end))
    return marks


class _Paragraph:
    """Matches the marks of one paragraph with a stack."""

    def __init__(self, text: str, part: Span) -> None:
        self.text = text
        self.part = part
        self.stack: list[tuple[str, int]] = []
        self.found: list[Quote] = []

    def quotes(self, marks: list[re.Match[str]]) -> list[Quote]:
        closers = self._single_closers(marks)
        for i, match in enumerate(marks):
            self._mark(match.group(), match.start(), match.end(), closers[i + 1])
        while self.stack:
            self._leave_open(self.part.end)
        return self.found

    def _single_closers(self, marks: list[re.Match[str]]) -> list[bool]:
        """For each place in ``marks``: whether a later mark may close a single quotation before one opens."""
        later = [False] * (len(marks) + 1)
        for i in range(len(marks) - 1, -1, -1):
            mark, at, end = marks[i].group(), marks[i].start(), marks[i].end()
            later[i] = later[i + 1]
            if mark in "’'" and not self._word(at - 1) is self._word(end) is True:
                later[i] = not self._opens(at, end)
            elif mark == "‘":
                later[i] = False
        return later

    def _mark(self, mark: str, at: int, end: int, closer_follows: bool) -> None:
        opened = self.stack[-1][0] if self.stack else ""
        if mark in "’'" and len(mark) == 1 and self._apostrophe(mark, at, end, opened, closer_follows):
            return
        if opened and mark in _CLOSED_BY[opened] and not self._reopens(opened, mark, at, end):
            self._close(end)
            return
        outer = next((i for i, (o, _) in enumerate(self.stack) if mark in _CLOSED_BY[o]), None)
        if outer is not None and not self._opens(at, end) and len(self.stack) < 8:
            while len(self.stack) > outer + 1:
                self.stack.pop()
            self._close(end)
            return
        if self._may_open(mark, at, end):
            if opened == mark and mark in "\"“„«'‘":
                self._leave_open(at)
            if len(self.stack) < 4:
                self.stack.append((mark, at))

    def _close(self, end: int) -> None:
        _, start = self.stack.pop()
        self.found.append(Quote(start, end, True, depth=len(self.stack)))

    def _leave_open(self, end: int) -> None:
        """The innermost open quotation has no closing mark; single ones are taken for stray marks."""
        mark, start = self.stack.pop()
        if mark in "‘‚'»›":
            return
        while end > start and self.text[end - 1].isspace():
            end -= 1
        self.found.append(Quote(start, end, False, depth=len(self.stack)))

    def _word(self, at: int) -> bool:
        return self.part.start <= at < self.part.end and self.text[at].isalnum()

    def _space(self, at: int) -> bool:
        return at < self.part.start or at >= self.part.end or self.text[at].isspace()

    def _opens(self, at: int, end: int) -> bool:
        """Whether a mark stands like an opening one: space or an opener before it, something after it."""
        before = self._space(at - 1) or self.text[at - 1] in "([{—–-“\"„«‘'"
        return before and not self._space(end)

    def _reopens(self, opened: str, mark: str, at: int, end: int) -> bool:
        """A straight mark that stands like an opener while one is open: the first was never closed."""
        return mark == opened and mark in "\"'" and self._space(at - 1) and self._word(end)

    def _may_open(self, mark: str, at: int, end: int) -> bool:
        if mark in "“„«‟‘‚``":
            return not self._space(end) or mark == "«"
        if mark in "›»’":
            return mark != "’" and self._opens(at, end)
        if mark == "”":
            return self._opens(at, end) and self._word(end)
        return self._opens(at, end) or (mark == '"' and not self._word(at - 1) and not self._space(end))

    def _apostrophe(self, mark: str, at: int, end: int, opened: str, closer_follows: bool) -> bool:
        before, after = self._word(at - 1), self._word(end)
        if before and after:
            return True
        single = opened in ("‘", "‚", "'")
        if before:
            possessive = self.text[at - 1] in "sz" and closer_follows and not self._closing_context(end)
            return not single or possessive
        if after:
            word = _WORD.match(self.text, end)
            if mark == "’" or (word and (word.group().lower() in _ELIDED or word.group()[0].isdigit())):
                return not single or self._space(at - 1)
        return False

    def _closing_context(self, end: int) -> bool:
        return end >= self.part.end or not (self._space(end) and self._word(end + 1))
