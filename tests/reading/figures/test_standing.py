"""Who stands behind figures in whole sentences: A attributed, C carried on, N nobody (standing.txt)."""

import re
from pathlib import Path

import pytest

from tui.model import RawDocument
from tui.reading.read import read

MARK = re.compile(r"\{([ACN]):([^}]*)\}")
LINES = [
    line.replace("\\n", "\n\n")
    for line in Path(__file__).with_name("standing.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("##")
]


@pytest.mark.parametrize("line", LINES)
def test_who_stands_behind_it(line: str) -> None:
    marks: list[tuple[str, str]] = []
    places: list[int] = []
    text, at = "", 0
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        places.append(len(text))
        marks.append((mark[1], mark[2]))
        text, at = text + mark[2], mark.end()
    text += line[at:]
    article = read(RawDocument(raw=text, clean=False))
    for place, (standing, words) in zip(places, marks, strict=True):
        figure = next(f for f in article.figures if f.start < place + len(words) and f.end > place)
        # Whether a figure lies in a statement or only goes on with one is not told apart here.
        assert (words, figure.attribution is not None) == (words, standing != "N")


@pytest.mark.parametrize(
    ("headline", "attributed"),
    [
        ("Harvest seen down 15%", True),
        ("Clerk accused of taking $3m", True),
        ("Waits up 12%, figures show", True),
        ("Hotel to cost £3m, not £2m: mayor", True),
        ("Rescuers find 11th body", False),
        ("Theatre: a three-hour play that feels like one", False),
        ("‘I counted 14 seconds’: storm levels Holm farm town", True),
    ],
)
def test_headlines(headline: str, attributed: bool) -> None:
    article = read(RawDocument(raw="The mill lies by the river. It is old.", clean=False, title=headline))
    found = [figure for figure in article.figures if figure.place == "title"]
    assert found and {figure.attribution is not None for figure in found} == {attributed}


def test_a_speaker_named_earlier_in_the_paragraph() -> None:
    text = (
        "Mair Gough said it was bad.\n\n"
        "Margaret Elis, 71, has been waiting. She was told it would be long. “I take eight pills,” she said."
    )
    article = read(RawDocument(raw=text, clean=False))
    figure = next(f for f in article.figures if f.text == "eight")
    assert figure.attribution is not None
    source = article.attributions[figure.attribution].source_id
    assert [s.name for s in article.sources if s.id == source] == ["Margaret Elis"]
