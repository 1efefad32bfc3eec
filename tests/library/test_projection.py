from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs

from tests.library.samples import document, open_in, put, verdict
from tui.library import EventRow, Library, Place, Row
from tui.model import Target, raw_sha256
from tui.query import Everything, parse


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_in(tmp_path) as library:
        put(library, "The weir held.", "weir")
        put(library, "The ferry stopped.", "ferry")
        yield library


def row(library: Library, name: str = "weir") -> Row:
    seq = library.find(name)
    assert seq is not None
    return library.rows([seq])[0]


def test_the_last_verdict_stands(library: Library) -> None:
    library.apply_events([verdict(2, "weir", "reject", "ben"), verdict(1, "weir", "accept")], {"j": 200})
    assert (row(library).verdict, row(library).verdict_by) == ("reject", "ben")
    assert row(library).verdict_event == verdict(2, "weir").event
    assert row(library, "ferry").verdict is None
    assert library.folded() == {"j": 200}


def test_an_undone_verdict_gives_way_to_the_one_before(library: Library) -> None:
    both = [verdict(1, "weir", "accept"), verdict(2, "weir", "reject")]
    library.apply_events(both, {})
    library.apply_events([verdict(2, "weir", "reject", undone=True)], {})
    assert row(library).verdict == "accept"
    library.apply_events([verdict(1, "weir", "accept", undone=True)], {})
    assert row(library).verdict is None
    assert [event.undone for event in library.events("weir")] == [True, True]


def test_verdicts_on_spans_and_other_kinds_do_not_stand(library: Library) -> None:
    span = Target(start=0, end=3, exact="The")
    library.apply_events(
        [
            verdict(1, "weir", "accept"),
            verdict(2, "weir", "wrong", target=span),
            verdict(3, "weir", "reject", kind="undo", named="x"),
        ],
        {},
    )
    assert row(library).verdict == "accept"
    assert [event.target for event in library.events("weir")] == [None, span, None]


def test_a_clear_ends_the_verdicts_before_it_until_it_is_undone(library: Library) -> None:
    cleared = verdict(2, "weir", kind="clear", by="ben")
    library.apply_events([verdict(1, "weir", "accept"), cleared], {})
    assert row(library).verdict is None
    assert library.count(parse("verdict:none")) == 2
    library.apply_events([structs.replace(cleared, undone=True)], {})
    assert row(library).verdict == "accept"
    library.apply_events([cleared, verdict(3, "weir", "reject", "ben")], {})
    assert (row(library).verdict, row(library).disagree) == ("reject", False)


def test_a_reviewers_last_events(library: Library) -> None:
    first, other, last = verdict(1, "weir"), verdict(2, "weir", by="ben"), verdict(4, "ferry")
    undos = [
        structs.replace(verdict(number, article, by="ben", kind="undo"), named=named.event)
        for number, article, named in ((3, "weir", first), (5, "weir", other), (6, "", last))
    ]
    library.apply_events([first, other, last, *undos], {})
    # What others take back of it is told, whatever else they do.
    assert [event.event[-1] for event in library.recent("ana", 10)] == ["1", "3", "4", "6"]
    assert [event.event[-1] for event in library.recent("ana", 1)] == ["4", "6"]
    assert library.recent("cy", 10) == []


def test_two_reviewers_agree_unless_somebody_says_otherwise(library: Library) -> None:
    library.apply_events([verdict(1, "weir", "accept"), verdict(2, "weir", "accept")], {})
    assert not row(library).agree
    library.apply_events([verdict(3, "weir", "accept", "ben")], {})
    assert row(library).agree and library.page(parse("weir"))[0].agree
    assert [one.agree for one in library.page(Everything())] == [
        one.id == "weir" for one in library.page(Everything())
    ]
    library.apply_events([verdict(4, "weir", "reject", "cleo")], {})
    assert not row(library).agree and row(library).disagree
    library.apply_events([verdict(5, "weir", kind="clear"), verdict(6, "weir", "accept")], {})
    assert not row(library).agree
    library.apply_events([verdict(7, "weir", "accept", "ben", undone=True)], {})
    assert not row(library).agree


def test_two_reviewers_disagree_by_their_last_verdicts(library: Library) -> None:
    library.apply_events([verdict(1, "weir", "accept"), verdict(2, "weir", "reject", "ben")], {})
    assert row(library).disagree
    assert library.count(parse("disagree:yes")) == 1
    assert library.count(parse("disagree:no")) == 1
    library.apply_events([verdict(3, "weir", "accept", "ben")], {})
    assert not row(library).disagree


def test_a_verdict_names_its_revision_and_the_list_says_when_the_text_changed(library: Library) -> None:
    library.apply_events([verdict(1, "weir", revision=raw_sha256("The weir held."))], {})
    assert not row(library).changed
    library.add(document("The weir broke.", "weir"))
    assert row(library).changed
    library.apply_events([verdict(2, "weir", revision=raw_sha256("The weir broke."))], {})
    assert not row(library).changed


def test_a_verdict_may_come_before_its_article(library: Library) -> None:
    library.apply_events([verdict(1, "late")], {})
    assert library.find("late") is None
    library.add(document("Late copy.", "late"))
    assert row(library, "late").verdict == "accept"


def test_events_come_back_whole_by_id_key_article_and_filter(library: Library) -> None:
    rich = EventRow(
        event="01RICH",
        article="weir",
        verdict="accept",
        reviewer="an\ud800a",
        note="odd \udfff note\0",
        tags=["a;b", "\u202e"],
        at="2026-03-17T17:31:00Z",
        key="k1",
        act="act1",
        os_user="ana",
        extra={"n": 1},
    )
    other = verdict(2, "elsewhere", by="ben")
    library.apply_events([rich, other], {})
    assert library.event("01RICH") == rich
    assert library.event_by_key("k1") == rich
    assert library.event("none") is None
    assert library.event_by_key("none") is None
    assert list(library.events("weir")) == [rich]
    assert [event.event for event in library.events(Everything())] == [other.event, rich.event]
    assert [event.event for event in library.events(parse('tag:"a;b"'))] == [rich.event]
    exported = rich.verdict_row()
    assert (exported.event, exported.note, exported.tags) == (rich.event, rich.note, rich.tags)


def test_tags_of_undone_verdicts_are_not_found(library: Library) -> None:
    library.apply_events([verdict(1, "weir", tags=["wet"])], {})
    assert library.count(parse("tag:wet")) == 1
    library.apply_events([verdict(1, "weir", tags=["wet"], undone=True)], {})
    assert library.count(parse("tag:wet")) == 0


def test_the_projection_can_be_cleared_and_made_again(library: Library) -> None:
    rows = [verdict(1, "weir", tags=["wet"]), verdict(2, "weir", "reject", "ben")]
    library.apply_events(rows, {"a": 10, "b": 3})
    before = row(library)
    library.clear_projection()
    assert row(library).verdict is None
    assert not row(library).disagree
    assert library.folded() == {}
    assert list(library.events(Everything())) == []
    library.apply_events(rows, {"a": 10, "b": 3})
    assert row(library) == before


def test_a_fold_that_fails_leaves_nothing(library: Library) -> None:
    def rows() -> Iterator[EventRow]:
        yield verdict(1, "weir")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        library.apply_events(rows(), {"a": 1})
    assert row(library).verdict is None
    assert library.folded() == {}


def test_a_place_is_remembered_for_each_reviewer(library: Library) -> None:
    assert library.place("ana") is None
    library.remember("ana", Place("verdict:none", "newest", "weir", 120))
    library.remember("ana", Place("", "oldest", "ferry", 7))
    library.remember("ben", Place())
    assert library.place("ana") == Place("", "oldest", "ferry", 7)
    assert library.place("ben") == Place()
