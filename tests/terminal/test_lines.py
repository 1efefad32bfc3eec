from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.cells import cell_len, fit, fit_row, head
from tui.terminal.looks import FAINT, Row
from tui.terminal.themes import styler
from tui.terminal.widgets.lines import changed_width, placed, uncertain

ROWS = st.lists(st.tuples(st.text("ab 中é", max_size=6), st.sampled_from([0, 1, 8])), max_size=6).map(
    lambda runs: fit_row(runs, 20)
)


def cells(row: Row) -> list[tuple[str, int]]:
    return [(cell, look) for text, look in row for char in text for cell in [char] * cell_len(char)]


@given(ROWS, ROWS)
def test_what_differs_lies_within_the_changed_width(old: Row, new: Row) -> None:
    a, b = cells(old), cells(new)
    assert len(a) == len(b) == 20
    width = changed_width(old, new)
    assert 1 <= width <= 20 and a[width:] == b[width:]
    if old != new and width < 20:
        assert width == 1 or a[width - 1] != b[width - 1] or a[width - 2 : width] != b[width - 2 : width]


@given(st.text(max_size=40), st.integers(1, 30))
def test_fit_never_exceeds(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) <= width
    assert text.startswith(head(text, width)) and cell_len(head(text, width)) <= width


def test_only_a_row_of_uncertain_width_is_erased_and_placed() -> None:
    assert not any(
        uncertain(((text, 0),)) for text in ("plain “…” ─ é", "Ærø, Łódź, Москва", "한국어 漢字 カナ")
    )
    assert all(uncertain(((text, 0),)) for text in ("हिन्दी", "ไทย", "ᄒ", "☀", "\U0001f30a"))


def test_what_stands_behind_uncertain_text_is_put_at_its_column() -> None:
    drawn = placed(((">  ", 0), ("ไทย", FAINT), (" fair   2s  ", 0)), styler("ansi"), 10, 40)
    assert [segment.text for segment in drawn] == [
        *("\x1b[40X", ">", "\x1b[14G", "ไทย", " fair", "\x1b[25G", "2s", "\x1b[29G"),
    ]
    assert sum(segment.cell_length for segment in drawn) == len(">ไทย fair2s")
