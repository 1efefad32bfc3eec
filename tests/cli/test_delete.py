"""Deleting through the program: nothing of the text is left, what was decided is."""

import hashlib
import json
import random
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import PROGRAM, decided, exported, filled, run
from tests.walk.screen import Screen, environment
from tui.cli.delete import command
from tui.library import Library, deleting


def article(n: int) -> dict[str, Any]:
    chance = random.Random(n)
    filler = " ".join(f"word{chance.randrange(10**6)}" for _ in range(chance.choice((20, 200, 700))))
    return {
        "id": f"story-{n}",
        "title": f"Zheadline{n}q of the day",
        "text": f"Zbeginning{n}q came first. {filler} Zending{n}q, Orla Zname{n}q said.",
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library made once: each test has a copy."""
    home = tmp_path_factory.mktemp("made")
    filled(environment(home, COPYDESK_LIBRARY=str(home / "library")), [article(n) for n in range(60)])
    return home / "library"


@pytest.fixture
def env(made: Path, tmp_path: Path) -> dict[str, str]:
    shutil.copytree(made, tmp_path / "library")
    return environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")


def traces(env: dict[str, str], n: int) -> list[str]:
    """The library's files that hold a word of article ``n``."""
    folder = Path(env["COPYDESK_LIBRARY"])
    words = [f"{word}{n}q".encode() for word in ("zheadline", "zbeginning", "zending", "zname")]
    return [
        path.name
        for path in folder.glob("library.sqlite*")
        if any(word in path.read_bytes().lower() for word in words)
    ]


def test_nothing_of_the_text_is_left_and_the_verdict_stays(env: dict[str, str]) -> None:
    [event] = decided(env, {"article": "story-7", "verdict": "reject"})
    # Revised and read again before: what was there earlier must be gone too.
    filled(env, [article(7) | {"text": "Another text, shorter. Zending7q."}])
    assert traces(env, 7)
    done = run(env, "delete", "--yes", "story-7", "story-30")
    assert (done.returncode, done.stdout) == (0, "")
    assert traces(env, 7) == traces(env, 30) == []
    assert traces(env, 8)
    assert run(env, "show", "story-7").returncode == 2
    assert run(env, "list", "zending8q").stdout.startswith("story-8\t")
    [row] = exported(env)
    raw = str(article(7)["text"])
    assert (row["event"], row["article"], row["revision"]) == (
        event,
        "story-7",
        hashlib.sha256(raw.encode()).hexdigest(),
    )
    connection = sqlite3.connect(Path(env["COPYDESK_LIBRARY"]) / "library.sqlite")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in ("raw", "revision", "origin", "reading", "article", "search_docsize"):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (58,), table
    connection.close()

    filled(env, [article(7)])
    assert json.loads(run(env, "list", "--format", "jsonl", "zbeginning7q").stdout)["verdict"] == "reject"


def test_a_text_that_another_article_has_too_stays(env: dict[str, str]) -> None:
    filled(env, [article(3) | {"id": "twin"}])
    assert run(env, "delete", "--yes", "twin").returncode == 0
    assert run(env, "show", "--raw", "story-3").stdout.startswith("Zbeginning3q")


def test_the_page_that_a_text_came_from_goes_too(env: dict[str, str]) -> None:
    page = "<html><body><article><h1>Weir</h1>" + "<p>The weir of Onbrook held, Ida Morrow said.</p>" * 9
    filled(env, [{"id": "page", "html": page}])
    path = Path(env["COPYDESK_LIBRARY"]) / "library.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        [(packed,)] = connection.execute("SELECT html FROM page").fetchall()
    assert run(env, "delete", "--yes", "page").returncode == 0
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM page").fetchone() == (0,)
    assert packed[8:40] not in path.read_bytes()


def test_unknown_and_ambiguous_ids_are_refused_and_the_rest_goes_on(env: dict[str, str]) -> None:
    done = run(env, "delete", "--yes", "nobody", "story-1", "story-5", "story-59", "story-")
    assert done.returncode == 1
    assert [line.split(": ")[1] for line in done.stderr.splitlines()[:2]] == ["nobody", "story-"]
    assert "3 deleted" in done.stderr
    # An exact id is not ambiguous, however many begin so.
    assert run(env, "show", "story-1").returncode == 2
    assert run(env, "show", "story-10").returncode == 0


@pytest.mark.parametrize("others", [[], [31]])
def test_an_article_with_a_damaged_reading_is_deleted_without_a_trace(
    env: dict[str, str], others: list[int]
) -> None:
    """Others whose readings are damaged are unread then, and read anew by the next ingest."""
    path = Path(env["COPYDESK_LIBRARY"]) / "library.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for n in (7, *others):
            connection.execute(
                "UPDATE reading SET article = x'00' WHERE seq = (SELECT seq FROM article WHERE id = ?)",
                (f"story-{n}",),
            )
    done = run(env, "delete", "--yes", "story-7")
    assert (done.returncode, done.stderr) == (0, "1 deleted\n")
    assert traces(env, 7) == []
    assert run(env, "list", "zending8q").stdout.startswith("story-8\t")
    assert run(env, "doctor", "--mend").returncode == 0
    assert run(env, "list", "zending31q").stdout.startswith("story-31\t")
    assert {line.split()[0] for line in run(env, "doctor").stdout.splitlines()} == {"ok"}


def test_looking_up_and_deleting_are_one_transaction(
    env: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No other process can give a number another meaning between the two."""
    path = Path(env["COPYDESK_LIBRARY"]) / "library.sqlite"
    seen: list[bool] = []
    real = deleting.delete

    def watched(connection: sqlite3.Connection, identities: Iterable[str]) -> int:
        seen.append(connection.in_transaction)
        return real(connection, identities)

    monkeypatch.setattr(deleting, "delete", watched)
    with Library.open(path) as library:
        assert library.delete(["story-1", "nobody", "story-2"]) == (2, True)
    assert seen == [True]


def test_it_asks_on_a_terminal_and_is_refused_without_one(env: dict[str, str]) -> None:
    done = run(env, "delete", "story-9")
    assert done.returncode == 2
    assert "--yes" in done.stderr
    for answer, gone in (("n\n", False), ("y\n", True)):
        with Screen([*PROGRAM, "delete", "story-9"], env) as screen:
            screen.wait_for("delete 1 article: Zheadline9q of the day? [y/N]")
            screen.press(answer)
            assert screen.end() == 0
        assert (run(env, "show", "story-9").returncode == 2) is gone


def test_an_open_reader_delays_the_last_trace_and_that_is_said(
    env: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COPYDESK_LIBRARY", env["COPYDESK_LIBRARY"])
    # Not the ten seconds that a writer waits for another.
    monkeypatch.setattr(Library, "open", partial(Library.open, busy_seconds=0.1))
    connection = sqlite3.connect(Path(env["COPYDESK_LIBRARY"]) / "library.sqlite", isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM article").fetchone()
    assert command.main(["--yes", "story-4"], standalone_mode=False) == 1
    assert "library.sqlite-wal still holds" in capsys.readouterr().err
    connection.execute("COMMIT")
    connection.close()
    assert command.main(["--yes", "story-5"], standalone_mode=False) == 0
    assert traces(env, 4) == traces(env, 5) == []
