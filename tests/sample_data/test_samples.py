"""The sample articles are what their table says: every shape is really in its file."""

import json
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "sample_data"
NAMES = sorted(path.name for path in FOLDER.iterdir() if path.name != "README.md")
TIME_LINE = re.compile(r"^\d\d:\d\d$", re.MULTILINE)


def sample(number: int) -> str:
    """The decoded text of the sample with this number, line ends as they stand in the file."""
    (path,) = FOLDER.glob(f"{number:02}-*")
    return path.read_bytes().decode("utf-8")


def lines(number: int) -> list[str]:
    return sample(number).splitlines()


def records() -> list[dict[str, Any]]:
    return [json.loads(line) for line in sample(13).splitlines()]


def place(number: int, start: str) -> int:
    """Index of the one line that starts so."""
    (found,) = [index for index, line in enumerate(lines(number)) if line.startswith(start)]
    return found


def test_sixteen_articles_in_thirteen_files() -> None:
    assert [int(name[:2]) for name in NAMES] == list(range(1, 14))
    assert sum(name.endswith(".txt") for name in NAMES) + len(records()) == 16


def test_the_table_names_every_file_and_no_other() -> None:
    table = (FOLDER / "README.md").read_text("utf-8")
    assert re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE) == NAMES


def test_icon_names_are_glued_and_the_headline_stands_twice() -> None:
    text = lines(1)
    assert len(re.findall(r"[a-z]icon ", text[0])) > 20
    assert text[1] == "17 Mar, 2026 17:40"
    assert text.count(text[3]) == 2
    assert "Podcasts" in text and "31:07" in text


def test_wire_story_has_dateline_agency_and_credits() -> None:
    assert re.search(r"^VARNHOLT, March 17 \(Coastwire\) — \w", sample(2), re.MULTILINE)
    assert lines(2)[place(2, "(Reporting by")].endswith(")")


def test_share_bars_links_and_cookies_stand_between_body_paragraphs() -> None:
    first, last = place(3, "Varnholt mayor"), place(3, "The crest is expected")
    body = lines(3)[first:last]
    for start in ("Share on Chirp", "READ MORE:", "See also:", "We and our", "ADVERTISEMENT"):
        assert any(line.startswith(start) for line in body), start
    assert sum(line.startswith("Share on Chirp") for line in lines(3)) == 2
    assert lines(3).count(lines(3)[3]) == 2


def test_live_blog_runs_backwards() -> None:
    times = TIME_LINE.findall(sample(4))
    assert len(times) >= 6
    assert times == sorted(times, reverse=True)


def test_press_release_signs_its_quotations() -> None:
    text = sample(5)
    assert len(re.findall(r"”\r\n-[A-Z]\w+ \w+, \w", text)) == 3
    assert "\r\nAbout Tarnlicht\r\n" in text and "\r\nMedia contact\r\n" in text
    assert text.count("\n") == text.count("\r\n")
    assert "9.6\u00a0million" in text


def test_a_quotation_over_three_paragraphs_is_closed_once() -> None:
    paragraphs = sample(6).split("\n\n")
    (first,) = [index for index, text in enumerate(paragraphs) if text.startswith("“You told")]
    before, middle, last = paragraphs[first - 1 : first + 2]
    assert before.count("“") == before.count("”") + 1
    assert middle.count("“") == 1 and "”" not in middle
    assert last.startswith("“") and last.endswith("”")
    assert re.search(r"“[^”]*‘[^’]+’", sample(6)), "a quotation inside a quotation"
    assert "did not respond" in sample(6)


def test_business_story_has_figures_points_currencies_and_a_correction() -> None:
    text = sample(7)
    assert len(re.findall(r"\d[\d.,]*", text)) > 40
    assert "percentage points" in text and "€" in text and "$" in text
    assert lines(7)[place(7, "Correction, ")].endswith("it is in dollars.")


def test_the_brief_is_brief() -> None:
    assert len(sample(8).split()) < 100


@pytest.mark.parametrize(
    "piece",
    ["\x1b[31m", "\x1b]0;", "\x07", "\x1b[2J", "\u202e", "\u202c", "\u2066", "\u200b", "\u00ad", "\ufeff"],
)
def test_hostile_file_holds_what_a_terminal_must_not_get(piece: str) -> None:
    assert piece in sample(9)


@pytest.mark.parametrize("piece", ["[@click=", "[/]", "[[", "\n=SUM(", "DROP TABLE", "NEAR(", "e\u0301"])
def test_hostile_file_holds_what_a_parser_must_not_get(piece: str) -> None:
    assert piece in sample(9)


def test_reader_comments_are_prose_and_stand_after_the_story() -> None:
    heading = place(10, "5 comments")
    after = lines(10)[heading:]
    assert sum(line.startswith("Reply") for line in after) == 4
    assert sum(len(line.split()) > 20 for line in after) >= 4
    assert "final report" in "\n".join(lines(10)[:heading])


def test_newline_dump_breaks_sentences_and_has_no_blank_line() -> None:
    text = lines(11)
    assert "" not in text
    assert sum(line[0].islower() or line[0] == "," for line in text) > 12


def test_shop_list_sells() -> None:
    text = sample(12)
    assert len(re.findall(r"^\d\. ", text, re.MULTILINE)) == 5
    assert "commission" in text and text.count("BUY NOW") > 2


def test_json_lines_have_every_key_and_distinct_ids() -> None:
    found = records()
    assert len({record["id"] for record in found}) == len(found) == 4
    for record in found:
        assert set(record) == {"id", "url", "title", "byline", "published", "language", "text", "desk"}
        assert record["published"].startswith("2026-03-")


def test_three_accounts_of_the_flood_do_not_agree() -> None:
    for text, homes in ((sample(2), "1,150 homes"), (sample(3), "1,400 homes"), (sample(13), "1,620 homes")):
        assert homes in text


def sentences(text: str) -> set[str]:
    """Sentences of more than eight words."""
    return {part for part in re.split(r"(?<=[.!?”])\s+|\n", text) if len(part.split()) > 8}


def test_no_two_files_share_a_long_sentence() -> None:
    found = {name: sentences((FOLDER / name).read_text("utf-8")) for name in NAMES}
    for one, other in combinations(NAMES, 2):
        assert not found[one] & found[other], (one, other)


def test_sites_and_addresses_are_reserved_ones() -> None:
    """Only names under .test, which can never be registered."""
    for name in NAMES:
        text = (FOLDER / name).read_text("utf-8")
        for host in re.findall(r"\b[a-z]+\.(?:com|org|net|test|io|co)\b", text):
            assert host.endswith(".test"), (name, host)
