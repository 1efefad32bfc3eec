import inspect
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tinydb import Query, TinyDB, where
from tinydb.operations import delete, increment
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table

from tests.store.disk import Disk
from tui.store import stage, state, ulid
from tui.store.database import JournalDB
from tui.store.errors import StoreError
from tui.store.journal import Entry, Journal, journals
from tui.store.snapshot import snapshot
from tui.store.storage import JournalStorage

PRIVATE = {
    "_read_table": ["self"],
    "_update_table": ["self", "updater"],
    "_get_next_id": ["self"],
}


@pytest.mark.parametrize("name", PRIVATE)
def test_the_private_names_that_are_overridden_have_the_form_they_had(name: str) -> None:
    assert list(inspect.signature(getattr(Table, name)).parameters) == PRIVATE[name]


def test_a_stock_table_has_the_attributes_that_are_used() -> None:
    table = TinyDB(storage=MemoryStorage).table("t")
    assert {"_next_id", "_storage", "_query_cache", "_name"} <= set(vars(table))
    assert list(inspect.signature(Table).parameters) == ["storage", "name", "cache_size", "persist_empty"]


values = st.one_of(
    st.integers(-3, 3), st.booleans(), st.sampled_from(["", "a", "é\n"]), st.floats(allow_nan=False)
)
docs = st.dictionaries(st.sampled_from("abc"), values | st.lists(values, max_size=2), max_size=3)
tables = st.sampled_from(["_default", "other"])


class LikeStock(RuleBasedStateMachine):
    """The same operations on stock TinyDB in memory and on two handles of one folder of journals."""

    @initialize()
    def begin(self) -> None:
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.stock = TinyDB(storage=MemoryStorage)
        self.ours = [JournalDB(self.folder.name), JournalDB(self.folder.name)]
        self.turn = 0

    def both(self, name: str) -> tuple[Table, Table]:
        self.turn = 1 - self.turn
        return self.stock.table(name), self.ours[self.turn].table(name)

    @rule(name=tables, doc=docs)
    def insert(self, name: str, doc: dict[str, Any]) -> None:
        stock, ours = self.both(name)
        doc_id = ours.insert(doc)
        assert not stock.contains(doc_id=doc_id)
        stock.insert(Document(doc, doc_id=doc_id))

    @rule(name=tables, doc=docs, doc_id=st.integers(1, 12))
    def insert_document(self, name: str, doc: dict[str, Any], doc_id: int) -> None:
        outcomes = []
        for table in self.both(name):
            try:
                outcomes.append(table.insert(Document(doc, doc_id=doc_id)))
            except ValueError:
                outcomes.append(-1)
        assert outcomes[0] == outcomes[1]

    @rule(name=tables, many=st.lists(docs, max_size=3))
    def insert_multiple(self, name: str, many: list[dict[str, Any]]) -> None:
        stock, ours = self.both(name)
        ids = ours.insert_multiple(many)
        stock.insert_multiple(Document(doc, doc_id=one) for doc, one in zip(many, ids, strict=True))

    @rule(name=tables, fields=docs, key=st.sampled_from("abc"), value=values)
    def update(self, name: str, fields: dict[str, Any], key: str, value: Any) -> None:
        stock, ours = self.both(name)
        assert stock.update(fields, where(key) == value) == ours.update(fields, where(key) == value)
        assert stock.update(delete("c"), where("c").exists()) == ours.update(delete("c"), where("c").exists())

    @rule(name=tables, fields=docs, doc_ids=st.lists(st.integers(1, 12), max_size=2, unique=True))
    def update_and_remove_by_id(self, name: str, fields: dict[str, Any], doc_ids: list[int]) -> None:
        stock, ours = self.both(name)
        assert stock.update(fields, doc_ids=doc_ids) == ours.update(fields, doc_ids=doc_ids)
        assert stock.remove(doc_ids=doc_ids[:1]) == ours.remove(doc_ids=doc_ids[:1])

    @rule(name=tables, doc=docs, doc_id=st.integers(1, 12))
    def upsert(self, name: str, doc: dict[str, Any], doc_id: int) -> None:
        stock, ours = self.both(name)
        assert stock.upsert(Document(doc, doc_id=doc_id)) == ours.upsert(Document(doc, doc_id=doc_id))

    @rule(name=tables, key=st.sampled_from("abc"), value=values)
    def remove(self, name: str, key: str, value: Any) -> None:
        stock, ours = self.both(name)
        assert stock.remove(where(key) == value) == ours.remove(where(key) == value)

    @rule(name=tables, fields=docs, key=st.sampled_from("abc"), value=values)
    def update_multiple(self, name: str, fields: dict[str, Any], key: str, value: Any) -> None:
        def unset(doc: Any) -> None:
            doc.pop(key, None)

        updates: list[tuple[Any, Any]] = [(fields, where(key) == value), (unset, where("b").exists())]
        stock, ours = self.both(name)
        assert stock.update_multiple(updates) == ours.update_multiple(updates)

    @rule(name=tables, many=st.lists(st.tuples(docs, st.integers(1, 12)), max_size=3))
    def insert_documents(self, name: str, many: list[tuple[dict[str, Any], int]]) -> None:
        outcomes: list[object] = []
        for table in self.both(name):
            try:
                outcomes.append(table.insert_multiple([Document(doc, doc_id=one) for doc, one in many]))
            except ValueError:
                outcomes.append("refused")
        assert outcomes[0] == outcomes[1]

    @rule(name=tables, fields=docs, key=st.sampled_from("abc"), value=values)
    def upsert_by_condition(self, name: str, fields: dict[str, Any], key: str, value: Any) -> None:
        stock, ours = self.both(name)
        if stock.contains(where(key) == value):
            assert stock.upsert(fields, where(key) == value) == ours.upsert(fields, where(key) == value)
        else:
            inserted = ours.upsert(fields, where(key) == value)
            stock.insert(Document(fields, doc_id=inserted[0]))

    @rule(name=tables)
    def what_tinydb_refuses(self, name: str) -> None:
        for table in self.both(name):
            for refused in (table.remove, table.get, table.contains):
                with pytest.raises(RuntimeError):
                    refused()
            with pytest.raises(ValueError):
                table.upsert({"a": 1})
            table.clear_cache()

    @rule(name=tables)
    def truncate(self, name: str) -> None:
        for table in self.both(name):
            table.truncate()

    @rule(name=tables)
    def drop(self, name: str) -> None:
        self.turn = 1 - self.turn
        for database in (self.stock, *self.ours):
            database.drop_table(name)

    @rule()
    def drop_all(self) -> None:
        self.turn = 1 - self.turn
        for database in (self.stock, self.ours[self.turn]):
            database.drop_tables()

    @precondition(lambda self: self.turn)
    @rule()
    def reopen(self) -> None:
        for database in self.ours:
            database.close()
        self.ours = [JournalDB(self.folder.name), JournalDB(self.folder.name)]

    @invariant()
    def same(self) -> None:
        if not hasattr(self, "stock"):
            return
        for database in self.ours:
            assert database.tables() == self.stock.tables()
            for name in self.stock.tables():
                stock, ours = self.stock.table(name), database.table(name)
                assert repr([(d.doc_id, d) for d in ours]) == repr([(d.doc_id, d) for d in stock])
                assert len(ours) == len(stock)
                query = Query().a.exists()
                assert ours.search(query) == stock.search(query)
                assert ours.get(query) == stock.get(query)
                assert ours.get(doc_id=3) == stock.get(doc_id=3)
                assert ours.get(doc_ids=[1, 5]) == stock.get(doc_ids=[1, 5])
                assert ours.all() == stock.all()
                assert ours.count(query) == stock.count(query)
                assert ours.contains(query) == stock.contains(query)
                assert ours.contains(doc_id=3) == stock.contains(doc_id=3)

    def teardown(self) -> None:
        if hasattr(self, "ours"):
            for database in self.ours:
                assert database.damage == []
                database.close()
            self.folder.cleanup()


TestLikeStock = LikeStock.TestCase
TestLikeStock.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)


def test_ids_are_those_of_stock_tinydb(tmp_path: Path) -> None:
    ids = []
    for database in (TinyDB(tmp_path / "stock.json"), JournalDB(tmp_path / "journals")):
        one = [database.insert({}), *database.insert_multiple([{}, {}])]
        database.remove(doc_ids=[3])
        one.append(database.insert(Document({}, doc_id=20)))
        one.append(database.insert({}))
        database.truncate()
        ids.append([*one, database.insert({})])
    assert ids[0] == ids[1] == [1, 2, 3, 20, 21, 1]


def test_chosen_ids_keep_clear_of_given_ones(tmp_path: Path) -> None:
    with JournalDB(tmp_path) as database:
        ids = database.insert_multiple([Document({"n": 1}, doc_id=1), {"n": 2}, Document({"n": 3}, doc_id=2)])
        assert len(set(ids)) == len(database) == 3


def test_a_stock_table_over_the_storage_is_correct(tmp_path: Path) -> None:
    with TinyDB(tmp_path, storage=JournalStorage) as database, JournalDB(tmp_path) as other:
        for n in range(5):
            database.insert({"n": n, "list": [n]})
        other.insert({"n": "other"})
        database.update(increment("n"), where("n") == 2)
        database.remove(where("n") == 0)
        database.table("gone").insert({})
        database.drop_table("gone")
        expected = [1, 3, 3, 4, "other"]
        assert [doc["n"] for doc in database] == expected
        assert [doc["n"] for doc in other] == expected
        handed = database.storage.read()
        assert handed is not None
        handed["_default"].clear()
        assert len(database) == 5
    with JournalDB(tmp_path) as again:
        assert [doc["n"] for doc in again] == expected
        assert again.tables() == {"_default"}


def test_what_others_wrote_since_a_read_is_not_taken_for_removed(tmp_path: Path) -> None:
    with JournalDB(tmp_path) as one, JournalDB(tmp_path) as other:
        one.insert({"n": 1})
        data = one.storage.read()
        other.insert({"n": 2})
        assert data is not None
        data["_default"]["1"] = {"n": 10}
        one.storage.write(data)
        assert [doc["n"] for doc in one] == [doc["n"] for doc in other] == [10, 2]


def test_the_query_cache_sees_what_others_write(tmp_path: Path) -> None:
    with JournalDB(tmp_path) as one, JournalDB(tmp_path) as other:
        query = where("n") == 1
        one.insert({"n": 1})
        assert len(one.search(query)) == len(other.search(query)) == 1
        one.insert({"n": 1})
        assert len(other.search(query)) == 2


def test_what_is_handed_out_is_not_the_stored_document(tmp_path: Path) -> None:
    with JournalDB(tmp_path) as database:
        given = {"tags": ["a"]}
        database.insert(given)
        given["tags"].append("b")
        for doc in (database.all()[0], database.get(doc_id=1), database.get(where("tags").exists())):
            assert isinstance(doc, Document)
            doc["tags"].append("c")
        assert database.all() == [{"tags": ["a"]}]


def test_equal_values_of_other_types_are_a_change(tmp_path: Path) -> None:
    with JournalDB(tmp_path) as database:
        database.insert({"n": 1})
        for value in (True, 1.0, 1):
            database.update({"n": value})
            with JournalDB(tmp_path) as again:
                assert type(again.all()[0]["n"]) is type(value)


def test_a_change_of_many_is_one_line_applied_wholly_or_not_at_all(tmp_path: Path) -> None:
    with JournalDB(tmp_path) as database:
        database.insert_multiple({"n": n} for n in range(10))
        database.update({"n": 0})
        path = journals(tmp_path)[0]
        assert path.read_bytes().count(b"\n") == 3
        with pytest.raises(ValueError, match="exists"):
            database.insert_multiple([{"n": 1}, Document({}, doc_id=5)])
        with pytest.raises(ZeroDivisionError):
            database.update(lambda doc: doc.update(n=1 / (doc.get("m", 0))))
        assert len(database) == 10
        assert path.read_bytes().count(b"\n") == 3
    path.write_bytes(path.read_bytes()[:-5])
    with JournalDB(tmp_path) as again:
        assert [doc["n"] for doc in again] == list(range(10))


def test_a_failed_write_changes_nothing_in_memory(tmp_path: Path) -> None:
    disk = Disk()
    with JournalDB(tmp_path, system=disk) as database:
        database.insert({"n": 1})
        disk.failing = range(len(disk.calls) + 1, 1000)
        with pytest.raises(StoreError, match="No space left"):
            database.update({"n": 2})
        assert database.all() == [{"n": 1}]
        disk.failing = ()
        database.update({"n": 3})
        assert database.all() == [{"n": 3}]


def test_events_have_their_lines_id(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal, JournalDB(tmp_path) as database:
        first = journal.append(Entry("events", [(None, {"n": 1})]))
        number = ulid.new()
        database.table("events").insert(Document({"n": 2}, doc_id=number))
        assert [doc.doc_id for doc in database.table("events")] == [ulid.from_str(first), number]
        assert database.table("events").get(doc_id=number) == {"n": 2}


def test_lines_may_come_in_any_order(tmp_path: Path) -> None:
    ids = [ulid.to_str(ulid.new()) for _ in range(3)]
    with Journal(tmp_path) as late, Journal(tmp_path) as early, JournalDB(tmp_path) as database:
        late.append(Entry("t", [(1, {"n": "newest"})], id=ids[2]))
        assert database.table("t").all() == [{"n": "newest"}]
        early.append(Entry("t", [(1, {"n": "old"}), (2, {"n": "two"})], id=ids[0]))
        early.append(Entry("t", [(2, None)], id=ids[1]))
        assert database.table("t").all() == [{"n": "newest"}]
        with JournalDB(tmp_path) as again:
            assert again.table("t").all() == [{"n": "newest"}]


def test_a_copied_journal_file_is_a_merge(tmp_path: Path) -> None:
    for name in ("one", "two"):
        with JournalDB(tmp_path / name) as database:
            database.table("events").insert(Document({"from": name}, doc_id=ulid.new()))
    for path in journals(tmp_path / "two"):
        (tmp_path / "one" / path.name).write_bytes(path.read_bytes())
    with JournalDB(tmp_path / "one") as merged:
        assert [doc["from"] for doc in merged.table("events")] == ["one", "two"]


INSERTER = """
import sys
from tui.store.database import JournalDB
with JournalDB(sys.argv[1]) as database:
    for n in range(int(sys.argv[2])):
        database.insert({"n": n})
        database.table("counter").update(lambda doc: doc.update(n=doc["n"] + 1), doc_ids=[1])
"""


def test_processes_share_ids_and_updates(tmp_path: Path) -> None:
    with JournalDB(tmp_path) as database:
        database.table("counter").insert({"n": 0})
        words = [sys.executable, "-c", INSERTER, str(tmp_path), "40"]
        processes = [subprocess.Popen(words) for _ in range(3)]
        assert [process.wait() for process in processes] == [0, 0, 0]
        assert sorted(doc.doc_id for doc in database) == list(range(1, 121))
        assert database.table("counter").all() == [{"n": 120}]


def test_a_lock_held_by_another_gives_a_clear_error(tmp_path: Path) -> None:
    with JournalDB(tmp_path) as one, JournalDB(tmp_path, timeout=0.05) as other:
        one.insert({})
        with one._storage.exclusive(), pytest.raises(StoreError, match="held the lock"):
            other.insert({})
        assert len(other) == 1


@pytest.mark.parametrize("size", [10, 2000])
def test_one_documents_cost_does_not_grow_with_the_table(
    tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with JournalDB(tmp_path) as database:
        database.insert_multiple({"n": n, "tags": ["x"]} for n in range(size))
        copies = 0
        real = state.copied

        def counted(value: Any) -> Any:
            nonlocal copies
            copies += isinstance(value, dict)
            return real(value)

        monkeypatch.setattr(stage, "copied", counted)
        monkeypatch.setattr("tui.store.database.copied", counted)
        monkeypatch.setattr("tui.store.storage.copied", counted)
        monkeypatch.setattr(stage.Stage, "__iter__", lambda self: pytest.fail("went through the table"))
        before = journals(tmp_path)[0].stat().st_size
        new = database.insert({"n": -1})
        database.insert(Document({"n": -2}, doc_id=ulid.new()))
        database.update({"n": -3}, doc_ids=[new])
        database.upsert(Document({"n": -4}, doc_id=new))
        assert database.get(doc_id=new) == {"n": -4}
        assert database.contains(doc_id=1)
        database.remove(doc_ids=[new])
        assert copies == 4
        assert journals(tmp_path)[0].stat().st_size - before < 1000


@pytest.mark.parametrize("given", ["database", "folder"])
def test_stock_tinydb_opens_a_snapshot(tmp_path: Path, given: str) -> None:
    target = tmp_path / "snapshot.json"
    target.write_text("something old and long " * 100)
    with JournalDB(tmp_path / "v") as database:
        database.insert_multiple([{"a": 1}, {"é": ["\ud800", {"deep": None}]}])
        database.table("events").insert(Document({"n": 2}, doc_id=ulid.new()))
        database.table("empty").insert({})
        database.table("empty").truncate()
        snapshot(database if given == "database" else tmp_path / "v", target)
        with TinyDB(target) as stock:
            assert stock.tables() == database.tables()
            for name in stock.tables():
                ours = [(doc.doc_id, doc) for doc in database.table(name)]
                assert [(doc.doc_id, doc) for doc in stock.table(name)] == ours
            stock.table("events").insert({"n": 3})


def test_a_snapshot_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "snapshot.json"
    with JournalDB(tmp_path / "v") as database:
        database.insert({"a": 1})
        snapshot(database, target)
        old = target.read_bytes()
        database.insert({"a": 2})
        # Open, write, sync, replace; behind that it is the new one.
        for number in (1, 2, 3, 4):
            with pytest.raises(StoreError):
                snapshot(database, target, system=Disk((number,)))
            assert target.read_bytes() == old
    assert sorted(path.name for path in tmp_path.iterdir()) == ["snapshot.json", "v"]
