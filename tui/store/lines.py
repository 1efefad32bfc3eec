"""What stands in a journal: one line is a checksum, a space, JSON and a newline.

The checksum is the hash of the JSON, and the JSON holds, as ``prev``, the checksum of the line before: so a
changed byte shows in its own line, and a missing line in the next one. The first line of every file is its
header. JSON escapes every newline, so a line is a line whatever text it holds.
"""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from tui.store import ulid

FORMAT = "journal/1"
CHECKSUM = 32
"""Characters of a checksum: 128 bits of BLAKE2b in lower-case hexadecimal."""

Ulid = Annotated[str, Meta(pattern="^[0-7][0-9A-HJKMNP-TV-Z]{25}$")]
DocId = int | Annotated[str, Meta(pattern="^(?:[0-7][0-9A-HJKMNP-TV-Z]{25}|-?[0-9]{1,1000})$")]
Doc = dict[str, Any]


class Header(Struct, frozen=True, kw_only=True):
    """The first line of a file."""

    format: str
    writer: str
    host: str = ""
    part: int = 1
    created: str
    """ISO 8601, UTC."""
    prev: str = ""
    """Checksum of the last line of the part before; empty in the first part."""


class Entry(Struct, frozen=True):
    """A change to be journaled: documents of one table, each whole, or None where it is removed.

    A document id of None means the id of the line itself, read as an integer. ``drop``: the table itself is
    gone after it. ``id``: the line's, where the caller has taken it (``Journal.new_id``) to try again with.
    """

    table: str
    changes: list[tuple[int | None, Mapping[str, Any] | None]]
    id: str | None = None
    drop: bool = False


class Line(Struct, frozen=True):
    """A journal's line, read: the change it holds, applied wholly or not at all."""

    id: Ulid
    prev: str
    table: str
    doc_id: DocId | None = None
    doc: Doc | None = None
    docs: list[tuple[DocId, Doc | None]] | None = None
    drop: bool = False

    @property
    def number(self) -> int:
        """The line's id as an integer."""
        return ulid.from_str(self.id)

    @property
    def changes(self) -> list[tuple[int, Doc | None]]:
        """Document ids and their documents, whole; None for a removed one."""
        if self.docs is not None:
            return [(_doc_number(doc_id), doc) for doc_id, doc in self.docs]
        return [(_doc_number(self.id if self.doc_id is None else self.doc_id), self.doc)]


_line_decoder = msgspec.json.Decoder(Line)


def checksum(payload: bytes) -> str:
    """The checksum that stands before this JSON, and in the next line as ``prev``."""
    from hashlib import blake2b  # With OpenSSL behind it: not before a program's first paint.

    return blake2b(payload, digest_size=CHECKSUM // 2).hexdigest()


def sealed(payload: bytes) -> bytes:
    """The JSON as a whole line."""
    return b"%b %b\n" % (checksum(payload).encode("ascii"), payload)


def opened(line: bytes) -> bytes | None:
    """The JSON of a line (with or without its newline), or None where the checksum does not fit."""
    payload = line[CHECKSUM + 1 :].removesuffix(b"\n")
    fits = line[:CHECKSUM] == checksum(payload).encode("ascii") and line[CHECKSUM : CHECKSUM + 1] == b" "
    return payload if fits else None


def to_json(value: Any) -> bytes:
    """Compact JSON as the standard library writes it: what it refuses (TypeError) is refused here too."""
    import json

    try:
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        # Lone surrogates: UTF-8 cannot carry them, JSON's escapes can.
        return json.dumps(value, separators=(",", ":")).encode("ascii")


def encode_entry(entry: Entry, line_id: str, prev: str) -> bytes:
    """The JSON of a line; raises TypeError or ValueError for a document that JSON cannot give back."""
    payload: Doc = {"id": line_id, "prev": prev, "table": entry.table}
    if len(entry.changes) == 1 and not entry.drop:
        doc_id, doc = entry.changes[0]
        if doc_id is not None and doc_id != ulid.from_str(line_id):
            payload["doc_id"] = _doc_key(doc_id)
        payload["doc"] = doc
    else:
        own = ulid.from_str(line_id)
        payload["docs"] = [(_doc_key(own if i is None else i), doc) for i, doc in entry.changes]
        if entry.drop:
            payload["drop"] = True
    data = to_json(payload)
    # A line that could be written but not read (nested too deep, say) must never be acknowledged.
    decode_line(data)
    return data


def decode_line(payload: bytes) -> Line:
    """A line from its JSON; raises ValueError where it is none."""
    try:
        return _line_decoder.decode(payload)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        import json

        try:
            # NaN, infinities and lone surrogates: the standard library reads what it has written.
            return msgspec.convert(json.loads(payload), Line)
        except (ValueError, RecursionError):
            raise ValueError(str(error)) from None


def decode_header(payload: bytes) -> Header:
    """A header from its JSON; raises ValueError where it is none or of a format that is not known."""
    header = msgspec.json.decode(payload, type=Header)
    if header.format != FORMAT:
        raise ValueError(f"format {header.format!r} is not known")
    return header


def _doc_number(doc_id: DocId) -> int:
    if isinstance(doc_id, int):
        return doc_id
    # 26 digits may be either: what is written as a decimal string is never within a ULID's range.
    return ulid.from_str(doc_id) if len(doc_id) == ulid.LENGTH and doc_id[0] != "-" else int(doc_id)


def _doc_key(doc_id: int) -> int | str:
    """Small ids as numbers; large ones as ULIDs, which other JSON readers keep exactly."""
    if -(1 << 53) < doc_id < 1 << 53:
        return doc_id
    return ulid.to_str(doc_id) if 0 < doc_id < ulid.LIMIT else str(doc_id)
