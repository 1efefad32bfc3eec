"""Notes and tags from the desk to the journals, the library, the export and back."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.desk.desk import Desk
from tui.desk.doctor.journals import check_projection
from tui.desk.export import export
from tui.desk.ingest import ingest
from tui.desk.open import open_library
from tui.desk.projection import rebuild
from tui.desk.record import record_lines
from tui.desk.tags import Change, change, typed, wrong
from tui.desk.unsaved import Waiting
from tui.desk.writing import Writing
from tui.model import TagsRequest, Target, encode
from tui.review.events import Note, Tagging, from_doc, to_doc
from tui.review.fold import Fold

ARTICLES = ("a0", "a1", "a2")
SPAN = Target(start=4, end=7, exact="1th", prefix="The ", suffix=" ferry")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = (json.dumps({"id": f"a{n}", "text": f"The {n}th ferry stops at Quarl."}) for n in range(3))
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    folder = tmp_path / "library"
    ingest(folder, [str(tmp_path / "a.jsonl")], refused=lambda refusal: pytest.fail(str(refusal)))
    return folder


@pytest.fixture
def desk(folder: Path) -> Desk:
    return Desk(folder, "ana")


def seq(desk: Desk, article: str) -> int:
    found = desk.find(article)
    assert found is not None
    return found


def exported(folder: Path, format_: str = "jsonl") -> list[dict[str, Any]]:
    stream = BytesIO()
    assert export(folder, "", format_, stream) == []
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def sound(folder: Path) -> bool:
    """The projection is what the journals say, and stays so when it is made anew."""
    with open_library(folder) as library:
        before = [finding.level for finding in check_projection(library, folder)]
        tags = [library.annotations.tags(one) for one in ARTICLES]
        rebuild(library, folder)
        after = [finding.level for finding in check_projection(library, folder)]
        return before == after == ["ok"] and tags == [library.annotations.tags(one) for one in ARTICLES]


def test_a_note_is_kept_undone_and_redone(desk: Desk, folder: Path) -> None:
    act = desk.note(seq(desk, "a1"), "Who counted?\nAsk.\x1b[2J\ud800", "a1", SPAN)
    assert act.summary == "note saved"
    (note,) = desk.notes("a1")
    assert (note.note, note.target, note.reviewer) == ("Who counted?\nAsk.\x1b[2J\ud800", SPAN, "ana")
    assert note.revision is not None
    again = Desk(folder, "ana")
    undone = again.undo()
    assert undone is not None and undone.summary == "note undone"
    assert desk.notes("a1") == []
    assert sound(folder)
    assert again.redo() is not None
    assert len(desk.notes("a1")) == 1


def test_a_note_is_no_verdict(desk: Desk) -> None:
    desk.decide(seq(desk, "a1"), "accept")
    desk.note(seq(desk, "a1"), "fine")
    assert desk.queue("verdict:accept").row(0).id == "a1"


def test_tags_follow_what_was_given_taken_away_and_undone(desk: Desk, folder: Path) -> None:
    one = seq(desk, "a1")
    assert desk.tag(one, ["flood", "night buses"], []).summary == 'tags +flood +"night buses"'
    desk.tag(one, ["budget"], ["flood"])
    assert desk.tags("a1") == ["night buses", "budget"]
    assert len(desk.queue("tag:flood")) == 0
    desk.undo()
    assert desk.tags("a1") == ["flood", "night buses"]
    assert len(desk.queue('tag:"night buses"')) == 1
    desk.undo()
    assert desk.tags("a1") == []
    desk.redo()
    desk.redo()
    assert desk.tags("a1") == ["night buses", "budget"]
    assert desk.known_tags() == {"budget": 1, "night buses": 1}
    assert sound(folder)


def test_a_tag_that_came_with_a_verdict_can_be_taken_away(desk: Desk, folder: Path) -> None:
    with Writing(folder, "ana") as writing:
        record_lines(writing, ["reject"], b'{"article":"a1","verdict":"reject","tags":["ads","old"]}')
    desk.tag(seq(desk, "a1"), [], ["ads"])
    assert desk.tags("a1") == ["old"]
    desk.undo()
    assert desk.tags("a1") == ["ads", "old"]
    assert sound(folder)


def test_a_reason_stands_as_long_as_its_verdict(desk: Desk, folder: Path) -> None:
    one = seq(desk, "a1")
    desk.decide(one, "reject", tags=["reason:unsourced"], note="see line 2")
    assert desk.tags("a1") == ["reason:unsourced"]
    desk.decide(one, "accept")
    assert desk.tags("a1") == []
    assert sound(folder)
    desk.undo()
    assert desk.tags("a1") == ["reason:unsourced"]
    row = exported(folder)[0]
    assert (row["verdict"], row["tags"], row["note"]) == ("reject", ["reason:unsourced"], "see line 2")


def test_rows_of_their_own_kind_are_exported_and_can_be_recorded(
    desk: Desk, folder: Path, tmp_path: Path
) -> None:
    one = seq(desk, "a1")
    desk.decide(one, "accept")
    desk.note(one, "Who?", target=SPAN)
    desk.tag(one, ["flood"], [])
    desk.undo()
    verdict, note, tags = exported(folder)
    assert "kind" in verdict and verdict["kind"] == "verdict"
    assert (note["kind"], note["note"], note["target"]["exact"]) == ("note", "Who?", "1th")
    assert (tags["kind"], tags["added"], tags["removed"], tags["undone"]) == ("tags", ["flood"], [], True)
    assert "verdict" not in note and "verdict" not in tags
    stream = BytesIO()
    export(folder, "", "csv", stream)
    lines = stream.getvalue().decode().splitlines()
    assert [line.split(",")[11] for line in lines if "{" not in line] == ["kind", "verdict", "tags"]
    with Writing(folder, "bo") as writing:
        for row in (note, tags):
            assert record_lines(writing, [], encode(row)).article == "a1"
        act = record_lines(writing, [], encode({"undo": note["event"]}))
    assert [one.reviewer for one in desk.notes("a1")] == ["ana"]
    assert act.events
    assert desk.tags("a1") == ["flood"]
    assert sound(folder)


def test_what_waits_of_tags_is_put_for_record_and_a_note_stays_a_draft(desk: Desk) -> None:
    waiting = [
        Waiting("tags", "a1", added=("flood",)),
        Waiting("note", "a1", note="Who?"),
        Waiting("decide", "a2", "reject", "see", ("reason:other",)),
    ]
    tags, verdict = desk.unsaved(waiting)
    assert tags == TagsRequest(article="a1", added=["flood"], reviewer="ana", key=waiting[0].key)
    assert (getattr(verdict, "note", ""), getattr(verdict, "tags", [])) == ("see", ["reason:other"])
    assert desk.unsaved([*waiting[:1], Waiting("undo")]) == []
    desk.tag(seq(desk, "a1"), ["flood"], [])
    (undo,) = desk.unsaved([Waiting("undo")])
    assert getattr(undo, "undo", None)


def test_events_keep_their_form() -> None:
    note = Note(reviewer="ana", article="a1", note="Who?", target=SPAN)
    tags = Tagging(reviewer="ana", article="a1", added=["flood"])
    assert from_doc(to_doc(note)) == note
    assert to_doc(tags) == {"kind": "tags", "reviewer": "ana", "article": "a1", "added": ["flood"]}
    assert from_doc({"kind": "note", "reviewer": "ana", "article": "a1"}) is None


@given(st.lists(st.tuples(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))))
def test_tags_are_a_set_that_is_changed(changes: list[tuple[list[str], list[str]]]) -> None:
    fold = Fold()
    wanted: set[str] = set()
    for number, (added, removed) in enumerate(changes):
        fold.add(f"{number:03}", Tagging(reviewer="ana", article="a", added=added, removed=removed))
        wanted = (wanted - set(removed)) | set(added)
    assert set(fold.tags("a")) == wanted


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("flood -old +new", Change(("flood", "new"), ("old",))),
        ('"night buses" old', Change(("night buses",), ())),
        ('-"two words"', Change((), ("two words",))),
        ("flood, urgent,-old", Change(("flood", "urgent"), ("old",))),
        ('"1,400 homes", new , ', Change(("1,400 homes", "new"), ())),
        ("", Change((), ())),
        ("-flood", "no tag flood here"),
        ("old -old", Change((), ("old",))),
        ("a;b", 'a;b: a tag has no " and no ; in it'),
        ("x" * 61, f"{'x' * 61}: a tag is one line of at most 60 visible characters"),
    ],
)
def test_tags_as_they_are_typed(line: str, changed: Change | str) -> None:
    assert change(line, ["old", "two words"]) == changed


@given(st.text(max_size=12))
def test_a_tag_is_typed_as_it_reads(tag: str) -> None:
    if wrong(tag) is None:
        assert change(typed(tag), []) == Change((tag,), ())


def test_notes_are_found_by_their_words(desk: Desk) -> None:
    desk.note(seq(desk, "a1"), 'Who said "when"?\nAsk the Office')
    desk.decide(seq(desk, "a2"), "reject", note="shop page")
    assert [listed(desk, f"note:{words}") for words in ("office", '"said \\"when"', "shop", "ferry")] == [
        ["a1"],
        ["a1"],
        ["a2"],
        [],
    ]
    assert (listed(desk, "note:any"), listed(desk, "note:none")) == (["a1", "a2"], ["a0"])
    desk.undo()
    desk.undo()
    assert listed(desk, "note:any") == []


def listed(desk: Desk, filter_: str) -> list[str]:
    queue = desk.queue(filter_)
    return sorted(queue.row(at).id for at in range(len(queue)))
