"""Priorities: what rules add up to for each article, kept so that a list can be walked in their order.

Rules are asked anew only of articles that have changed since (``unranked``, kept by triggers), or of all
where the rules themselves have changed.
"""

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from tui.library import sql, wordy
from tui.library.connection import guarded, scalar, transaction
from tui.query import And, Match, Node, Not, Or, unparse

AUDIT = 1_000_000
"""The priority of what is chosen for audit: more than all rules together give."""

_STEP = 20_000
"""Articles written in one transaction: others may write between two."""
_AT_ONCE = 500
"""Numbers asked for in one statement."""
_MANY = 20 * _AT_ONCE
"""Changed articles from which on each rule is asked once for all of them."""
_MAKING = "being made\n"
"""Stands before the name of a ranking by which priorities are being made, or were when that was cut short."""
_EVERY = "1", ()
_CHANGED = "a.seq IN (SELECT seq FROM unranked)", ()

_Within = tuple[str, Sequence[int]]
"""A condition on ``article a`` and its values: the articles that a rule is asked of."""


class Ranking(Struct, frozen=True):
    """What gives an article its priority."""

    rules: tuple[tuple[Node, int], ...] = ()
    """Each adds its number to what it matches."""
    share: float = 0.0
    """The part of all articles that comes first, 0 to 1."""
    seed: int = 0

    @property
    def name(self) -> str:
        """The same for rankings that give the same priorities."""
        rules = [f"{add} {unparse(node)}" for node, add in self.rules]
        return "\n".join([f"audit {self.share} {self.seed}", *rules])

    def audited(self, identity: str) -> bool:
        """Whether an article is chosen for audit: by its id and the seed alone, the same everywhere.

        The first eight bytes of the SHA-256 of ``SEED ID``, as a part of all that they can be, are below the
        share; so a larger share holds what a smaller one does.
        """
        if not self.share:
            return False
        from hashlib import sha256  # Not before the first paint.

        digest = sha256(f"{self.seed} {identity}".encode("utf-8", "surrogatepass")).digest()
        return int.from_bytes(digest[:8], "big") < self.share * 2**64


class Reasons(Struct, frozen=True):
    """What gives one article its priority."""

    rules: tuple[int, ...] = ()
    """The numbers of the rules that it matches."""
    audit: bool = False


class Priorities:
    """The priorities of an open library."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self.path = path

    @guarded
    def refresh(self, ranking: Ranking) -> None:
        """Make every priority what this ranking gives; where that was cut short it begins anew.

        Another process with other rules may be doing the same: who began last has its way.
        """
        if self._rules() != ranking.name:
            self._all(ranking)
        while scalar(self._db, "SELECT 1 FROM unranked LIMIT 1") and self._rules() == ranking.name:
            self._changed(ranking)

    def _rules(self) -> str | None:
        found: str | None = scalar(self._db, "SELECT rules FROM ranking")
        return found

    @guarded
    def reasons(self, ranking: Ranking, seqs: Sequence[int]) -> dict[int, Reasons]:
        """What speaks for each of these articles, by number, as they are now."""
        found: dict[int, list[int]] = {seq: [] for seq in seqs}
        for number, (node, _) in enumerate(ranking.rules):
            for start in range(0, len(seqs), _AT_ONCE):
                for seq in _matching(self._db, node, _these(seqs[start : start + _AT_ONCE])):
                    found[seq].append(number)
        audited = {
            seq
            for start in range(0, len(seqs), _AT_ONCE)
            for seq in _audited(self._db, ranking, _these(seqs[start : start + _AT_ONCE]))
        }
        return {seq: Reasons(tuple(rules), seq in audited) for seq, rules in found.items()}

    @guarded
    def note(self, seqs: Iterable[int]) -> None:
        """Have these articles seen to at the next ``refresh``; triggers note what changes."""
        self._db.executemany("INSERT OR IGNORE INTO unranked (seq) VALUES (?)", ((seq,) for seq in seqs))

    @guarded
    def wrong(self, ranking: Ranking) -> list[int]:
        """Articles whose priority is not what this ranking gives, though they have not changed since.

        None of them where it is other rules that priorities were made by.
        """
        if self._rules() != ranking.name:
            return []
        ranks = self._ranks(ranking)
        kept = self._db.execute(
            "SELECT seq, priority FROM article WHERE seq NOT IN (SELECT seq FROM unranked)"
        )
        return [seq for seq, priority in kept if ranks[seq] != priority]

    def _all(self, ranking: Ranking) -> None:
        being_made = _MAKING + ranking.name
        with transaction(self._db, durable=False):
            if self._rules() != being_made:
                # From now on what changes is noted; what changed before is seen.
                self._db.execute("INSERT OR REPLACE INTO ranking (one, rules) VALUES (1, ?)", (being_made,))
                self._db.execute("DELETE FROM unranked")
        with _moment(self._db):
            ranks = self._ranks(ranking)
        for low in range(0, len(ranks), _STEP):
            with transaction(self._db, durable=False):
                if self._rules() not in (being_made, ranking.name):
                    return
                self._write(ranks, "seq >= ? AND seq < ?", (low, min(low + _STEP, len(ranks))))
        with transaction(self._db, durable=False):
            self._db.execute("UPDATE ranking SET rules = ? WHERE rules = ?", (ranking.name, being_made))

    def _ranks(self, ranking: Ranking) -> "array[int]":
        """The priority of every article at its number."""
        highest: int = scalar(self._db, "SELECT ifnull(max(seq), 0) FROM article")
        # Four bytes each: a million articles are four megabytes.
        ranks = array("i", bytes(4 * (highest + 1)))
        _add_up(self._db, ranking, _EVERY, ranks)
        return ranks

    def _write(self, ranks: "array[int] | dict[int, int]", which: str, values: Sequence[int]) -> None:
        kept = self._db.execute(f"SELECT seq, priority FROM article WHERE {which}", tuple(values)).fetchall()
        self._db.executemany(
            "UPDATE article SET priority = ? WHERE seq = ?",
            [(ranks[seq], seq) for seq, priority in kept if ranks[seq] != priority],
        )

    def _changed(self, ranking: Ranking) -> None:
        """See to some of the articles that have changed."""
        with transaction(self._db, durable=False):
            if self._rules() != ranking.name:
                return
            found = self._db.execute("SELECT seq FROM unranked LIMIT ?", (_MANY,)).fetchall()
            seqs = [seq for (seq,) in found]
            if len(seqs) == _MANY:
                self._changed_many(ranking)
                return
            for start in range(0, len(seqs), _AT_ONCE):
                some = seqs[start : start + _AT_ONCE]
                ranks = dict.fromkeys(some, 0)
                _add_up(self._db, ranking, _these(some), ranks)
                which = f"seq IN ({', '.join('?' * len(some))})"
                self._write(ranks, which, some)
                self._db.execute(f"DELETE FROM unranked WHERE {which}", some)

    def _changed_many(self, ranking: Ranking) -> None:
        ranks = {seq: 0 for (seq,) in self._db.execute("SELECT seq FROM unranked")}
        _add_up(self._db, ranking, _CHANGED, ranks)
        self._write(ranks, "seq IN (SELECT seq FROM unranked)", ())
        self._db.execute("DELETE FROM unranked")


@contextmanager
def _moment(connection: sqlite3.Connection) -> Iterator[None]:
    """What is read inside is the library at one moment."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def _these(seqs: Sequence[int]) -> _Within:
    return f"a.seq IN ({', '.join('?' * len(seqs))})", tuple(seqs)


def _add_up(
    connection: sqlite3.Connection, ranking: Ranking, within: _Within, ranks: "array[int] | dict[int, int]"
) -> None:
    """Add what each rule gives to the ranks of what it matches; what is audited has its own."""
    for node, add in ranking.rules:
        for seq in _matching(connection, node, within):
            ranks[seq] += add
    for seq in _audited(connection, ranking, within):
        ranks[seq] = AUDIT


def _matching(connection: sqlite3.Connection, node: Node, within: _Within) -> Iterator[int]:
    """The articles among these that match; of few the text index is asked one by one."""
    condition, values = within
    if values:
        words, node = wordy.parted(node)
        if words is not None:
            values = tuple(_holding(connection, words, values))
            condition = _these(values)[0]
        node = _one_by_one(node)
    matched, parameters = sql.where(node)
    found = connection.execute(
        f"SELECT a.seq FROM article a WHERE {condition} AND ({matched})", (*values, *parameters)
    )
    for (seq,) in found:
        yield seq


def _one_by_one(node: Node) -> Node:
    """The filter for few articles: what others have need not be known for it."""
    match node:
        case Not(inner):
            return Not(_one_by_one(inner))
        case And(nodes):
            return And(tuple(map(_one_by_one, nodes)))
        case Or(nodes):
            return Or(tuple(map(_one_by_one, nodes)))
        case Match("tag" | "note" | "tag, alone" | "note, alone" as field, value):
            return Match(f"{field}, often", value)
        case Match("reviewer", value) if value != "none":
            return Match("reviewer, often", value)
    return node


def _holding(connection: sqlite3.Connection, words: str, seqs: Sequence[int]) -> Iterator[int]:
    """Those that the text index finds by these words; where they lie close together it is asked once."""
    low, high = min(seqs), max(seqs)
    asked = "SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?"
    if high - low <= wordy.SPREAD * len(seqs):
        wanted = set(seqs)
        found = connection.execute(asked, (words, low, high))
        yield from (seq for (seq,) in found if seq in wanted)
        return
    for seq in seqs:
        if connection.execute(asked, (words, seq, seq)).fetchone() is not None:
            yield seq


def _audited(connection: sqlite3.Connection, ranking: Ranking, within: _Within) -> Iterator[int]:
    if not ranking.share:
        return
    condition, values = within
    for seq, identity in connection.execute(
        f"SELECT a.seq, a.id FROM article a WHERE {condition}", tuple(values)
    ):
        if ranking.audited(identity):
            yield seq
