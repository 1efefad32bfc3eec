"""Numbers held against each other, from the whole reading."""

import pytest

from tui.model import RawDocument
from tui.reading.read import read


def raised(code: str, text: str, title: str | None = None) -> list[str]:
    article = read(RawDocument(raw=text, clean=False, title=title))
    bodies = {"text": article.text, "title": article.title or ""}
    return [bodies[s.place][s.start : s.end] for s in article.signals if s.code == code]


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("It blew at 87 mph (140 km/h).", []),
        ("It blew at 87 mph (104 km/h).", ["104 km/h"]),
        ("It is 30C (86F).", []),
        ("It is 30C (68F).", ["68F"]),
        ("It lies 5 miles (8km) off.", []),
        ("It lies 5 miles (8 metres) off.", ["8 metres"]),
        ("It cost $300 million (£240 million).", []),
        ("He is 6 feet (12 years old).", []),
        ("It holds 10 acres (4 hectares).", []),
    ],
)
def test_conversion_off(text: str, off: list[str]) -> None:
    assert raised("conversion-off", text) == off


@pytest.mark.parametrize(
    ("title", "text", "missing"),
    [
        ("Storm sinks 40 boats", "The storm sank 40 boats.", []),
        ("Storm sinks 40 boats", "The storm sank 30 boats.", ["40"]),
        ("Over 900 flee", "Mira Tarn said 700 fled by sea and 200 more by road.", []),
        ("Over 900 flee", "Mira Tarn said 912 had fled.", []),
        ("Over 900 flee", "Mira Tarn said 512 had fled.", ["Over 900"]),
        ("Firm loses £11.6m", "The firm lost £11.58 million.", []),
        ("Two hurt in crash", "A man and a woman were hurt.", []),
        ("Storm sinks 40 boats", "The storm sank them all.", []),
    ],
)
def test_headline_figure_missing(title: str, text: str, missing: list[str]) -> None:
    assert raised("headline-figure-missing", text, title) == missing
