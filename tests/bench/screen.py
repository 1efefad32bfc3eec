"""What the screen costs at size: ``python -m tests.bench.screen [--articles N] [--library DIR]``.

Makes a library of N minimal articles straight into SQLite (one of 1,000 beside it), or takes up the one that
was left in ``--library``. Prints, in one run: the opening beside an empty Textual app (in a pseudo-terminal,
until the first row of text is sent), memory beside 1,000 articles, the last article of the list, the first
pages of filters and of words, completions, counts, and the whole list.
"""

import argparse
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from tests.bench.corpus import BODIES, PEOPLE, PLACES, SITES, THINGS
from tests.bench.opening import EMPTY_APP, opened
from tui.desk.config.settings import Settings
from tui.desk.desk import Desk, TooLong
from tui.desk.open import FILE
from tui.library import Library
from tui.model import Article, Block, Origin, Source, Span, encode
from tui.query import parse
from tui.terminal.session import PATIENCE

STEP = 20_000
"""Articles in one transaction."""
RARE = 5_000
"""One article in so many has the rare word."""
LAST_DAY = 1_767_225_600
"""Seconds since 1970 of the newest article."""

FILTERS = (
    *("", "verdict:none", "verdict:accept", "verdict:none site:tarnbay.test", "site:small7.test"),
    *("signal:unattributed-figure", "figures:9..", "words:1000..", "tag:water", "reviewer:ana lang:fr"),
    *("after:2025-12-25", "before:2021", "disagree:yes", "verdict:none disagree:yes"),
)
WORDS = (
    *("quorvexa", "harbour", "harbour verdict:none", "harbour ferry", '"harbour board"', "harb*"),
    *("harbour or ferry", "not harbour", 'source:"Mara Vint"', "zzz"),
)
LONG = (
    *("harbour or site:small7.test", "source:none", "not harbour lang:zz", 'not source:"Mara Vint" lang:zz'),
    *("note:foo", "tag:none lang:zz"),
)
"""What can take longer than the screen stands still for a list: it comes from a thread then, whole."""
RULES = """
[[priority]]
when = "signal:unattributed-figure unattributed:3.."
add = 20
reason = "many orphans"

[[priority]]
when = "harbour"
add = 7

[[priority]]
when = "site:tarnbay.test or words:1000.."
add = 5

[[priority]]
when = "tag:water"
add = -30

[audit]
share = 0.05
seed = %d
"""
CHANGED = 1000
"""Articles that have changed since the priorities were made."""
COMPLETED = ("si", "site:", "site:sm", "source:Mar", 'source:"Mara V', "tag:w", "reviewer:", "lang:")


def fill(folder: Path, count: int) -> None:
    """A library of so many minimal articles, every third with a verdict."""
    folder.mkdir(parents=True)
    Library.open(folder / FILE).close()
    db = sqlite3.connect(folder / FILE, isolation_level=None)
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA cache_size = -200000")
    luck = random.Random(1)
    for start in range(0, count, STEP):
        db.execute("BEGIN")
        _store(db, [_record(luck, number, count) for number in range(start, min(start + STEP, count))])
        db.execute("COMMIT")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def _record(luck: random.Random, number: int, count: int) -> tuple[int, Article, str, int]:
    place, person = luck.choice(PLACES), luck.choice(PEOPLE)
    site = luck.choice(SITES) if luck.random() < 0.98 else f"small{luck.randrange(2000)}.test"
    rare = " quorvexa" if number % RARE == 0 else ""
    text = (
        f"{person} of {luck.choice(BODIES)} counted {luck.randint(20, 9000)} {luck.choice(THINGS)} in"
        f" {place}.{rare}\n\nNobody in {luck.choice(PLACES)} expected word{luck.randrange(50_000)} to hold."
    )
    title = f"{place} counts its {luck.choice(THINGS)}, number {number}"
    article = Article(
        id=f"bench-{number}",
        origin=Origin(path="dump.jsonl", line=number + 1),
        raw_sha256=f"{number:064x}",
        raw_length=len(text),
        rules="bench",
        title=title,
        byline=[],
        site=site,
        published=None,
        language="en" if luck.random() < 0.9 else luck.choice(("fr", "de")),
        text=text,
        blocks=[Block(0, len(text), "paragraph", [Span(0, len(text))])],
        removed=[],
        sources=[Source("s0", person, "person", True, [])],
        attributions=[],
        figures=[],
        signals=[],
    )
    # The last to come is about the newest, as in a library that grows by the day.
    moment = LAST_DAY - (count - number) * (6 * 365 * 86_400 // count) - luck.randrange(86_400)
    return number + 1, article, person, moment


def _store(db: sqlite3.Connection, records: list[tuple[int, Article, str, int]]) -> None:
    luck = random.Random(records[0][0])
    numbers = [seq for seq, *_ in records]
    raws = [(seq, seq.to_bytes(32, "big"), one.raw_length, one.text.encode()) for seq, one, *_ in records]
    db.executemany("INSERT INTO raw (num, sha, length, text) VALUES (?, ?, ?, ?)", raws)
    db.executemany(
        "INSERT INTO article (seq, id, raw, added, sort, site, title, published, language, words, sources,"
        " figures, unattributed, signals, unread, verdict, verdict_by, verdict_event, disagree, reviews)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, 0, ?, ?, ?, ?, ?)",
        [_columns(luck, *record) for record in records],
    )
    db.executemany(
        "INSERT INTO revision (seq, raw, added, clean, given) VALUES (?, ?, 0, 0, '{}')",
        [(seq, seq) for seq in numbers],
    )
    db.executemany(
        "INSERT INTO reading (seq, rules, article) VALUES (?, 'bench', ?)",
        [(seq, zlib.compress(encode(one), 1)) for seq, one, *_ in records],
    )
    db.executemany(
        "INSERT INTO search (rowid, title, text, sources) VALUES (?, ?, ?, ?)",
        [(seq, one.title, one.text, person) for seq, one, person, _ in records],
    )
    _decide(db, luck, numbers)


def _columns(luck: random.Random, seq: int, one: Article, person: str, moment: int) -> tuple[object, ...]:
    figures = luck.randint(0, 9)
    orphans = luck.randint(0, figures)
    verdict = luck.choice(("accept", "accept", "reject", "escalate", "skip")) if seq % 3 == 0 else None
    published = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment))
    return (
        *(seq, one.id, seq, moment, moment, one.site, one.title, published, one.language),
        *(luck.randint(80, 1100), figures, orphans, " unattributed-figure " if orphans else ""),
        *(verdict, verdict and "ana", verdict and _event(seq), int(seq % 300 == 0), _reviews(seq)),
    )


def _reviews(seq: int) -> int:
    """One article in three has been judged, every second of these by two."""
    return (seq % 3 == 0) + (seq % 6 == 0)


def _event(seq: int) -> str:
    return f"01{seq:024d}"


def _decide(db: sqlite3.Connection, luck: random.Random, numbers: list[int]) -> None:
    decided = [seq for seq in numbers if seq % 3 == 0]
    db.executemany(
        "INSERT INTO event (event, article, kind, verdict, reviewer, undone, whole, record)"
        " VALUES (?, ?, 'verdict', 'accept', ?, 0, 1, '{}')",
        [(_event(seq), f"bench-{seq - 1}", luck.choice(("ana", "ben", "cleo"))) for seq in decided],
    )
    db.executemany(
        "INSERT INTO opinion (article, reviewer, verdict, event) VALUES (?, ?, ?, ?)",
        [
            (f"bench-{seq - 1}", by, "reject" if by == "ben" and seq % 300 == 0 else "accept", _event(seq))
            for seq in decided
            for by in ("ana", "ben")[: _reviews(seq)]
        ],
    )
    db.executemany(
        "INSERT INTO tag (tag, article, event) VALUES (?, ?, ?)",
        [
            (luck.choice(("water", "late", f"once{seq}")), f"bench-{seq - 1}", _event(seq))
            for seq in decided[::4]
        ],
    )


def timed(what: Callable[[], object], times: int = 3) -> float:
    """The median of the milliseconds that something takes."""
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        what()
        took.append((time.perf_counter() - begun) * 1000)
    return statistics.median(took)


def lists(folder: Path) -> Iterator[tuple[str, float]]:
    """What each list costs until its first page is there."""
    desk = Desk(folder, "ana", Settings(folder=folder))
    for words in (*FILTERS, *WORDS):
        yield f"first page  {words or 'all'}", timed(partial(desk.queue, words))
    for words in LONG:
        yield f"until keys  {words}", timed(partial(asked, desk, words))
        yield f"in a thread {words}", timed(desk.coming(words, "newest").rest, 1)
    yield "all counted", timed(desk.count)
    yield "known tags, in a thread", timed(desk.known_tags)
    yield from priorities(folder)
    for order in ("oldest", "site", "longest", "orphans", "priority"):
        yield f"first page  verdict:none, {order}", timed(partial(desk.queue, "verdict:none", order))
    for words in ("", "verdict:none", "harbour", "harbour verdict:none", "not harbour"):
        yield f"last page   {words or 'all'}", timed(desk.queue(words).reach_last)
    for words in ("", "harbour or ferry"):
        middle = desk.find("bench-7") or 1
        yield f"keep place  {words or 'all'}", timed(partial(desk.queue(words).reach, middle), 1)
    yield from undecided(desk)
    for text in COMPLETED:
        yield f"tab         {text}", timed(partial(desk.completions, text, len(text)))
    for words in ("verdict:none", "harbour", "harbour verdict:none", "quorvexa"):
        yield f"count       {words}", timed(partial(desk.count, words), 1)
    for words in ("", "harbour"):
        yield f"whole list  {words or 'all'}", timed(desk.queue(words).rest, 1)
    desk.close()


def priorities(folder: Path) -> Iterator[tuple[str, float]]:
    """What other rules cost, then what articles cost that have changed since, then lists in that order."""
    # Another seed each time: a kept library has the priorities of the last run.
    (folder / "desk.toml").write_text(RULES % time.time())
    desk = Desk(folder, "ana", Settings(folder=folder))
    yield "priorities  all anew, in a thread", timed(desk.coming("", "priority").rest, 1)
    with Library.open(folder / FILE) as library, library.transaction():
        seqs = [row.seq for row in library.page(parse(""), limit=CHANGED)]
        library.priorities.note(seqs)
    yield f"priorities  {CHANGED:,} articles changed", timed(partial(desk.queue, "", "priority"), 1)
    for words in (*FILTERS, *WORDS):
        yield f"first page  {words or 'all'}, priority", timed(partial(desk.queue, words, "priority"))
    yield "why         an article has its priority", timed(partial(desk.why, "bench-7"))
    desk.close()


def reviewed(folder: Path) -> Iterator[tuple[str, float]]:
    """The same where each article wants two verdicts, given blind."""
    (folder / "desk.toml").write_text("[review]\neach = 2\n")
    desk = Desk(folder, "ben", Settings(folder=folder))
    asked = ("verdict:none", "verdict:accept", "reviews:2..", "disagree:yes")
    for words in (*asked, "mine:none", "mine:accept", "mine:reject"):
        yield f"first page  {words}, two blind", timed(partial(desk.queue, words))
    for words in ("verdict:none", "verdict:any"):
        queue = desk.queue(words)
        yield f"undecided   {words}, two blind, at first", timed(partial(desk.next_undecided, queue, 0))
        everything = queue.rest()
        queue.join(everything)
        yield f"undecided   {words}, two blind", timed(partial(desk.next_undecided, queue, 0), 1)
    yield "whole list  verdict:none, two blind", timed(desk.queue("verdict:none").rest, 1)
    desk.close()
    (folder / "desk.toml").unlink()


def asked(desk: Desk, words: str) -> None:
    """As the screen asks for a list."""
    with suppress(TooLong):
        desk.queue(words, within=PATIENCE)


def undecided(desk: Desk) -> Iterator[tuple[str, float]]:
    """The way to the next undecided one where there is none: in what is listed at first, and in it all."""
    for words in ("verdict:accept", "verdict:any", "tag:water"):
        queue = desk.queue(words)
        yield f"undecided   {words}, at first", timed(partial(desk.next_undecided, queue, 0))
        everything = queue.rest()
        yield (
            f"joined      {words}, {len(everything.seqs) if everything else 0:,}",
            timed(partial(queue.join, everything), 1),
        )
        yield f"undecided   {words}", timed(partial(desk.next_undecided, queue, 0), 1)
        queue.forget_all()
        yield f"undecided   {words}, changed", timed(partial(desk.next_undecided, queue, 0), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--library", type=Path, help="kept, and taken up again if it is there")
    parser.add_argument("--times", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="copydesk-bench-") as name:
        small, large = Path(name) / "small", asked.library or Path(name) / "large"
        os.environ["XDG_STATE_HOME"] = name
        fill(small, 1000)
        begun = time.perf_counter()
        if not (large / FILE).exists():
            fill(large, asked.articles)
        size = (large / FILE).stat().st_size >> 20
        print(f"{asked.articles:,} articles, {size:,} MB, made in {time.perf_counter() - begun:.0f} s")
        print(f"load {os.getloadavg()[0]:.2f}")
        for what, took in (*lists(large), *reviewed(large)):
            print(
                f"{what:44} {took:8.1f} ms{'   > 150' if took > 150 and what.startswith('first') else ''}",
                flush=True,
            )
        apart(small, large, asked.times)


def apart(small: Path, large: Path, times: int) -> None:
    """Openings, one kind after the other so that a busy machine is equally busy for all."""
    words = {
        "empty": [sys.executable, "-c", EMPTY_APP],
        "small": [sys.executable, "-m", "tui", "--library", str(small)],
        "large": [sys.executable, "-m", "tui", "--library", str(large)],
    }
    seen = {name: [opened(command, keys=b"") for _ in range(1)] for name, command in words.items()}
    for _ in range(times):
        for name, command in words.items():
            seen[name].append(opened(command, keys=b"\tG" if name == "large" else b""))
    first = {name: statistics.median(one.first for one in runs[1:]) for name, runs in seen.items()}
    memory = {name: statistics.median(one.memory for one in runs[1:]) for name, runs in seen.items()}
    for name in words:
        ratio = first[name] / first["empty"]
        print(f"opening     {name:10} {first[name]:6.0f} ms, {ratio:.2f} x empty; {memory[name]:5.1f} MB")
    print(f"memory beside 1,000 articles: {memory['large'] - memory['small']:+.1f} MB")


if __name__ == "__main__":
    main()
