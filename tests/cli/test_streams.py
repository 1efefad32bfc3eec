"""Streams that are full or closed: one clear line and a status, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.walk.screen import environment

PROGRAM = [sys.executable, "-m", "tui"]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")
    (tmp_path / "a.txt").write_text("The weir held, Ida Morrow said.\n")
    assert subprocess.run([*PROGRAM, "ingest", str(tmp_path / "a.txt")], env=env).returncode == 0
    return env


def shell(env: dict[str, str], folder: Path, line: str) -> tuple[int, str]:
    """Status and stderr of a shell line in which ``$P`` is the program and ``$A`` an article's file."""
    env = env | {"P": " ".join(PROGRAM), "A": str(folder / "a.txt")}
    done = subprocess.run(["sh", "-c", line], env=env, stderr=subprocess.PIPE, text=True)
    return done.returncode, done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no device that is always full")
@pytest.mark.parametrize(
    "words", ["extract $A", "list", "list --format jsonl", "--help", "list --help", "--version"]
)
def test_stdout_that_takes_nothing(env: dict[str, str], tmp_path: Path, words: str) -> None:
    assert shell(env, tmp_path, f"$P {words} >/dev/full") == (
        3,
        "copydesk: output: No space left on device\n",
    )
    assert shell(env, tmp_path, f"$P {words} >&-") == (3, "copydesk: output: Bad file descriptor\n")


def test_stdin_and_stderr_that_are_closed(env: dict[str, str], tmp_path: Path) -> None:
    assert shell(env, tmp_path, "$P extract - <&-") == (1, "copydesk: -: empty\n")
    assert shell(env, tmp_path, "$P extract $A 2>&- >/dev/null") == (0, "")
    assert shell(env, tmp_path, "$P extract $A nowhere 2>&- >/dev/null") == (1, "")
    assert shell(env, tmp_path, "$P extract $A nowhere 2>/dev/full >/dev/null") == (1, "")
    status, said = shell(env, tmp_path, "$P <&-")
    assert (status, said.count("\n")) == (2, 1)


def test_names_on_stderr_are_made_safe(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x\n\x1b]0;t\x07\u202e.txt").write_bytes(b"")
    status, said = shell(env, tmp_path, f"$P extract {tmp_path}/in")
    assert status == 1
    assert said.count("\n") == 1
    assert not set("\x1b\x07\u202e") & set(said)
