"""Two copies of a journal, cut anywhere."""

from pathlib import Path

import pytest

from tui.store.joining import relation
from tui.store.journal import Entry, Journal, journals


@pytest.fixture
def whole(tmp_path: Path) -> bytes:
    with Journal(tmp_path / "v") as writer:
        writer.append_many([Entry("t", [(None, {"n": n})]) for n in range(3)])
    return journals(tmp_path / "v")[0].read_bytes()


def test_every_cut_of_a_journal_is_shorter_and_every_other_end_a_fork(whole: bytes, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    there.write_bytes(whole)
    for size in range(len(whole)):
        # A last line that lacks only its newline, or has another byte there, was acknowledged. What is behind
        # the last whole line was told to nobody.
        expected, other_way = ("shorter", "longer") if size < len(whole) - 1 else ("same", "same")
        for end in (b"", b"#"):
            here.write_bytes(whole[:size] + end)
            assert relation(here, there) == expected
            assert relation(there, here) == other_way
    here.write_bytes(whole)
    assert relation(here, there) == "same"
    for place in range(0, len(whole), 7):
        here.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        if whole[place : place + 1] != b"\n" and place < whole.rstrip().rfind(b"\n"):
            assert relation(here, there) == "forked"


def test_a_last_line_that_lacks_only_its_newline_counts(whole: bytes, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    lines = whole.splitlines(keepends=True)
    here.write_bytes(whole[:-1])
    there.write_bytes(b"".join(lines[:-1]))
    assert relation(here, there) == "longer"
    there.write_bytes(b"".join(lines[:-2]) + lines[-1])
    assert relation(here, there) == "forked"
    # With another byte in the newline's place as well.
    here.write_bytes(whole[:-1] + b"#")
    assert relation(here, there) == relation(there, here) == "forked"
    there.write_bytes(b"".join(lines[:-1]))
    assert relation(here, there) == "longer"
    there.write_bytes(b"")
    assert relation(here, there) == "longer"
