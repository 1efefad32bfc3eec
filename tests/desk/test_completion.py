"""Completions of a filter, why it finds nothing, saved queries, and lists that are taken from afar."""

import threading
from pathlib import Path

import pytest

from tests.library.samples import article
from tui.desk import queue as queues
from tui.desk.completion import completions
from tui.desk.config.queries import SavedQuery
from tui.desk.config.settings import Settings
from tui.desk.desk import Desk, Stopped, TooLong
from tui.desk.ending import Ending
from tui.library import Library
from tui.library import library as libraries
from tui.library.connection import guarded
from tui.model import Origin, RawDocument
from tui.query import Node


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Thirty articles of two sites."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with Library.open(tmp_path / "library.sqlite") as library:
        for number in range(30):
            document = RawDocument(
                raw=f"News of the harbour, number {number}.",
                id=f"a{number}",
                published=f"2026-01-{1 + number:02}",
                origin=Origin(path="x"),
            )
            added = library.add(document)
            library.store_reading(added.seq, article(library.document(added.seq)))
        library._db.execute("UPDATE article SET site = iif(seq % 2, 'a (b)', 'north.test')")
    return Desk(tmp_path, "ana", Settings(folder=tmp_path))


def offered(desk: Desk, text: str) -> list[str]:
    found = completions(desk._library, desk.scheme, text, len(text))
    return [text[: one.start] + one.text for one in found]


def test_fields_and_values_are_completed(desk: Desk) -> None:
    assert offered(desk, "si") == ["site:", "signal:"]
    assert offered(desk, "flood -(so") == ["flood -(source:"]
    assert offered(desk, "site:n") == ["site:north.test", "site:none"]
    assert offered(desk, "site:a") == ['site:"a (b)"']
    assert offered(desk, 'site:"a (') == ['site:"a (b)"']
    assert offered(desk, "verdict:acc") == ["verdict:accept"]
    assert offered(desk, "disagree:") == ["disagree:yes", "disagree:no"]
    assert "signal:single-source" in offered(desk, "signal:si")
    assert offered(desk, '"words and si') == []
    assert offered(desk, "nofield:x") == []
    for text in ("site:n", "site:a", "verdict:acc"):
        for one in offered(desk, text):
            desk.queue(one)


def test_the_part_that_excludes_most(desk: Desk) -> None:
    assert desk.excluding("verdict:none tag:fog") == ("tag:fog", 30, "verdict:none")
    assert desk.excluding("tag:fog") == ("tag:fog", 30, "")
    assert desk.excluding("") is None
    assert desk.counts(["verdict:none", "site:north.test", "("]) == [30, 15, None]


def test_queries_of_ones_own(desk: Desk) -> None:
    assert desk.queries() == [] and desk.save_query("mine", "site:north.test", "oldest") is None
    assert desk.queries() == [SavedQuery("mine", "site:north.test", "oldest", own=True)]
    assert desk.save_query("mine", "", "newest") is None and desk.queries()[0].filter == ""
    assert desk.save_query("x" * 30, "", "newest") and desk.save_query("[a]", "", "newest")
    for number in range(8):
        assert desk.save_query(f"q{number}", "", "newest") is None
    assert "9 queries already" in (desk.save_query("ten", "", "newest") or "")
    assert desk.drop_query("mine") and not desk.drop_query("mine") and len(desk.queries()) == 8


def test_configured_queries_come_first(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text('[[query]]\nname = "inbox"\nfilter = "verdict:none"\n')
    other = Desk(tmp_path, "ana", Settings(folder=tmp_path))
    assert other.save_query("inbox", "", "newest") == "a query of this name is configured: take another name"
    other.save_query("mine", "", "newest")
    assert [one.name for one in other.queries()] == ["inbox", "mine"]


def test_far_articles_are_reached_before_the_list_is_complete(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queues, "FIRST", 5)
    monkeypatch.setattr(queues, "PAGE", 3)
    queue = desk.queue("")
    assert len(queue) == 5 and not queue.complete
    last = queue.reach_last()
    assert queue.row(last).id == "a0" and queue.number(last) is None and queue.number(4) == 5
    seq = desk.find("a12")
    assert seq is not None
    at = queue.reach(seq)
    assert at is not None and [row.id for row in queue.rows(at - 1, at + 2)] == ["a13", "a12", "a11"]
    queue.join(queue.rest())
    assert [row.id for row in queue.rows(0, 30)] == [f"a{n}" for n in range(29, -1, -1)]
    assert queue.number(20) == 21 and queue.reach(seq) == 17


def test_a_list_that_nobody_needs_any_more_is_not_completed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queues, "FIRST", 5)
    queue = desk.queue("")
    queue.stop()
    assert queue.rest() is None and not queue.complete


def test_counting_is_ended_in_the_middle_of_a_question(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ending = Ending()
    count = Library.count

    def endless(self: Library, node: Node) -> int:
        threading.Timer(0.05, ending.stop).start()
        self._db.execute(
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
        ).fetchall()
        return count(self, node)

    monkeypatch.setattr(Library, "count", guarded(endless))
    with pytest.raises(Stopped):
        desk.counts([""], ending)
    with pytest.raises(Stopped):
        desk.excluding("tag:fog", ending)


def test_a_list_that_takes_too_long_comes_whole(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queues, "FIRST", 5)
    monkeypatch.setattr(libraries, "INSTRUCTIONS", 1)
    with pytest.raises(TooLong):
        desk.queue("site:north.test", within=-1)
    queue = desk.coming("site:north.test", "newest")
    assert len(queue) == 0
    queue.join(queue.rest())
    assert queue.complete and len(queue) == 15 and queue.row(0).id == "a29"
    assert len(desk.queue("site:north.test", within=10)) == 5
