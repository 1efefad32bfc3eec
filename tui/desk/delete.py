"""Articles taken out of the library with their texts; what was decided on them stays in the journals."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from tui.desk import log
from tui.desk.listing import find_article
from tui.desk.open import open_library
from tui.library import Row


def chosen(folder: Path, identity: str) -> Row:
    """The article with this id, or the only one whose id begins so; raises ``Unknown``."""
    with open_library(folder) as library:
        return library.rows([find_article(library, identity)])[0]


class Deleted(Struct, frozen=True):
    """What a deletion has done."""

    articles: int
    traceless: bool
    """Nothing of the texts is left in the library's files; else the write-ahead log still holds some, because
    another process kept it in use."""


def delete(folder: Path, rows: Sequence[Row]) -> Deleted:
    """Delete articles with texts, readings, revisions, origins and index.

    Verdicts stay in the journals, with the hash of the text they judged; ingested again, the same text is a
    new article on which they stand.
    """
    with open_library(folder) as library:
        # By id: between choosing and deleting, a number may have come to mean another article.
        done = Deleted(*library.delete(row.id for row in rows))
    log.info("deleted", articles=done.articles, traceless=done.traceless)
    return done
