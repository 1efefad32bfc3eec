"""Values of a filter's fields that begin in some way, for who types one: each a few steps in an index."""

import sqlite3

from tui.library.columns import plain
from tui.library.readings import names

SAMPLED = 20_000
"""Newest articles whose languages are looked at: languages have no index, and are few."""
READ = 150
"""Articles whose sources are looked at."""

_HIGHEST = "\U0010ffff"
_NEXT = {
    "site": "SELECT min(site) FROM article WHERE site > ? AND site < ?",
    "tag": "SELECT min(tag) FROM tag WHERE tag > ? AND tag < ?",
    "reviewer": "SELECT min(reviewer) FROM event WHERE undone = 0 AND reviewer > ? AND reviewer < ?",
}


def values(connection: sqlite3.Connection, field: str, prefix: str, limit: int) -> list[str]:
    """Up to ``limit`` values of a field that begin so, sorted; of sources those of which a name does."""
    prefix = plain(prefix)
    if field == "source":
        return _sources(connection, prefix, limit)
    if field == "lang":
        found = connection.execute(
            "SELECT DISTINCT language FROM"
            " (SELECT language FROM article ORDER BY sort DESC, seq DESC LIMIT ?) WHERE language IS NOT NULL",
            (SAMPLED,),
        )
        return sorted(one for (one,) in found if one.startswith(prefix.lower()))[:limit]
    statement = _NEXT.get(field)
    return [] if statement is None else _leaps(connection, statement, prefix, limit)


def _leaps(connection: sqlite3.Connection, statement: str, prefix: str, limit: int) -> list[str]:
    """From one value to the next by the index, over all the rows that share it."""
    found: list[str] = []
    after: str | None = connection.execute(
        statement.replace(" > ?", " >= ?"), (prefix, prefix + _HIGHEST)
    ).fetchone()[0]
    while after is not None and len(found) < limit:
        if after:
            found.append(after)
        after = connection.execute(statement, (after, prefix + _HIGHEST)).fetchone()[0]
    return found


def _sources(connection: sqlite3.Connection, prefix: str, limit: int) -> list[str]:
    """Names in articles that hold the whole words typed; else in those that came in last."""
    typed = prefix.casefold()
    whole = typed.split()[:-1] if not typed.endswith(" ") else typed.split()
    asked = (*(" ".join(whole),) * bool(whole), typed) if typed else ()
    seqs: list[int] = []
    for words in dict.fromkeys(asked):
        seqs += _speaking(connection, words)
    seqs += [
        seq for (seq,) in connection.execute("SELECT seq FROM article ORDER BY seq DESC LIMIT ?", (READ,))
    ]
    found: dict[str, int] = {}
    for seq in dict.fromkeys(seqs):
        for name in names(connection, seq):
            folded = name.casefold()
            if folded.startswith(typed) or any(
                folded.startswith(typed, at + 1) for at, char in enumerate(folded) if char == " "
            ):
                found[name] = found.get(name, 0) + 1
    often = sorted(found, key=lambda name: (-found[name], name))[:limit]
    # What begins so comes before what has it further on.
    return sorted(often, key=lambda name: (not name.casefold().startswith(typed), name))


def _speaking(connection: sqlite3.Connection, words: str) -> list[int]:
    escaped = words.replace("\0", " ").replace('"', '""')
    found = connection.execute(
        "SELECT rowid FROM search WHERE search MATCH ? LIMIT ?", (f'{{sources}} : "{escaped}"', READ)
    )
    return [seq for (seq,) in found]
