"""The line's manners: clipboard, suspending, redrawing, resizing, a reader that does not read."""

import os
import re
import shutil
import signal
import subprocess
import sys
import termios
import time
from base64 import b64decode
from pathlib import Path

import pytest

from tests.cli.program import PROGRAM, exported, filled
from tests.walk.screen import Screen, environment


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")
    articles = [
        {
            "id": f"a{number}",
            "title": f"Headline {number}",
            "url": f"https://quarl.test/{number}",
            "text": "\n\n".join(f"Body {number} of the story, part {part}." for part in range(40)),
            "published": f"2026-03-{number:02}",
        }
        for number in range(1, 21)
    ]
    filled(env, articles)
    return env


def test_the_clipboard_gets_headline_and_link(env: dict[str, str]) -> None:
    with Screen(PROGRAM, env) as screen:
        screen.wait_for("Body 20 of the story")
        screen.press("Y")
        screen.wait_for("copied 33 characters to the terminal (OSC 52)")
        screen.press("q")
        assert screen.end() == 0
    found = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", bytes(screen.received))
    assert [b64decode(one).decode() for one in found] == ["Headline 20\nhttps://quarl.test/20"]


@pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")
def test_tmux_keeps_what_was_copied(env: dict[str, str], tmp_path: Path) -> None:
    def tmux(*words: str) -> str:
        command = ["tmux", "-S", str(tmp_path / "socket"), "-f", "/dev/null", *words]
        return subprocess.run(command, env=env, capture_output=True, text=True).stdout

    tmux("new-session", "-d", "-x", "80", "-y", "24", "sleep 100")
    try:
        tmux("set", "-s", "set-clipboard", "on")
        tmux("set", "-g", "allow-passthrough", "on")
        tmux("respawn-window", "-k", *PROGRAM)

        def wait_for(wanted: str) -> None:
            end = time.monotonic() + 20
            while wanted not in (shown := tmux("capture-pane", "-p")):
                assert time.monotonic() < end, shown
                time.sleep(0.05)

        wait_for("Body 20 of the story")
        tmux("send-keys", "Y")
        wait_for("copied 33 characters")
        assert tmux("show-buffer") == "Headline 20\nhttps://quarl.test/20"
        tmux("set", "-s", "set-clipboard", "off")
        tmux("set", "-g", "allow-passthrough", "off")
        tmux("send-keys", "Y")
        wait_for("kept in ")
    finally:
        tmux("kill-server")
    kept = tmp_path / ".local" / "state" / "copydesk" / "copied.txt"
    assert kept.read_text() == "Headline 20\nhttps://quarl.test/20\n"


def test_suspends_and_comes_back(env: dict[str, str]) -> None:
    program = " ".join(PROGRAM)
    with Screen(["bash", "--norc", "--noprofile", "-i"], env | {"PS1": "ready> "}) as screen:
        screen.wait_for("ready>")
        screen.press(f"{program}\r")
        screen.wait_for("Body 20 of the story")
        screen.press("a")
        screen.wait_for("saved")
        screen.press("\x1a")
        screen.wait_for("Stopped")
        screen.press("fg\r")
        screen.wait_for("Body 19 of the story")
        screen.wait_for("[a]ccept")
        screen.press("n")
        screen.wait_for("Body 18 of the story")
        screen.press("q")
        screen.wait_for("ready>")
        screen.press("exit\r")
        screen.end()
    assert [row["article"] for row in exported(env)] == ["a20"]


def test_a_suspended_screen_ends_when_its_shell_kills_it(env: dict[str, str]) -> None:
    with Screen(["bash", "--norc", "--noprofile", "-i"], env | {"PS1": "ready> "}) as screen:
        screen.wait_for("ready>")
        screen.press(f"{' '.join(PROGRAM)}\r")
        screen.wait_for("Body 20 of the story")
        screen.press("a")
        screen.wait_for("saved")
        screen.press("\x1a")
        screen.wait_for("Stopped")
        screen.press(
            "clear; kill %1; while jobs %1 2> /dev/null; do sleep 0.1; done; echo gone $((41 + 1))\r"
        )
        screen.wait_for("gone 42")
        screen.press("exit\r")
        screen.end()
    assert [row["article"] for row in exported(env)] == ["a20"]


def test_ctrl_l_sends_every_cell_again(env: dict[str, str]) -> None:
    with Screen(PROGRAM, env) as screen:
        screen.wait_for("Body 20 of the story")
        screen.settle()
        before = screen.text
        screen.spoil()
        assert screen.text != before
        screen.press("\x0c")
        screen.wait_for("Body 20 of the story")
        screen.settle()
        assert screen.text == before
        screen.press("q")
        assert screen.end() == 0


def test_a_storm_of_sizes(env: dict[str, str]) -> None:
    with Screen(PROGRAM, env) as screen:
        screen.wait_for("Body 20 of the story")
        screen.settle()
        before = screen.text
        for step in range(60):
            screen.resize(10 + step % 40, 30 + step * 7 % 150)
            if step % 7 == 0:
                screen.press("n")
            screen.read(0.005)
        screen.resize(24, 80)
        screen.press("p" * 20)
        # The terminal of the tests draws slowly: all these sizes are many screens.
        screen.wait_for("this is the first article of the list", 90)
        screen.press("\x0c")
        screen.wait_until_gone("this is the first article of the list")
        # Gone is the line already when the screen has been cleared and is not drawn yet.
        screen.wait_for("Body 20 of the story")
        screen.wait_for("[z]oom")
        screen.settle()
        assert screen.text == before
        screen.press("a")
        screen.wait_for("saved")
        screen.press("q")
        assert screen.end() == 0
    assert [row["article"] for row in exported(env)] == ["a20"]


def test_a_reader_that_stops_and_goes_on_loses_nothing(env: dict[str, str]) -> None:
    with Screen(PROGRAM, env) as screen:
        screen.wait_for("Body 20 of the story")
        screen.settle()
        # Each sends a whole screen, together more than a pseudo-terminal holds.
        for _ in range(200):
            screen.press("\x0c")
            time.sleep(0.005)
        screen.press("nnn")
        screen.wait_for(" 4/20 ")
        screen.settle()
        assert "Body 17 of the story, part 0." in screen.text
        screen.press("a")
        screen.wait_for("saved")
        screen.press("q")
        assert screen.end() == 0
    assert [row["article"] for row in exported(env)] == ["a17"]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_ends_though_nobody_reads(env: dict[str, str], number: int) -> None:
    with Screen(PROGRAM, env) as screen:
        screen.wait_for("Body 20 of the story")
        screen.press("a")
        screen.wait_for("saved")
        screen.settle()
        # Each sends a whole screen. Where it does not go on for a second, it stands before a full line.
        end, before, still = time.monotonic() + 30, _worked(screen.pid), 0
        while still < 10:
            assert time.monotonic() < end
            screen.press("\x0c" * 3)
            time.sleep(0.1)
            now = _worked(screen.pid)
            before, still = now, still + 1 if now == before else 0
        os.kill(screen.pid, number)
        end = time.monotonic() + 20
        while not (ended := os.waitpid(screen.pid, os.WNOHANG))[0]:
            assert time.monotonic() < end, "still running"
            time.sleep(0.05)
        screen.status = os.waitstatus_to_exitcode(ended[1])
        assert screen.status == 130
    assert [row["article"] for row in exported(env)] == ["a20"]


@pytest.mark.parametrize("words", [[], ["--linear"]])
def test_ended_by_force_it_sets_the_terminal_back(env: dict[str, str], words: list[str]) -> None:
    code = (
        "import sys, time, tui.terminal.signals as signals\n"
        "from tui.terminal.work import Work\n"
        "signals.GRACE = 0.2\n"
        "def busy(work): print('busy', file=sys.__stderr__, flush=True); time.sleep(60)\n"
        "Work.renew = busy\n"
        "from tui.__main__ import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    with Screen([sys.executable, "-c", code, *words], env) as screen:
        before = termios.tcgetattr(screen.terminal)
        screen.wait_for("20 of the story, part")
        screen.settle()
        screen.press("R")
        screen.wait_for("busy")
        os.kill(screen.pid, signal.SIGTERM)
        assert screen.end() == 130
        screen.settle(0.1)
        assert termios.tcgetattr(screen.terminal) == before
        assert words or screen.received.endswith(b"\x1b[?1004l\x1b[?1049l\x1b[?25h")


def _worked(pid: int) -> tuple[str, ...]:
    """Ticks of the processor that it has had."""
    return tuple(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13])
