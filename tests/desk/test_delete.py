"""What a deletion says of the files beside the library's."""

from pathlib import Path

import pytest

from tests.library.samples import document
from tui.desk.delete import chosen, delete
from tui.desk.open import FILE, open_library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_library(tmp_path / "desk", create=True) as library:
        for number in range(5):
            library.add(document(f"Weir {number} held.", f"a{number}"))
    return tmp_path / "desk"


def deleted(folder: Path, identity: str) -> list[str]:
    done = delete(folder, [chosen(folder, identity)])
    assert done.articles == 1
    assert done.traceless == (not done.left)
    return done.left


def test_files_that_were_set_aside_or_left_over_are_named(folder: Path) -> None:
    assert deleted(folder, "a0") == []
    names = [f"{FILE}-wal.before-restore", f"{FILE}-wal.before-restore-2", f"{FILE}.old"]
    (folder / f"{FILE}-empty").touch()
    (folder / ".restore-x1").mkdir()
    for name in (*names, f".restore-x1/{FILE}"):
        (folder / name).write_bytes(b"Weir 1 held.")
    told = deleted(folder, "a1")
    assert [line.split(" ")[0] for line in told] == sorted(
        str(folder / name) for name in (f".restore-x1/{FILE}", *names)
    )
    assert all("may still hold their text" in line for line in told)


def test_a_log_that_is_kept_in_use_is_named(folder: Path) -> None:
    with open_library(folder) as reader, reader.checkup().moment():
        reader.identity(1)
        [line] = deleted(folder, "a1")
    assert line.startswith(f"{folder / FILE}-wal still holds their text")
    assert deleted(folder, "a2") == []
