"""What a reviewer did, as the desk tells it."""

import os
from typing import TypedDict

from msgspec import Struct

from tui.model import Target

_OURS = "screen-"


class Act(Struct, frozen=True):
    """What was recorded, undone or redone, once it is on disk to stay."""

    events: tuple[str, ...]
    seq: int | None
    """The article's number in the library, or None where the library does not have it."""
    article: str
    verdict: str | None
    """The verdict that now stands on the article."""
    summary: str
    articles: int = 1
    """How many it was about; ``seq`` and ``article`` are the first."""
    target: Target | None = None
    """The span it was about."""
    refused: tuple[tuple[int, str], ...] = ()
    """Of several lines handed in those that were not recorded, by number from 0, and why."""
    cleaned: bool = False
    """A line of the raw text was kept or removed, so that the article has to be read again."""


class Named(TypedDict, total=False):
    """What something said of an article names."""

    revision: str | None
    """The ``raw_sha256`` of what was looked at: ``Stale`` is raised where the article has another by now."""
    key: str | None
    """It is stored with this; asked for again it is known by it (``Desk.recorded``)."""


def new_key() -> str:
    """A key for a deed: whoever stores it, now or later, stores it with this, so that it is stored once."""
    return f"{_OURS}{os.urandom(16).hex()}"


def numbered(key: str, number: int) -> str:
    """The key of one of the verdicts, counted from 0, of a deed that has many."""
    return f"{key}.{number}"


def named(key: str, event: str) -> str:
    """The key of what a deed does to one event, where it may do it to several."""
    return f"{key}.{event}"


def beginnings(key: str) -> list[str]:
    """A key, and those of the deeds that it is a part of by ``named``: any of these recorded, it is done."""
    parts = key.split(".") if key.startswith(_OURS) else [key]
    return [".".join(parts[:many]) for many in range(len(parts), 0, -1)]
