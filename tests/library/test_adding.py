import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.library.samples import article, document, open_in
from tui.library import Library, deleting
from tui.model import Origin, raw_sha256


def test_a_document_is_stored_unread_under_its_own_id_or_its_hash(tmp_path: Path) -> None:
    with open_in(tmp_path) as library:
        named = library.add(document("The weir held.", "w1"))
        nameless = library.add(document("The weir broke."))
        assert (named.id, named.status) == ("w1", "new")
        assert (nameless.id, nameless.status) == (raw_sha256("The weir broke."), "new")
        assert library.unread(10) == [named.seq, nameless.seq]
        assert library.unread_count() == 2
        assert library.reading(named.seq) is None


def test_adding_again_changes_nothing(tmp_path: Path) -> None:
    with open_in(tmp_path) as library:
        first = [library.add(document(text, name)) for text, name in (("A.", "a"), ("B.", None))]
        for text, name, before in (("A.", "a", first[0]), ("B.", None, first[1])):
            again = library.add(document(text, name))
            assert (again.seq, again.id, again.status) == (before.seq, before.id, "known")
        assert library.unread_count() == 2
        assert library.document(first[0].seq).origin == Origin(path="dump.jsonl", line=1)


def test_the_same_text_from_a_second_place_is_stored_once_with_both_origins(tmp_path: Path) -> None:
    here, there = Origin(path="a.txt"), Origin(path="b.jsonl", line=7, url="https://tarnbay.test/1")
    with open_in(tmp_path) as library:
        first = library.add(document("Ferry stops.", origin=here))
        library.store_reading(first.seq, article(library.document(first.seq)))
        second = library.add(document("Ferry stops.", origin=there))
        assert (second.seq, second.status) == (first.seq, "origin")
        assert library.unread_count() == 0
        reading = library.reading(first.seq)
        assert reading is not None
        assert reading.origin == Origin(path="a.txt", also=[there])


def test_two_ids_with_one_text_are_two_articles_that_name_each_others_origin(tmp_path: Path) -> None:
    with open_in(tmp_path) as library:
        first = library.add(document("Wire copy.", "x", origin=Origin(path="x")))
        second = library.add(document("Wire copy.", "y", origin=Origin(path="y")))
        assert second.status == "new"
        assert library.document(first.seq).origin == Origin(path="x", also=[Origin(path="y")])
        assert library.document(second.seq).origin == Origin(path="y", also=[Origin(path="x")])


def test_the_same_id_with_other_text_is_a_revision_and_nothing_is_lost(tmp_path: Path) -> None:
    with open_in(tmp_path) as library:
        first = library.add(document("Two hurt.", "w"))
        library.store_reading(first.seq, article(library.document(first.seq)))
        second = library.add(document("Three hurt.", "w", title="Later"))
        assert (second.seq, second.status) == (first.seq, "revised")
        assert library.raw(first.seq) == "Three hurt."
        assert library.raw(first.seq, raw_sha256("Two hurt.")) == "Two hurt."
        assert library.document(first.seq).title == "Later"
        assert library.unread_count() == 1
        assert library.reading(first.seq) is None
        revisions = library.revisions(first.seq)
        assert [r.raw_sha256 for r in revisions] == [raw_sha256("Two hurt."), raw_sha256("Three hurt.")]
        assert [r.current for r in revisions] == [False, True]


def test_ingesting_both_revisions_again_does_not_turn_them_round(tmp_path: Path) -> None:
    with open_in(tmp_path) as library:
        for _ in range(2):
            statuses = [library.add(document(text, "w")).status for text in ("Old.", "New.")]
        assert statuses == ["known", "known"]
        assert library.raw(1) == "New."


def test_what_the_input_said_comes_back(tmp_path: Path) -> None:
    given = document(
        "Text.",
        "g",
        title="Head \ud800",
        byline=["Ida Morrow"],
        published="2026-03-17T17:31",
        language="en",
        clean=False,
        extra={"section": "local", "n": [1, None, {"deep": "\udfff"}]},
    )
    with open_in(tmp_path) as library:
        assert library.document(library.add(given).seq) == given


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    with open_in(tmp_path) as library:
        with pytest.raises(RuntimeError), library.transaction():
            library.add(document("One.", "a"))
            raise RuntimeError
        assert library.find("a") is None
        with library.transaction():
            library.add(document("One.", "a"))
            library.add(document("Two.", "b"))
    with open_in(tmp_path) as library:
        assert library.find("b") is not None


def test_find_takes_a_whole_id_or_a_prefix_that_is_unique(tmp_path: Path) -> None:
    with open_in(tmp_path) as library:
        seqs = {name: library.add(document(name, name)).seq for name in ("flood", "floods", "ferry")}
        assert library.find("flood") == seqs["flood"]
        assert library.find("fe") == seqs["ferry"]
        assert library.find("fl") is None
        assert library.exact("flood") == seqs["flood"]
        assert library.exact("fe") is None
        assert library.find("x") is None
        assert library.find("") is None
        assert library.find("\ud800") is None


def test_an_id_with_a_lone_surrogate_is_found_again(tmp_path: Path) -> None:
    with open_in(tmp_path) as library:
        added = library.add(document("Odd.", "odd\udc80"))
        assert library.add(document("Odd.", "odd\udc80")).status == "known"
        assert library.find("odd\udc80") == added.seq
        assert library.document(added.seq).id == added.id


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return open_in(tmp_path_factory.mktemp("raw"))


hostile = st.text(st.characters() | st.sampled_from("\0\r\n\ud800\udfff\u2028\u202e\ufeff\U0010ffff"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(text=hostile, title=st.none() | hostile, name=st.none() | hostile)
def test_whatever_goes_in_comes_out_the_same(
    shared: Library, text: str, title: str | None, name: str | None
) -> None:
    added = shared.add(document(text, name, title=title))
    assert shared.raw(added.seq, raw_sha256(text)) == text
    if added.status == "new":
        assert shared.document(added.seq).title == title
        shared.store_reading(added.seq, article(shared.document(added.seq)))
        reading = shared.reading(added.seq)
        assert reading is not None
        assert (reading.text, reading.title) == (text, title)


def test_a_pages_source_is_kept_beside_its_text(tmp_path: Path) -> None:
    source = "<p>Ferry \ud800 stops.</p>" * 500
    with open_in(tmp_path) as library:
        first = library.add(document("Ferry stops.", "p", html=source))
        other = library.add(document("Ferry stops.", "q", html="<div>Ferry stops.</div>"))
        plain = library.add(document("Weir held."))
        assert library.document(first.seq).html == source
        # The same text is stored once, and so is the page it came from first.
        assert library.document(other.seq).html == source
        assert library.document(plain.seq).html is None
        assert [library.document(seq).html for seq in library.unread(10)] == [source, source, None]


def test_a_page_of_a_text_that_is_known_is_kept_too(tmp_path: Path) -> None:
    with open_in(tmp_path) as library:
        first = library.add(document("Ferry stops."))
        again = library.add(document("Ferry stops.", html="<p>Ferry stops.", origin=Origin(path="b.html")))
        assert (again.seq, again.status) == (first.seq, "origin")
        assert library.document(first.seq).html == "<p>Ferry stops."


def test_every_table_that_refers_to_an_article_is_emptied_by_a_deletion(tmp_path: Path) -> None:
    """A table added by a later migration has to be named in ``deleting``."""
    with open_in(tmp_path) as library:
        connection = sqlite3.connect(library.path)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    of: dict[str, set[str]] = {"article": set(), "raw": set()}
    for name in names:
        for row in connection.execute(f"PRAGMA foreign_key_list({name})"):
            of.get(row[2], set()).add(name)
    assert of["article"] | {"article"} == set(deleting.OF_ARTICLE)
    assert of["raw"] - of["article"] - {"article"} == set(deleting.OF_RAW)
