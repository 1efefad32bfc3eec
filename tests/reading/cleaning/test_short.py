"""Short articles with no page around them lose no sentence; people and places are invented."""

import textwrap
from itertools import permutations

import pytest

from tui.intake.layout import lay_out
from tui.reading.cleaning import clean, clean_page

SENTENCES = [
    "The weir at Skell gave way on Monday night.",
    "Nobody was hurt.",
    "“We heard it go,” said Tilda Brandvoll.",
    "Repairs begin in May.",
]
TITLE = "Weir gives way at Skell"
HEAD = f"{TITLE}\n\nBy Ann Example\n3 May 2031\n\n"


@pytest.mark.parametrize("order", list(permutations(SENTENCES)))
@pytest.mark.parametrize("head", ["", TITLE + "\n\n", HEAD], ids=["bare", "titled", "dated"])
@pytest.mark.parametrize("parted", ["\n", "\n\n"], ids=["lines", "paragraphs"])
def test_every_sentence_stays(order: tuple[str, ...], head: str, parted: str) -> None:
    cleaned = clean(head + parted.join(order))
    assert cleaned.text == "\n\n".join(order)
    assert cleaned.title == (TITLE if head else None)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_headline_and_one_sentence(sentence: str) -> None:
    cleaned = clean(f"{TITLE}\n\n{sentence}")
    assert (cleaned.title, cleaned.text) == (TITLE, sentence)


@pytest.mark.parametrize("head", ["", HEAD])
@pytest.mark.parametrize("width", range(40, 80, 3))
def test_paragraphs_filled_to_a_width_are_put_together(width: int, head: str) -> None:
    paragraphs = [" ".join(SENTENCES * 3), " ".join(reversed(SENTENCES))]
    cleaned = clean(head + "\n\n".join(textwrap.fill(part, width) for part in paragraphs))
    assert cleaned.text == "\n\n".join(paragraphs)


def test_lines_that_had_room_for_more_stay_apart() -> None:
    cleaned = clean("\n".join([*SENTENCES, "The county pays for the new engine", *SENTENCES[:1]]))
    assert len(cleaned.blocks) >= len(SENTENCES)


def test_teasers_after_an_article_still_go() -> None:
    body = "\n\n".join(f"{sentence} {' '.join(SENTENCES)}" for sentence in SENTENCES)
    menu = "\n".join(
        f"{word} of the week" for word in ("Letters", "Goats", "Boats", "Nets", "Lamps", "Tides")
    )
    page = (
        f"{menu}\n{menu.upper()}\n{TITLE}\n\n{body}\n\nRelated articles\nThree goats rescued.\nA lamp is lit."
    )
    cleaned = clean(page)
    assert "goats" not in cleaned.text.lower()
    assert "lamp is lit" not in cleaned.text


@pytest.mark.parametrize("order", list(permutations(SENTENCES))[::3])
def test_every_sentence_of_a_small_page_stays(order: tuple[str, ...]) -> None:
    html = f"<h1>{TITLE}</h1>" + "".join(f"<p>{sentence}</p>" for sentence in order)
    raw = lay_out(html)
    cleaned = clean_page(raw, html)
    assert (cleaned.title, cleaned.text) == (TITLE, "\n\n".join(order))
