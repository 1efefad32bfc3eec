"""The screen while other processes record, ingest, or hold the library's lock."""

import sqlite3
import time
from pathlib import Path

import pytest

from tests.cli.program import PROGRAM, decided, exported, filled
from tests.walk.screen import Screen, environment


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")
    filled(env, [article(number) for number in range(1, 6)])
    return env


def article(number: int) -> dict[str, object]:
    return {
        "id": f"a{number}",
        "title": f"Headline {number}",
        "text": f"Body {number} of the story.",
        "published": f"2026-03-{number:02}",
    }


def test_a_verdict_of_another_reviewer_shows_on_the_open_screen(env: dict[str, str]) -> None:
    with Screen(PROGRAM, env) as screen:
        screen.wait_for("Body 5 of the story")
        screen.settle()
        decided(env | {"COPYDESK_REVIEWER": "bo"}, {"article": "a4", "verdict": "reject"})
        screen.wait_for(" R 03-04")
        assert "Body 5 of the story" in screen.text
        screen.press("u")
        screen.wait_for("nothing to undo")
        screen.press("q")
        assert screen.end() == 0


def test_articles_of_another_ingest_are_announced_and_come_in_on_R(env: dict[str, str]) -> None:
    with Screen(PROGRAM, env) as screen:
        screen.wait_for("Body 5 of the story")
        filled(env, [article(6), article(7)])
        screen.wait_for("+2 new")
        assert "Headline 7" not in screen.text
        screen.press("R")
        screen.wait_for("Headline 7")
        assert "+" not in screen.lines[0]
        assert "2 more than before" in screen.text
        screen.press("q")
        assert screen.end() == 0


def test_an_empty_list_takes_in_what_others_ingest(tmp_path: Path) -> None:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"))
    with Screen(PROGRAM, env) as screen:
        screen.wait_for("nothing to read yet")
        filled(env, [article(1)])
        screen.wait_for("Body 1 of the story")
        screen.press("q")
        assert screen.end() == 0


def test_what_is_not_on_the_screen_costs_no_byte(env: dict[str, str]) -> None:
    """Another process records into an article far below what is shown."""
    filled(env, [article(number) for number in range(6, 20)])
    with Screen(PROGRAM, env) as screen:
        screen.wait_for("Body 19 of the story")
        screen.settle(0.5)
        before = len(screen.received)
        decided(env | {"COPYDESK_REVIEWER": "bo"}, {"article": "a1", "verdict": "skip"})
        # The screen has folded it: the library's own file knows the verdict.
        library = Path(env["COPYDESK_LIBRARY"], "library.sqlite")
        end = time.monotonic() + 20
        while _verdict(library, "a1") != "skip":
            assert time.monotonic() < end
            screen.read(0.1)
        screen.read(2.0)
        assert len(screen.received) == before
        screen.press("q")
        assert screen.end() == 0


def _verdict(library: Path, identity: str) -> str | None:
    connection = sqlite3.connect(library)
    found = connection.execute("SELECT verdict FROM article WHERE id = ?", (identity,)).fetchone()
    connection.close()
    return str(found[0]) if found and found[0] else None


def test_a_held_lock_freezes_nothing(env: dict[str, str]) -> None:
    holder = sqlite3.connect(Path(env["COPYDESK_LIBRARY"], "library.sqlite"), isolation_level=None)
    with Screen(PROGRAM, env) as screen:
        screen.wait_for("Body 5 of the story")
        holder.execute("BEGIN IMMEDIATE")
        screen.press("a")
        screen.wait_for("Body 4 of the story")
        screen.wait_for("WAITING 1")
        screen.press("p")
        screen.wait_for("Body 5 of the story")
        holder.execute("ROLLBACK")
        screen.wait_for("saved")
        screen.wait_for(">A 03-05")
        screen.press("q")
        assert screen.end() == 0
    assert [(row["article"], row["verdict"]) for row in exported(env)] == [("a5", "accept")]


def test_the_screen_opens_while_the_lock_is_held(env: dict[str, str]) -> None:
    holder = sqlite3.connect(Path(env["COPYDESK_LIBRARY"], "library.sqlite"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with Screen(PROGRAM, env) as screen:
        screen.wait_for("Body 5 of the story")
        holder.execute("ROLLBACK")
        screen.press("q")
        assert screen.end() == 0


def test_lines_hear_of_others_at_the_next_prompt(env: dict[str, str]) -> None:
    with Screen([*PROGRAM, "--linear"], env | {"TERM": "dumb"}, rows=200) as screen:
        screen.wait_for("1 of 5, undecided>")
        filled(env, [article(6)])
        end = time.monotonic() + 20
        while "+1 new" not in screen.text:
            assert time.monotonic() < end, screen.text
            screen.press("n")
            screen.read(0.3)
        screen.press("q")
        assert screen.end() == 0
