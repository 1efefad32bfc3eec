"""What reviewers say of marks and lines, counted by what the reading takes them for."""

import json
from pathlib import Path

import pytest

from tui.desk.config.settings import Settings
from tui.desk.desk import Desk
from tui.desk.ingest import ingest
from tui.desk.precision import Measured, interval, precision
from tui.desk.spans import target_of
from tui.model import Article, Place, Target

RAW = """Menu

Varnholt mill to reopen in spring

The mill at Varnholt stood empty for years, and nobody in the town had expected to see it turn again.

“We waited long enough,” said Orla Brill, who owns it, and added that 90 jobs would come with the mill.

The council of Varnholt counted 12 boats on the river, according to the harbour office.

Share this page
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": "mill", "text": RAW}))
    ingest(tmp_path / "library", [str(source)], refused=lambda one: pytest.fail(str(one)))
    return tmp_path / "library"


def opened(folder: Path, reviewer: str = "ana") -> Desk:
    return Desk(folder, reviewer, Settings(folder=folder))


def article(folder: Path) -> Article:
    return opened(folder).article(1)


def judge(
    folder: Path, verdict: str, start: int, end: int, reviewer: str = "ana", place: Place = "text"
) -> None:
    target: Target = target_of(article(folder).body(place), place, start, end)
    opened(folder, reviewer).judge_span("mill", verdict, target)


def counts(one: Measured) -> tuple[int, int, int]:
    return one.right, one.wrong, one.disputed


def test_nothing_said_is_nothing_measured(folder: Path) -> None:
    found = precision(folder, "")
    assert found.articles == 0 and found.attributions.all.precision is None
    assert interval(found.figures.all) is None


def test_marks_are_counted_by_kind_and_by_rule(folder: Path) -> None:
    shown = article(folder)
    quoted, figure = shown.attributions[0], shown.figures[0]
    assert quoted.cue is not None
    judge(folder, "right", quoted.cue.start, quoted.cue.end)
    judge(folder, "wrong", figure.start, figure.end)
    found = precision(folder, "")
    assert found.articles == 1
    assert counts(found.attributions.all) == counts(found.attributions.kinds[quoted.mode]) == (1, 0, 0)
    assert counts(found.attributions.rules[quoted.why]) == (1, 0, 0)
    assert counts(found.figures.all) == counts(found.figures.kinds[figure.kind]) == (0, 1, 0)
    assert found.figures.rules == {}
    assert precision(folder, "id:weir").articles == 0


def test_the_last_word_of_each_counts_and_two_that_differ_are_disputed(folder: Path) -> None:
    figure = article(folder).figures[0]
    judge(folder, "wrong", figure.start, figure.end)
    judge(folder, "right", figure.start, figure.end)
    assert counts(precision(folder, "").figures.all) == (1, 0, 0)
    judge(folder, "wrong", figure.start, figure.end, "bo")
    assert counts(precision(folder, "").figures.all) == (0, 0, 1)
    opened(folder, "bo").undo()
    assert counts(precision(folder, "").figures.all) == (1, 0, 0)


def test_it_survives_that_the_article_is_read_again(folder: Path) -> None:
    """A line before the marks is taken out: all of them stand elsewhere, and are the same."""
    shown = article(folder)
    figure = shown.figures[-1]
    judge(folder, "right", figure.start, figure.end)
    start = RAW.index("The mill at Varnholt stood")
    desk = opened(folder)
    desk.clean_line("mill", shown.raw_sha256, start, RAW.index("\n", start), keep=False)
    desk.read_anew(1)
    assert article(folder).figures[-1].start < figure.start
    found = precision(folder, "")
    assert counts(found.figures.all) == (1, 0, 0)
    # What the cleaning kept by itself should have gone.
    assert counts(found.kept.all) == counts(found.kept.kinds["paragraph"]) == (0, 1, 0)


def test_lines_are_counted_by_role_and_rule(folder: Path) -> None:
    shown = article(folder)
    (share,) = [one for one in shown.removed if one.text.startswith("Share")]
    desk = opened(folder)
    desk.clean_line("mill", shown.raw_sha256, share.start, share.start + len("Share this page"), keep=True)
    found = precision(folder, "")
    assert counts(found.removed.all) == counts(found.removed.kinds[share.role]) == (0, 1, 0)
    assert counts(found.removed.rules[share.why]) == (0, 1, 0)
    desk.clean_line("mill", shown.raw_sha256, share.start, share.start + len("Share this page"), keep=False)
    assert counts(precision(folder, "").removed.all) == (1, 0, 0)


def test_what_is_not_marked_any_more_is_told_of_apart(folder: Path) -> None:
    start = article(folder).text.index("empty for years")
    judge(folder, "wrong", start, start + 5)
    found = precision(folder, "")
    assert counts(found.gone) == (0, 1, 0) and found.attributions.all.n == 0


def test_the_interval_is_wilsons() -> None:
    """As statsmodels' ``proportion_confint(…, method="wilson")`` has it."""
    low, high = interval(Measured(right=9, wrong=1)) or (0, 0)
    assert (round(low, 4), round(high, 4)) == (0.5958, 0.9821)
    low, high = interval(Measured(right=5)) or (0, 0)
    assert (round(low, 4), high) == (0.5655, 1.0)
