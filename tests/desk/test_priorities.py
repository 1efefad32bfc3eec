"""What comes first, by the rules of ``desk.toml``: the order, its reasons, and what changes them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tui.desk.coming import coming
from tui.desk.config.settings import Settings
from tui.desk.desk import Desk
from tui.desk.doctor import examine
from tui.desk.ingest import ingest
from tui.desk.open import FILE
from tui.library import Library
from tui.library.ranking import AUDIT, Priorities, Ranking

RULES = """
[[priority]]
when = "flood"
add = 30
reason = "the flood"

[[priority]]
when = "site:tarnbay.test or words:8.."
add = 5

[[priority]]
when = "tag:slow"
add = -10
reason = "can wait"

[[priority]]
when = "verdict:any"
add = -100
reason = "decided"
"""
TEXTS = {
    "plain": "The ferry waits for the tide.",
    "flood": "The flood reached Old Quay.",
    "long": "The harbour board of Varnholt has counted all of its boats again.",
    "both": "The flood came to Varnholt and went again before anybody had counted the boats.",
}


def put(folder: Path, texts: dict[str, str], day: int = 1) -> None:
    lines = (
        {"id": name, "text": text, "published": f"2026-02-{day + number:02}"}
        for number, (name, text) in enumerate(texts.items())
    )
    source = folder.parent / f"in-{day}.jsonl"
    source.write_text("\n".join(map(json.dumps, lines)))
    ingest(folder, [str(source)], refused=lambda one: pytest.fail(str(one)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "library", TEXTS)
    (tmp_path / "library" / "desk.toml").write_text(RULES)
    return tmp_path / "library"


def opened(folder: Path, reviewer: str = "ana") -> Desk:
    return Desk(folder, reviewer, Settings(folder=folder))


def listed(desk: Desk, filter_: str = "") -> list[str]:
    queue = desk.queue(filter_, "priority")
    return [row.id for row in queue.rows(0, len(queue))]


def kept(folder: Path) -> dict[str, int]:
    """The priorities as they are stored."""
    with Library.open(folder / FILE) as library:
        return dict(library._db.execute("SELECT id, priority FROM article"))


def reasons(desk: Desk, article: str) -> list[tuple[str, int | None]]:
    return [(one.reason, one.add) for one in desk.why(article)]


def test_rules_add_up_and_say_why(folder: Path) -> None:
    desk = opened(folder)
    assert listed(desk) == ["both", "flood", "long", "plain"]
    assert kept(folder) == {"both": 35, "flood": 30, "long": 5, "plain": 0}
    assert reasons(desk, "both") == [("the flood", 30), ("site:tarnbay.test or words:8..", 5)]
    assert reasons(desk, "plain") == []
    assert listed(desk, "not flood") == ["long", "plain"]


def test_priorities_follow_what_is_done_and_what_comes_in(folder: Path) -> None:
    desk = opened(folder)
    listed(desk)
    other = opened(folder, "bo")
    other.tag(desk.find("flood") or 0, ["slow"], [])
    other.decide(desk.find("both") or 0, "accept")
    put(folder, {"new": "A flood again."}, day=20)
    assert listed(desk) == ["new", "flood", "long", "plain", "both"]
    assert kept(folder) == {"new": 30, "flood": 20, "long": 5, "plain": 0, "both": -65}
    assert reasons(desk, "flood") == [("the flood", 30), ("can wait", -10)]
    other.undo()
    assert listed(desk)[0] == "both"
    put(folder, {"plain": "The flood reached the ferry."}, day=21)
    assert listed(desk)[:2] == ["both", "plain"] and kept(folder)["plain"] == 30


def test_other_rules_make_other_priorities(folder: Path) -> None:
    assert listed(opened(folder))[0] == "both"
    (folder / "desk.toml").write_text('[[priority]]\nwhen = "ferry"\nadd = 1\n')
    assert listed(opened(folder))[0] == "plain"
    assert kept(folder) == {"both": 0, "flood": 0, "long": 0, "plain": 1}
    (folder / "desk.toml").write_text("")
    # Without rules they are all the same: the newest first.
    assert listed(opened(folder)) == ["both", "long", "flood", "plain"]


def test_a_signal_that_is_switched_off_gives_nothing(folder: Path) -> None:
    put(folder, {"counted": "Varnholt lost 90 boats in the storm, and 12 sheds."}, day=9)
    rule = '[[priority]]\nwhen = "signal:unattributed-figure"\nadd = 9\n'
    (folder / "desk.toml").write_text(rule)
    assert listed(opened(folder))[0] == "counted" and kept(folder)["counted"] == 9
    (folder / "desk.toml").write_text(f"{rule}[signals]\nunattributed-figure = false\n")
    listed(opened(folder))
    assert set(kept(folder).values()) == {0}


def names(count: int) -> Iterable[str]:
    return (f"article-{number}" for number in range(count))


def test_the_share_for_audit_is_stable_and_grows_with_itself() -> None:
    some = {one for one in names(4000) if Ranking(share=0.05, seed=7).audited(one)}
    assert 150 < len(some) < 250
    assert some == {one for one in names(4000) if Ranking(share=0.05, seed=7).audited(one)}
    assert some < {one for one in names(4000) if Ranking(share=0.1, seed=7).audited(one)}
    assert some != {one for one in names(4000) if Ranking(share=0.05, seed=8).audited(one)}
    assert all(Ranking(share=1.0).audited(one) for one in names(100))
    assert not any(Ranking().audited(one) for one in names(100))


def test_what_is_audited_comes_first_whatever_the_rules_say(folder: Path) -> None:
    chosen = {one: Ranking(share=0.5, seed=seed).audited(one) for seed in (3,) for one in TEXTS}
    assert set(chosen.values()) == {True, False}, "another seed shows more"
    (folder / "desk.toml").write_text(f"{RULES}\n[audit]\nshare = 0.5\nseed = 3\n")
    desk = opened(folder)
    order = listed(desk)
    assert [chosen[one] for one in order] == sorted(chosen.values(), reverse=True)
    assert all((kept(folder)[one] == AUDIT) == chosen[one] for one in order)
    assert reasons(desk, order[0])[0] == ("audit", None)


def test_many_changes_are_seen_to_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.library.ranking._MANY", 3)
    monkeypatch.setattr("tui.library.ranking._STEP", 2)
    monkeypatch.setattr("tui.library.ranking._AT_ONCE", 1)
    desk = opened(folder)
    listed(desk)
    desk.decide_all(desk.identities([1, 2, 3, 4]), "accept")
    assert listed(desk) == ["both", "flood", "long", "plain"]
    assert kept(folder) == {"both": -65, "flood": -70, "long": -95, "plain": -100}


def test_the_doctor_finds_a_wrong_priority_and_mends_it(folder: Path) -> None:
    listed(opened(folder))
    with Library.open(folder / FILE) as library:
        library._db.execute("UPDATE article SET priority = 7 WHERE id IN ('flood', 'plain')")
    wrong = [one for one in examine(folder, None) if one.level != "ok"]
    assert [one.check for one in wrong] == ["priorities"] and "2 articles" in wrong[0].text
    assert [one.level for one in examine(folder, None, mend=True) if one.check == "priorities"] == ["mended"]
    assert kept(folder)["flood"] == 30
    assert [one.level for one in examine(folder, None) if one.check == "priorities"] == ["ok"]


def test_what_comes_in_while_all_are_made_is_seen_to_afterwards(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By other rules: whoever began last has its way."""
    counting = Priorities._ranks
    done: list[str] = []

    def between(self: Priorities, ranking: Ranking) -> Any:
        found = counting(self, ranking)
        if not done:
            done.append("")
            put(folder, {"late": "A flood again."}, day=20)
            other = opened(folder, "bo")
            other.decide(other.find("both") or 0, "accept")
            if rules:
                (folder / "desk.toml").write_text(rules)
                listed(opened(folder))
        return found

    monkeypatch.setattr(Priorities, "_ranks", between)
    rules = ""
    assert listed(opened(folder)) == ["late", "flood", "long", "plain", "both"]
    done.clear()
    rules = '[[priority]]\nwhen = "ferry"\nadd = 1\n'
    (folder / "desk.toml").write_text(RULES.replace("30", "31"))
    listed(opened(folder))
    assert listed(opened(folder))[0] == "plain"
    assert all(one.level == "ok" for one in examine(folder, None) if one.check == "priorities")


def test_a_library_that_is_being_written_lists_by_what_was_known(folder: Path) -> None:
    desk = opened(folder)
    listed(desk)
    put(folder, {"new": "A flood again."}, day=20)
    with Library.open(folder / FILE) as holder, holder.transaction():
        assert listed(desk)[:2] == ["both", "flood"]
    assert listed(desk)[:2] == ["both", "new"]


def test_the_screen_opens_by_priority(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "desk.toml").write_text(f'order = "priority"\n{RULES}')
    assert opened(folder).first_queue(None).row(0).id == "both"
    (folder / "desk.toml").write_text(f'order = "priority"\n{RULES}'.replace("30", "31"))
    monkeypatch.setattr("tui.desk.desk.READY", -1.0)
    monkeypatch.setattr("tui.library.library.INSTRUCTIONS", 1)
    desk = opened(folder)
    queue = desk.first_queue(None)
    assert queue.order == "newest" and "priorities" in desk.trouble
    queue = desk.coming("", "priority")
    queue.join(queue.rest())
    assert [queue.row(at).id for at in range(4)] == ["both", "flood", "long", "plain"]


@pytest.mark.parametrize(
    "when",
    [
        "note:ask",
        "note:any",
        "note:none",
        "tag:slow",
        "tag:none",
        "reviewer:ana",
        "reviewer:none",
        "flood or tag:slow",
        "not note:ask",
        "(flood boats) or note:ask",
        "id:bo",
        "disagree:no",
        "after:2026-02-03",
    ],
)
def test_a_rule_gives_what_its_filter_finds(when: str, folder: Path) -> None:
    """Whether asked of all articles or of the few that have changed."""
    (folder / "desk.toml").write_text(f"[[priority]]\nwhen = '{when}'\nadd = 7\n")
    desk = opened(folder)
    listed(desk)

    def seen() -> tuple[set[str], set[str], set[str]]:
        queue = desk.queue(when)
        listed(desk)
        named = {one for one in TEXTS if desk.why(one)}
        return {row.id for row in queue.rows(0, len(queue))}, {k for k, v in kept(folder).items() if v}, named

    found = seen()
    assert found[0] == found[1] == found[2]
    seq = desk.find("both") or 0
    desk.note(seq, "Ask the harbour")
    desk.tag(seq, ["slow"], [])
    desk.decide(desk.find("plain") or 0, "accept", note="ask again")
    found = seen()
    assert found[0] == found[1] == found[2]
    desk.undo()
    found = seen()
    assert found[0] == found[1] == found[2]


def test_two_blind_reviewers(folder: Path) -> None:
    """Each has what wants a verdict of theirs; rules over verdicts count once they are told to everybody."""
    (folder / "desk.toml").write_text(f"{RULES}\n[review]\neach = 2\n")
    ana, bo = opened(folder), opened(folder, "bo")
    ana.decide(ana.find("both") or 0, "accept")
    assert [one.row.id for one in coming(folder, "", 9, "ana").articles] == ["flood", "long", "plain"]
    assert [one.row.id for one in coming(folder, "", 9, "bo").articles] == ["both", "flood", "long", "plain"]
    assert [one.row.id for one in coming(folder, "not plain", 2, "bo").articles] == ["both", "flood"]
    assert ("decided", -100) not in [*reasons(ana, "both"), *reasons(bo, "both")]
    bo.decide(bo.find("both") or 0, "reject")
    assert ("decided", -100) in reasons(bo, "both")
    assert [row.id for row in bo.queue("verdict:none", "priority").rows(0, 9)] == ["flood", "long", "plain"]


def test_a_rule_for_a_verdict_that_never_was_is_told_of(folder: Path) -> None:
    rule = '\n[[priority]]\nwhen = "flood verdict:rejct"\nadd = 5\n'
    (folder / "desk.toml").write_text(RULES + rule)
    (mistake,) = coming(folder, "", 9).mistaken
    line = (RULES + rule).split("\n").index('when = "flood verdict:rejct"') + 1
    where = f"{folder / 'desk.toml'}:{line}:8: priority 5 when"
    assert mistake.startswith(f"{where}: column 15 of the filter: verdict: no 'rejct'")
    found = [one for one in examine(folder, None) if one.check in ("filters", "priorities")]
    assert [one.level for one in found] == ["warning", "ok"] and mistake == found[0].text
    # One that was given when the scheme had it can be asked for.
    scheme = '\n[[verdict]]\nname = "rejct"\n'
    (folder / "desk.toml").write_text(RULES + rule + scheme)
    Desk(folder, "ana").decide(1, "rejct")
    (folder / "desk.toml").write_text(RULES + rule)
    assert coming(folder, "", 9).mistaken == []
