"""Several reviewers of one article: what each sees, what wants a verdict, and what settles a dispute."""

import json
import shutil
from io import BytesIO
from itertools import permutations
from pathlib import Path

import pytest

from tui.desk.config.settings import Settings
from tui.desk.desk import Desk, Queue, Row
from tui.desk.doctor.examine import examine
from tui.desk.export import export
from tui.desk.ingest import ingest
from tui.desk.listing import listing
from tui.desk.projection import fold_new, rebuild
from tui.desk.stats import stats
from tui.desk.unsaved import Waiting
from tui.library import Library
from tui.model import Target, VerdictRequest, encode
from tui.terminal.leaving import _by_itself

TWO = "[review]\neach = 2\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = (json.dumps({"id": f"a{n}", "text": f"The {n}th ferry stops at Quarl."}) for n in range(4))
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    ingest(tmp_path / "library", [str(tmp_path / "in.jsonl")], refused=lambda one: pytest.fail(str(one)))
    (tmp_path / "library" / "desk.toml").write_text(TWO)
    return tmp_path / "library"


def opened(folder: Path, reviewer: str) -> Desk:
    return Desk(folder, reviewer, Settings(folder=folder))


def decide(folder: Path, reviewer: str, **verdicts: str) -> list[str]:
    desk = opened(folder, reviewer)
    return [desk.decide(seq(desk, one), verdict).events[0] for one, verdict in verdicts.items()]


def seq(desk: Desk, article: str) -> int:
    return desk.find(article) or 0


def whole(queue: Queue) -> dict[str, Row]:
    queue.join(queue.rest())
    return {row.id: row for row in queue.rows(0, len(queue))}


def seen(folder: Path, reviewer: str, filter_: str = "") -> dict[str, Row]:
    return whole(opened(folder, reviewer).queue(filter_))


def ids(folder: Path, reviewer: str, filter_: str) -> list[str]:
    return sorted(seen(folder, reviewer, filter_))


def settle(folder: Path, reviewer: str, article: str, verdict: str) -> str:
    """Give a verdict as the screen does where an article is disputed."""
    desk = opened(folder, reviewer)
    cites = desk.decided(article).cites
    return desk.decide(seq(desk, article), verdict, settles=cites).events[0]


def test_an_article_wants_the_verdicts_of_two_and_nobody_is_offered_it_twice(folder: Path) -> None:
    decide(folder, "ana", a0="accept", a1="accept")
    decide(folder, "bo", a0="accept", a2="reject")
    assert ids(folder, "ana", "verdict:none") == ["a2", "a3"]
    assert ids(folder, "bo", "verdict:none") == ["a1", "a3"]
    assert ids(folder, "cy", "verdict:none") == ["a1", "a2", "a3"]
    # What the screen asks others can ask too.
    asked = "reviews:..1 mine:none settled:no"
    assert sorted(row.id for row in listing(folder, asked, reviewer="ana")) == ["a2", "a3"]
    assert sorted(row.id for row in listing(folder, "verdict:none")) == ["a3"]
    assert [row.id for row in listing(folder, "mine:reject", reviewer="bo")] == ["a2"]
    assert [row.id for row in listing(folder, "mine:any reviews:2..", reviewer="bo")] == ["a0"]
    assert stats(folder, "").wanting == 3
    assert sorted(row.id for row in listing(folder, "", reviewer="bo") if row.undecided) == ["a1", "a3"]


def test_the_next_undecided_is_one_without_a_verdict_of_ones_own(folder: Path) -> None:
    decide(folder, "bo", a0="accept", a1="accept", a2="accept")
    decide(folder, "ana", a1="accept")
    desk = opened(folder, "ana")
    queue = desk.queue("", "oldest")
    order = list(whole(queue))
    wanted = [one for one in order if one != "a1"]
    at = order.index("a1")
    found = desk.next_undecided(queue, at)
    assert found is not None and queue.row(found).id == (order[at + 1 :] + order)[0]
    for one in wanted:
        assert desk.next_undecided(queue, at) is not None
        desk.decide_all({queue.seq(order.index(one)): one}, "accept")
        queue.forget_all()
    assert desk.next_undecided(queue, at) is None and queue.sure


def test_whoever_is_to_judge_sees_no_verdict_of_others(folder: Path) -> None:
    opened(folder, "bo").decide(1, "reject", note="a shop page", tags=("reason:advert", "shop"))
    hidden = opened(folder, "ana")
    row = whole(hidden.queue())["a0"]
    assert (row.verdict, row.verdict_by, row.disagree, row.undecided) == (None, None, False, True)
    told = hidden.decided("a0")
    assert (told.hidden, told.history, told.dispute) == (("bo",), [], ())
    assert hidden.tags("a0") == ["shop"]
    for filter_ in ("verdict:reject", "verdict:any", "tag:reason:advert", "note:shop", "note:any"):
        assert ids(folder, "ana", filter_) == [], filter_
        assert ids(folder, "bo", filter_) == ["a0"], filter_
    assert ids(folder, "ana", "not verdict:reject") == ["a0", "a1", "a2", "a3"]
    opened(folder, "bo").tag(1, [], ["shop"])
    for filter_ in ("tag:none", "note:none"):
        assert ids(folder, "ana", filter_) == ["a0", "a1", "a2", "a3"], filter_
        assert ids(folder, "bo", filter_) == ["a1", "a2", "a3"], filter_
    opened(folder, "bo").undo()
    assert "a shop page" in written(folder)

    hidden.decide(1, "accept")
    shown = opened(folder, "ana")
    assert [one.what for one in shown.decided("a0").history] == ["accept", "reject"]
    # The reason goes with the verdict that stands, which is hers now.
    assert shown.tags("a0") == ["shop"]
    assert ids(folder, "ana", "disagree:yes") == ids(folder, "cy", "disagree:yes") == ["a0"]


def test_what_others_say_of_spans_is_not_seen_either(folder: Path) -> None:
    span = Target(start=0, end=3, exact="The")
    opened(folder, "bo").judge_span("a0", "wrong", span)
    assert opened(folder, "ana").decided("a0").spans == []
    opened(folder, "ana").judge_span("a0", "right", span)
    assert [one.verdict for one in opened(folder, "ana").decided("a0").spans] == ["right"]
    decide(folder, "ana", a0="accept")
    assert [one.verdict for one in opened(folder, "ana").decided("a0").spans] == ["wrong", "right"]


def test_a_note_by_itself_is_found_before_one_has_judged(folder: Path) -> None:
    opened(folder, "bo").note(1, "ask the harbour")
    assert ids(folder, "ana", "note:harbour") == ["a0"]


def test_where_nobody_is_blind_verdicts_are_seen_but_one_more_is_wanted(folder: Path) -> None:
    (folder / "desk.toml").write_text(f"{TWO}blind = false\n")
    decide(folder, "bo", a0="reject")
    row = seen(folder, "ana")["a0"]
    assert (row.verdict, row.undecided) == ("reject", True)
    assert ids(folder, "ana", "verdict:reject") == ids(folder, "bo", "verdict:reject") == ["a0"]
    assert ids(folder, "bo", "verdict:none") == ["a1", "a2", "a3"]


def test_a_dispute_is_settled_by_a_verdict_that_cites_both_until_somebody_judges_anew(folder: Path) -> None:
    [one] = decide(folder, "ana", a0="accept")
    [other] = decide(folder, "bo", a0="reject")
    dispute = opened(folder, "cy").decided("a0").dispute
    assert [(one.reviewer, one.verdict) for one in dispute] == [("ana", "accept"), ("bo", "reject")]
    settling = settle(folder, "cy", "a0", "reject")
    row = seen(folder, "ana")["a0"]
    assert (row.verdict, row.reviews) == ("reject", 2)
    assert (row.disagree, row.agree, row.settled) == (False, False, True)
    assert ids(folder, "ana", "disagree:yes") == [] and ids(folder, "ana", "settled:yes") == ["a0"]
    rows = [json.loads(line) for line in written(folder).splitlines()]
    assert [row["settles"] for row in rows if row["event"] == settling] == [[one, other]]
    # What two have said of it independently stays what it was.
    assert (stats(folder, "").agreement.articles, stats(folder, "").agreement.same) == (1, 0)

    decide(folder, "ana", a0="escalate")
    assert ids(folder, "bo", "disagree:yes") == ["a0"]
    settle(folder, "ana", "a0", "reject")
    assert ids(folder, "bo", "disagree:yes") == []
    assert [one.level for one in examine(folder, None) if one.check == "projection"] == ["ok"]


@pytest.mark.parametrize("order", list(permutations(("ana", "bo", "cy"))))
def test_in_whatever_order_journals_are_folded_the_same_stands(
    folder: Path, tmp_path: Path, order: tuple[str, ...]
) -> None:
    decide(folder, "ana", a0="accept")
    bo = opened(folder, "bo")
    bo.decide(1, "reject")
    settle(folder, "cy", "a0", "reject")
    bo.clear(1)
    bo.undo()
    journals = {by: path for path in (folder / "verdicts").glob("*.jsonl") for by in [writer(path)]}
    with Library.open(folder / "library.sqlite") as library:
        fold_new(library, folder)
        right = list(library.checkup().standing()), list(library.checkup().opinions())
        elsewhere = tmp_path / "elsewhere"
        (elsewhere / "verdicts").mkdir(parents=True)
        library.clear_projection()
        for by in order:
            shutil.copy(journals[by], elsewhere / "verdicts")
            fold_new(library, elsewhere)
        assert (list(library.checkup().standing()), list(library.checkup().opinions())) == right


def writer(journal: Path) -> str:
    lines = journal.read_text().splitlines()[1:]
    return str(json.loads(lines[0].split(" ", 1)[1])["doc"]["reviewer"])


def test_a_verdict_on_many_settles_what_is_disputed_among_them(folder: Path) -> None:
    decide(folder, "ana", a0="accept", a1="accept", a2="accept")
    decide(folder, "bo", a0="reject", a1="reject")
    desk = opened(folder, "ana")
    desk.decide_all({number: f"a{number - 1}" for number in (1, 2, 3, 4)}, "reject")
    rows = {row.id: row for row in listing(folder, "", reviewer="ana")}
    assert [(rows[f"a{n}"].settled, rows[f"a{n}"].mine) for n in range(4)] == [
        (True, "accept"),
        (True, "accept"),
        (False, "reject"),
        (False, "reject"),
    ]
    # Who has settled it thinks again: that is no new dispute with themselves.
    desk.decide_all({1: "a0"}, "escalate")
    assert ids(folder, "cy", "disagree:yes") == []
    assert ids(folder, "cy", "verdict:escalate settled:yes") == ["a0"]
    desk.undo()
    desk.undo()
    assert ids(folder, "cy", "disagree:yes") == ["a0", "a1"]
    # Saying the same again settles nothing.
    desk.decide_all({1: "a0"}, "accept")
    assert ids(folder, "cy", "disagree:yes") == ["a0", "a1"]


def test_undo_brings_the_dispute_back(folder: Path) -> None:
    decide(folder, "ana", a0="accept")
    decide(folder, "bo", a0="reject")
    desk = opened(folder, "cy")
    desk.decide(1, "reject", settles=desk.decided("a0").cites)
    assert ids(folder, "cy", "disagree:yes") == []
    desk.undo()
    assert ids(folder, "cy", "disagree:yes") == ["a0"]
    desk.redo()
    assert ids(folder, "cy", "disagree:yes") == []


def test_a_verdict_that_comes_from_elsewhere_and_was_not_cited_is_open(folder: Path) -> None:
    decide(folder, "ana", a0="accept")
    decide(folder, "bo", a0="reject")
    cites = opened(folder, "cy").decided("a0").cites
    decide(folder, "dee", a0="escalate")
    desk = opened(folder, "cy")
    desk.decide(1, "reject", settles=cites)
    assert [one.reviewer for one in desk.decided("a0").dispute] == ["dee", "cy"]


def test_on_a_desk_of_several_a_verdict_is_taken_away_by_its_own_reviewer(folder: Path) -> None:
    decide(folder, "bo", a0="reject")
    decide(folder, "ana", a0="accept")
    opened(folder, "ana").clear(1)
    row = next(iter(listing(folder, "id:a0", reviewer="bo")))
    assert (row.verdict, row.reviews, row.mine) == ("reject", 1, "reject")
    assert ids(folder, "ana", "verdict:none") == ["a0", "a1", "a2", "a3"]
    with Library.open(folder / "library.sqlite") as library:
        before = list(library.checkup().standing())
        rebuild(library, folder)
        assert list(library.checkup().standing()) == before
    waiting = opened(folder, "bo").unsaved([Waiting("clear", "a0", own=True)])
    assert len(waiting) == 1


def test_record_settles_what_it_names_and_refuses_what_it_does_not_know(folder: Path) -> None:
    [one] = decide(folder, "ana", a0="accept")
    [other] = decide(folder, "bo", a0="reject")
    [elsewhere] = decide(folder, "bo", a1="reject")
    desk = opened(folder, "cy")
    for wrong in ("nothing", elsewhere):
        line = {"article": "a0", "verdict": "accept", "settles": [one, wrong]}
        with pytest.raises(Exception, match="settles names verdicts on the whole of this article"):
            desk.record(json.dumps(line).encode())
    desk.record(json.dumps({"article": "a0", "verdict": "accept", "settles": [one, other]}).encode())
    assert ids(folder, "cy", "disagree:yes") == []


def test_who_settles_without_citing_themselves_does_not_differ_with_themselves(folder: Path) -> None:
    decide(folder, "ana", a0="accept")
    [other] = decide(folder, "bo", a0="reject")
    desk = opened(folder, "ana")
    # As where ana said so on another host, and the two were merged.
    desk.record(json.dumps({"article": "a0", "verdict": "reject", "settles": [other]}).encode())
    assert ids(folder, "cy", "disagree:yes") == [] and ids(folder, "cy", "settled:yes") == ["a0"]
    decide(folder, "bo", a0="escalate")
    assert [one.reviewer for one in opened(folder, "cy").decided("a0").dispute] == ["ana", "bo"]


def test_what_settles_and_could_not_be_stored_settles_when_it_is(folder: Path) -> None:
    decide(folder, "ana", a0="accept")
    decide(folder, "bo", a0="reject")
    desk = opened(folder, "cy")
    (request,) = desk.unsaved([Waiting("decide", "a0", "accept", settles=desk.decided("a0").cites)])
    assert isinstance(request, VerdictRequest) and len(request.settles) == 2
    desk.record(encode(request))
    assert ids(folder, "cy", "disagree:yes") == []


def test_many_that_settle_and_could_not_be_stored_settle_when_they_are(folder: Path) -> None:
    cites = [
        {*decide(folder, "ana", a0="accept", a1="accept")[:1], *decide(folder, "bo", a0="reject")},
        set(),
    ]
    desk = opened(folder, "cy")
    chosen = {1: "a0", 2: "a1"}
    settling = desk.settling(chosen, "accept") or {}
    deed = Waiting("decide", verdict="accept", articles=tuple(chosen.values()), settling=settling)
    asked = desk.unsaved([deed])
    assert [set(one.settles) for one in asked if isinstance(one, VerdictRequest)] == cites
    # Where the library cannot be read any more they are filed without it.
    by_itself = [*_by_itself("cy", deed)]
    assert [set(one.settles) for one in by_itself if isinstance(one, VerdictRequest)] == cites
    desk.record(b"\n".join(map(encode, asked)))
    assert ids(folder, "cy", "disagree:yes") == [] and ids(folder, "cy", "settled:yes") == ["a0"]


def test_another_verdict_without_settles_takes_the_place_of_ones_settlement(folder: Path) -> None:
    decide(folder, "ana", a0="accept")
    decide(folder, "bo", a0="reject")
    settle(folder, "cy", "a0", "reject")
    decide(folder, "cy", a0="escalate")
    desk = opened(folder, "cy")
    # No dispute with themselves: the one between the others is open again, and they have a part in it.
    assert [(one.reviewer, one.verdict) for one in desk.decided("a0").dispute] == [
        ("ana", "accept"),
        ("bo", "reject"),
        ("cy", "escalate"),
    ]
    row = seen(folder, "cy")["a0"]
    assert (row.settled, row.disagree, row.reviews, row.mine) == (False, True, 3, "escalate")
    desk.undo()
    assert ids(folder, "cy", "settled:yes") == ["a0"]
    # Of one of the two: they agree with the other now, and nothing is left to be settled.
    decide(folder, "cy", a1="skip")
    settle(folder, "ana", "a0", "escalate")
    decide(folder, "ana", a0="reject")
    assert ids(folder, "cy", "settled:yes") == ["a0"] and ids(folder, "cy", "disagree:yes") == []
    opened(folder, "cy").clear(1)
    assert ids(folder, "cy", "settled:yes") == ids(folder, "cy", "disagree:yes") == []
    assert [one.level for one in examine(folder, None) if one.check == "projection"] == ["ok"]


def test_a_settlement_is_taken_away_by_whoever_gave_it_whatever_was_judged_since(folder: Path) -> None:
    decide(folder, "ana", a0="accept")
    decide(folder, "bo", a0="reject")
    settle(folder, "cy", "a0", "reject")
    decide(folder, "ana", a0="escalate")
    cy = opened(folder, "cy")
    assert cy.decided("a0").yours and not opened(folder, "dee").decided("a0").yours
    cy.clear(1)
    assert not cy.decided("a0").yours
    assert [one.reviewer for one in cy.decided("a0").dispute] == ["bo", "ana"]
    cy.undo()
    # Who settled it says otherwise: that settles it anew, though somebody judged since.
    settle(folder, "cy", "a0", "skip")
    assert ids(folder, "cy", "disagree:yes") == []
    # The settlement of another one stands again where the later is taken away.
    settle(folder, "dee", "a0", "accept")
    opened(folder, "dee").clear(1)
    assert ids(folder, "cy", "verdict:skip settled:yes") == ["a0"]


def test_another_scheme_invalidates_nothing_that_was_recorded(folder: Path) -> None:
    decide(folder, "ana", a0="accept", a1="skip")
    decide(folder, "bo", a0="reject")
    settle(folder, "cy", "a0", "reject")
    before = written(folder)
    (folder / "desk.toml").write_text('[review]\neach = 3\n[[verdict]]\nname = "hold"\nguideline = "ask"\n')
    assert written(folder) == before
    rows = {row.id: row for row in listing(folder, "", reviewer="ana")}
    assert [(rows[one].verdict, rows[one].mine) for one in ("a0", "a1")] == [
        ("reject", "accept"),
        ("skip", "skip"),
    ]
    assert ids(folder, "ana", "verdict:skip") == ["a1"]
    with Library.open(folder / "library.sqlite") as library:
        rebuild(library, folder)
    assert {row.id: row for row in listing(folder, "", reviewer="ana")} == rows
    assert [one.level for one in examine(folder, None) if one.check == "projection"] == ["ok"]
    (folder / "desk.toml").unlink()
    assert ids(folder, "ana", "verdict:none") == ["a2", "a3"]


def test_agreement_is_over_the_verdicts_that_stand(folder: Path) -> None:
    none = stats(folder, "").agreement
    assert (none.articles, none.same, none.cohen, none.alpha) == (0, None, None, None)
    decide(folder, "ana", a0="accept", a1="reject", a2="accept", a3="accept")
    decide(folder, "bo", a0="accept", a1="reject", a2="accept")
    decide(folder, "bo", a2="reject")
    found = stats(folder, "").agreement
    assert (found.articles, found.reviewers) == (3, 2)
    assert found.same == pytest.approx(2 / 3)
    assert found.cohen == pytest.approx(0.4)
    assert stats(folder, "verdict:reject").agreement.articles == 2
    # Where everybody always says the same, chance would explain it.
    assert stats(folder, "id:a0").agreement.alpha is None


def written(folder: Path) -> str:
    out = BytesIO()
    export(folder, "", "jsonl", out)
    return out.getvalue().decode()
