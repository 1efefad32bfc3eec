"""Recording events: what comes back with an id is on disk to stay. Needs no TinyDB."""

import os
import pwd
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from tui.model import Target
from tui.review.events import TABLE, Clear, Event, Redo, Undo, Verdict, now, to_doc
from tui.store.journal import Entry, Journal


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

        What an event leaves open (``at``, ``os_user``) is filled in. ``one_act``: they are undone together.
        """
        if not events:
            return []
        taken = list(ids) if ids else [self._journal.new_id() for _ in events]
        filled: dict[str, Any] = {"at": now(), "os_user": self.os_user}
        entries = []
        for event_id, event in zip(taken, events, strict=True):
            missing = {name: value for name, value in filled.items() if not getattr(event, name)}
            if one_act:
                missing["act"] = taken[0]
            entries.append(Entry(TABLE, [(None, to_doc(replace(event, **missing)))], id=event_id))
        return self._journal.append_many(entries)

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
