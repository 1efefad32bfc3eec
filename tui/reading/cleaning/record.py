"""What cleaning hands on."""

from msgspec import Struct

from tui.model import Block, Removed


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
    language: str | None = None
    """ISO 639-1."""
    text: str
    blocks: list[Block]
    removed: list[Removed]
    confidence: float
    """0 (nothing like an article) to 1."""
