"""What goes into and comes out of the library, apart from the model's own records."""

from typing import Any, Literal

from msgspec import Struct, field

from tui.model import ExportRow, NoteRow, TagsRow, Target, VerdictRow

Status = Literal["new", "known", "revised", "origin"]


class Added(Struct, frozen=True):
    """What became of a document handed to ``Library.add``."""

    seq: int
    id: str
    status: Status
    """``origin``: the same raw text from a further place."""


class Row(Struct, frozen=True, kw_only=True):
    """One article as a list shows it."""

    seq: int
    id: str
    title: str | None
    site: str | None
    published: str | None
    added: str
    """ISO 8601, UTC."""
    language: str | None
    verdict: str | None
    """The verdict that stands: the last one on the whole article that was not undone."""
    verdict_by: str | None
    verdict_event: str | None
    disagree: bool
    """Reviewers' last verdicts differ, and nobody has settled it."""
    agree: bool = False
    """Two reviewers or more have given the verdict that stands, and nobody another."""
    reviews: int = 0
    """How many reviewers' verdicts stand."""
    settled: bool = False
    """A verdict stands that settled a dispute."""
    mine: str | None = None
    """The verdict of the reviewer that ``Library.reviewer`` names."""
    undecided: bool = False
    """A verdict is wanted on it: none stands, or on a desk of several reviews not enough do."""
    sources: int
    unnamed: int
    figures: int
    unattributed: int
    signals: tuple[str, ...]
    words: int
    removed: int
    confidence: float
    unread: bool
    """Stored, but not yet read: all counts are 0."""
    changed: bool
    """The raw text has changed since the verdict that stands."""


class Revision(Struct, frozen=True):
    """One raw text that an article has had."""

    raw_sha256: str
    added: str
    current: bool


class Place(Struct, frozen=True):
    """Where a reviewer was: the queue's filter and order, the article, the offset in its text."""

    filter: str = ""
    order: str = "newest"
    article: str | None = None
    offset: int = 0


class EventRow(Struct, frozen=True, kw_only=True):
    """An event of the verdict journals as the projection keeps it.

    Rows of kind ``verdict`` without a target stand on their article until ``undone``, or until a later row of
    kind ``clear`` that is not ``undone`` (with ``own`` in its ``extra``: only those of its reviewer); rows of
    any other kind are kept as they are.
    """

    event: str
    """The ULID: the order of events is the order of these."""
    kind: str = "verdict"
    article: str
    verdict: str | None = None
    reviewer: str
    note: str | None = None
    tags: list[str] = []
    """Of a row of kind ``tags``: those that were added."""
    removed: list[str] = []
    """Tags that were taken away."""
    at: str
    key: str | None = None
    target: Target | None = None
    named: str | None = None
    """The event this one undoes or brings back."""
    undone: bool = False
    act: str | None = None
    """Names the one deed of a reviewer that several events belong to."""
    revision: str | None = None
    """``raw_sha256`` of the revision that was judged."""
    os_user: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    settles: list[str] = []
    """The events whose dispute a verdict settles."""

    def export_row(self) -> ExportRow | None:
        """The row as it is exported; None for a kind that has no row of its own."""
        if self.kind == "verdict":
            return self.verdict_row()
        common: dict[str, Any] = {
            name: getattr(self, name)
            for name in ("event", "article", "reviewer", "at", "undone", "kind", "os_user")
        }
        if self.kind == "note":
            return NoteRow(note=self.note or "", target=self.target, revision=self.revision, **common)
        if self.kind == "tags":
            return TagsRow(added=self.tags, removed=self.removed, **common)
        return None

    def verdict_row(self) -> VerdictRow:
        """The row as it is exported."""
        return VerdictRow(
            event=self.event,
            article=self.article,
            verdict=self.verdict or "",
            reviewer=self.reviewer,
            note=self.note,
            tags=self.tags,
            at=self.at,
            undone=self.undone,
            key=self.key,
            target=self.target,
            revision=self.revision,
            kind=self.kind,
            os_user=self.os_user,
            extra=self.extra,
            settles=self.settles,
        )
