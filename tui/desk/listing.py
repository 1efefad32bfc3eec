"""What is in the library: lists of articles, and single ones."""

from collections.abc import Iterator
from pathlib import Path

from tui.desk.errors import Unknown
from tui.desk.open import open_library
from tui.desk.projection import fold_new
from tui.desk.reading import article_of
from tui.library import Library, Row
from tui.model import Article
from tui.query import DEFAULT_ORDER, parse
from tui.query import ORDERS as _ORDERS

__all__ = ["DEFAULT_ORDER", "ORDERS", "Row", "listing", "show", "show_raw"]

PAGE = 500
"""Rows fetched at a time."""


ORDERS = tuple(_ORDERS)
"""The names of the orders."""


def listing(folder: Path, query: str, order: str = DEFAULT_ORDER, limit: int | None = None) -> Iterator[Row]:
    """The articles that match a query, the first ``limit``, page by page; raises ``QueryError`` at once.

    In memory are the numbers of all (8 bytes each) and one page of rows.
    """
    node = parse(query)

    def rows() -> Iterator[Row]:
        with open_library(folder) as library:
            fold_new(library, folder)
            if limit is not None and limit <= PAGE:
                yield from library.page(node, order, limit)
                return
            seqs = library.ids(node, order)[:limit]
            for start in range(0, len(seqs), PAGE):
                yield from library.rows(seqs[start : start + PAGE])

    return rows()


def show(folder: Path, identity: str) -> Article:
    """The article with this id, or the only one whose id begins so; raises ``Unknown``."""
    with open_library(folder) as library:
        return article_of(library, _find(library, identity))


def show_raw(folder: Path, identity: str) -> str:
    """The raw text of the article with this id, or the only one whose id begins so; raises ``Unknown``."""
    with open_library(folder) as library:
        return library.raw(_find(library, identity))


def _find(library: Library, identity: str) -> int:
    seq = library.find(identity)
    if seq is None:
        raise Unknown(f"{identity}: no article has this id, or more than one id begins so")
    return seq
