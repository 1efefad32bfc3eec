"""``init``: an empty library with the right rights, or nothing at all."""

import grp
import os
import stat
from pathlib import Path

import pytest

from tui.desk import init
from tui.desk.init import NotMade, make_library
from tui.desk.listing import listing

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="gives a folder to another group: needs root")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(params=[0o077, 0o027, 0o000], ids=oct)
def umask(request: pytest.FixtureRequest) -> object:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_a_library_of_ones_own(tmp_path: Path) -> None:
    library = tmp_path / "deep" / "library"
    make_library(library)
    assert list(listing(library, "")) == []
    assert {path.name: mode(path) for path in library.iterdir()} == {
        "desk.toml": 0o600,
        "library.sqlite": 0o600,
        "verdicts": 0o700,
    }
    assert mode(library) == 0o700


@needs_root
@pytest.mark.usefixtures("umask")
def test_a_library_of_a_team(tmp_path: Path) -> None:
    library = tmp_path / "library"
    make_library(library, "54321")
    assert mode(library) == 0o2770
    assert {path.name: mode(path) for path in library.iterdir()} == {
        "desk.toml": 0o660,
        "library.sqlite": 0o660,
        "verdicts": 0o2770,
    }
    assert {path.stat().st_gid for path in (library, *library.iterdir())} == {54321}


def test_ones_own_group_may_be_given_by_name(tmp_path: Path) -> None:
    own = grp.getgrgid(os.getegid()).gr_name
    make_library(tmp_path / "library", own)
    assert mode(tmp_path / "library") == 0o2770


def test_an_empty_folder_that_is_there_is_taken(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir(0o755)
    make_library(tmp_path / "library")
    assert mode(tmp_path / "library") == 0o700


def test_what_is_there_already_stays_as_it_was(tmp_path: Path) -> None:
    make_library(tmp_path / "library")
    before = (tmp_path / "library" / "library.sqlite").read_bytes()
    with pytest.raises(NotMade, match="holds a library already"):
        make_library(tmp_path / "library")
    assert (tmp_path / "library" / "library.sqlite").read_bytes() == before
    (tmp_path / "full").mkdir(0o755)
    (tmp_path / "full" / "notes").touch()
    with pytest.raises(NotMade, match="is not empty"):
        make_library(tmp_path / "full")
    assert mode(tmp_path / "full") == 0o755
    with pytest.raises(NotMade, match="Not a directory"):
        make_library(tmp_path / "full" / "notes")


def test_no_such_group_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotMade, match="no group 'no-such-group' on this system"):
        make_library(tmp_path / "deep" / "library", "no-such-group")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("step", ["_share", "_write", "open_library"])
@pytest.mark.parametrize("error", [PermissionError(1, "no"), KeyboardInterrupt()])
def test_a_failure_at_any_step_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, there: bool, error: BaseException
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    if there:
        (tmp_path / "library").mkdir(0o750)
    monkeypatch.setattr(init, step, fail)
    with pytest.raises(NotMade if isinstance(error, OSError) else KeyboardInterrupt):
        make_library(tmp_path / "library")
    assert [path.name for path in tmp_path.rglob("*")] == ["library"] * there
    assert not there or mode(tmp_path / "library") == 0o750


def test_of_two_at_once_one_makes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = tmp_path / "library"
    share = init._share

    def late(folder: Path, group: int | None) -> None:
        """Another one is quicker."""
        monkeypatch.setattr(init, "_share", share)
        make_library(library)
        share(folder, group)

    library.mkdir()
    monkeypatch.setattr(init, "_share", late)
    with pytest.raises(NotMade, match="File exists"):
        make_library(library)
    assert list(listing(library, "")) == []
