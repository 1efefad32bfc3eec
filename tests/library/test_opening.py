import os
import sqlite3
import stat
import subprocess
import sys
import threading
from multiprocessing import get_context
from pathlib import Path

import pytest

from tests.library.samples import document, open_in, put
from tui.library import Interrupted, Library, LibraryError, schema
from tui.query import parse


def test_opening_makes_the_folder_and_a_file_for_its_owner_alone(tmp_path: Path) -> None:
    with open_in(tmp_path) as library:
        library.add(document("A.", "a"))
        for name in ("library.sqlite", "library.sqlite-wal"):
            assert stat.S_IMODE((library.path.parent / name).stat().st_mode) == 0o600
    assert stat.S_IMODE(library.path.parent.stat().st_mode) & 0o077 == 0


def test_in_a_team_folder_the_group_may_write(tmp_path: Path) -> None:
    tmp_path.chmod(0o2770)
    path = tmp_path / "library.sqlite"
    Library.open(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o660


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    path = open_in(tmp_path).path
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION_ID
    assert connection.execute("PRAGMA user_version").fetchone()[0] == len(schema.MIGRATIONS)
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    connection.close()


def test_a_newer_library_is_refused_in_one_clear_line(tmp_path: Path) -> None:
    path = open_in(tmp_path).path
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(LibraryError, match=r"library\.sqlite: made by a newer copydesk \(version 999"):
        Library.open(path)


def test_other_files_are_refused(tmp_path: Path) -> None:
    text = tmp_path / "text.sqlite"
    text.write_text("no database at all " * 100)
    other = tmp_path / "other.sqlite"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    foreign = tmp_path / "foreign.sqlite"
    connection = sqlite3.connect(foreign)
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    for path in (text, other, foreign):
        with pytest.raises(LibraryError, match=f"{path.name}: not a copydesk library"):
            Library.open(path)


def test_what_cannot_be_opened_is_a_library_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file" / "library.sqlite", tmp_path):
        with pytest.raises(LibraryError, match=str(path)):
            Library.open(path)
    with pytest.raises(LibraryError, match="missing"):
        Library.open(tmp_path / "missing.sqlite", readonly=True)


def test_readonly_reads_and_does_not_write(tmp_path: Path) -> None:
    with open_in(tmp_path) as library:
        put(library, "A.", "a")
    with Library.open(library.path, readonly=True) as reader:
        assert reader.count(parse("")) == 1
        with pytest.raises(LibraryError, match="may not be written"):
            reader.add(document("B.", "b"))


def test_an_empty_file_becomes_a_library_but_not_readonly(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.touch()
    with pytest.raises(LibraryError, match="brought up to date"):
        Library.open(path, readonly=True)
    with Library.open(path) as library:
        assert library.count(parse("")) == 0


def test_a_writer_that_holds_the_file_too_long_is_named(tmp_path: Path) -> None:
    with open_in(tmp_path) as holder, Library.open(holder.path, busy_seconds=0.05) as waiting:
        with holder.transaction(), pytest.raises(LibraryError, match=r"library\.sqlite: another process"):
            waiting.add(document("B.", "b"))
        assert waiting.add(document("B.", "b")).status == "new"


def test_reading_goes_on_while_another_writes(tmp_path: Path) -> None:
    with open_in(tmp_path) as writer, Library.open(writer.path, busy_seconds=0.05) as reader:
        with writer.transaction():
            writer.add(document("B.", "b"))
            assert reader.count(parse("")) == 0
        assert reader.count(parse("")) == 1


def test_a_query_can_be_interrupted_from_another_thread(tmp_path: Path) -> None:
    with open_in(tmp_path) as library:
        with library.transaction():
            for number in range(3000):
                library.add(document(f"Text {number}.", str(number)))
        running = threading.Event()
        ended = threading.Event()

        def interrupt() -> None:
            running.wait()
            while not ended.wait(0.001):
                library.interrupt()

        thread = threading.Thread(target=interrupt)
        thread.start()
        try:
            with pytest.raises(Interrupted):
                running.set()
                for _ in range(100_000):
                    library.ids(parse("words:0.."), "site")
        finally:
            ended.set()
            thread.join()
        assert library.count(parse("")) == 3000


def _add_many(path: Path, worker: int) -> None:
    with Library.open(path) as library:
        for batch in range(5):
            with library.transaction():
                for number in range(10):
                    library.add(
                        document(f"Worker {worker} wrote {batch}, {number}.", f"{worker}-{batch}-{number}")
                    )
                    library.add(document(f"All wrote {batch}, {number}."))


def test_four_processes_make_and_fill_one_library(tmp_path: Path) -> None:
    path = tmp_path / "desk" / "library.sqlite"
    context = get_context("spawn")
    workers = [context.Process(target=_add_many, args=(path, number)) for number in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0] * 4
    with Library.open(path) as library:
        assert library.count(parse("")) == 4 * 50 + 50
        assert library.unread_count() == 250


def test_importing_the_library_is_light() -> None:
    code = "import sys; import tui.library; print(*sys.modules)"
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    loaded = {name.partition(".")[0] for name in out.stdout.split()}
    assert not loaded & {"asyncio", "click", "multiprocessing", "platformdirs", "rich", "textual", "tinydb"}
