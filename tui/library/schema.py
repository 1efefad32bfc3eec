"""The tables, as numbered migrations: script N brings a library from version N-1 to N.

A script that has been released is never changed; what is new goes into a new one.
"""

import sqlite3

from tui.library.errors import LibraryError

APPLICATION_ID = 0x636F7079
"""Marks the file as a copydesk library ("copy")."""

_FIRST = """
CREATE TABLE raw (
  num INTEGER PRIMARY KEY,
  sha BLOB NOT NULL UNIQUE,          -- SHA-256, 32 bytes
  length INTEGER NOT NULL,           -- code points
  text BLOB NOT NULL                 -- UTF-8, lone surrogates as they would be encoded
);

-- The list columns only: everything long lives in other tables, so that a scan reads little.
CREATE TABLE article (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  raw INTEGER NOT NULL REFERENCES raw,
  added INTEGER NOT NULL,            -- seconds since 1970, UTC
  sort INTEGER NOT NULL,             -- published, else added; seconds since 1970, UTC
  site TEXT NOT NULL DEFAULT '',
  title TEXT,
  published TEXT,
  language TEXT,
  words INTEGER NOT NULL DEFAULT 0,
  sources INTEGER NOT NULL DEFAULT 0,
  unnamed INTEGER NOT NULL DEFAULT 0,
  figures INTEGER NOT NULL DEFAULT 0,
  unattributed INTEGER NOT NULL DEFAULT 0,
  signals TEXT NOT NULL DEFAULT '',  -- codes, each with a space before and behind it
  removed INTEGER NOT NULL DEFAULT 0,
  confidence REAL NOT NULL DEFAULT 0,
  unread INTEGER NOT NULL DEFAULT 1,
  -- Kept by the projection of the verdicts:
  verdict TEXT,
  verdict_by TEXT,
  verdict_event TEXT,
  disagree INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0
);
-- A walk of these gives the orders of the queue. The columns behind seq let the common filters decide
-- within the index: looking up a million rows for them takes half a second.
CREATE INDEX article_newest ON article (sort, seq, verdict, figures, unattributed, words, language, signals);
CREATE INDEX article_verdict ON article (verdict, sort, seq, figures, unattributed, words, language, signals);
CREATE INDEX article_site ON article (site, sort DESC, seq DESC, verdict, figures, unattributed, words);
CREATE INDEX article_longest ON article (words, sort, seq, verdict, figures, unattributed);
CREATE INDEX article_orphans ON article (unattributed, sort, seq, verdict, figures, words);
CREATE INDEX article_unread ON article (seq) WHERE unread = 1;
CREATE INDEX article_disagree ON article (sort) WHERE disagree = 1;

CREATE TABLE revision (
  seq INTEGER NOT NULL REFERENCES article,
  raw INTEGER NOT NULL REFERENCES raw,
  added INTEGER NOT NULL,
  clean INTEGER NOT NULL,            -- 0: the text is taken as it is
  given BLOB NOT NULL,               -- JSON: what the input said of it
  PRIMARY KEY (seq, raw)
) WITHOUT ROWID;
CREATE INDEX revision_raw ON revision (raw);

CREATE TABLE origin (
  num INTEGER PRIMARY KEY,
  raw INTEGER NOT NULL REFERENCES raw,
  seq INTEGER NOT NULL REFERENCES article,
  place BLOB NOT NULL,               -- JSON
  UNIQUE (raw, seq, place)
);

CREATE TABLE reading (
  seq INTEGER PRIMARY KEY REFERENCES article,
  rules TEXT NOT NULL,
  article BLOB NOT NULL              -- JSON of the article record, deflated
);

-- Holds no text of its own: a row is taken out by the very words it was put in with, kept in ``reading``.
CREATE VIRTUAL TABLE search USING fts5 (
  title, text, sources, content='', tokenize="unicode61 remove_diacritics 2"
);

CREATE TABLE event (
  event TEXT PRIMARY KEY,            -- ULID
  article TEXT NOT NULL,             -- the id: an event may come before its article
  kind TEXT NOT NULL,
  verdict TEXT,
  reviewer TEXT NOT NULL,
  key TEXT,
  undone INTEGER NOT NULL,
  whole INTEGER NOT NULL,            -- 1: on the whole article, 0: on a span of it
  revision TEXT,
  record BLOB NOT NULL               -- JSON of the whole row
) WITHOUT ROWID;
CREATE INDEX event_article ON event (article, event);
CREATE INDEX event_reviewer ON event (reviewer, article) WHERE undone = 0;
CREATE INDEX event_key ON event (key) WHERE key IS NOT NULL;

CREATE TABLE tag (
  tag TEXT NOT NULL,
  article TEXT NOT NULL,
  event TEXT NOT NULL REFERENCES event,
  PRIMARY KEY (tag, article, event)
) WITHOUT ROWID;
CREATE INDEX tag_event ON tag (event);

CREATE TABLE folded (
  journal TEXT PRIMARY KEY,
  position INTEGER NOT NULL          -- bytes of the journal that the events above come from
) WITHOUT ROWID;

CREATE TABLE place (
  reviewer TEXT PRIMARY KEY,
  place BLOB NOT NULL                -- JSON
) WITHOUT ROWID;
"""

_SECOND = """
-- The pages that raw texts were laid out from, so that articles can be read anew by later rules.
CREATE TABLE page (
  raw INTEGER PRIMARY KEY REFERENCES raw,
  html BLOB NOT NULL                 -- the page's source, written as in raw, deflated
);
"""

_THIRD = """
-- What has no date sorts behind everything that has one (columns.UNDATED); it had stood at its arrival.
UPDATE article SET sort = -1099511627776 WHERE sort = added;
"""

_FOURTH = """
-- Several reviewers of one article: each one's own verdict that stands, and how many there are.
ALTER TABLE article ADD COLUMN reviews INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN settled TEXT;
CREATE TABLE opinion (
  article TEXT NOT NULL,             -- the id, as in event
  reviewer TEXT NOT NULL,
  verdict TEXT NOT NULL,
  event TEXT NOT NULL,
  PRIMARY KEY (article, reviewer)
) WITHOUT ROWID;
CREATE INDEX opinion_reviewer ON opinion (reviewer, verdict, article);
INSERT INTO opinion (article, reviewer, verdict, event)
  SELECT e.article, e.reviewer, ifnull(e.verdict, ''), max(e.event) FROM event e
  WHERE e.kind = 'verdict' AND e.undone = 0 AND e.whole = 1 AND e.event > ifnull((
    SELECT max(event) FROM event WHERE article = e.article AND kind = 'clear' AND undone = 0), '')
  GROUP BY e.article, e.reviewer;
UPDATE article SET reviews = (SELECT count(*) FROM opinion WHERE opinion.article = article.id)
  WHERE verdict IS NOT NULL;
DROP INDEX article_newest;
CREATE INDEX article_newest ON article (
  sort, seq, verdict, figures, unattributed, words, language, signals, reviews
);
"""

_FIFTH = """
-- What the desk's rules add up to, kept by ``ranking``; the index as those of the other orders.
ALTER TABLE article ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;
CREATE INDEX article_priority
  ON article (priority, sort, seq, verdict, figures, unattributed, words, language, signals, reviews, site);
-- The rules that the priorities were made by, or are being made by; no row where nobody has asked for them.
CREATE TABLE ranking (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  rules TEXT NOT NULL
);
-- Articles that have changed since. Whoever reads or judges them does not know of priorities.
CREATE TABLE unranked (seq INTEGER PRIMARY KEY REFERENCES article);
CREATE TRIGGER article_added AFTER INSERT ON article WHEN EXISTS (SELECT 1 FROM ranking)
  BEGIN INSERT OR IGNORE INTO unranked (seq) VALUES (new.seq); END;
CREATE TRIGGER article_altered AFTER UPDATE OF verdict, unread ON article WHEN EXISTS (SELECT 1 FROM ranking)
  BEGIN INSERT OR IGNORE INTO unranked (seq) VALUES (new.seq); END;
"""

_SIXTH = """
-- What a reviewer did last: without it all that others did since is looked through.
CREATE INDEX event_own ON event (reviewer, event);
"""

_SEVENTH = """
-- What was said of spans and lines, article by article, without looking through all events. Earlier versions
-- do not know verdicts on blocks of the raw text, in journals and here: they leave this library alone.
CREATE INDEX event_part ON event (article, event)
  WHERE undone = 0 AND (kind = 'cleaning' OR (kind = 'verdict' AND whole = 0));
"""

MIGRATIONS = (_FIRST, _SECOND, _THIRD, _FOURTH, _FIFTH, _SIXTH, _SEVENTH)


def version(connection: sqlite3.Connection) -> int:
    """The number of the last migration that the file has had; 0 for an empty file."""
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def check(connection: sqlite3.Connection) -> int:
    """The file's version; raises ``LibraryError`` where it is another program's or a newer version's."""
    # One question, so one moment: another process may be making the tables.
    found, tables, application = connection.execute(
        "SELECT (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_master),"
        " (SELECT application_id FROM pragma_application_id)"
    ).fetchone()
    if found > len(MIGRATIONS):
        raise LibraryError(
            f"made by a newer copydesk (version {found} of the library, this one knows {len(MIGRATIONS)})"
        )
    if tables if found == 0 else application != APPLICATION_ID:
        raise LibraryError("not a copydesk library")
    return int(found)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the newest version, in one transaction; other processes may be doing the same."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number, script in enumerate(MIGRATIONS[check(connection) :], version(connection) + 1):
            for statement in _statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> list[str]:
    # ``executescript`` would commit first; no statement of ours has a semicolon at a line's end inside it.
    return [statement for statement in script.split(";\n") if statement.strip()]
