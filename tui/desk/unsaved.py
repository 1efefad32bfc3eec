"""What could not be stored, put so that ``copydesk record`` takes it: verdicts, lines kept, and undos."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from tui.desk.act import named, new_key, numbered
from tui.desk.known import Known
from tui.desk.projection import event_of
from tui.desk.writing import REACH
from tui.library import EventRow, Library
from tui.model import CleaningRequest, TagsRequest, Target, UndoRequest, VerdictRequest
from tui.review.events import Cleaning, Clear, Note, Redo, Tagging, Undo, Verdict
from tui.review.undo import History

Request = VerdictRequest | TagsRequest | CleaningRequest | UndoRequest


class Waiting(Struct, frozen=True):
    """Something a reviewer did that is not stored."""

    kind: Literal["decide", "clear", "note", "tags", "undo", "redo", "clean"]
    article: str = ""
    verdict: str = ""
    note: str | None = None
    added: tuple[str, ...] = ()
    """Tags; of a verdict its own."""
    removed: tuple[str, ...] = ()
    key: str = field(default_factory=new_key)
    """It is stored with this, whenever it is."""
    articles: tuple[str, ...] = ()
    """All of them, where they were decided together; ``article`` is empty then."""
    target: Target | None = None
    """The span it was about."""
    revision: str | None = None
    """``raw_sha256`` of the text it was said of."""
    line: CleaningRequest | None = None
    """For ``clean``: the line kept or removed."""
    settles: tuple[str, ...] = ()
    """Of a verdict: the events whose dispute it settles."""
    settling: Mapping[str, tuple[str, ...]] = {}
    """The same by article, where many were decided together."""
    own: bool = False
    """Of a clear: only the reviewer's own verdicts."""


def requests(
    library: Library, folder: Path, reviewer: str, acts: Iterable[Waiting], stored: Sequence[str] = ()
) -> list[Request]:
    """What has to be recorded for these acts, done in this order, to take effect.

    An undo of an act that waits itself leaves nothing of both. What has no form of its own becomes what comes
    to the same: a clear the undos of the verdicts that stand, a redone verdict the same verdict again. Notes
    are not among them: what is not stored of them is a draft still.

    ``stored``: ids of the events of the first act, which is on disk, though the library may not have it yet.
    """
    known = Known(library, folder)
    folded = bool(stored) and known.event(stored[0]) is not None
    fresh, undone = _done_in_turn(known, reviewer, acts, stored, folded)
    found: list[Request] = []
    for target, (taken_back, key) in undone.items():
        if target in stored and not folded:
            found += [UndoRequest(undo=target, reviewer=reviewer, key=key)] if taken_back else []
        elif target not in fresh:
            found += _of_stored(known, reviewer, target, taken_back, key)
    for name, event in fresh.items():
        if undone.get(name, (False, ""))[0]:
            continue
        if isinstance(event, Clear):
            found = [one for one in found if not _decides(one, event.article)]
            already = {one.undo for one in found if isinstance(one, UndoRequest)}
            found += [one for one in _cleared(known, event) if one.undo not in already]
        else:
            found += _of_fresh(event)
    return found


def _done_in_turn(
    known: Known, reviewer: str, acts: Iterable[Waiting], stored: Sequence[str], folded: bool
) -> "tuple[dict[str, _Fresh], dict[str, tuple[bool, str]]]":
    """What is new of these acts, by names of our own, and what they undo (True) or redo, by name or id.

    With what is undone or redone the key that it is stored with.
    """
    rows = ((row.event, event_of(row)) for row in known.recent(reviewer, REACH))
    history = History(reviewer, ((name, event) for name, event in rows if event is not None))
    fresh: dict[str, _Fresh] = {}
    undone: dict[str, tuple[bool, str]] = {}
    for number, act in enumerate(acts):
        name = f"waiting {number}"
        on_disk = bool(stored) and number == 0
        if on_disk and folded:
            continue
        if act.kind in ("undo", "redo"):
            undoing = act.kind == "undo"
            kind = Undo if undoing else Redo
            for target in (history.to_undo() if undoing else history.to_redo()) or ():
                history.add(f"{name} {target}", kind(reviewer=reviewer, event=target, act=name))
                if not on_disk:
                    undone[target] = undoing, named(act.key, target)
            continue
        events = list(_events(reviewer, act))
        names = stored if on_disk else [f"{name} {one}" for one in range(len(events))]
        for one, event in zip(names, events, strict=False):
            history.add(one, event)
            if not on_disk:
                fresh[one] = event
    return fresh, undone


def _of_fresh(event: "_Fresh") -> Iterator[Request]:
    """The form that a new event has by itself, if any."""
    if isinstance(event, Verdict):
        yield VerdictRequest(
            article=event.article,
            verdict=event.verdict,
            reviewer=event.reviewer,
            note=event.note,
            tags=event.tags,
            key=event.key,
            target=event.target,
            revision=event.revision,
            act=event.act,
            settles=event.settles,
        )
    elif isinstance(event, Tagging):
        yield TagsRequest(
            article=event.article,
            added=event.added,
            removed=event.removed,
            reviewer=event.reviewer,
            key=event.key,
        )
    elif isinstance(event, Cleaning):
        yield _of_line(event)


_Fresh = Verdict | Clear | Note | Tagging | Cleaning


def _events(reviewer: str, act: Waiting) -> Iterator[_Fresh]:
    """What an act would be stored as."""
    if act.kind == "decide":
        together = act.key if act.articles else None
        for number, article in enumerate(act.articles or (act.article,)):
            yield Verdict(
                reviewer=reviewer,
                article=article,
                verdict=act.verdict,
                note=act.note,
                tags=list(act.added),
                target=act.target,
                revision=act.revision,
                key=numbered(act.key, number) if act.articles else act.key,
                act=together,
                settles=list(act.settling.get(article, act.settles)),
            )
    elif act.kind == "note":
        yield Note(reviewer=reviewer, article=act.article, note=act.note or "")
    elif act.kind == "tags":
        yield Tagging(
            reviewer=reviewer,
            article=act.article,
            added=list(act.added),
            removed=list(act.removed),
            key=act.key,
        )
    elif act.line is not None:
        yield _cleaning(reviewer, act.line, act.key)
    else:
        yield Clear(reviewer=reviewer, article=act.article, own=act.own, key=act.key)


def _cleaning(reviewer: str, line: CleaningRequest, key: str) -> Cleaning:
    return Cleaning(
        reviewer=reviewer,
        article=line.article,
        revision=line.revision,
        start=line.start,
        end=line.end,
        exact=line.exact,
        keep=line.keep,
        key=key,
    )


def _decides(request: Request, article: str) -> bool:
    """Whether it is a verdict on the whole of this article."""
    return isinstance(request, VerdictRequest) and request.target is None and request.article == article


def _of_line(event: Cleaning) -> CleaningRequest:
    return CleaningRequest(
        article=event.article,
        keep=event.keep,
        revision=event.revision,
        start=event.start,
        end=event.end,
        exact=event.exact,
        reviewer=event.reviewer,
        key=event.key,
    )


def _of_stored(known: Known, reviewer: str, target: str, taken_back: bool, key: str) -> list[Request]:
    row = known.event(target)
    if row is None or row.undone is taken_back:
        return []
    if taken_back:
        return [UndoRequest(undo=target, reviewer=reviewer, key=key)]
    event = event_of(row)
    if isinstance(event, Clear):
        return [*_cleared(known, replace(event, reviewer=reviewer, key=key))]
    if isinstance(event, Cleaning):
        return [_of_line(replace(event, key=key))]
    if row.kind == "tags":
        added, removed = row.tags, row.removed
        return [TagsRequest(article=row.article, added=added, removed=removed, reviewer=reviewer, key=key)]
    if row.kind == "note":
        # Not written anew: it would be another note.
        return []
    return [
        VerdictRequest(
            article=row.article,
            verdict=row.verdict or "",
            reviewer=reviewer,
            note=row.note,
            tags=row.tags,
            target=row.target,
            revision=row.revision,
            settles=row.settles,
            key=key,
        )
    ]


def _cleared(known: Known, clear: Clear) -> list[UndoRequest]:
    """Undos of every verdict on the article that would stand if those after it were undone."""
    standing: list[EventRow] = []
    for row in known.events(clear.article):
        if row.undone or row.target is not None:
            continue
        if row.kind == "clear":
            standing = [one for one in standing if row.extra.get("own") and one.reviewer != row.reviewer]
        elif row.kind == "verdict":
            standing.append(row)
    return [
        UndoRequest(undo=one.event, reviewer=clear.reviewer, key=clear.key and named(clear.key, one.event))
        for one in standing
        if not clear.own or one.reviewer == clear.reviewer
    ]
