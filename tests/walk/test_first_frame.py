"""The first frame stands before Textual is loaded: what is typed, and what ends the program, in between."""

import os
import signal
import sys
import termios
from pathlib import Path

import pytest

from tests.walk.screen import Screen, environment
from tests.walk.test_walk import copydesk, exported

HELD = """\
import pathlib, sys, time

class Held:
    # Textual is loaded once the file is there.
    def find_spec(self, name, path=None, target=None):
        if name == "textual":
            pathlib.Path({reached!r}).touch()
            while not pathlib.Path({gate!r}).exists():
                time.sleep(0.005)

sys.meta_path.insert(0, Held())
"""
OPENING = [sys.executable, "-m", "tui"]


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    """The file that lets Textual be loaded."""
    return tmp_path / "gate"


@pytest.fixture
def env(tmp_path: Path, gate: Path) -> dict[str, str]:
    hold = tmp_path / "hold"
    hold.mkdir()
    (hold / "sitecustomize.py").write_text(HELD.format(gate=str(gate), reached=str(tmp_path / "reached")))
    (tmp_path / "dumps").mkdir()
    for number, name in enumerate(("Vole", "Heron", "Stork")):
        (tmp_path / "dumps" / f"{name}.txt").write_text(
            f"{name} seen at the weir\n\n0{number + 1} May, 2026 09:15\n\n"
            f"A {name.lower()} was seen at the weir on Monday, warden Ilse Quant said.\n\n"
            "“It stayed for an hour,” Quant said. “Then it went up the river.”\n"
        )
    plain = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")
    assert copydesk(plain, "ingest", str(tmp_path / "dumps")).returncode == 0
    return {**plain, "PYTHONPATH": str(hold)}


def test_keys_wait_and_are_not_echoed(env: dict[str, str], gate: Path) -> None:
    with Screen(OPENING, env) as screen:
        screen.wait_for("A stork was seen")
        screen.settle(0.1)
        screen.press("an\r")
        assert not screen.read(0.3), "nothing is echoed"
        gate.touch()
        screen.wait_for("saved")
        screen.wait_for("A vole was seen")
        screen.press("q")
        assert screen.end() == 0
    assert [one["verdict"] for one in exported(env)] == ["accept"]


def test_a_verdict_typed_before_the_article_was_shown_is_not_recorded(
    env: dict[str, str], gate: Path
) -> None:
    with Screen(OPENING, env) as screen:
        screen.press("a")
        screen.wait_for("A stork was seen")
        gate.touch()
        screen.wait_for("typed before")
        screen.press("q")
        assert screen.end() == 0
    assert not exported(env)


@pytest.mark.parametrize("how", ["TERM", "HUP", "ctrl+c"])
def test_the_terminal_is_set_back(env: dict[str, str], tmp_path: Path, how: str) -> None:
    with Screen(OPENING, env) as screen:
        before = termios.tcgetattr(screen.terminal)
        screen.wait_for("A stork was seen")
        while not (tmp_path / "reached").exists():
            screen.read(0.01)
        assert termios.tcgetattr(screen.terminal) != before
        if how == "ctrl+c":
            screen.press("\x03")
        else:
            os.kill(screen.pid, getattr(signal, f"SIG{how}"))
        assert screen.end() == (130 if how == "ctrl+c" else 0)
        screen.settle(0.1)
        assert termios.tcgetattr(screen.terminal) == before
        assert screen.received.endswith(b"\x1b[?1049l\x1b[?25h")


def test_leaving_later_sets_it_back_too(env: dict[str, str], gate: Path) -> None:
    gate.touch()
    with Screen(OPENING, env) as screen:
        before = termios.tcgetattr(screen.terminal)
        screen.wait_for("A stork was seen")
        screen.press("nq")
        assert screen.end() == 0
        assert termios.tcgetattr(screen.terminal) == before


@pytest.mark.parametrize("words", [[], ["--theme", "dark"], ["--theme", "mono"], ["--ascii"]])
@pytest.mark.parametrize("size", [(12, 40), (24, 80), (40, 140)])
def test_what_it_showed_is_not_sent_again(
    env: dict[str, str], gate: Path, words: list[str], size: tuple[int, int]
) -> None:
    rows, cols = size
    with Screen([*OPENING, *words], env, rows=rows, cols=cols) as screen:
        screen.wait_for("A stork was seen")
        screen.settle(0.1)
        shown, sent = screen.text, len(screen.received)
        gate.touch()
        while b"\x1b[?2004h" not in screen.received:
            screen.read(0.05)
        screen.settle(0.5)
        assert screen.text == shown
        assert len(screen.received) - sent < 150
        # Asked for, all of it comes.
        screen.spoil()
        screen.press("\x0c")
        screen.wait_until_gone("SPOILT")
        screen.settle(0.3)
        assert screen.text == shown


def test_stderr_that_is_no_terminal_is_not_drawn_on(env: dict[str, str], gate: Path, tmp_path: Path) -> None:
    gate.touch()
    with Screen(["sh", "-c", f"exec {sys.executable} -m tui 2>{tmp_path}/said"], env) as screen:
        screen.settle(1.0)
        assert b"vole" not in screen.received
        assert screen.end() == 2
    assert "the screen needs a terminal" in (tmp_path / "said").read_text()
