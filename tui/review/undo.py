"""What ``undo`` takes back next and what ``redo`` brings back, from a reviewer's events alone."""

from collections.abc import Iterable

from tui.review.events import Event, Redo, Undo

Act = tuple[str, ...]
"""The ids of the events that were recorded, undone or redone together."""


class History:
    """A reviewer's acts, as two stacks; gives the same after a restart, given the same events.

    ``add`` takes events in the order of their ids: the reviewer's own, and anybody's undos and redos of them
    (others' events change nothing else). Fed only the last events, it reaches back as far as they do.
    """

    def __init__(self, reviewer: str, events: Iterable[tuple[str, Event]] = ()) -> None:
        self.reviewer = reviewer
        self._undone: set[str] = set()
        self._done: list[list[str]] = []
        self._taken_back: list[list[str]] = []
        self._last: tuple[type[Event], str] | None = None
        """Kind and act of the reviewer's last event: the next of the same belongs with it."""
        for event_id, event in events:
            self.add(event_id, event)

    def add(self, event_id: str, event: Event) -> None:
        """Take the next event."""
        own = event.reviewer == self.reviewer
        if isinstance(event, Undo | Redo):
            if isinstance(event, Undo):
                self._undone.add(event.event)
            else:
                self._undone.discard(event.event)
            if own:
                stack = self._taken_back if isinstance(event, Undo) else self._done
                self._push(stack, event.event, event_id, event)
        elif own:
            self._taken_back.clear()
            self._push(self._done, event_id, event_id, event)

    def _push(self, stack: list[list[str]], target: str, event_id: str, event: Event) -> None:
        kind: type[Event] = type(event) if isinstance(event, Undo | Redo) else Event  # type: ignore[assignment]
        act = (kind, event.act or event_id)
        if act == self._last and stack:
            stack[-1].append(target)
        else:
            stack.append([target])
        self._last = act

    def to_undo(self) -> Act | None:
        """The events that ``undo`` takes back next, in the order they were recorded; None for nothing."""
        return self._top(self._done, undone=False)

    def to_redo(self) -> Act | None:
        """The events that ``redo`` brings back next; None for nothing."""
        return self._top(self._taken_back, undone=True)

    def _top(self, stack: list[list[str]], *, undone: bool) -> Act | None:
        for act in reversed(stack):
            left = tuple(one for one in act if (one in self._undone) is undone)
            if left:
                return left
        return None
