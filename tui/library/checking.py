"""Looking for damage: everything in the file that can be proved by something else in it."""

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256

from msgspec import Struct

from tui.library import adding, readings
from tui.library.columns import plain
from tui.library.connection import scalar
from tui.model import Article, Origin, decode

MOST = 20
"""Complaints of SQLite's own check that are listed."""
_INDEX_ONLY = ("missing from index", "wrong # of entries in index")


class Bad(Struct, frozen=True):
    """An article of which something is not as it should be."""

    seq: int
    id: str
    reason: str


class Checkup:
    """Checks of an open library; each is linear in its size, and none changes anything."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @contextmanager
    def moment(self) -> Iterator[None]:
        """What is read inside is the library as it is at one moment; others may write meanwhile."""
        self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.execute("ROLLBACK")

    def structure(self) -> list[str]:
        """What SQLite finds wrong with pages, indexes and references, up to ``MOST`` complaints."""
        try:
            complaints = [text for (text,) in self._db.execute(f"PRAGMA integrity_check({MOST})")]
            broken = self._db.execute("PRAGMA foreign_key_check").fetchmany(MOST)
        except sqlite3.DatabaseError as error:
            return [str(error)]
        # Newer versions of SQLite look at the text index too: ``index`` does.
        found = [text for text in complaints if text != "ok" and "FTS5" not in text]
        return found + [f"row {row} of table {of} has no row in {parent}" for of, row, parent, _ in broken]

    def quick(self) -> list[str]:
        """What SQLite finds wrong with the pages, without comparing indexes, up to ``MOST`` complaints."""
        try:
            complaints = [text for (text,) in self._db.execute(f"PRAGMA quick_check({MOST})")]
        except sqlite3.DatabaseError as error:
            return [str(error)]
        return [text for text in complaints if text != "ok"]

    @staticmethod
    def only_indexes(complaints: Sequence[str]) -> bool:
        """Whether the complaints are about indexes alone, which can be made anew from their tables."""
        return all(any(words in complaint for words in _INDEX_ONLY) for complaint in complaints)

    def raws(self) -> Iterator[Bad]:
        """Articles with a raw text whose checksum is wrong, or whose particulars cannot be read."""
        rows = self._db.execute(
            "SELECT a.seq, a.id, raw.sha, raw.text, r.given FROM revision r"
            " JOIN raw ON raw.num = r.raw JOIN article a USING (seq) ORDER BY r.raw"
        )
        for seq, identity, sha, text, given in rows:
            if sha256(text).digest() != sha:
                yield Bad(seq, identity, f"the raw text does not fit its checksum {sha.hex()[:12]}")
                continue
            try:
                decode(given, adding.Given)
            except ValueError as error:
                yield Bad(seq, identity, f"what came with the raw text: {error}")
        yield from self._pages()
        origins = self._db.execute(
            "SELECT seq, a.id, place FROM origin JOIN article a USING (seq) ORDER BY seq"
        )
        for seq, identity, place in origins:
            try:
                decode(place, Origin)
            except ValueError as error:
                yield Bad(seq, identity, f"where it came from: {error}")

    def _pages(self) -> Iterator[Bad]:
        pages = self._db.execute(
            "SELECT a.seq, a.id, html FROM page JOIN revision r USING (raw) JOIN article a USING (seq)"
        )
        for seq, identity, html in pages:
            try:
                zlib.decompress(html)
            except zlib.error as error:
                yield Bad(seq, identity, f"the page that it came from cannot be read ({error})")

    def readings(self, rules: str) -> Iterator[Bad]:
        """Articles whose reading cannot be read, is of another text, or differs from its list columns.

        A reading made by other rules than these may have been listed by other rules too.
        """
        columns = ", ".join(f"a.{name}" for name in readings.COLUMNS)
        rows = self._db.execute(
            f"SELECT a.seq, a.id, lower(hex(raw.sha)), g.article, {columns} FROM article a"
            " JOIN raw ON raw.num = a.raw LEFT JOIN reading g USING (seq) WHERE NOT a.unread ORDER BY a.seq"
        )
        for seq, identity, sha, packed, *kept in rows:
            reason = _wrong(packed, sha, tuple(kept), plain(rules))
            if reason is not None:
                yield Bad(seq, identity, reason)

    def index(self) -> list[str]:
        """What is wrong with the text index."""
        found = []
        missing, extra = (
            self._db.execute(
                f"SELECT count(*) FROM {these} WHERE {key} NOT IN (SELECT {other} FROM {those})"
            ).fetchone()[0]
            for these, key, other, those in (
                ("reading", "seq", "id", "search_docsize"),
                ("search_docsize", "id", "seq", "reading"),
            )
        )
        if missing:
            found.append(_so_many(missing, "missing from it"))
        if extra:
            found.append(_so_many(extra, "not in the library", " in it"))
        try:
            held, counted = self._tokens_held(), self._tokens_counted()
        except sqlite3.DatabaseError as error:
            return [*found, f"damaged ({error})"]
        if held != counted:
            found.append(f"damaged: it holds {held:,} words, {counted:,} were put in")
        return found

    def _tokens_held(self) -> int:
        """Every entry of the text index, read and counted.

        Not FTS5's own ``integrity-check``: that is a write, and would keep all others from writing for as
        long as it takes.
        """
        self._db.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, search, row)"
        )
        held: int = scalar(self._db, "SELECT ifnull(sum(cnt), 0) FROM temp.vocabulary")
        return held

    def _tokens_counted(self) -> int:
        """How many there should be: FTS5 keeps each row's count, by column, as varints."""
        return sum(sum(_varints(sizes)) for (sizes,) in self._db.execute("SELECT sz FROM search_docsize"))

    def tags(self) -> Iterator[tuple[str, str]]:
        """The id of every article that has tags, with each of them; also of articles that are not here."""
        yield from self._db.execute("SELECT DISTINCT article, tag FROM tag")

    def standing(self) -> Iterator[tuple[str, str | None, tuple[object, ...]]]:
        """For every article its id, the verdict that stands, and what else its verdicts come to.

        Whose verdict it is, its event, whether there is a dispute, how many reviewers have judged it, which
        event settled it.
        """
        columns = "verdict_by, verdict_event, disagree, reviews, settled"
        for identity, verdict, *rest in self._db.execute(f"SELECT id, verdict, {columns} FROM article"):
            yield identity, verdict, tuple(rest)

    def opinions(self) -> Iterator[tuple[str, str, str, str]]:
        """Article, reviewer, verdict and event of each reviewer's own verdict that stands."""
        yield from self._db.execute("SELECT article, reviewer, verdict, event FROM opinion")


def _so_many(number: int, what: str, where: str = "") -> str:
    return f"{number:,} article{where} is {what}" if number == 1 else f"{number:,} articles{where} are {what}"


def _varints(data: bytes) -> Iterator[int]:
    value = 0
    for byte in data:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            yield value
            value = 0


def _wrong(packed: bytes | None, sha: str, kept: tuple[object, ...], rules: str) -> str | None:
    if packed is None:
        return "counted as read, but there is no reading"
    try:
        article = decode(zlib.decompress(packed), Article)
    except (zlib.error, ValueError) as error:
        return f"the reading cannot be read ({error})"
    if article.raw_sha256 != sha:
        return "the reading is of another text"
    if plain(article.rules) == rules and readings.columns(article) != kept:
        return "its row in the list differs from its reading"
    return None
