"""Statements inside statements."""

import pytest

from tui.reading.attributions import find_attributions


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("“I told him the tide was out,” Vint said.", "I", "the tide was out"),
        ("“The mayor said the dam was safe,” Vint said.", "The mayor", "the dam was safe"),
        ("“He said ‘no’ to me,” Vint recalled.", "He", "‘no’ to me"),
        ("“They promised us a call,” Vint said.", "They", "us a call"),
        ("Vint said that engineers say the dam is safe.", "engineers", "the dam is safe"),
        ("Vint said her brother claimed the money was gone.", "her brother", "the money was gone"),
        ("The report said the firm denied wrongdoing.", "the firm", "wrongdoing"),
        ("Vint said he had warned the council that it leaked.", "he", "that it leaked"),
        ("Vint said that, according to the firm, the dam leaks.", "the firm", "the dam leaks"),
        ("Vint rejected claims that the dam leaks.", None, "that the dam leaks"),
    ],
)
def test_what_somebody_says_that_somebody_said(text: str, source: str | None, content: str) -> None:
    found = find_attributions(text).attributions
    ((number, inner),) = [(n, a) for n, a in enumerate(found) if a.nested_in is not None]
    assert inner.nested_in != number
    assert (inner.source and inner.source.text, [c.text for c in inner.content]) == (source, [content])


@pytest.mark.parametrize(
    "text",
    [
        "“It holds,” Vint said.",
        "“The storm claimed three lives,” Vint said.",
        "Vint said the dam held.",
    ],
)
def test_nothing_inside(text: str) -> None:
    assert all(a.nested_in is None for a in find_attributions(text).attributions)
