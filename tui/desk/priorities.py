"""What comes first and why: the rules of ``desk.toml`` over the articles of a library."""

from collections.abc import Sequence

from msgspec import Struct

from tui.desk.config.settings import Settings
from tui.desk.reviews import alike
from tui.desk.signals import SignalsOff
from tui.library import Interrupted, Library, LibraryError, NotWritable
from tui.library.ranking import Ranking
from tui.query import PRIORITY, parse

__all__ = ["PRIORITY", "Priorities", "Reason"]

AUDITED = "audit"
"""The reason of what was chosen by chance."""


class Reason(Struct, frozen=True):
    """One thing that speaks for an article, or against it."""

    reason: str
    add: int | None
    """What it adds to the priority; None: it comes first whatever else is said of it."""

    @property
    def told(self) -> str:
        """The reason with what it adds; text from outside, not made safe."""
        return self.reason if self.add is None else f"{self.reason} {self.add:+}"


class Priorities:
    """The rules that are configured; without any every article is as good as another."""

    def __init__(self, settings: Settings, signals: SignalsOff) -> None:
        self._rules, self._audit = settings.priority, settings.audit
        self._signals = signals
        self._alike = alike(settings.review)

    def __bool__(self) -> bool:
        return bool(self._rules or self._audit.share)

    def refresh(self, library: Library, order: str = PRIORITY) -> bool:
        """Make a library ready to be listed in this order.

        False where it cannot be written just now: then priorities are as they were when it last could be.
        Raises ``Interrupted``.
        """
        if order != PRIORITY:
            return True
        try:
            library.priorities.refresh(self._ranking())
        except Interrupted:
            raise
        except LibraryError as error:
            if not isinstance(error, NotWritable) and not library.locked():
                raise
            return False
        return True

    def wrong(self, library: Library) -> list[int]:
        """Articles whose priority is not what the rules give, though it should be."""
        return library.priorities.wrong(self._ranking())

    def again(self, library: Library, seqs: Sequence[int]) -> None:
        """Make the priorities of these articles anew."""
        library.priorities.note(seqs)
        self.refresh(library)

    def reasons(self, library: Library, seqs: Sequence[int]) -> dict[int, list[Reason]]:
        """What speaks for each of these articles, by number; an audit first, then rules in order."""
        if not self:
            return {seq: [] for seq in seqs}
        found = library.priorities.reasons(self._ranking(), seqs)
        return {
            seq: [Reason(AUDITED, None)] * one.audit
            + [Reason(self._rules[number].reason, self._rules[number].add) for number in one.rules]
            for seq, one in found.items()
        }

    def _ranking(self) -> Ranking:
        # Asked anew each time: ``after:7d`` is another day tomorrow.
        rules = tuple((self._alike(self._signals.filter(parse(rule.when))), rule.add) for rule in self._rules)
        return Ranking(rules, self._audit.share, self._audit.seed)
