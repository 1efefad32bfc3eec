"""Processes ended by signals in the middle of their work, and many at once: nothing lost, nothing doubled."""

from pathlib import Path

import pytest

from tests.store.storm import Outcome, storm, writers

ROUNDS = 100
"""Of two processes each; the bench has a thousand."""


def clean(outcome: Outcome) -> bool:
    return (outcome.lost, outcome.doubled, outcome.unreadable) == (0, 0, 0)


def test_processes_ended_at_random_lose_nothing_acknowledged(tmp_path: Path) -> None:
    outcome = storm(tmp_path, ROUNDS, seed=8)
    assert outcome.endings == 2 * ROUNDS
    assert outcome.acknowledged > 2 * ROUNDS
    assert clean(outcome), outcome


@pytest.mark.parametrize("processes", [2, 4, 8])
def test_processes_at_once_have_all_their_verdicts_once(tmp_path: Path, processes: int) -> None:
    outcome = writers(tmp_path, processes, 1000)
    assert outcome.acknowledged == processes * 1000
    assert clean(outcome), outcome


def test_what_is_lost_doubled_or_damaged_is_found(tmp_path: Path) -> None:
    storm(tmp_path, 2, seed=1)
    journal = max(tmp_path.glob("*.jsonl"), key=lambda path: path.stat().st_size)
    data = journal.read_bytes()
    lines = data.splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[:2], *lines[3:]]))
    assert writers(tmp_path, 1, 1).unreadable
