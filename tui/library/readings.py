"""Readings: the article record as last read, its list columns, and the text index."""

import sqlite3
import zlib

from msgspec import structs

from tui.library import adding
from tui.library.columns import plain, seconds, short
from tui.library.connection import scalar
from tui.model import Article, decode, encode

ANSWERABLE = frozenset({"count", "money", "percent", "measure", "ratio", "score", "duration", "age"})
"""Kinds of figures that somebody should stand behind; dates, times and ordinals need nobody."""

_LEVEL = 1
"""Keeps a third of the bytes for a fiftieth of the time of reading; higher levels gain little."""


def store(connection: sqlite3.Connection, seq: int, article: Article) -> bool:
    """Keep a reading; False, and nothing kept, where the raw text has changed since it was read."""
    current = connection.execute(
        "SELECT lower(hex(raw.sha)), article.added FROM article JOIN raw ON raw.num = article.raw"
        " WHERE seq = ?",
        (seq,),
    ).fetchone()
    if current is None or current[0] != article.raw_sha256:
        return False
    unindex(connection, seq)
    connection.execute(
        "INSERT OR REPLACE INTO reading (seq, rules, article) VALUES (?, ?, ?)",
        (seq, plain(article.rules), zlib.compress(encode(article), _LEVEL)),
    )
    _set_columns(connection, seq, article, current[1])
    index(connection, seq, article)
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
    article = decode(zlib.decompress(found[0]), Article)
    return structs.replace(article, origin=adding.origin(connection, seq, found[1]))


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


def columns(article: Article, added: int) -> tuple[object, ...]:
    """The values of ``COLUMNS`` for a reading; ``added``: when the article came, in seconds since 1970."""
    figures, unattributed = answerable(article)
    published = seconds(article.published)
    codes = sorted({plain(signal.code).lower() for signal in article.signals})
    return (
        added if published is None else published,
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


def _set_columns(connection: sqlite3.Connection, seq: int, article: Article, added: int) -> None:
    assignments = ", ".join(f"{name} = ?" for name in COLUMNS)
    connection.execute(
        f"UPDATE article SET {assignments}, unread = 0 WHERE seq = ?", (*columns(article, added), seq)
    )


def _indexed(article: Article) -> tuple[str, str, str]:
    """What the text index holds of an article; a change here needs a migration that indexes anew."""
    names = " · ".join(source.name for source in article.sources)
    return plain(article.title or ""), plain(article.text), plain(names)


def index(connection: sqlite3.Connection, seq: int, article: Article) -> None:
    """Put the words of a reading into the text index."""
    connection.execute(
        "INSERT INTO search (rowid, title, text, sources) VALUES (?, ?, ?, ?)", (seq, *_indexed(article))
    )


def unindex(connection: sqlite3.Connection, seq: int) -> None:
    """Take the last reading's words out again."""
    found = connection.execute("SELECT article FROM reading WHERE seq = ?", (seq,)).fetchone()
    if found is None:
        return
    before = decode(zlib.decompress(found[0]), Article)
    connection.execute(
        "INSERT INTO search (search, rowid, title, text, sources) VALUES ('delete', ?, ?, ?, ?)",
        (seq, *_indexed(before)),
    )
