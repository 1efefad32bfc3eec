"""What a reviewer does, as events: each is journaled once and never changed.

An event's id is the ULID of its journal line. Everything else (which verdict stands, what was undone) is
folded from the events, in the order of their ids.
"""

from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec import Struct

from tui.model import Target

TABLE = "events"
"""The table of the verdict store that holds them."""


class _Event(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    reviewer: str
    os_user: str | None = None
    """Who the operating system says it was."""
    at: str = ""
    """ISO 8601, UTC, milliseconds."""
    act: str | None = None
    """Names the bulk act that this one is part of, by the id of its first event as a rule; None: its own."""


class Verdict(_Event, frozen=True, kw_only=True, omit_defaults=True, tag="verdict"):
    """A verdict on an article, or on a span of it."""

    article: str
    verdict: str
    revision: str | None = None
    """``raw_sha256`` of the revision that was judged."""
    note: str | None = None
    tags: list[str] = []
    key: str | None = None
    """Given by whoever asked for it: asked for again it is known by its key, and not stored twice."""
    target: Target | None = None
    settles: list[str] = []
    """Ids of the verdicts whose dispute it settles."""


class Clear(_Event, frozen=True, kw_only=True, omit_defaults=True, tag="clear"):
    """The verdicts that stand on an article are taken away."""

    article: str
    own: bool = False
    """Only those of the reviewer's own."""
    key: str | None = None


class Cleaning(_Event, frozen=True, kw_only=True, omit_defaults=True, tag="cleaning"):
    """A line of a raw text is kept, or removed, whatever the cleaning takes it for."""

    article: str
    revision: str
    """``raw_sha256`` of the text that the offsets count in."""
    start: int
    end: int
    exact: str
    """What stands there."""
    keep: bool
    key: str | None = None


class Note(_Event, frozen=True, kw_only=True, omit_defaults=True, tag="note"):
    """Something written on an article, or on a span of it."""

    article: str
    note: str
    revision: str | None = None
    """``raw_sha256`` of the revision that it was written on."""
    target: Target | None = None
    key: str | None = None


class Tagging(_Event, frozen=True, kw_only=True, omit_defaults=True, tag="tags"):
    """A change of an article's tags."""

    article: str
    added: list[str] = []
    removed: list[str] = []
    revision: str | None = None
    """``raw_sha256`` of the revision that was looked at."""
    key: str | None = None


class Undo(_Event, frozen=True, kw_only=True, omit_defaults=True, tag="undo"):
    """A verdict, clear, note or change of tags no longer counts."""

    event: str
    """Id of what no longer counts."""
    key: str | None = None


class Redo(_Event, frozen=True, kw_only=True, omit_defaults=True, tag="redo"):
    """What was undone counts again."""

    event: str
    """Id of what counts again."""
    key: str | None = None


Event = Verdict | Clear | Cleaning | Note | Tagging | Undo | Redo
_KINDS: dict[str, type[Event]] = {
    "verdict": Verdict,
    "clear": Clear,
    "cleaning": Cleaning,
    "note": Note,
    "tags": Tagging,
    "undo": Undo,
    "redo": Redo,
}


def now() -> str:
    """The time as events carry it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def to_doc(event: Event) -> dict[str, Any]:
    """The event as a document of the store."""
    doc: dict[str, Any] = msgspec.to_builtins(event)
    return doc


def from_doc(doc: dict[str, Any] | None) -> Event | None:
    """The event a document holds; None for one of a kind or form that this version does not know."""
    kind = None if doc is None else doc.get("kind")
    known = _KINDS.get(kind) if isinstance(kind, str) else None
    if known is None:
        return None
    try:
        # One class at a time: msgspec keeps what it knows of a class, but not of a union.
        event: Event = msgspec.convert(doc, known)
    except msgspec.ValidationError:
        return None
    return event
