"""Readings: the article record as last read, its list columns, and the text index."""

import sqlite3
import zlib
from typing import Any

from msgspec import Struct, structs

from tui.library import adding
from tui.library.columns import place, plain, short
from tui.library.connection import scalar
from tui.library.errors import DamagedReading
from tui.library.overrides import overridden
from tui.model import Article, Override, decode, encode

ANSWERABLE = frozenset({"count", "money", "percent", "measure", "ratio", "score", "duration", "age"})
"""Kinds of figures that somebody should stand behind; dates, times and ordinals need nobody."""

_LEVEL = 1
"""Keeps a third of the bytes for a fiftieth of the time of reading; higher levels gain little."""


class Packed(Struct, frozen=True):
    """A reading as the tables hold it: made by ``pack``, only inserted by whoever writes."""

    raw_sha256: str
    rules: str
    columns: tuple[Any, ...]
    """The values of ``COLUMNS``."""
    article: bytes
    """JSON of the article record, deflated."""
    indexed: tuple[str, str, str]
    overrides: list[Override] = []
    """What reviewers had said of the raw text when it was read."""


def pack(article: Article) -> Packed:
    """What is kept of an article. Needs no library: a child process may do it."""
    return Packed(
        raw_sha256=article.raw_sha256,
        rules=plain(article.rules),
        columns=columns(article),
        article=zlib.compress(encode(article), _LEVEL),
        indexed=_indexed(article),
        overrides=article.overrides,
    )


def store(connection: sqlite3.Connection, seq: int, packed: Packed) -> bool:
    """Keep a reading; False, and nothing kept, where raw text or overrides have changed since it was read."""
    current = connection.execute(
        "SELECT lower(hex(raw.sha)) FROM article JOIN raw ON raw.num = article.raw WHERE seq = ?",
        (seq,),
    ).fetchone()
    if current is None or current[0] != packed.raw_sha256:
        return False
    if overridden(connection, seq) != packed.overrides:
        return False
    unindex(connection, seq)
    connection.execute(
        "INSERT OR REPLACE INTO reading (seq, rules, article) VALUES (?, ?, ?)",
        (seq, packed.rules, packed.article),
    )
    connection.execute(_UPDATE, (*packed.columns, seq))
    connection.execute(_INDEX, (seq, *packed.indexed))
    return True


def load(connection: sqlite3.Connection, seq: int) -> Article | None:
    """The article as last read, with the origins known by now; None if it has not been read yet."""
    found = connection.execute(
        "SELECT reading.article, article.raw FROM reading JOIN article USING (seq)"
        " WHERE seq = ? AND NOT unread",
        (seq,),
    ).fetchone()
    if found is None:
        return None
    article = unpacked(found[0])
    return structs.replace(article, origin=adding.origin(connection, seq, found[1]))


def unpacked(packed: bytes) -> Article:
    """The article in a row of ``reading``; raises ``DamagedReading``."""
    try:
        return decode(zlib.decompress(packed), Article)
    except (zlib.error, ValueError):
        raise DamagedReading("its reading is damaged: copydesk doctor --mend") from None


def outdated(connection: sqlite3.Connection, rules: str, limit: int, after: int) -> list[int]:
    """Up to ``limit`` articles behind ``after`` whose reading was made by other rules than these."""
    found = connection.execute(
        "SELECT seq FROM reading WHERE rules <> ? AND seq > ? ORDER BY seq LIMIT ?",
        (plain(rules), after, limit),
    )
    return [seq for (seq,) in found]


def outdated_count(connection: sqlite3.Connection, rules: str) -> int:
    """How many articles have a reading made by other rules than these."""
    found: int = scalar(connection, "SELECT count(*) FROM reading WHERE rules <> ?", plain(rules))
    return found


def answerable(article: Article) -> tuple[int, int]:
    """How many figures somebody should stand behind, and how many of them nobody does."""
    asked = [figure for figure in article.figures if figure.kind in ANSWERABLE]
    return len(asked), sum(figure.attribution is None for figure in asked)


COLUMNS = (
    "sort",
    "site",
    "title",
    "published",
    "language",
    "words",
    "sources",
    "unnamed",
    "figures",
    "unattributed",
    "signals",
    "removed",
    "confidence",
)
"""The list columns that come from a reading."""
_SET = ", ".join(f"{name} = ?" for name in COLUMNS)
_UPDATE = f"UPDATE article SET {_SET}, unread = 0 WHERE seq = ?"
_INDEX = "INSERT INTO search (rowid, title, text, sources) VALUES (?, ?, ?, ?)"


def columns(article: Article) -> tuple[Any, ...]:
    """The values of ``COLUMNS`` for a reading."""
    figures, unattributed = answerable(article)
    codes = sorted({plain(signal.code).lower() for signal in article.signals})
    return (
        place(article.published),
        plain(article.site or "").lower(),
        short(article.title),
        None if article.published is None else plain(article.published),
        None if article.language is None else plain(article.language).lower(),
        len(article.text.split()),
        len(article.sources),
        sum(not source.named for source in article.sources),
        figures,
        unattributed,
        "".join(f" {code} " for code in codes),
        len(article.removed),
        article.confidence,
    )


def _indexed(article: Article) -> tuple[str, str, str]:
    """What the text index holds of an article; a change here needs a migration that indexes anew."""
    names = " · ".join(source.name for source in article.sources)
    return plain(article.title or ""), plain(article.text), plain(names)


def index(connection: sqlite3.Connection, seq: int, article: Article) -> None:
    """Put the words of a reading into the text index."""
    connection.execute(_INDEX, (seq, *_indexed(article)))


def unindex(connection: sqlite3.Connection, seq: int) -> None:
    """Take the last reading's words out again."""
    found = connection.execute("SELECT article FROM reading WHERE seq = ?", (seq,)).fetchone()
    if found is None:
        return
    before = unpacked(found[0])
    connection.execute(
        "INSERT INTO search (search, rowid, title, text, sources) VALUES ('delete', ?, ?, ?, ?)",
        (seq, *_indexed(before)),
    )
