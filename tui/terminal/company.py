"""Other reviewers at the same articles, in words."""

from collections.abc import Iterable

from tui.desk.leases import Leases
from tui.desk.queue import Queue
from tui.desk.words import counted
from tui.model import SafeText


def names(readers: Iterable[str]) -> str:
    """Reviewers on one line, safe to show."""
    return ", ".join(SafeText(one).line() for one in readers)


def beside(readers: tuple[str, ...]) -> str:
    """That others have the current article in front too."""
    return f"{names(readers)} {'reads' if len(readers) == 1 else 'read'} this too"


def instead(readers: tuple[str, ...]) -> str:
    """That others have the article in front at which the work was left."""
    reads = "reads" if len(readers) == 1 else "read"
    return f"{names(readers)} {reads} the article you left at: this is the next without a verdict"


def left_to(queue: Queue, leases: Leases) -> str:
    """That others have in front what is left without a verdict."""
    rows = (queue.row(index) for seq in sorted(queue.passed) if (index := queue.index_of(seq)) is not None)
    who = names(dict.fromkeys(reader for row in rows for reader in leases.busy(row.id)))
    many = len(queue.passed)
    return f"{counted(many, 'article')} without a verdict {'is' if many == 1 else 'are'} left: {who} at work"
