"""``copydesk merge``: what it prints, what it says, how it ends."""

import shutil
from pathlib import Path

from tests.cli.program import decided, filled, run
from tests.cli.test_commands import lines
from tests.walk.screen import environment

ARTICLES = [{"id": "ferry", "text": "The ferry waits."}]


def test_conflicts_are_data_and_all_else_is_told(tmp_path: Path) -> None:
    here = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "here"))
    filled(here, ARTICLES)
    other = {**here, "COPYDESK_LIBRARY": str(tmp_path / "other")}
    filled(other, ARTICLES)
    decided(here, {"article": "ferry", "verdict": "accept", "reviewer": "ana"})
    decided(other, {"article": "ferry", "verdict": "reject", "reviewer": "bo"})
    shutil.copytree(tmp_path / "here", tmp_path / "twin")

    done = run(here, "merge", str(tmp_path / "other"))
    assert (done.returncode, done.stdout) == (0, "ferry\tana: accept; bo: reject\n")
    assert "1 verdict taken in; 1 conflict" in done.stderr
    (found,) = lines(run(other, "merge", str(tmp_path / "here"), "--format", "jsonl"))
    assert found == {"article": "ferry", "verdicts": {"ana": "accept", "bo": "reject"}}

    # The same journal goes on in two places.
    for folder in ("here", "twin"):
        there = {**here, "COPYDESK_LIBRARY": str(tmp_path / folder)}
        decided(there, {"article": "ferry", "verdict": "skip", "reviewer": folder})
    done = run(here, "merge", str(tmp_path / "twin"))
    assert done.returncode == 1 and "kept aside, not counted" in done.stderr

    done = run(here, "merge", str(tmp_path / "nowhere"))
    assert done.returncode == 1 and "no folder" in done.stderr
