"""The way of a user through a pseudo-terminal: open, read, decide, lose the line, find it all again."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.walk.screen import Screen, environment

DUMP = """\
icon menuicon searchicon closeicon share-bicon shareicon mail
04 May, 2026 09:15

Quarl ferry strike enters second week

Crews say they will stay ashore until the winter rota is withdrawn
Quarl ferry strike enters second week

The strike of the Quarl ferry crews entered its second week on Monday, the harbour office said in a statement.

“We will stay ashore until the rota is withdrawn,” crew delegate Jonna Prill told reporters at the pier.

About 1,900 passengers had to be taken over the sound in fishing boats, according to the harbour office.

The shipping line did not comment on the talks.

Podcasts
0:00
12:40
"""


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    folder = tmp_path / "dumps"
    folder.mkdir()
    (folder / "one.txt").write_text(DUMP)
    (folder / "two.txt").write_text(
        "Baker of Old Quay bakes last loaf\n\n03 May, 2026 08:00\n\n"
        "The bakery on Old Quay baked its last loaf on Sunday, its owner Marit Holm said.\n\n"
        "“It was a good oven,” Holm said. “It never once went out in 41 years.”\n"
    )
    return folder


def copydesk(env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "tui", *words], env=env, capture_output=True, text=True)


def exported(env: dict[str, str]) -> list[dict[str, object]]:
    done = copydesk(env, "export", "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("how", ["hang up", "TERM", "KILL", "q"])
def test_a_verdict_outlives_the_line(tmp_path: Path, dumps: Path, how: str) -> None:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")
    assert copydesk(env, "ingest", str(dumps)).returncode == 0
    opening = [sys.executable, "-m", "tui"]

    with Screen(opening, env) as screen:
        screen.wait_for("Quarl ferry strike")
        screen.wait_for("crew delegate")
        assert "searchicon" not in screen.text
        screen.press("a")
        screen.wait_for("saved")
        screen.wait_for("good oven")
        if how == "hang up":
            screen.hang_up()
        elif how == "q":
            screen.press("q")
        else:
            os.kill(screen.pid, getattr(signal, f"SIG{how}"))
        assert screen.end() == (-signal.SIGKILL if how == "KILL" else 0)

    rows = exported(env)
    assert [(row["verdict"], row["reviewer"], row["undone"]) for row in rows] == [("accept", "ana", False)]

    with Screen(opening, env) as screen:
        screen.wait_for("good oven")
        assert "1/1" in screen.lines[0]
        screen.press("u")
        screen.wait_for("crew delegate")
        screen.press("q")
        assert screen.end() == 0
    assert [row["undone"] for row in exported(env)] == [True]


def test_paths_are_ingested_while_the_screen_is_open(tmp_path: Path, dumps: Path) -> None:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"))
    with Screen([sys.executable, "-m", "tui", str(dumps)], env) as screen:
        screen.wait_for("Quarl ferry strike")
        # The list opens with what has come first, and q would end an ingest that goes on.
        end = time.monotonic() + 60
        while "reading" in screen.lines[0] or "1/1 " in screen.lines[0]:
            assert time.monotonic() < end, screen.text
            screen.read(0.1)
            if "+1 new" in screen.lines[0]:
                screen.press("R")
        if "crew delegate" not in screen.text:
            screen.press("n")
        screen.wait_for("crew delegate")
        screen.press("q")
        assert screen.end() == 0


def test_an_idle_screen_sends_nothing(tmp_path: Path, dumps: Path) -> None:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"))
    assert copydesk(env, "ingest", str(dumps)).returncode == 0
    with Screen([sys.executable, "-m", "tui"], env) as screen:
        screen.wait_for("crew delegate")
        screen.settle(0.5)
        before = len(screen.received)
        screen.read(2.0)
        assert len(screen.received) == before
