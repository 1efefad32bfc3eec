"""What other processes do to a library, as one that watches it sees it."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.desk.desk import Desk
from tui.desk.ingest import ingest
from tui.desk.others import Watch
from tui.desk.writing import Writing
from tui.library import Library


def put(folder: Path, *names: str) -> None:
    crawl = folder.parent / "crawl.jsonl"
    crawl.write_text(
        "".join(json.dumps({"id": name, "text": f"The {name} stopped."}) + "\n" for name in names)
    )
    ingest(folder, [str(crawl)], refused=print)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "library", "ferry", "mill")
    return tmp_path / "library"


@pytest.fixture
def watch(folder: Path) -> Iterator[Watch]:
    watch = Watch(folder)
    watch.look(2)
    yield watch
    watch.close()


def test_nothing_has_changed(watch: Watch) -> None:
    news = watch.look(2)
    assert (news.changed, news.new, news.locked) == (False, 0, False)


def test_another_reviewers_verdict_is_folded(folder: Path, watch: Watch) -> None:
    with Writing(folder, "bo") as writing:
        # Recorded, as by a process that had no time to fold it.
        writing.fold = lambda: None  # type: ignore[method-assign]
        writing.decide(1, "reject")
    with Library.open(folder / "library.sqlite") as library:
        assert library.rows([1])[0].verdict is None
        assert watch.look(2).changed
        assert library.rows([1])[0].verdict == "reject"
    assert not watch.look(2).changed


def test_new_articles_are_counted_until_the_list_is_taken_anew(folder: Path, watch: Watch) -> None:
    put(folder, "tram", "pier", "ferry")
    assert watch.look(2).new == 2
    assert watch.look(2).new == 2
    assert watch.look(4).new == 0


def test_a_held_lock_is_told_and_waited_for(folder: Path, watch: Watch) -> None:
    assert not watch.look(2, lock=True).locked
    holder = sqlite3.connect(folder / "library.sqlite", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert watch.look(2, lock=True).locked
    assert not watch.look(2).locked
    holder.execute("ROLLBACK")
    assert not watch.look(2, lock=True).locked
    holder.close()


def test_a_library_that_is_gone_for_a_while_is_no_error(folder: Path, watch: Watch) -> None:
    away = folder.with_name("away")
    folder.rename(away)
    watch.close()
    assert watch.look(2).new == 0
    away.rename(folder)
    put(folder, "tram")
    assert watch.look(2).new == 1


def test_a_number_that_comes_again_is_another_article(folder: Path) -> None:
    desk = Desk(folder, "ana")
    queue = desk.queue("")
    at = next(index for index in range(2) if queue.seq(index) == 2)
    assert queue.row(at).id == "mill" and queue.newest == 2
    with sqlite3.connect(folder / "library.sqlite") as other:
        other.execute("UPDATE article SET id = 'other' WHERE seq = 2")
    queue.forget_all()
    assert queue.row(at).id == "" and queue.row(at).title == "(deleted)"
    assert queue.row(1 - at).id == "ferry"
    desk.close()
