"""Verdicts as programs hand them in and get them out."""

from typing import Any, Literal

from msgspec import UNSET, Struct, UnsetType, field

from tui.model.article import Place

REASON = "reason:"
"""Begins the tag that says why a verdict was given; it stands as long as the verdict does."""


class Target(Struct, frozen=True, kw_only=True):
    """The span a verdict is about, by position and by quotation."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    place: Place | Literal["raw"] = field(default="text", name="in")
    """``raw``: a block of the raw text; ``right`` and ``wrong`` speak of what was done with it."""
    removed: bool | UnsetType = UNSET
    """Of a block of the raw text: whether it was taken out when that was said of it."""


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
    revision: str | None = None
    """``raw_sha256`` of the revision that was judged; where it is not given, the present one."""
    act: str | None = None
    """Verdicts of one reviewer that follow each other with the same name here are undone together."""
    settles: list[str] = []
    """Events of verdicts on the same article, between which there is no dispute any more."""


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


class NoteRequest(Struct, frozen=True, kw_only=True, tag_field="kind", tag="note"):
    """A note to be recorded, on an article or a span of it."""

    article: str
    note: str
    reviewer: str | None = None
    at: str | None = None
    target: Target | None = None
    key: str | None = None


class TagsRequest(Struct, frozen=True, kw_only=True, tag_field="kind", tag="tags"):
    """Tags to be given to an article, and taken from it."""

    article: str
    added: list[str] = []
    removed: list[str] = []
    reviewer: str | None = None
    at: str | None = None
    key: str | None = None


class UndoRequest(Struct, frozen=True, kw_only=True):
    """A recorded verdict to be undone, by its event id."""

    undo: str
    reviewer: str | None = None
    at: str | None = None
    key: str | None = None


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
    settles: list[str] = []
    """The events whose dispute it settled."""


class NoteRow(Struct, frozen=True, kw_only=True):
    """A note as ``export`` gives it, an undone one too; with its ``target`` it is about that span."""

    event: str
    article: str
    reviewer: str
    note: str
    at: str
    undone: bool
    target: Target | None = None
    revision: str | None = None
    kind: str = "note"
    os_user: str | None = None


class TagsRow(Struct, frozen=True, kw_only=True):
    """A change of an article's tags as ``export`` gives it, an undone one too."""

    event: str
    article: str
    reviewer: str
    added: list[str]
    removed: list[str]
    at: str
    undone: bool
    kind: str = "tags"
    os_user: str | None = None


ExportRow = VerdictRow | NoteRow | TagsRow
"""What ``export`` gives a row each; ``kind`` tells them apart."""
