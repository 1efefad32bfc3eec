"""Filters of the configuration that ask for what there is not: no mistake of form, but they find nothing."""

from collections.abc import Collection, Iterator
from pathlib import Path

from tui.desk.config.files import dotted
from tui.desk.config.settings import Settings
from tui.desk.filters import understood
from tui.desk.open import open_to_read
from tui.model import REASON
from tui.query import Match, Node, QueryError, replaced

FILTERS = ("filter", "query", "priority")
"""The settings that hold filters."""

_Where = tuple[str | int, ...]


def mistaken(settings: Settings, folder: Path, names: Collection[str] = FILTERS) -> list[str]:
    """What the filters of these settings ask for in vain, a line each with file, place and reason.

    That is a verdict that there is not and never was (one that is left out of the scheme stays where it was
    given), and where the desk lists its tags, a tag that is neither listed nor given.
    """
    found = []
    for where, text in _filters(settings, names):
        try:
            unknown = _unknown(understood(text, folder, settings.verdicts), settings, folder)
            reasons = [f"tag: no {tag[:40]!r} under tags, and no article has it" for tag in unknown]
        except QueryError as error:
            reasons = [f"column {error.column} of the filter: {error}"]
        found += [f"{_place(settings, where)}: {dotted(where)}: {reason}" for reason in reasons]
    return found


def _filters(settings: Settings, names: Collection[str]) -> Iterator[tuple[_Where, str]]:
    if "filter" in names and settings.filter is not None:
        yield ("filter",), settings.filter
    if "query" in names:
        yield from ((("query", at, "filter"), one.filter) for at, one in enumerate(settings.queries))
    if "priority" in names:
        yield from ((("priority", at, "when"), one.when) for at, one in enumerate(settings.priority))


def _unknown(node: Node, settings: Settings, folder: Path) -> list[str]:
    """The tags that a filter asks for and that nobody knows."""
    asked: dict[str, None] = {}

    def leaf(one: Node) -> Node:
        if isinstance(one, Match) and one.field == "tag" and one.value != "none":
            asked[one.value] = None
        return one

    replaced(node, leaf)
    listed = {*settings.tags, *(f"{REASON}{one}" for kind in settings.verdicts for one in kind.reasons)}
    unknown = [tag for tag in asked if settings.tags and tag not in listed]
    if not unknown:
        return []
    with open_to_read(folder) as library:
        return [tag for tag in unknown if tag not in library.values("tag", tag, 1)]


def _place(settings: Settings, where: _Where) -> str:
    held = settings.held(str(where[0]))
    for file in (settings.desk, settings.user):
        said = file.found.get(str(where[0])) if file is not None else None
        if file is not None and said is not None and said.value is held.value and file.places is not None:
            line, column = file.places.value(where)
            return f"{file.path}:{line}:{column}"
    return held.source
