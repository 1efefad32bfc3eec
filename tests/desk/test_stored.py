"""Whole libraries as earlier versions wrote them: they open, and every verdict stands.

Each folder under ``stored/`` is a library as its version left it (``library.sqlite`` and ``verdicts/``), with
the export that it gave then in ``export.jsonl`` and a backup of it in ``backup/``. They are never changed.
"""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.program import decided, exported, run
from tests.walk.screen import environment

STORED = sorted((Path(__file__).parent / "stored").iterdir())


@pytest.fixture(params=STORED, ids=lambda path: path.name)
def stored(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def opened(tmp_path: Path) -> dict[str, str]:
    return environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")


def as_it_was(stored: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (stored / "export.jsonl").read_text().splitlines()]


def check(env: dict[str, str], stored: Path) -> None:
    was = as_it_was(stored)
    # Fields may have been added since.
    now = [{name: row[name] for name in old} for row, old in zip(exported(env), was, strict=True)]
    assert now == was
    assert run(env, "doctor").returncode == 0
    listed = run(env, "list", "verdict:accept").stdout.splitlines()
    assert [line.split("\t")[0] for line in listed] == ["quay"]
    assert run(env, "list", "varnholt").stdout.startswith("mill\t")
    assert run(env, "show", "--raw", "mill").stdout.startswith("The Varnholt mill")
    decided(env, {"article": "mill", "verdict": "escalate"})
    assert len(exported(env)) == len(was) + 1


def test_a_stored_library_opens_with_its_verdicts(stored: Path, tmp_path: Path) -> None:
    shutil.copytree(stored, tmp_path / "library")
    check(opened(tmp_path), stored)


def test_stored_journals_are_enough_for_the_verdicts(stored: Path, tmp_path: Path) -> None:
    shutil.copytree(stored / "verdicts", tmp_path / "library" / "verdicts")
    env = opened(tmp_path)
    assert run(env, "ingest", "-").returncode == 1
    assert [row["event"] for row in exported(env)] == [row["event"] for row in as_it_was(stored)]


def test_a_stored_backup_is_restored(stored: Path, tmp_path: Path) -> None:
    env = opened(tmp_path)
    done = run(env, "restore", str(stored / "backup"))
    assert done.returncode == 0, done.stderr
    check(env, stored)
