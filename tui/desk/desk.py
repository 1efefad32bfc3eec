"""An open library with one reviewer at it: what the screen can do, without a screen.

Two threads may use a desk: the one it was made in asks (queue, article, raw), one other writes (``decide``,
``clear``, ``undo``, ``redo``); each has a library connection of its own.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import msgspec

from tui.desk.act import Act, Named, beginnings
from tui.desk.config.settings import Settings
from tui.desk.config.table import FIRST_FILTER, FIRST_ORDER
from tui.desk.decided import Decided, SpanVerdict, seen
from tui.desk.errors import NotSaved, Stopped, TooLong, Unknown
from tui.desk.gate import Gate
from tui.desk.known import events_of
from tui.desk.leases import Leases
from tui.desk.lists import Lists
from tui.desk.offering import next_undecided
from tui.desk.open import open_library
from tui.desk.priorities import Priorities, Reason
from tui.desk.projection import fold_new
from tui.desk.queue import Queue
from tui.desk.reading import article_of, lead
from tui.desk.reviews import Reviews
from tui.desk.signals import SignalsOff
from tui.library import DamagedText, EventRow, Interrupted, LibraryError, Place, Row
from tui.model import REASON, Article, Target
from tui.query import PRIORITY, QueryError
from tui.review.scheme import VerdictKind

if TYPE_CHECKING:
    from tui.desk.others import Watch
    from tui.desk.unsaved import Request, Waiting
    from tui.desk.writing import Writing

__all__ = [
    "Act",
    "Desk",
    "NotSaved",
    "Place",
    "QueryError",
    "Queue",
    "Reason",
    "Row",
    "SpanVerdict",
    "Stopped",
    "TooLong",
    "Unknown",
    "VerdictKind",
]

READY = 1.0
"""Seconds that the opening may take over priorities."""


class Desk(Lists):
    """An open library, for one reviewer."""

    def __init__(self, folder: Path, reviewer: str, settings: Settings | None = None) -> None:
        self.library_path = folder
        self.reviewer = reviewer
        chosen = settings or Settings(folder=folder)
        self.scheme: tuple[VerdictKind, ...] = chosen.verdicts
        self._own_tags = chosen.tags
        self.home = chosen.filter or FIRST_FILTER
        """The filter of a short list, to go back to from the list of all."""
        self.pipe = chosen.pipe
        """The user's own shell command for texts; None where none is set."""
        self._opening = chosen.filter, chosen.order
        self.trouble = ""
        """Why the list that was opened with is not the one that was asked for."""
        self._settings = chosen
        self._signals = SignalsOff(chosen.signals_off)
        self._reviews = Reviews(chosen.review, reviewer)
        self._priorities = Priorities(chosen, self._signals)
        # A short wait: the screen does not stand still for another process.
        self._library = open_library(folder, create=True, busy_seconds=1.0)
        self._library.reviewer = reviewer
        try:
            fold_new(self._library, folder)
        except LibraryError:
            # What others hold for long is folded once they let go, by whoever watches them.
            if not self._library.locked():
                raise
        self.gate = Gate()
        """What is recorded goes on disk through it."""
        self._writer: Writing | None = None
        self.leases = Leases(folder, reviewer, chosen.review.each)
        self.behind: dict[int, Act] = {}
        """This reviewer's last acts on articles, while the library cannot take them in."""

    @property
    def several(self) -> bool:
        """Whether an article wants several reviewers' verdicts."""
        return self._reviews.several

    @property
    def blind(self) -> bool:
        """Whether verdicts of others are seen only once one has judged an article."""
        return self._reviews.blind

    def queue(self, filter_: str = "", order: str = "newest", *, within: float | None = None) -> Queue:
        """The articles that match a filter, the first of them at once; raises ``QueryError``.

        ``within``: seconds after which it raises ``TooLong``.
        """
        try:
            with self._library.within(within):
                return self._queue(filter_, order)
        except Interrupted:
            raise TooLong(filter_) from None

    def coming(self, filter_: str, order: str) -> Queue:
        """A list that is empty until what its ``rest`` gives, in another thread, is joined to it."""
        return self._queue(filter_, order, first=0)

    def _queue(self, filter_: str, order: str, first: int | None = None) -> Queue:
        node, wanted = self._node(filter_), self._reviews.undecided
        ready = partial(self._priorities.refresh, order=order)
        return Queue(self._library, self.library_path, node, filter_, order, self._row, first, wanted, ready)

    def why(self, article: str) -> list[Reason]:
        """What gives an article, by id, its priority."""
        seq = self._library.exact(article)
        return [] if seq is None else self._priorities.reasons(self._library, [seq])[seq]

    def first_queue(self, place: Place | None) -> Queue:
        """The list to open with: as configured, else as it was left at ``place``, else what is undecided.

        Where that cannot be understood (any more) it is what is undecided, and ``trouble`` says why.
        """
        configured, order = self._opening
        left = (place.filter, place.order) if place else (FIRST_FILTER, FIRST_ORDER)
        filter_, order = left[0] if configured is None else configured, order or left[1]
        try:
            return self.queue(filter_, order, within=READY if order == PRIORITY else None)
        except TooLong:
            self.trouble = f"{FIRST_ORDER} first: priorities have to be made anew, which o and {order} does"
            return self.queue(filter_, FIRST_ORDER)
        except QueryError as error:
            self.trouble = f"{FIRST_FILTER} in place of {filter_ or 'all'}: {error}"
            self.home = FIRST_FILTER
            return self.queue(FIRST_FILTER, FIRST_ORDER)

    def count(self, filter_: str = "") -> int:
        """How many articles match a filter; raises ``QueryError``."""
        return self._library.count(self._node(filter_))

    def text(self, seq: int) -> str:
        """The clean text of an article; empty where it has not been read."""
        return self._library.text(seq)

    def article(self, seq: int) -> Article:
        """The article, read now if it has not been read yet; raises ``Unknown`` where it cannot be had.

        It may have been deleted, or be damaged: the others can be looked at all the same.
        """
        try:
            return self._signals.article(article_of(self._library, seq))
        except KeyError:
            raise Unknown("the article is not in the library any more") from None
        except DamagedText as error:
            raise Unknown(f"the article is damaged: {error}") from None

    def lead(self, seq: int) -> str:
        """The first words of an article, for a list where it has no headline; empty where it has none."""
        return lead(self._library, seq)

    def find(self, article: str) -> int | None:
        """The number in the library of the article with this id, or None."""
        return self._library.find(article)

    def raw(self, seq: int) -> str:
        """The raw text that the article was read from; raises ``Unknown`` where it cannot be had."""
        try:
            return self._library.raw(seq)
        except KeyError:
            raise Unknown("the article is not in the library any more") from None
        except DamagedText as error:
            raise Unknown(f"the article is damaged: {error}") from None

    def next_undecided(self, queue: Queue, index: int, step: int = 1) -> int | None:
        """The next row without a verdict that nobody else reads, round the end; None if there is none."""
        return next_undecided(queue, self.leases, index, step)

    def place(self) -> Place | None:
        """Where this reviewer was when the desk was last left."""
        return self._library.place(self.reviewer)

    def remember(self, place: Place) -> None:
        """Keep where the reviewer is; from any thread."""
        # A convenience: whoever leaves does not wait long for it.
        with open_library(self.library_path, busy_seconds=1.0) as library:
            library.remember(self.reviewer, place)

    def decide(
        self,
        seq: int,
        verdict: str,
        article: str | None = None,
        *,
        note: str | None = None,
        tags: Sequence[str] = (),
        settles: Sequence[str] = (),
        **named: Unpack[Named],
    ) -> Act:
        """Record a verdict on an article; returns once it is on disk to stay, else raises ``NotSaved``.

        ``article``: its id; raises ``Unknown`` where the number does not mean it any more. ``settles``: the
        events whose dispute it ends.
        """
        writing = self._writing()
        act = writing.decide(seq, verdict, article, note=note, tags=tags, settles=settles, **named)
        return self._noted(seq, act, verdict)

    def revision(self, seq: int) -> str | None:
        """The ``raw_sha256`` of the text that an article has now; None where it has been deleted."""
        return self._library.present([seq]).get(seq, ("", None))[1]

    def recorded(self, key: str) -> bool:
        """Whether something with this key has been recorded."""
        return any(self._library.event_by_key(one) is not None for one in beginnings(key))

    def settling(self, chosen: Mapping[int, str], verdict: str) -> dict[str, tuple[str, ...]] | None:
        """The events whose dispute a verdict on these articles would end, by article; from any thread.

        None where the library cannot be asked just now.
        """
        from tui.desk.judging import settling

        return settling(self.library_path, list(chosen), verdict, self._reviews)

    def decide_all(
        self,
        chosen: Mapping[int, str],
        verdict: str,
        tags: Sequence[str] = (),
        key: str | None = None,
        settles: Mapping[str, Sequence[str]] | None = None,
    ) -> Act:
        """Record a verdict on articles, by number with their ids, as one act; what is gone is left out."""
        from tui.desk.judging import decide_all

        return decide_all(self._writing(), chosen, verdict, tags, key, settles, self._reviews)

    def judge_span(self, article: str, verdict: str, target: Target, **named: Unpack[Named]) -> Act:
        """Record a verdict on a span of an article."""
        from tui.desk.judging import judge_span

        return judge_span(self._writing(), article, verdict, target, **named)

    def clean_line(
        self, article: str, revision: str, start: int, end: int, *, keep: bool, key: str | None = None
    ) -> Act:
        """Record that a stretch of a raw text is kept, or removed; the article has to be read anew then."""
        from tui.desk.judging import clean_line

        return clean_line(self._writing(), article, revision, start, end, keep=keep, key=key)

    def read_anew(self, seq: int) -> None:
        """Read an article again with what reviewers say of its lines; from any thread."""
        with open_library(self.library_path) as library, suppress(KeyError):
            article_of(library, seq)

    def identities(self, seqs: Sequence[int]) -> dict[int, str]:
        """The ids of those of these articles that are in the library; from any thread."""
        with open_library(self.library_path) as library:
            return {seq: identity for seq, (identity, _) in library.present(seqs).items()}

    def decided(self, article: str) -> Decided:
        """What stands on an article, and who said it when, as far as this reviewer sees it."""
        behind = self._writer is not None and self._writer.behind
        return seen(events_of(self._library, self.library_path, article, behind=behind), self._reviews)

    def clear(self, seq: int, article: str | None = None, *, key: str | None = None) -> Act:
        """Take away the verdict that stands on an article (an event; the verdict stays in the history).

        On a desk of several reviews only the reviewer's own.
        """
        own = self._reviews.several
        return self._noted(seq, self._writing().clear(seq, article, own=own, key=key), None)

    def _noted(self, seq: int, act: Act, verdict: str | None) -> Act:
        if not self._writing().behind:
            self.behind.clear()
            return act
        self.behind[seq] = act = msgspec.structs.replace(act, verdict=verdict)
        return act

    def _row(self, row: Row) -> Row:
        """A row as this reviewer sees it: what is saved shows, even where the library cannot be written."""
        row = self._reviews.row(self._signals.row(row))
        act = self.behind.get(row.seq)
        if act is None or act.article != row.id:
            return row
        by = self.reviewer if act.verdict else None
        return msgspec.structs.replace(
            row,
            verdict=act.verdict,
            verdict_by=by,
            verdict_event=act.events[-1],
            agree=False,
            mine=act.verdict,
            undecided=act.verdict is None,
        )

    def note(
        self,
        seq: int,
        text: str,
        article: str | None = None,
        target: Target | None = None,
        **named: Unpack[Named],
    ) -> Act:
        """Record a note on an article, or on a span of it; ``article`` and errors as for ``decide``."""
        return self._writing().note(seq, text, article, target, **named)

    def tag(
        self,
        seq: int,
        added: Sequence[str],
        removed: Sequence[str],
        article: str | None = None,
        **named: Unpack[Named],
    ) -> Act:
        """Give an article tags and take others away; ``article`` and errors as for ``decide``."""
        return self._writing().tag(seq, added, removed, article, **named)

    def tags(self, article: str) -> list[str]:
        """The tags of an article, by id; without the reasons for verdicts that this reviewer does not see."""
        tags = self._library.annotations.tags(article)
        hidden = self._reviews.blind and self.decided(article).hidden
        return [tag for tag in tags if not (hidden and tag.startswith(REASON))]

    def notes(self, article: str) -> list[EventRow]:
        """The notes on an article, by id, oldest first."""
        return self._library.annotations.notes(article)

    def known_tags(self) -> dict[str, int]:
        """The tags to choose from, those of ``desk.toml`` first, with how many have each; from any thread."""
        with open_library(self.library_path) as library:
            used = library.annotations.used_tags()
        if self._reviews.blind:
            used = {tag: count for tag, count in used.items() if not tag.startswith(REASON)}
        return {tag: used.get(tag, 0) for tag in (*self._own_tags, *used)}

    def undo(self, key: str | None = None) -> Act | None:
        """Take back this reviewer's last act; None if there is nothing to take back."""
        return self._writing().undo(key)

    def redo(self, key: str | None = None) -> Act | None:
        """Bring back what this reviewer last took back; None if there is nothing."""
        return self._writing().redo(key)

    def record(self, line: bytes) -> Act:
        """Record lines as ``copydesk record`` takes them; ``Unknown`` where something is wrong with all."""
        from tui.desk.record import record_lines

        return record_lines(self._writing(), [kind.name for kind in self.scheme], line)

    def unsaved(self, acts: "Sequence[Waiting]", stored: Sequence[str] = ()) -> "list[Request]":
        """What ``copydesk record`` has to be given for acts that could not be stored.

        ``stored``: the events of the first of them, where it is on disk and only waits for the library.
        """
        from tui.desk.unsaved import requests

        # Nothing is folded for it: that may wait for a lock, or a disk may be full, and the line may be gone.
        return requests(self._library, self.library_path, self.reviewer, acts, stored)

    def watch(self) -> "Watch":
        """Sees what other processes do to the library; for a thread of its own."""
        from tui.desk.others import Watch

        return Watch(self.library_path, self.leases)

    def warm(self) -> None:
        """Make the writing side ready, in its thread: the first verdict then costs what the others cost."""
        self._writing()

    def _writing(self) -> "Writing":
        if self._writer is None:
            # Not needed for the first paint, so not imported before it.
            from tui.desk.writing import Writing

            self._writer = Writing(self.library_path, self.reviewer, self.gate)
            self._writer.library.reviewer = self.reviewer
        return self._writer

    def close(self) -> None:
        """Close the asking side; the writing side closes with its process."""
        self.leases.close()
        self._library.close()
