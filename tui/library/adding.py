"""Documents in: raw text first and for ever, then what is known of it."""

import sqlite3
import zlib
from typing import Any

from msgspec import Struct, structs

from tui.library.columns import now, place, plain, short
from tui.library.connection import scalar
from tui.library.overrides import overrides
from tui.library.records import Added, Status
from tui.model import Origin, RawDocument, decode, encode


class Given(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an input said of its text, beside the text itself."""

    title: str | None = None
    byline: list[str] = []
    published: str | None = None
    language: str | None = None
    extra: dict[str, Any] = {}


def add(connection: sqlite3.Connection, document: RawDocument) -> Added:
    """Store a document; must run inside a transaction. The same document again changes nothing."""
    import hashlib  # With OpenSSL behind it: not before the first paint.

    data = document.raw.encode("utf-8", "surrogatepass")
    sha = hashlib.sha256(data)
    raw: int | None = scalar(connection, "SELECT num FROM raw WHERE sha = ?", sha.digest())
    identity, seq = _article(connection, document, sha.hexdigest(), raw)
    if raw is None:
        raw = _insert_raw(connection, sha.digest(), len(document.raw), data)
    if document.html is not None:
        _insert_page(connection, raw, document.html)
    status: Status
    if seq is None:
        seq = _insert_article(connection, identity, raw, document)
        status = "new"
    elif _has_revision(connection, seq, raw):
        fresh = _insert_origin(connection, raw, seq, document.origin)
        return Added(seq, identity, "origin" if fresh else "known")
    else:
        status = "revised"
    _insert_revision(connection, seq, raw, document)
    _insert_origin(connection, raw, seq, document.origin)
    if status == "revised":
        _make_current(connection, seq, raw)
    return Added(seq, identity, status)


def _article(
    connection: sqlite3.Connection, document: RawDocument, sha: str, raw: int | None
) -> tuple[str, int | None]:
    """The document's id and the article it belongs to, if there is one.

    Without an id of its own, a text that is stored already belongs to the article that brought it first.
    """
    if document.id is None and raw is not None:
        found = connection.execute(
            "SELECT a.id, a.seq FROM revision r JOIN article a USING (seq) WHERE r.raw = ?"
            " ORDER BY seq LIMIT 1",
            (raw,),
        ).fetchone()
        if found is not None:
            return found[0], found[1]
    identity = sha if document.id is None else plain(document.id)
    return identity, scalar(connection, "SELECT seq FROM article WHERE id = ?", identity)


def _insert_raw(connection: sqlite3.Connection, sha: bytes, length: int, data: bytes) -> int:
    cursor = connection.execute("INSERT INTO raw (sha, length, text) VALUES (?, ?, ?)", (sha, length, data))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _insert_page(connection: sqlite3.Connection, raw: int, html: str) -> None:
    """Keep a page's source; where another page gave the same text, that one stays."""
    if scalar(connection, "SELECT 1 FROM page WHERE raw = ?", raw) is None:
        data = zlib.compress(html.encode("utf-8", "surrogatepass"))
        connection.execute("INSERT INTO page (raw, html) VALUES (?, ?)", (raw, data))


def _insert_article(connection: sqlite3.Connection, identity: str, raw: int, document: RawDocument) -> int:
    cursor = connection.execute(
        "INSERT INTO article (id, raw, added, sort, title, published, language) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            identity,
            raw,
            now(),
            place(document.published),
            short(document.title),
            None if document.published is None else plain(document.published),
            None if document.language is None else plain(document.language),
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _has_revision(connection: sqlite3.Connection, seq: int, raw: int) -> bool:
    return scalar(connection, "SELECT 1 FROM revision WHERE seq = ? AND raw = ?", seq, raw) is not None


def _insert_revision(connection: sqlite3.Connection, seq: int, raw: int, document: RawDocument) -> None:
    given = Given(
        title=document.title,
        byline=document.byline,
        published=document.published,
        language=document.language,
        extra=document.extra,
    )
    connection.execute(
        "INSERT INTO revision (seq, raw, added, clean, given) VALUES (?, ?, ?, ?, ?)",
        (seq, raw, now(), document.clean, encode(given)),
    )


def _insert_origin(connection: sqlite3.Connection, raw: int, seq: int, origin: Origin) -> bool:
    """Whether the place was new for this text."""
    cursor = connection.execute(
        "INSERT OR IGNORE INTO origin (raw, seq, place) VALUES (?, ?, ?)",
        (raw, seq, encode(structs.replace(origin, also=[]))),
    )
    return cursor.rowcount > 0


def _make_current(connection: sqlite3.Connection, seq: int, raw: int) -> None:
    connection.execute(
        "UPDATE article SET raw = ?, unread = 1, changed = (verdict IS NOT NULL) WHERE seq = ?", (raw, seq)
    )


def origin(connection: sqlite3.Connection, seq: int, raw: int) -> Origin:
    """Where the article's text came from first, with the text's further places under ``also``."""
    rows = connection.execute(
        "SELECT place FROM origin WHERE raw = ? ORDER BY seq <> ?, num", (raw, seq)
    ).fetchall()
    if not rows:
        return Origin()
    first, *others = (decode(place, Origin) for (place,) in rows)
    # Two articles may name the same place (an id given twice in one line's history): list it once.
    also = [other for other in dict.fromkeys(_hashable(o) for o in others) if other != _hashable(first)]
    return structs.replace(first, also=[Origin(*other) for other in also])


def _hashable(place: Origin) -> tuple[str | None, str | None, int | None, str | None]:
    return place.path, place.member, place.line, place.url


def text(connection: sqlite3.Connection, raw: int) -> str:
    """A raw text, every character as it came."""
    data: bytes = scalar(connection, "SELECT text FROM raw WHERE num = ?", raw)
    return data.decode("utf-8", "surrogatepass")


def page(connection: sqlite3.Connection, raw: int) -> str | None:
    """The source of the page that a raw text was laid out from, or None where it came as text."""
    data: bytes | None = scalar(connection, "SELECT html FROM page WHERE raw = ?", raw)
    return None if data is None else zlib.decompress(data).decode("utf-8", "surrogatepass")


def document(connection: sqlite3.Connection, seq: int) -> RawDocument | None:
    """The article's current revision as it came in."""
    found = connection.execute(
        "SELECT a.id, a.raw, r.clean, r.given FROM article a JOIN revision r"
        " ON r.seq = a.seq AND r.raw = a.raw WHERE a.seq = ?",
        (seq,),
    ).fetchone()
    if found is None:
        return None
    identity, raw, clean, given = found
    known = decode(given, Given)
    return RawDocument(
        raw=text(connection, raw),
        html=page(connection, raw),
        origin=origin(connection, seq, raw),
        id=identity,
        clean=bool(clean),
        title=known.title,
        byline=known.byline,
        published=known.published,
        language=known.language,
        extra=known.extra,
        overrides=overrides(connection, identity),
    )
