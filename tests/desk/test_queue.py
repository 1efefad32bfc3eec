"""A list larger than what is known of it: the next undecided one, and what comes in late."""

import json
from array import array
from collections.abc import Sequence
from pathlib import Path

import pytest

import tui.desk.queue as queues
from tui.desk.config.settings import Settings
from tui.desk.desk import Desk, Row
from tui.desk.ingest import ingest
from tui.desk.leases import Leases
from tui.desk.rest import index_of
from tui.library import Library

COUNT = 60


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sixty articles, the newest with the highest number, in small pages."""
    lines = (
        {"id": f"a{n}", "text": "The ferry waits.", "published": f"2026-01-01T00:{n:02}:00"}
        for n in range(COUNT)
    )
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)))
    ingest(tmp_path / "library", [str(tmp_path / "in.jsonl")], refused=lambda one: pytest.fail(str(one)))
    monkeypatch.setattr(queues, "FIRST", 5)
    monkeypatch.setattr(queues, "PAGE", 4)
    return tmp_path / "library"


def opened(folder: Path, reviewer: str = "ana") -> Desk:
    return Desk(folder, reviewer, Settings(folder=folder))


def decide(desk: Desk, numbers: Sequence[int], verdict: str = "accept") -> None:
    seqs = [desk.find(f"a{n}") or 0 for n in numbers]
    desk.decide_all(desk.identities(seqs), verdict)


def complete(queue: queues.Queue) -> queues.Queue:
    queue.join(queue.rest())
    return queue


def identity(queue: queues.Queue, index: int | None) -> str | None:
    return None if index is None else queue.row(index).id


def state(queue: queues.Queue) -> tuple[bool, bool]:
    return queue.sure, queue.unmarked


@pytest.mark.parametrize("left", [(), (3,), (0, 31)])
def test_the_next_undecided_is_found_without_a_walk_of_the_list(
    folder: Path, left: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened(folder)
    decide(desk, [n for n in range(COUNT) if n not in left])
    queue = complete(desk.queue(""))
    asked: list[int] = []
    rows = Library.rows

    def counted(self: Library, seqs: Sequence[int]) -> list[Row]:
        asked.extend(seqs)
        return rows(self, seqs)

    monkeypatch.setattr(Library, "rows", counted)
    on, back = desk.next_undecided(queue, 10), desk.next_undecided(queue, 10, -1)
    assert identity(queue, on) == (f"a{max(left)}" if left else None)
    assert identity(queue, back) == (f"a{min(left)}" if left else None)
    assert len(asked) <= 3 * queues.PAGE


def test_one_beyond_what_is_listed_is_found_at_once(folder: Path) -> None:
    desk = opened(folder)
    decide(desk, [n for n in range(COUNT) if n not in (7, 20)])
    queue = desk.queue("")
    assert not queue.complete
    at = desk.next_undecided(queue, 0)
    assert identity(queue, at) == "a20" and at is not None
    at = desk.next_undecided(queue, at)
    assert identity(queue, at) == "a7" and at is not None
    assert identity(queue, desk.next_undecided(queue, at)) == "a20"
    assert identity(queue, desk.next_undecided(queue, 0, -1)) == "a7"
    decide(desk, [7, 20])
    queue.forget_all()
    assert desk.next_undecided(queue, 0) is None


def test_one_whose_verdict_was_taken_away_is_found(folder: Path) -> None:
    desk, other = opened(folder), opened(folder, "ben")
    decide(desk, range(COUNT))
    queue = complete(desk.queue("verdict:accept"))
    assert desk.next_undecided(queue, 0) is None
    seq = desk.find("a30") or 0
    desk.clear(seq)
    queue.forget(seq)
    assert identity(queue, desk.next_undecided(queue, 0)) == "a30"
    decide(desk, [30])
    queue.forget_all()
    assert desk.next_undecided(queue, 0) is None
    other.clear(seq)
    desk.clear(desk.find("a40") or 0)
    queue.forget_all()
    assert identity(queue, desk.next_undecided(queue, 0)) == "a40"


def test_many_decided_meanwhile_are_not_walked_through(folder: Path) -> None:
    desk = opened(folder)
    queue = complete(desk.queue(""))
    decide(desk, [n for n in range(COUNT) if n != 2])
    queue.forget_all()
    at = desk.next_undecided(queue, 0)
    assert identity(queue, at) == "a2" and at is not None and desk.next_undecided(queue, at) is None


def test_what_was_put_in_while_the_rest_was_listed_stays(folder: Path) -> None:
    desk = opened(folder)
    queue = desk.queue("verdict:none")
    everything = queue.rest()
    decide(desk, [57])
    brought = desk.find("a12") or 0
    assert queue.bring(brought, 2) == 2
    queue.join(everything)
    ids = [queue.row(index).id for index in range(len(queue))]
    assert ids[:4] == ["a59", "a58", "a12", "a57"] and len(ids) == COUNT == len(set(ids))
    assert identity(queue, desk.next_undecided(queue, 1)) == "a12"
    # The other one that stands at the list's beginning was decided while the rest was listed.
    queue.forget(desk.find("a57") or 0)
    assert identity(queue, desk.next_undecided(queue, 2)) == "a56"


def test_a_library_too_large_for_a_moment_is_marked_beside_the_keys(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened(folder)
    decide(desk, range(COUNT))
    queue = complete(desk.queue("verdict:accept"))
    desk.clear(desk.find("a30") or 0)
    queue.forget_all()
    monkeypatch.setattr(queues, "AT_ONCE", 10)
    assert desk.next_undecided(queue, 0) is None and state(queue) == (False, True)
    marks = queue.marks()
    queue.mark(marks[1:])
    assert state(queue) == (False, True)
    queue.mark(marks)
    assert state(queue) == (True, False)
    assert identity(queue, desk.next_undecided(queue, 0)) == "a30"


@pytest.mark.parametrize("seq", [1, 256, 0x01010101, 0x01000000])
def test_a_number_is_found_by_its_bytes(seq: int) -> None:
    held = array("I", [0x00010000, 0x01000001, 0x00000101, seq])
    assert index_of(held, seq) == 3 and index_of(held, 2) is None


@pytest.mark.parametrize("whole", [False, True])
def test_what_others_read_is_passed_over_as_far_as_it_is_known_and_beyond(folder: Path, whole: bool) -> None:
    desk, bo = opened(folder), Leases(folder, "bo")
    screens = [bo, *(Leases(folder, f"r{number}") for number in range(3))]
    queue = desk.queue("", "newest")
    if whole:
        complete(queue)
    for screen, number in zip(screens, (58, 54, 53, 10), strict=True):
        screen.hold(f"a{number}")
    at = desk.next_undecided(queue, 0)
    assert identity(queue, at) == "a57" and at is not None and len(queue.passed) == 1
    decide(desk, [*range(11, 58)])
    queue.forget_all()
    assert identity(queue, desk.next_undecided(queue, at)) == "a9"
    decide(desk, [*range(10)])
    queue.forget_all()
    assert identity(queue, desk.next_undecided(queue, at)) == "a59"
    decide(desk, [59])
    queue.forget_all()
    assert desk.next_undecided(queue, 0) is None
    assert {row.id for seq in queue.passed for row in [queue.row(queue.index_of(seq) or 0)]} <= {"a58", "a10"}
    bo.hold(None)
    assert identity(queue, desk.next_undecided(queue, at)) == "a58"
    for screen in screens:
        screen.close()
