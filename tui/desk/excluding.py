"""How much filters find, and why one finds nothing: which of its parts excludes most."""

from collections.abc import Callable, Sequence
from pathlib import Path

from tui.desk.ending import Ending
from tui.query import And, Everything, Node, QueryError, unparse


def excluding(
    folder: Path, node: Node, found_by: Callable[[Node], Node], ending: Ending
) -> tuple[str, int, str] | None:
    """The part without which most is left, how many articles that is, and the filter without it.

    ``found_by``: what a filter finds for who asks.
    """
    if isinstance(node, Everything):
        return None
    parts = node.nodes if isinstance(node, And) else (node,)
    found: list[tuple[int, int, str, str]] = []
    with ending.opened(folder) as library:
        for number, part in enumerate(parts):
            ending.check()
            rest = parts[:number] + parts[number + 1 :]
            without: Node = Everything() if not rest else rest[0] if len(rest) == 1 else And(rest)
            left = library.count(found_by(without))
            found.append((left, -number, unparse(part), unparse(without)))
    left, _, part_, without_ = max(found)
    return part_, left, without_


def counts(
    folder: Path, filters: Sequence[str], understood: Callable[[str], Node], ending: Ending
) -> list[int | None]:
    """How many articles each filter finds; None for one that cannot be understood."""
    found: list[int | None] = []
    with ending.opened(folder) as library:
        for filter_ in filters:
            ending.check()
            try:
                found.append(library.count(understood(filter_)))
            except QueryError:
                found.append(None)
    return found
