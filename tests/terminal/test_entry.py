from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.entry import _EDITS, LONGEST, Entry


def typed(keys: list[str], text: str = "", history: tuple[str, ...] = ()) -> Entry:
    entry = Entry(text, history)
    for key in keys:
        entry.press(key)
    return entry


def test_letters_go_in_at_the_cursor() -> None:
    entry = typed([*"site", "left", "left", "X", "space"])
    assert (entry.text, entry.cursor) == ("siX te", 4)


def test_words_are_cut_as_in_a_shell() -> None:
    assert typed(["ctrl+w"], "site:a verdict:none  ").text == "site:a "
    assert typed(["ctrl+left", "ctrl+k"], "one two").text == "one "
    assert typed(["ctrl+left", "ctrl+u"], "one two").text == "two"


def test_history_comes_back_and_what_was_typed_is_kept() -> None:
    entry = typed(["n", "up"], history=("first", "second"))
    assert entry.text == "second"
    entry.press("up")
    entry.press("up")
    assert entry.text == "first"
    entry.press("down")
    entry.press("down")
    assert entry.text == "n"


def test_a_key_without_meaning_is_not_taken() -> None:
    assert not Entry().press("f5")


@given(st.lists(st.one_of(st.sampled_from([*_EDITS]), st.characters(), st.just("space"))), st.text())
def test_the_cursor_stays_in_the_text(keys: list[str], pasted: str) -> None:
    entry = Entry("begun", ("a", "b"))
    for key in keys:
        entry.press(key)
        assert 0 <= entry.cursor <= len(entry.text) <= LONGEST
    entry.insert(pasted)
    assert 0 <= entry.cursor <= len(entry.text)
