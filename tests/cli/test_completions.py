"""The completion scripts, tried in the shells themselves."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_commands import PROGRAM
from tui.cli.registry import COMMANDS, SCREEN
from tui.desk.filters import fields
from tui.model.names import SIGNAL_NAMES

NAMES = {*COMMANDS, *SCREEN}


def script(shell: str) -> str:
    done = subprocess.run([*PROGRAM, "completions", shell], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture(scope="module")
def bash(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bash") / "copydesk"
    path.write_text(script("bash"))
    return path


@pytest.fixture(scope="module")
def fish(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("fish") is None:
        pytest.skip("fish is not installed")
    path = tmp_path_factory.mktemp("fish") / "copydesk.fish"
    path.write_text(script("fish"))
    return path


def in_bash(path: Path, line: str) -> list[str]:
    """What bash would offer at the end of the line."""
    code = (
        f"source '{path}'; COMP_LINE=$1; COMP_POINT=${{#1}}; _copydesk copydesk; "
        """printf '%s\\n' "${COMPREPLY[@]}" """
    )
    done = subprocess.run(["bash", "-c", code, "bash", line], capture_output=True, text=True)
    assert done.stderr == ""
    return done.stdout.split()


CASES = [
    ("copydesk ", NAMES),
    ("copydesk in", {name for name in NAMES if name.startswith("in")}),
    ("copydesk --library /x ex", {"extract", "export"}),
    ("copydesk ingest --as j", {"jsonl", "json"}),
    ("copydesk list --order ", {"newest", "oldest", "site", "longest", "orphans", "priority"}),
    ("copydesk list --format jsonl --li", {"--limit", "--library"}),
    ("copydesk list figures:6.. unatt", {"unattributed:"}),
    ("copydesk completions ", {"bash", "zsh", "fish"}),
]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        *CASES,
        ("copydesk list verdict:n", {"none"}),
        ("copydesk list signal:", {*SIGNAL_NAMES, "none"}),
        ("copydesk stats disagree:", {"yes", "no"}),
        ("copydesk ingest --as=te", {"text"}),
        ("copydesk list ", {*(f"{about.field}:" for about in fields()), "and", "or", "not"}),
        ("copydesk ingest dum", set()),
    ],
)
def test_bash_offers(bash: Path, line: str, offered: set[str]) -> None:
    assert set(in_bash(bash, line)) == offered


@pytest.mark.parametrize(("line", "offered"), [*CASES[1:6], ("copydesk list verdict:n", {"verdict:none"})])
def test_fish_offers(fish: Path, line: str, offered: set[str]) -> None:
    code = f"source {fish}; complete -C '{line}'"
    done = subprocess.run(
        ["fish", "--no-config", "-c", code], capture_output=True, text=True, cwd=fish.parent
    )
    assert done.stderr == ""
    # The file in the folder is offered where paths may stand.
    found = {row.split("\t")[0] for row in done.stdout.splitlines()} - {"copydesk.fish"}
    assert found == offered


ZSH = r"""
import os, pty, select, sys, time
pid, fd = pty.fork()
if pid == 0:
    os.execvpe("zsh", ["zsh", "-f", "-i"], {**os.environ, "TERM": "dumb", "PS1": "> "})
def until(end, seconds=10):
    seen, stop = b"", time.monotonic() + seconds
    while time.monotonic() < stop and end not in seen:
        if select.select([fd], [], [], 0.2)[0]:
            seen += os.read(fd, 65536)
    return seen
until(b"> ")
os.write(fd, b"fpath=(%s $fpath); autoload -Uz compinit; compinit -D -u\n" % sys.argv[1].encode())
os.write(fd, b"print READY$((1+1))\n")
until(b"READY2")
os.write(fd, sys.argv[2].encode() + b"\t")
time.sleep(1.0)
os.write(fd, b"\x01print -r -- '\x05'END\n")
seen = until(b"END\r\n")
print(seen.decode("utf-8", "replace"))
"""


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("copydesk extr", "copydesk extract"),
        ("copydesk list --order lon", "--order longest "),
        ("copydesk list verdict:n", "verdict:none"),
        ("copydesk stats disagree:y", "disagree:yes"),
    ],
)
def test_zsh_completes(tmp_path: Path, line: str, completed: str) -> None:
    (tmp_path / "_copydesk").write_text(script("zsh"))
    done = subprocess.run(
        [sys.executable, "-c", ZSH, str(tmp_path), line], capture_output=True, text=True, cwd=tmp_path
    )
    assert completed in done.stdout, done.stdout + done.stderr


def test_no_shell_but_these() -> None:
    done = subprocess.run([*PROGRAM, "completions", "tcsh"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "tcsh" in done.stderr
