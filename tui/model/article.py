"""The article record: what ``extract`` prints and the library keeps (see docs/record.md)."""

from typing import Any, Literal

from msgspec import Struct, field

from tui.model.document import Origin, Override
from tui.model.span import Span, TextSpan

SCHEMA = "copydesk/article/1"

BlockRole = Literal[
    "standfirst", "paragraph", "heading", "list_item", "quote", "caption", "dateline", "correction"
]
RemovedRole = Literal[
    "navigation",
    "icon_names",
    "repeated_headline",
    "share_bar",
    "caption",
    "related_links",
    "advertisement",
    "comments",
    "comment_policy",
    "cookie_notice",
    "newsletter",
    "media_player",
    "pagination",
    "copyright",
    "metadata",
    "other",
]
SourceKind = Literal["person", "organisation", "document", "media", "group", "unknown"]
Mode = Literal["direct", "indirect", "mixed"]
Stance = Literal["neutral", "endorse", "doubt", "deny", "decline", "accuse", "promise", "praise", "attack"]
FigureKind = Literal[
    "count",
    "money",
    "percent",
    "measure",
    "duration",
    "age",
    "date",
    "time",
    "ordinal",
    "score",
    "rank",
    "ratio",
    "identifier",
]
Bound = Literal["exact", "about", "over", "under", "at_least", "at_most", "range", "vague"]
Place = Literal["text", "title"]
"""Which of the two texts of an article an offset counts in."""


class Block(Struct, frozen=True):
    """One paragraph of the clean text, with the stretches of the raw text it was made from."""

    start: int
    end: int
    role: BlockRole
    raw: list[Span]
    confidence: float = 1.0
    """How sure the cleaning is that it belongs to the article, 0 to 1."""


class Dateline(Struct, frozen=True):
    """Where a report was written and who sent it, as its first line says; offsets count in the text."""

    start: int
    end: int
    place: str
    agency: str | None = None


HEADLINE: tuple[RemovedRole, str] = ("metadata", "the headline")
"""Role and reason of what is taken out because it stands above the text as the headline."""


class Removed(Struct, frozen=True):
    """A stretch of the raw text that was taken out, and what it was taken for."""

    start: int
    end: int
    role: RemovedRole
    text: str
    why: str = ""
    """The rule that decided, in a few words."""


class Source(Struct, frozen=True):
    """Somebody or something that speaks in the article, once for all its mentions."""

    id: str
    name: str
    """The fullest form that stands in the article."""
    kind: SourceKind
    named: bool
    """False for "officials said"."""
    mentions: list[Span]
    """In the article's text."""


class Attribution(Struct, frozen=True, kw_only=True):
    """Who said what: one statement and its source."""

    start: int
    end: int
    mode: Mode
    source: TextSpan | None
    cue: TextSpan | None
    content: list[TextSpan]
    source_id: str | None = None
    stance: Stance = "neutral"
    channel: TextSpan | None = None
    said_on: str | None = None
    nested_in: int | None = None
    why: str = ""
    """The rule that found it, in a few words."""
    confidence: float = 1.0
    place: Place = field(default="text", name="in")


class Figure(Struct, frozen=True, kw_only=True):
    """A number with what it measures or counts, and the attribution that stands behind it."""

    start: int
    end: int
    text: str
    kind: FigureKind
    value: int | float | str | None
    low: int | float | None = None
    high: int | float | None = None
    bound: Bound = "exact"
    change: Literal["up", "down"] | None = None
    unit: str | None = None
    counted: TextSpan | None = None
    attribution: int | None = None
    carried: bool = False
    parts: tuple[int, ...] = ()
    """Indices of the figures that add up to it."""
    place: Place = field(default="text", name="in")


class Spot(Struct, frozen=True):
    """A place that a signal names beside its own."""

    start: int
    end: int
    place: Place = field(default="text", name="in")


class Signal(Struct, frozen=True):
    """Something a desk editor would want to look at; a prompt, never a verdict."""

    code: str
    start: int
    end: int
    message: str
    place: Place = field(default="text", name="in")
    against: tuple[Spot, ...] = ()
    """What it is to be compared with, in the order that the message names it."""

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Its own place, then those that it is to be compared with."""
        return (Spot(self.start, self.end, self.place), *self.against)


class Article(Struct, frozen=True, kw_only=True):
    """One article, read: clean text, who said what, every figure, and what was taken out."""

    schema: str = SCHEMA
    id: str
    origin: Origin
    raw_sha256: str
    raw_length: int
    rules: str
    title: str | None
    byline: list[str]
    site: str | None
    published: str | None
    language: str | None
    text: str
    blocks: list[Block]
    removed: list[Removed]
    sources: list[Source]
    attributions: list[Attribution]
    figures: list[Figure]
    signals: list[Signal]
    confidence: float = 1.0
    """How sure the cleaning is of itself, 0 to 1."""
    updated: str | None = None
    """ISO 8601: when the article was last changed, where the page says so."""
    dateline: Dateline | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    overrides: list[Override] = field(default_factory=list)
    """What reviewers have said of lines of the raw text, as it was read."""

    def body(self, place: Place) -> str:
        """The text that offsets with this ``in`` count in."""
        return (self.title or "") if place == "title" else self.text

    def source(self, attribution: Attribution) -> Source | None:
        """The source an attribution resolves to, or None."""
        for source in self.sources:
            if source.id == attribution.source_id:
                return source
        return None
