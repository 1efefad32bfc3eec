"""What is in a library, what was decided, and what room it takes."""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tui.desk.config.settings import Settings
from tui.desk.filters import asked
from tui.desk.open import FILE, VERDICTS, open_to_read
from tui.desk.projection import fold_to_read
from tui.desk.reviews import Reviews, seeing, wanting
from tui.desk.signals import SignalsOff
from tui.library.stats import Counts
from tui.model import REASON
from tui.query import And, Not
from tui.review.agreement import Agreement, agreement

__all__ = ["Agreement", "Counts", "Stats", "stats"]


class Stats(Struct, frozen=True):
    """The counts over the matching articles, and the room that the whole library takes."""

    counts: Counts
    journals: int
    """Files with verdicts."""
    library_bytes: int
    journal_bytes: int
    agreement: Agreement
    """Between reviewers' own verdicts that stand; one that settled others is none of them."""
    wanting: int
    """Articles that want a verdict; where ``[review]`` asks for several, another one."""


def stats(folder: Path, query: str, reviewer: str | None = None, *, blind: bool = False) -> Stats:
    """Count what matches a query; raises ``QueryError``.

    ``reviewer``: who asks, where it is not who is configured. ``blind``: where reviews are, what was said is
    counted only of articles on which they see it.
    """
    settings = Settings({"reviewer": reviewer}, folder=folder)
    off = settings.signals_off
    reviews = Reviews(seeing(settings.review, blind=blind), settings.reviewer)
    node = reviews.asked(SignalsOff(off).filter(asked(query, folder, settings)))
    told = And((node, Not(reviews.undecided))) if reviews.blind else node
    with open_to_read(folder) as library:
        fold_to_read(library, folder)
        counts = library.counts(node)
        if reviews.blind:
            counts = _blind(counts, library.counts(told))
        labels = library.labels(told, least=2)
        wanting_ = library.count(And((node, wanting(settings.review))))
    signals = {code: count for code, count in counts.signals.items() if code not in off}
    journals = sorted((folder / VERDICTS).glob("*.jsonl"))
    return Stats(
        counts=replace(counts, signals=signals),
        journals=len(journals),
        library_bytes=sum(path.stat().st_size for path in folder.glob(f"{FILE}*")),
        journal_bytes=sum(path.stat().st_size for path in journals),
        agreement=agreement([said for said, _ in labels], [number for _, number in labels]),
        wanting=wanting_,
    )


def _blind(counts: Counts, told: Counts) -> Counts:
    """The counts, with what was said of the articles on which it is ``told``."""
    tags = {tag: count for tag, count in counts.tags.items() if not tag.startswith(REASON)}
    tags |= {tag: count for tag, count in told.tags.items() if tag.startswith(REASON)}
    return replace(
        counts,
        verdicts=told.verdicts,
        disagreements=told.disagreements,
        settled=told.settled,
        changed=told.changed,
        undone=told.undone,
        tags=dict(sorted(tags.items(), key=lambda one: (-one[1], one[0]))),
    )
