"""What is in the library: lists of articles, and single ones."""

from collections.abc import Iterator
from pathlib import Path

from tui.desk.config.settings import Settings
from tui.desk.errors import Unknown
from tui.desk.open import open_library
from tui.desk.projection import fold_new
from tui.desk.reading import article_of
from tui.desk.signals import SignalsOff
from tui.library import Library, Row
from tui.model import Article
from tui.query import parse

__all__ = ["Row", "find_article", "listing", "show", "show_raw"]

PAGE = 500
"""Rows fetched at a time."""


def listing(folder: Path, query: str, order: str = "newest") -> Iterator[Row]:
    """The articles that match a query, page by page; raises ``QueryError`` at once."""
    signals = _signals(folder)
    node = signals.filter(parse(query))

    def rows() -> Iterator[Row]:
        with open_library(folder) as library:
            fold_new(library, folder)
            seqs = library.ids(node, order)
            for start in range(0, len(seqs), PAGE):
                yield from map(signals.row, library.rows(seqs[start : start + PAGE]))

    return rows()


def show(folder: Path, identity: str) -> Article:
    """The article with this id, or the only one whose id begins so; raises ``Unknown``."""
    with open_library(folder) as library:
        return _signals(folder).article(article_of(library, find_article(library, identity)))


def show_raw(folder: Path, identity: str) -> str:
    """The raw text of the article with this id, or the only one whose id begins so; raises ``Unknown``."""
    with open_library(folder) as library:
        return library.raw(find_article(library, identity))


def _signals(folder: Path) -> SignalsOff:
    return SignalsOff(Settings(folder=folder).signals_off)


def find_article(library: Library, identity: str) -> int:
    """The number of the article with this id, or of the only one whose id begins so; raises ``Unknown``."""
    seq = library.find(identity)
    if seq is None:
        raise Unknown(f"{identity}: no article has this id, or more than one id begins so")
    return seq
