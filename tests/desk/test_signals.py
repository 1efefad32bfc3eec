"""Signals that a desk has switched off are neither shown nor listed nor found, and come back unharmed."""

import json
from pathlib import Path

import pytest

from tui.desk.desk import Desk
from tui.desk.ingest import ingest
from tui.desk.listing import asked_in_vain, listing, show

TEXTS = {
    "orphan": "Forty people came to the mill in Ostrell and 90 jobs were lost.",
    "single": "“We sold it,” said Ona Brill. “It was time,” said Brill.",
    "quiet": "The ferry stops.",
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    lines = (json.dumps({"id": name, "title": name, "text": text}) for name, text in TEXTS.items())
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    folder = tmp_path / "library"
    ingest(folder, [str(tmp_path / "a.jsonl")], refused=lambda refusal: pytest.fail(str(refusal)))
    return folder


def off(library: Path, *codes: str) -> None:
    (library / "desk.toml").write_text("[signals]\n" + "".join(f"{code} = false\n" for code in codes))


def found(library: Path, query: str) -> set[str]:
    ids = {row.id for row in listing(library, query)}
    desk = Desk(library, "ana")
    queue = desk.queue(query)
    assert {queue.row(index).id for index in range(len(queue))} == ids
    assert desk.count(query) == len(ids)
    desk.close()
    return ids


def test_all_are_there_unless_switched_off(library: Path) -> None:
    assert {row.id: row.signals for row in listing(library, "")} == {
        "orphan": ("unattributed-figure",),
        "single": ("single-source",),
        "quiet": (),
    }
    assert found(library, "signal:none") == {"quiet"}
    assert found(library, "signal:single-source") == {"single"}


def test_one_that_is_off(library: Path) -> None:
    off(library, "single-source")
    assert {row.id: row.signals for row in listing(library, "")}["single"] == ()
    assert show(library, "single").signals == []
    assert [one.code for one in show(library, "orphan").signals] == ["unattributed-figure"] * 2
    desk = Desk(library, "ana")
    queue = desk.queue("")
    rows = {queue.row(index).id: queue.row(index) for index in range(len(queue))}
    assert rows["single"].signals == ()
    assert desk.article(rows["single"].seq).signals == []
    queue.forget(rows["single"].seq)
    assert all(row.signals == () for row in queue.rows(0, 3) if row.id == "single")
    desk.close()


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("signal:single-source", set()),
        ("signal:Single-Source", set()),
        ("signal:none", {"single", "quiet"}),
        ("not signal:none", {"orphan"}),
        ("not signal:single-source", {"orphan", "single", "quiet"}),
        ("signal:single-source or ferry", {"quiet"}),
        ("signal:none sold", {"single"}),
        ("signal:unattributed-figure", {"orphan"}),
    ],
)
def test_a_filter_finds_what_is_shown(library: Path, query: str, ids: set[str]) -> None:
    off(library, "single-source")
    assert found(library, query) == ids


def test_all_off_and_on_again(library: Path) -> None:
    off(library, "single-source", "unattributed-figure", "anonymous-source")
    assert found(library, "signal:none") == set(TEXTS)
    assert {row.signals for row in listing(library, "")} == {()}
    (library / "desk.toml").unlink()
    assert found(library, "signal:none") == {"quiet"}
    assert show(library, "single").signals


def test_what_is_asked_for_although_it_is_off(library: Path) -> None:
    query = "ferry or (not signal:Single-Source signal:anonymous-source)"
    assert asked_in_vain(library, query) == []
    off(library, "single-source")
    assert asked_in_vain(library, query) == ["single-source"]
    assert asked_in_vain(library, "signal:none") == []


def test_a_quiet_one_wants_to_be_switched_on(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "crowd", "title": "Hundreds march through Ostrell",
                                                  "text": "Hundreds marched through Ostrell."}))  # fmt: skip
    folder = tmp_path / "library"
    ingest(folder, [str(tmp_path / "a.jsonl")], refused=lambda refusal: pytest.fail(str(refusal)))
    assert found(folder, "signal:vague-figure") == set()
    (folder / "desk.toml").write_text("[signals]\nvague-figure = true\n")
    assert found(folder, "signal:vague-figure") == {"crowd"}
