"""Nothing is lost and nothing invented, whatever comes in."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.reading.cleaning import Cleaned, clean, take
from tui.reading.cleaning.mojibake import suspect

UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")
LINES = st.sampled_from(
    [
        "",
        "   ",
        "Share",
        "By Ann Example",
        "10 Jun, 2025 19:34",
        "Council votes to keep the Orrin ferry running all winter",
        "The council of Orrin voted on Monday to keep the ferry running, its chair said in a statement.",
        "and that was what the people on the quay had asked for",
        "Dear readers! To leave comments you need to register, see our commenting policy",
        "0:00",
        "icon bookmarkicon cameraicon",
        "Related articles",
        "\u200b",
        "The coun\u00adcil of Or\u00adrin\u200b voted \u200b on the fer\u00adry that cross\u00ad",
        "\u00a0\u2003",
        "a\tb   c",
        "“We will not go,” she said.",
        "\r",
        "…",
        "© 2025 The Orrin Post",
    ]
)
DUMPS = st.one_of(
    st.text(max_size=300),
    st.lists(LINES, max_size=30).map("\n".join),
    st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=20).map("\r\n".join),
)


def check(raw: str, cleaned: Cleaned) -> None:
    """The invariants of the record."""
    covered = [0] * len(raw)
    for removed in cleaned.removed:
        assert removed.text == raw[removed.start : removed.end]
        assert removed.start < removed.end
        for i in range(removed.start, removed.end):
            covered[i] += 1
    at = 0
    for n, block in enumerate(cleaned.blocks):
        assert block.start == at + (2 if n else 0)
        at = block.end
        pieces = "".join(raw[span.start : span.end] for span in block.raw)
        text = cleaned.text[block.start : block.end]
        # Mojibake is put right in the text, and what nobody sees left out of it; both stay in the raw.
        assert UNSEEN.sub("", text) == UNSEEN.sub("", pieces) or suspect(pieces)
        for span in block.raw:
            for i in range(span.start, span.end):
                covered[i] += 1
    assert at == len(cleaned.text)
    for i, char in enumerate(raw):
        assert covered[i] <= 1
        assert covered[i] or char.isspace(), (i, char)
    assert cleaned.text.count("\n\n") == max(0, len(cleaned.blocks) - 1)
    assert 0 <= cleaned.confidence <= 1


@settings(max_examples=300, deadline=None)
@given(DUMPS)
def test_every_character_is_kept_or_removed_once(raw: str) -> None:
    check(raw, clean(raw))


@settings(max_examples=50, deadline=None)
@given(DUMPS)
def test_the_same_dump_gives_the_same_article(raw: str) -> None:
    assert clean(raw) == clean(raw)


@settings(max_examples=200, deadline=None)
@given(DUMPS)
def test_taken_text_is_left_as_it_is(raw: str) -> None:
    taken = take(raw)
    assert taken.text == raw
    assert taken.removed == []
    for block in taken.blocks:
        assert [(s.start, s.end) for s in block.raw] == [(block.start, block.end)]
        assert raw[block.start : block.end] == raw[block.start : block.end].strip() != ""


@pytest.mark.parametrize("raw", ["", " ", "\n\n", "\u00a0\n\t"])
def test_nothing_gives_nothing(raw: str) -> None:
    cleaned = clean(raw, title="Given")
    assert (cleaned.text, cleaned.confidence, cleaned.title) == ("", 0.0, "Given")
    assert cleaned.removed == [] and cleaned.blocks == []


LARGE = {
    "one letter": "a" * 300_000,
    "one line": "a\n" * 150_000,
    "empty lines": "\n" * 200_000,
    "an endless line": "word " * 60_000,
    "brackets": "(" * 300_000,
    "two lines": "Share\nMore\n" * 10_000,
    "times": "1:" * 100_000,
    "quotes": "“" * 100_000,
    "initials": "A b, " * 50_000,
    "letters apart": "x\n\n" * 50_000,
    "white space": " \t" * 150_000 + "x",
}


@pytest.mark.parametrize("raw", LARGE.values(), ids=LARGE)
def test_large_junk_keeps_the_invariants(raw: str) -> None:
    check(raw, clean(raw))


def test_the_same_words_for_pages_are_junk_and_prose_is_not() -> None:
    prose = " ".join(
        f"The board of Tarnbay met on day {n} and spoke of pier {n * 7} again." for n in range(90)
    )
    for unit in ("said said ", "9", "“No,” he said. ", "1 2 3 "):
        junk = unit * (6000 // len(unit))
        cleaned = clean(f"{junk}\n\n{prose}\n\n{junk}")
        assert cleaned.text == prose
        assert {r.why for r in cleaned.removed} == {"the same words over and over"}
        assert clean(junk).text == ""


def test_two_lines_by_turns_for_ever_are_one_piece() -> None:
    cleaned = clean("Share\nMore\n" * 20_000)
    assert [(r.role, r.start, r.end) for r in cleaned.removed] == [("other", 0, 219_999)]
