"""The filter language for those who explain or complete it: its fields, with the values known beforehand."""

from msgspec.structs import replace

from tui.query.about import ABOUT, SYNTAX, About
from tui.review.scheme import DEFAULT_SCHEME

__all__ = ["SYNTAX", "About", "explained", "fields"]


def fields() -> list[About]:
    """Every field, in the order they are explained; ``verdict`` with the names of the verdicts."""
    names = tuple(kind.name for kind in DEFAULT_SCHEME)
    return [
        replace(about, values=names + about.values) if about.field == "verdict" else about for about in ABOUT
    ]


def explained() -> list[tuple[str, str]]:
    """The whole language as pairs of an example and what it finds."""
    return [*SYNTAX, *((about.example, about.meaning) for about in ABOUT)]
