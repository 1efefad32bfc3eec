"""A library read where nothing can be locked, while its owner writes to it after all."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.library.samples import document, open_in
from tui.desk.doctor.library import check_library
from tui.library import Changed, DamagedReading, Library, connection
from tui.library.still import Still
from tui.query import parse

ALL = parse("")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_in(tmp_path) as library, library.transaction():
        for number in range(200):
            library.add(document(f"Weir {number} held. " * 40, f"a{number}"))
    return library.path


@pytest.fixture
def reader(path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A reader who can make no file beside the library's, and so no lock."""
    monkeypatch.setattr(connection, "no_room", lambda folder: "mounted read-only")
    return Library.open(path, readonly=True)


def change(path: Path) -> None:
    with Library.open(path) as owner:
        owner.delete(f"a{number}" for number in range(0, 200, 2))


READS: dict[str, Callable[[Library, Path], object]] = {
    "count": lambda library, _: library.count(ALL),
    "page": lambda library, _: library.page(ALL),
    "ids": lambda library, _: library.ids(ALL),
    "rows": lambda library, _: library.rows(range(200)),
    "search": lambda library, _: library.count(parse("weir")),
    "counts": lambda library, _: library.counts(ALL),
    "document": lambda library, _: library.document(7),
    "raw": lambda library, _: library.raw(7),
    "reading": lambda library, _: library.reading(7),
    "nobody": lambda library, _: library.exact("nobody"),
    "events": lambda library, _: list(library.events(ALL)),
    "checks": lambda library, _: library.checkup().structure(),
    "raws": lambda library, _: list(library.checkup().raws()),
    "copy": lambda library, folder: library.copy(folder / "copy.sqlite", 0o600),
}


@pytest.mark.parametrize("read", READS)
def test_nothing_is_handed_out_once_the_file_has_changed(
    path: Path, reader: Library, tmp_path: Path, read: str
) -> None:
    with reader:
        assert reader.count(ALL) == 200
        READS[read](reader, tmp_path)
        (tmp_path / "copy.sqlite").unlink(missing_ok=True)
        change(path)
        with pytest.raises(Changed, match=r"library\.sqlite: another process has changed it"):
            READS[read](reader, tmp_path)


def test_a_list_that_is_being_handed_out_breaks_off(path: Path, reader: Library) -> None:
    with reader:
        rows = reader.checkup().standing()
        assert next(rows)[0] == "a0"
        change(path)
        with pytest.raises(Changed):
            next(rows)


def test_what_is_only_in_the_log_does_not_change_the_file(path: Path, reader: Library) -> None:
    with reader, Library.open(path) as owner:
        owner.add(document("Another."))
        assert reader.count(ALL) == 200


def test_a_file_that_has_gone_or_been_replaced_has_changed(path: Path, reader: Library) -> None:
    with reader:
        new = path.with_name("new")
        new.write_bytes(path.read_bytes())
        new.replace(path)
        with pytest.raises(Changed):
            reader.count(ALL)
        path.unlink()
        with pytest.raises(Changed):
            reader.count(ALL)


def test_a_damaged_reading_is_one_still(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(path)) as owner:
        owner.execute("INSERT INTO reading (seq, rules, article) VALUES (1, 'x', x'00')")
        owner.execute("UPDATE article SET unread = 0 WHERE seq = 1")
        owner.commit()
    monkeypatch.setattr(connection, "no_room", lambda folder: "mounted read-only")
    with Library.open(path, readonly=True) as reader, pytest.raises(DamagedReading):
        reader.reading(1)


def test_beside_a_log_that_is_empty_a_lock_is_taken(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "no_room", lambda folder: "mounted read-only")
    with Library.open(path) as owner:
        owner.delete(["a1"])
        assert path.with_name(f"{path.name}-wal").stat().st_size == 0
        with Library.open(path, readonly=True) as reader:
            assert not isinstance(reader._db, Still)
            assert reader.count(ALL) == 199
            owner.delete(["a2"])
            assert reader.count(ALL) == 198


def test_the_doctor_does_not_take_a_change_for_damage(path: Path, reader: Library) -> None:
    with reader:
        change(path)
        [finding] = check_library(reader, path.parent)
    assert "another process has changed it" in finding.text
    assert finding.mend == "copydesk doctor"
