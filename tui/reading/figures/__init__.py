"""Every number, what it counts, and who stands behind it.

Rules over tokens, word lists as data (``lexicons/<language>/fig_*.tsv``); pure, and linear in the text.
"""

from tui.model import Figure
from tui.reading.figures.ascribe import ascribe
from tui.reading.figures.calendar import published_day
from tui.reading.figures.engine import Engine
from tui.reading.figures.lexis import lexis

__all__ = ["ascribe", "find_figures"]


def find_figures(
    text: str, *, title: str | None = None, published: str | None = None, language: str = "en"
) -> list[Figure]:
    """All figures: the headline's first (``place`` "title"), then the text's; in order, none overlapping.

    ``published`` (ISO 8601) is what relative and partial dates are resolved against; without it their value
    is None. Never raises, whatever the text.
    """
    tables, today = lexis(language), published_day(published)
    found = Engine(title, tables, today).figures("title") if title else []
    return found + Engine(text, tables, today).figures("text")
