"""The first page of a list by words: the text index gives numbers without an order."""

import sqlite3
from array import array
from typing import Any

from tui.library import sql
from tui.library.columns import plain
from tui.query import PRIORITY, And, Date, Everything, Match, Node, Order, Range, order

FEW = 3_000
"""So many numbers are looked up one by one and sorted."""
CHUNK = 4_000
"""Articles of the order that are held against the text index at a time."""
CHUNKS = 10
"""Chunks after which the text index is asked for all of its numbers."""
SPREAD = 8
"""How many times as wide as a chunk its numbers may lie apart."""


Beyond = sql.Condition
"""Only what comes behind some article: a condition and its values."""


def first(
    connection: sqlite3.Connection, node: Node, order: Order, limit: int, beyond: Beyond
) -> "array[int] | None":
    """The first numbers of a list by words, or None where the plain statement is as good."""
    words, rest = parted(node)
    if words is None:
        return None
    condition, parameters = sql.listed(rest, order)
    listed = f"({condition}) AND ({beyond[0]})", [*parameters, *beyond[1]]
    few = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)", (words, FEW)
    ).fetchone()[0]
    if few < FEW:
        return None
    found = _walked(connection, words, listed, order, limit)
    return _looked_up(connection, words, listed, order, limit) if found is None else found


_MANY = {
    "tag": "SELECT count(*) FROM (SELECT 1 FROM tag WHERE tag = ? LIMIT ?)",
    "reviewer": "SELECT count(*) FROM (SELECT 1 FROM event WHERE reviewer = ? AND undone = 0 LIMIT ?)",
    "site": "SELECT count(*) FROM (SELECT 1 FROM article WHERE site = ? LIMIT ?)",
}


def often(connection: sqlite3.Connection, node: Node, name: str = "") -> Node:
    """The filter for its first page in an order: what many articles have is asked article by article.

    Of a site that is so only in the order of priorities, whose index has it; its own has not priorities. Of
    dates in all orders but their own.
    """
    match node:
        case And(nodes):
            dated = _dated(connection, tuple(one for one in nodes if isinstance(one, Date)), name)
            rest = (often(connection, one, name) for one in nodes if not isinstance(one, Date))
            return And((*dated, *rest))
        case Date():
            return _dated(connection, (node,), name)[0]
        case Match("tag" | "reviewer" | "site" as field, value) if value != "none":
            if field == "site" and name != PRIORITY:
                return node
            many = connection.execute(_MANY[field], (plain(value), FEW)).fetchone()[0] >= FEW
            return Match(f"{field}, often", value) if many else node
        case Match("mine", value, reviewer) if value != "none":
            about = (
                ("", [plain(reviewer)])
                if value == "any"
                else (" AND verdict = ?", [plain(reviewer), plain(value)])
            )
            asked = f"SELECT count(*) FROM (SELECT 1 FROM opinion WHERE reviewer = ?{about[0]} LIMIT ?)"
            many = connection.execute(asked, [*about[1], FEW]).fetchone()[0] >= FEW
            return Match("mine, often", value, reviewer) if many else node
    return node


def few(connection: sqlite3.Connection, node: Node, name: str) -> Node:
    """The filter for an order whose index does not know how many have judged an article.

    Where few are left that so few have judged, those are taken from an index that does and sorted, in place
    of looking up every article on the way.
    """
    match node:
        case And(nodes):
            return And(tuple(few(connection, one, name) for one in nodes))
        case Range("reviews", None, high) if name in ("site", "longest", "orphans"):
            asked = f"SELECT count(*) FROM (SELECT 1 FROM {sql.REVIEWED} WHERE reviews <= ? LIMIT ?)"
            left = connection.execute(asked, (high, FEW)).fetchone()[0]
            return Range("reviews, few", None, high) if left < FEW else node
    return node


def _dated(connection: sqlite3.Connection, dates: tuple[Date, ...], name: str) -> tuple[Date, ...]:
    """Bounds of dates that many articles lie between, so that an order by something else is walked."""
    if not dates or not name or order(name).keys[0].by == "date":
        return dates
    condition, parameters = sql.where(dates[0] if len(dates) == 1 else And(dates))
    asked = f"SELECT count(*) FROM (SELECT 1 FROM article a WHERE {condition} LIMIT ?)"
    if connection.execute(asked, [*parameters, FEW]).fetchone()[0] < FEW:
        return dates
    return tuple(Date(f"{one.field}, often", one.value) for one in dates)


def holds(connection: sqlite3.Connection, node: Node, seq: int) -> bool:
    """Whether an article matches: the text index is asked for it alone."""
    words, rest = parted(node)
    if words is not None:
        asked = connection.execute("SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?", (words, seq))
        if asked.fetchone() is None:
            return False
    condition, parameters = sql.where(often(connection, rest))
    found = connection.execute(
        f"SELECT 1 FROM article a WHERE a.seq = ? AND ({condition})", [seq, *parameters]
    )
    return found.fetchone() is not None


def parted(node: Node) -> tuple[str | None, Node]:
    """What the text index can be asked, and what is left of the filter."""
    words = sql.searched(node)
    if words is not None:
        return words, Everything()
    if not isinstance(node, And):
        return None, node
    asked = [one for one in map(sql.searched, node.nodes) if one is not None]
    rest = [inner for inner in node.nodes if sql.searched(inner) is None]
    if not asked:
        return None, node
    return " AND ".join(f"({one})" for one in asked), rest[0] if len(rest) == 1 else And(tuple(rest))


def _walked(
    connection: sqlite3.Connection, words: str, listed: sql.Condition, order: Order, limit: int
) -> "array[int] | None":
    """Chunk by chunk of the order, as long as what comes together in it came in together."""
    condition, parameters = listed
    cursor = connection.execute(
        f"SELECT a.seq FROM article a WHERE {condition} ORDER BY {sql.order_by(order)}", parameters
    )
    found = array("q")
    for _ in range(CHUNKS):
        chunk = [seq for (seq,) in cursor.fetchmany(CHUNK)]
        if not chunk:
            return found
        low, high = min(chunk), max(chunk)
        if high - low > SPREAD * max(len(chunk), CHUNK):
            return None
        there = {
            seq
            for (seq,) in connection.execute(
                "SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?", (words, low, high)
            )
        }
        found.extend(seq for seq in chunk if seq in there)
        if len(found) >= limit:
            return found[:limit]
    return None


def _looked_up(
    connection: sqlite3.Connection, words: str, listed: sql.Condition, order: Order, limit: int
) -> "array[int]":
    """All numbers of the text index in a table of SQLite's own, and the order's index walked beside it."""
    condition, parameters = listed
    statement = (
        f"SELECT a.seq FROM article a WHERE ({condition})"
        " AND +a.seq IN (SELECT rowid FROM search WHERE search MATCH ?)"
        f" ORDER BY {sql.order_by(order)} LIMIT ?"
    )
    values: list[Any] = [*parameters, words, limit]
    return array("q", (seq for (seq,) in connection.execute(statement, values)))
