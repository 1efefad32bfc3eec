import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.disk import Disk
from tui.store.journal import Entry, Journal, Line, Reader, StoreError, journals, read_lines
from tui.store.lines import CHECKSUM, decode_header, opened, sealed
from tui.store.reader import Damage
from tui.store.verify import verify


def entry(value: object, line_id: str | None = None) -> Entry:
    return Entry("notes", [(None, {"value": value})], id=line_id)


def everything(folder: Path) -> list[Line]:
    return [line for _, line, _ in Reader(folder).read()]


def values(folder: Path) -> list[object]:
    return [doc["value"] for line in everything(folder) for _, doc in line.changes if doc is not None]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal of three lines."""
    folder = tmp_path_factory.mktemp("written")
    with Journal(folder) as journal:
        for value in ("one", "two\nlines", "ünï ☃ \ud800"):
            journal.append(entry(value))
    return journals(folder)[0].read_bytes()


def test_what_was_appended_is_read(tmp_path: Path) -> None:
    texts = ["plain", "a\nb\r\x00\x1b[2J", "\ud800", "\u2028", {"deep": [1, 2.5, None, True]}, 10**30]
    with Journal(tmp_path / "new" / "folder") as journal:
        ids = [journal.append(entry(text)) for text in texts]
    assert values(journal.folder) == texts
    assert [line.id for line in everything(journal.folder)] == ids == sorted(ids)
    assert verify(journal.folder) == []
    assert oct(journals(journal.folder)[0].stat().st_mode & 0o777) == "0o640"


def test_nothing_is_made_before_the_first_append(tmp_path: Path) -> None:
    with Journal(tmp_path / "folder"):
        assert not (tmp_path / "folder").exists()


class Replacing:
    """Stands for the ``os`` module: an opened file is replaced before it is locked."""

    def __init__(self, replacement: bytes) -> None:
        self._replacement: bytes | None = replacement

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def open(self, path: Path, *given: Any) -> int:
        descriptor = os.open(path, *given)
        if self._replacement is not None:
            new = path.with_suffix(".new")
            new.write_bytes(self._replacement)
            new.replace(path)
            self._replacement = None
        return descriptor


def test_a_journal_that_is_replaced_while_it_is_taken_over_is_let_go(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.append(entry("before"))
    [path] = journals(tmp_path)
    with Journal(tmp_path, system=Replacing(path.read_bytes())) as journal:
        journal.append(entry("told of"))
    assert set(map(str, values(tmp_path))) == {"before", "told of"}


def test_a_free_journal_is_taken_over_and_a_held_one_is_not(tmp_path: Path) -> None:
    first = Journal(tmp_path)
    first.append(entry(1))
    with Journal(tmp_path) as second:
        second.append(entry(2))
        assert len(journals(tmp_path)) == 2
    first.close()
    with Journal(tmp_path) as third:
        third.append(entry(3))
    assert len(journals(tmp_path)) == 2
    assert sorted(map(str, values(tmp_path))) == ["1", "2", "3"]
    assert verify(tmp_path) == []


def test_a_torn_tail_cut_at_every_byte_costs_only_the_torn_line(tmp_path: Path, written: bytes) -> None:
    ends = [i + 1 for i, byte in enumerate(written) if byte == 10]
    for cut in range(len(written) + 1):
        folder = tmp_path / str(cut)
        folder.mkdir()
        # Under its own name, or it would not be taken over.
        path = folder / f"{decode_header(opened(written.splitlines()[0]) or b'').writer}.jsonl"
        path.write_bytes(written[:cut])
        whole = max(0, sum(end <= cut for end in ends) - 1)
        assert len(values(folder)) == whole
        with Journal(folder) as journal:
            journal.append(entry("after"))
        assert values(folder)[-1] == "after"
        # A whole line that lacks only its newline gets it back.
        unended = any(cut == end - 1 for end in ends[1:])
        assert len(values(folder)) == whole + unended + 1
        assert len(journals(folder)) == 1
        assert verify(folder) == []


def test_any_changed_byte_is_noticed_and_the_rest_is_readable(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "abc.jsonl"
    path.write_bytes(written)
    whole = [line.id for line, _ in read_lines(path)]
    starts = [0, *(i + 1 for i, byte in enumerate(written) if byte == 10)]
    for at in range(len(written)):
        for flip in (0x01, 0x20, 0xFF):
            damaged = bytearray(written)
            damaged[at] ^= flip
            path.write_bytes(damaged)
            damage: list[Damage] = []
            found = [line.id for line, _ in read_lines(path, 0, damage.append)]
            hit = sum(start <= at for start in starts) - 2
            last_newline = at == len(written) - 1
            assert damage or last_newline
            if hit >= 0:
                # A lost newline costs no line at all, unless it was the last.
                kept = written[at] == 10 and not last_newline
                assert found == (whole if kept else whole[:hit] + whole[hit + 1 :])


def test_a_changed_last_newline_costs_nothing_once_the_writer_goes_on(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / f"{decode_header(opened(written.splitlines()[0]) or b'').writer}.jsonl"
    path.write_bytes(written)
    before = values(tmp_path)
    path.write_bytes(written[:-1] + b"!")
    with Journal(tmp_path) as journal:
        journal.append(entry("after"))
    assert values(tmp_path) == [*before, "after"]
    assert verify(tmp_path) == []


def test_reading_goes_on_from_any_end_and_leaves_an_unfinished_line(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "abc.jsonl"
    path.write_bytes(written)
    lines = list(read_lines(path))
    for i, (_, end) in enumerate(lines):
        assert list(read_lines(path, end)) == lines[i + 1 :]
    last_start = lines[-2][1]
    reader = Reader(tmp_path)
    seen: list[Line] = []
    for cut in range(last_start - 3, len(written) + 1, 7):
        path.write_bytes(written[:cut])
        seen += [line for _, line, _ in reader.read()]
    path.write_bytes(written)
    seen += [line for _, line, _ in reader.read()]
    assert [line.id for line in seen] == [line.id for line, _ in lines]
    assert reader.damage == []
    assert list(reader.read()) == []


def test_an_offset_where_no_line_begins_reads_again_from_the_first(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "abc.jsonl"
    path.write_bytes(written)
    whole = list(read_lines(path))
    for offset in (5, len(written) - 3, len(written) + 100):
        damage: list[Damage] = []
        assert list(read_lines(path, offset, damage.append)) == whole
        assert len(damage) == 1


def test_a_missing_line_is_noticed(tmp_path: Path, written: bytes) -> None:
    lines = written.splitlines(keepends=True)
    (tmp_path / "abc.jsonl").write_bytes(lines[0] + lines[1] + lines[3])
    assert len(everything(tmp_path)) == 2
    assert ["missing" in damage.reason for damage in verify(tmp_path)] == [True]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=80) | st.sampled_from([b"\n", b"0" * CHECKSUM + b" {", b'{"format":'])))
def test_no_bytes_choke_a_reader(tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes]) -> None:
    path = tmp_path_factory.mktemp("junk") / "abc.jsonl"
    path.write_bytes(b"".join(pieces))
    assert list(read_lines(path)) == []
    assert everything(path.parent) == []


def test_rotation_chains_the_parts(tmp_path: Path) -> None:
    with Journal(tmp_path, rotate_at=2000) as journal:
        ids = [journal.append(entry("x" * 200)) for _ in range(30)]
    with Journal(tmp_path, rotate_at=2000) as journal:
        ids.append(journal.append(entry("y")))
    paths = journals(tmp_path)
    assert len(paths) > 3
    assert [line.id for path in paths for line, _ in read_lines(path)] == ids
    assert verify(tmp_path) == []
    paths[1].write_bytes(b"".join(paths[1].read_bytes().splitlines(keepends=True)[:-1]))
    assert len(verify(tmp_path)) == 1


def test_a_journal_replaced_under_the_writer_is_left(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.append(entry(1))
        path = journals(tmp_path)[0]
        kept = path.read_bytes()
        path.unlink()
        path.write_bytes(kept)
        journal.append(entry(2))
    assert values(tmp_path) == [1, 2]


def test_a_forked_child_writes_a_journal_of_its_own(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.append(entry("before"))
        child = os.fork()
        if child == 0:
            status = 1
            try:
                journal.append(entry("child"))
                status = 0
            finally:
                os._exit(status)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        journal.append(entry("parent"))
    assert len(journals(tmp_path)) == 2
    assert sorted(map(str, values(tmp_path))) == ["before", "child", "parent"]
    assert verify(tmp_path) == []


def test_every_failing_call_is_not_acknowledged_and_harms_nothing(tmp_path: Path) -> None:
    counting = Disk()
    with Journal(tmp_path / "count", system=counting) as journal:
        journal.append(entry(1))
        journal.append(entry(2))
    for number in range(1, len(counting.calls) + 1):
        folder = tmp_path / str(number)
        disk = Disk((number,))
        acknowledged: list[str] = []
        failures = 0
        with Journal(folder, system=disk) as journal:
            for value in (1, 2, 3):
                line_id: str | None = None
                for _ in range(2):
                    try:
                        acknowledged.append(journal.append(entry(value, line_id)))
                        break
                    except StoreError as error:
                        failures += 1
                        line_id = error.ids[0] if error.ids else None
                        assert error.reason == "No space left on device"
                        assert str(folder) in str(error)
        assert failures == 1
        once = {line.id: line for line in everything(folder)}
        assert sorted(once) == acknowledged
        assert len(acknowledged) == 3
        assert verify(folder) == []


def test_after_a_failed_sync_the_same_bytes_are_never_synced_again(tmp_path: Path) -> None:
    disk = Disk()
    with Journal(tmp_path, system=disk) as journal:
        journal.append(entry(1))
        disk.failing = (len(disk.calls) + 2,)
        with pytest.raises(StoreError) as caught:
            journal.append(entry(2))
        assert disk.calls[-2:] == ["write", "fdatasync"]
        first = journals(tmp_path)[0]
        size = first.stat().st_size
        assert [journal.append(entry(2, caught.value.ids[0]))] == caught.value.ids
        journal.append(entry(3))
    assert first.stat().st_size == size
    assert len(journals(tmp_path)) == 2
    assert sorted({line.id: line.doc["value"] for line in everything(tmp_path) if line.doc}.values()) == [
        1,
        2,
        3,
    ]


def test_a_disk_full_for_long_recovers(tmp_path: Path) -> None:
    disk = Disk()
    with Journal(tmp_path, system=disk) as journal:
        journal.append(entry(1))
        disk.failing = range(len(disk.calls) + 1, 10_000)
        for _ in range(5):
            with pytest.raises(StoreError):
                journal.append(entry(2))
        disk.failing = ()
        journal.append(entry(3))
    assert values(tmp_path) == [1, 3]
    assert verify(tmp_path) == []


def test_what_json_cannot_hold_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    with Journal(tmp_path) as journal:
        journal.append(entry(1))
        for bad in (object(), {1, 2}, b"bytes", deep):
            with pytest.raises((TypeError, ValueError, RecursionError)):
                journal.append_many([entry("good"), entry(bad)])
        journal.append(entry(2))
    assert values(tmp_path) == [1, 2]


WRITER = """
import sys
from pathlib import Path
from typing import Any
from tui.store.journal import Entry, Journal
journal = Journal(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    print(journal.append(Entry("notes", [(None, {"value": "x" * (number % 500)})])), flush=True)
"""


def start(folder: Path, count: int) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", WRITER, str(folder), str(count)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def test_every_acknowledged_line_survives_a_kill(tmp_path: Path) -> None:
    acknowledged: set[str] = set()
    for trial in range(30):
        process = start(tmp_path, 100_000)
        assert process.stdout is not None
        for _ in range(1 + trial * 7 % 40):
            acknowledged.add(process.stdout.readline().strip())
        os.kill(process.pid, signal.SIGKILL)
        rest = process.stdout.read().split("\n")
        # The last piece may be an id cut short on the pipe.
        acknowledged.update(rest[:-1])
        process.wait()
        process.stdout.close()
    acknowledged.discard("")
    ids = [line.id for line in everything(tmp_path)]
    assert acknowledged <= set(ids)
    assert len(ids) == len(set(ids))
    assert verify(tmp_path) == []
    assert len(journals(tmp_path)) == 1


def test_four_writers_at_once(tmp_path: Path) -> None:
    processes = [start(tmp_path, 250) for _ in range(4)]
    printed = [process.communicate()[0].split() for process in processes]
    ids = [line.id for line in everything(tmp_path)]
    assert sorted(ids) == sorted(one for lines in printed for one in lines)
    assert len(set(ids)) == 1000
    assert verify(tmp_path) == []


def test_a_journal_of_a_newer_format_is_not_touched_and_the_others_are_read(tmp_path: Path) -> None:
    with Journal(tmp_path) as writer:
        writer.append(Entry("t", [(None, {"n": 1})]))
    header = b'{"format":"journal/2","writer":"0000","created":"2027-01-01T00:00:00+00:00","newline":"none"}'
    newer = tmp_path / "0000.jsonl"
    newer.write_bytes(sealed(header) + b"what this version would take for an unfinished line")
    before = newer.read_bytes()
    with Journal(tmp_path) as writer:
        writer.append(Entry("t", [(None, {"n": 2})]))
    assert newer.read_bytes() == before
    reader = Reader(tmp_path)
    assert [line.doc for _, line, _ in reader.read()] == [{"n": 1}, {"n": 2}]
    assert [str(one) for one in reader.damage] == [f"{newer}: byte 0: format 'journal/2' is not known"]
    assert [one.reason for one in verify(tmp_path)] == ["format 'journal/2' is not known"]
