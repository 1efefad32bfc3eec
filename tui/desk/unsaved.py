"""What could not be stored, put so that ``copydesk record`` takes it: verdicts, lines kept, and undos."""

from collections.abc import Iterable, Iterator
from typing import Literal
from uuid import uuid4

from msgspec import Struct

from tui.desk.projection import event_of
from tui.desk.writing import REACH
from tui.library import Library
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
    key: str | None = None
    articles: tuple[str, ...] = ()
    """All of them, where they were decided together; ``article`` is empty then."""
    target: Target | None = None
    """The span it was about."""
    line: CleaningRequest | None = None
    """For ``clean``: the line kept or removed."""


def requests(library: Library, reviewer: str, acts: Iterable[Waiting]) -> list[Request]:
    """What has to be recorded for these acts, done in this order, to take effect.

    An undo of an act that waits itself leaves nothing of both. What has no form of its own becomes what comes
    to the same: a clear the undos of the verdicts that stand, a redone verdict the same verdict again. Notes
    are not among them: what is not stored of them is a draft still.
    """
    rows = ((row.event, event_of(row)) for row in library.recent(reviewer, REACH))
    history = History(reviewer, ((name, event) for name, event in rows if event is not None))
    fresh: dict[str, _Fresh] = {}
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
        for one, event in enumerate(_events(reviewer, act)):
            fresh[f"{name} {one}"] = event
            keys[f"{name} {one}"] = act.key
            history.add(f"{name} {one}", event)
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
                    target=event.target,
                    act=event.act,
                )
            )
        elif isinstance(event, Tagging):
            found.append(
                TagsRequest(
                    article=event.article, added=event.added, removed=event.removed, reviewer=reviewer
                )
            )
        elif isinstance(event, Cleaning):
            found.append(_of_line(event))
        elif isinstance(event, Clear):
            found = [one for one in found if not _decides(one, event.article)]
            found += [one for one in _cleared(library, reviewer, event.article) if one not in found]
    return found


_Fresh = Verdict | Clear | Note | Tagging | Cleaning


def _events(reviewer: str, act: Waiting) -> Iterator[_Fresh]:
    """What an act would be stored as."""
    if act.kind == "decide":
        together = f"unsaved-{uuid4().hex}" if act.articles else None
        for article in act.articles or (act.article,):
            yield Verdict(
                reviewer=reviewer,
                article=article,
                verdict=act.verdict,
                note=act.note,
                tags=list(act.added),
                target=act.target,
                act=together,
            )
    elif act.kind == "note":
        yield Note(reviewer=reviewer, article=act.article, note=act.note or "")
    elif act.kind == "tags":
        yield Tagging(
            reviewer=reviewer, article=act.article, added=list(act.added), removed=list(act.removed)
        )
    elif act.line is not None:
        yield _cleaning(reviewer, act.line)
    else:
        yield Clear(reviewer=reviewer, article=act.article)


def _cleaning(reviewer: str, line: CleaningRequest) -> Cleaning:
    return Cleaning(
        reviewer=reviewer,
        article=line.article,
        revision=line.revision,
        start=line.start,
        end=line.end,
        exact=line.exact,
        keep=line.keep,
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
    )


def _of_stored(library: Library, reviewer: str, target: str, taken_back: bool) -> list[Request]:
    row = library.event(target)
    if row is None or row.undone is taken_back:
        return []
    if taken_back:
        return [UndoRequest(undo=target, reviewer=reviewer)]
    if row.kind == "clear":
        return _cleared(library, reviewer, row.article)
    event = event_of(row)
    if isinstance(event, Cleaning):
        return [_of_line(event)]
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
