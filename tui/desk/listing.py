"""What is in the library: lists of articles, and single ones."""

from collections.abc import Iterator
from pathlib import Path

from tui.desk.config.settings import Settings
from tui.desk.errors import Unknown
from tui.desk.open import open_to_read
from tui.desk.projection import fold_to_read
from tui.desk.reading import article_of
from tui.desk.signals import SignalsOff
from tui.library import Library, Row
from tui.model import Article
from tui.query import DEFAULT_ORDER, parse
from tui.query import ORDERS as _ORDERS

__all__ = ["DEFAULT_ORDER", "ORDERS", "Row", "find_article", "listing", "show", "show_raw"]

PAGE = 500
"""Rows fetched at a time."""


ORDERS = tuple(_ORDERS)
"""The names of the orders."""


def listing(folder: Path, query: str, order: str = DEFAULT_ORDER, limit: int | None = None) -> Iterator[Row]:
    """The articles that match a query, the first ``limit``, page by page; raises ``QueryError`` at once.

    In memory are the numbers of all (8 bytes each) and one page of rows.
    """
    signals = _signals(folder)
    node = signals.filter(parse(query))

    def rows() -> Iterator[Row]:
        with open_to_read(folder) as library:
            fold_to_read(library, folder)
            if limit is not None and limit <= PAGE:
                yield from map(signals.row, library.page(node, order, limit))
                return
            seqs = library.ids(node, order)[:limit]
            for start in range(0, len(seqs), PAGE):
                yield from map(signals.row, library.rows(seqs[start : start + PAGE]))

    return rows()


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
    if seq is None:
        number = library.beginning(identity)
        raise Unknown(f"{identity}: {_none(number)}")
    return seq


def _none(number: int) -> str:
    return f"{number:,} articles have an id that begins so" if number else "no article has this id"
