"""Long work on a terminal and under signals: the bar, where it stopped, and that no child is left."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bench import corpus
from tests.cli.test_commands import PROGRAM, lines, run
from tests.walk.screen import Screen, environment
from tui.cli import progress

COUNT = 1200
JOBS = ["--jobs", "2"]


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "dump.jsonl"
    corpus.write(path, COUNT, words=150)
    return path


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")


def started(env: dict[str, str], *words: str) -> "subprocess.Popen[bytes]":
    # Not buffered: what a line read here has taken along would be missing from what is read at the end.
    pipe = subprocess.PIPE
    return subprocess.Popen([*PROGRAM, *words], env=env, stdout=pipe, stderr=pipe, bufsize=0)


def children(pid: int) -> list[int]:
    done = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True)
    return [int(found) for found in done.stdout.split()]


def gone(pids: list[int], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not any(_alive(pid) for pid in pids):
            return True
        time.sleep(0.05)
    return False


def _alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def with_children(child: "subprocess.Popen[bytes]") -> list[int]:
    end = time.monotonic() + 20
    while len(found := children(child.pid)) < 2:
        assert time.monotonic() < end
        time.sleep(0.05)
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda one: one.name)
def test_an_interrupted_ingest_says_where_it_stopped_and_goes_on(
    env: dict[str, str], dump: Path, name: signal.Signals
) -> None:
    child = started(env, "ingest", "--progress", *JOBS, str(dump))
    assert child.stderr is not None
    line = child.stderr.readline()
    while b"new" not in line:
        assert line
        line = child.stderr.readline()
    pids = with_children(child)
    child.send_signal(name)
    _, narration = child.communicate(timeout=20)
    assert child.returncode == 130
    found = re.search(rb"interrupted at (.+):(\d+): ([\d,]+) stored, ([\d,]+) read", narration)
    assert found is not None, narration
    assert found[1].decode() == str(dump)
    stored = int(found[3].replace(b",", b""))
    assert 0 < stored == int(found[2]) < COUNT
    assert narration.count(b"interrupted") == 1
    assert b"Traceback" not in narration
    assert gone(pids)
    if name == signal.SIGTERM:
        assert lines(run(env, "stats", "--format", "jsonl"))[0]["articles"] == stored
        again = run(env, "ingest", *JOBS, str(dump))
        assert f"{COUNT - stored:,} new, {stored:,} known" in again.stderr
        assert lines(run(env, "stats", "--format", "jsonl"))[0]["unread"] == 0


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_no_child_outlives_a_killed_parent(env: dict[str, str], dump: Path) -> None:
    child = started(env, "extract", *JOBS, str(dump))
    pids = with_children(child)
    child.kill()
    child.communicate()
    assert gone(pids)


def test_an_interrupted_extract_ends_with_a_whole_record(env: dict[str, str], dump: Path) -> None:
    child = started(env, "extract", *JOBS, str(dump))
    assert child.stdout is not None
    first = child.stdout.readline()
    child.send_signal(signal.SIGINT)
    out, narration = child.communicate(timeout=20)
    records = [json.loads(line) for line in (first + out).splitlines()]
    assert child.returncode == 130
    assert [record["id"] for record in records] == [f"bench-{n}" for n in range(len(records))]
    assert narration.decode() == (
        f"copydesk: interrupted after {dump}:{len(records)}: {len(records):,} done\n"
    )


def test_an_interrupted_list_is_quiet(env: dict[str, str], dump: Path) -> None:
    run(env, "ingest", "--no-clean", "-", given="A line said to be an article.\n")
    code = "import os, signal; from tui.__main__ import main; import tui.desk.listing as l; " + (
        "l.open_to_read = lambda *_: os.kill(os.getpid(), signal.SIGINT); raise SystemExit(main(['list']))"
    )
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_an_interrupted_record_names_the_last_acknowledgement(env: dict[str, str]) -> None:
    run(env, "ingest", "--as", "jsonl", "-", given='{"id": "one", "text": "The mill reopened."}\n')
    child = subprocess.Popen(
        [*PROGRAM, "record", "-"],
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(b'{"article": "one", "verdict": "skip"}\n')
    child.stdin.flush()
    event = json.loads(child.stdout.readline())["event"]
    child.send_signal(signal.SIGTERM)
    _, narration = child.communicate(timeout=20)
    assert child.returncode == 130
    assert narration.decode().endswith(f"article one, event {event}\n")


@pytest.mark.parametrize(("columns", "bar"), [(80, True), (40, False)])
def test_a_bar_on_a_terminal_and_refusals_above_it(
    env: dict[str, str], dump: Path, columns: int, bar: bool
) -> None:
    shown = {**env, "TERM": "xterm-256color", "NO_COLOR": "1"}
    words = [*PROGRAM, "ingest", "--jobs", "2", "nowhere\x1b[31m", str(dump)]
    with Screen(words, shown, rows=10, cols=columns) as screen:
        screen.wait_for("━" if bar else " read ")
        assert ("━" in screen.text) == bar, screen.text
        assert re.search(r" \d+%  [\d,]+ new, [\d,]+ read", screen.text)
        os.kill(screen.pid, signal.SIGINT)
        screen.wait_for("interrupted at")
        screen.wait_for("the same", 5)
        assert "nowhere␛[31m: No such file" in screen.text
        assert "%" not in screen.text
    assert b"\x1b[?25l" not in screen.received
    assert b"\x1b[31m" not in screen.received


def test_no_bar_for_short_work(env: dict[str, str]) -> None:
    with Screen([*PROGRAM, "ingest", "-"], {**env, "TERM": "xterm-256color"}) as screen:
        os.write(screen._fd, b"The mill reopened on Monday.\n\x04")
        screen.wait_for("1 new, 0 known")
    assert b"%" not in screen.received


def test_short_work_without_a_terminal_says_only_what_came_of_it(env: dict[str, str]) -> None:
    done = run(env, "ingest", *JOBS, "--as", "jsonl", "-", given="".join(corpus.lines(20)))
    assert done.stderr == "20 new, 0 known, 0 revised, 0 refused\n"


def test_long_work_without_a_terminal_says_a_line_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    lines = progress.Lines(every_step=False)
    for now in (1.0, 9.0, 10.5, 11.0, 19.0, 21.0):
        lines.tell(str(now))
    assert capsys.readouterr().err.split() == ["10.5", "21.0"]


def test_a_program_may_ask_for_a_line_a_step(env: dict[str, str], dump: Path) -> None:
    some = "".join(corpus.lines(60))
    done = run(env, "ingest", *JOBS, "--progress", "--as", "jsonl", "-", given=some)
    *steps, last = done.stderr.splitlines()
    assert steps
    for step in steps:
        assert re.fullmatch(r"\+\d+ new · reading \d+%", step)
    assert steps[-1] == "+60 new · reading 100%"
    assert last == "60 new, 0 known, 0 revised, 0 refused"


def signalled(code: str) -> subprocess.CompletedProcess[str]:
    begin = "import os, signal, sys; from tui.cli import signals; "
    return subprocess.run([sys.executable, "-c", begin + code], capture_output=True, text=True, timeout=20)


def test_a_second_interrupt_ends_at_once() -> None:
    done = signalled(
        "signals.heed()\n"
        "try: os.kill(os.getpid(), signal.SIGINT)\n"
        "except KeyboardInterrupt: os.kill(os.getpid(), signal.SIGINT)\n"
        "print('still here')"
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_what_is_ignored_stays_ignored() -> None:
    done = signalled(
        "signal.signal(signal.SIGHUP, signal.SIG_IGN); signals.heed(); "
        "os.kill(os.getpid(), signal.SIGHUP); print('still here')"
    )
    assert (done.returncode, done.stdout) == (0, "still here\n")


def test_an_interrupt_waits_for_what_is_written_whole() -> None:
    done = signalled(
        "signals.heed()\n"
        "try:\n"
        "  with signals.whole():\n"
        "    with signals.whole(): os.kill(os.getpid(), signal.SIGINT)\n"
        "    print('whole', flush=True)\n"
        "  print('too far')\n"
        "except KeyboardInterrupt: print('interrupted')"
    )
    assert done.stdout == "whole\ninterrupted\n"
