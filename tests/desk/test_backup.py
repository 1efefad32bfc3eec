"""Backups taken while others work, and what comes back from them."""

import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.cli.program import PROGRAM, decided, exported, filled, run
from tests.walk.screen import environment
from tui.desk import manifest as manifests
from tui.desk import placing
from tui.desk import restore as restoring
from tui.desk.backup import backup
from tui.desk.manifest import Refused
from tui.desk.restore import restore
from tui.library import Changed, Library, connection
from tui.library.copying import remove_empty
from tui.store.copying import copy_journals
from tui.store.journal import Entry, Journal
from tui.store.verify import verify


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in use, made once: each test has a copy."""
    home = tmp_path_factory.mktemp("made")
    env = environment(home, COPYDESK_LIBRARY=str(home / "library"), COPYDESK_REVIEWER="ana")
    filled(env, [{"id": f"a{n}", "title": f"Story {n}", "text": f"The {n}th story."} for n in range(30)])
    decided(env, *({"article": f"a{n}", "verdict": "accept", "key": f"k{n}"} for n in range(10)))
    assert len(exported(env)) == 10
    return home / "library"


@pytest.fixture
def env(made: Path, tmp_path: Path) -> dict[str, str]:
    shutil.copytree(made, tmp_path / "library")
    return environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")


def library(env: dict[str, str]) -> Path:
    return Path(env["COPYDESK_LIBRARY"])


def restored(env: dict[str, str], source: Path, name: str) -> dict[str, str]:
    """The environment of a library restored from a backup."""
    there = {**env, "COPYDESK_LIBRARY": str(library(env).parent / name)}
    done = run(there, "restore", str(source))
    assert done.returncode == 0, done.stderr
    return there


def test_a_restored_library_is_the_one_backed_up(env: dict[str, str], tmp_path: Path) -> None:
    (library(env) / "desk.toml").write_text("# house rules\n")
    done = run(env, "backup", str(tmp_path / "backup"))
    assert done.returncode == 0
    assert done.stderr.startswith("30 articles, 3 files")
    there = restored(env, tmp_path / "backup", "again")
    for words in (
        ("export", "--format", "jsonl"),
        ("list", "--format", "jsonl"),
        ("list", "7th"),
        ("show", "--raw", "a7"),
    ):
        assert run(there, *words).stdout == run(env, *words).stdout != ""
    folder = library(there)
    assert (folder / "desk.toml").read_text() == "# house rules\n"
    assert sorted(path.name for path in folder.iterdir()) == ["desk.toml", "library.sqlite", "verdicts"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "library.sqlite").stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / "verdicts").stat().st_mode) == 0o700
    # The work goes on, in both.
    decided(there, {"article": "a20", "verdict": "skip"})
    assert len(exported(there)) == 11


def _follow(lines: list[str], env: dict[str, str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*PROGRAM, *lines],
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def test_backups_in_a_loop_while_others_ingest_and_record(env: dict[str, str], tmp_path: Path) -> None:
    """What was acknowledged before a backup began is in it, and nothing is on an unknown article."""
    crawl = tmp_path / "crawl.jsonl"
    crawl.write_text("".join(json.dumps({"id": f"b{n}", "text": f"Text {n}."}) + "\n" for n in range(1200)))
    recorder = _follow(["record", "-"], env)
    ingester = _follow(["ingest", "--jobs", "1", str(crawl)], env)
    assert recorder.stdin
    assert recorder.stdout
    acknowledged: set[str] = set()
    number = 0
    rounds = 0
    while ingester.poll() is None or rounds < 4:
        for _ in range(20):
            number += 1
            request = {"article": f"a{number % 30}", "verdict": "reject", "key": f"loop-{number}"}
            recorder.stdin.write(json.dumps(request) + "\n")
            recorder.stdin.flush()
            acknowledged.add(json.loads(recorder.stdout.readline())["event"])
        before = set(acknowledged)
        # More arrive while the backup runs; they are heard afterwards.
        for _ in range(50):
            number += 1
            recorder.stdin.write(json.dumps({"article": f"a{number % 30}", "verdict": "accept"}) + "\n")
        recorder.stdin.flush()
        backup(library(env), tmp_path / "backup")
        acknowledged |= {json.loads(recorder.stdout.readline())["event"] for _ in range(50)}
        rounds += 1
        _check_restored(tmp_path, f"again-{rounds}", before)
    ingester.communicate()
    recorder.communicate()
    assert (ingester.returncode, recorder.returncode) == (0, 0)
    assert acknowledged <= {row["event"] for row in exported(env)}


def _check_restored(tmp_path: Path, name: str, acknowledged: set[str]) -> None:
    folder = tmp_path / name
    restore(tmp_path / "backup", folder)
    assert verify(folder / "verdicts") == []
    connection = sqlite3.connect(folder / "library.sqlite")
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    unknown = "SELECT count(*) FROM event WHERE article NOT IN (SELECT id FROM article)"
    assert connection.execute(unknown).fetchone() == (0,)
    assert acknowledged <= {event for (event,) in connection.execute("SELECT event FROM event")}
    for journal, position in connection.execute("SELECT journal, position FROM folded"):
        assert (folder / "verdicts" / journal).stat().st_size == position
    connection.close()
    shutil.rmtree(folder)


def test_a_backup_replaces_an_earlier_one_and_nothing_else(env: dict[str, str], tmp_path: Path) -> None:
    target = tmp_path / "backup"
    first = backup(library(env), target)
    decided(env, {"article": "a1", "verdict": "escalate"})
    second = backup(library(env), target)
    assert sorted(path.name for path in target.iterdir()) == sorted([second.folder, "manifest.json"])
    assert first.folder != second.folder
    other = tmp_path / "other"
    other.mkdir()
    (other / "letters.txt").write_text("mine")
    done = run(env, "backup", str(other))
    assert done.returncode == 1
    assert "neither empty nor a backup (letters.txt is there)" in done.stderr
    assert [path.name for path in other.iterdir()] == ["letters.txt"]
    assert run(env, "backup", str(library(env))).returncode == 1


class Stopped(BaseException):
    pass


@pytest.mark.parametrize("call", ["described", "write", "sync"])
def test_a_backup_cut_short_leaves_the_earlier_one(
    env: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    target = tmp_path / "backup"

    def stop(*_: Any) -> None:
        raise Stopped

    with monkeypatch.context() as patch:
        patch.setattr(f"tui.desk.backup.{call}", stop)
        # Killed: nothing is cleaned up.
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)
        with pytest.raises(Stopped):
            backup(library(env), target)
        with pytest.raises(Refused, match=r"no backup here"):
            restore(target, tmp_path / "never")
        assert not (tmp_path / "never").exists()
    whole = backup(library(env), target)
    with monkeypatch.context() as patch:
        patch.setattr(f"tui.desk.backup.{call}", stop)
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)
        with pytest.raises(Stopped):
            backup(library(env), target)
    assert restore(target, tmp_path / "again").manifest == whole
    assert len(list(target.iterdir())) == 3
    backup(library(env), target)
    assert len(list(target.iterdir())) == 2


def test_a_damaged_backup_is_refused_and_nothing_touched(env: dict[str, str], tmp_path: Path) -> None:
    target = tmp_path / "backup"
    made = backup(library(env), target)
    for file in made.files:
        path = target / made.folder / file.path
        data = path.read_bytes()
        for damaged in (data[:-1], data[:50] + bytes([data[50] ^ 1]) + data[51:]):
            path.write_bytes(damaged)
            done = run(env, "--library", str(tmp_path / "new"), "restore", str(target))
            assert done.returncode == 1
            assert f"{path}: damaged" in done.stderr
        path.unlink()
        done = run(env, "--library", str(tmp_path / "new"), "restore", str(target))
        assert f"{path}: No such file" in done.stderr
        path.write_bytes(data)
    assert not (tmp_path / "new").exists()
    manifests.verify(target, made)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("copydesk-backup/1", "copydesk-backup/2", "newer copydesk"),
        ("copydesk-backup/1", "letters", "no manifest"),
        ('"library_version": 1', '"library_version": 999', "newer copydesk (version 999"),
        ('"library.sqlite"', '"../../somewhere"', "no path of a backup"),
        ('{"', '["', "manifest.json"),
    ],
)
def test_a_strange_manifest_is_refused(
    env: dict[str, str], tmp_path: Path, old: str, new: str, said: str
) -> None:
    target = tmp_path / "backup"
    made = backup(library(env), target)
    old = old.replace('version": 1', f'version": {made.library_version}')
    text = (target / "manifest.json").read_text().replace("{\n ", "{", 1)
    assert old in text
    (target / "manifest.json").write_text(text.replace(old, new, 1))
    with pytest.raises(Refused) as caught:
        restore(target, tmp_path / "new")
    assert said in str(caught.value)
    assert not (tmp_path / "new").exists()


def test_a_manifest_that_is_nested_too_deeply_is_refused(env: dict[str, str], tmp_path: Path) -> None:
    target = tmp_path / "backup"
    target.mkdir()
    for text in ('{"format": ' + "[" * 100_000, '{"a": ' * 100_000):
        (target / "manifest.json").write_text(text)
        for words in (("restore", str(target)), ("backup", str(target))):
            done = run(env, *words)
            assert done.returncode == 1
            [line] = done.stderr.splitlines()
            assert f"{target / 'manifest.json'}: nested too deeply" in line


def test_a_library_with_anything_in_it_is_not_restored_over(env: dict[str, str], tmp_path: Path) -> None:
    target = tmp_path / "backup"
    backup(library(env), target)
    done = run(env, "restore", str(target))
    assert done.returncode == 1
    assert "--library DIR" in done.stderr
    assert len(exported(env)) == 10


def test_an_empty_library_is_restored_into_unless_it_is_open(env: dict[str, str], tmp_path: Path) -> None:
    target = tmp_path / "backup"
    backup(library(env), target)
    there = {**env, "COPYDESK_LIBRARY": str(tmp_path / "new")}
    assert run(there, "ingest", "-").returncode == 1
    folder = library(there)
    assert (folder / "library.sqlite").exists()
    (folder / "desk.toml").write_text("# new\n")
    holder = sqlite3.connect(folder / "library.sqlite")
    holder.execute("SELECT count(*) FROM article").fetchone()
    done = run(there, "restore", str(target))
    assert done.returncode == 1
    assert "has it open" in done.stderr
    holder.close()
    assert run(there, "restore", str(target)).returncode == 0
    assert len(exported(there)) == 10
    assert (folder / "desk.toml").read_text() == "# new\n"


KILLED = """
import os, sys
from pathlib import Path
from tui.desk import placing
from tui.desk.restore import restore
placing._link = lambda *_: os._exit(9)
restore(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def test_a_restore_cut_short_leaves_no_library_and_can_be_run_again(
    env: dict[str, str], tmp_path: Path
) -> None:
    (library(env) / "desk.toml").write_text("# house rules\n")
    target = tmp_path / "backup"
    backup(library(env), target)
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "desk.toml").write_text("# mine\n")
    assert subprocess.run([sys.executable, "-c", KILLED, str(target), str(folder)]).returncode == 9
    assert list((folder / "verdicts").iterdir())
    assert run({**env, "COPYDESK_LIBRARY": str(folder)}, "list").returncode == 3
    restore(target, folder)
    assert len(exported({**env, "COPYDESK_LIBRARY": str(folder)})) == 10
    assert settings(folder) == {"desk.toml": "# house rules\n", "desk.toml.before-restore": "# mine\n"}
    assert not list(folder.glob(".restore-*"))


def settings(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.glob("desk.toml*")}


def test_every_restore_sets_the_settings_aside_that_it_replaces(
    env: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (library(env) / "desk.toml").write_text("# house rules\n")
    target = tmp_path / "backup"
    backup(library(env), target)
    # Named from where one stands.
    monkeypatch.chdir(tmp_path)
    for text in ("# first\n", "# second\n", "# third\n"):
        lose(env)
        (library(env) / "desk.toml").write_text(text)
        restore(Path("backup"), Path("library"))
    assert settings(library(env)) == {
        "desk.toml": "# house rules\n",
        "desk.toml.before-restore": "# first\n",
        "desk.toml.before-restore-2": "# second\n",
        "desk.toml.before-restore-3": "# third\n",
    }
    # A link stays one, wherever it leads.
    lose(env)
    (library(env) / "desk.toml").unlink()
    (library(env) / "desk.toml").symlink_to("nowhere")
    restore(target, library(env))
    assert (library(env) / "desk.toml.before-restore-4").readlink() == Path("nowhere")
    assert (library(env) / "desk.toml").read_text() == "# house rules\n"


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file but the library's own: which it is, and what it holds."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".sqlite")
    return {str(path): (path.stat().st_ino, path.read_bytes()) for path in files}


def shortened(env: dict[str, str]) -> Path:
    """The library's file gone, and the end of its journal."""
    journal = lose(env)
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:6]))
    return journal


def test_a_restore_that_is_refused_at_the_end_has_changed_nothing(
    env: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (library(env) / "desk.toml").write_text("# house rules\n")
    target = tmp_path / "backup"
    backup(library(env), target)
    shortened(env)
    real = placing._link
    for text in ("# mine\n", None):
        (library(env) / "desk.toml").unlink()
        if text is not None:
            (library(env) / "desk.toml").write_text(text)
        before = snapshot(library(env))

        def meanwhile(staged: Path, place: Path) -> None:
            Library.open(place).close()
            real(staged, place)

        with monkeypatch.context() as patch:
            patch.setattr(placing, "_link", meanwhile)
            with pytest.raises(Refused, match="another process has made a library here"):
                restore(target, library(env))
        assert snapshot(library(env)) == before
        (library(env) / "desk.toml").touch()
        lose(env)
    restore(target, library(env))
    assert len(exported(env)) == 10


def test_a_verdict_told_of_while_a_restore_copies_is_not_lost(
    env: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "backup"
    backup(library(env), target)
    journal = shortened(env)
    real = restoring._copy

    def meanwhile(*given: Any) -> None:
        real(*given)
        with Journal(journal.parent) as writer:
            writer.append(Entry("t", [(None, {"told": "of"})]))

    with monkeypatch.context() as patch:
        patch.setattr(restoring, "_copy", meanwhile)
        with pytest.raises(Refused, match="goes on otherwise than in the backup"):
            restore(target, library(env))
    assert b'"told":"of"' in journal.read_bytes()
    assert not (library(env) / "library.sqlite").exists()


def test_a_journal_that_is_written_to_is_not_replaced(env: dict[str, str], tmp_path: Path) -> None:
    target = tmp_path / "backup"
    backup(library(env), target)
    journal = shortened(env)
    before = snapshot(library(env))
    with Journal(journal.parent) as writer:
        writer.new_id()
        with pytest.raises(Refused, match=f"{journal.name}: another program records verdicts"):
            restore(target, library(env))
    assert snapshot(library(env)) == before
    restore(target, library(env))
    assert len(exported(env)) == 10


def test_nobody_takes_a_journal_over_while_it_is_replaced(
    env: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "backup"
    backup(library(env), target)
    journal = shortened(env)
    real = placing._link

    def meanwhile(*given: Path) -> None:
        with Journal(journal.parent) as writer:
            writer.append(Entry("t", [(None, {"told": "of"})]))
            assert writer.writer != journal.stem
        real(*given)

    with monkeypatch.context() as patch:
        patch.setattr(placing, "_link", meanwhile)
        restore(target, library(env))
    assert len(list(journal.parent.glob("*.jsonl"))) == 2


def test_parts_that_one_side_alone_has_make_a_fork(env: dict[str, str], tmp_path: Path) -> None:
    """A journal's part is ended where the next one begins: another end of it is a fork."""
    target = tmp_path / "backup"
    whole = lose(env)
    lines = whole.read_bytes().splitlines(keepends=True)
    for here, there in ((8, 6), (6, 8)):
        folder, other = tmp_path / f"here{here}", tmp_path / f"there{there}"
        for place, count in ((folder, here), (other, there)):
            (place / "verdicts").mkdir(parents=True)
            (place / "verdicts" / whole.name).write_bytes(b"".join(lines[:count]))
        # The side whose first part is the shorter one has gone on in a second.
        ended = min((here, folder), (there, other))[1]
        (ended / "verdicts" / f"{whole.stem}-2.jsonl").write_bytes(lines[0])
        Library.open(other / "library.sqlite").close()
        backup(other, target)
        with pytest.raises(Refused, match="goes on otherwise"):
            restore(target, folder)


def test_a_team_folder_stays_one(env: dict[str, str], tmp_path: Path) -> None:
    library(env).chmod(0o2770)
    target = tmp_path / "backup"
    backup(library(env), target)
    folder = library(restored(env, target, "team"))
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode)
        for path in (folder, folder / "verdicts", folder / "library.sqlite")
    }
    assert modes == {"team": 0o2770, "verdicts": 0o2770, "library.sqlite": 0o660}
    assert folder.stat().st_gid == os.stat(library(env)).st_gid


def test_two_backups_at_once_into_one_folder(env: dict[str, str], tmp_path: Path) -> None:
    from tui.desk.folder_lock import locked

    target = tmp_path / "backup"
    target.mkdir()
    with locked(target, Refused("")), pytest.raises(Refused, match="another backup is being written"):
        backup(library(env), target)


def test_journals_lost_from_the_library_are_not_lost_from_its_backup(
    env: dict[str, str], tmp_path: Path
) -> None:
    """The projection holds what the lost journal held: the backup keeps it."""
    assert len(exported(env)) == 10
    [journal] = (library(env) / "verdicts").glob("*.jsonl")
    journal.unlink()
    backup(library(env), tmp_path / "backup")
    assert len(exported(restored(env, tmp_path / "backup", "again"))) == 10


def test_a_log_that_outlived_its_library_is_set_aside(tmp_path: Path) -> None:
    folder = tmp_path / "left"
    folder.mkdir()
    log = folder / "library.sqlite-wal"
    for text in (b"of a library that is lost", b"of another one"):
        log.write_bytes(text)
        assert remove_empty(folder / "library.sqlite")
        assert not log.exists()
    assert log.with_name("library.sqlite-wal.before-restore").read_bytes() == b"of a library that is lost"
    assert log.with_name("library.sqlite-wal.before-restore-2").read_bytes() == b"of another one"


def test_journals_that_outlived_their_library_are_named(env: dict[str, str]) -> None:
    for file in library(env).glob("library.sqlite*"):
        file.unlink()
    for words in (("list",), ("show", "a1"), ("stats",), ("record", "-")):
        done = run(env, *words)
        assert done.returncode == 3
        [line] = done.stderr.splitlines()
        assert "library.sqlite is gone, but 1 journal found in verdicts/" in line
        assert "copydesk restore DIR" in line
        assert "copydesk ingest PATH" in line


def lose(env: dict[str, str]) -> Path:
    """The library's file gone, its journals there; the only one of them."""
    for file in library(env).glob("library.sqlite*"):
        file.unlink()
    [journal] = (library(env) / "verdicts").glob("*.jsonl")
    return journal


def test_journals_that_outlived_their_library_are_joined_with_a_backup(
    env: dict[str, str], tmp_path: Path
) -> None:
    target = tmp_path / "backup"
    backup(library(env), target)
    decided(env, {"article": "a1", "verdict": "skip"})
    before = exported(env)
    journal = lose(env)
    inode = journal.stat().st_ino
    done = run(env, "restore", str(target))
    assert done.returncode == 0, done.stderr
    assert f"{journal.name}: goes on from the backup's: kept" in done.stderr
    assert exported(env) == before
    assert journal.stat().st_ino == inode
    # Cut back, with a line begun that nobody was told of: now the backup's is the longer one.
    lines = journal.read_bytes().splitlines(keepends=True)
    lose(env)
    journal.write_bytes(b"".join(lines[:6]) + b"0123 begun")
    done = run(env, "restore", str(target))
    assert f"{journal.name}: the backup's goes on from it: brought" in done.stderr
    assert len(exported(env)) == 10
    # One that only this side has.
    other = journal.with_name("0123456789abcdef.jsonl")
    lose(env)
    journal.rename(other)
    done = run(env, "restore", str(target))
    assert f"{other.name}: not in the backup: kept" in done.stderr
    assert len(exported(env)) == 10
    assert sorted(path.name for path in other.parent.glob("*.jsonl")) == sorted([other.name, journal.name])


def test_journals_that_forked_are_named_and_nothing_is_restored(env: dict[str, str], tmp_path: Path) -> None:
    target = tmp_path / "backup"
    [journal] = (library(env) / "verdicts").glob("*.jsonl")
    data = journal.read_bytes()
    decided(env, {"article": "a1", "verdict": "skip"})
    backup(library(env), target)
    lose(env)
    journal.write_bytes(data)
    assert run(env, "ingest", "-").returncode == 1
    filled(env, [{"id": "a1", "text": "The 1th story."}])
    decided(env, {"article": "a1", "verdict": "reject"})
    lose(env)
    before = {path: path.read_bytes() for path in library(env).rglob("*") if path.is_file()}
    done = run(env, "restore", str(target))
    assert done.returncode == 1
    assert f"verdicts: {journal.name}: goes on otherwise than in the backup" in done.stderr
    assert {path: path.read_bytes() for path in library(env).rglob("*") if path.is_file()} == before


def lacking_a_row(env: dict[str, str]) -> None:
    """The first byte of a page of the library's file gone wrong."""
    path = library(env) / "library.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        [(root,)] = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'origin'").fetchall()
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096 + 3)
        file.write(b"\x7f")


def test_a_damaged_library_takes_no_earlier_backups_place(env: dict[str, str], tmp_path: Path) -> None:
    target = tmp_path / "backup"
    made = backup(library(env), target)
    lacking_a_row(env)
    done = run(env, "backup", str(target))
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert f"{library(env) / 'library.sqlite'}: damaged, not backed up" in line
    assert sorted(path.name for path in target.iterdir()) == sorted([made.folder, "manifest.json"])
    assert restore(target, tmp_path / "again").manifest == made


def test_a_library_that_changes_while_it_cannot_be_locked_is_not_backed_up(
    env: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "backup"
    made = backup(library(env), target)

    def meanwhile(source: Path, copies: Path) -> list[Path]:
        with Library.open(library(env) / "library.sqlite") as owner:
            owner.delete([f"a{n}" for n in range(0, 30, 2)])
        return copy_journals(source, copies)

    def open_to_read(folder: Path) -> Library:
        with monkeypatch.context() as patch:
            patch.setattr(connection, "no_room", lambda folder: "mounted read-only")
            return Library.open(folder / "library.sqlite", readonly=True)

    monkeypatch.setattr("tui.desk.backup.open_to_read", open_to_read)
    with monkeypatch.context() as patch:
        patch.setattr("tui.desk.backup.copy_journals", meanwhile)
        with pytest.raises(Changed):
            backup(library(env), target)
    assert restore(target, tmp_path / "again").manifest == made
    assert backup(library(env), target).articles == 15


def test_a_library_that_was_backed_up_damaged_is_restored_and_that_is_said(
    env: dict[str, str], tmp_path: Path
) -> None:
    target = tmp_path / "backup"
    made = backup(library(env), target)
    path = target / made.folder / "library.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        [(root,)] = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'origin'").fetchall()
    data = bytearray(path.read_bytes())
    data[(root - 1) * 4096 + 3] ^= 0x7F
    path.write_bytes(data)
    files = [
        manifests.described(path.parent, path) if file.path == path.name else file for file in made.files
    ]
    manifests.write(target, replace(made, files=files))
    done = run({**env, "COPYDESK_LIBRARY": str(tmp_path / "again")}, "restore", str(target))
    assert done.returncode == 1
    assert f"{tmp_path / 'again' / 'library.sqlite'}: damaged: " in done.stderr
    assert "restored into" in done.stderr.splitlines()[-1]
    assert "copydesk doctor" in done.stderr.splitlines()[-1]


def test_no_backup_inside_the_library(env: dict[str, str]) -> None:
    with pytest.raises(Refused, match="is inside the library"):
        backup(library(env), library(env) / "backup")
    assert not (library(env) / "backup").exists()


def test_a_backup_that_fails_leaves_no_folder(
    env: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tui.desk.backup._copy", full)
    with pytest.raises(OSError, match="No space"):
        backup(library(env), tmp_path / "deep" / "backup")
    assert not (tmp_path / "deep" / "backup").exists()
