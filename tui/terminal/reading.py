"""An article as it lies on the desk: its text wrapped and painted, its marks, and the place in it."""

import re
from bisect import bisect_right

from tui.model import Article, Place, SafeText
from tui.terminal import looks
from tui.terminal.cells import cell_len, fit
from tui.terminal.glyphs import Glyphs
from tui.terminal.judged import Judged
from tui.terminal.looks import Row, Run, row
from tui.terminal.marks import Mark, Marks, drawn_span
from tui.terminal.paging import Anchor, Pager
from tui.terminal.paint import gutter, paint
from tui.terminal.wrap import Line, wrap

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
TEXT_WIDTH = 72
GUTTER = 4


def text_width(columns: int) -> int:
    """How wide the text is on a screen of so many columns: a resize rarely rewraps it."""
    return max(1, min(TEXT_WIDTH, columns - GUTTER - 1))


class Reading:
    """The clean text of one article, wrapped at the screen's width and painted once each."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.safe = SafeText(article.text)
        self.title = SafeText(article.title or "(no headline)")
        self.marks = Marks(article)
        self.pager = Pager()
        self.right_to_left = _RIGHT_TO_LEFT.search(self.safe.drawn) is not None
        """Some of its text is written from right to left."""
        self.judged: dict[int, Judged] = {}
        """What was said of the marks, by their numbers."""
        self._signs: list[tuple[Place, int, str]] = []
        """Where in the drawn text such a mark begins, and the sign for what was said."""
        self._paint = paint(article, "text", self.safe)
        self._title_paint = paint(article, "title", self.title)
        self._anchor = Anchor()
        self._size = (0, 0)
        self._lines: list[Line] = []
        self._rows: dict[int, Row] = {}

    def judge(self, judged: dict[int, Judged]) -> None:
        """Draw the marks as they were judged: wrong ones faint, a sign before the line for either."""
        if judged == self.judged:
            return
        self.judged = judged
        marks = [(self.marks.all[number], one.verdict) for number, one in judged.items()]
        wrong = frozenset(mark for mark, verdict in marks if verdict == "wrong")
        self._paint = paint(self.article, "text", self.safe, wrong)
        self._title_paint = paint(self.article, "title", self.title, wrong)
        self._signs = [
            (mark.place, (self.safe if mark.place == "text" else self.title).position(mark.start), verdict)
            for mark, verdict in marks
        ]
        self._rows.clear()

    def _sign(self, place: Place, start: int, end: int) -> str:
        """``-`` where a mark that begins here was called wrong, else ``+`` where one was called right."""
        said = [verdict for where, at, verdict in self._signs if where == place and start <= at < end]
        return "-" if "wrong" in said else "+" if said else " "

    def fit(self, columns: int, height: int) -> None:
        """Wrap for a screen of so many columns and so many rows of text, the place kept by its offset."""
        width = text_width(columns)
        if (width, height) == self._size:
            return
        place = self._anchor.offset(self.pager, self.offset)
        mark = self.marks.current
        at = self.line_of(mark.start) if mark is not None and mark.place == "text" else -1
        in_sight = self.pager.top <= at < self.pager.bottom
        if width != self._size[0]:
            self._lines = wrap(self.safe.drawn, width)
            self._rows.clear()
        self._size = (width, height)
        self.pager.fit(len(self._lines), height)
        self.pager.to(self.line_of(place))
        if mark is not None and in_sight:
            self.pager.show(self.line_of(mark.start))
        self._anchor.hold(self.pager, place)

    @property
    def offset(self) -> int:
        """Offset in the article's text of the first line shown."""
        if not self._lines:
            return 0
        return self.safe.offset(self._lines[self.pager.top][0])

    def line_of(self, offset: int) -> int:
        """The line that holds an offset of the article's text."""
        position = self.safe.position(offset)
        return max(0, bisect_right(self._lines, position, key=lambda line: line[0]) - 1)

    def go_to(self, offset: int) -> None:
        """Put the line that holds this offset of the text on the top row."""
        self.pager.to(self.line_of(offset))

    def shown(self) -> list[Row]:
        """The rows of text on the screen, gutter included."""
        mark = self.marks.current
        span = drawn_span(mark, self.safe) if mark is not None and mark.place == "text" else None
        return [self._shown(number, span) for number in range(self.pager.top, self.pager.bottom)]

    def _shown(self, number: int, current: tuple[int, int] | None) -> Row:
        start, end = self._lines[number]
        if current is None or current[0] >= end or current[1] <= start:
            cached = self._rows.get(number)
            if cached is None:
                cached = self._rows[number] = self._row(start, end, None)
            return cached
        return self._row(start, end, current)

    def _row(self, start: int, end: int, current: tuple[int, int] | None) -> Row:
        runs = self._paint.runs(self.safe.drawn, start, end)
        speech, number = gutter(runs)
        pointer = self._sign("text", start, end)
        if current is not None:
            runs = _marked(runs, current[0] - start, current[1] - start)
            pointer = ">" if start <= current[0] else pointer
        return row((f"{pointer}{speech}{number} ", 0), *runs)

    def headline(self, columns: int, rows: int, glyphs: Glyphs) -> list[Row]:
        """The headline in so many rows, its gutter too; wrapped as the text is and cut where it is longer."""
        drawn = self.title.line()
        lines = wrap(drawn, text_width(columns))
        mark = self.marks.current
        shown = [self._title_paint.runs(drawn, start, end) for start, end in lines[:rows]]
        signs = [self._sign("title", start, end) for start, end in lines[:rows]]
        gutters = [f"{sign}{''.join(gutter(runs))} " for sign, runs in zip(signs, shown, strict=True)]
        if mark is not None and mark.place == "title":
            first, last = drawn_span(mark, self.title)
            shown = [
                _marked(runs, first - at, last - at) for runs, (at, _) in zip(shown, lines, strict=False)
            ]
            at_cue = [first < end and last > start for start, end in lines[:rows]]
            if True in at_cue:
                gutters[at_cue.index(True)] = ">" + gutters[at_cue.index(True)][1:]
        if len(lines) > rows:
            rest = drawn[lines[rows - 1][0] :]
            shown[-1] = ((fit(rest, text_width(columns), glyphs.ellipsis), 0),)
        shown = [
            row((sign, 0), *((text, look | looks.STRONG) for text, look in runs))
            for sign, runs in zip(gutters, shown, strict=True)
        ]
        return shown + [()] * (rows - len(shown))

    def cursor(self) -> tuple[int, int] | None:
        """Column and row, in the text's part of the screen, of the current mark's first character."""
        mark = self.marks.current
        if mark is None or mark.place != "text":
            return None
        line = self.line_of(mark.start)
        before = self.safe.drawn[self._lines[line][0] : self.safe.position(mark.start)]
        return GUTTER + cell_len(before), line - self.pager.top

    def show(self, mark: Mark) -> None:
        """Bring a mark onto the screen."""
        if mark.place == "text":
            self.pager.show(self.line_of(mark.start))


def _marked(runs: Row, start: int, end: int) -> Row:
    """The runs with the characters from ``start`` to ``end`` looking current."""
    found: list[Run] = []
    at = 0
    for text, look in runs:
        first, last = max(start - at, 0), max(end - at, 0)
        found += [(text[:first], look), (text[first:last], look | looks.CURRENT), (text[last:], look)]
        at += len(text)
    return row(*found)
