"""A real dump, where there is one beside the checkout: what must come out of it, without its words."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.walk.screen import Screen, environment

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed"
pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="no real dump beside this checkout")


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "extract", str(SEED)], capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_article_comes_out_alone(record: dict[str, Any]) -> None:
    assert record["published"] == "2025-06-10T19:34"
    assert [block["role"] for block in record["blocks"]] == ["standfirst"] + ["paragraph"] * 9
    assert record["title"] not in record["text"]
    assert Counter(piece["role"] for piece in record["removed"]) == {
        "icon_names": 1,
        "metadata": 2,
        "repeated_headline": 1,
        "comment_policy": 1,
        "media_player": 2,
    }


def test_every_statement_has_its_source(record: dict[str, Any]) -> None:
    sources = {source["id"]: source for source in record["sources"]}
    names = Counter(a["source_id"] for a in record["attributions"])
    # One ministry under three names and "the statement".
    assert max(names.values()) >= 6 and len(sources[names.most_common(1)[0][0]]["mentions"]) >= 4
    assert {source["kind"] for source in sources.values()} >= {"person", "organisation", "group"}
    (declined,) = [a for a in record["attributions"] if a["stance"] == "decline"]
    assert declined["source_id"] == names.most_common(1)[0][0]


def test_every_figure_has_its_value_and_its_source(record: dict[str, Any]) -> None:
    figures = {figure["value"]: figure for figure in record["figures"]}
    assert figures[6000]["bound"] == "over" and figures[6000]["attribution"] is not None
    assert figures[1212]["counted"]["text"] == "bodies" and figures[1212]["attribution"] is None
    assert (figures[25]["kind"], figures[25]["bound"]) == ("age", "under")
    assert figures["2025-06-02"]["kind"] == "date"


def test_a_verdict_on_it_outlives_the_line(tmp_path: Path) -> None:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")
    with Screen([sys.executable, "-m", "tui", str(SEED)], env) as screen:
        screen.wait_for("2025-06-10 19:34")
        screen.press("a")
        screen.wait_for("saved")
        screen.hang_up()
        screen.end()
    with Screen([sys.executable, "-m", "tui"], env) as screen:
        screen.wait_for("verdict:none leaves 0 of 1; without it 1")
        screen.press("F")
        screen.wait_for(">A ")
        screen.press("q")
        assert screen.end() == 0
