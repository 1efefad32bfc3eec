"""A filter on a library: the values of a field that has only a few are known, and a wrong one is named."""

import json
from pathlib import Path

import pytest

from tui.desk.desk import Desk, QueryError
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
