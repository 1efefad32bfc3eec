"""The writing side of a desk: one library connection and one journal, for one thread."""

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from msgspec.structs import replace

from tui.desk import log
from tui.desk.act import Act, named
from tui.desk.errors import NotSaved, Stale, Unknown
from tui.desk.gate import Gate
from tui.desk.open import VERDICTS, open_library
from tui.desk.projection import event_of, fold_new
from tui.desk.tags import typed
from tui.library import LibraryError, Row
from tui.model import Target
from tui.review.events import Clear, Event, Note, Redo, Tagging, Undo, Verdict
from tui.review.recorder import Recorder
from tui.review.undo import History
from tui.store.journal import StoreError

_CONTENT = re.compile(r"[0-9a-f]{64}\Z")
_CUT = re.compile(r"[0-9a-f]{8,63}\Z")
SHORT, REACH = 50, 2000
"""Acts that undo looks back over: the last few first."""


class Writing:
    """Records what a reviewer does; every method returns once it is on disk, else raises ``NotSaved``."""

    def __init__(self, folder: Path, reviewer: str, gate: Gate | None = None) -> None:
        """``gate``: what goes on disk goes through it."""
        self.folder = folder
        self.reviewer = reviewer
        self.library = open_library(folder)
        self._recorder = Recorder(folder / VERDICTS, reviewer)
        self._gate = gate or Gate()
        self.behind = False
        """What was stored last could not be folded into the library (a full disk, say)."""
        self._attempts: dict[str, tuple[str, ...]] = {}
        """Ids of what could not be stored: it may be on disk all the same, a new try takes the same ids."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of library and journal."""
        self._recorder.close()
        self.library.close()

    def decide(
        self,
        seq: int,
        verdict: str,
        article: str | None = None,
        *,
        note: str | None = None,
        tags: Sequence[str] = (),
        revision: str | None = None,
        key: str | None = None,
        settles: Sequence[str] = (),
    ) -> Act:
        """Record a verdict on an article. Tried again after ``NotSaved`` it is stored once.

        ``article``: its id; raises ``Unknown`` where the number does not mean it (any more). ``revision``: as
        ``Named`` has it. ``key`` is stored with it. ``settles``: events whose dispute it ends.
        """
        row = self._row(seq, article)
        event = Verdict(
            reviewer=self.reviewer,
            article=row.id,
            verdict=verdict,
            revision=self._revision(seq, revision),
            note=note,
            tags=list(tags),
            key=key,
            settles=list(settles),
        )
        return self.act(tuple(self.store([event])), row.id, verdict)

    def clear(
        self, seq: int, article: str | None = None, *, own: bool = False, key: str | None = None
    ) -> Act:
        """Take away the verdicts that stand on an article; ``article`` and ``key`` as for ``decide``.

        ``own``: only this reviewer's.
        """
        row = self._row(seq, article)
        event = Clear(reviewer=self.reviewer, article=row.id, own=own, key=key)
        what = "your verdict" if own else row.verdict
        return self.act(tuple(self.store([event])), row.id, f"{what} cleared")

    def note(
        self,
        seq: int,
        text: str,
        article: str | None = None,
        target: Target | None = None,
        *,
        revision: str | None = None,
        key: str | None = None,
    ) -> Act:
        """Record a note on an article, or on a span of it; the rest as for ``decide``."""
        row, revision = self._row(seq, article), self._revision(seq, revision)
        event = Note(
            reviewer=self.reviewer, article=row.id, note=text, revision=revision, target=target, key=key
        )
        return self.act(tuple(self.store([event])), row.id, "note saved")

    def tag(
        self,
        seq: int,
        added: Sequence[str],
        removed: Sequence[str],
        article: str | None = None,
        *,
        revision: str | None = None,
        key: str | None = None,
    ) -> Act:
        """Give an article tags and take others away; the rest as for ``decide``."""
        row = self._row(seq, article)
        event = Tagging(
            reviewer=self.reviewer,
            article=row.id,
            added=list(added),
            removed=list(removed),
            revision=self._revision(seq, revision),
            key=key,
        )
        changes = (*(f"+{typed(tag)}" for tag in added), *(f"-{typed(tag)}" for tag in removed))
        return self.act(tuple(self.store([event])), row.id, f"tags {' '.join(changes)}")

    def undo(self, key: str | None = None) -> Act | None:
        """Take back this reviewer's last act; None if there is nothing to take back."""
        targets = self._history(SHORT).to_undo() or self._history(REACH).to_undo()
        return self._again(targets, Undo, key, "undone")

    def redo(self, key: str | None = None) -> Act | None:
        """Bring back what was last taken back; None if there is nothing."""
        targets = self._history(SHORT).to_redo() or self._history(REACH).to_redo()
        return self._again(targets, Redo, key, "redone")

    def store(self, events: Sequence[Event], *, one_act: bool = False) -> list[str]:
        """Put events on disk with one sync and fold them; their ids.

        ``one_act``: one undo takes all of them back.
        """
        ids = self._attempts.get(repr(events)) if self._attempts else None
        try:
            with self._gate.passing():
                stored = self._recorder.record_many(events, ids=ids, one_act=one_act)
                self._gate.events = tuple(stored)
        except StoreError as error:
            if ids is None:
                # Once, not at every further try.
                log.error("not saved", events=len(events), file=error.path.name, errno=error.errno)
            self._attempts[repr(events)] = tuple(error.ids)
            raise NotSaved(str(error)) from error
        if ids is not None:
            self._attempts.pop(repr(events), None)
        # They are on disk to stay; the projection is a cache that the next fold makes up for.
        self.behind = True
        with suppress(LibraryError, StoreError):
            self.fold()
            self.behind = False
        return stored

    def judged(self, article: str, revision: str | None = None) -> tuple[str, str | None]:
        """The id and the ``raw_sha256`` that a verdict now on this article names; raises ``Unknown``.

        ``revision``: what was judged; raises ``Stale`` where the article has another raw text by now.

        ``article``: its id; of an id made of the content also the beginning, as lists show it. An id that an
        input gave is never cut short: one that was deleted must not come to mean another that begins so.
        """
        cut = _CUT.match(article) is not None
        seq = self.library.find(article) if cut else self.library.exact(article)
        identity = None if seq is None else self.library.identity(seq)
        if seq is not None and identity is not None and (identity == article or _CONTENT.match(identity)):
            return identity, self._revision(seq, revision)
        number = self.library.beginning(article) if cut else 0
        if number > 1:
            raise Unknown(f"ambiguous article {article!r}: {number:,} articles have an id that begins so")
        raise Unknown(f"unknown article {article!r}")

    def fold(self) -> None:
        """Take in what other processes have recorded."""
        fold_new(self.library, self.folder)

    def _history(self, reach: int) -> History:
        self.fold()
        rows = self.library.recent(self.reviewer, reach)
        events = ((row.event, event_of(row)) for row in rows)
        return History(self.reviewer, ((event_id, event) for event_id, event in events if event is not None))

    def _again(
        self, targets: tuple[str, ...] | None, kind: type[Undo | Redo], key: str | None, what: str
    ) -> Act | None:
        if targets is None:
            return None
        keys = (None if key is None else named(key, one) for one in targets)
        events = [
            kind(reviewer=self.reviewer, event=one, key=each) for one, each in zip(targets, keys, strict=True)
        ]
        first = self.library.event(targets[0])
        assert first is not None
        called = first.verdict or first.kind
        cleaned = first.kind == "cleaning"
        if cleaned:
            called = "line kept:" if first.extra.get("keep") else "line removed:"
        many = f" on {len(targets):,} articles" if len(targets) > 1 else ""
        done = self.act(
            tuple(self.store(events, one_act=len(events) > 1)), first.article, f"{called} {what}{many}"
        )
        return replace(done, articles=len(targets), target=first.target, cleaned=cleaned)

    def _row(self, seq: int, article: str | None) -> Row:
        rows = self.library.rows([seq])
        # After a deletion SQLite may give the highest number out again.
        if not rows or (article is not None and rows[0].id != article):
            raise Unknown("the article is not in the library any more")
        return rows[0]

    def _revision(self, seq: int, seen: str | None) -> str | None:
        """``raw_sha256`` of the article's present revision; raises ``Stale`` where another one was seen."""
        current = next((one.raw_sha256 for one in self.library.revisions(seq) if one.current), None)
        if seen is not None and current != seen:
            raise Stale
        return current

    def act(self, events: tuple[str, ...], article: str, summary: str) -> Act:
        """What was recorded on an article, as the desk tells it."""
        seq = self.library.exact(article)
        rows = self.library.rows([seq]) if seq is not None else []
        return Act(events, seq, article, rows[0].verdict if rows else None, summary)
