"""A file that is replaced: wholly or not at all, with the rights it had."""

import errno
import os
import stat
from pathlib import Path

import pytest

from tests.store.disk import Disk
from tui.store.whole import WholeFile


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def put(path: Path, data: bytes, disk: Disk) -> None:
    with WholeFile(path, system=disk) as file:
        file.write(data)


@pytest.mark.parametrize("there", [False, True])
def test_every_call_that_fails_leaves_the_old_file_or_the_new_one(tmp_path: Path, there: bool) -> None:
    path = tmp_path / "out"
    new = b"new " * 20_000
    calls = Disk()
    put(tmp_path / "trial", new, calls)
    (tmp_path / "trial").unlink()
    replaced = calls.calls.index("replace") + 1
    assert calls.calls[replaced:] == ["open", "fsync"]
    for number in range(1, len(calls.calls) + 1):
        for code in (errno.ENOSPC, errno.EIO):
            path.unlink(missing_ok=True)
            if there:
                path.write_bytes(b"old")
            with pytest.raises(OSError, match=os.strerror(code)):
                put(path, new, Disk((number,), code))
            if number > replaced:
                assert path.read_bytes() == new
            else:
                assert (path.read_bytes() if path.exists() else None) == (b"old" if there else None)
            assert [one.name for one in tmp_path.iterdir()] == [path.name] * path.exists()


def test_a_block_that_raises_leaves_all_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt), WholeFile(path) as file:
        file.write(b"half")
        raise KeyboardInterrupt
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_rights_are_handed_on_and_a_new_file_has_those_of_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        put(tmp_path / "new", b"", Disk())
        assert mode(tmp_path / "new") == 0o640
        for rights in (0o600, 0o664, 0o444):
            path = tmp_path / f"{rights:o}"
            path.write_bytes(b"old")
            path.chmod(rights)
            put(path, b"new", Disk())
            assert (path.read_bytes(), mode(path)) == (b"new", rights)
    finally:
        os.umask(before)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_owner_and_group_are_handed_on(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"old")
    os.chown(path, 54321, 54322)
    put(path, b"new", Disk())
    assert (path.stat().st_uid, path.stat().st_gid) == (54321, 54322)


def test_a_name_as_long_as_names_may_be(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 255)
    put(path, b"new", Disk())
    assert path.read_bytes() == b"new"


def test_a_folder_that_cannot_be_synced_is_no_failure(tmp_path: Path) -> None:
    put(tmp_path / "out", b"new", Disk((5,), errno.EINVAL))
    assert (tmp_path / "out").read_bytes() == b"new"
