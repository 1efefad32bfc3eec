"""Nothing tells a reviewer what others have said of an article that they are still to judge.

Two desks differ in what others have said of it, and in nothing else: each thing shown is the same on both.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tui.desk.coming import coming
from tui.desk.desk import Desk
from tui.desk.ending import Ending
from tui.desk.ingest import ingest
from tui.desk.listing import listing, show
from tui.desk.merge import merge
from tui.desk.precision import Measured, precision
from tui.desk.stats import stats

RULES = (
    "verdict:reject",
    "verdict:accept",
    "disagree:yes",
    'tag:"reason:a shop page"',
    "note:shop",
    "tag:none",
)
DESK = """
[review]
each = 3

[[verdict]]
name = "accept"

[[verdict]]
name = "reject"
reasons = ["a shop page", "not news"]
""" + "".join(f"\n[[priority]]\nwhen = {rule!r}\nadd = {50 + at}\n" for at, rule in enumerate(RULES))
FILTERS = (
    *("", "verdict:none", "verdict:any", "verdict:reject", "verdict:accept", "not verdict:reject"),
    *("disagree:yes", "disagree:no", "settled:yes", "reviewer:bo", "reviews:2..", "mine:none", "mine:any"),
    *('tag:"reason:a shop page"', "tag:none", "note:shop", "note:any", "note:none", "note:gone"),
)
ORDERS = ("newest", "oldest", "site", "longest", "orphans", "priority")
TEXT = "The 0th ferry stops at Quarl."
TYPED = ("tag:", "tag:reason", "note:", "verdict:", "reviewer:", "site:", "ta")


OPEN: list[Desk] = []


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """Nothing stays open: each desk has several files."""
    yield
    while OPEN:
        OPEN.pop().close()


def desk(folder: Path, reviewer: str = "ana") -> Desk:
    OPEN.append(Desk(folder, reviewer))
    return OPEN[-1]


def rows(folder: Path, filter_: str, order: str = "newest") -> list[object]:
    queue = desk(folder).queue(filter_, order)
    queue.join(queue.rest())
    return [replace(row, added="") for row in queue.rows(0, len(queue))]


def listed(folder: Path, filter_: str, order: str = "newest") -> list[object]:
    return [replace(row, added="") for row in listing(folder, filter_, order, None, "ana", blind=True)]


def told(folder: Path) -> object:
    found = desk(folder).decided("a0")
    return found, desk(folder).tags("a0"), desk(folder).notes("a0"), desk(folder).why("a0")


def next_ones(folder: Path) -> object:
    asked = ("", "verdict:reject", "tag:none", "disagree:yes")
    found = [coming(folder, one, 9, "ana", blind=True).articles for one in asked]
    return [[(replace(one.row, added=""), one.reasons) for one in some] for some in found]


def counted(folder: Path, filter_: str) -> object:
    found = stats(folder, filter_, "ana", blind=True)
    return replace(found, library_bytes=0, journal_bytes=0)


def merged(folder: Path) -> object:
    empty = folder.parent / f"{folder.name}-elsewhere"
    if not empty.exists():
        ingest(empty, [str(folder.parent / "in.jsonl")], refused=lambda one: pytest.fail(str(one)))
    shutil.copy(folder / "desk.toml", empty)
    return merge(empty, folder).conflicts


SHOWN: dict[str, Callable[[Path], object]] = {
    "rows of the list": lambda folder: [rows(folder, one) for one in FILTERS],
    "orders": lambda folder: [rows(folder, "", one) for one in ORDERS],
    "counts": lambda folder: desk(folder).counts(FILTERS, Ending()),
    "why nothing is found": lambda folder: [desk(folder).excluding(f"{one} zzz") for one in FILTERS],
    "the article's own": told,
    "tags to choose from": lambda folder: desk(folder).known_tags(),
    "completions": lambda folder: [desk(folder).completions(one, len(one)) for one in TYPED],
    "copydesk list": lambda folder: [listed(folder, one) for one in FILTERS],
    "copydesk list --order": lambda folder: [listed(folder, "", one) for one in ORDERS],
    "copydesk next": next_ones,
    "copydesk stats": lambda folder: [counted(folder, one) for one in FILTERS],
    "copydesk stats --reading": lambda folder: [precision(folder, one, "ana", blind=True) for one in FILTERS],
    "copydesk show": lambda folder: replace(show(folder, "a0")),
    "copydesk merge": merged,
}


@pytest.fixture
def two(tmp_path: Path) -> list[Path]:
    """Desks on which two others have said of the same article that it is no news, or have differed."""
    lines = (json.dumps({"id": f"a{n}", "text": TEXT.replace("0", str(n))}) for n in range(3))
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    shop: dict[str, object] = {"note": "a shop", "tags": ["reason:a shop page"]}
    said: tuple[tuple[dict[str, object], ...], ...] = (
        ({"verdict": "reject", **shop}, {"verdict": "reject", **shop}),
        ({"verdict": "accept"}, {"verdict": "reject", "tags": ["reason:not news"]}),
    )
    folders = []
    for name, verdicts in zip(("same", "differ"), said, strict=True):
        folder = tmp_path / name
        ingest(folder, [str(tmp_path / "in.jsonl")], refused=lambda one: pytest.fail(str(one)))
        (folder / "desk.toml").write_text(DESK)
        for by, verdict in zip(("bo", "cy"), verdicts, strict=True):
            desk(folder, by).record(json.dumps({"article": "a0", **verdict}).encode())
        block = {"in": "raw", "start": 0, "end": len(TEXT), "exact": TEXT}
        word = {"article": "a0", "verdict": "right" if name == "same" else "wrong", "target": block}
        desk(folder, "bo").record(json.dumps(word).encode())
        folders.append(folder)
    return folders


@pytest.mark.parametrize("what", SHOWN)
def test_nothing_that_is_shown_depends_on_what_others_have_said(two: list[Path], what: str) -> None:
    same, differ = map(SHOWN[what], two)
    assert same == differ


def test_once_they_have_judged_they_see_it_all(two: list[Path]) -> None:
    for folder in two:
        desk(folder).decide(1, "accept")
    seen = ("rows of the list", "orders", "the article's own", "copydesk list", "copydesk stats")
    for what in (*seen, "copydesk stats --reading"):
        same, differ = map(SHOWN[what], two)
        assert same != differ, what
    assert "verdict:reject" in [one.reason for one in desk(two[1]).why("a0")] or desk(two[0]).why("a0")


def test_programs_get_everything(two: list[Path]) -> None:
    assert [row.verdict for row in listing(two[0], "verdict:reject", reviewer="ana")] == ["reject"]
    assert stats(two[1], "", "ana").counts.disagreements == 1
    assert len(coming(two[0], "verdict:reject", 9, "ana").articles) == 1
    assert precision(two[1], "verdict:reject", "ana").kept.all.wrong == 1


def test_what_a_reviewer_has_said_of_blocks_is_measured_while_they_are_to_judge(two: list[Path]) -> None:
    block = {"in": "raw", "start": 0, "end": len(TEXT), "exact": TEXT}
    for folder in two:
        desk(folder).record(json.dumps({"article": "a0", "verdict": "right", "target": block}).encode())
        assert precision(folder, "", "ana", blind=True).kept.all == Measured(right=1)
