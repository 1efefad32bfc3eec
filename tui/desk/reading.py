"""One article, read at once when it is opened."""

from contextlib import suppress

from tui.library import DamagedReading, DamagedText, Library, LibraryError
from tui.model import Article

LEAD = 80
"""Characters of a text that stand in a list for a headline."""


DAMAGED = "(damaged)"
"""What stands there for the first words of an article whose text cannot be read any more."""


def _reading(library: Library, seq: int) -> Article | None:
    """The article as it was read; None too where that is damaged.

    Its raw text is what counts; the doctor names and mends the reading.
    """
    try:
        return library.reading(seq)
    except DamagedReading:
        return None


def lead(library: Library, seq: int) -> str:
    """The first words of an article, on one line; of one that is unread those of its raw text.

    ``DAMAGED`` where neither can be had: the list has other articles.
    """
    article = _reading(library, seq)
    try:
        text = library.raw(seq) if article is None else article.text
    except KeyError:  # Deleted meanwhile.
        return ""
    except DamagedText:
        return DAMAGED
    return " ".join(text[: LEAD * 4].split())[:LEAD]


def article_of(library: Library, seq: int) -> Article:
    """The article, read now and kept if it has not been read yet."""
    article = _reading(library, seq)
    if article is None:
        from tui.reading.read import read_or_keep

        article = read_or_keep(library.document(seq))
        # Shown at once all the same where the library is locked or full; the next ingest keeps it.
        with suppress(LibraryError):
            if not library.locked():
                library.store_reading(seq, article)
    return article
