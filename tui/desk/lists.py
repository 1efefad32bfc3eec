"""The lists of a desk: what filters mean to its reviewer, saved queries, orders, completions."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.desk.config.settings import Settings
from tui.desk.config.table import FIRST_FILTER
from tui.desk.ending import Ending
from tui.desk.reviews import Reviews
from tui.desk.signals import SignalsOff
from tui.library import Library
from tui.query import Node, QueryError, parse
from tui.review.scheme import VerdictKind

if TYPE_CHECKING:
    from tui.desk.completion import Completion
    from tui.desk.config.queries import SavedQuery


class Lists:
    """The part of a ``Desk`` that is about lists."""

    library_path: Path
    reviewer: str
    scheme: tuple[VerdictKind, ...]
    _settings: Settings
    _signals: SignalsOff
    _reviews: Reviews
    _library: Library

    def queries(self) -> "list[SavedQuery]":
        """The saved queries: the configured ones, then this reviewer's own, nine at most."""
        from tui.desk.queries import all_queries

        return all_queries(self._settings.queries, self.reviewer)

    def mistaken(self) -> list[str]:
        """What configured filters ask for in vain, a line each with its place; from any thread."""
        from tui.desk.mistaken import mistaken

        return mistaken(self._settings, self.library_path, ("filter", "query"))

    def orders(self) -> list[tuple[str, str]]:
        """The names of the orders, each with what it is."""
        from tui.query import ORDERS

        return [(order.name, order.about) for order in ORDERS.values()]

    def save_query(self, name: str, filter_: str, order: str) -> str | None:
        """Save a query for this reviewer, in place of one of this name; why that cannot be done, or None."""
        from tui.desk.queries import save

        return save(self._settings.queries, self.reviewer, name, filter_, order)

    def drop_query(self, name: str) -> bool:
        """Take away a query of this reviewer's own; False where there is none of that name."""
        from tui.desk.queries import drop

        return drop(self.reviewer, name)

    def completions(self, text: str, cursor: int) -> "list[Completion]":
        """What a filter that is being typed can go on with at the cursor; fast at any size."""
        from tui.desk.completion import completions

        return completions(self._library, self.scheme, text, cursor, blind=self._reviews.blind)

    def excluding(self, filter_: str, ending: Ending | None = None) -> "tuple[str, int, str] | None":
        """The part of a filter without which most is left, how much, and the filter without it.

        From any thread, which ``ending`` ends. None where there are no parts.
        """
        from tui.desk.excluding import excluding

        return excluding(self.library_path, self._understood(filter_), self._found, ending or Ending())

    def counts(self, filters: "Sequence[str]", ending: Ending | None = None) -> list[int | None]:
        """How many articles match each filter, None for a mistaken one; as ``excluding`` from any thread."""
        from tui.desk.excluding import counts

        return counts(self.library_path, filters, self._node, ending or Ending())

    def words(self, filter_: str) -> list[str]:
        """The words that a filter looks for in the text, as patterns for the screen's search."""
        from tui.desk.sought import sought

        try:
            return sought(self._understood(filter_))
        except QueryError:
            return []

    def _node(self, filter_: str) -> Node:
        return self._found(self._understood(filter_))

    def _found(self, node: Node) -> Node:
        """What a filter finds for this reviewer."""
        return self._reviews.filter(self._signals.filter(node))

    def _understood(self, filter_: str) -> Node:
        if not filter_ or filter_ == FIRST_FILTER:
            return parse(filter_)
        from tui.desk.filters import understood

        return understood(filter_, self.library_path, self.scheme)
