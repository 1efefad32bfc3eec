"""Reading anew what was read by the rules of another version."""

import sqlite3
from pathlib import Path

import pytest

from tests.cli.program import decided, exported, filled, run
from tests.walk.screen import environment
from tui.desk.ingest import Progress, ingest
from tui.library import Library
from tui.model import Refusal
from tui.reading.read import RULES


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")
    filled(env, [{"id": f"a{n}", "title": f"Story {n}", "text": f"The {n}th story."} for n in range(120)])
    return env


def age(env: dict[str, str], condition: str = "1") -> sqlite3.Connection:
    """Make readings old, and their columns wrong."""
    connection = sqlite3.connect(Path(env["COPYDESK_LIBRARY"]) / "library.sqlite", isolation_level=None)
    connection.execute(f"UPDATE reading SET rules = '0' WHERE {condition}")
    connection.execute(f"UPDATE article SET words = 999 WHERE {condition}")
    return connection


def test_outdated_readings_are_made_anew_and_verdicts_stay(env: dict[str, str]) -> None:
    decided(env, {"article": "a3", "verdict": "escalate", "note": "look"})
    before = exported(env)
    connection = age(env, "seq % 2")
    done = run(env, "ingest", "--reread")
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1] == "0 new, 0 known, 0 revised, 0 refused, 60 read anew"
    assert connection.execute("SELECT count(*) FROM reading WHERE rules <> ?", (RULES,)).fetchone() == (0,)
    assert connection.execute("SELECT count(*) FROM article WHERE words = 999 OR unread").fetchone() == (0,)
    assert exported(env) == before
    assert run(env, "list", "verdict:escalate").stdout.startswith("a3\t")
    assert run(env, "list", "7th").stdout.count("\n") == 1
    assert run(env, "ingest", "--reread").stderr.splitlines()[-1].endswith(" 0 read anew")


def test_no_article_is_unread_meanwhile_and_an_interruption_is_taken_up(
    env: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.desk.ingest.OFTEN", 0.0)
    age(env)
    refused: list[Refusal] = []
    folder = Path(env["COPYDESK_LIBRARY"])
    with Library.open(folder / "library.sqlite") as library:

        def interrupt(progress: Progress) -> None:
            assert library.unread_count() == 0
            if progress.reread:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            ingest(folder, [], reread=True, refused=refused.append, told=interrupt)
        left = library.outdated_count(RULES)
        assert 0 < left < 120
        assert library.unread_count() == 0
        assert run(env, "ingest", "--reread").stderr.splitlines()[-1].endswith(f" {left} read anew")
        assert library.outdated_count(RULES) == 0


def test_without_paths_it_makes_no_library_and_alone_it_is_wrong_usage(
    env: dict[str, str], tmp_path: Path
) -> None:
    nowhere = tmp_path / "nowhere"
    assert run(env, "ingest", "--library", str(nowhere), "--reread").returncode == 3
    assert not nowhere.exists()
    assert run(env, "ingest").returncode == 2


def test_it_goes_on_past_articles_that_cannot_be_read_or_stored(env: dict[str, str]) -> None:
    connection = age(env)
    connection.execute("UPDATE reading SET article = x'00' WHERE seq = 5")
    connection.execute("UPDATE revision SET given = 'x' WHERE seq = 9")
    connection.execute("UPDATE revision SET given = 'x' WHERE seq = 11")
    connection.execute("UPDATE article SET unread = 1 WHERE seq = 11")
    done = run(env, "ingest", "--reread")
    assert done.returncode == 1
    told = [line for line in done.stderr.splitlines() if line.startswith("copydesk: ")]
    assert sorted(line.partition(" damaged")[0] for line in told) == [
        "copydesk: article a10: its raw text is",
        "copydesk: article a4: its reading is",
        "copydesk: article a8: its raw text is",
    ]
    assert done.stderr.splitlines()[-1] == "0 new, 0 known, 0 revised, 3 refused, 117 read anew"
    assert "begin so" not in done.stderr


def test_an_article_whose_reading_is_damaged_is_shown_from_its_raw_text(env: dict[str, str]) -> None:
    before = run(env, "show", "a4").stdout
    age(env, "0").execute("UPDATE reading SET article = x'00' WHERE seq = 5")
    assert run(env, "show", "a4").stdout == before != ""
