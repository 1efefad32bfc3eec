"""The projection of the verdicts: events as rows, and on each article the verdict that stands.

A cache of the journals, kept so that no list has to look at the store; it can be dropped and made again.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from tui.library import overrides, sql
from tui.library.columns import plain
from tui.library.records import EventRow
from tui.model import REASON, Given, decode, encode, standing
from tui.query import Everything, Node

_UPSERT = """
INSERT INTO event (event, article, kind, verdict, reviewer, key, undone, whole, revision, record)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (event) DO UPDATE SET article = excluded.article, kind = excluded.kind,
  verdict = excluded.verdict, reviewer = excluded.reviewer, key = excluded.key, undone = excluded.undone,
  whole = excluded.whole, revision = excluded.revision, record = excluded.record
"""


def folded(connection: sqlite3.Connection) -> dict[str, int]:
    """How far each journal has been folded, in bytes."""
    return dict(connection.execute("SELECT journal, position FROM folded"))


def apply_events(
    connection: sqlite3.Connection, rows: Iterable[EventRow], positions: Mapping[str, int]
) -> None:
    """Keep the rows (a known event's row is replaced) and how far the journals have been folded."""
    touched: set[str] = set()
    for row in rows:
        _keep(connection, row)
        touched.add(plain(row.article))
    for article in touched:
        _retag(connection, article, stand(connection, article))
    connection.executemany(
        "INSERT OR REPLACE INTO folded (journal, position) VALUES (?, ?)", list(positions.items())
    )


def _keep(connection: sqlite3.Connection, row: EventRow) -> None:
    article = plain(row.article)
    connection.execute(
        _UPSERT,
        (
            row.event,
            article,
            row.kind,
            None if row.verdict is None else plain(row.verdict),
            plain(row.reviewer),
            None if row.key is None else plain(row.key),
            row.undone,
            row.target is None,
            None if row.revision is None else plain(row.revision),
            encode(row),
        ),
    )
    if row.kind == "cleaning":
        overrides.changed(connection, article)


def _retag(connection: sqlite3.Connection, article: str, standing: str | None) -> None:
    """Write down the tags of an article: given and not taken away since, by events that are not undone.

    The reason for a verdict (``reason:…``) is a tag as long as that verdict stands.
    """
    # Most articles have no tags: their events are not decoded.
    found = connection.execute(
        "SELECT event, record FROM event WHERE article = ?1 AND undone = 0 AND"
        " (kind = 'tags' OR (kind = 'verdict' AND NOT instr(record, CAST('\"tags\":[]' AS BLOB))))"
        " ORDER BY event",
        (article,),
    ).fetchall()
    tags: dict[str, str] = {}
    for name, record in found:
        row = decode(record, EventRow)
        for tag in row.removed:
            tags.pop(plain(tag), None)
        tags |= {plain(tag): name for tag in row.tags if name == standing or not tag.startswith(REASON)}
    connection.execute(
        "DELETE FROM tag WHERE event IN (SELECT event FROM event WHERE article = ?)", (article,)
    )
    connection.executemany(
        "INSERT INTO tag (tag, article, event) VALUES (?, ?, ?)",
        [(tag, article, name) for tag, name in tags.items()],
    )


_JUDGING = """
SELECT event, reviewer, CASE kind WHEN 'verdict' THEN ifnull(verdict, '') END, revision,
  instr(record, CAST('"own":true' AS BLOB)),
  CASE WHEN instr(record, CAST('"settles":["' AS BLOB)) THEN record END
FROM event WHERE article = ? AND undone = 0 AND (kind = 'clear' OR (kind = 'verdict' AND whole = 1))
ORDER BY event
"""
"""Few settle anything: the record is decoded only of those that do."""


def stand(connection: sqlite3.Connection, article: str) -> str | None:
    """Write on the article what its verdicts come to, and beside it each reviewer's own.

    Gives the id of the event of the verdict that stands.
    """
    found = connection.execute(_JUDGING, (article,)).fetchall()
    counted = standing(
        Given(name, by, verdict, decode(record, EventRow).settles if record else (), own=bool(own))
        for name, by, verdict, _, own, record in found
    )
    last, settled = counted.last, counted.settlement
    connection.execute("DELETE FROM opinion WHERE article = ?", (article,))
    connection.executemany(
        "INSERT INTO opinion (article, reviewer, verdict, event) VALUES (?, ?, ?, ?)",
        [(article, by, one.verdict, one.event) for by, one in counted.opinions.items()],
    )
    name, verdict, reviewer = (last.event, last.verdict, last.reviewer) if last else (None, None, None)
    revision = next((sha for event, _, _, sha, _, _ in found if event == name), None)
    connection.execute(
        "UPDATE article SET verdict = ?, verdict_by = ?, verdict_event = ?, disagree = ?, reviews = ?,"
        " settled = ?,"
        " changed = ifnull((SELECT lower(hex(sha)) FROM raw WHERE num = article.raw) <> ?, 0) WHERE id = ?",
        (
            verdict,
            reviewer,
            name,
            counted.disputed,
            len(counted.opinions),
            settled.event if settled else None,
            revision,
            article,
        ),
    )
    return name


def labels(connection: sqlite3.Connection, node: Node, least: int) -> list[tuple[dict[str, str], int]]:
    """Reviewers' own verdicts that stand, by reviewer, and on how many articles just these do.

    Over those that match and have ``least`` reviewers or more.
    """
    condition, parameters = sql.where(node)
    found = connection.execute(
        "SELECT said, count(*) FROM (SELECT json_group_object(o.reviewer, o.verdict) AS said"
        f" FROM article a JOIN opinion o ON o.article = a.id WHERE a.reviews >= ? AND ({condition})"
        " GROUP BY a.id) GROUP BY said ORDER BY said",
        [least, *parameters],
    )
    return [(decode(said, dict[str, str]), number) for said, number in found]


def event(connection: sqlite3.Connection, ulid: str) -> EventRow | None:
    """The row of an event, or None."""
    return _one(connection, "SELECT record FROM event WHERE event = ?", ulid)


def event_by_key(connection: sqlite3.Connection, key: str) -> EventRow | None:
    """The first event recorded with this key, or None."""
    return _one(connection, "SELECT record FROM event WHERE key = ? ORDER BY event LIMIT 1", key)


def _one(connection: sqlite3.Connection, statement: str, name: str) -> EventRow | None:
    found = connection.execute(statement, (plain(name),)).fetchone()
    return None if found is None else decode(found[0], EventRow)


def recent(connection: sqlite3.Connection, reviewer: str, limit: int) -> list[EventRow]:
    """A reviewer's last ``limit`` acts, and others' undos and redos of them, oldest first."""
    rows: list[EventRow] = []
    acts: set[str] = set()
    for (record,) in connection.execute(
        "SELECT record FROM event WHERE reviewer = ? ORDER BY event DESC", (plain(reviewer),)
    ):
        row = decode(record, EventRow)
        acts.add(row.act or row.event)
        if len(acts) > limit:
            break
        rows.append(row)
    # One that came before what it names stands under no article.
    articles = {plain(row.article) for row in rows} | {""}
    own = {row.event for row in rows}
    for article in articles:
        for (record,) in connection.execute(
            "SELECT record FROM event WHERE article = ? AND reviewer <> ? AND kind IN ('undo', 'redo')",
            (article, plain(reviewer)),
        ):
            row = decode(record, EventRow)
            if row.named in own:
                rows.append(row)
    return sorted(rows, key=lambda row: row.event)


def events(connection: sqlite3.Connection, of: Node | str) -> Iterator[EventRow]:
    """The events of an article by id, or of all articles that match, oldest first.

    ``Everything`` gives also the events of articles that the library does not have.
    """
    condition, parameters = "1", []
    if isinstance(of, str):
        condition, parameters = "article = ?", [plain(of)]
    elif not isinstance(of, Everything):
        inner, parameters = sql.where(of)
        condition = f"article IN (SELECT a.id FROM article a WHERE {inner})"
    for (record,) in connection.execute(
        f"SELECT record FROM event WHERE {condition} ORDER BY event", parameters
    ):
        yield decode(record, EventRow)


def clear(connection: sqlite3.Connection) -> None:
    """Drop every event and verdict, so that the journals can be folded anew."""
    for table in ("tag", "opinion", "event", "folded"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute(
        "UPDATE article SET verdict = NULL, verdict_by = NULL, verdict_event = NULL, disagree = 0,"
        " reviews = 0, settled = NULL, changed = 0 WHERE verdict IS NOT NULL OR disagree OR changed"
    )
