"""A note that is being written when the line goes, or the program: what was typed is found again."""

import json
import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.cli.program import exported, filled, run
from tests.walk.screen import Screen, environment

OPENING = [sys.executable, "-m", "tui"]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf " and the hour" >> "$1"\n')
    editor.chmod(0o755)
    env = environment(
        tmp_path,
        COPYDESK_LIBRARY=str(tmp_path / "library"),
        COPYDESK_REVIEWER="ana",
        EDITOR=str(editor),
    )
    filled(
        env, [{"id": "a1", "title": "Quarl ferry strike", "text": "About 1,900 passengers wait at Quarl."}]
    )
    return env


@pytest.mark.parametrize("how", ["hang up", "TERM", "KILL"])
def test_a_draft_outlives_the_line(env: dict[str, str], tmp_path: Path, how: str) -> None:
    drafts = tmp_path / ".local" / "state" / "copydesk" / "drafts"
    with Screen(OPENING, env) as screen:
        screen.wait_for("1,900 passengers")
        screen.press("c")
        screen.wait_for("note by ana")
        screen.press("Who counted?\x1b[D")
        screen.wait_for("Who counted?")
        # The cursor stands on the question mark, no longer behind it.
        screen.wait_until_gone("Who counted?_")
        if how == "KILL":
            # What was typed before a pause is on disk.
            end = time.monotonic() + 20
            while not [*drafts.glob("*.json")]:
                assert time.monotonic() < end
                screen.read(0.05)
        if how == "hang up":
            screen.hang_up()
        else:
            os.kill(screen.pid, getattr(signal, f"SIG{how}"))
        assert screen.end() == (-signal.SIGKILL if how == "KILL" else 0)
    (path,) = drafts.glob("*.json")
    assert path.stat().st_mode & 0o777 == 0o600
    assert exported(env) == []

    with Screen(OPENING, env) as screen:
        screen.wait_for("a note is not finished: c on “Quarl ferry strike” goes on with it")
        screen.press("c")
        screen.wait_for("Who counted?")
        # The cursor is where it was left.
        screen.press(" them\x13")
        screen.wait_for("note saved")
        screen.press("q")
        assert screen.end() == 0
    (row,) = exported(env)
    assert (row["kind"], row["note"], row["article"]) == ("note", "Who counted them?", "a1")
    assert list(drafts.iterdir()) == []


def test_another_editor_has_the_terminal_and_gives_it_back(env: dict[str, str], tmp_path: Path) -> None:
    with Screen(OPENING, env) as screen:
        screen.wait_for("1,900 passengers")
        screen.press("c")
        screen.wait_for("note by ana")
        screen.press("Ask who")
        screen.wait_for("Ask who")
        screen.press("\x05")
        screen.wait_for("Ask who and the hour")
        assert "Quarl ferry strike" in screen.text and "1,900 passengers" in screen.text
        screen.press("\x13")
        screen.wait_for("note saved")
        screen.press("t")
        screen.wait_for("no tags yet")
        screen.press('ferry "two words"\r')
        screen.wait_for('tags +ferry +"two words"')
        screen.press("u")
        screen.wait_for("tags undone")
        screen.press("\x12")
        screen.wait_for("tags redone")
        screen.press("q")
        assert screen.end() == 0
    note, tags = exported(env)
    assert note["note"] == "Ask who and the hour"
    assert (tags["added"], tags["undone"]) == (["ferry", "two words"], False)
    assert run(env, "list", 'tag:"two words"').stdout.startswith("a1\t")
    assert run(env, "doctor").returncode == 0


def test_a_reason_is_asked_for_and_recorded(env: dict[str, str]) -> None:
    Path(env["COPYDESK_LIBRARY"], "desk.toml").write_text(
        '[[verdict]]\nname = "reject"\nreasons = ["not news", "unsourced"]\n[[verdict]]\nname = "accept"\n'
    )
    with Screen(OPENING, env) as screen:
        screen.wait_for("1,900 passengers")
        screen.press("r")
        screen.wait_for("reject: why?")
        screen.press("\x1b")
        screen.wait_for("nothing recorded")
        screen.press("r2")
        screen.wait_for("saved ")
        screen.press("q")
        assert screen.end() == 0
    (row,) = exported(env)
    assert (row["verdict"], row["tags"], row["note"]) == ("reject", ["reason:unsourced"], None)
    done = run(env, "export", "--format", "csv")
    assert "reason:unsourced" in done.stdout.splitlines()[1]
    lines = run(env, "record", "-", given=json.dumps({"article": "a1", "verdict": "reject"}) + "\n")
    assert lines.returncode == 0


def test_a_letter_costs_few_bytes(env: dict[str, str]) -> None:
    with Screen(OPENING, env) as screen:
        screen.wait_for("1,900 passengers")
        screen.press("c")
        screen.wait_for("note by ana")
        for words in ("Who counted", " them, and at what", " hour of the night", " was it, at noon?"):
            screen.press(words)
            screen.wait_for(f"{words.strip()}_")
            screen.settle()
            before = len(screen.received)
            screen.press("x")
            screen.wait_for(f"{words.strip()}x_")
            assert len(screen.received) - before <= 60


def test_notes_tags_and_reasons_line_by_line(env: dict[str, str]) -> None:
    Path(env["COPYDESK_LIBRARY"], "desk.toml").write_text(
        '[[verdict]]\nname = "reject"\nreasons = ["not news", "unsourced"]\n'
    )
    keys = ("c", "Who counted?", "t", "ferry", "r", "3", "two towns mixed up")
    done = run(env | {"TERM": "dumb"}, "--linear", given="".join(f"{key}\n" for key in keys))
    assert done.returncode == 0, done.stderr
    assert "note, about the article:" in done.stdout
    note, tags, verdict = exported(env)
    assert (note["note"], tags["added"]) == ("Who counted?", ["ferry"])
    assert (verdict["tags"], verdict["note"]) == (["reason:other"], "two towns mixed up")
