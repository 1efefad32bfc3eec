"""Every string through the desk line by line: nothing but text comes out."""

from pathlib import Path

from tests.cli.program import run
from tests.hostile.corpus import STRINGS
from tests.hostile.sequences import kinds
from tests.hostile.test_commands import laid_out
from tests.walk.screen import environment

KEYS = ("]", "}", "x", "x", "i", "O", "c", "Y", "*", "f", "noSTRING", "pipe cat", "n")


def test_nothing_but_text_comes_out(tmp_path: Path) -> None:
    strings = STRINGS[::9]
    folder = laid_out(tmp_path / "desk", strings)
    env = environment(tmp_path, COPYDESK_LIBRARY=str(folder / "library"), COPYDESK_FILTER="words:0..")
    lines = [key.replace("STRING", one.replace("\n", " ")) for one in strings for key in KEYS]
    given = "\n".join(line.encode("utf-8", "replace").decode("utf-8") for line in lines)
    done = run(env, "--linear", given=f"{given}\nq\n")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) > len(lines)
    assert kinds(done.stdout.replace("\n", "\r\n").encode("utf-8", "surrogateescape")) == set()
