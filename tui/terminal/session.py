"""One reviewer's way through the queue: the list, the one current article, and how it is looked at."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tui.desk.cleaned import Word, word
from tui.desk.desk import Desk, Place, Queue, Row, SpanVerdict, Unknown
from tui.desk.offering import offered
from tui.desk.priorities import PRIORITY, Reason
from tui.model import Article, Given, Target
from tui.terminal.annotations import Annotated, Annotations
from tui.terminal.decisions import blind, told
from tui.terminal.gone import gone
from tui.terminal.judged import Judged, judged, mark_at
from tui.terminal.paging import Pager
from tui.terminal.places import clean_offset, raw_offset
from tui.terminal.raw import RawReading
from tui.terminal.reading import Reading
from tui.terminal.rows.queue import scrolled

if TYPE_CHECKING:
    from tui.desk.rest import Whole
    from tui.terminal.inspector import Inspector

EMPTY = Pager()
PATIENCE = 0.1
"""Seconds that the screen stands still for a list."""
LEADS_KEPT = 1000
"""First words kept in memory."""


class Session:
    """The queue's row with the cursor and the text in the reader are always the same article."""

    def __init__(self, desk: Desk, now: Callable[[], datetime] = datetime.now) -> None:
        self.desk = desk
        self._now = now
        place = desk.place()
        self._place = place
        self.queue: Queue = desk.first_queue(place)
        self.index = 0
        self.top = 0
        """The first row of the queue that is shown."""
        self.reading: Reading | None = None
        self.raw: RawReading | None = None
        """The raw text, while it is looked at in place of the clean one."""
        self.zoomed = False
        self.inspecting = True
        """The inspector has not been closed where there is room for it."""
        self.inspected = False
        """The inspector stands in place of the text, where there is no room beside it."""
        self.inspector_shown = False
        """The inspector stands beside the text."""
        self.queue_height = 5
        """Articles of the list that are shown."""
        self._inspector: tuple[tuple[Reading, Annotated, list[str]], Inspector] | None = None
        self._last: int | None = None
        """The article that was the current one when a list was last taken."""
        self._history: list[str] = []
        """What was decided on the current article, a line each."""
        self.dispute: tuple[Given, ...] = ()
        """The verdicts on the current article that differ, as far as they are not settled."""
        self.settles: tuple[str, ...] = ()
        """The events that another verdict on the current article settles."""
        self.yours = False
        """A verdict of the reviewer's stands on it."""
        self.instead = ""
        """Why the article at which the work was left is not the one that it begins with; safe to draw."""
        self._words: list[Word] = []
        """What was said of the current article's raw text."""
        self.annotations = Annotations(desk)
        self._size = (80, 1, False)
        self._leads: dict[int, str] = {}

    def restore(self) -> None:
        """Go where this reviewer was last; else to the first article."""
        place = self._place
        index = None if place is None else self._find(place.article)
        self._begin(index or 0)
        if place is not None and index is not None and index != self.index:
            from tui.terminal.company import instead

            self.instead = instead(self.desk.leases.busy(place.article or ""))
        if place is not None and self.reading is not None and index == self.index:
            self.fit(*self._size)
            self.reading.go_to(place.offset)

    def _begin(self, index: int) -> None:
        """Go to an article that nobody asked for: not to one that somebody else reads."""
        self.go(offered(self.queue, self.desk.leases, index))

    def _find(self, article: str | None) -> int | None:
        seq = self.desk.find(article) if article is not None else None
        return None if seq is None else self.index_of(seq)

    def index_of(self, seq: int) -> int | None:
        """Where an article stands in the whole list, or None."""
        return self.queue.reach(seq)

    def join(self, everything: "Whole | None") -> None:
        """The whole list is there: it takes the place of what was known of it, under the same article."""
        if everything is not None and not self.queue.complete:
            seq = self.queue.seq(self.index)
            above = self.index - self.top
            self.queue.join(everything)
            # Where the filter has lost it meanwhile it stays all the same: it is being read.
            self.index = self.queue.bring(seq, min(self.index, len(self.queue)))
            self.top = max(0, self.index - above)

    @property
    def row(self) -> Row | None:
        """The current article's row; None where the list is empty."""
        return self.queue.row(self.index) if len(self.queue) else None

    def title(self, row: Row) -> str:
        """A row's headline; where it has none its first words, in brackets."""
        if row.title:
            return row.title
        if row.seq not in self._leads:
            if len(self._leads) > LEADS_KEPT:
                self._leads.clear()
            self._leads[row.seq] = self.desk.lead(row.seq)
        lead = self._leads[row.seq]
        return f"[{lead}]" if lead else row.id

    @property
    def shown(self) -> object:
        """What is read: the clean text, or the raw one in its place."""
        return self.raw or self.reading

    @property
    def article(self) -> Article | None:
        """The current article."""
        return self.reading.article if self.reading else None

    @property
    def revision(self) -> str | None:
        """The ``raw_sha256`` of the current article: what is said of it is said of this text."""
        return self.reading.article.raw_sha256 if self.reading else None

    @property
    def pager(self) -> Pager:
        """The place in the text that is looked at, clean or raw."""
        view = self.raw or self.reading
        return view.pager if view else EMPTY

    def go(self, index: int) -> bool:
        """Make the article at ``index`` the current one; False where the list is empty."""
        self.raw = None
        if not len(self.queue):
            self.index = 0
            self.reading = None
            self.hold()
            return False
        self.index = min(max(index, 0), len(self.queue) - 1)
        row = self.queue.row(self.index)
        self.hold()
        self.reading = Reading(self._article(row))
        if row.unread:
            self.queue.forget(row.seq)
        self.judge()
        self.fit(*self._size)
        return True

    def hold(self) -> None:
        """Have the current article, so that nobody is given it who is not needed for it."""
        row = self.row
        judged = row is not None and self.desk.several and row.mine is not None
        self.desk.leases.hold(row.id or None if row is not None else None, judged=judged)

    def _article(self, row: Row) -> Article:
        """The row's article, or one that says that it has been deleted since the list was taken."""
        try:
            article = self.desk.article(row.seq)
        except Unknown:
            return gone()
        # A deleted article's number may have been given to a new one.
        return article if article.id == row.id else gone()

    @property
    def gone(self) -> bool:
        """Whether the current article has been deleted."""
        return self.reading is not None and not self.reading.article.id

    @property
    def inspector(self) -> "Inspector | None":
        """What there is to know of the current article, made when it is first looked at."""
        if self.reading is None:
            return None
        reading, annotated = self.reading, self.annotations.of(self.reading.article.id)
        before, about = self._inspector, (reading, annotated, self._history)
        if before is None or before[0] != about:
            from tui.terminal.inspector import Inspector

            why = self.annotations.why(reading.article.id)
            inspector = Inspector(reading.article, reading.marks, self._history, annotated, why)
            if before is not None and before[0][0] is reading:
                inspector.stay(before[1])
            self._inspector = about, inspector
            return inspector
        return before[1]

    @property
    def why(self) -> Sequence[Reason]:
        """What gives the current article its place, in a list by priority."""
        if self.reading is None or self.queue.order != PRIORITY:
            return ()
        return self.annotations.why(self.reading.article.id)

    @property
    def right_to_left(self) -> bool:
        """Whether the current article has text that is written from right to left."""
        return self.reading is not None and self.reading.right_to_left

    def move(self, step: int) -> bool:
        """Go so many rows on, or back, as far as the list reaches; False at its end."""
        index = min(max(self.index + step, 0), len(self.queue) - 1)
        return index != self.index and self.go(index)

    def next_undecided(self, step: int) -> bool:
        """Go to the next row without a verdict, round the end of the list; False where there is none."""
        index = self.desk.next_undecided(self.queue, self.index, step)
        if index is None or index == self.index:
            return False
        return self.go(index)

    @property
    def readers(self) -> tuple[str, ...]:
        """Who else has the current article in front."""
        row = self.row
        return self.desk.leases.readers(row.id) if row is not None else ()

    def past_last(self) -> str:
        """Where nothing undecided is left: go on to the next row, unless others read what is left.

        Returns what there is to say.
        """
        if not self.queue.passed:
            self.move(1)
        sure = self.queue.sure and not self.queue.passed
        return "that was the last undecided in this list" if sure else self.none_undecided

    @property
    def none_undecided(self) -> str:
        """What there is to say where no other row is without a verdict."""
        if self.queue.passed:
            from tui.terminal.company import left_to

            return left_to(self.queue, self.desk.leases)
        if self.queue.sure:
            return "no other article of this list is without a verdict"
        return "none found yet without a verdict: the list is still being looked through"

    def bring(self, seq: int) -> None:
        """Make an article the current one, even if the filter hides it."""
        self.queue.forget(seq)
        if self.row is not None and self.row.seq == seq and not self.gone:
            return
        index = self.index_of(seq)
        self.go(self.queue.bring(seq, self.index) if index is None else index)

    def take(self, filter_: str | None = None, order: str | None = None, queue: Queue | None = None) -> int:
        """Take the list anew, by another filter or order if given; how many articles it has more than before.

        The current article is kept where the list still holds it. ``queue``: the list, where it is there
        already. Raises ``TooLong`` where nobody wants to wait for it, and changes nothing.
        """
        row, before = self.row, len(self.queue)
        if row is not None:
            self._last = row.seq
        view, old = (self.reading, self.raw), self.queue
        if queue is None:
            filter_ = old.filter if filter_ is None else filter_
            queue = self.desk.queue(filter_, order or old.order, within=PATIENCE)
        self.queue = queue
        old.stop()
        index = self.index_of(self._last) if self._last is not None else None
        if index is None:
            # An article that has gone from the same list leaves its place to the next.
            self._begin(self.index if self.queue.filter == old.filter else 0)
        elif row is None or self._other_text(row.seq):
            self.go(index)
        else:
            self.index = index
            self.reading, self.raw = view
        return len(self.queue) - before

    def _other_text(self, seq: int) -> bool:
        """The article that is read has got another raw text since."""
        return self.article is not None and self.article.raw_sha256 != self.desk.revision(seq)

    def fit(self, columns: int, height: int, beside: bool = False) -> None:
        """The text has so many columns and rows; ``beside``: something stands at its right."""
        self._size = (columns, height, beside)
        if self.raw is not None:
            self.raw.fit(columns, height)
        elif self.reading is not None:
            # Beside other parts the text has no column of its own for the cursor at its end.
            self.reading.fit(columns + beside, height)

    def scroll_queue(self, rows: int) -> int:
        """The first row of the queue to be shown in so many rows."""
        self.top = scrolled(self.top, self.index, len(self.queue), rows)
        return self.top

    def toggle_raw(self) -> None:
        """Look at the raw text, or back at the clean one, at the same place."""
        if self.reading is None:
            return
        article = self.reading.article
        if self.raw is None:
            row = self.queue.row(self.index)
            try:
                self.raw = RawReading(article, self.desk.raw(row.seq))
            except Unknown:
                self.go(self.index)
                return
            self.raw.judge(self._words, self.desk.reviewer)
            self.fit(*self._size)
            if self.reading.offset:
                self.raw.go_to(raw_offset(article, self.raw.safe.original, self.reading.offset))
        else:
            offset = clean_offset(article, self.raw.safe.original, self.raw.offset)
            self.raw = None
            self.fit(*self._size)
            self.reading.go_to(offset)

    @property
    def judged(self) -> dict[int, Judged]:
        """What was said of the current article's marks, by their numbers."""
        return self.reading.judged if self.reading else {}

    def judge(self, waiting: Sequence[tuple[str, Target]] = ()) -> None:
        """See what was said of the current article and its marks; ``waiting``: what is not stored."""
        if self.reading is None or self.gone:
            return
        article, reviewer = self.reading.article, self.desk.reviewer
        decided = self.desk.decided(article.id)
        self._history = [*told(decided.history, self._now()), *blind(decided.hidden)]
        self.dispute, self.settles, self.yours = decided.dispute, decided.cites, decided.yours
        spans = [
            *decided.spans,
            *(SpanVerdict(verdict, reviewer, "", target) for verdict, target in waiting),
        ]
        self.reading.judge(judged(article, self.reading.marks.all, spans, reviewer))
        coming = (word(reviewer, verdict, target) for verdict, target in waiting)
        self._words = [*decided.words, *filter(None, coming)]
        if self.raw is not None:
            self.raw.judge(self._words, reviewer)

    def stand_on(self, target: Target) -> None:
        """Make the mark that a verdict is about the current one, or go to its block of the raw text."""
        if self.reading is None:
            return
        if target.place == "raw":
            if self.raw is None:
                self.toggle_raw()
            if self.raw is not None:
                self.raw.stand_on(target)
            return
        number = mark_at(self.reading.article, self.reading.marks.all, target)
        if number is not None:
            if self.raw is not None:
                self.toggle_raw()
            self.reading.show(self.reading.marks.stand(number))

    def read_again(self) -> None:
        """The current article has been read anew: show it so, at the same place."""
        row, before, raw = self.row, self.reading, self.raw
        if row is None or before is None:
            return
        article = self._article(row)
        self.raw, self.reading = None, Reading(article)
        self.fit(*self._size)
        if before.offset:
            text = raw.safe.original if raw is not None else self.desk.raw(row.seq) if article.id else ""
            self.reading.go_to(clean_offset(article, text, raw_offset(before.article, text, before.offset)))
        if raw is not None and article.id:
            self.raw = RawReading(article, raw.safe.original)
            self.fit(*self._size)
            self.raw.pager.be_at(raw.pager)

    def place(self) -> Place | None:
        """Where the reviewer is; None where there is no article to be at."""
        if self.reading is None:
            return None
        return Place(self.queue.filter, self.queue.order, self.reading.article.id, self.reading.offset)
