"""The repository: everything that the rest of copydesk asks of the library's file."""

import sqlite3
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Self

from msgspec import structs

from tui.library import adding, listing, overrides, projection, readings, schema, wordy
from tui.library.annotations import Annotations
from tui.library.columns import iso, plain
from tui.library.connection import (
    BUSY_SECONDS,
    Migrated,
    connect,
    explained,
    guarded,
    held,
    scalar,
)
from tui.library.errors import DamagedText, LibraryError
from tui.library.judged import UNDECIDED, Judged
from tui.library.ranking import Priorities
from tui.library.readings import Packed
from tui.library.records import Added, Revision, Row
from tui.model import Article, RawDocument
from tui.query import DEFAULT_ORDER, Node

# What is rarely asked is imported where it is asked: none of it is needed for the first paint.
if TYPE_CHECKING:
    from tui.library.checking import Checkup
    from tui.library.stats import Counts

INSTRUCTIONS = 10_000
"""Of SQLite's, between two looks at the clock: less than a millisecond."""


class Library(Judged):
    """One library file, over one connection: use it in the thread that opened it, open one per thread.

    Every method raises ``LibraryError``, naming the file, where the file cannot be read or written.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._db = connection
        self.annotations = Annotations(self._db, path)
        self.priorities = Priorities(self._db, path)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        readonly: bool = False,
        busy_seconds: float = BUSY_SECONDS,
        migrated: Migrated = lambda before, after: None,
    ) -> Self:
        """The library in the file ``path``; unless ``readonly``, file and folder are made if missing.

        Read only, it may lie where nothing can be written, and so no lock taken: then every method raises
        ``Changed`` once another process has changed the file.

        ``migrated`` is told the versions before and after, where the file was brought up to date.
        """
        connection = connect(path, readonly=readonly, busy_seconds=busy_seconds, migrated=migrated)
        return cls(path, connection)

    def close(self) -> None:
        """Close the connection; the library cannot be used any more."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def interrupt(self) -> None:
        """Stop what this library is doing in another thread: it raises ``Interrupted`` there."""
        with suppress(sqlite3.ProgrammingError):  # It has been closed meanwhile.
            self._db.interrupt()

    @contextmanager
    def within(self, seconds: float | None) -> Iterator[None]:
        """Nothing asked in here takes longer: it raises ``Interrupted``. None: as long as it takes."""
        if seconds is None:
            yield
            return
        end = monotonic() + seconds
        self._db.set_progress_handler(lambda: monotonic() > end, INSTRUCTIONS)
        try:
            yield
        finally:
            self._db.set_progress_handler(None, 0)

    def add(self, document: RawDocument) -> Added:
        """Store a document, listed as unread; the same one again changes nothing.

        The id is the document's own, else the hash of its text. The same id with a text it has not had is a
        new revision. A text without an id that is stored already is a further origin of its article.
        """
        with self.transaction():
            added = adding.add(self._db, document)
            if added.status == "new":
                # Verdicts may have come before their article, from another host's journal.
                projection.stand(self._db, added.id)
        return added

    @guarded
    def unread(self, limit: int, after: int = -1) -> list[int]:
        """Up to ``limit`` articles not read in their present revision, those behind ``after``."""
        waiting = self._db.execute(
            "SELECT seq FROM article WHERE unread = 1 AND seq > ? ORDER BY seq LIMIT ?", (after, limit)
        )
        return [seq for (seq,) in waiting]

    @guarded
    def unread_count(self) -> int:
        """How many articles have not been read in their present revision."""
        found: int = scalar(self._db, "SELECT count(*) FROM article WHERE unread = 1")
        return found

    @guarded
    def document(self, seq: int) -> RawDocument:
        """An article's present revision as it came in, its id always set; ``KeyError`` without.

        Raises ``DamagedText`` where it is not in the file as it was put in.
        """
        try:
            document = adding.document(self._db, seq)
        except (zlib.error, ValueError) as error:
            raise DamagedText(f"its raw text is damaged: restore a backup ({error})") from None
        if document is None:
            raise KeyError(seq)
        return document

    @guarded
    def overridden(self, seq: int, document: RawDocument) -> RawDocument:
        """A document just stored, with what reviewers have said of its lines before it came."""
        found = overrides.overridden(self._db, seq)
        return structs.replace(document, overrides=found) if found else document

    @guarded
    def raw(self, seq: int, raw_sha256: str | None = None) -> str:
        """A raw text of the article: the present one or that of an earlier revision; ``KeyError`` without.

        Raises ``DamagedText`` where it is not in the file as it was put in.
        """
        found: int | None
        if raw_sha256 is None:
            found = scalar(self._db, "SELECT raw FROM article WHERE seq = ?", seq)
        else:
            found = scalar(
                self._db,
                "SELECT num FROM raw JOIN revision ON raw = num WHERE seq = ? AND lower(hex(sha)) = ?",
                seq,
                raw_sha256,
            )
        if found is None:
            raise KeyError(seq)
        try:
            return adding.text(self._db, found)
        except ValueError as error:
            raise DamagedText(f"its raw text is damaged: restore a backup ({error})") from None

    @guarded
    def revisions(self, seq: int) -> list[Revision]:
        """The raw texts that the article has had, in the order they came."""
        found = self._db.execute(
            "SELECT lower(hex(sha)), r.added, r.raw = a.raw FROM revision r JOIN raw ON num = r.raw"
            " JOIN article a USING (seq) WHERE seq = ? ORDER BY r.added, r.raw",
            (seq,),
        )
        return [Revision(sha, iso(added), bool(current)) for sha, added, current in found]

    @guarded
    def newest(self) -> int:
        """The highest article number, 0 where there is none."""
        found: int = scalar(self._db, "SELECT coalesce(max(seq), 0) FROM article")
        return found

    @guarded
    def count_behind(self, seq: int) -> int:
        """How many articles have a higher number than ``seq``."""
        found: int = scalar(self._db, "SELECT count(*) FROM article WHERE seq > ?", seq)
        return found

    def locked(self) -> bool:
        """Whether another connection is writing just now; waits for nobody."""
        return held(self._db)

    # Readings

    def store_reading(self, seq: int, article: Article) -> bool:
        """Keep a reading; False, and nothing kept, where raw text or overrides have changed since."""
        return self.keep(seq, readings.pack(article))

    def keep(self, seq: int, packed: Packed) -> bool:
        """Keep a reading that ``pack`` has made ready, as ``store_reading`` does."""
        with self.transaction(durable=False):
            return readings.store(self._db, seq, packed)

    @guarded
    def reading(self, seq: int) -> Article | None:
        """The article as read, with all its origins; None while its present revision is unread."""
        return readings.load(self._db, seq)

    @guarded
    def outdated(self, rules: str, limit: int, after: int = 0) -> list[int]:
        """Up to ``limit`` articles behind ``after`` whose reading was made by other rules than these."""
        return readings.outdated(self._db, rules, limit, after)

    @guarded
    def outdated_count(self, rules: str) -> int:
        """How many articles have a reading made by other rules than these."""
        return readings.outdated_count(self._db, rules)

    # Copies

    @guarded
    def copy(self, target: Path, mode: int) -> None:
        """Copy the file, as it is at one moment, to ``target``, which must not be there yet."""
        from tui.library import copying

        copying.copy(self._db, target, mode)

    # Checking and mending

    def checkup(self) -> "Checkup":
        """The checks of this library; they raise ``sqlite3.Error`` where the file cannot be read."""
        from tui.library.checking import Checkup

        return Checkup(self._db)

    @guarded
    def reindex(self) -> None:
        """Make every index anew from its table."""
        from tui.library import mending

        mending.reindex(self._db)

    def forget_readings(self, seqs: Iterable[int]) -> None:
        """Make articles unread, whatever state their readings are in, and the text index anew."""
        from tui.library import mending

        with self.transaction():
            mending.forget_readings(self._db, seqs)

    def rebuild_index(self) -> None:
        """Make the text index anew from the readings."""
        from tui.library import mending

        with self.transaction():
            mending.rebuild_index(self._db)

    # Taking away

    def delete(self, identities: Iterable[str]) -> tuple[int, bool]:
        """Delete the articles with exactly these ids, so that nothing of their texts is left in the file.

        The verdicts' events stay, and a raw text that another article has too. Gives how many there were;
        and False where other processes kept the write-ahead log from being emptied: what it holds goes with
        its next reset.
        """
        from tui.library import deleting

        with self.transaction():
            number = deleting.delete(self._db, set(map(plain, identities)))
        try:
            return number, deleting.purge(self._db)
        except sqlite3.Error as error:
            raise explained(self.path, error) from error

    # Lists

    @guarded
    def exact(self, identity: str) -> int | None:
        """The article with exactly this id."""
        found: int | None = scalar(self._db, "SELECT seq FROM article WHERE id = ?", plain(identity))
        return found

    @guarded
    def identity(self, seq: int) -> str | None:
        """The id of an article, or None."""
        found: str | None = scalar(self._db, "SELECT id FROM article WHERE seq = ?", seq)
        return found

    @guarded
    def find(self, identity: str) -> int | None:
        """The article with this id, or the only one whose id begins so."""
        identity = plain(identity)
        exact: int | None = scalar(self._db, "SELECT seq FROM article WHERE id = ?", identity)
        if exact is not None or not identity:
            return exact
        found = self._db.execute(
            "SELECT seq FROM article WHERE id >= ? AND id < ? LIMIT 2", (identity, identity + "\U0010ffff")
        ).fetchall()
        return found[0][0] if len(found) == 1 else None

    @guarded
    def beginning(self, identity: str) -> int:
        """How many articles' ids begin so."""
        found: int = scalar(
            self._db,
            "SELECT count(*) FROM article WHERE id >= ? AND id < ?",
            plain(identity),
            plain(identity) + "\U0010ffff",
        )
        return found

    @property
    def version(self) -> int:
        """The version of the tables."""
        return schema.version(self._db)

    @guarded
    def count(self, node: Node) -> int:
        """How many articles match a filter."""
        return listing.count(self._db, node)

    @guarded
    def page(
        self,
        node: Node,
        order: str = DEFAULT_ORDER,
        limit: int = 100,
        after: int | None = None,
        *,
        back: bool = False,
    ) -> list[Row]:
        """The first ``limit`` matching articles in an order, or those behind the article ``after``.

        ``back``: the last ones, or those before it, the last one first.

        Raises ``QueryError`` for an order that does not exist.
        """
        return self._own(listing.page(self._db, node, order, limit, after, back=back))

    @guarded
    def holds(self, node: Node, seq: int) -> bool:
        """Whether an article matches a filter."""
        return wordy.holds(self._db, node, seq)

    @guarded
    def values(self, field: str, prefix: str, limit: int = 50) -> list[str]:
        """Values of ``site``, ``source``, ``tag``, ``reviewer`` or ``lang`` that begin so."""
        from tui.library import values

        return values.values(self._db, field, prefix, limit)

    @guarded
    def text(self, seq: int) -> str:
        """An article's clean text as last read; empty where it has not been read."""
        return readings.text(self._db, seq)

    @guarded
    def ids(self, node: Node, order: str = DEFAULT_ORDER) -> "array[int]":
        """The numbers (``seq``) of all matching articles in an order, as ``array('I')``."""
        return listing.ids(self._db, node, order)

    @guarded
    def marked(
        self, node: Node, order: str = DEFAULT_ORDER, wanted: Node = UNDECIDED
    ) -> "tuple[array[int], bytearray]":
        """As ``ids``, and 1 beside each number whose article ``wanted`` finds, 0 beside the others."""
        return listing.marked(self._db, node, order, wanted)

    @guarded
    def rows(self, seqs: Sequence[int]) -> list[Row]:
        """The rows of these articles, in the order asked; what is not there is left out."""
        return self._own(listing.rows(self._db, seqs))

    @guarded
    def present(self, seqs: Sequence[int]) -> dict[int, tuple[str, str]]:
        """Id and ``raw_sha256`` of those of these articles that are there, by number."""
        return listing.present(self._db, seqs)

    @guarded
    def counts(self, node: Node) -> "Counts":
        """What the matching articles hold and what was decided on them, all of one moment."""
        from tui.library import stats

        self._db.execute("BEGIN")
        try:
            return stats.counts(self._db, node)
        finally:
            self._db.execute("ROLLBACK")


__all__ = ["Library", "LibraryError"]
