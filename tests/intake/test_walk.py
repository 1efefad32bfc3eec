import os
from io import BytesIO
from pathlib import Path

import pytest

from tests.intake.helpers import refused, taken
from tui.intake import documents
from tui.intake import walk as walk_module
from tui.model import RawDocument, encode


def tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(os.fsencode(name))


def raws(*paths: str | Path) -> list[str]:
    return [d.raw for d in taken(list(documents(paths)))]


def test_folders_are_walked_in_sorted_order_without_hidden_names(tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "a/2.txt", "a/10.txt", "c/d/e.txt", ".hidden", ".git/config", "c/.x", "a.txt")
    assert raws(tmp_path) == ["a/10.txt", "a/2.txt", "a.txt", "b.txt", "c/d/e.txt"]


def test_what_is_named_is_read_even_if_hidden_and_as_often_as_named(tmp_path: Path) -> None:
    tree(tmp_path, ".hidden", "b")
    assert raws(tmp_path / ".hidden", tmp_path / "b", tmp_path / "b") == [".hidden", "b", "b"]


def test_what_tells_of_the_files_beside_it_is_no_article_unless_it_is_named(tmp_path: Path) -> None:
    about = ("README", "readme.md", "a/ReadMe.txt", "LICENSE", "licence.rst", "COPYING")
    articles = ("README.jpg.txt", "copying/1", "licensed.txt", "readme-first.txt")
    tree(tmp_path, *about, *articles)
    assert raws(tmp_path) == sorted(articles)
    assert raws(tmp_path / "README", tmp_path / "a" / "ReadMe.txt") == ["README", "a/ReadMe.txt"]


def test_the_path_stays_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "in/a.txt")
    monkeypatch.chdir(tmp_path)
    assert [item.origin.path for item in documents(["in", "./in/", "./in/a.txt"])] == [
        "in/a.txt",
        "./in/a.txt",
        "./in/a.txt",
    ]


def test_loops_end_and_broken_links_are_refused(tmp_path: Path) -> None:
    tree(tmp_path, "a/b/c.txt")
    (tmp_path / "a" / "b" / "up").symlink_to("../..")
    (tmp_path / "again").symlink_to("a")
    (tmp_path / "broken").symlink_to("nowhere")
    items = list(documents([tmp_path]))
    assert [d.raw for d in taken(items)] == ["a/b/c.txt"]
    assert refused(items) == [f"{tmp_path / 'broken'}: No such file or directory"]


def test_a_linked_folder_and_a_linked_file_are_read(tmp_path: Path) -> None:
    tree(tmp_path, "elsewhere/x.txt")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "folder").symlink_to("../elsewhere")
    (tmp_path / "in" / "file").symlink_to("../elsewhere/x.txt")
    assert raws(tmp_path / "in") == ["elsewhere/x.txt", "elsewhere/x.txt"]


def test_special_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(list(documents([tmp_path]))) == [f"{tmp_path / 'pipe'}: a pipe, not a regular file"]
    reader, writer = os.pipe()
    os.write(writer, b"Through a pipe.")
    os.close(writer)
    assert raws(f"/dev/fd/{reader}") == ["Through a pipe."]
    os.close(reader)


def test_what_is_not_there_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt")
    items = list(documents([tmp_path / "nope", "a\0b", "", "x" * 5000, tmp_path / "a.txt" / "x", tmp_path]))
    assert [d.raw for d in taken(items)] == ["a.txt"]
    assert len(refused(items)) == 5


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_refused(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "shut/b.txt")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "shut").chmod(0)
    assert refused(list(documents([tmp_path]))) == [
        f"{tmp_path / 'a.txt'}: Permission denied",
        f"{tmp_path / 'shut'}: Permission denied",
    ]
    (tmp_path / "shut").chmod(0o700)


def test_a_folder_that_vanishes_is_refused(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "b/c.txt")
    items = documents([tmp_path])
    first = next(items)
    assert isinstance(first, RawDocument)
    (tmp_path / "b" / "c.txt").unlink()
    (tmp_path / "b").rmdir()
    assert refused(list(items)) == [f"{tmp_path / 'b'}: No such file or directory"]


def test_an_error_while_reading_is_refused(tmp_path: Path) -> None:
    class Failing(BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            line = super().readline(size)
            if not line:
                raise OSError(5, "Input/output error")
            return line

    items = list(documents(["-"], as_="jsonl", stdin=Failing(b'{"text": "A."}\n')))
    assert [d.raw for d in taken(items)] == ["A."]
    assert refused(items) == ["-:2: Input/output error"]
    assert refused(list(documents(["-"]))) == ["-: there is no stdin"]


def test_an_error_of_the_taker_is_not_swallowed(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt")
    items = documents([tmp_path])
    next(items)
    with pytest.raises(ValueError, match="mine"):
        items.throw(ValueError("mine"))  # type: ignore[attr-defined]


def test_a_name_that_is_no_utf_8_can_be_printed(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        tree(tmp_path, name)
    except OSError:
        pytest.skip("the file system takes no such name")
    (item,) = documents([tmp_path])
    assert item.origin.path == f"{tmp_path}/caf\ufffd.txt"
    assert encode(item)


def test_very_deep_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    deep = "/".join(["d"] * 300)
    Path(deep).mkdir(parents=True)
    Path(deep, "a.txt").write_text("Deep.")
    assert raws("d") == ["Deep."]
    assert list(walk_module.files("d")) == [(f"{deep}/a.txt", True)]
