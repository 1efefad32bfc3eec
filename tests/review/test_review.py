import subprocess
import sys
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.store.disk import Disk
from tui.model import Target
from tui.review.events import TABLE, Clear, Event, Redo, Undo, Verdict, from_doc, to_doc
from tui.review.fold import Fold, standing, touched
from tui.review.recorder import Recorder, os_user
from tui.review.scheme import DEFAULT_SCHEME
from tui.review.undo import History
from tui.store.journal import Entry, Journal, Reader, StoreError
from tui.store.ulid import to_str


def events(folder: Path) -> list[tuple[str, Event]]:
    """What a fresh start reads from the journals, in the order of ids."""
    found = [
        (to_str(number), event)
        for _, line, _ in Reader(folder).read()
        if line.table == TABLE
        for number, doc in line.changes
        if (event := from_doc(doc)) is not None
    ]
    return sorted(found, key=lambda pair: pair[0])


def standing_verdict(folder: Path, article: str) -> str | None:
    found = Fold(events(folder)).standing(article)
    return found[1].verdict if found else None


def test_verdicts_clears_undos_and_redos_fold(tmp_path: Path) -> None:
    with Recorder(tmp_path, "mira") as pen:
        first = pen.verdict("n1", "accept", note="fine\n\ud800", tags=["x"], revision="ab", key="k")
        pen.verdict("n1", "reject", target=Target(start=0, end=3, exact="The"))
        assert standing_verdict(tmp_path, "n1") == "accept"
        second = pen.verdict("n1", "escalate")
        assert standing_verdict(tmp_path, "n1") == "escalate"
        pen.undo(second)
        assert standing_verdict(tmp_path, "n1") == "accept"
        pen.redo(second)
        assert standing_verdict(tmp_path, "n1") == "escalate"
        cleared = pen.clear("n1")
        assert standing_verdict(tmp_path, "n1") is None
        pen.undo(second)
        pen.undo(cleared)
        assert standing_verdict(tmp_path, "n1") == "accept"
    rows = list(Fold(events(tmp_path)).rows())
    assert [(row.verdict, row.undone) for row in rows] == [
        ("accept", False),
        ("reject", False),
        ("escalate", True),
    ]
    row = rows[0]
    assert (row.event, row.note, row.tags, row.revision, row.key) == (first, "fine\n\ud800", ["x"], "ab", "k")
    assert (row.reviewer, row.os_user) == ("mira", os_user())
    assert row.at.endswith("Z") and len(row.at) == 24
    assert rows[1].target == Target(start=0, end=3, exact="The")


def test_events_of_later_versions_are_kept_and_change_nothing(tmp_path: Path) -> None:
    with Recorder(tmp_path, "mira") as pen, Journal(tmp_path) as journal:
        pen.verdict("n1", "accept")
        journal.append(Entry(TABLE, [(None, {"kind": "annotate", "article": "n1", "label": 7})]))
        journal.append(Entry(TABLE, [(None, {"kind": "verdict", "article": 5})]))
        journal.append(Entry(TABLE, [(None, {"kind": "clear", "reviewer": "b", "article": "n2", "new": 1})]))
    assert len(events(tmp_path)) == 2
    assert standing_verdict(tmp_path, "n1") == "accept"


def test_what_must_be_found_anew_after_an_event() -> None:
    known = {"1": "n1"}
    assert touched(Verdict(reviewer="m", article="n3", verdict="skip"), known.get) == "n3"
    assert touched(Clear(reviewer="m", article="n4"), known.get) == "n4"
    assert touched(Undo(reviewer="m", event="1"), known.get) == "n1"
    assert touched(Redo(reviewer="m", event="2"), known.get) is None
    assert standing([]) is None


def test_undo_and_redo_go_on_over_restarts(tmp_path: Path) -> None:
    def again() -> History:
        return History("mira", events(tmp_path))

    with Recorder(tmp_path, "mira") as pen, Recorder(tmp_path, "jon") as other:
        a = pen.verdict("n1", "accept")
        others = other.verdict("n9", "skip")
        b, c = pen.record_many(
            [Verdict(reviewer="mira", article=one, verdict="reject") for one in ("n2", "n3")], one_act=True
        )
        d = pen.clear("n1")
        for expected in ((d,), (b, c), (a,)):
            assert again().to_undo() == expected
            pen.record_many([Undo(reviewer="mira", event=one) for one in expected], one_act=True)
        assert again().to_undo() is None
        for expected in ((a,), (b, c)):
            assert again().to_redo() == expected
            pen.record_many([Redo(reviewer="mira", event=one) for one in expected], one_act=True)
        assert again().to_undo() == (b, c)
        assert again().to_redo() == (d,)
        e = pen.verdict("n5", "accept")
        assert again().to_redo() is None
        other.undo(e)
        assert again().to_undo() == (b, c)
        assert again().to_redo() is None
        assert History("jon", events(tmp_path)).to_undo() == (others,)


@given(st.lists(st.sampled_from("vur"), max_size=40))
def test_undo_and_redo_are_two_stacks(moves: str) -> None:
    history = History("mira")
    done: list[str] = []
    back: list[str] = []
    for number, move in enumerate(moves):
        event_id = f"{number:026}"
        if move == "v":
            history.add(event_id, Verdict(reviewer="mira", article="n", verdict="skip"))
            done.append(event_id)
            back.clear()
        elif move == "u" and done:
            history.add(event_id, Undo(reviewer="mira", event=done[-1]))
            back.append(done.pop())
        elif move == "r" and back:
            history.add(event_id, Redo(reviewer="mira", event=back[-1]))
            done.append(back.pop())
        assert history.to_undo() == ((done[-1],) if done else None)
        assert history.to_redo() == ((back[-1],) if back else None)


def several(moves: list[tuple[str, str, str, list[int]]]) -> list[tuple[str, Event]]:
    """What three reviewers do about one article: verdicts, some settling earlier ones, clears, undos."""
    made: list[tuple[str, Event]] = []
    for number, (kind, reviewer, verdict, about) in enumerate(moves):
        earlier = [made[one % number][0] for one in about] if number else []
        event: Event = Verdict(reviewer=reviewer, article="n", verdict=verdict)
        if kind == "settle":
            event = Verdict(reviewer=reviewer, article="n", verdict=verdict, settles=earlier)
        elif kind in ("clear", "own"):
            event = Clear(reviewer=reviewer, article="n", own=kind == "own")
        elif kind in ("undo", "redo") and earlier:
            event = (Undo if kind == "undo" else Redo)(reviewer=reviewer, event=earlier[0])
        made.append((f"{number:026}", event))
    return made


MOVES = st.lists(
    st.tuples(
        st.sampled_from(("verdict", "verdict", "settle", "clear", "own", "undo", "redo")),
        st.sampled_from("abc"),
        st.sampled_from(("accept", "reject")),
        st.lists(st.integers(0, 9), max_size=3),
    ),
    max_size=10,
)


@given(MOVES, st.randoms())
def test_what_several_reviewers_say_does_not_depend_on_the_order_of_arrival(
    moves: list[tuple[str, str, str, list[int]]], random: Random
) -> None:
    made = several(moves)
    shuffled = made + made[:2]
    random.shuffle(shuffled)
    right, other = Fold(made), Fold(shuffled)
    assert right.stands("n") == other.stands("n")
    assert right.standing("n") == other.standing("n")
    stands = right.stands("n")
    assert (stands.last is None) == (right.standing("n") is None)
    assert all(by == one.reviewer and not one.settles for by, one in stands.opinions.items())


@given(MOVES)
def test_a_verdict_that_cites_all_settles_and_its_undo_brings_all_back(
    moves: list[tuple[str, str, str, list[int]]],
) -> None:
    made = several(moves)
    before = Fold(made).stands("n")
    given = [*before.opinions.values(), *([before.settlement] if before.settlement else [])]
    if not given:
        return
    cites = [one.event for one in given]
    made.append(("s" * 26, Verdict(reviewer="d", article="n", verdict="skip", settles=cites)))
    after = Fold(made).stands("n")
    assert not after.disputed and after.last is not None and after.last.verdict == "skip"
    assert after.opinions == before.opinions
    made.append(("t" * 26, Undo(reviewer="d", event="s" * 26)))
    assert Fold(made).stands("n") == before


def test_a_settled_dispute_is_open_again_once_somebody_judges_anew() -> None:
    made = several(
        [
            ("verdict", "a", "accept", []),
            ("verdict", "b", "reject", []),
            ("settle", "c", "reject", [0, 1]),
            ("verdict", "a", "reject", []),
            ("verdict", "b", "accept", []),
        ]
    )
    assert [Fold(made[:n]).stands("n").disputed for n in range(1, 6)] == [False, True, False, False, True]
    assert from_doc(to_doc(made[2][1])) == made[2][1]


@given(st.permutations(range(8)), st.lists(st.sampled_from("vVcur"), min_size=8, max_size=8))
def test_the_fold_does_not_depend_on_the_order_of_arrival(order: list[int], kinds: list[str]) -> None:
    made: list[tuple[str, Event]] = []
    for number, kind in enumerate(kinds):
        named = f"{number // 2:026}"
        event: Event
        if kind in "vV":
            event = Verdict(reviewer="m", article=kind, verdict="accept")
        elif kind == "c":
            event = Clear(reviewer="m", article="v")
        else:
            event = Undo(reviewer="m", event=named) if kind == "u" else Redo(reviewer="m", event=named)
        made.append((f"{number:026}", event))
    right, other = Fold(made), Fold([made[i] for i in order] + made[:3])
    assert list(right.rows()) == list(other.rows())
    assert [right.standing(one) for one in "vV"] == [other.standing(one) for one in "vV"]


def test_a_failed_recording_tried_again_counts_once(tmp_path: Path) -> None:
    disk = Disk()
    with Recorder(tmp_path, "mira", journal=Journal(tmp_path, system=disk)) as pen:
        pen.verdict("n1", "accept")
        disk.failing = (len(disk.calls) + 2,)
        ids: list[str] = []
        try:
            pen.verdict("n2", "reject")
        except StoreError as error:
            ids = error.ids
        assert len(ids) == 1
        assert pen.verdict("n2", "reject", id=ids[0]) == ids[0]
    assert [row.article for row in Fold(events(tmp_path)).rows()] == ["n1", "n2"]


def test_events_come_back_from_their_documents() -> None:
    event = Verdict(
        reviewer="m",
        article="n",
        verdict="skip",
        tags=["t"],
        act="x",
        target=Target(start=1, end=2, exact="é"),
    )
    assert from_doc(to_doc(event)) == event
    assert to_doc(Undo(reviewer="m", event="e")) == {"kind": "undo", "reviewer": "m", "event": "e"}


def test_the_keys_and_letters_of_the_scheme_are_distinct() -> None:
    for field in ("name", "key", "letter"):
        assert len({getattr(kind, field) for kind in DEFAULT_SCHEME}) == len(DEFAULT_SCHEME)


def test_recording_needs_no_tinydb() -> None:
    code = (
        "import sys, tui.review.recorder, tui.review.undo, tui.review.fold; sys.exit('tinydb' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
