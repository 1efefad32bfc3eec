"""The screen while others delete what is in its list, or the library is a newer version's."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.program import PROGRAM, exported, filled, run
from tests.walk.screen import Screen, environment


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")
    articles = [
        {
            "id": f"a{n}",
            "title": f"Headline {n}",
            "text": f"Body {n} of the story.",
            "published": f"2026-03-0{n}",
        }
        for n in range(1, 6)
    ]
    filled(env, articles)
    return env


def test_articles_deleted_under_an_open_screen(env: dict[str, str]) -> None:
    with Screen([*PROGRAM], env) as screen:
        screen.wait_for("Body 5 of the story")
        assert run(env, "delete", "--yes", "a5", "a4").returncode == 0
        # The one that is read, then one of the list; the highest number comes back with another text.
        filled(env, [{"id": "new", "title": "Newcomer", "text": "Quite another story."}])
        screen.press("a")
        screen.wait_for("nothing recorded")
        screen.press("n")
        screen.wait_for("This article is not in the library any more")
        screen.press("r")
        screen.wait_for("this article is not in the library any more")
        screen.press("n")
        screen.wait_for("Body 3 of the story")
        screen.press("a")
        screen.wait_for("saved")
        screen.press("R")
        screen.wait_for("Newcomer")
        screen.press("q")
        assert screen.end() == 0
    assert [(row["article"], row["verdict"]) for row in exported(env)] == [("a3", "accept")]


def test_a_library_of_a_newer_version_is_refused_everywhere(env: dict[str, str], tmp_path: Path) -> None:
    path = Path(env["COPYDESK_LIBRARY"]) / "library.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = path.read_bytes()
    article = tmp_path / "a.txt"
    article.write_text("Headline\n\nText.\n")
    for words in (
        ("list",),
        ("ingest", str(article)),
        ("ingest", "--reread"),
        ("show", "a1"),
        ("export", "--format", "csv"),
        ("backup", str(tmp_path / "backup")),
        ("delete", "--yes", "a1"),
    ):
        done = run(env, *words)
        assert (done.returncode, done.stdout) == (3, ""), words
        assert "made by a newer copydesk (version 999" in done.stderr
        assert done.stderr.count("\n") == 1
    done = run(env, "record", "-", given=json.dumps({"article": "a1", "verdict": "skip"}))
    assert done.returncode == 3
    with Screen([*PROGRAM], env) as screen:
        screen.wait_for("made by a newer copydesk")
        assert screen.end() == 3
    assert path.read_bytes() == before
    assert not (tmp_path / "backup").exists()
