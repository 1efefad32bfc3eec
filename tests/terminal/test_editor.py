from hypothesis import given
from hypothesis import strategies as st

from tests.hostile.corpus import STRINGS
from tui.terminal.cells import cell_len
from tui.terminal.editor import _EDITS, LONGEST, Editor, rows_of

TEXTS = st.text(st.characters() | st.sampled_from("ab  \n\t‏漢\x1b\u0301"), max_size=60)
KEYS = st.lists(st.sampled_from([*_EDITS, "enter", "space", "a", "漢"]), max_size=30)


def typed(keys: list[str], text: str = "", cursor: int | None = None, width: int = 72) -> Editor:
    editor = Editor(text, cursor)
    editor.width = width
    for key in keys:
        assert editor.press(key), key
    return editor


def test_letters_and_newlines_go_in_at_the_cursor() -> None:
    editor = typed([*"one", "enter", *"two", "ctrl+a", "space", "up", "X"])
    assert editor.text == "oXne\n two"
    assert editor.where() == (0, 2)


def test_a_line_is_cut_as_in_a_shell() -> None:
    assert typed(["ctrl+w"], "one two  ").text == "one "
    assert typed(["ctrl+u"], "one\ntwo").text == "one\n"
    assert typed(["ctrl+k"], "one\ntwo", 1).text == "o\ntwo"
    # At the end of a line it joins the next.
    assert typed(["ctrl+k"], "one\ntwo", 3).text == "onetwo"
    assert typed(["ctrl+k"], "one").text == "one"
    assert typed(["ctrl+d", "backspace"], "one", 1).text == "e"


def test_steps_up_and_down_keep_their_column() -> None:
    editor = typed([], "long first line\nab\nanother line", 12)
    assert editor.where() == (0, 12)
    for at in ((1, 2), (2, 12), (1, 2), (0, 12)):
        editor.press("down" if at[0] and editor.where()[0] < at[0] else "up")
        assert editor.where() == at
    editor.press("up")
    assert editor.cursor == 0
    assert typed(["ctrl+end", "down"], "a\nb").cursor == 3


def test_wrapped_rows_are_stepped_through_one_by_one() -> None:
    editor = typed([], "aaaa bbbb cccc", 0, width=5)
    assert [editor.text[a:b] for a, b in editor.layout()[1]] == ["aaaa ", "bbbb ", "cccc"]
    for at in ((1, 0), (2, 0)):
        editor.press("down")
        assert editor.where() == at
    typed_at_end = typed(["up"], "aaaa bbbb cccc", width=5)
    assert typed_at_end.where() == (1, 4)


def test_wide_characters_take_two_cells() -> None:
    editor = typed(["left"], "漢字漢", width=4)
    assert editor.where() == (1, 0)
    assert [editor.text[a:b] for a, b in editor.layout()[1]] == ["漢字", "漢"]


def test_pasted_control_characters_stay_as_they_came() -> None:
    editor = Editor()
    editor.paste("one\r\ntwo\rthree\x1b[2J\u202e\x00")
    assert editor.text == "one\ntwo\nthree\x1b[2J\u202e\x00"
    assert editor.layout()[0].drawn == "one\ntwo\nthree␛[2J⟦RLO⟧␀"
    assert editor.where()[0] == 2


def test_a_key_without_meaning_is_not_taken() -> None:
    assert not Editor().press("f5")
    assert not Editor().press("tab")


def test_what_is_too_long_is_cut() -> None:
    editor = Editor("x" * (LONGEST - 2))
    editor.paste("abcdef")
    assert len(editor.text) == LONGEST == editor.cursor


@given(TEXTS, st.integers(1, 20))
def test_rows_hold_all_of_a_text(text: str, width: int) -> None:
    editor = Editor(text)
    editor.width = width
    safe, lines = editor.layout()
    at = 0
    for start, end in lines:
        assert start == at or (start == at + 1 and safe.drawn[at] == "\n")
        row = safe.drawn[start:end]
        assert cell_len(row.removesuffix(" ")) <= width or len(row) == 1
        at = end
    assert at == len(safe.drawn)


@given(TEXTS, st.integers(0, 60), KEYS, st.integers(2, 20))
def test_the_cursor_stays_in_the_text_and_on_a_row(
    text: str, cursor: int, keys: list[str], width: int
) -> None:
    editor = typed([], text, cursor, width)
    for key in keys:
        before = editor.text
        editor.press(key)
        assert 0 <= editor.cursor <= len(editor.text) <= LONGEST
        row, column = editor.where()
        safe, lines = editor.layout()
        start, end = lines[row]
        position = safe.position(editor.cursor)
        assert start <= position <= end
        assert column == cell_len(safe.drawn[start:position])
        if key in ("up", "down", "left", "right", "home", "end", "ctrl+left", "ctrl+right"):
            assert editor.text == before


@given(TEXTS, TEXTS, st.integers(0, 60))
def test_what_is_pasted_stands_where_the_cursor_was(text: str, more: str, cursor: int) -> None:
    editor = Editor(text, cursor)
    at = editor.cursor
    editor.paste(more)
    pasted = more.replace("\r\n", "\n").replace("\r", "\n")
    assert editor.text == text[:at] + pasted + text[at:]
    assert editor.text[: editor.cursor] == text[:at] + pasted


def test_the_hostile_corpus_is_laid_out() -> None:
    for string in STRINGS:
        editor = Editor(string)
        editor.where()
        for _ in range(3):
            editor.press("up")
        assert rows_of(editor.layout()[0].drawn, 72) == editor.layout()[1]
