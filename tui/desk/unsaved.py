"""What could not be stored, put so that ``copydesk record`` takes it: verdicts, and undos of events."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from tui.desk.projection import event_of
from tui.desk.writing import REACH
from tui.library import Library
from tui.model import UndoRequest, VerdictRequest
from tui.review.events import Clear, Redo, Undo, Verdict
from tui.review.undo import History

Request = VerdictRequest | UndoRequest


class Waiting(Struct, frozen=True):
    """Something a reviewer did that is not stored."""

    kind: Literal["decide", "clear", "undo", "redo"]
    article: str = ""
    verdict: str = ""
    key: str | None = None


def requests(library: Library, reviewer: str, acts: Iterable[Waiting]) -> list[Request]:
    """What has to be recorded for these acts, done in this order, to take effect.

    An undo of an act that waits itself leaves nothing of both. What has no form of its own becomes what comes
    to the same: a clear the undos of the verdicts that stand, a redone verdict the same verdict again.
    """
    rows = ((row.event, event_of(row)) for row in library.recent(reviewer, REACH))
    history = History(reviewer, ((name, event) for name, event in rows if event is not None))
    fresh: dict[str, Verdict | Clear] = {}
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
        event: Verdict | Clear = Clear(reviewer=reviewer, article=act.article)
        if act.kind == "decide":
            event = Verdict(reviewer=reviewer, article=act.article, verdict=act.verdict)
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
            request = VerdictRequest(
                article=event.article, verdict=event.verdict, reviewer=reviewer, key=keys[name]
            )
            found.append(request)
        else:
            found = [one for one in found if getattr(one, "article", None) != event.article]
            found += [one for one in _cleared(library, reviewer, event.article) if one not in found]
    return found


def _of_stored(library: Library, reviewer: str, target: str, taken_back: bool) -> list[Request]:
    row = library.event(target)
    if row is None or row.undone is taken_back:
        return []
    if taken_back:
        return [UndoRequest(undo=target, reviewer=reviewer)]
    if row.kind == "clear":
        return _cleared(library, reviewer, row.article)
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
