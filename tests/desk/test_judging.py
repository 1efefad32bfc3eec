"""Verdicts on many articles, on spans, on lines of raw texts: recorded, undone, folded, read anew."""

import json
import os
import shutil
from pathlib import Path

import pytest

from tui.desk.delete import chosen, delete
from tui.desk.desk import Desk, NotSaved, Unknown
from tui.desk.doctor.examine import examine
from tui.desk.ingest import ingest
from tui.desk.open import open_library
from tui.desk.record import Wrong, record
from tui.desk.spans import target_of
from tui.desk.unsaved import Waiting
from tui.model import CleaningRequest, RawDocument, Recorded, Target, encode
from tui.reading.read import read

PAGE = """\
icon menu-bicon searchicon shareicon mailicon closeicon tgicon

Varnholt mayor Mara Vint said on Tuesday that about 1,400 homes had lost power after the Tarn broke its banks.

READ MORE: Tarn Bay ferry to stop for three weeks

“We have moved 212 people and we are not done,” Vint told reporters at the Corn Hall in the town.
"""
LINK = "READ MORE: Tarn Bay ferry to stop for three weeks"


def library(tmp_path: Path, count: int = 4, text: str = "") -> Path:
    lines = (
        json.dumps({"id": f"a{n}", "text": text or f"The {n}th ferry stops at Quarl."}) for n in range(count)
    )
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    folder = tmp_path / "library"
    ingest(folder, [str(tmp_path / "a.jsonl")], refused=lambda refusal: pytest.fail(str(refusal)))
    return folder


def verdicts(desk: Desk) -> dict[str, str | None]:
    queue = desk.queue("")
    queue.join(queue.rest())
    return {queue.row(at).id: queue.row(at).verdict for at in range(len(queue))}


def everything(desk: Desk) -> dict[int, str]:
    queue = desk.queue("")
    queue.join(queue.rest())
    return desk.identities(queue.seqs(0, len(queue)))


def test_many_are_decided_with_one_sync_and_undone_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = library(tmp_path)
    desk = Desk(folder, "ana")
    desk.decide(desk.find("a0") or 0, "skip")
    syncs: list[int] = []
    real = os.fdatasync

    def counted(descriptor: int) -> None:
        syncs.append(descriptor)
        real(descriptor)

    monkeypatch.setattr(os, "fdatasync", counted)
    act = desk.decide_all(everything(desk), "accept")
    assert (act.articles, len(act.events), len(syncs)) == (4, 4, 1)
    assert set(verdicts(desk).values()) == {"accept"}
    desk.close()
    again = Desk(folder, "ana")
    undone = again.undo()
    assert undone is not None and undone.articles == 4 and "4 articles" in undone.summary
    assert verdicts(again) == {"a0": "skip", "a1": None, "a2": None, "a3": None}
    redone = Desk(folder, "ana").redo()
    assert redone is not None and redone.articles == 4
    assert set(verdicts(again).values()) == {"accept"}


def test_what_was_deleted_meanwhile_is_left_out_and_counted(tmp_path: Path) -> None:
    folder = library(tmp_path)
    desk = Desk(folder, "ana")
    selected = everything(desk)
    delete(folder, [chosen(folder, "a3"), chosen(folder, "a1")])
    # Its number comes to mean another article.
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "other", "text": "Another ferry."}))
    ingest(folder, [str(tmp_path / "b.jsonl")], refused=lambda refusal: pytest.fail(str(refusal)))
    act = desk.decide_all(selected, "reject")
    assert act.articles == 2 and "2 deleted meanwhile" in act.summary
    assert verdicts(desk) == {"a0": "reject", "a2": "reject", "other": None}
    with pytest.raises(Unknown, match="none of the 1 selected"):
        desk.decide_all({99: "a99"}, "accept")


def test_ten_thousand_are_one_act_and_what_was_before_can_be_undone_too(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with open_library(folder, create=True) as opened, opened.transaction():
        for number in range(10_000):
            opened.add(RawDocument(raw=f"The {number}th ferry stops at Quarl.", id=f"a{number}"))
    desk = Desk(folder, "ana")
    first = desk.decide(desk.find("a7") or 0, "escalate")
    assert desk.decide_all(everything(desk), "accept").articles == 10_000
    assert desk.count("verdict:accept") == 10_000
    undone = desk.undo()
    assert undone is not None and undone.articles == 10_000
    assert desk.count("verdict:none") == 9_999
    last = Desk(folder, "ana").undo()
    assert last is not None and last.article == first.article
    assert desk.count("verdict:none") == 10_000
    assert desk.undo() is None


def test_tried_again_after_a_full_disk_many_are_stored_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(library(tmp_path), "ana")
    selected = everything(desk)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fdatasync", full)
        with pytest.raises(NotSaved):
            desk.decide_all(selected, "accept")
    assert desk.decide_all(selected, "accept").articles == 4
    rows = [one for name in selected.values() for one in desk.decided(name).history]
    assert len(rows) == 4


def test_what_waits_unsaved_is_recorded_later_as_the_same_deed(tmp_path: Path) -> None:
    folder = library(tmp_path)
    desk = Desk(folder, "ana")
    desk.decide(desk.find("a3") or 0, "skip")
    span = Target(start=4, end=7, exact="0th", prefix="The ", suffix=" ferry")
    waiting = [
        Waiting("decide", verdict="accept", articles=("a0", "a1", "a2")),
        Waiting("decide", "a0", "right", target=span),
    ]
    *bulk, on_span = (encode(one) for one in desk.unsaved(waiting))
    act = desk.record(b"\n".join(bulk))
    assert act.articles == 3
    desk.record(on_span)
    assert [one.verdict for one in desk.decided("a0").spans] == ["right"]
    assert desk.undo() is not None
    undone = desk.undo()
    assert undone is not None and undone.articles == 3
    assert verdicts(desk) == {"a0": None, "a1": None, "a2": None, "a3": "skip"}
    assert desk.unsaved([*waiting, Waiting("undo"), Waiting("undo")]) == []


def test_of_several_lines_those_that_are_wrong_are_named(tmp_path: Path) -> None:
    desk = Desk(library(tmp_path), "ana")
    lines = b'{"article": "a0", "verdict": "accept"}\n{"article": "gone", "verdict": "accept"}'
    act = desk.record(lines)
    assert act.articles == 1 and [number for number, _ in act.refused] == [1]


# Spans


def test_a_span_verdict_leaves_the_articles_verdict_alone(tmp_path: Path) -> None:
    folder = library(tmp_path)
    desk = Desk(folder, "ana")
    desk.decide(desk.find("a0") or 0, "accept")
    body = desk.article(desk.find("a0") or 0).text
    target = target_of(body, "text", 4, 7)
    act = desk.judge_span("a0", "right", target)
    assert act.target == target and verdicts(desk)["a0"] == "accept"
    desk.judge_span("a0", "wrong", target)
    Desk(folder, "bo").judge_span("a0", "right", target_of(body, "text", 8, 13))
    decided = Desk(folder, "ana").decided("a0")
    assert [(one.verdict, one.reviewer) for one in decided.spans] == [
        ("right", "ana"),
        ("wrong", "ana"),
        ("right", "bo"),
    ]
    assert {(one.by, one.what) for one in decided.history} == {
        ("ana", "accept"),
        ("ana", "1 wrong"),
        ("bo", "1 right"),
    }
    assert [one.at for one in decided.history] == sorted((o.at for o in decided.history), reverse=True)
    undone = Desk(folder, "ana").undo()
    assert undone is not None and undone.target == target
    assert [one.verdict for one in Desk(folder, "ana").decided("a0").spans] == ["right", "right"]
    with pytest.raises(Unknown, match="not in the library any more"):
        desk.judge_span("gone", "right", target)


def recorded(folder: Path, *lines: str) -> list[Recorded | Wrong]:
    reader, given = os.pipe()
    os.write(given, "".join(f"{line}\n" for line in lines).encode())
    os.close(given)
    found = [outcome for batch in record(folder, "ana", reader) for outcome in batch]
    os.close(reader)
    return found


def test_right_and_wrong_are_verdicts_on_spans_only(tmp_path: Path) -> None:
    folder = library(tmp_path)
    target = '"target": {"start": 4, "end": 7, "exact": "0th"}'
    taken, refused = recorded(
        folder,
        f'{{"article": "a0", "verdict": "right", {target}}}',
        '{"article": "a0", "verdict": "right"}',
    )
    assert not isinstance(taken, Wrong)
    assert isinstance(refused, Wrong) and refused.reason.startswith("unknown verdict 'right'")


# Lines of raw texts


def place(desk: Desk, line: str, article: str = "a0") -> tuple[str, str, int, int]:
    seq = desk.find(article) or 0
    start = desk.raw(seq).index(line)
    return article, desk.article(seq).raw_sha256, start, start + len(line)


def text(folder: Path, article: str = "a0") -> str:
    desk = Desk(folder, "ana")
    try:
        return desk.article(desk.find(article) or 0).text
    finally:
        desk.close()


def test_a_line_is_kept_read_again_and_taken_back_after_a_restart(tmp_path: Path) -> None:
    folder = library(tmp_path, 1, PAGE)
    desk = Desk(folder, "ana")
    assert LINK not in text(folder)
    act = desk.clean_line(*place(desk, LINK), keep=True)
    assert act.cleaned and act.seq is not None
    desk.read_anew(act.seq)
    assert LINK in text(folder)
    assert desk.count('"Bay ferry to stop"') == 1
    desk.close()
    again = Desk(folder, "ana")
    undone = again.undo()
    assert undone is not None and undone.cleaned and undone.summary == "line kept: undone"
    # Even if it is not read anew at once: whoever opens it sees it as it stands.
    assert LINK not in text(folder)
    assert again.redo() is not None
    assert LINK in text(folder)


def test_a_reading_made_with_other_overrides_is_not_kept(tmp_path: Path) -> None:
    folder = library(tmp_path, 1, PAGE)
    desk = Desk(folder, "ana")
    seq = desk.find("a0") or 0
    with open_library(folder) as opened:
        stale = read(opened.document(seq))
        desk.clean_line(*place(desk, LINK), keep=True)
        assert not opened.store_reading(seq, stale)
        assert opened.store_reading(seq, read(opened.document(seq)))
    assert LINK in text(folder)


def test_reread_and_doctor_honour_what_was_said_of_lines(tmp_path: Path) -> None:
    folder = library(tmp_path, 2, PAGE)
    desk = Desk(folder, "ana")
    for name in ("a0", "a1"):
        desk.clean_line(*place(desk, LINK, name), keep=True)
    desk.close()
    ingest(folder, [], reread=True, refused=lambda refusal: pytest.fail(str(refusal)))
    assert LINK in text(folder) and LINK in text(folder, "a1")
    findings = [one for one in examine(folder, None) if one.check in ("projection", "reading", "journals")]
    assert {one.level for one in findings} == {"ok"}, findings
    # The journals are the truth: the library can be made anew around them.
    other = tmp_path / "other"
    shutil.copytree(folder / "verdicts", other / "verdicts")
    ingest(other, [str(tmp_path / "a.jsonl")], refused=lambda refusal: pytest.fail(str(refusal)))
    assert LINK in text(other)


def test_another_raw_text_is_not_touched_by_what_was_said_of_the_first(tmp_path: Path) -> None:
    folder = library(tmp_path, 1, PAGE)
    desk = Desk(folder, "ana")
    said = place(desk, "Varnholt mayor Mara Vint said on Tuesday")
    desk.clean_line(*said, keep=False)
    assert "Mara Vint said" not in text(folder)
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a0", "text": PAGE + "\nMore to come, she said.\n"}))
    ingest(folder, [str(tmp_path / "a.jsonl")], refused=lambda refusal: pytest.fail(str(refusal)))
    assert "Mara Vint said" in text(folder)
    with pytest.raises(Unknown, match="another raw text"):
        Desk(folder, "ana").clean_line(*said, keep=True)


def test_a_line_that_could_not_be_saved_is_recorded_later(tmp_path: Path) -> None:
    folder = library(tmp_path, 1, PAGE)
    desk = Desk(folder, "ana")
    article, sha, start, end = place(desk, LINK)
    line = CleaningRequest(article=article, keep=True, revision=sha, start=start, end=end, exact=LINK)
    (asked,) = desk.unsaved([Waiting("clean", article, line=line)])
    assert desk.record(encode(asked)).cleaned
    assert LINK in text(folder)
    assert desk.unsaved([Waiting("clean", article, line=line), Waiting("undo")]) == []
