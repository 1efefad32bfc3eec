"""What reviewers say of blocks of raw texts: recorded, undone, and held against later readings."""

import json
import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.desk.cleaned import RIGHT, WRONG, Opinion, Piece, Said, Word, piece_at, pieces, said_of, word
from tui.desk.config.settings import Settings
from tui.desk.desk import Desk
from tui.desk.doctor.examine import examine
from tui.desk.export import export
from tui.desk.ingest import ingest
from tui.desk.merge import merge
from tui.desk.precision import Measured, precision
from tui.desk.record import Wrong, record
from tui.desk.spans import target_of
from tui.model import Article, Recorded, Target, encode

RAW = """Menu

Varnholt mill to reopen in spring

The mill at Varnholt stood empty for years, and nobody in the town had expected to see it turn again.

“We waited long enough,” said Orla Brill, who owns it, and added that 90 jobs would come with the mill.

Share this page
"""
SHARE = "Share this page"


def stored(folder: Path, raw: str = RAW) -> Path:
    source = folder.parent / "in.jsonl"
    source.write_text(json.dumps({"id": "mill", "text": raw}))
    ingest(folder, [str(source)], refused=lambda one: pytest.fail(str(one)))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return stored(tmp_path / "library")


def opened(folder: Path, reviewer: str = "ana") -> Desk:
    return Desk(folder, reviewer, Settings(folder=folder))


def article(folder: Path) -> Article:
    return opened(folder).article(1)


def block(folder: Path, words: str) -> Piece:
    found = pieces(article(folder))
    number = piece_at(found, opened(folder).raw(1).index(words))
    assert number is not None
    return found[number]


def judge(folder: Path, verdict: str, words: str, reviewer: str = "ana") -> None:
    desk = opened(folder, reviewer)
    desk.judge_span("mill", verdict, block(folder, words).target(desk.raw(1)))


def line(folder: Path, words: str, *, keep: bool, reviewer: str = "ana") -> None:
    desk = opened(folder, reviewer)
    start = desk.raw(1).index(words)
    sha = desk.article(1).raw_sha256
    desk.clean_line("mill", sha, start, desk.raw(1).index("\n", start), keep=keep)


def counts(one: Measured) -> tuple[int, int, int]:
    return one.right, one.wrong, one.disputed


def test_a_kept_line_of_a_longer_block_makes_its_removal_wrong() -> None:
    menu = (0, 100, True)
    assert (
        verdicts(said((40, 45, True)), menu)
        == verdicts(said((0, 100, False), (40, 45, True)), menu)
        == [WRONG]
    )
    # Taken out again, it is too little to speak for all of it.
    assert verdicts(said((40, 45, True), (40, 45, False)), menu) == [None]


def test_a_removal_is_right_and_a_paragraph_rightly_kept(folder: Path) -> None:
    judge(folder, RIGHT, SHARE)
    judge(folder, RIGHT, "The mill at")
    role = block(folder, SHARE).role
    found = precision(folder, "")
    assert counts(found.cleaning.all) == (2, 0, 0) and counts(found.gone) == (0, 0, 0)
    assert counts(found.removed.all) == counts(found.removed.kinds[role]) == (1, 0, 0)
    assert counts(found.kept.all) == counts(found.kept.kinds["paragraph"]) == (1, 0, 0)
    assert found.articles == 1
    assert opened(folder).undo() is not None
    assert counts(precision(folder, "").cleaning.all) == (1, 0, 0)
    assert opened(folder).redo() is not None
    assert counts(precision(folder, "").cleaning.all) == (2, 0, 0)


def test_each_reviewer_counts_once_and_only_for_themselves(folder: Path) -> None:
    judge(folder, WRONG, SHARE)
    judge(folder, RIGHT, SHARE)
    judge(folder, WRONG, SHARE, "bo")
    assert counts(precision(folder, "").removed.all) == (0, 0, 1)
    # Undo takes back one's own alone.
    assert opened(folder, "bo").undo() is not None and opened(folder, "bo").undo() is None
    assert counts(precision(folder, "").removed.all) == (1, 0, 0)


def test_keeping_a_removed_block_says_that_its_removal_was_wrong(folder: Path) -> None:
    judge(folder, WRONG, SHARE)
    line(folder, SHARE, keep=True)
    assert counts(precision(folder, "").removed.all) == (0, 1, 0)
    # Now it is kept, and that is right: the same is said, of the cleaning too.
    assert not block(folder, SHARE).removed
    judge(folder, RIGHT, SHARE, "bo")
    assert counts(precision(folder, "").removed.all) == (0, 1, 0)
    # Who then takes it out again has thought better of it.
    line(folder, SHARE, keep=False)
    assert counts(precision(folder, "").removed.all) == (0, 0, 1)


def test_a_mark_in_a_paragraph_that_was_taken_out_is_measured_still(folder: Path) -> None:
    shown = article(folder)
    (figure,) = [one for one in shown.figures if one.text == "90"]
    opened(folder).judge_span("mill", RIGHT, target_of(shown.text, "text", figure.start, figure.end))
    line(folder, "“We waited", keep=False)
    assert not [one for one in article(folder).figures if one.text == "90"]
    found = precision(folder, "")
    assert counts(found.figures.all) == (1, 0, 0) and counts(found.gone) == (0, 0, 0)
    assert counts(found.kept.all) == (0, 1, 0)


def test_another_raw_text_has_the_word_where_it_has_the_block(folder: Path) -> None:
    judge(folder, RIGHT, SHARE)
    judge(folder, WRONG, "Menu")
    longer = RAW.replace("Menu\n", "Sections of the paper\n").replace(
        "The mill at", "A line came first.\n\nThe mill at"
    )
    stored(folder, longer)
    found = precision(folder, "")
    assert counts(found.removed.all) == (1, 0, 0) and counts(found.gone) == (0, 1, 0)


def recorded(folder: Path, *lines: dict[str, object]) -> list[Recorded | Wrong]:
    reader, given_ = os.pipe()
    os.write(given_, "".join(f"{json.dumps(one)}\n" for one in lines).encode())
    os.close(given_)
    found = [outcome for batch in record(folder, "ana", reader) for outcome in batch]
    os.close(reader)
    return found


def test_record_takes_a_block_and_says_whether_it_was_removed(folder: Path, tmp_path: Path) -> None:
    start = RAW.index(SHARE)
    about = {"in": "raw", "start": start, "end": start + len(SHARE), "exact": SHARE}
    elsewhere = {**about, "exact": "Another page"}
    taken, refused = recorded(
        folder,
        {"article": "mill", "verdict": "right", "target": about},
        {"article": "mill", "verdict": "right", "target": elsewhere},
    )
    assert isinstance(taken, Recorded)
    assert isinstance(refused, Wrong) and "no such words" in refused.reason
    assert counts(precision(folder, "").removed.all) == (1, 0, 0)
    out = tmp_path / "rows"
    with out.open("wb") as file:
        export(folder, "", "jsonl", file)
    (row,) = (json.loads(one) for one in out.read_bytes().splitlines())
    assert row["target"] == {**about, "prefix": "", "suffix": "", "removed": True}
    # What export gives, record takes; and merge, and the doctor has nothing to say of it.
    other = stored(tmp_path / "other")
    recorded(other, row)
    merged = stored(tmp_path / "merged")
    merge(merged, other)
    for one in (other, merged):
        assert counts(precision(one, "").removed.all) == (1, 0, 0)
    assert {one.level for one in examine(merged, None) if one.check in ("projection", "journals")} == {"ok"}


def test_a_span_of_the_text_has_no_word_of_removal(folder: Path) -> None:
    """Targets are exported as they always were."""
    assert b"removed" not in encode(target_of("a b c", "text", 0, 1))


def test_record_refuses_to_keep_what_is_the_headline(folder: Path) -> None:
    title = "Varnholt mill to reopen in spring"
    start, sha = RAW.index(title), article(folder).raw_sha256
    line_ = {"article": "mill", "keep": True, "revision": sha, "start": start, "end": start + len(title) + 1}
    (refused,) = recorded(folder, {**line_, "exact": title})
    assert isinstance(refused, Wrong) and refused.reason.startswith("this line is the headline")
    # What is more than the headline has its effect.
    more = {**line_, "end": RAW.index("The mill") + 8, "keep": False}
    assert isinstance(recorded(folder, {**more, "exact": ""})[0], Recorded)


# Blocks of later readings


def said(*words: tuple[int, int, bool]) -> Said:
    found = Said()
    for order, (start, end, belongs) in enumerate(words):
        target = Target(start=start, end=end, exact="x" * (end - start), place="raw")
        found.add(Word("ana", target, belongs), start, end, order)
    return found


def verdicts(one: Said, *blocks: tuple[int, int, bool]) -> list[str | None]:
    found: list[Opinion | None] = [
        one.of(Piece(start, end, removed, "other")) for start, end, removed in blocks
    ]
    return [None if opinion is None else opinion.verdict for opinion in found]


def test_the_parts_of_a_split_block_have_its_word() -> None:
    parts = [(0, 40, True), (41, 70, True), (71, 100, False)]
    assert verdicts(said((0, 100, False)), *parts) == [RIGHT, RIGHT, WRONG]
    # A word on one part is over that on all.
    assert verdicts(said((0, 100, False), (41, 70, True)), *parts) == [RIGHT, WRONG, WRONG]


def test_joined_blocks_are_right_by_most_and_wrong_by_one() -> None:
    joined = (0, 100, True)
    assert verdicts(said((0, 30, False)), joined) == [None]
    assert verdicts(said((0, 30, False), (31, 60, False)), joined) == [RIGHT]
    assert verdicts(said((0, 80, False), (81, 100, True)), joined) == [WRONG]
    assert verdicts(said((0, 80, False), (81, 100, True), (0, 100, False)), joined) == [RIGHT]
    # A few characters over an edge are no word on what lies there.
    assert verdicts(said((0, 103, True)), (101, 200, True)) == [None]


class Counted(int):
    """A place that counts how often it is compared."""

    compared = 0

    def __lt__(self, other: int) -> bool:
        Counted.compared += 1
        return int(self) < int(other)

    def __gt__(self, other: int) -> bool:
        Counted.compared += 1
        return int(self) > int(other)


def test_a_block_is_held_against_the_words_that_lie_in_it_only() -> None:
    many = 2000
    words = said(*((Counted(10 * n), Counted(10 * n + 9), True) for n in range(many)))
    Counted.compared = 0
    assert verdicts(words, (5000, 5009, True), (5009, 5010, True)) == [WRONG, None]
    assert Counted.compared < 200


cuts = st.lists(st.integers(1, 199), max_size=6)


@given(cuts, st.lists(st.tuples(st.integers(0, 9), st.booleans(), st.booleans()), max_size=8), cuts)
def test_words_hold_whatever_blocks_a_later_reading_makes(
    before: list[int], given_: list[tuple[int, bool, bool]], after: list[int]
) -> None:
    raw = "".join(chr(0x4E00 + n) for n in range(200))

    def blocks(edges: list[int], removed: bool = True) -> list[Piece]:
        all_ = sorted({0, *edges, 200})
        return [Piece(low, high, removed, "other") for low, high in pairwise(all_)]

    first = blocks(before)
    words: list[Word] = []
    last: dict[int, bool] = {}
    for number, removed, right in given_:
        number %= len(first)
        one = Piece(first[number].start, first[number].end, removed, "other")
        found = word("ana", RIGHT if right else WRONG, one.target(raw))
        assert found is not None
        words.append(found)
        last[number] = right != removed
    by, gone = said_of(words, raw, "")
    assert not gone
    shifted, gone = said_of(words, "前" * 7 + raw, "other")
    assert not gone
    for number, piece in enumerate(first):
        for away, who in ((0, by), (7, shifted)):
            again = Piece(piece.start + away, piece.end + away, True, "other")
            opinion = who["ana"].of(again) if who else None
            assert (opinion.verdict if opinion else None) == (
                None if number not in last else WRONG if last[number] else RIGHT
            )
    for piece in blocks([*before, *after]):
        # Split only: each part has the word of the block it was of.
        number = next(n for n, one in enumerate(first) if one.start <= piece.start < one.end)
        opinion = by["ana"].of(piece) if by else None
        assert (opinion.verdict if opinion else None) == (
            None if number not in last else WRONG if last[number] else RIGHT
        )
    for piece in blocks(after, removed=False):
        # Joined: what is called right is so for the most part, and nobody has spoken against more of it.
        opinion = by["ana"].of(piece) if by else None
        kept = sum(
            max(0, min(piece.end, first[n].end) - max(piece.start, first[n].start))
            for n, b in last.items()
            if b
        )
        if opinion is not None and opinion.verdict == RIGHT:
            assert 2 * kept > piece.end - piece.start
