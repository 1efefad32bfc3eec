"""Lists by words that many articles hold: the same whichever way they are taken."""

from pathlib import Path

import pytest

from tests.library.samples import article
from tui.library import Library, wordy
from tui.model import Origin, RawDocument
from tui.query import ORDERS, parse

FILTERS = (
    *("harbour", "harbour verdict:none", "harbour or ferry", '"the harbour"', "harb* not ferry", "ferry"),
    *("tag:none harbour", "words:1.. harbour", "before:2026-03 harbour"),
    *("before:2026-09", "after:2026-02 before:2026-11 words:1..", "site:north1.test not before:2026-02"),
)


def filled(folder: Path) -> Library:
    """Sixty articles, about the harbour all, every third about the ferry too; dates in no order."""
    library = Library.open(folder / "library.sqlite")
    for number in range(60):
        document = RawDocument(
            raw=f"News of the harbour{', of the ferry' * (number % 3 == 0)}, number {number}.",
            id=f"a{number}",
            published=f"2026-{1 + number * 7 % 12:02}-{1 + number * 11 % 28:02}",
            origin=Origin(path="x"),
        )
        added = library.add(document)
        read = article(library.document(added.seq), site=f"north{number % 2}.test")
        library.store_reading(added.seq, read)
    library._db.execute("UPDATE article SET priority = seq % 4")
    return library


@pytest.fixture
def many(tmp_path: Path) -> Library:
    return filled(tmp_path)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The same, for tests that change nothing."""
    return filled(tmp_path_factory.mktemp("read"))


@pytest.mark.parametrize("filter_", FILTERS)
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("chunk", [0, 7, 4000])
def test_the_way_makes_no_difference(
    read: Library, filter_: str, order: str, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    node = parse(filter_)
    plain = [*read.ids(node, order)]
    monkeypatch.setattr(wordy, "FEW", 1)
    monkeypatch.setattr(wordy, "CHUNK", chunk or 1)
    monkeypatch.setattr(wordy, "CHUNKS", 0 if not chunk else 100)
    monkeypatch.setattr(wordy, "SPREAD", 1000)
    assert [row.seq for row in read.page(node, order, 12)] == plain[:12]
    back = [row.seq for row in read.page(node, order, 12, back=True)]
    assert back == plain[::-1][:12]
    if len(plain) > 20:
        behind = [row.seq for row in read.page(node, order, 5, plain[9])]
        assert behind == plain[10:15]
        before = [row.seq for row in read.page(node, order, 5, plain[9], back=True)]
        assert before == plain[4:9][::-1]
    for seq in range(1, 61):
        assert read.holds(node, seq) == (seq in plain)


def test_values_begin_as_typed(many: Library) -> None:
    many._db.execute("UPDATE article SET site = 'north' || (seq % 4) || '.test', language = 'en'")
    assert many.values("site", "nor", 3) == ["north0.test", "north1.test", "north2.test"]
    assert many.values("site", "north3") == ["north3.test"]
    assert many.values("site", "") and many.values("site", "x") == []
    assert many.values("lang", "e") == ["en"]
    assert many.values("tag", "") == [] and many.values("reviewer", "a") == []


@pytest.mark.parametrize("name", ORDERS)
def test_what_few_have_judged_is_sorted_where_it_is_few_and_found_on_the_way_where_many(
    many: Library, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    many._db.execute("UPDATE article SET reviews = 2 WHERE seq % 7 <> 0")
    node = parse("reviews:..1 settled:no words:1..")
    asked: list[str] = []
    many._db.set_trace_callback(asked.append)
    few = list(many.ids(node, name)), [row.id for row in many.page(node, name, 20)]
    assert any("INDEXED BY" in one for one in asked) is (name in ("site", "longest", "orphans"))
    many._db.set_trace_callback(None)
    monkeypatch.setattr(wordy, "FEW", 0)
    assert few == (list(many.ids(node, name)), [row.id for row in many.page(node, name, 20)])
    assert len(few[0]) == len(few[1]) == 8
