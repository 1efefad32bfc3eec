"""Soft hyphens and characters without width part no words of the clean text; all names are invented."""

from collections.abc import Callable

import pytest

from tui.intake.layout import lay_out
from tui.model import Override, RawDocument
from tui.reading.cleaning import clean, clean_page, overridden, take
from tui.reading.cleaning.hidden import visible
from tui.reading.read import read

PARAGRAPHS = [
    "The council of Orrin voted on Monday to keep the ferry running all winter, said Bo Example, its chair.",
    "About 1,400 people cross the sound every week, and most of them work at the mill on the other side.",
    "“We were not going to leave them on the quay,” Example said after the meeting in the town hall.",
]


def hyphenated(text: str) -> str:
    return " ".join(word[:3] + "\u00ad" + word[3:] if len(word) > 5 else word for word in text.split(" "))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("coun\u00adcil", "council"),
        ("\ufeffThe coun\u200bcil", "The council"),
        ("a \u200b b", "a b"),
        ("\u200b Orrin \u2060", "Orrin"),
        ("Auf\u200clage", "Auflage"),
        ("می\u200cگیرد", "می\u200cگیرد"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d💻 at work", "👩\u200d💻 at work"),
        ("\u200dOrrin", "Orrin"),
        ("\u200b", "\u200b"),
        ("Una crÃ\u00adtica", "Una crítica"),
        ("plain", "plain"),
    ],
)
def test_what_is_seen(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "hide", [hyphenated, lambda text: text.replace(" ", " \u200b")], ids=["soft", "wide"]
)
def test_words_are_whole_in_the_text_and_as_they_were_in_the_raw(hide: Callable[[str], str]) -> None:
    raw = "\n\n".join(["\ufeffOrrin keeps its fer\u00adry", *map(hide, PARAGRAPHS)])
    cleaned = clean(raw)
    assert cleaned.title == "Orrin keeps its ferry"
    assert cleaned.text == "\n\n".join(PARAGRAPHS)
    for block, paragraph in zip(cleaned.blocks, PARAGRAPHS, strict=True):
        assert [raw[span.start : span.end] for span in block.raw] == [hide(paragraph)]
    assert clean(raw) == cleaned


def test_who_spoke_and_numbers_are_found_as_without() -> None:
    plain, hidden = (
        read(RawDocument(raw="\n\n".join(parts)))
        for parts in (PARAGRAPHS, [hyphenated(p) for p in PARAGRAPHS])
    )
    assert hidden.attributions == plain.attributions != []
    assert hidden.figures == plain.figures != []


def test_a_page_with_soft_hyphens() -> None:
    story = "".join(f"<p>{hyphenated(text)}</p>" for text in PARAGRAPHS)
    title = "<title>Orrin keeps its fer&shy;ry</title>"
    html = f"<html><head>{title}</head><body><nav><a>Home</a></nav><article>{story}"
    cleaned = clean_page(lay_out(html), html)
    assert (cleaned.title, cleaned.text) == ("Orrin keeps its ferry", "\n\n".join(PARAGRAPHS))


def test_a_word_parted_at_the_end_of_a_line_is_put_together() -> None:
    cleaned = clean(
        f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1][:60]}coun\u00ad\ncil of the town decided.\n\n{PARAGRAPHS[2]}"
    )
    assert "council of the town decided." in cleaned.text


def test_what_a_reviewer_keeps_is_whole_too() -> None:
    raw = "\n\n".join([hyphenated(text) for text in PARAGRAPHS])
    cleaned = clean(raw)
    start = raw.index("\u201cWe")
    without = overridden(raw, cleaned, [Override(start=start, end=start + 40, keep=False, by="ann")])
    assert "\u00ad" not in without.text
    assert without.text.startswith("\n\n".join(PARAGRAPHS[:2]))


def test_taken_text_keeps_them() -> None:
    raw = hyphenated(PARAGRAPHS[0])
    assert take(raw).text == raw
