"""Verdicts as programs hand them in and get them out."""

from typing import Any

from msgspec import Struct, field

from tui.model.article import Place


class Target(Struct, frozen=True, kw_only=True):
    """The span a verdict is about, by position and by quotation."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    place: Place = field(default="text", name="in")


class VerdictRequest(Struct, frozen=True, kw_only=True):
    """A verdict to be recorded."""

    article: str
    verdict: str
    reviewer: str | None = None
    note: str | None = None
    tags: list[str] = []
    at: str | None = None
    key: str | None = None
    """A second line with a key already recorded is acknowledged and not stored twice."""
    target: Target | None = None
    act: str | None = None
    """Verdicts of one reviewer that follow each other with the same name here are undone together."""


class CleaningRequest(Struct, frozen=True, kw_only=True):
    """A line of a raw text to be kept, or removed, whatever the cleaning takes it for."""

    article: str
    keep: bool
    revision: str
    """``raw_sha256`` of the text that the offsets count in."""
    start: int
    end: int
    exact: str
    """What stands there."""
    reviewer: str | None = None
    at: str | None = None
    key: str | None = None


class UndoRequest(Struct, frozen=True, kw_only=True):
    """A recorded verdict to be undone, by its event id."""

    undo: str
    reviewer: str | None = None
    at: str | None = None


class Recorded(Struct, frozen=True):
    """The acknowledgement: the event is on disk to stay."""

    event: str
    article: str


class VerdictRow(Struct, frozen=True, kw_only=True):
    """A verdict as ``export`` gives it, undone ones too."""

    event: str
    article: str
    verdict: str
    reviewer: str
    note: str | None
    tags: list[str]
    at: str
    undone: bool
    key: str | None = None
    target: Target | None = None
    revision: str | None = None
    """``raw_sha256`` of the revision that was judged."""
    kind: str = "verdict"
    os_user: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)
