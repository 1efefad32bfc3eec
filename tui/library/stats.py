"""What is in the library and what was decided, counted by SQLite."""

import sqlite3
from collections import Counter
from typing import Any

from msgspec import Struct

from tui.library import sql
from tui.library.columns import UNDATED, iso
from tui.query import Everything, Node

TOP = 10
"""Sites named, at most."""


class Counts(Struct, frozen=True, kw_only=True):
    """Counts over the articles that match a filter; each mapping has the most frequent first."""

    articles: int
    unread: int
    first: str | None
    """The earliest date of publication, ISO 8601 in UTC; None where no article has one."""
    last: str | None
    words: int
    sources: int
    unnamed: int
    """Of the sources, those without a name."""
    figures: int
    """Those that somebody should stand behind."""
    unattributed: int
    """Of the figures, those that nobody stands behind."""
    undecided: int
    disagreements: int
    """Articles on which reviewers' last verdicts differ, and none settles it."""
    settled: int
    """Articles on which a verdict settled a dispute."""
    changed: int
    """Articles whose text has changed since their verdict."""
    undone: int
    """Verdicts that were taken back."""
    verdicts: dict[str, int]
    """The verdicts that stand, by name."""
    reviewers: dict[str, int]
    """Verdicts given and not taken back, by reviewer."""
    sites: dict[str, int]
    """Articles by site, the first ``TOP``; the key is empty where the site is not known."""
    sites_in_all: int
    languages: dict[str, int]
    """The key is empty where the language is not known."""
    signals: dict[str, int]
    """Articles by the code of a signal raised on them."""
    tags: dict[str, int]
    """Articles by tag."""


def counts(connection: sqlite3.Connection, node: Node) -> Counts:
    """All counts over the matching articles; must run inside a transaction to be of one moment."""
    condition, parameters = sql.where(node)

    def grouped(what: str) -> dict[str, int]:
        return dict(
            connection.execute(
                f"SELECT {what}, count(*) FROM article a WHERE {condition} GROUP BY 1 ORDER BY 2 DESC, 1",
                parameters,
            ).fetchall()
        )

    sites = grouped("a.site")
    verdicts = grouped("ifnull(a.verdict, '')")
    undecided = verdicts.pop("", 0)
    return Counts(
        **_sums(connection, condition, parameters),
        **_decisions(connection, node),
        undecided=undecided,
        verdicts=verdicts,
        sites=dict(list(sites.items())[:TOP]),
        sites_in_all=len(sites) - ("" in sites),
        languages=grouped("ifnull(a.language, '')"),
        signals=_signals(grouped("a.signals")),
    )


_SUMS = {
    "articles": "count(*)",
    "unread": "sum(a.unread)",
    "words": "sum(a.words)",
    "sources": "sum(a.sources)",
    "unnamed": "sum(a.unnamed)",
    "figures": "sum(a.figures)",
    "unattributed": "sum(a.unattributed)",
    "disagreements": "sum(a.disagree)",
    "settled": "count(a.settled)",
    "changed": "sum(a.changed)",
}


def _sums(connection: sqlite3.Connection, condition: str, parameters: list[Any]) -> dict[str, Any]:
    dates = f"min(nullif(a.sort, {UNDATED})), max(nullif(a.sort, {UNDATED}))"
    *sums, first, last = connection.execute(
        f"SELECT {', '.join(_SUMS.values())}, {dates} FROM article a WHERE {condition}", parameters
    ).fetchone()
    found = {name: value or 0 for name, value in zip(_SUMS, sums, strict=True)}
    return found | {
        "first": None if first is None else iso(first),
        "last": None if last is None else iso(last),
    }


def _decisions(connection: sqlite3.Connection, node: Node) -> dict[str, Any]:
    """What the events on the matching articles say."""
    condition, parameters = sql.where(node)
    within = (
        "1" if isinstance(node, Everything) else f"article IN (SELECT a.id FROM article a WHERE {condition})"
    )

    def grouped(statement: str) -> dict[str, int]:
        return dict(connection.execute(f"{statement} GROUP BY 1 ORDER BY 2 DESC, 1", parameters).fetchall())

    given = f"FROM event WHERE kind = 'verdict' AND {within}"
    undone = connection.execute(f"SELECT count(*) {given} AND undone = 1", parameters).fetchone()
    return {
        "undone": undone[0],
        "reviewers": grouped(f"SELECT reviewer, count(*) {given} AND undone = 0"),
        "tags": grouped(f"SELECT tag, count(DISTINCT article) FROM tag WHERE {within}"),
    }


def _signals(combined: dict[str, int]) -> dict[str, int]:
    """Articles by code, from articles by all their codes together."""
    found: Counter[str] = Counter()
    for codes, count in combined.items():
        found.update(dict.fromkeys(codes.split(), count))
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))
