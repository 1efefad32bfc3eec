from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.cells import cell_len
from tui.terminal.wrap import wrap

TEXTS = st.text(
    st.one_of(st.sampled_from(" \n\n  -aé中😀\u0301”"), st.characters(exclude_categories=["Cs", "Cc"])),
    max_size=300,
)


@given(TEXTS, st.integers(2, 80))
def test_no_line_is_wider_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    at = 0
    for start, end in lines:
        assert text[at:start].strip(" \n") == ""
        assert "\n" not in text[start:end]
        assert cell_len(text[start:end]) <= width
        assert at <= start <= end
        at = end
    assert text[at:].strip(" \n") == ""
    assert len(lines) >= text.count("\n") + 1


def test_breaks_at_spaces() -> None:
    text = "the crest is expected on Thursday"
    assert [text[start:end] for start, end in wrap(text, 12)] == ["the crest is", "expected on", "Thursday"]


def test_a_long_word_is_cut_where_the_line_is_full() -> None:
    assert wrap("a" * 25, 10) == [(0, 10), (10, 20), (20, 25)]


def test_wide_characters_count_two() -> None:
    assert wrap("中" * 6, 5) == [(0, 2), (2, 4), (4, 6)]


def test_a_megabyte_of_one_character() -> None:
    for char in ("a", " ", "中", "\n", "\u0301"):
        lines = wrap(char * 1_000_000, 72)
        assert lines[-1][1] <= 1_000_000
