"""What events add up to: every verdict with whether it was undone, and the verdict that stands on an article.

Events are given as ``(id, event)`` in the order of their ids.
"""

from collections.abc import Callable, Iterable, Iterator

from tui.model import REASON, Given, Standing, VerdictRow
from tui.model import standing as counted
from tui.review.events import Cleaning, Clear, Event, Note, Redo, Tagging, Undo, Verdict

Judging = Verdict | Clear | Cleaning | Note | Tagging
"""The events that are about an article."""
Naming = Undo | Redo
"""The events that are about another event."""


def undone_after(naming: Iterable[Naming]) -> bool:
    """Whether an event is undone, from the undos and redos that name it: the last one decides."""
    undone = False
    for event in naming:
        undone = isinstance(event, Undo)
    return undone


def stands(judging: Iterable[tuple[str, Judging, bool]]) -> Standing:
    """What the verdicts on an article come to, from its ``(id, event, undone)``.

    What is undone does not count. Verdicts on spans of the article are not verdicts on the article.
    """
    return counted(
        Given(event_id, event.reviewer, None, own=event.own)
        if isinstance(event, Clear)
        else Given(event_id, event.reviewer, event.verdict, event.settles)
        for event_id, event, undone in judging
        if not undone and (isinstance(event, Clear) or (isinstance(event, Verdict) and event.target is None))
    )


def standing(judging: Iterable[tuple[str, Judging, bool]]) -> tuple[str, Verdict] | None:
    """The verdict that stands on an article, from its ``(id, event, undone)``; None where none does.

    The latest that is not undone; a clear that is not undone ends those before it.
    """
    known = list(judging)
    last = stands(known).last
    return next(
        (
            (event_id, event)
            for event_id, event, _ in known
            if last and event_id == last.event and isinstance(event, Verdict)
        ),
        None,
    )


def tags(judging: Iterable[tuple[str, Judging, bool]]) -> list[str]:
    """The tags of an article, from its ``(id, event, undone)``, in the order they were given.

    Those that came with a verdict stay when it gives way to another, but for its reason, which is its own.
    """
    known = list(judging)
    stands = standing(known)
    found: dict[str, None] = {}
    for event_id, event, undone in known:
        if undone:
            continue
        if isinstance(event, Tagging):
            for tag in event.removed:
                found.pop(tag, None)
            found |= dict.fromkeys(event.added)
        elif isinstance(event, Verdict):
            own = stands is not None and stands[0] == event_id
            found |= dict.fromkeys(tag for tag in event.tags if own or not tag.startswith(REASON))
    return list(found)


def touched(event: Event, article_of: Callable[[str], str | None]) -> str | None:
    """The article whose standing verdict has to be found anew after this event, or None.

    ``article_of`` gives the article of an earlier event by its id, None for one not known (yet).
    """
    return article_of(event.event) if isinstance(event, Undo | Redo) else event.article


def row(event_id: str, event: Verdict, undone: bool) -> VerdictRow:
    """A verdict as it is exported."""
    return VerdictRow(
        event=event_id,
        article=event.article,
        verdict=event.verdict,
        reviewer=event.reviewer,
        note=event.note,
        tags=event.tags,
        at=event.at,
        undone=undone,
        key=event.key,
        target=event.target,
        revision=event.revision,
        os_user=event.os_user,
        settles=event.settles,
    )


class Fold:
    """Events folded in memory; they may come in any order and more than once."""

    def __init__(self, events: Iterable[tuple[str, Event]] = ()) -> None:
        self._judging: dict[str, Judging] = {}
        self._naming: dict[str, dict[str, Naming]] = {}
        self._articles: dict[str, list[str]] = {}
        for event_id, event in events:
            self.add(event_id, event)

    def add(self, event_id: str, event: Event) -> None:
        """Take an event; one that is known already changes nothing."""
        if isinstance(event, Undo | Redo):
            self._naming.setdefault(event.event, {}).setdefault(event_id, event)
        elif event_id not in self._judging:
            self._judging[event_id] = event
            self._articles.setdefault(event.article, []).append(event_id)

    def undone(self, event_id: str) -> bool:
        """Whether this event is undone."""
        naming = self._naming.get(event_id, {})
        return undone_after(naming[one] for one in sorted(naming))

    def standing(self, article: str) -> tuple[str, Verdict] | None:
        """The verdict that stands on an article, with its id."""
        return standing(self._of(article))

    def stands(self, article: str) -> Standing:
        """What the verdicts on an article come to."""
        return stands(self._of(article))

    def tags(self, article: str) -> list[str]:
        """The tags that an article has."""
        return tags(self._of(article))

    def _of(self, article: str) -> Iterator[tuple[str, Judging, bool]]:
        for one in sorted(self._articles.get(article, ())):
            yield one, self._judging[one], self.undone(one)

    def rows(self) -> Iterator[VerdictRow]:
        """Every verdict, undone ones too, in the order of their ids."""
        for event_id in sorted(self._judging):
            event = self._judging[event_id]
            if isinstance(event, Verdict):
                yield row(event_id, event, self.undone(event_id))
