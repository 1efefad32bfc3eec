"""Journals of two hosts: taken in whole, extended, told of where they fork, and never changed at home."""

import errno
import json
import os
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from tui.desk.backup import backup
from tui.desk.doctor import examine
from tui.desk.errors import Unusable
from tui.desk.ingest import ingest
from tui.desk.merge import Conflict, Merged, NoJournals, merge
from tui.desk.open import VERDICTS, open_library
from tui.desk.projection import fold_new
from tui.desk.writing import Writing
from tui.review.events import Note, Verdict, to_doc
from tui.store.lines import Entry, opened, sealed
from tui.store.merging import FORK
from tui.store.reader import journals
from tui.store.verify import verify
from tui.store.writer import Journal


def library(folder: Path, *articles: str) -> Path:
    source = folder.parent / f"{folder.name}.jsonl"
    source.write_text(
        "".join(json.dumps({"id": one, "text": f"The {one} waits."}) + "\n" for one in articles)
    )
    ingest(folder, [str(source)], refused=lambda one: pytest.fail(str(one)))
    return folder


def give(folder: Path, host: str, *verdicts: tuple[str, str, str]) -> None:
    """Record ``(reviewer, article, verdict)`` as a process on that host would."""
    with on(host), Writing(folder, "nobody") as writing:
        for who, article, what in verdicts:
            writing.store([Verdict(reviewer=who, article=article, verdict=what)])


def on(host: str) -> Any:
    uname = os.uname_result(("Linux", host, "6", "1", "x86_64"))
    return mock.patch("os.uname", lambda: uname)


def standing(folder: Path) -> dict[str, str | None]:
    with open_library(folder) as found:
        fold_new(found, folder)
        return {one.id: one.verdict for one in found.rows(range(1, 10))}


def digest(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in journals(folder / VERDICTS)}


def fates(merged: Merged) -> list[str]:
    return [one.fate for one in merged.journals]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    folder = library(tmp_path / "here", "ferry", "mill", "quay")
    give(folder, "north.test", ("ana", "ferry", "accept"), ("ana", "mill", "reject"))
    return folder


@pytest.fixture
def other(tmp_path: Path) -> Path:
    folder = library(tmp_path / "other", "ferry", "mill", "weir")
    give(folder, "south.test", ("bo", "ferry", "reject"), ("bo", "mill", "reject"), ("bo", "weir", "skip"))
    return folder


def test_what_is_new_comes_in_and_conflicts_are_listed(here: Path, other: Path) -> None:
    before = digest(other)
    merged = merge(here, other)
    assert (fates(merged), merged.verdicts, merged.unknown, merged.damage) == (["new"], 3, 1, [])
    assert merged.conflicts == [Conflict("ferry", {"ana": "accept", "bo": "reject"})]
    assert standing(here) == {"ferry": "reject", "mill": "reject", "quay": None}
    assert digest(other) == before and verify(here / VERDICTS) == []
    # What was on an article that was not here stands on it once it is.
    library(here, "weir")
    assert standing(here)["weir"] == "skip"
    again = merge(here, other)
    assert (fates(again), again.verdicts, again.conflicts) == (["same"], 0, [])


def test_a_conflict_is_between_those_who_differ_not_those_who_are_settled(here: Path, other: Path) -> None:
    merge(here, other)
    with on("north.test"), Writing(here, "nobody") as writing:
        both = [one.event for one in writing.library.events("ferry")]
        writing.store([Verdict(reviewer="cy", article="ferry", verdict="reject", settles=both)])
    assert merge(other, here).conflicts == []
    give(other, "south.test", ("bo", "ferry", "escalate"))
    assert merge(here, other).conflicts == [Conflict("ferry", {"bo": "escalate", "cy": "reject"})]


def test_each_way_the_two_come_to_the_same(here: Path, other: Path) -> None:
    merge(here, other)
    give(here, "north.test", ("ana", "mill", "accept"))
    merged = merge(other, here)
    assert sorted(fates(merged)) == ["new", "same"]
    assert merged.conflicts == [
        Conflict("ferry", {"ana": "accept", "bo": "reject"}),
        Conflict("mill", {"ana": "accept", "bo": "reject"}),
    ]
    assert digest(here) == digest(other)
    assert standing(here)["mill"] == standing(other)["mill"] == "accept"


def test_a_journal_that_has_grown_is_extended(here: Path, other: Path) -> None:
    merge(here, other)
    give(other, "south.test", ("bo", "ferry", "accept"))
    merged = merge(here, other)
    assert (fates(merged), merged.verdicts, merged.conflicts) == (["longer"], 1, [])
    assert standing(here)["ferry"] == "accept" and verify(here / VERDICTS) == []
    shutil.copytree(here, here.with_name("earlier"))
    give(other, "south.test", ("bo", "ferry", "skip"))
    merge(here, other)
    assert set(fates(merge(here, here.with_name("earlier")))) == {"same", "shorter"}


def test_a_rotated_journal_comes_in_all_its_parts(here: Path, other: Path) -> None:
    (path,) = journals(other / VERDICTS)
    merge(here, other)
    note = to_doc(Note(reviewer="bo", article="ferry", note="asked " * 300))
    with on("south.test"), Journal(other / VERDICTS, rotate_at=1) as journal:
        for _ in range(2):
            journal.append(Entry("events", [(None, note)]))
    assert len(journals(other / VERDICTS)) == 2
    merged = merge(here, other)
    assert fates(merged) == ["longer"] and [one.name for one, _ in merged.journals[0].brought] == [
        path.name,
        f"{path.stem}-2.jsonl",
    ]
    assert verify(here / VERDICTS) == []
    # A part that is not there any more has ended for good: what goes on in the one before is a fork.
    with path.open("ab") as file:
        file.write(journals(other / VERDICTS)[1].read_bytes())
    journals(other / VERDICTS)[1].unlink()
    assert fates(merge(here, other)) == ["forked"]


def test_a_fork_is_named_and_kept_aside(here: Path, other: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin"
    shutil.copytree(here, twin)
    give(here, "north.test", ("ana", "quay", "accept"))
    give(twin, "north.test", ("ana", "quay", "reject"))
    before = digest(here)
    merged = merge(here, twin)
    (forked,) = merged.journals
    assert forked.fate == "forked" and [path.suffix for path in forked.aside] == [FORK]
    assert forked.aside[0].read_bytes() == journals(twin / VERDICTS)[0].read_bytes()
    assert digest(here) == before and standing(here)["quay"] == "accept"
    # Once is enough.
    assert merge(here, twin).journals[0].aside == forked.aside
    assert len(list((here / VERDICTS).glob(f"*{FORK}*"))) == 1
    told = [one for one in examine(here, None) if one.check == "journals" and one.level == "warning"]
    assert len(told) == 1 and "kept this fork aside" in told[0].text


def test_what_was_brought_is_nobodys_here_to_append_to(here: Path, other: Path) -> None:
    """Else its writer and we would go on from the same line: a fork."""
    merge(here, other)
    before = digest(here)
    give(here, "south.test", ("cleo", "quay", "accept"))
    assert before.items() < digest(here).items()


def test_a_journal_that_is_being_written_is_left_alone(here: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin"
    shutil.copytree(here, twin)
    give(twin, "north.test", ("ana", "quay", "accept"))
    with on("north.test"), Journal(here / VERDICTS) as journal:
        journal.new_id()
        merged = merge(here, twin)
        assert fates(merged) == ["refused"] and "close that first" in merged.journals[0].reason
    assert fates(merge(here, twin)) == ["longer"]


def test_only_journals_are_taken_and_damage_is_told_of(here: Path, other: Path, tmp_path: Path) -> None:
    folder = other / VERDICTS
    (path,) = journals(folder)
    (folder / "articles.jsonl").write_text('{"id": "a", "text": "no verdict"}\n')
    (folder / "linked.jsonl").symlink_to(path)
    header = opened(path.read_bytes().splitlines(keepends=True)[0]) or b""
    (folder / "later.jsonl").write_bytes(sealed(header.replace(b"journal/1", b"journal/9")))
    os.mkfifo(folder / "pipe.jsonl")
    data = path.read_bytes()
    lines = data.splitlines(keepends=True)
    lines[2] = lines[2].replace(b"mill", b"milk")
    path.write_bytes(b"".join(lines))
    merged = merge(here, other)
    assert sorted(fates(merged)) == ["new", "refused", "refused", "refused", "refused"]
    assert [one for one in merged.damage if "checksum is wrong" in one]
    assert merged.verdicts == 2 and standing(here)["mill"] == "reject"
    assert len(journals(here / VERDICTS)) == 2


@pytest.mark.parametrize("shape", ["library", "folder", "backup"])
def test_what_can_be_merged(shape: str, here: Path, other: Path, tmp_path: Path) -> None:
    source = {"library": other, "folder": other / VERDICTS, "backup": tmp_path / "backup"}[shape]
    if shape == "backup":
        backup(other, source)
    assert merge(here, source).verdicts == 3


def test_what_cannot(here: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for source, reason in (
        (here, "itself"),
        (tmp_path / "empty", "no journals"),
        (tmp_path / "x", "no folder"),
    ):
        with pytest.raises(NoJournals, match=reason):
            merge(here, source)


def test_a_library_without_verdicts_takes_them_in(other: Path, tmp_path: Path) -> None:
    fresh = library(tmp_path / "fresh", "ferry")
    assert merge(fresh, other).unknown == 2 and standing(fresh) == {"ferry": "reject"}


def test_a_journal_copied_in_by_hand_counts_at_once(here: Path, other: Path) -> None:
    (path,) = journals(other / VERDICTS)
    shutil.copy(path, here / VERDICTS)
    assert standing(here)["ferry"] == "reject"
    with open_library(here) as found:
        assert [row.disagree for row in found.rows([1])] == [True]


class Cut(OSError):
    """The disk is full, or the process dies, at a certain call."""


@pytest.mark.parametrize("calls", ["replace", "fsync", "open", "unlink"])
def test_wherever_it_is_cut_short_all_is_sound_and_it_can_be_done_again(
    calls: str, here: Path, other: Path, tmp_path: Path
) -> None:
    """Two journals come: one that goes on from ours in two parts, a new one."""
    merge(here, other)
    for _ in range(2):
        with on("south.test"), Journal(other / VERDICTS, rotate_at=1) as journal:
            note = to_doc(Note(reviewer="bo", article="ferry", note="asked " * 300))
            journal.append(Entry("events", [(None, note)]))
    give(other, "east.test", ("cleo", "quay", "accept"))
    begun, golden, reached = tmp_path / "begun", tmp_path / "golden", 0
    shutil.copytree(here, golden)
    merge(golden, other)
    before, real = digest(other), getattr(os, calls)
    while True:
        shutil.rmtree(begun, ignore_errors=True)
        shutil.copytree(here, begun)
        left = reached

        def cut(*args: Any, **named: Any) -> Any:
            nonlocal left
            left -= 1
            if left == -1:
                raise Cut(28, "No space left on device")
            return real(*args, **named)

        with mock.patch(f"os.{calls}", cut):
            try:
                merge(begun, other)
            except (Cut, Unusable):
                reached += 1
            else:
                break
        assert verify(begun / VERDICTS) == [] and digest(other) == before
        assert set(digest(begun)) >= set(digest(here))
        merge(begun, other)
        assert digest(begun) == digest(golden) and standing(begun) == standing(golden)
        assert not list(begun.glob(".merge-*"))
    assert reached > 2


def test_a_library_that_cannot_be_written_is_named_with_the_reason(here: Path, other: Path) -> None:
    for number in (errno.EROFS, errno.EACCES):
        refused = OSError(number, os.strerror(number), str(here / ".merge-3f8zq"))
        with mock.patch("tempfile.mkdtemp", side_effect=refused), pytest.raises(Unusable) as raised:
            merge(here, other)
        assert str(raised.value) == f"library {here}: {os.strerror(number)}"
    full = OSError(errno.ENOSPC, "No space left on device")
    with mock.patch("tui.desk.merge.take_in", side_effect=full), pytest.raises(Unusable) as raised:
        merge(here, other)
    assert str(raised.value) == f"library {here}: No space left on device"
    # What cannot be read of the other one is not blamed on this one.
    theirs = PermissionError(errno.EACCES, "Permission denied", str(other / "x.jsonl"))
    with mock.patch("tui.desk.merge.take_in", side_effect=theirs), pytest.raises(PermissionError):
        merge(here, other)
