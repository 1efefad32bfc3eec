"""Who said what: statements with their sources, found by rules.

``find_attributions`` is the room's only door. It is pure and runs in time linear in the text.
"""

from msgspec import Struct

from tui.model import Attribution, Source


class Found(Struct, frozen=True):
    """The sources of an article and what is attributed to them; those of the headline first."""

    sources: list[Source]
    attributions: list[Attribution]


def find_attributions(
    text: str, *, title: str | None = None, published: str | None = None, language: str = "en"
) -> Found:
    """All attributions in an article's text and headline.

    ``published`` is ISO 8601 or None; days of the week are resolved against it. A language without lexicons
    gives quotations by their marks alone, or nothing.
    """
    from tui.reading.attributions.assemble import assemble
    from tui.reading.attributions.engine import candidates
    from tui.reading.attributions.view import view

    headline = view(title, language, headline=True) if title else None
    body = view(text, language)
    return assemble(
        body,
        candidates(body),
        headline,
        candidates(headline, headline=True) if headline is not None else [],
        published=published,
    )


__all__ = ["Found", "find_attributions"]
