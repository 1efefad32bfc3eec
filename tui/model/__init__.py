"""What everything is: articles, their parts, verdicts, and text that is safe to draw.

Every other room may import this one; it imports none of them. All offsets, everywhere, count Unicode code
points, start inclusive and end exclusive, and ``text[start:end]`` equals the ``text`` given beside them.
"""

from tui.model.article import (
    HEADLINE,
    SCHEMA,
    Article,
    Attribution,
    Block,
    BlockRole,
    Dateline,
    Figure,
    FigureKind,
    Mode,
    Place,
    Removed,
    RemovedRole,
    Signal,
    Source,
    SourceKind,
    Spot,
    Stance,
)
from tui.model.codec import decode, encode
from tui.model.document import Origin, Override, RawDocument, Refusal, raw_sha256
from tui.model.safetext import SafeText
from tui.model.span import Span, TextSpan
from tui.model.standing import Given, Standing, standing
from tui.model.verdict import (
    REASON,
    CleaningRequest,
    ExportRow,
    NoteRequest,
    NoteRow,
    Recorded,
    TagsRequest,
    TagsRow,
    Target,
    UndoRequest,
    VerdictRequest,
    VerdictRow,
)

__all__ = [
    "HEADLINE",
    "REASON",
    "SCHEMA",
    "Article",
    "Attribution",
    "Block",
    "BlockRole",
    "CleaningRequest",
    "Dateline",
    "ExportRow",
    "Figure",
    "FigureKind",
    "Given",
    "Mode",
    "NoteRequest",
    "NoteRow",
    "Origin",
    "Override",
    "Place",
    "RawDocument",
    "Recorded",
    "Refusal",
    "Removed",
    "RemovedRole",
    "SafeText",
    "Signal",
    "Source",
    "SourceKind",
    "Span",
    "Spot",
    "Stance",
    "Standing",
    "TagsRequest",
    "TagsRow",
    "Target",
    "TextSpan",
    "UndoRequest",
    "VerdictRequest",
    "VerdictRow",
    "decode",
    "encode",
    "raw_sha256",
    "standing",
]
