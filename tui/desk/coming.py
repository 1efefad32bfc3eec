"""What would come next: the undecided articles in the order of the desk's rules, each with its reasons."""

from pathlib import Path

from msgspec import Struct

from tui.desk.config.settings import Settings
from tui.desk.filters import asked
from tui.desk.leases import Leases
from tui.desk.mistaken import mistaken
from tui.desk.open import open_to_read
from tui.desk.priorities import Priorities, Reason
from tui.desk.projection import fold_to_read
from tui.desk.reviews import Reviews, seeing
from tui.desk.signals import SignalsOff
from tui.library import Row
from tui.query import PRIORITY, And, Everything

__all__ = ["Coming", "Next", "Reason", "Row", "coming"]


class Next(Struct, frozen=True):
    """One article that is to be decided."""

    row: Row
    reasons: list[Reason]

    @property
    def audit(self) -> bool:
        """Whether it comes by chance, before everything else."""
        return any(one.add is None for one in self.reasons)

    @property
    def priority(self) -> int:
        """What the rules add up to."""
        return sum(one.add or 0 for one in self.reasons)


class Coming(Struct, frozen=True):
    """The first articles, and what there is to be said of their order."""

    articles: list[Next]
    ruled: bool
    """There are rules; else the newest come first."""
    current: bool
    """False where the library cannot be written: the order is as it was when it last could be."""
    mistaken: list[str] = []
    """What is wrong with rules that find nothing."""


def coming(
    folder: Path, query: str, limit: int, reviewer: str | None = None, *, blind: bool = False
) -> Coming:
    """The first ``limit`` articles undecided for a reviewer that match a query; raises ``QueryError``.

    What others have in front is left out, as the screen passes it over.

    ``reviewer``: who asks, where it is not who is configured. ``blind``: as for ``listing``.
    """
    settings = Settings({"reviewer": reviewer}, folder=folder)
    signals = SignalsOff(settings.signals_off)
    reviews = Reviews(seeing(settings.review, blind=blind), settings.reviewer)
    wanted = reviews.asked(asked(query, folder, settings))
    parts = [
        part
        for node in (reviews.undecided, signals.filter(wanted))
        for part in (node.nodes if isinstance(node, And) else (node,))
        if part != Everything()
    ]
    node = And(tuple(parts)) if len(parts) > 1 else parts[0]
    priorities = Priorities(settings, signals)
    leases = Leases(folder, settings.reviewer, settings.review.each)
    leases.refresh()
    with open_to_read(folder) as library:
        fold_to_read(library, folder)
        library.reviewer = settings.reviewer
        current = priorities.refresh(library)
        found = library.page(node, PRIORITY, limit + leases.held)
        rows = [row for row in found if leases.free(row.id, row.reviews)][:limit]
        reasons = priorities.reasons(library, [row.seq for row in rows])
    articles = [Next(reviews.row(signals.row(row)), reasons[row.seq]) for row in rows]
    return Coming(articles, bool(priorities), current, mistaken(settings, folder, ("priority",)))
