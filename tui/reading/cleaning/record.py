"""What cleaning hands on."""

from collections.abc import Sequence

from msgspec import Struct

from tui.model import Block, Dateline, Removed
from tui.reading.cleaning.doubt import Doubt


class Known(Struct, frozen=True, kw_only=True):
    """What the input said of its article, apart from the text; it wins over everything found."""

    title: str | None = None
    byline: Sequence[str] = ()
    published: str | None = None
    language: str | None = None


class Said(Struct, frozen=True, kw_only=True):
    """What a page says of its article outside the text; it wins over what the text says."""

    title: str | None = None
    """As search engines and other sites are to show it: often not the headline over the text."""
    headings: Sequence[str] = ()
    """Its headings of the first rank."""
    byline: Sequence[str] = ()
    site: str | None = None
    published: str | None = None
    updated: str | None = None
    """That of publication where the page and its text know no other."""


class Cleaned(Struct, frozen=True, kw_only=True):
    """An article's text apart from the page around it.

    ``text`` is the blocks joined by one blank line each. Every character of the raw text that is not white
    space lies in the raw stretches of exactly one block or in exactly one removed piece.
    """

    title: str | None = None
    byline: list[str] = []
    site: str | None = None
    published: str | None = None
    """ISO 8601, as exact as the source gives it."""
    updated: str | None = None
    """When the article was last changed, as the page says."""
    dateline: Dateline | None = None
    """Counts in ``text``."""
    language: str | None = None
    """ISO 639-1."""
    text: str
    blocks: list[Block]
    removed: list[Removed]
    confidence: float
    """0 (nothing like an article) to 1."""
    doubts: list[Doubt] = []
    """Where something may have been kept or taken out wrongly."""
