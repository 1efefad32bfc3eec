"""The journals' events folded into the library, where the screen and every list read them.

The projection is a cache: ``rebuild`` makes it anew from the journals, which are the truth.
"""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from tui.desk.open import VERDICTS
from tui.library import EventRow, Library, NotWritable
from tui.review.events import TABLE, Cleaning, Clear, Event, Note, Redo, Tagging, Undo, Verdict, from_doc
from tui.review.fold import undone_after
from tui.store.lines import Line
from tui.store.reader import Damage, Reader
from tui.store.ulid import to_str

_NOT_FOLDED = "what comes after this is not counted yet: the library cannot be written"

Fresh = dict[str, Event]
"""Events by id that the library has not seen."""


def fold_new(library: Library, folder: Path) -> list[Damage]:
    """Fold what the journals hold beyond what the library has seen; returns what was found damaged."""
    if not Reader(folder / VERDICTS, library.folded()).pending():
        return []
    with library.transaction(durable=False):
        # Asked again inside the transaction: another process may have folded meanwhile.
        reader = Reader(folder / VERDICTS, library.folded())
        fresh: Fresh = {}
        for _, line, _ in reader.read():
            fresh.update(events_in(line))
        library.apply_events(list(fresh_rows(library, fresh)), reader.offsets)
    return reader.damage


def fold_to_read(library: Library, folder: Path) -> list[Damage]:
    """The same for those who only read: a library that cannot be written shows what was folded before.

    What it does not show is then returned like damage.
    """
    try:
        return fold_new(library, folder)
    except NotWritable:
        folded = library.folded()
        pending = Reader(folder / VERDICTS, folded).pending()
        return [Damage(one, folded.get(one.name, 0), _NOT_FOLDED) for one in pending]


def events_in(line: Line) -> Fresh:
    """The events in a line of a journal, by id."""
    if line.table != TABLE:
        return {}
    events = ((to_str(number), from_doc(doc)) for number, doc in line.changes)
    return {event_id: event for event_id, event in events if event is not None}


def rebuild(library: Library, folder: Path) -> list[Damage]:
    """Drop the projection and fold all journals anew."""
    with library.transaction(durable=False):
        library.clear_projection()
        return fold_new(library, folder)


def event_of(row: EventRow) -> Event | None:
    """The event that a row was made from; None for a kind this version does not know."""
    fields = {
        "kind": row.kind,
        "reviewer": row.reviewer,
        "os_user": row.os_user,
        "at": row.at,
        "act": row.act,
    }
    if row.kind in ("undo", "redo"):
        return from_doc({**fields, "event": row.named, "key": row.key})
    if row.kind == "cleaning":
        return _cleaning(row)
    return from_doc({**fields, **_about(row)})


def _about(row: EventRow) -> dict[str, object]:
    """What an event must have that is about an article."""
    more: dict[str, object] = {"verdict": row.verdict} if row.kind == "verdict" else {}
    if row.kind == "clear":
        more = {**row.extra, "key": row.key}
    return {"article": row.article, **more, **({"note": row.note} if row.kind == "note" else {})}


def whole_event(row: EventRow) -> Event | None:
    """The event with all that was recorded with it; None where the row does not hold all of it."""
    common = {"reviewer": row.reviewer, "os_user": row.os_user, "at": row.at, "act": row.act}
    event: Event | None
    if row.kind == "cleaning":
        event = _cleaning(row)
    elif row.kind in ("undo", "redo"):
        event = from_doc({**common, "kind": row.kind, "event": row.named, "key": row.key})
    else:
        event = from_doc({**common, "kind": row.kind, **_about(row)})
    if isinstance(event, Verdict):
        event = replace(
            event,
            revision=row.revision,
            note=row.note,
            tags=row.tags,
            key=row.key,
            target=row.target,
            settles=row.settles,
        )
    elif isinstance(event, Note):
        event = replace(event, revision=row.revision, target=row.target, key=row.key)
    elif isinstance(event, Tagging):
        event = replace(event, added=row.tags, removed=row.removed, revision=row.revision, key=row.key)
    if event is None or event_row(row.event, event, row.article, row.undone) != row:
        return None
    return event


def _cleaning(row: EventRow) -> Event | None:
    common = {"reviewer": row.reviewer, "os_user": row.os_user, "at": row.at, "act": row.act}
    about = {"kind": row.kind, "article": row.article, "revision": row.revision, "key": row.key}
    return from_doc({**row.extra, **common, **about})


def fresh_rows(library: Library, fresh: Fresh) -> Iterator[EventRow]:
    """The rows of the fresh events, and anew those of earlier events whose ``undone`` they change."""
    naming = _naming(library, fresh)
    for event_id in sorted(fresh):
        event = fresh[event_id]
        if isinstance(event, Undo | Redo):
            target = fresh.get(event.event)
            known = None if target else library.event(event.event)
            article = getattr(target, "article", known.article if known else "")
            if known is not None:
                yield _with_undone(known, _undone(naming, event.event))
            yield _naming_row(event_id, event, article)
        else:
            yield _judging_row(event_id, event, _undone(naming, event_id))


def _naming(library: Library, fresh: Fresh) -> dict[str, dict[str, Undo | Redo]]:
    """For every event that is named by a fresh undo or redo, or that is fresh itself: all that name it."""
    naming: dict[str, dict[str, Undo | Redo]] = {}
    for event_id, event in fresh.items():
        if isinstance(event, Undo | Redo):
            naming.setdefault(event.event, {})[event_id] = event
    # Earlier undos and redos stand under their target's article, or under none where it has not come yet.
    articles = {known.article for target in naming if (known := library.event(target)) is not None}
    for article in (*articles, ""):
        for row in library.events(article):
            earlier = event_of(row)
            if isinstance(earlier, Undo | Redo):
                naming.setdefault(earlier.event, {})[row.event] = earlier
    return naming


def _undone(naming: dict[str, dict[str, Undo | Redo]], event_id: str) -> bool:
    named = naming.get(event_id, {})
    return undone_after(named[one] for one in sorted(named))


def _with_undone(row: EventRow, undone: bool) -> EventRow:
    return replace(row, undone=undone)


def event_row(event_id: str, event: Event, article: str, undone: bool) -> EventRow:
    """The row of an event; ``article`` is the one that an undo's or redo's event is about."""
    if isinstance(event, Undo | Redo):
        return _naming_row(event_id, event, article)
    return _judging_row(event_id, event, undone)


def _naming_row(event_id: str, event: Undo | Redo, article: str) -> EventRow:
    return EventRow(
        event=event_id,
        kind="undo" if isinstance(event, Undo) else "redo",
        article=article,
        reviewer=event.reviewer,
        at=event.at,
        key=event.key,
        named=event.event,
        act=event.act,
        os_user=event.os_user,
    )


def _judging_row(event_id: str, event: Event, undone: bool) -> EventRow:
    assert not isinstance(event, Undo | Redo)
    common = EventRow(
        event=event_id,
        kind="clear",
        article=event.article,
        reviewer=event.reviewer,
        at=event.at,
        undone=undone,
        act=event.act,
        os_user=event.os_user,
    )
    if isinstance(event, Cleaning):
        extra = {"start": event.start, "end": event.end, "exact": event.exact, "keep": event.keep}
        return replace(common, kind="cleaning", revision=event.revision, key=event.key, extra=extra)
    if isinstance(event, Note):
        row = replace(common, kind="note", note=event.note, target=event.target)
        return replace(row, revision=event.revision, key=event.key)
    if isinstance(event, Tagging):
        row = replace(common, kind="tags", tags=event.added, removed=event.removed)
        return replace(row, revision=event.revision, key=event.key)
    if isinstance(event, Clear):
        return replace(common, key=event.key, extra={"own": True} if event.own else {})
    return replace(
        common,
        kind="verdict",
        verdict=event.verdict,
        note=event.note,
        tags=event.tags,
        key=event.key,
        target=event.target,
        revision=event.revision,
        settles=event.settles,
    )
