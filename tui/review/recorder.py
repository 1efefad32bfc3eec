"""Recording events: what comes back with an id is on disk to stay. Needs no TinyDB."""

import os
import pwd
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from tui.model import Target
from tui.review.events import TABLE, Clear, Event, Redo, Undo, Verdict, now, to_doc
from tui.store.journal import Entry, Journal, StoreError
from tui.store.ulid import from_str

WHOLE = 10_000
"""Events of one act that stand in one line of the journal, which is there wholly or not at all."""


def os_user() -> str:
    """Who the operating system says we are: the login name, else ``uid`` and the number."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return f"uid{os.geteuid()}"


class Recorder:
    """One reviewer's pen: appends events to this process's journal in ``folder``.

    Every method returns once the event is on disk, else raises StoreError with the ids that were not
    acknowledged: given again as ``id`` (or ``ids``), the attempt and its repetition count once.
    """

    def __init__(self, folder: Path | str, reviewer: str, *, journal: Journal | None = None) -> None:
        self.reviewer = reviewer
        self.os_user = os_user()
        self._journal = journal or Journal(folder)

    def verdict(
        self,
        article: str,
        verdict: str,
        *,
        revision: str | None = None,
        note: str | None = None,
        tags: Sequence[str] = (),
        at: str = "",
        key: str | None = None,
        target: Target | None = None,
        id: str | None = None,  # noqa: A002
    ) -> str:
        """Record a verdict; the event's id. ``revision``: ``raw_sha256`` of what was judged."""
        event = Verdict(
            reviewer=self.reviewer,
            article=article,
            verdict=verdict,
            revision=revision,
            note=note,
            tags=list(tags),
            at=at,
            key=key,
            target=target,
        )
        return self._one(event, id)

    def clear(self, article: str, *, id: str | None = None) -> str:  # noqa: A002
        """Take away the verdict that stands on an article; the event's id."""
        return self._one(Clear(reviewer=self.reviewer, article=article), id)

    def undo(self, event_id: str, *, id: str | None = None) -> str:  # noqa: A002
        """Take back a verdict or clear; the id of the undo."""
        return self._one(Undo(reviewer=self.reviewer, event=event_id), id)

    def redo(self, event_id: str, *, id: str | None = None) -> str:  # noqa: A002
        """Bring back a verdict or clear that was undone; the id of the redo."""
        return self._one(Redo(reviewer=self.reviewer, event=event_id), id)

    def record_many(
        self, events: Sequence[Event], *, ids: Sequence[str] | None = None, one_act: bool = False
    ) -> list[str]:
        """Record events that share one sync; their ids, in order, once all are on disk.

        What an event leaves open (``at``, ``os_user``) is filled in. ``one_act``: they are undone together,
        and up to ``WHOLE`` of them are there all or none, whatever happens meanwhile.
        """
        if not events:
            return []
        taken = list(ids) if ids else [self._journal.new_id() for _ in events]
        filled: dict[str, Any] = {"at": now(), "os_user": self.os_user}
        docs = []
        for event in events:
            missing = {name: value for name, value in filled.items() if not getattr(event, name)}
            if one_act:
                missing["act"] = taken[0]
            docs.append(to_doc(replace(event, **missing)))
        try:
            self._journal.append_many(list(_entries(taken, docs, WHOLE if one_act else 1)))
        except StoreError as error:
            error.ids = taken
            raise
        return taken

    def record_again(self, events: Mapping[str, Event]) -> None:
        """Record events under the ids they have and just as they are: a journal that held them is lost."""
        self._journal.append_many(
            [Entry(TABLE, [(None, to_doc(event))], id=event_id) for event_id, event in events.items()]
        )

    def _one(self, event: Event, event_id: str | None) -> str:
        return self.record_many([event], ids=None if event_id is None else [event_id])[0]

    def close(self) -> None:
        """Let the journal go: another process may take it over."""
        self._journal.close()

    def __enter__(self) -> "Recorder":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _entries(ids: Sequence[str], docs: Sequence[dict[str, Any]], many: int) -> Iterator[Entry]:
    """The events as lines of at most ``many`` each. A line goes by its last event's id: ids only rise."""
    for at in range(0, len(docs), many):
        last = ids[at : at + many][-1]
        rows = zip(ids[at : at + many], docs[at : at + many], strict=True)
        yield Entry(TABLE, [(from_str(one), doc) for one, doc in rows], id=last)
