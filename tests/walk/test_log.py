"""After a session with every kind of trouble the log tells of each, and holds no word of any article."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.walk.screen import Screen, environment

PROGRAM = [sys.executable, "-m", "tui"]
SENTENCES = (
    "Quillback harbour was sealed at dawn",
    "Marrowgate dairies lost forty churns",
    "Ellisande Thornquist declined interviews",
)

CRASHING = """\
import sys
from tui.terminal.work import Work
from tui.__main__ import main

def broken(self):
    secret = self.session.article.text
    raise RuntimeError(f"cannot show {secret}")

Work.renew = broken
sys.exit(main([]))
"""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")
    env["COPYDESK_LOG"] = "debug"
    lines = "".join(
        json.dumps({"id": f"a{n}", "title": one, "text": f"{one}, they said."}) + "\n"
        for n, one in enumerate(SENTENCES)
    )
    bad = f'{{"id": "x", "text": 7, "title": "{SENTENCES[0]}"}}\n{{"{SENTENCES[1]}"\n'
    run(env, "ingest", "--as", "jsonl", "-", given=lines + bad, status=1)
    return env


def run(env: dict[str, str], *words: str, given: str = "", status: int) -> None:
    done = subprocess.run([*PROGRAM, *words], env=env, input=given, capture_output=True, text=True)
    assert done.returncode == status, done.stderr


def logged(tmp_path: Path) -> str:
    path = tmp_path / ".local" / "state" / "copydesk" / "copydesk.log"
    assert path.stat().st_mode & 0o777 == 0o600
    text = path.read_text("utf-8")
    for sentence in SENTENCES:
        for word in sentence.split():
            assert len(word) < 5 or word.lower() not in text.lower(), f"{word!r} is in the log:\n{text}"
    return text


def test_a_session_with_every_kind_of_trouble(env: dict[str, str], tmp_path: Path) -> None:
    run(env, "list", f'"{SENTENCES[0]}', status=2)
    run(env, "show", SENTENCES[1], status=2)
    run(env, "record", "-", given=json.dumps({"article": SENTENCES[2], "verdict": "accept"}), status=1)
    run(env, "record", "-", given=json.dumps({"article": "a0", "verdict": SENTENCES[2]}), status=1)
    run(env, "list", "--library", str(tmp_path / "none"), status=3)
    page = tmp_path / f"{SENTENCES[0]}.txt"
    page.write_bytes(b"\0\0\0")
    run(env, "extract", str(page), status=1)
    verdicts = tmp_path / "library" / "verdicts"
    verdicts.write_text("no folder")
    run(env, "record", "-", given='{"article": "a0", "verdict": "accept"}', status=3)
    text = logged(tmp_path)
    assert f"library opened file={tmp_path}/library/library.sqlite" in text
    assert "ingested new=3 known=0 revised=0 refused=2 read=3 to_read=3" in text
    assert "library made before=0 after=" in text
    assert "end command=list status=2" in text
    assert "wrong usage command=list error=tui.query.errors.QueryError at=" in text
    assert 'refused count=1 reason="unknown article"' in text
    assert "error=tui.store.errors.StoreError" in text
    assert "error=tui.desk.errors.Unusable at=tui.desk.open:" in text


def test_the_screen_that_breaks_down_says_where_the_log_is(env: dict[str, str], tmp_path: Path) -> None:
    with Screen([sys.executable, "-c", CRASHING], env, cols=200, rows=60) as screen:
        screen.wait_for(SENTENCES[0].rsplit(" ", 2)[0])
        screen.press("R")
        assert screen.end() == 1
        screen.settle()
        assert "copydesk: the screen broke down; where is noted in" in screen.text
        assert str(tmp_path / ".local/state/copydesk/copydesk.log") in screen.text
    text = logged(tmp_path)
    assert "ERROR" in text
    assert "screen crashed error=RuntimeError at=__main__:7<tui.terminal.commands.looking:" in text
    assert "end command=screen status=1" in text


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_screen_that_is_ended_from_outside(
    env: dict[str, str], tmp_path: Path, number: signal.Signals
) -> None:
    with Screen(PROGRAM, env) as screen:
        screen.wait_for(SENTENCES[0].rsplit(" ", 2)[0])
        os.kill(screen.pid, number)
        assert screen.end() == 0
    assert f"screen ended by={number.name}" in logged(tmp_path)
    assert "end command=screen status=0" in logged(tmp_path)


def test_a_crash_of_a_command(env: dict[str, str], tmp_path: Path) -> None:
    code = (
        "import sys, tui.desk.listing as listing\n"
        "def broken(*words): raise LookupError(f'no {words}')\n"
        "listing.understood = broken\n"
        "from tui.__main__ import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    words = [sys.executable, "-c", code, "list", SENTENCES[0]]
    assert subprocess.run(words, env=env, capture_output=True).returncode == 1
    assert "crash command=list error=LookupError at=__main__:2<tui.desk.listing:" in logged(tmp_path)
