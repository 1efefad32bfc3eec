"""What a screen has in front is given to nobody else, for as long as its process lives."""

import errno
import fcntl
import json
import os
import signal
import stat
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.program import decided, filled, run
from tests.walk.screen import environment
from tui.desk.backup import backup
from tui.desk.config.settings import Settings
from tui.desk.desk import Desk
from tui.desk.ingest import ingest
from tui.desk.leases import DESKS, Leases, called, screens, sealed, unsealed
from tui.desk.offering import offered
from tui.desk.restore import restore


@pytest.fixture
def ana(tmp_path: Path) -> Iterator[Leases]:
    leases = Leases(tmp_path, "ana")
    yield leases
    leases.close()


@pytest.fixture
def bo(tmp_path: Path) -> Iterator[Leases]:
    leases = Leases(tmp_path, "bo")
    yield leases
    leases.close()


def claim(leases: Leases, article: str) -> bool:
    return leases.claim(article, lambda: leases.free(article))


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / DESKS).glob("*.json"))


def test_what_one_has_in_front_is_given_to_no_other(ana: Leases, bo: Leases) -> None:
    assert claim(ana, "ferry")
    assert not claim(bo, "ferry") and bo.readers("ferry") == ("ana",)
    assert claim(bo, "mill")
    ana.hold("tram")
    assert claim(bo, "ferry")


def test_whoever_is_refused_keeps_what_they_had(ana: Leases, bo: Leases) -> None:
    ana.hold("ferry")
    bo.hold("mill")
    assert not claim(bo, "ferry")
    assert ana.look().front == {"mill": ("bo",)}


def test_going_there_by_hand_is_allowed_and_both_are_told(ana: Leases, bo: Leases) -> None:
    ana.hold("ferry")
    bo.hold("ferry")
    assert bo.readers("ferry") == ("ana",)
    assert ana.look().front == {"ferry": ("bo",)}


def test_several_are_let_in_where_so_many_are_to_judge(ana: Leases, bo: Leases, tmp_path: Path) -> None:
    eve, third, again = (Leases(tmp_path, name, each) for name, each in (("eve", 2), ("eve", 3), ("ana", 3)))
    ana.hold("ferry")
    for leases in (bo, eve, again):
        leases.refresh()
    assert not bo.free("ferry") and eve.free("ferry")
    assert not eve.free("ferry", judged=1), "ana and who judged it are all that are needed"
    assert not again.free("ferry"), "nobody is needed twice"
    bo.hold("ferry")
    for leases in (eve, third):
        leases.refresh()
    assert not eve.free("ferry") and third.free("ferry") and not third.free("ferry", judged=1)


def test_the_file_says_who_and_where(ana: Leases, tmp_path: Path) -> None:
    ana.hold("an article with a long name")
    ana.hold("a1")
    (path,) = (tmp_path / DESKS).glob("*.json")
    said = json.loads(path.read_text())
    assert (said["reviewer"], said["article"], said["pid"]) == ("ana", "a1", os.getpid())
    assert said["host"] == os.uname().nodename and said["since"].endswith("Z")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    ana.close()
    assert files(tmp_path) == []


def test_a_team_may_read_and_clear_away(tmp_path: Path) -> None:
    tmp_path.chmod(0o2770)
    leases = Leases(tmp_path, "ana")
    umask = os.umask(0o077)
    try:
        leases.hold("ferry")
    finally:
        os.umask(umask)
    assert stat.S_IMODE((tmp_path / DESKS).stat().st_mode) == 0o2770
    (path,) = (tmp_path / DESKS).glob("*.json")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    leases.close()


def test_any_id_will_do(ana: Leases, bo: Leases) -> None:
    for article in ("x" * 100_000, "\ud800", "a\nb\0c", '","check":"'):
        assert claim(ana, article)
        assert not claim(bo, article)
    assert len(called("x" * 100_000)) < 100


DEEDS = st.tuples(
    st.integers(0, 2), st.sampled_from(["hold", "claim", "leave", "die", "tidy"]), st.integers(0, 3)
)


@settings(max_examples=60, deadline=None)
@given(st.lists(DEEDS, max_size=25))
def test_whatever_is_done_nobody_is_given_what_another_has(deeds: list[tuple[int, str, int]]) -> None:
    with TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        screens = [Leases(folder, f"r{number}") for number in range(3)]
        stack.callback(lambda: deque(map(Leases.close, screens)))
        front: dict[int, str] = {}
        for number, deed, article in deeds:
            screen, others = screens[number], {one for at, one in front.items() if at != number}
            if deed == "hold":
                screen.hold(f"a{article}")
                front[number] = f"a{article}"
            elif deed == "claim":
                given_ = claim(screen, f"a{article}")
                assert given_ == (f"a{article}" not in others)
                front.update({number: f"a{article}"} if given_ else {})
            elif deed == "leave":
                screen.close()
                screens[number] = Leases(folder, f"r{number}")
                front.pop(number, None)
            elif deed == "die" and screen._descriptor is not None:
                # As the kernel does: the lock goes, the file stays.
                os.close(screen._descriptor)
                screen._descriptor = None
                screens[number] = Leases(folder, f"r{number}")
                front.pop(number, None)
            elif deed == "tidy":
                for path in (folder / DESKS).glob("*"):
                    path.unlink()
                for one in screens:
                    one.refresh()
                    one.hold(one._lease.article)
            assert {*screen.look().front} == {one for at, one in front.items() if at != number}


HOLDER = """
import sys, time
from pathlib import Path
from tui.desk.leases import Leases
leases = Leases(Path(sys.argv[1]), "bo")
leases.hold("ferry")
print("held", flush=True)
time.sleep(60)
"""


def test_the_kernel_frees_what_a_killed_screen_held(ana: Leases, tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert child.stdout is not None and child.stdout.readline() == b"held\n"
    assert not claim(ana, "ferry")
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert [screen.open for screen in screens(tmp_path)].count(False) == 1
    assert claim(ana, "ferry")
    assert len(files(tmp_path)) == 1, "whoever finds what is left over removes it"


def test_a_file_on_its_way_is_left_alone(ana: Leases, tmp_path: Path) -> None:
    ana.hold("ferry")
    coming = tmp_path / DESKS / "coming.json"
    coming.touch()
    assert ana.look().front == {} and coming.exists()
    os.utime(coming, (0, 0))
    assert ana.look().front == {} and not coming.exists()


def test_no_half_of_a_lease_is_believed(ana: Leases, tmp_path: Path) -> None:
    ana.hold("ferry")
    (path,) = (tmp_path / DESKS).glob("*.json")
    data = path.read_bytes()
    whole = unsealed(data)
    assert whole is not None and whole.article == "ferry" and sealed(whole) == data.rstrip()
    assert unsealed(data.replace(b"ferry", b"merry")) is None
    for cut in range(len(data.rstrip())):
        assert unsealed(data[:cut]) is None


@pytest.mark.parametrize("content", [b"{", b"[" * 4000, b"\xff\0" * 50, b'{"check":"00000000"}'])
def test_what_others_have_written_there_harms_nobody(ana: Leases, tmp_path: Path, content: bytes) -> None:
    ana.hold("ferry")
    with (tmp_path / DESKS / "other.json").open("wb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        other.write(content)
        other.flush()
        assert ana.look().front == {}
    (tmp_path / DESKS / "link.json").symlink_to("/nowhere")
    os.mkfifo(tmp_path / DESKS / "pipe.json")
    assert ana.look().front == {}


def test_a_file_that_is_taken_away_is_made_again(ana: Leases, bo: Leases, tmp_path: Path) -> None:
    ana.hold("ferry")
    for path in (tmp_path / DESKS).iterdir():
        path.unlink()
    (tmp_path / DESKS).rmdir()
    ana.look()
    ana.hold("ferry")
    assert bo.look().front == {"ferry": ("ana",)}


def test_of_many_at_once_each_is_given_another_one(tmp_path: Path) -> None:
    articles = [f"a{number}" for number in range(120)]
    given: list[str] = []

    def work(name: str) -> None:
        leases = Leases(tmp_path, name)
        for article in articles:
            free = article not in given and claim(leases, article)
            # Whoever had it may be done with it meanwhile.
            if free and article not in given:
                given.append(article)
        leases.close()

    threads = [threading.Thread(target=work, args=(f"r{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(given) == sorted(articles)
    assert files(tmp_path) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("call", ["open", "mkdir", "pwrite"])
def test_where_nothing_can_be_written_work_goes_on_and_it_is_said_once(
    tmp_path: Path, bo: Leases, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    if call != "mkdir":
        bo.hold("mill")
    ana = Leases(tmp_path, "ana")

    def fail(path: object, *rest: object, **more: object) -> int:
        if call != "open" or (isinstance(rest[0], int) and rest[0] & os.O_CREAT):
            raise OSError(number, os.strerror(number))
        return real(path, *rest, **more)  # type: ignore[no-any-return]

    real = getattr(os, call)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        ana.hold("ferry")
        assert os.strerror(number) in ana.trouble
        ana.trouble = ""
        assert claim(ana, "tram")
        if call != "mkdir":
            assert not claim(ana, "mill"), "what others have is heeded all the same"
        assert ana.trouble == ""
    ana.hold("ferry")
    assert bo.look().front == {"ferry": ("ana",)}, "the disk has room again"
    ana.close()


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, None])
def test_where_there_are_no_locks_work_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int | None
) -> None:
    def flock(*_: object) -> None:
        # Without a number: one that locks nobody out.
        if number is not None:
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", flock)
    ana = Leases(tmp_path, "ana")
    ana.hold("ferry")
    assert "lock" in ana.trouble.casefold() or "not supported" in ana.trouble
    assert claim(ana, "tram") and files(tmp_path) == []


def test_a_stopped_screen_holds_up_nobody(ana: Leases, bo: Leases, tmp_path: Path) -> None:
    ana.hold("ferry")
    with (tmp_path / DESKS / "lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        assert claim(bo, "mill") and not claim(bo, "ferry")


def test_backups_leave_them_out_and_restoring_beside_them_is_no_matter(tmp_path: Path) -> None:
    library, target = tmp_path / "library", tmp_path / "backup"
    (tmp_path / "a.txt").write_text("A ferry waits\n\nIt waits at the quay.\n")
    ingest(library, [str(tmp_path / "a.txt")], refused=print)
    with closing(Desk(library, "ana")) as desk:
        desk.leases.hold("ferry")
        manifest = backup(library, target)
    assert {one.path for one in manifest.files} == {"library.sqlite"}
    elsewhere = tmp_path / "elsewhere"
    bo = Leases(elsewhere, "bo")
    elsewhere.mkdir()
    bo.hold("mill")
    restore(target, elsewhere)
    assert len(files(elsewhere)) == 1
    bo.close()


def test_headless_commands_hold_nothing(tmp_path: Path) -> None:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"))
    filled(env, [{"id": "ferry", "text": "The ferry waits."}])
    decided(env, {"article": "ferry", "verdict": "accept"})
    assert run(env, "list").returncode == run(env, "export").returncode == 0
    assert not (tmp_path / "library" / DESKS).exists()


def test_what_is_decided_and_not_saved_yet_is_given_to_nobody(ana: Leases, bo: Leases) -> None:
    unsaved = ["ferry"]
    ana.unsaved = lambda: iter(unsaved)
    ana.hold("ferry")
    ana.hold("mill")
    assert not claim(bo, "ferry") and bo.readers("ferry") == ()
    unsaved.clear()
    ana.saved()
    assert claim(bo, "ferry")
    unsaved += (f"a{number}" for number in range(100_000))
    ana.hold("tram")
    assert not claim(bo, "a3")


def test_the_next_undecided_is_one_that_nobody_reads_and_nobody_has_decided_since(tmp_path: Path) -> None:
    crawl = tmp_path / "in.jsonl"
    crawl.write_text("".join(f'{{"id": "a{number}", "text": "The ferry waits."}}\n' for number in range(6)))
    ingest(tmp_path / "library", [str(crawl)], refused=print)
    with closing(Desk(tmp_path / "library", "ana")) as ana, closing(Desk(tmp_path / "library", "bo")) as bo:
        mine, others, late = ana.queue("", "oldest"), bo.queue("", "oldest"), ana.queue("", "oldest")
        assert offered(mine, ana.leases, 0) == 0 and offered(others, bo.leases, 0) == 1
        assert bo.next_undecided(others, 1) == 2
        bo.decide(3, "accept")
        assert bo.next_undecided(others, 2) == 3
        # The row that ana's list has in memory knows nothing of that verdict.
        assert mine.row(2).verdict is None and ana.next_undecided(mine, 1) == 4
        assert bo.next_undecided(others, 3) == 5 and bo.next_undecided(others, 5) == 0
        for seq in (2, 4, 6):
            ana.decide(seq, "skip")
        others.forget_all()
        assert bo.next_undecided(others, 0) is None and others.passed == {5}
        ana.leases.hold(None)
        assert bo.next_undecided(others, 0) == 4 and others.passed == set()
        assert offered(late, ana.leases, 1) == 0, "undecided when the list was taken, and decided since"


def test_where_two_are_to_judge_two_are_given_it_and_no_third(tmp_path: Path) -> None:
    library, crawl = tmp_path / "library", tmp_path / "in.jsonl"
    crawl.write_text("".join(f'{{"id": "a{number}", "text": "The ferry waits."}}\n' for number in range(3)))
    ingest(library, [str(crawl)], refused=print)
    (library / "desk.toml").write_text("[review]\neach = 2\n")
    with ExitStack() as stack:
        ana, bo, eve = (
            stack.enter_context(closing(Desk(library, name, Settings(folder=library))))
            for name in ("ana", "bo", "eve")
        )
        lists = {desk: desk.queue("verdict:none", "oldest") for desk in (ana, bo, eve)}
        assert [offered(lists[desk], desk.leases, 0) for desk in (ana, bo, eve)] == [0, 0, 1]
        ana.decide(1, "accept")
        assert ana.next_undecided(lists[ana], 0) == 1, "the other of the two"
        assert eve.next_undecided(lists[eve], 1) == 2, "bo is at the first, and ana has judged it"
        bo.decide(1, "reject")
        assert bo.next_undecided(lists[bo], 0) == 1
        # What eve's list has in memory knows nothing of ana's verdict on the last.
        eve.leases.hold("a1")
        bo.leases.hold("a2")
        ana.decide(3, "accept")
        assert lists[eve].row(2).reviews == 0 and eve.next_undecided(lists[eve], 1) is None
        bo.leases.hold("a0", judged=True)
        assert eve.next_undecided(lists[eve], 1) == 2
        ana.leases.hold("a2", judged=True)
        bo.leases.refresh()
        assert not bo.leases.free("a2", 1), "eve is the second"
        eve.leases.hold(None)
        bo.leases.refresh()
        assert bo.leases.free("a2", 1), "whoever has judged it and reads it still is counted once"
