"""The verdict store beside stock TinyDB and SQLite (WAL, synchronous FULL), and the storms it must survive.

``python -m tests.bench.store [--sizes N …]`` prints, in one run, at each number of events: how long one
verdict takes until it is acknowledged (median and 99th percentile, the stores in turns), the whole store
opened and read into memory, the most memory that took, and when the screen of a library with that many
verdicts shows its first picture. A store is left out where one verdict takes longer than ``PATIENCE`` at a
tenth of the size.
``python -m tests.bench.store --storm [ROUNDS]`` ends two processes by signals, ROUNDS times (1,000), then
lets 2, 4 and 8 processes record 1,000 verdicts each. Everything happens in a folder of ``--in`` (else the one
for temporary files): use one on the disk that matters.
"""

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from statistics import median

from tinydb import TinyDB

from tests.bench.opening import opened
from tests.bench.screen import fill
from tests.store.storm import Outcome, storm, writers
from tui.desk.open import VERDICTS, open_library
from tui.desk.projection import rebuild
from tui.review.events import TABLE, Verdict
from tui.review.recorder import Recorder
from tui.store.database import JournalDB

SIZES = (1_000, 10_000, 100_000, 1_000_000)
TRIES, FEW = 400, 20
"""Verdicts that are timed; of what takes long."""
ENOUGH = 10_000.0
"""Milliseconds after which a few verdicts do."""
PATIENCE = 500.0
"""Milliseconds that an insert may take for a store to be measured at ten times as many documents too."""
EACH = 10
"""Verdicts on one article."""
Act = Callable[[int], object]
"""Records verdict ``n``; returns once it is on disk."""
_OURS = "from tui.store.database import JournalDB\nn = len(JournalDB(sys.argv[1]).table('events'))"
LOADED = {
    "journals": _OURS,
    "JournalDB": _OURS,
    "TinyDB": "from tinydb import TinyDB\nn = len(TinyDB(sys.argv[1]).table('events'))",
    "SQLite": "import sqlite3\nn = len(list(sqlite3.connect(sys.argv[1]).execute('SELECT doc FROM event')))",
}
"""How each is read whole."""
_TIMED = (
    "import sys, time\nbegun = time.perf_counter()\n{}\ntook = time.perf_counter() - begun\n"
    "held = next(line for line in open('/proc/self/status') if line.startswith('VmHWM'))\n"
    "print(n, took, int(held.split()[1]) / 1024)"
)


def article(number: int) -> str:
    """The id of the article that verdict ``number`` is on."""
    return f"bench-{number // EACH}"


def events(count: int) -> Iterator[Verdict]:
    """Verdicts, a few on each article."""
    for number in range(count):
        yield Verdict(
            reviewer="ana",
            os_user="ana",
            at="2026-03-01T00:00:00.000Z",
            article=article(number),
            verdict="accept",
            revision=f"{number:064x}",
        )


def document(number: int) -> dict[str, object]:
    """One of them as a document."""
    return {
        "kind": "verdict",
        "reviewer": "ana",
        "os_user": "ana",
        "at": "2026-03-01T00:00:00.000Z",
        "article": article(number),
        "verdict": "accept",
        "revision": f"{number:064x}",
    }


def read_whole(what: str, path: Path) -> tuple[float, float]:
    """Seconds and MB of a fresh process that opens something and reads it."""
    command = [sys.executable, "-c", _TIMED.format(LOADED[what]), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{what}: {done.stderr}")
    _, took, held = done.stdout.split()
    return float(took), float(held)


@contextmanager
def journals(path: Path, size: int) -> Iterator[Act]:
    """The journals, a reviewer's pen."""
    with Recorder(path, "ana") as pen:
        listed = list(events(size))
        for at in range(0, size, 5000):
            pen.record_many(listed[at : at + 5000])
        yield lambda n: pen.verdict(article(n), "accept", revision=f"{n:064x}")


@contextmanager
def tables(path: Path, size: int) -> Iterator[Act]:
    """The same journals by TinyDB's interface."""
    with journals(path, size), JournalDB(path) as db:
        table = db.table(TABLE)
        yield lambda n: table.insert(document(n))


@contextmanager
def stock(path: Path, size: int) -> Iterator[Act]:
    """Stock TinyDB: one JSON file, written whole at every insert, with fsync."""
    path.write_text(json.dumps({TABLE: {str(n + 1): document(n) for n in range(size)}}))
    with TinyDB(path) as db:
        table = db.table(TABLE)
        yield lambda n: table.insert(document(n))


@contextmanager
def sqlite(path: Path, size: int) -> Iterator[Act]:
    """SQLite: one table of JSON, one transaction a verdict."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE event (id INTEGER PRIMARY KEY, article TEXT, doc TEXT)")
    db.execute("CREATE INDEX event_article ON event (article, id)")
    insert = "INSERT INTO event (article, doc) VALUES (?, ?)"
    db.execute("BEGIN")
    db.executemany(insert, ((article(n), json.dumps(document(n))) for n in range(size)))
    db.execute("COMMIT")
    yield lambda n: db.execute(insert, (article(n), json.dumps(document(n))))
    db.close()


STORES: dict[str, Callable[[Path, int], AbstractContextManager[Act]]] = {
    "journals": journals,
    "JournalDB": tables,
    "SQLite": sqlite,
    "TinyDB": stock,
}


def in_turns(acts: dict[str, Act]) -> dict[str, list[float]]:
    """Milliseconds of many calls of each, in turns, so that whatever else the disk does meets all alike."""
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for number in range(TRIES):
        for name, act in acts.items():
            if number >= FEW and sum(taken[name]) > ENOUGH:
                continue
            begun = time.perf_counter()
            act(number)
            taken[name].append((time.perf_counter() - begun) * 1000)
    return taken


def first_picture(folder: Path, size: int) -> float:
    """Milliseconds until the screen of a library with so many events shows its first picture."""
    library = folder / "library"
    # Half of the articles stay undecided.
    fill(library, 2 * size // EACH)
    with journals(library / VERDICTS, size):
        pass
    with open_library(library) as opening:
        rebuild(opening, library)
    # What making it has left to be written is nothing of the opening's.
    os.sync()
    command = [sys.executable, "-m", "tui", "--library", str(library)]
    return median([opened(command, b"").first for _ in range(4)][1:])


def speed(root: Path, sizes: list[int]) -> None:
    """Print the table."""
    columns = ("store", "events", "median ms", "99th percentile", "read whole, s", "MB", "first picture, ms")
    print(f"| {' | '.join(columns)} |")
    print("|---|---|---|---|---|---|---|")
    slow: set[str] = set()
    for size in sizes:
        with tempfile.TemporaryDirectory(dir=root) as folder, ExitStack() as stack:
            paths = {name: Path(folder) / name for name in STORES if name not in slow}
            acts = {name: stack.enter_context(STORES[name](path, size)) for name, path in paths.items()}
            # What TinyDB writes is much: the next one's sync would wait for it.
            small = {name: act for name, act in acts.items() if name != "TinyDB"}
            timed = in_turns(small) | in_turns({name: act for name, act in acts.items() if name not in small})
            for name, taken in timed.items():
                taken.sort()
                late = taken[min(len(taken) - 1, len(taken) * 99 // 100)]
                took, held = read_whole(name, paths[name])
                shown = f"{first_picture(Path(folder), size):,.0f}" if name == "journals" else "–"
                figures = f"{median(taken):,.2f} | {late:,.2f} | {took:,.2f} | {held:,.0f} | {shown}"
                print(f"| {name} | {size:,} | {figures} |", flush=True)
                if median(taken) > PATIENCE:
                    slow.add(name)


def storms(root: Path, rounds: int) -> None:
    """Print what became of every storm."""
    whole = Outcome()
    for number in range(0, rounds, 50):
        with tempfile.TemporaryDirectory(dir=root) as folder:
            whole += storm(Path(folder), min(50, rounds - number), seed=number)
    print(f"{rounds:,} rounds of two processes, {whole.endings:,} ended by signals: {told(whole)}")
    for processes in (2, 4, 8):
        with tempfile.TemporaryDirectory(dir=root) as folder:
            print(f"{processes} processes at once: {told(writers(Path(folder), processes, 1000))}")


def told(outcome: Outcome) -> str:
    """What became of it, in words."""
    return (
        f"{outcome.acknowledged:,} acknowledged, {outcome.lost} lost, {outcome.doubled} doubled, "
        f"{outcome.unreadable} unreadable"
    )


def main() -> None:
    """Parse the options and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--storm", type=int, nargs="?", const=1000)
    parser.add_argument("--in", dest="root", type=Path)
    given = parser.parse_args()
    root = given.root or Path(tempfile.gettempdir())
    os.environ["XDG_STATE_HOME"] = str(root)
    if given.storm:
        storms(root, given.storm)
    else:
        speed(root, given.sizes)


if __name__ == "__main__":
    main()
