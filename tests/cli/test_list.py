"""The list on a terminal: it fits the width, and what is empty takes no room."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import PROGRAM, decided, filled, run
from tests.walk.screen import Screen, environment

ARTICLES: list[dict[str, Any]] = [
    {
        "id": "quarl-2026-05-04",
        "title": "Quarl ferry strike enters second week as crews say they will stay ashore",
        "url": "https://harbour-news.test/1",
        "published": "2026-05-04T09:15",
        "text": "The strike went on.",
    },
    {
        "id": "oven",
        "text": "The bakery on Old Quay baked its last loaf on Sunday.",
        "published": "2026-05-03",
    },
]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")
    filled(env, ARTICLES)
    return env


def listed(env: dict[str, str], columns: int) -> list[str]:
    with Screen([*PROGRAM, "list"], env, cols=columns) as screen:
        assert screen.end() == 0
        screen.settle()
        return [line.rstrip() for line in screen.lines if line.strip()]


def test_a_line_an_article_whatever_the_width(env: dict[str, str]) -> None:
    first, second = listed(env, 80)
    assert first == "quarl-2026-05-04  2026-05-04  harbour-news.…  Quarl ferry strike enters second …"
    assert second == "oven              2026-05-03                  [The bakery on Old Quay baked its…"
    assert all(len(line) <= 60 for line in listed(env, 60))
    assert "as crews say they will stay ashore" in listed(env, 140)[0]


def test_a_verdict_has_its_column_where_there_is_one(env: dict[str, str]) -> None:
    decided(env, {"article": "oven", "verdict": "skip"})
    first, second = listed(env, 80)
    assert first.startswith("quarl-2026-05-04  2026-05-04        harbour-news.…  Quarl ferry")
    assert second.startswith("oven              2026-05-03  skip                  [The bakery")


def test_nothing_found_is_said_at_a_terminal_alone(env: dict[str, str]) -> None:
    with Screen([*PROGRAM, "list", "site:nowhere.test"], env) as screen:
        assert screen.end() == 0
        screen.settle()
        assert [line.rstrip() for line in screen.lines if line.strip()] == ["no article matches"]
    done = run(env, "list", "site:nowhere.test")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_signal_that_is_off_is_not_looked_for_without_a_word(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "library" / "desk.toml").write_text("[signals]\nsingle-source = false\n")
    done = run(env, "list", "signal:single-source")
    assert (done.returncode, done.stdout) == (0, "")
    assert "single-source is switched off" in done.stderr
    assert run(env, "list", "signal:loaded-cue").stderr == ""


def test_a_mistyped_library_makes_no_folders(env: dict[str, str], tmp_path: Path) -> None:
    wrong = tmp_path / "no such" / "folder"
    with Screen(PROGRAM, env | {"COPYDESK_LIBRARY": str(wrong / "library")}, cols=400) as screen:
        assert screen.end() == 3
        screen.settle()
        assert f"no folder {wrong} to make a library in; if the path is right: copydesk init" in screen.text
    done = run(env, "ingest", "--library", str(wrong / "library"), __file__)
    assert done.returncode == 3 and not wrong.parent.exists()
    assert run(env, "init", str(wrong / "library")).returncode == 0
    assert run(env, "list", "--library", str(wrong / "library")).returncode == 0


def test_the_users_data_folder_is_made_as_deep_as_it_goes(env: dict[str, str], tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    del env["COPYDESK_LIBRARY"]
    with Screen(PROGRAM, env | {"HOME": str(home)}) as screen:
        screen.wait_for("is empty")
        screen.press("q")
        assert screen.end() == 0
