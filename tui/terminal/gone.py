"""What is shown of an article that has been deleted since the list was taken."""

from tui.model import Article, Origin

GONE = "This article is not in the library any more. R takes the list anew."


def gone() -> Article:
    """An article without an id that says so."""
    return Article(
        id="",
        origin=Origin(),
        raw_sha256="",
        raw_length=0,
        rules="",
        title=None,
        byline=[],
        site=None,
        published=None,
        language=None,
        text=GONE,
        blocks=[],
        removed=[],
        sources=[],
        attributions=[],
        figures=[],
        signals=[],
    )
