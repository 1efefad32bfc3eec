"""What is in the library: lists of articles, and single ones."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.desk.config.settings import Settings
from tui.desk.errors import Unknown
from tui.desk.filters import asked, understood
from tui.desk.open import open_to_read
from tui.desk.priorities import Priorities
from tui.desk.projection import fold_to_read
from tui.desk.reading import article_of, lead
from tui.desk.reviews import Reviews, seeing
from tui.desk.signals import SignalsOff
from tui.library import Library, Row
from tui.model import Article
from tui.query import DEFAULT_ORDER, Match
from tui.query import ORDERS as _ORDERS

__all__ = [
    "DEFAULT_ORDER",
    "ORDERS",
    "Row",
    "asked_in_vain",
    "find_article",
    "leads",
    "listing",
    "show",
    "show_raw",
]

PAGE = 500
"""Rows fetched at a time."""
_NAMED = 4
"""Ids that are named where one that was cut short means several."""
_MORE = 12
"""Characters of such an id that are shown beyond those given."""


ORDERS = tuple(_ORDERS)
"""The names of the orders."""


def listing(
    folder: Path,
    query: str,
    order: str = DEFAULT_ORDER,
    limit: int | None = None,
    reviewer: str | None = None,
    *,
    blind: bool = False,
) -> Iterator[Row]:
    """The articles that match a query, the first ``limit``, page by page; raises ``QueryError`` at once.

    ``reviewer``: who asks, where it is not who is configured. ``blind``: where reviews are, without others'
    verdicts on what they are to judge; a program gets all. In memory are the numbers of all (8 bytes each)
    and one page of rows.
    """
    settings = Settings({"reviewer": reviewer}, folder=folder)
    signals = SignalsOff(settings.signals_off)
    reviews = Reviews(seeing(settings.review, blind=blind), settings.reviewer)
    node = reviews.asked(signals.filter(asked(query, folder, settings)))

    def rows() -> Iterator[Row]:
        with open_to_read(folder) as library:
            fold_to_read(library, folder)
            Priorities(settings, signals).refresh(library, order)
            library.reviewer = settings.reviewer
            if limit is not None and limit <= PAGE:
                found = library.page(node, order, limit)
                yield from (reviews.row(signals.row(row)) for row in found)
                return
            seqs = library.ids(node, order)[:limit]
            for start in range(0, len(seqs), PAGE):
                found = library.rows(seqs[start : start + PAGE])
                yield from (reviews.row(signals.row(row)) for row in found)

    return rows()


def asked_in_vain(folder: Path, query: str) -> list[str]:
    """The signals that a query asks for although they are switched off."""
    settings = Settings(folder=folder)
    return sorted(SignalsOff(settings.signals_off).asked_for(understood(query, folder, settings.verdicts)))


def leads(folder: Path, seqs: Sequence[int]) -> dict[int, str]:
    """The first words of articles by number (``Row.seq``), for a list where they have no headline."""
    if not seqs:
        return {}
    with open_to_read(folder) as library:
        return {seq: lead(library, seq) for seq in seqs}


def show(folder: Path, identity: str) -> Article:
    """The article with this id, or the only one whose id begins so; raises ``Unknown``."""
    with open_to_read(folder) as library:
        return _signals(folder).article(article_of(library, find_article(library, identity)))


def show_raw(folder: Path, identity: str) -> str:
    """The raw text of the article with this id, or the only one whose id begins so; raises ``Unknown``."""
    with open_to_read(folder) as library:
        return library.raw(find_article(library, identity))


def _signals(folder: Path) -> SignalsOff:
    return SignalsOff(Settings(folder=folder).signals_off)


def find_article(library: Library, identity: str) -> int:
    """The number of the article with this id, or of the only one whose id begins so; raises ``Unknown``."""
    seq = library.find(identity)
    if seq is not None:
        return seq
    begin_so = Match("id", identity)
    count = library.beginning(identity) if identity else 0
    if not count:
        raise Unknown(f"{identity}: no article has this id, and no id begins so")
    some = [row.id for row in library.page(begin_so, DEFAULT_ORDER, _NAMED)]
    # Cut where ids that begin alike usually differ; a short id is never cut.
    named = ", ".join(one[: len(identity) + _MORE] for one in some) + (", …" if count > len(some) else "")
    raise Unknown(f"{identity}: {count:,} ids begin so: {named}")
