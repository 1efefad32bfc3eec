"""The filter language for those who take, explain or complete it, with the values known beforehand."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from tui.desk.config.settings import Settings
from tui.desk.open import open_to_read
from tui.desk.projection import fold_to_read
from tui.desk.reviews import own
from tui.query import Everything, Node, QueryError, parse
from tui.query.about import ABOUT, SYNTAX, About
from tui.review.scheme import DEFAULT_SCHEME, VerdictKind

__all__ = ["SYNTAX", "About", "asked", "explained", "fields", "understood"]


def asked(text: str, folder: Path, settings: Settings) -> Node:
    """The syntax tree of a filter on the library in a folder, asked by who reviews; raises ``QueryError``."""
    return own(understood(text, folder, settings.verdicts), lambda: settings.reviewer)


def understood(text: str, folder: Path, scheme: Iterable[VerdictKind]) -> Node:
    """The syntax tree of a filter on the library in a folder, with these verdicts; raises ``QueryError``."""
    names = [kind.name for kind in scheme]
    with suppress(QueryError):
        return parse(text, names)
    parse(text)
    # A verdict that the scheme does not have any more stays in the history, and can be asked for.
    with open_to_read(folder) as library:
        fold_to_read(library, folder)
        earlier = [name for name in library.counts(Everything()).verdicts if name not in names]
    return parse(text, [*names, *earlier])


def fields() -> list[About]:
    """Every field, in the order they are explained; those of verdicts with the names of these."""
    names = tuple(kind.name for kind in DEFAULT_SCHEME)
    verdicts = ("verdict", "mine")
    return [
        replace(about, values=names + about.values) if about.field in verdicts else about for about in ABOUT
    ]


def explained() -> list[tuple[str, str]]:
    """The whole language as pairs of an example and what it finds."""
    return [*SYNTAX, *((about.example, about.meaning) for about in ABOUT)]
