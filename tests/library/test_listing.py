from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library.samples import article, document, figures, open_in, put, signal, verdict
from tui.library import Library, listing
from tui.query import ORDERS, Match, Or, QueryError, parse


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_in(tmp_path) as library:
        put(
            library,
            "The river Tarn rose by two metres; the mayor’s office had no comment.",
            "flood",
            title="Flood in Varnholt",
            published="2026-03-17T17:31:00",
            site="varnholt.test",
            language="en",
            names=("Mara Vint", "officials"),
            figures=figures(True, False, False) + figures(False, kind="date"),
            signals=[signal("anonymous-source"), signal("unattributed-figure")],
        )
        put(
            library,
            "Ferry services stop for three weeks. " * 40,
            "ferry",
            title="Ferry stops (again)",
            published="2026-03-16",
            site="tarnbay.test",
            names=("Tolvan Reed",),
        )
        put(
            library,
            "Ein kurzer Text über den Fluß.",
            "fluss",
            published="2026-03-17T17:31:00+02:00",
            site="varnholt.test",
            language="de",
        )
        yield library


def ids(library: Library, filter_: str, order: str = "newest") -> list[str]:
    """The same answer three ways: as numbers, as pages of one row, as a count."""
    node = parse(filter_)
    rows = library.rows(library.ids(node, order))
    paged, after = [], None
    while page := library.page(node, order, 1, after):
        paged.append(page[0])
        after = page[0].seq
    assert paged == rows
    assert library.count(node) == len(rows)
    return [row.id for row in rows]


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        ("", {"flood", "ferry", "fluss"}),
        ("river", {"flood"}),
        ("RIVER tarn", {"flood"}),
        ("river ferry", set()),
        ("river or ferry", {"flood", "ferry"}),
        ('"the river"', {"flood"}),
        ('"river the"', set()),
        ("varnholt", {"flood"}),
        ("riv*", {"flood"}),
        ("riv", set()),
        ("uber", {"fluss"}),
        ("mara", set()),
        ("source:mara", {"flood"}),
        ('source:"mara vint"', {"flood"}),
        ("source:none", {"fluss"}),
        ("site:varnholt.test", {"flood", "fluss"}),
        ("site:Tarn*", {"ferry"}),
        ("-site:varnholt.test", {"ferry"}),
        ("signal:anonymous-source", {"flood"}),
        ("signal:none", {"ferry", "fluss"}),
        ("lang:EN", {"flood"}),
        ("lang:none", {"ferry"}),
        ("!lang:en", {"ferry", "fluss"}),
        ("after:2026-03-17", {"flood", "fluss"}),
        ("before:2026-03-17", {"ferry"}),
        ("after:2026-03-17T16:00", {"flood"}),
        ("figures:3", {"flood"}),
        ("figures>3", set()),
        ("unattributed:1..", {"flood"}),
        ("words:..20", {"flood", "fluss"}),
        ("id:fl", {"flood", "fluss"}),
        ("verdict:none", {"flood", "ferry", "fluss"}),
        ("not (river or ferry)", {"fluss"}),
    ],
)
def test_what_a_filter_finds(library: Library, filter_: str, expected: set[str]) -> None:
    assert set(ids(library, filter_)) == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("newest", ["flood", "fluss", "ferry"]),
        ("oldest", ["ferry", "fluss", "flood"]),
        ("site", ["ferry", "flood", "fluss"]),
        ("longest", ["ferry", "flood", "fluss"]),
        ("orphans", ["flood", "fluss", "ferry"]),
    ],
)
def test_the_orders(library: Library, order: str, expected: list[str]) -> None:
    assert ids(library, "", order) == expected


@pytest.mark.parametrize("published", [None, "some day"])
def test_what_has_no_date_comes_behind_the_newest(library: Library, published: str | None) -> None:
    for name in ("u1", "u2"):
        put(library, f"Fog over the bay, {name}.", name, published=published)
    library.add(document("Fog again.", "unread", published=published))
    expected = ["flood", "fluss", "ferry", "unread", "u2", "u1"]
    assert ids(library, "") == expected
    assert ids(library, "", "oldest") == expected[::-1]
    # Nobody knows when they were published: the day on which they came says nothing of it.
    assert ids(library, "after:2026-03-17") == ["flood", "fluss"]
    assert ids(library, "before:2026-03-17") == ["ferry"]
    assert ids(library, "not before:2026-03-17") == ["flood", "fluss", "unread", "u2", "u1"]
    counts = library.counts(parse(""))
    assert (counts.first, counts.last) == ("2026-03-16T00:00:00Z", "2026-03-17T17:31:00Z")


def test_an_order_that_does_not_exist(library: Library) -> None:
    with pytest.raises(QueryError):
        library.page(parse(""), "loudest")


@pytest.mark.parametrize(
    "text",
    [
        "qu-bar",
        "qu's",
        "Qu++",
        "qu*b",
        "NEAR",
        "title:x",
        "^qu",
        "{qu}",
        "qu\0b",
        "\ud800",
        "—",
        "'; --",
        "%_",
    ],
)
def test_no_word_is_ever_syntax(library: Library, text: str) -> None:
    for field in ("", "source:", "tag:", "id:", "site:", "reviewer:", "verdict:"):
        assert ids(library, f'{field}"{text}"') == []
    # A filter takes only the values there are; the library relies on nobody for that.
    assert library.ids(Or((Match("signal", text), Match("lang", text))), "newest") == array("q")
    assert ids(library, f'"{text}"*') == []


def test_a_row_says_what_the_reading_found(library: Library) -> None:
    row = library.rows([1])[0]
    assert (row.id, row.title, row.site, row.language) == (
        "flood",
        "Flood in Varnholt",
        "varnholt.test",
        "en",
    )
    assert row.published == "2026-03-17T17:31:00"
    assert (row.sources, row.unnamed, row.figures, row.unattributed) == (2, 1, 3, 2)
    assert row.signals == ("anonymous-source", "unattributed-figure")
    assert row.words == 13
    assert not row.unread
    assert row.verdict is None


def test_rows_come_in_the_order_asked_and_many_at_once(library: Library) -> None:
    assert [row.seq for row in library.rows([3, 99, 1])] == [3, 1]
    assert len(library.rows([1, 2, 3] * 500)) == 1500


def test_an_unread_article_is_listed_by_what_its_input_said(library: Library) -> None:
    library.add(document("Short.", "new", title=" Just\nin ", published="2026-03-18"))
    first = library.page(parse(""), limit=1)[0]
    assert (first.id, first.title, first.unread) == ("new", "Just in", True)


def test_a_new_reading_replaces_the_words_and_signals_of_the_last(library: Library) -> None:
    document_ = library.document(1)
    library.store_reading(1, article(document_, text="Only the harbour.", signals=[signal("single-source")]))
    assert ids(library, "harbour") == ["flood"]
    assert ids(library, "river") == []
    assert ids(library, "source:mara") == []
    assert ids(library, "signal:anonymous-source") == []
    assert ids(library, "signal:single-source") == ["flood"]


def test_a_reading_of_an_older_text_is_not_kept(library: Library) -> None:
    late = article(library.document(1))
    library.add(document("The river fell.", "flood"))
    assert not library.store_reading(1, late)
    assert library.reading(1) is None


def test_before_the_revision_is_read_its_words_are_those_of_the_last_reading(library: Library) -> None:
    library.add(document("The harbour burned.", "flood"))
    assert ids(library, "river") == ["flood"]
    library.store_reading(1, article(library.document(1)))
    assert ids(library, "river") == []
    assert ids(library, "harbour") == ["flood"]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("after", [None, 2])
def test_every_order_walks_an_index(library: Library, order: str, after: int | None) -> None:
    assert not _sorts(library, "", order, after)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    "filter_",
    [
        *("verdict:none", "verdict:accept", "figures:6..", "lang:en", "signal:single-source"),
        *("reviews:..1 settled:no mine:none", "reviews:2..", "mine:none"),
    ],
)
def test_the_usual_filters_walk_the_index_of_the_order(library: Library, filter_: str, order: str) -> None:
    assert not _sorts(library, filter_, order, None)


@pytest.mark.parametrize("filter_", ["after:2026-01-01", "site:varnholt.test", "disagree:yes", "id:fl"])
def test_narrow_filters_walk_an_index(library: Library, filter_: str) -> None:
    assert any("USING INDEX" in step for step in _plan(library, filter_, "newest", None))


def test_undecided_articles_are_found_by_their_own_index(library: Library) -> None:
    assert any("article_verdict" in step for step in _plan(library, "verdict:none", "newest", None))


def _plan(library: Library, filter_: str, order: str, after: int | None) -> list[str]:
    connection = library._db
    statement, parameters = listing.page_statement(connection, parse(filter_), order, 40, after)
    return [step[3] for step in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)]


def _sorts(library: Library, filter_: str, order: str, after: int | None) -> bool:
    plan = _plan(library, filter_, order, after)
    return any("TEMP B-TREE" in step for step in plan) or not any("USING INDEX" in step for step in plan)


def test_verdicts_in_lists(library: Library) -> None:
    library.apply_events(
        [verdict(1, "flood", "accept", tags=["weather"]), verdict(2, "ferry", "reject", "ben")], {}
    )
    assert ids(library, "verdict:none") == ["fluss"]
    assert ids(library, "verdict:any") == ["flood", "ferry"]
    assert ids(library, "verdict:accept") == ["flood"]
    assert ids(library, "reviewer:ben") == ["ferry"]
    assert ids(library, "tag:weather") == ["flood"]
    assert ids(library, "tag:none") == ["fluss", "ferry"]
