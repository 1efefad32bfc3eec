"""Configured filters that ask for what there is not are named with place and reason; the rest goes on."""

import json
from pathlib import Path

import pytest

from tests.terminal.conftest import clock
from tui.desk.config.report import in_vain
from tui.desk.config.settings import Settings
from tui.desk.desk import Desk
from tui.desk.doctor import examine
from tui.desk.ingest import ingest
from tui.desk.mistaken import mistaken
from tui.terminal.glyphs import UNICODE
from tui.terminal.work import Work

DESK = """\
filter = "verdict:rejct"
tags = ["flood"]

[[query]]
name = "bad"
filter = "ferry verdict:acept"

[[query]]
name = "good"
filter = "verdict:accept tag:flood tag:none"

[[query]]
name = "tags"
filter = "tag:flod or tag:given"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "a0", "text": "The ferry stops at Quarl."}))
    folder = tmp_path / "library"
    ingest(folder, [str(tmp_path / "in.jsonl")], refused=lambda one: pytest.fail(str(one)))
    Desk(folder, "ana").tag(1, ["given"], [])
    (folder / "desk.toml").write_text(DESK)
    return folder


def test_verdicts_and_tags_that_there_are_not_are_named_with_their_place(folder: Path) -> None:
    found = mistaken(Settings(folder=folder), folder)
    desk = folder / "desk.toml"
    names = "there are accept, reject, escalate, skip, none, any"
    assert found == [
        f"{desk}:1:10: filter: column 9 of the filter: verdict: no 'rejct'; {names} (did you mean reject?)",
        f"{desk}:6:10: query 1 filter: column 15 of the filter: verdict: no 'acept'; {names}"
        " (did you mean accept?)",
        f"{desk}:14:10: query 3 filter: tag: no 'flod' under tags, and no article has it",
    ]
    assert [one.text for one in examine(folder, None) if one.check == "filters"] == found
    assert in_vain({"library": str(folder)}) == found
    # Where the desk lists no tags, any may come.
    desk.write_text(DESK.replace('tags = ["flood"]', ""))
    assert len(mistaken(Settings(folder=folder), folder)) == 2
    # A verdict that was given when the scheme had it can be asked for.
    desk.write_text('[[verdict]]\nname = "rejct"\n')
    Desk(folder, "ana").decide(1, "rejct")
    desk.write_text('filter = "verdict:rejct"\n')
    assert mistaken(Settings(folder=folder), folder) == []


async def test_the_screen_says_the_first_and_the_other_queries_go_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (folder / "desk.toml").write_text(DESK.replace('filter = "verdict:rejct"\n', ""))
    work = Work(Desk(folder, "ana"), UNICODE, clock)
    work.begin()
    await work.lists.refresh(work)
    assert "query 1 filter: column 15 of the filter: verdict: no 'acept'" in work.said
    assert work.lists.counts == {"verdict:accept tag:flood tag:none": 0, "tag:flod or tag:given": 1}
    work.say("")
    await work.lists.refresh(work)
    assert work.said == ""
