"""Every style of quotation, as somebody's words: marks, nesting, paragraphs, apostrophes, none at all."""

import sys
from types import FrameType
from typing import Any

import pytest

from tui.reading.attributions import find_attributions

_PLAIN = [
    ("“", "”"),
    ('"', '"'),
    ("‘", "’"),
    ("'", "'"),
    ("''", "''"),
    ("``", "''"),
    ("«", "»"),
    ("»", "«"),
    ("„", "“"),
]


def said(text: str, language: str = "en") -> list[tuple[str | None, list[str], str]]:
    return [
        (a.source.text if a.source else None, [c.text for c in a.content], a.mode)
        for a in find_attributions(text, language=language).attributions
        if a.nested_in is None
    ]


@pytest.mark.parametrize(("opening", "closing"), _PLAIN)
def test_every_pair_of_marks(opening: str, closing: str) -> None:
    words = f"{opening}The dam is safe,{closing}"
    assert said(f"{words} said Ola Vint.") == [("Ola Vint", [words], "direct")]


@pytest.mark.parametrize(
    ("text", "source", "content", "mode"),
    [
        ("“The workers’ hall isn’t open,” Vint said.", "Vint", ["“The workers’ hall isn’t open,”"], "direct"),
        ("At 5 o’clock Vint said the dam held.", "Vint", ["the dam held"], "indirect"),
        (
            "“He told us ‘go’ and left,” said Vint.",
            "Vint",
            ["“He told us ‘go’ and left,”"],
            "direct",
        ),
        ("“It holds.\n\n“It will hold,” said Vint.", "Vint", ["“It holds.\n\n“It will hold,”"], "direct"),
        ("Vint said it was “as safe as a church”.", "Vint", ["it was “as safe as a church”"], "mixed"),
        ("The minister: “The dam is safe.”", "The minister", ["“The dam is safe.”"], "direct"),
        ("“The dam,” said Vint, “is safe.”", "Vint", ["“The dam,”", "“is safe.”"], "direct"),
        ("“It holds.” Vint said so.", None, [], ""),
        (
            "The firm released a statement:\n\n“The dam is safe.”",
            "The firm",
            ["“The dam is safe.”"],
            "direct",
        ),
        ("“It holds.”\n\n-Ola Vint, mayor", "Ola Vint, mayor", ["“It holds.”"], "direct"),
        ("“It holds and Vint said no more.\n\nIt rained.", None, [], ""),
        ('"It holds," Vint said on Radio Tarn\'s "Morning Hour." "It will."', "Vint",
         ['"It holds,"', '"It will."'], "direct"),
    ],
)  # fmt: skip
def test_styles(text: str, source: str | None, content: list[str], mode: str) -> None:
    expected = [(source, content, mode)] if content else []
    assert [one for one in said(text) if one[1] != ["so"]] == expected


def test_a_quotation_over_paragraphs_has_one_source() -> None:
    text = "“It holds.\n\n“It has held for years.\n\n“It will hold,” said Vint. “Trust me.”"
    (attribution,) = find_attributions(text).attributions
    assert attribution.source is not None
    assert attribution.source.text == "Vint"


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "line",
    [
        "“It holds,” said Vint, who said that she said ",
        "„Es hält“, sagte Vint, die sagte, dass sie sagte, ",
        "according to Vint, laut Vint, so Vint, ",
        "Vint: “It ",
        "the one who said the one who said ",
        "seen by the man seen by the man ",
        "Vint (the mayor, 57, who ran, ",
        "reported expected asked if ",
        "in the words of Vint in her view ",
    ],
)
def test_steps_grow_with_the_text_alone(line: str, language: str) -> None:
    few, many = (steps(line * count, language) for count in (50, 500))
    assert many < 13 * few


def steps(text: str, language: str) -> int:
    """The lines of our code that run for a text."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace if "tui" in frame.f_code.co_filename else None

    sys.settrace(trace)
    try:
        find_attributions(text, language=language)
    finally:
        sys.settrace(None)
    return count
