"""Libraries on a disk that is full or mounted read-only, and other users': read all the same."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.program import decided, exported, filled, run
from tests.walk.screen import environment

READING = (
    ("list", "--format", "jsonl"),
    ("list", "weir"),
    ("next", "--format", "jsonl"),
    ("show", "a1"),
    ("show", "--raw", "a1"),
    ("export", "--format", "jsonl"),
    ("stats",),
)
WRITING = (
    (("record", "-"), json.dumps({"article": "a1", "verdict": "skip"})),
    (("record", "-"), json.dumps({"article": "a1", "verdict": "skip", "key": "k9"})),
    (("ingest", "--as", "jsonl", "-"), json.dumps({"id": "b", "text": "Fog over the bay. " * 50_000})),
    (("delete", "--yes", "a1"), ""),
)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("nothing may be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


@pytest.fixture
def env(disk: Path, tmp_path: Path) -> dict[str, str]:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(disk / "library"), COPYDESK_REVIEWER="ana")
    filled(env, [{"id": f"a{n}", "title": f"Story {n}", "text": f"The {n}th weir held."} for n in range(5)])
    decided(env, {"article": "a1", "verdict": "accept"}, {"article": "a2", "verdict": "reject", "key": "k1"})
    assert len(exported(env)) == 2
    return env


def test_a_library_that_is_mounted_read_only(env: dict[str, str], disk: Path, tmp_path: Path) -> None:
    before = [run(env, *words).stdout for words in READING]
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    assert [run(env, *words).stdout for words in READING] == before
    for words, given in WRITING:
        done = run(env, *words, given=given)
        assert (done.returncode, done.stdout) == (3, ""), words
        [line] = done.stderr.splitlines()
        assert "ead-only" in line, words
    shutil.copytree(disk / "library" / "verdicts", tmp_path / "other")
    shutil.copy(next((tmp_path / "other").iterdir()), tmp_path / "other" / "twin.jsonl")
    done = run(env, "merge", str(tmp_path / "other"))
    assert done.returncode == 3 and "ead-only" in done.stderr.splitlines()[-1]
    done = run(env, "doctor")
    assert done.returncode == 1
    [wrong] = [line for line in done.stdout.splitlines() if not line.startswith("ok ")]
    assert "mounted read-only" in wrong
    assert "chmod" not in wrong


def test_an_empty_log_that_was_left_over_is_no_hindrance(env: dict[str, str], disk: Path) -> None:
    before = [run(env, *words).stdout for words in READING]
    (disk / "library" / "library.sqlite-wal").touch()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    assert [run(env, *words).stdout for words in READING] == before


def test_a_library_on_a_full_disk(env: dict[str, str], disk: Path) -> None:
    before = [run(env, *words).stdout for words in READING]
    with (disk / "filling").open("wb", 0) as file:
        # To the last byte.
        while True:
            try:
                file.write(bytes(4096))
            except OSError:
                break
    for _ in range(2):
        assert [run(env, *words).stdout for words in READING][:5] == before[:5]
        assert run(env, "stats").returncode == 0
    for words, given in WRITING:
        done = run(env, *words, given=given)
        assert (done.returncode, done.stdout) == (3, ""), words
        assert "full" in done.stderr.splitlines()[-1] or "No space left" in done.stderr.splitlines()[-1], (
            words
        )
    done = run(env, "doctor")
    assert done.returncode == 1
    wrong = [line for line in done.stdout.splitlines() if not line.startswith("ok ")]
    assert any("the disk is full: 0 kB free" in line and "make room" in line for line in wrong)
    assert not any("chmod" in line for line in wrong)
    (disk / "filling").unlink()
    assert len(exported(env)) == 2
    decided(env, {"article": "a3", "verdict": "accept"})


def test_verdicts_that_a_read_only_library_has_not_folded_are_named(env: dict[str, str], disk: Path) -> None:
    folder = disk / "library"
    [journal] = (folder / "verdicts").glob("*.jsonl")
    shutil.copytree(folder, disk / "copy")
    decided(env, {"article": "a3", "verdict": "accept"})
    shutil.copy(journal, disk / "copy" / "verdicts" / journal.name)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    there = {**env, "COPYDESK_LIBRARY": str(disk / "copy")}
    done = run(there, "export", "--format", "jsonl")
    assert (done.returncode, done.stdout.count("\n")) == (1, 2)
    assert "not counted yet: the library cannot be written" in done.stderr
    assert run(there, "list").stdout.count("\n") == 5
    done = run(there, "backup", str(disk.parent / "backup"))
    assert done.returncode == 0, done.stderr
    again = {**env, "COPYDESK_LIBRARY": str(disk.parent / "again")}
    assert run(again, "restore", str(disk.parent / "backup")).returncode == 0
    assert len(exported(again)) == 3
