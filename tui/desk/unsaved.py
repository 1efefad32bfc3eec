"""What could not be stored, put so that ``copydesk record`` takes it: verdicts, and undos of events."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from tui.desk.projection import event_of
from tui.desk.writing import REACH
from tui.library import Library
from tui.model import TagsRequest, UndoRequest, VerdictRequest
from tui.review.events import Clear, Note, Redo, Tagging, Undo, Verdict
from tui.review.undo import History

Request = VerdictRequest | TagsRequest | UndoRequest


class Waiting(Struct, frozen=True):
    """Something a reviewer did that is not stored."""

    kind: Literal["decide", "clear", "note", "tags", "undo", "redo"]
    article: str = ""
    verdict: str = ""
    note: str | None = None
    added: tuple[str, ...] = ()
    """Tags; of a verdict its own."""
    removed: tuple[str, ...] = ()
    key: str | None = None


def requests(library: Library, reviewer: str, acts: Iterable[Waiting]) -> list[Request]:
    """What has to be recorded for these acts, done in this order, to take effect.

    An undo of an act that waits itself leaves nothing of both. What has no form of its own becomes what comes
    to the same: a clear the undos of the verdicts that stand, a redone verdict the same verdict again. Notes
    are not among them: what is not stored of them is a draft still.
    """
    rows = ((row.event, event_of(row)) for row in library.recent(reviewer, REACH))
    history = History(reviewer, ((name, event) for name, event in rows if event is not None))
    fresh: dict[str, Verdict | Clear | Note | Tagging] = {}
    keys: dict[str, str | None] = {}
    undone: dict[str, bool] = {}
    for number, act in enumerate(acts):
        name = f"waiting {number}"
        if act.kind in ("undo", "redo"):
            undoing = act.kind == "undo"
            kind = Undo if undoing else Redo
            for target in (history.to_undo() if undoing else history.to_redo()) or ():
                history.add(f"{name} {target}", kind(reviewer=reviewer, event=target, act=name))
                undone[target] = undoing
            continue
        event = _event(reviewer, act)
        fresh[name] = event
        keys[name] = act.key
        history.add(name, event)
    found: list[Request] = []
    for target, taken_back in undone.items():
        if target not in fresh:
            found += _of_stored(library, reviewer, target, taken_back)
    for name, event in fresh.items():
        if undone.get(name):
            continue
        if isinstance(event, Verdict):
            found.append(
                VerdictRequest(
                    article=event.article,
                    verdict=event.verdict,
                    reviewer=reviewer,
                    note=event.note,
                    tags=event.tags,
                    key=keys[name],
                )
            )
        elif isinstance(event, Tagging):
            found.append(
                TagsRequest(
                    article=event.article, added=event.added, removed=event.removed, reviewer=reviewer
                )
            )
        elif isinstance(event, Clear):
            found = [one for one in found if not _is_verdict_on(one, event.article)]
            found += [one for one in _cleared(library, reviewer, event.article) if one not in found]
    return found


def _event(reviewer: str, act: Waiting) -> Verdict | Clear | Note | Tagging:
    if act.kind == "note":
        return Note(reviewer=reviewer, article=act.article, note=act.note or "")
    if act.kind == "tags":
        return Tagging(
            reviewer=reviewer, article=act.article, added=list(act.added), removed=list(act.removed)
        )
    if act.kind == "clear":
        return Clear(reviewer=reviewer, article=act.article)
    return Verdict(
        reviewer=reviewer, article=act.article, verdict=act.verdict, note=act.note, tags=list(act.added)
    )


def _is_verdict_on(request: Request, article: str) -> bool:
    return isinstance(request, VerdictRequest) and request.article == article


def _of_stored(library: Library, reviewer: str, target: str, taken_back: bool) -> list[Request]:
    row = library.event(target)
    if row is None or row.undone is taken_back:
        return []
    if taken_back:
        return [UndoRequest(undo=target, reviewer=reviewer)]
    if row.kind == "clear":
        return _cleared(library, reviewer, row.article)
    if row.kind == "tags":
        return [TagsRequest(article=row.article, added=row.tags, removed=row.removed, reviewer=reviewer)]
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
        )
    ]


def _cleared(library: Library, reviewer: str, article: str) -> list[Request]:
    """Undos of every verdict on the article that would stand if those after it were undone."""
    standing: list[str] = []
    for row in library.events(article):
        if row.undone or row.target is not None:
            continue
        if row.kind == "clear":
            standing.clear()
        elif row.kind == "verdict":
            standing.append(row.event)
    return [UndoRequest(undo=event, reviewer=reviewer) for event in standing]
