"""What several reviewers' verdicts on one article come to.

Each reviewer has an opinion: their last verdict. A verdict that cites others settles them: between those it
cites there is no dispute any more, and it is no opinion of its own, as it was given in knowledge of theirs.
It holds until whoever gave it gives another verdict, or takes theirs away: what it settled is open then.
"""

from collections.abc import Collection, Iterable

from msgspec import Struct


class Given(Struct, frozen=True):
    """A verdict on a whole article that was not undone, or a clear."""

    event: str
    """ULID: the order of these is the order in which they were given."""
    reviewer: str
    verdict: str | None
    """None: a clear, which ends the verdicts before it."""
    settles: Collection[str] = ()
    """The events whose dispute it settles."""
    own: bool = False
    """Of a clear: it ends only the verdicts of its own reviewer."""


class Standing(Struct, frozen=True):
    """What counts on an article."""

    opinions: dict[str, Given]
    """By reviewer."""
    settlements: dict[str, Given] = {}
    """By reviewer: the last that settled others. None of one who has said something else since."""

    @property
    def settlement(self) -> Given | None:
        """The one of these that counts: the last."""
        return max(self.settlements.values(), key=lambda one: one.event, default=None)

    @property
    def last(self) -> Given | None:
        """The verdict that stands on the article: the last one."""
        given = [*self.opinions.values(), *([self.settlement] if self.settlement else [])]
        return max(given, key=lambda one: one.event, default=None)

    @property
    def open(self) -> list[Given]:
        """What is not settled, by event: opinions that no settlement cites, and the settlement itself.

        An opinion of who gave the settlement is older than it: they do not differ with themselves.
        """
        settlement = self.settlement
        given = [
            one
            for by, one in self.opinions.items()
            if settlement is None or (by != settlement.reviewer and one.event not in settlement.settles)
        ]
        return sorted([*given, *([settlement] if settlement else [])], key=lambda one: one.event)

    @property
    def disputed(self) -> bool:
        """Whether what is not settled says different things."""
        return len({one.verdict for one in self.open}) > 1


def standing(given: Iterable[Given]) -> Standing:
    """What counts of an article's verdicts and clears, given in the order of their events."""
    opinions: dict[str, Given] = {}
    settlements: dict[str, Given] = {}
    for one in given:
        if one.verdict is None and not one.own:
            opinions.clear()
            settlements.clear()
        elif one.verdict is None:
            opinions.pop(one.reviewer, None)
            settlements.pop(one.reviewer, None)
        elif one.settles:
            settlements[one.reviewer] = one
        else:
            opinions[one.reviewer] = one
            settlements.pop(one.reviewer, None)
    return Standing(opinions, settlements)
