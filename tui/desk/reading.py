"""One article, read at once when it is opened."""

from contextlib import suppress

from tui.library import DamagedReading, Library, LibraryError
from tui.model import Article

LEAD = 80
"""Characters of a text that stand in a list for a headline."""


def lead(library: Library, seq: int) -> str:
    """The first words of an article, on one line; of one that is unread those of its raw text."""
    article = library.reading(seq)
    try:
        text = library.raw(seq) if article is None else article.text
    except KeyError:  # Deleted meanwhile.
        return ""
    return " ".join(text[: LEAD * 4].split())[:LEAD]


def article_of(library: Library, seq: int) -> Article:
    """The article, read now and kept if it has not been read yet."""
    try:
        article = library.reading(seq)
    except DamagedReading:
        # Its raw text is what counts; the doctor names and mends it.
        article = None
    if article is None:
        from tui.reading.read import read_or_keep

        article = read_or_keep(library.document(seq))
        # Shown at once all the same where the library is locked or full; the next ingest keeps it.
        with suppress(LibraryError):
            if not library.locked():
                library.store_reading(seq, article)
    return article
