from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.cells import cell_len, fit, fit_row, head
from tui.terminal.looks import Row
from tui.terminal.widgets.lines import changed_width

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
