"""A filter on a library: the values of a field that has only a few are known, and a wrong one is named."""

import json
from pathlib import Path

import pytest

from tui.desk.config.settings import Settings
from tui.desk.desk import Desk, Place, QueryError
from tui.desk.ingest import ingest
from tui.desk.listing import listing

HOLD = '[[verdict]]\nname = "hold"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a0", "text": "The ferry stops at Quarl."}))
    folder = tmp_path / "library"
    ingest(folder, [str(tmp_path / "a.jsonl")], refused=lambda refusal: pytest.fail(str(refusal)))
    return folder


def test_a_mistyped_verdict_is_named(folder: Path) -> None:
    for ask in (lambda text: listing(folder, text), Desk(folder, "ana").queue):
        with pytest.raises(QueryError, match="did you mean reject") as caught:
            ask("ferry verdict:rejct")
        assert caught.value.column == 15


def test_a_library_has_verdicts_of_its_own_and_those_it_had(folder: Path) -> None:
    Desk(folder, "ana").decide(1, "accept")
    (folder / "desk.toml").write_text(HOLD)
    assert [row.id for row in listing(folder, "verdict:accept")] == ["a0"]
    assert list(listing(folder, "verdict:hold")) == []
    with pytest.raises(QueryError, match="there are hold, accept, none, any"):
        listing(folder, "verdict:skip")


@pytest.mark.parametrize(
    ("place", "filter_"),
    [
        (Place("site:(", "newest", "a0", 0), None),
        (Place("", "best", "a0", 0), None),
        (None, "verdict:rejct"),
        (Place("verdict:hold", "newest", None, 0), None),
    ],
)
def test_a_list_that_cannot_be_opened_any_more_is_what_is_undecided(
    folder: Path, place: Place | None, filter_: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if filter_:
        monkeypatch.setenv("COPYDESK_FILTER", filter_)
    desk = Desk(folder, "ana", Settings(folder=folder))
    queue = desk.first_queue(place)
    assert (queue.filter, queue.order, len(queue)) == ("verdict:none", "newest", 1)
    assert desk.trouble and desk.home == "verdict:none"
    assert len(desk.queue(desk.home)) == 1


def test_undo_works_under_a_filter_that_leaves_a_site_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPYDESK_FILTER", "-site:ferry.test verdict:none")
    desk = Desk(folder, "ana", Settings(folder=folder))
    queue = desk.first_queue(None)
    assert not desk.trouble and desk.decide(queue.seq(0), "accept").verdict == "accept"
    assert len(desk.queue(queue.filter)) == 0
    undone = desk.undo()
    assert undone is not None and undone.verdict is None
    assert len(desk.queue(queue.filter)) == 1
