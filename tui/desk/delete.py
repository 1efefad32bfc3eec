"""Articles taken out of the library with their texts; what was decided on them stays in the journals."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from tui.desk import log
from tui.desk.listing import find_article
from tui.desk.open import FILE, open_library
from tui.desk.placing import STAGING
from tui.library import Row


def chosen(folder: Path, identity: str) -> Row:
    """The article with this id, or the only one whose id begins so; raises ``Unknown``."""
    with open_library(folder) as library:
        return library.rows([find_article(library, identity)])[0]


class Deleted(Struct, frozen=True):
    """What a deletion has done."""

    articles: int
    left: list[str]
    """The files beside the library's that may still hold texts of the articles, and why; a line each."""

    @property
    def traceless(self) -> bool:
        """Nothing of the texts is left in the library's folder."""
        return not self.left


def delete(folder: Path, rows: Sequence[Row]) -> Deleted:
    """Delete articles with texts, readings, revisions, origins and index.

    Verdicts stay in the journals, with the hash of the text they judged; ingested again, the same text is a
    new article on which they stand.
    """
    with open_library(folder) as library:
        # By id: between choosing and deleting, a number may have come to mean another article.
        articles, emptied = library.delete(row.id for row in rows)
    left = [] if emptied else [f"{folder / _LOG} {_IN_USE}"]
    done = Deleted(articles, left + [f"{path} {_ASIDE}" for path in _beside(folder)])
    log.info("deleted", articles=done.articles, traceless=done.traceless)
    return done


_LOG = f"{FILE}-wal"
_IN_USE = "still holds their text: another program has the library open; it goes when the last one is closed"
_ASIDE = "may still hold their text: it was set aside or left over; remove it once nobody needs it"


def _beside(folder: Path) -> list[Path]:
    """Files that hold what the library's file, or an earlier one, has held; not the two that SQLite needs."""
    own = (FILE, _LOG, f"{FILE}-shm")
    found = [path for path in folder.glob(f"{FILE}*") if path.name not in own]
    found += folder.glob(f"{STAGING}*/{FILE}*")
    return sorted(path for path in found if path.is_file() and path.stat().st_size)
