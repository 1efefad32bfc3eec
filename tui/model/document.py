"""What intake yields: one raw document, with where it came from."""

from typing import Any

from msgspec import Struct, field


class Origin(Struct, frozen=True):
    """Where an article came from; what is not known is None."""

    path: str | None = None
    member: str | None = None
    """Name inside an archive."""
    line: int | None = None
    """1-based line in a file that holds one article a line."""
    url: str | None = None
    also: list["Origin"] = []
    """Further origins of the same raw text."""

    def __str__(self) -> str:
        place = self.path or "-"
        if self.member is not None:
            place += f" ({self.member})"
        if self.line is not None:
            place += f":{self.line}"
        return place


class Override(Struct, frozen=True):
    """A reviewer's word on a stretch of a raw text: it is kept, or it is removed."""

    start: int
    end: int
    keep: bool
    by: str


class RawDocument(Struct, frozen=True, kw_only=True):
    """One article as it came in, decoded, nothing cleaned."""

    raw: str
    """The input's text, a byte-order mark dropped, nothing else changed; of HTML, the text as laid out."""
    html: str | None = None
    """The source of the page that ``raw`` was laid out from, decoded; None where the input was text."""
    origin: Origin = Origin()
    id: str | None = None
    """The input's own id, if it had one."""
    clean: bool = True
    """False: the text is taken as already clean, character for character."""
    title: str | None = None
    byline: list[str] = []
    published: str | None = None
    """ISO 8601, as exact as the input gave it."""
    language: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    """Other keys of the input."""
    overrides: list[Override] = []
    """What reviewers have said of lines of ``raw``, the earliest first; reading it honours them."""


class Refusal(Struct, frozen=True):
    """An input that was not taken, and why; the others go on."""

    origin: Origin
    reason: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.reason}"


def raw_sha256(raw: str) -> str:
    """Hex SHA-256 of a raw text (UTF-8; lone surrogates as they would be encoded)."""
    import hashlib  # With OpenSSL behind it: not before the first paint.

    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()
