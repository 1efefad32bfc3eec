"""``copydesk snapshot`` as other programs use it."""

import json
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where

from tests.cli.program import PROGRAM, decided, filled, run
from tests.walk.screen import Screen, environment


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")
    filled(env, [{"id": "a", "text": "A story."}, {"id": "b", "text": "B story."}])
    note = "night desk \x9b31m\u202e"
    decided(env, {"article": "a", "verdict": "reject", "note": note}, {"article": "b", "verdict": "skip"})
    return env


def test_stock_tinydb_opens_it(env: dict[str, str], tmp_path: Path) -> None:
    target = tmp_path / "verdicts.json"
    done = run(env, "snapshot", "-o", str(target))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    [doc] = TinyDB(target).table("events").search(where("verdict") == "reject")
    assert (doc["article"], doc["note"]) == ("a", "night desk \x9b31m\u202e")
    assert json.loads(run(env, "snapshot").stdout) == json.loads(target.read_text())
    with Screen([*PROGRAM, "snapshot"], env, cols=200) as screen:
        screen.wait_for('"verdict": "skip"')
        assert screen.end() == 0
        assert b"\\u009b31m\\u202e" in screen.received


def test_damage_is_named_and_the_rest_is_there(env: dict[str, str]) -> None:
    [journal] = (Path(env["COPYDESK_LIBRARY"]) / "verdicts").glob("*.jsonl")
    data = journal.read_bytes()
    journal.write_bytes(data.replace(b'"reject"', b'"accept"'))
    done = run(env, "snapshot")
    assert done.returncode == 1
    assert f"left out: {journal}: byte " in done.stderr
    assert [doc["verdict"] for doc in json.loads(done.stdout)["events"].values()] == ["skip"]


def test_a_target_that_cannot_be_written_and_a_missing_library(env: dict[str, str], tmp_path: Path) -> None:
    assert run(env, "snapshot", "-o", str(tmp_path / "no" / "file")).returncode == 2
    assert run(env, "--library", str(tmp_path / "none"), "snapshot").returncode == 3
    target = tmp_path / "kept.json"
    target.write_text("before")
    assert run(env, "--library", str(tmp_path / "none"), "snapshot", "-o", str(target)).returncode == 3
    assert target.read_text() == "before"
    assert not list(tmp_path.glob(".kept*"))


def test_readme_tells_what_was_undone_apart(env: dict[str, str]) -> None:
    events = decided(env, *({"article": name, "verdict": "escalate", "reviewer": "bo"} for name in "ab"))
    assert run(env, "record", "-", given=json.dumps({"undo": events[0], "reviewer": "bo"})).returncode == 0
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    (code,) = (part.split("```")[0] for part in readme.split("```python\n")[1:])
    found: dict[str, Any] = {}
    exec(code.replace("LIBRARY", env["COPYDESK_LIBRARY"]), found)
    assert [(event["article"], event["verdict"]) for event in found["standing"]] == [("b", "escalate")]
