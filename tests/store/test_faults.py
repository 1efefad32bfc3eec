"""At every single call on the disk: it fails, the process dies there, or the power goes.

Nothing may become unreadable, nothing acknowledged may be lost or doubled, and what there is then is what an
undisturbed run has, or what was there before.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tinydb import TinyDB, where
from tinydb.table import Table

from tests.store.faults import DEAD, HOWS, Faults
from tui.review.events import TABLE, Event, Note, Redo, Undo, Verdict, from_doc
from tui.review.fold import Fold
from tui.review.recorder import Recorder
from tui.review.undo import History
from tui.store.database import JournalDB
from tui.store.journal import Journal, Reader, StoreError
from tui.store.snapshot import snapshot
from tui.store.ulid import to_str
from tui.store.verify import verify

SMALL = 1500
"""Bytes at which parts rotate here: every few lines."""
POINTS = 100
"""So many calls at least are there to fail."""
State = tuple[list[tuple[object, ...]], dict[str, list[dict[str, Any]]], Any]


def events(folder: Path) -> list[tuple[str, Event]]:
    found = [
        (to_str(number), event)
        for _, line, _ in Reader(folder).read()
        if line.table == TABLE
        for number, doc in line.changes
        if (event := from_doc(doc)) is not None
    ]
    return sorted(dict(found).items())


def state(root: Path) -> State:
    """All that a fresh start finds: verdicts and what may be undone, the tables, the snapshot."""
    folder = root / "verdicts"
    known = events(folder)
    fold = Fold(known)
    places = {event_id: number for number, (event_id, _) in enumerate(known)}
    rows: list[tuple[object, ...]] = [(row.article, row.verdict, row.undone) for row in fold.rows()]
    history = History("ana", known)
    rows += [tuple(places[one] for one in act or ()) for act in (history.to_undo(), history.to_redo())]
    with JournalDB(folder) as db:
        tables = {name: [dict(doc) for doc in db.table(name)] for name in sorted(db.tables() - {TABLE})}
    copy = root / "plain.json"
    plain = None
    if copy.exists():
        with TinyDB(copy) as stock:
            plain = [dict(doc) for doc in stock.table("desk")]
    return rows, tables, plain


class Session:
    """A reviewer at work: each step is done, once it returns."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "verdicts"
        self.ids: list[str] | None = None
        """Of the attempt that failed."""
        self.open()

    def open(self) -> None:
        self.pen = Recorder(self.folder, "ana", journal=Journal(self.folder, rotate_at=SMALL))
        self.db = JournalDB(self.folder, rotate_at=SMALL)

    def close(self) -> None:
        self.pen.close()
        self.db.close()

    def record(self, *given: Event) -> None:
        try:
            self.pen.record_many(
                [replace(event, at="2026-03-01T00:00:00Z") for event in given],
                ids=self.ids,
                one_act=len(given) > 1,
            )
        except StoreError as error:
            self.ids = error.ids or None
            raise
        self.ids = None

    def decide(self, *articles: str, verdict: str = "accept") -> None:
        self.record(*(Verdict(reviewer="ana", article=one, verdict=verdict) for one in articles))

    def undo(self) -> None:
        # What is taken back was looked up before the first try.
        act = History("ana", [one for one in events(self.folder) if one[0] not in (self.ids or ())]).to_undo()
        assert act
        self.record(*(Undo(reviewer="ana", event=one) for one in reversed(act)))

    def redo(self) -> None:
        act = History("ana", [one for one in events(self.folder) if one[0] not in (self.ids or ())]).to_redo()
        assert act
        self.record(*(Redo(reviewer="ana", event=one) for one in act))

    def note(self, text: str) -> None:
        self.record(Note(reviewer="ana", article="a1", note=text))

    def reopen(self) -> None:
        self.close()
        self.open()

    def snapshot(self) -> None:
        snapshot(self.db, self.root / "plain.json")

    def desk(self) -> Table:
        return self.db.table("desk")

    def steps(self) -> Iterator[Callable[[], object]]:
        yield lambda: self.decide("a1")
        yield lambda: self.decide("a2", verdict="reject")
        yield lambda: self.desk().insert({"name": "inbox", "n": 1})
        yield lambda: self.decide("a3", "a4", "a5")
        yield self.undo
        yield lambda: self.desk().insert_multiple([{"name": "later", "n": 2}, {"name": "old", "n": 3}])
        yield self.redo
        yield self.snapshot
        yield lambda: self.desk().update({"n": 4}, where("name") == "later")
        yield lambda: self.note("Who counted? " * 40)
        yield self.undo
        yield self.reopen
        yield lambda: self.decide("a6", verdict="skip")
        yield lambda: self.desk().upsert({"name": "old", "n": 5}, where("name") == "old")
        yield lambda: self.desk().remove(where("name") == "inbox")
        yield self.snapshot
        yield self.undo
        yield lambda: self.decide("a2", verdict="escalate")
        yield lambda: self.note("A line that fills the part. " * 30)
        yield self.undo
        yield self.undo
        yield self.redo
        yield lambda: self.db.table("spare").insert({"n": 1})
        yield lambda: self.db.drop_table("spare")
        yield lambda: self.decide("a7")
        yield lambda: self.desk().truncate()


def undisturbed(root: Path) -> tuple[list[State], int]:
    """The states before each step and at the end, and how many calls on the disk there are."""
    states = []
    with Faults(root) as faults:
        session = Session(root)
        for step in session.steps():
            states.append(state(root))
            step()
        states.append(state(root))
        session.close()
    return states, len(faults.calls)


def sound(root: Path) -> None:
    """Every journal is readable; only a last line that was never acknowledged may be unfinished."""
    assert {one.reason for one in verify(root / "verdicts")} <= {"the last line is not finished"}


def _whole(root: Path) -> None:
    assert verify(root / "verdicts") == []


def go_on(root: Path, states: list[State], at: int, how: str) -> int:
    """All steps with one call failing, each tried again until it is done; how many tries failed."""
    failures = 0
    with Faults(root, at, how):
        session = Session(root)
        for number, step in enumerate(session.steps()):
            before = failures
            for _ in range(8):
                try:
                    step()
                    break
                except (StoreError, OSError):
                    failures += 1
                    sound(root)
                    found = state(root)
                    assert found in (states[number], states[number + 1])
                    if found == states[number + 1] and session.ids is None and step != session.reopen:
                        break
            if failures > before:
                assert state(root) == states[number + 1]
        session.close()
    assert state(root) == states[-1]
    # While a disk is full for long, what was left unfinished may not even be removed.
    sound(root) if how == "full for long" else _whole(root)
    return failures


def until_death(root: Path, at: int, how: str) -> tuple[int, bool]:
    """How many steps another process says it has done, and whether it died on the way."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with Faults(root, at, how):
                session = Session(root)
                for step in session.steps():
                    step()
                    os.write(tell, b".")
                session.close()
            os._exit(0)
        finally:
            os._exit(1)
    os.close(tell)
    done = b""
    while piece := os.read(told, 1000):
        done += piece
    os.close(told)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, DEAD)
    return len(done), status == DEAD


@pytest.mark.parametrize("how", HOWS)
def test_every_call_may_fail_or_be_the_last(tmp_path: Path, how: str) -> None:
    states, calls = undisturbed(tmp_path / "undisturbed")
    hit = 0
    for at in range(1, calls + 1):
        root = tmp_path / str(at)
        if how in ("die", "die torn", "power"):
            done, died = until_death(root, at, how)
            hit += died
            sound(root)
            # The step that was on its way may have come to its end.
            assert state(root) in states[done : done + 2]
            # And whoever comes next goes on.
            session = Session(root)
            session.decide("a9")
            # Either journal that was left is taken up.
            session.db.table("desk").insert({"n": 9})
            session.close()
            rows, tables, _ = state(root)
            assert ("a9", "accept", False) in rows and {"n": 9} in tables["desk"]
            _whole(root)
        else:
            hit += go_on(root, states, at, how) > 0
    assert hit > POINTS
