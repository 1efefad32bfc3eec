import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reading.segment import paragraphs, sentences

TEXTS = st.text(alphabet="aZ .!?\n\"“”'’-(1", max_size=200) | st.text(max_size=80)


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was plan B. He left with J. Olm.", ["It was plan B.", "He left with J. Olm."]),
        ("She put it on X. Dr Olm left.", ["She put it on X.", "Dr Olm left."]),
        ("Mr. Olm spoke. Then he left.", ["Mr. Olm spoke.", "Then he left."]),
        ("The U.K. Parliament sat. It rose.", ["The U.K. Parliament sat.", "It rose."]),
        ("“I agree,” he said. “Do you?” She did.", ["“I agree,” he said.", "“Do you?”", "She did."]),
        (
            "J. R. Vant left at 5 p.m. on Monday. Rain fell.",
            ["J. R. Vant left at 5 p.m. on Monday.", "Rain fell."],
        ),
        ("He paid $3.50 for it… and left", ["He paid $3.50 for it… and left"]),
        ("One.\n\nTwo", ["One.", "Two"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_lines_that_end_like_paragraphs_are_paragraphs() -> None:
    text = "The mill closed.\nThe dam held.\n-Ana Vool, engineer"
    assert [p.of(text) for p in paragraphs(text)] == text.split("\n")


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "The mill closed after\nthe dam had burst in\nthe night."
    assert [p.of(text) for p in paragraphs(text)] == [text]


@given(TEXTS)
def test_spans_are_ordered_stripped_and_cover_all_words(text: str) -> None:
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(s.of(text) == s.of(text).strip() != "" for s in spans)
    assert "".join("".join(s.of(text) for s in spans).split()) == "".join(text.split())
