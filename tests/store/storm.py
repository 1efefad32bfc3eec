"""Two processes that record, take back and begin new parts until a signal ends them, round after round."""

import os
import random
import signal
import time
from pathlib import Path

from msgspec import Struct

from tui.review.events import TABLE, Undo, Verdict, from_doc
from tui.review.fold import Fold
from tui.review.recorder import Recorder
from tui.store.journal import Journal, Reader
from tui.store.ulid import to_str
from tui.store.verify import verify

SMALL = 4000
"""Bytes at which parts rotate."""
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
LONGEST = 0.02
"""Seconds that a process has at most, once the first verdict is acknowledged."""
UNFINISHED = "the last line is not finished"


class Outcome(Struct):
    """What became of all rounds in one folder."""

    acknowledged: int = 0
    """Verdicts and undos."""
    lost: int = 0
    doubled: int = 0
    unreadable: int = 0
    """Places in the journals that are not as they were written, unfinished last lines aside."""
    endings: int = 0
    """Processes that a signal ended."""

    def __iadd__(self, other: "Outcome") -> "Outcome":
        for name in self.__struct_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self


def storm(folder: Path, rounds: int, seed: int, writers: int = 2) -> Outcome:
    """Let ``writers`` processes work on one folder, and end each by a random signal, round after round."""
    luck = random.Random(seed)
    told: list[tuple[str, ...]] = []
    outcome = Outcome()
    for number in range(rounds):
        started = [_start(folder, f"{number}-{one}", luck.randrange(1 << 30)) for one in range(writers)]
        for child, pipe in started:
            first = os.read(pipe, 1)
            time.sleep(luck.random() * LONGEST)
            os.kill(child, luck.choice(SIGNALS))
            told += _told(first + _drained(pipe))
            outcome.endings += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    outcome += _judged(folder, told)
    return outcome


def _start(folder: Path, name: str, seed: int) -> tuple[int, int]:
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        for one in SIGNALS[1:]:
            signal.signal(one, signal.SIG_DFL)
        os.close(reading)
        _work(folder, name, random.Random(seed), writing)
    finally:
        os._exit(0)


def _work(folder: Path, name: str, luck: random.Random, pipe: int) -> None:
    """Verdicts one by one and in bulk, some taken back; what is acknowledged is told, a line each."""
    pen = Recorder(folder, name, journal=Journal(folder, rotate_at=SMALL))
    number = 0
    standing: list[str] = []
    while True:
        many = luck.choice((1, 1, 1, 4))
        events = [
            Verdict(reviewer=name, article=f"{name}-{number + i}", verdict="accept") for i in range(many)
        ]
        number += many
        standing = pen.record_many(events, one_act=many > 1)
        os.write(pipe, "".join(f"+ {one.article}\n" for one in events).encode("ascii"))
        if luck.random() < 0.4:
            pen.record_many([Undo(reviewer=name, event=one) for one in standing], one_act=True)
            os.write(pipe, "".join(f"- {one.article}\n" for one in events).encode("ascii"))


def _drained(pipe: int) -> bytes:
    found = b""
    while piece := os.read(pipe, 1 << 16):
        found += piece
    os.close(pipe)
    return found


def _told(lines: bytes) -> list[tuple[str, ...]]:
    """Whole lines only: the last may have been cut short on the pipe."""
    return [tuple(line.split()) for line in lines.decode("ascii").split("\n")[:-1]]


def _judged(folder: Path, told: list[tuple[str, ...]]) -> Outcome:
    ids: list[str] = []
    fold = Fold()
    for _, line, _ in Reader(folder).read():
        if line.table == TABLE:
            for number, doc in line.changes:
                event = from_doc(doc)
                assert event is not None
                ids.append(to_str(number))
                fold.add(ids[-1], event)
    rows = {row.article: row for row in fold.rows()}
    lost = [
        article for sign, article in told if article not in rows or (sign == "-" and not rows[article].undone)
    ]
    return Outcome(
        acknowledged=len(told),
        lost=len(lost),
        doubled=len(ids) - len(set(ids)) + sum(1 for _ in fold.rows()) - len(rows),
        unreadable=sum(damage.reason != UNFINISHED for damage in verify(folder)),
    )


def writers(folder: Path, processes: int, each: int) -> Outcome:
    """Let processes record ``each`` verdicts at once, none of them disturbed."""
    started = []
    for one in range(processes):
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            try:
                os.close(reading)
                with Recorder(folder, f"w{one}", journal=Journal(folder)) as pen:
                    for number in range(each):
                        pen.verdict(f"w{one}-{number}", "accept")
                        os.write(writing, f"+ w{one}-{number}\n".encode("ascii"))
            finally:
                os._exit(0)
        os.close(writing)
        started.append((child, reading))
    told: list[tuple[str, ...]] = []
    for child, reading in started:
        told += _told(_drained(reading))
        os.waitpid(child, 0)
    return _judged(folder, told)
