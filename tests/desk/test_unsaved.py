"""What could not be stored is put so that ``copydesk record`` takes it, and comes to the same."""

import json
import shutil
from pathlib import Path
from typing import Any, Literal

import pytest

from tui.desk.desk import Desk, Unknown
from tui.desk.ingest import ingest
from tui.desk.unsaved import Waiting
from tui.desk.writing import Writing
from tui.library import LibraryError
from tui.model import CleaningRequest, Target, UndoRequest, decode, encode

Kind = Literal["decide", "clear", "undo", "redo"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = (json.dumps({"id": f"a{n}", "text": f"The {n}th ferry stops at Quarl."}) for n in range(4))
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    folder = tmp_path / "library"
    ingest(folder, [str(tmp_path / "a.jsonl")], refused=lambda refusal: pytest.fail(str(refusal)))
    return folder


@pytest.fixture
def desk(folder: Path) -> Desk:
    return Desk(folder, "ana")


def decide(desk: Desk, article: str, verdict: str) -> str:
    seq = desk.find(article)
    assert seq is not None
    return desk.decide(seq, verdict).events[0]


def waiting(*acts: str) -> list[Waiting]:
    """``accept a1``, ``clear a1``, ``undo``, ``redo``."""
    found = []
    for act in acts:
        word, _, article = act.partition(" ")
        kind: Kind = word if word in ("clear", "undo", "redo") else "decide"  # type: ignore[assignment]
        found.append(Waiting(kind, article, word if kind == "decide" else ""))
    return found


def asked(desk: Desk, *acts: str) -> list[str]:
    return [
        f"undo {one.undo}" if isinstance(one, UndoRequest) else f"{getattr(one, 'verdict', '')} {one.article}"
        for one in desk.unsaved(waiting(*acts))
        if not isinstance(one, CleaningRequest)
    ]


def standing(desk: Desk) -> dict[str, str | None]:
    queue = desk.queue("")
    return {queue.row(at).id: queue.row(at).verdict for at in range(len(queue))}


def test_verdicts_and_undos_keep_their_form(desk: Desk) -> None:
    event = decide(desk, "a0", "accept")
    assert asked(desk, "reject a1", "skip a2") == ["reject a1", "skip a2"]
    assert asked(desk, "undo", "reject a1") == [f"undo {event}", "reject a1"]
    assert asked(desk, "undo", "redo") == []


def test_an_act_that_waits_and_its_undo_come_to_nothing(desk: Desk) -> None:
    event = decide(desk, "a0", "accept")
    assert asked(desk, "reject a1", "undo") == []
    assert asked(desk, "reject a1", "undo", "undo") == [f"undo {event}"]
    assert asked(desk, "reject a1", "undo", "redo") == ["reject a1"]


def test_a_clear_takes_away_all_that_would_stand(desk: Desk) -> None:
    first, second = decide(desk, "a0", "accept"), decide(desk, "a0", "reject")
    assert asked(desk, "clear a0") == [f"undo {first}", f"undo {second}"]
    assert asked(desk, "skip a0", "clear a0") == [f"undo {first}", f"undo {second}"]
    assert asked(desk, "clear a0", "undo") == []


def test_a_redo_of_an_undone_verdict_is_the_verdict_again(desk: Desk) -> None:
    decide(desk, "a0", "accept")
    assert desk.undo() is not None
    assert asked(desk, "redo") == ["accept a0"]


@pytest.mark.parametrize(
    "acts",
    [
        ["accept a1", "undo", "undo"],
        ["reject a0", "clear a0", "skip a2"],
        ["undo", "redo", "undo", "clear a3"],
        ["clear a0", "clear a3", "undo"],
    ],
)
def test_recorded_later_they_come_to_what_the_acts_would_have(folder: Path, acts: list[str]) -> None:
    before = Desk(folder, "ana")
    decide(before, "a3", "skip")
    decide(before, "a0", "accept")
    decide(before, "a0", "escalate")
    before.close()
    shutil.copytree(folder, folder.with_name("other"))
    recorded, acted = Desk(folder, "ana"), Desk(folder.with_name("other"), "ana")
    for request in recorded.unsaved(waiting(*acts)):
        recorded.record(encode(request))
    for act in waiting(*acts):
        seq = acted.find(act.article) or 0
        if act.kind == "decide":
            acted.decide(seq, act.verdict)
        elif act.kind == "clear":
            acted.clear(seq)
        elif act.kind == "undo":
            acted.undo()
        else:
            acted.redo()
    assert standing(recorded) == standing(acted)


@pytest.mark.parametrize("act", ["undo", "redo", "redo of many", "clear", "redo of a clear"])
def test_what_was_filed_and_was_written_all_the_same_counts_once(folder: Path, act: str) -> None:
    desk = Desk(folder, "ana")
    for article in ("a0", "a1"):
        decide(desk, article, "accept")
    decide(desk, "a0", "reject")
    if act == "redo of many":
        desk.decide_all(desk.identities([1, 2, 3]), "escalate")
    if act == "redo of a clear":
        desk.clear(1)
    if act.startswith("redo"):
        desk.undo()
    kind, about = act.split()[0], "a0" if act == "clear" else ""
    deed = Waiting(kind, about)  # type: ignore[arg-type]
    filed = [encode(one) for one in desk.unsaved([deed])]
    keys = [decode(one, dict[str, Any])["key"] for one in filed]
    assert filed and len(set(keys)) == len(keys) and not any(map(desk.recorded, keys))
    # The program leaves while it hangs in fsync; it gets there.
    if kind == "clear":
        desk.clear(1, key=deed.key)
    else:
        assert desk.undo(deed.key) if kind == "undo" else desk.redo(deed.key)
    before, lines = standing(desk), sum(path.read_bytes().count(b"\n") for path in journals(folder))
    assert all(map(desk.recorded, keys))
    desk.record(b"\n".join(filed))
    assert standing(desk) == before
    assert sum(path.read_bytes().count(b"\n") for path in journals(folder)) == lines


def journals(folder: Path) -> list[Path]:
    return [*(folder / "verdicts").glob("*.jsonl")]


def test_a_line_that_is_none_is_refused(desk: Desk) -> None:
    for line, reason in (
        (b'{"undo": "x"}', "unknown event"),
        (b"{", "truncated"),
        (b'{"article": "a0"}', "verdict"),
    ):
        with pytest.raises(Unknown, match=reason):
            desk.record(line)


def test_what_is_saved_shows_where_the_library_cannot_take_it_in(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Writing) -> None:
        raise LibraryError("database or disk is full")

    queue = desk.queue("")
    seqs = [queue.seq(at) for at in range(len(queue))]
    decide(desk, queue.row(2).id, "skip")
    with monkeypatch.context() as patch:
        patch.setattr(Writing, "fold", full)
        assert desk.decide(seqs[0], "reject").verdict == "reject"
        desk.clear(seqs[2])
        for seq in seqs:
            queue.forget(seq)
        assert [queue.row(at).verdict for at in range(3)] == ["reject", None, None]
        assert desk.next_undecided(queue, 0) == 1
    desk.decide(seqs[1], "accept")
    for seq in seqs:
        queue.forget(seq)
    assert [queue.row(at).verdict for at in range(3)] == ["reject", "accept", None]


def test_what_is_on_disk_and_not_in_the_library_is_what_an_undo_is_of(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise LibraryError("database or disk is full")

    first = decide(desk, "a0", "accept")
    desk.undo()
    decide(desk, "a1", "accept")
    with monkeypatch.context() as patch:
        patch.setattr(Writing, "fold", full)
        last = decide(desk, "a2", "reject")
        assert asked(desk, "undo") == [f"undo {last}"]
        # There is nothing to redo: something was done since.
        assert asked(desk, "undo", "redo", "redo") == []
        assert asked(desk, "clear a2") == [f"undo {last}"]
        assert asked(desk, "redo") == []
    assert first not in str(asked(desk, "undo", "undo"))


def test_words_on_blocks_show_where_the_library_cannot_take_them_in(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise LibraryError("database or disk is full")

    text = "The 0th ferry stops at Quarl."
    block = Target(place="raw", start=0, end=len(text), exact=text, removed=False)
    desk.judge_span("a0", "right", block)
    with monkeypatch.context() as patch:
        patch.setattr(Writing, "fold", full)
        desk.judge_span("a0", "wrong", block)
        assert [word.belongs for word in desk.decided("a0").words] == [True, False]
    desk.undo()
    assert [word.belongs for word in desk.decided("a0").words] == [True]
