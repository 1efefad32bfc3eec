"""Lists of articles: a page, a count, the whole list of numbers, rows for some numbers."""

import sqlite3
from array import array
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from msgspec.structs import replace

from tui.library import sql, wordy
from tui.library.columns import iso, plain
from tui.library.records import Row
from tui.query import Node, Order, order

_COLUMNS = (
    "a.seq, a.id, a.title, a.site, a.published, a.added, a.language,"
    " a.verdict, a.verdict_by, a.verdict_event, a.disagree, a.sources, a.unnamed, a.figures, a.unattributed,"
    " a.signals, a.words, a.removed, a.confidence, a.unread, a.changed, a.reviews, a.settled"
)
_AT_ONCE = 500
"""Numbers asked for in one statement."""


def count(connection: sqlite3.Connection, node: Node) -> int:
    """How many articles match."""
    condition, parameters = sql.where(node)
    found: int = connection.execute(
        f"SELECT count(*) FROM article a WHERE {condition}", parameters
    ).fetchone()[0]
    return found


def page_statement(
    connection: sqlite3.Connection,
    node: Node,
    name: str,
    limit: int,
    after: int | None,
    *,
    back: bool = False,
) -> sql.Condition:
    """The statement and parameters behind ``page``."""
    wanted = sql.backwards(order(name)) if back else order(name)
    condition, parameters = sql.listed(node, wanted)
    beyond, more = _beyond(connection, wanted, after)
    statement = (
        f"SELECT {_COLUMNS} FROM article a WHERE ({condition}) AND ({beyond})"
        f" ORDER BY {sql.order_by(wanted, node)} LIMIT ?"
    )
    return statement, [*parameters, *more, limit]


def _beyond(connection: sqlite3.Connection, wanted: Order, after: int | None) -> sql.Condition:
    """What comes behind an article, or everything."""
    if after is None:
        return "1", []
    columns = ", ".join(sql.COLUMNS[key.by] for key in wanted.keys)
    values = connection.execute(f"SELECT {columns} FROM article a WHERE seq = ?", (after,)).fetchone()
    return ("1", []) if values is None else sql.beyond(wanted.keys, values)


def page(
    connection: sqlite3.Connection,
    node: Node,
    name: str,
    limit: int,
    after: int | None,
    *,
    back: bool = False,
) -> list[Row]:
    """Up to ``limit`` matching articles in the order, from behind the article ``after`` on.

    ``back``: from the order's end, or from before that article, towards its beginning.
    """
    node = wordy.often(connection, wordy.few(connection, node, name), name)
    wanted = sql.backwards(order(name)) if back else order(name)
    seqs = wordy.first(connection, node, wanted, limit, _beyond(connection, wanted, after))
    if seqs is not None:
        return rows(connection, seqs)
    statement, parameters = page_statement(connection, node, name, limit, after, back=back)
    return [_row(values) for values in connection.execute(statement, parameters)]


def present(connection: sqlite3.Connection, seqs: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Of each of these articles that is there, by number: its id, and the SHA-256 of its present raw text."""
    found: dict[int, tuple[str, str]] = {}
    for at in range(0, len(seqs), _AT_ONCE):
        numbers = list(seqs[at : at + _AT_ONCE])
        marks = ", ".join("?" * len(numbers))
        rows = connection.execute(
            "SELECT seq, id, lower(hex(sha)) FROM article JOIN raw ON num = article.raw"
            f" WHERE seq IN ({marks})",
            numbers,
        )
        found |= {seq: (identity, sha) for seq, identity, sha in rows}
    return found


def ids(connection: sqlite3.Connection, node: Node, name: str) -> "array[int]":
    """The numbers of all matching articles in the order."""
    node = wordy.few(connection, node, name)
    condition, parameters = sql.listed(node, order(name))
    cursor = connection.execute(
        f"SELECT a.seq FROM article a WHERE {condition} ORDER BY {sql.order_by(order(name), node)}",
        parameters,
    )
    return array("I", map(itemgetter(0), cursor))


def marked(
    connection: sqlite3.Connection, node: Node, name: str, undecided: Node
) -> "tuple[array[int], bytearray]":
    """The numbers of all matching articles in the order, and 1 beside each that is undecided."""
    node = wordy.few(connection, node, name)
    condition, parameters = sql.listed(node, order(name))
    # Every index of an order holds the verdict too.
    mark, more = sql.where(undecided)
    cursor = connection.execute(
        f"SELECT a.seq, ({mark}) FROM article a WHERE {condition} ORDER BY {sql.order_by(order(name), node)}",
        [*more, *parameters],
    )
    seqs, marks = array("I"), bytearray()
    while some := cursor.fetchmany(_AT_ONCE * 20):
        numbers, flags = zip(*some, strict=True)
        seqs.extend(numbers)
        marks.extend(flags)
    return seqs, marks


def rows(connection: sqlite3.Connection, seqs: Sequence[int]) -> list[Row]:
    """The rows of these articles in the order asked; those that are not there are left out."""
    found: dict[int, Row] = {}
    for start in range(0, len(seqs), _AT_ONCE):
        wanted = seqs[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(wanted))
        values = connection.execute(
            f"SELECT {_COLUMNS} FROM article a WHERE a.seq IN ({marks})", tuple(wanted)
        )
        found |= {row.seq: row for row in map(_row, values)}
    return [found[seq] for seq in seqs if seq in found]


def own(connection: sqlite3.Connection, found: list[Row], reviewer: str) -> list[Row]:
    """The rows with what this reviewer's own verdicts on them are."""
    mine: dict[str, str] = {}
    judged = [plain(row.id) for row in found if row.reviews]
    for start in range(0, len(judged), _AT_ONCE):
        wanted = judged[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(wanted))
        mine.update(
            connection.execute(
                f"SELECT article, verdict FROM opinion WHERE reviewer = ? AND article IN ({marks})",
                (plain(reviewer), *wanted),
            ).fetchall()
        )
    return [replace(row, mine=mine[row.id]) if row.id in mine else row for row in found] if mine else found


def _row(values: Sequence[Any]) -> Row:
    return Row(
        seq=values[0],
        id=values[1],
        title=values[2],
        site=values[3] or None,
        published=values[4],
        added=iso(values[5]),
        language=values[6],
        verdict=values[7],
        verdict_by=values[8],
        verdict_event=values[9],
        disagree=bool(values[10]),
        agree=values[21] > 1 and not values[10] and values[22] is None,
        reviews=values[21],
        settled=values[22] is not None,
        undecided=values[7] is None,
        sources=values[11],
        unnamed=values[12],
        figures=values[13],
        unattributed=values[14],
        signals=tuple(values[15].split()),
        words=values[16],
        removed=values[17],
        confidence=values[18],
        unread=bool(values[19]),
        changed=bool(values[20]),
    )
