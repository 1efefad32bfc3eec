"""Two users of one machine, in one library, for real."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.walk.screen import environment

ROOT = Path(__file__).resolve().parents[2]
TEAM, ANA, BEN, EVE = 54321, 54322, 54323, 54324


def _as(user: int, *groups: int) -> list[str]:
    listed = ",".join(map(str, groups)) or str(user)
    return ["setpriv", f"--reuid={user}", f"--regid={user}", f"--groups={listed}"]


def _python() -> str | None:
    """An interpreter of this version that other users may run, with what is installed here; None for none."""
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        return None
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for program in (
        sys.executable,
        *(str(Path(folder, version)) for folder in ("/usr/local/bin", "/usr/bin")),
    ):
        # Through a shell: what setpriv itself starts may still read what only root may.
        words = [*_as(ANA, TEAM), "sh", "-c", 'exec "$0" -c "import tui.desk.record, click"', program]
        if subprocess.run(words, cwd=ROOT, env=_env(Path("/")), capture_output=True).returncode == 0:
            return program
    return None


def _env(home: Path, **more: str) -> dict[str, str]:
    return environment(home, PYTHONPATH=os.pathsep.join([str(ROOT), *filter(None, sys.path)]), **more)


PYTHON = _python()

pytestmark = pytest.mark.skipif(
    PYTHON is None, reason="needs root, setpriv, and an interpreter that other users may run"
)


@pytest.fixture
def place() -> Iterator[Path]:
    # Not pytest's own folder: that one is closed to other users.
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        for user in (ANA, BEN, EVE):
            home = Path(name, str(user))
            home.mkdir(0o700)
            os.chown(home, user, user)
        yield Path(name)


def run(
    place: Path, user: int, *words: str, given: str = "", umask: str = "077"
) -> subprocess.CompletedProcess[str]:
    groups = () if user == EVE else (TEAM,)
    program = f'umask {umask}; exec "$0" -m tui "$@"'
    return subprocess.run(
        [*_as(user, *groups), "sh", "-c", program, str(PYTHON), *words],
        cwd=ROOT,
        env=_env(place / str(user), COPYDESK_LIBRARY=str(place / "library")),
        input=given,
        capture_output=True,
        text=True,
    )


def article(name: str) -> str:
    return json.dumps({"id": name, "text": f"The {name} stopped."}) + "\n"


def verdict(name: str, key: str) -> str:
    return json.dumps({"article": name, "verdict": "accept", "key": key}) + "\n"


@pytest.fixture
def library(place: Path) -> Path:
    (place / "library").mkdir()
    os.chown(place / "library", ANA, ANA)
    done = run(place, ANA, "init", "--group", str(TEAM), str(place / "library"))
    assert done.returncode == 0, done.stderr
    return place / "library"


def test_both_ingest_and_record_and_see_each_others_work(place: Path, library: Path) -> None:
    for user, name in ((ANA, "ferry"), (BEN, "mill"), (ANA, "tram")):
        done = run(place, user, "ingest", "--as", "jsonl", "-", given=article(name))
        assert done.returncode == 0, done.stderr
        done = run(place, user, "record", "--reviewer", str(user), "-", given=verdict(name, f"{name}-1"))
        assert done.returncode == 0, done.stderr
    for user in (ANA, BEN):
        done = run(place, user, "export", "--format", "jsonl")
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        assert [(row["article"], row["reviewer"]) for row in rows] == [
            ("ferry", str(ANA)),
            ("mill", str(BEN)),
            ("tram", str(ANA)),
        ]
        assert len(run(place, user, "list").stdout.splitlines()) == 3
    journals = list((library / "verdicts").glob("*.jsonl"))
    assert sorted(path.stat().st_uid for path in journals) == [ANA, BEN]
    assert {(path.stat().st_gid, path.stat().st_mode & 0o777) for path in journals} == {(TEAM, 0o640)}


def test_both_at_once_share_the_files_beside_the_library(place: Path, library: Path) -> None:
    """While one holds the library open, its log is there; the other one writes to it."""
    program = [*_as(ANA, TEAM), "sh", "-c", 'umask 077; exec "$0" -m tui record -', str(PYTHON)]
    env = _env(place / str(ANA), COPYDESK_LIBRARY=str(library))
    assert run(place, BEN, "ingest", "--as", "jsonl", "-", given=article("ferry")).returncode == 0
    with subprocess.Popen(program, cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as ana:
        assert ana.stdin and ana.stdout
        ana.stdin.write(verdict("ferry", "one").encode())
        ana.stdin.flush()
        assert json.loads(ana.stdout.readline())["article"] == "ferry"
        beside = [
            library / "library.sqlite-wal",
            library / "library.sqlite-shm",
            library / "verdicts" / "keys.lock",
        ]
        assert {(path.stat().st_gid, path.stat().st_mode & 0o777) for path in beside} == {(TEAM, 0o660)}
        assert run(place, BEN, "ingest", "--as", "jsonl", "-", given=article("mill")).returncode == 0
        assert run(place, BEN, "record", "-", given=verdict("mill", "two")).returncode == 0
        ana.stdin.close()
        assert ana.wait() == 0


def test_who_is_not_in_the_group_sees_nothing(place: Path, library: Path) -> None:
    done = run(place, EVE, "list")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.count("\n") == 1
    assert str(library) in done.stderr


def test_who_is_not_in_the_group_cannot_give_it_a_library(place: Path) -> None:
    mine = place / str(EVE) / "library"
    done = run(place, EVE, "init", "--group", str(TEAM), str(mine))
    assert done.returncode == 2
    assert f"you may not give it to group {TEAM}" in done.stderr
    assert not mine.exists()
    done = run(place, EVE, "init", str(place / str(ANA) / "library"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Permission denied" in done.stderr


def test_who_may_only_read_reads(place: Path, library: Path) -> None:
    assert run(place, ANA, "ingest", "--as", "jsonl", "-", given=article("ferry")).returncode == 0
    assert run(place, ANA, "record", "-", given=verdict("ferry", "one")).returncode == 0
    assert run(place, ANA, "list").returncode == 0
    for path in (library, *library.rglob("*")):
        path.chmod(path.stat().st_mode | (0o005 if path.is_dir() else 0o004))
    for words in (("list",), ("show", "ferry"), ("export", "--format", "jsonl"), ("stats",)):
        done = run(place, EVE, *words)
        assert (done.returncode, done.stderr) == (0, ""), words
        assert done.stdout == run(place, ANA, *words).stdout != ""
    for writing, given in (
        (("record", "-"), verdict("ferry", "two")),
        (("ingest", "--as", "jsonl", "-"), article("mill")),
        (("delete", "--yes", "ferry"), ""),
    ):
        done = run(place, EVE, *writing, given=given)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1), writing
        assert "you may not write" in done.stderr or "Permission denied" in done.stderr, writing
    said = run(place, EVE, "doctor").stdout
    assert "you may not write it" in said
    # To whoever may do so, the rights are wrong, and mended.
    assert "who is not of the team may read it" in run(place, ANA, "doctor", "--mend").stdout
    assert run(place, EVE, "list").returncode == 3


HOLDS = """
import sys
from pathlib import Path
from tui.desk.leases import Leases
leases = Leases(Path(sys.argv[1]), sys.argv[2])
given = leases.claim("ferry", lambda: leases.free("ferry"))
print(given, leases.readers("ferry"), leases.trouble, flush=True)
sys.stdin.read()
"""


def test_what_one_reads_is_held_for_all_and_what_is_left_over_goes(place: Path, library: Path) -> None:
    def holding(user: int, name: str) -> subprocess.Popen[str]:
        words = [*_as(user, TEAM), "sh", "-c", 'umask 077; exec "$0" "$@"', str(PYTHON), "-c", HOLDS]
        return subprocess.Popen(
            [*words, str(library), name],
            cwd=ROOT,
            env=_env(place / str(user)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    said = []
    for user, name in ((ANA, "ana"), (BEN, "ben"), (BEN, "ben")):
        with holding(user, name) as child:
            assert child.stdout is not None
            said.append(child.stdout.readline())
            if user == ANA:
                with holding(BEN, "ben") as other:
                    assert other.stdout is not None
                    said.append(other.stdout.readline())
                    other.kill()
            child.kill()
    assert said == ["True () \n", "False ('ana',) \n", "True () \n", "True () \n"]
    (left,) = (library / "desks").glob("*.json")
    assert (left.stat().st_uid, left.stat().st_gid, left.stat().st_mode & 0o777) == (BEN, TEAM, 0o640)
    assert "rights" not in run(place, BEN, "doctor").stdout.replace("ok       rights", "")
