"""A panel in pieces shows what it shows as a whole, and a letter changes one of them."""

from hypothesis import given
from hypothesis import strategies as st

from tests.terminal.conftest import press
from tui.terminal.cells import cell_len
from tui.terminal.frame import Frame, frame
from tui.terminal.looks import Row, text_of
from tui.terminal.slices import SLICES, sliced
from tui.terminal.view import view
from tui.terminal.work import Work


def whole(window: Frame, parts: dict[str, list[Row]], height: int) -> list[str]:
    """The foot of the body as it is seen, the pieces over it."""
    left, top, width, rows = window.boxes["body"]
    seen = []
    for y in range(rows - height, rows):
        line = text_of(parts["body"][y])
        for name in SLICES:
            if name in window.boxes:
                x, at, columns, high = window.boxes[name]
                assert (at, high) == (top + rows - height, height)
                piece = text_of(parts[name][y - (rows - height)])
                assert cell_len(piece) == columns
                line = line[: x - left] + piece + line[x - left + columns :]
        assert len(line) == width
        seen.append(line)
    return seen


@given(st.integers(40, 200), st.lists(st.text("ab ─é", max_size=80), min_size=3, max_size=3))
def test_pieces_show_what_the_whole_shows(columns: int, texts: list[str]) -> None:
    window = frame(columns, 24)
    _, _, width, height = window.boxes["body"]
    texts = [text[:width].ljust(width) for text in texts]
    foot: list[Row] = [((text[:3], 1), (text[3:], 0)) for text in texts]
    blank: Row = ((" " * width, 0),)
    parts: dict[str, list[Row]] = {"body": [blank] * (height - 3) + foot}
    cut, pieces = sliced(window, parts, 3)
    assert whole(cut, pieces, 3) == [text_of(row) for row in foot]
    assert len(pieces["body"]) == height


def test_wide_characters_keep_it_whole() -> None:
    window = frame(80, 24)
    blank: Row = ((" " * 80, 0),)
    body: list[Row] = [blank] * 12 + [(("漢" + " " * 78, 0),)]
    assert sliced(window, {"body": body}, 3) == (window, {"body": body})


async def test_a_letter_changes_one_piece(work: Work) -> None:
    await press(work, "c", *"Who counted the homes that went dark on that day")
    shown = []
    for _ in range(2):
        window = frame(80, 24)
        shown.append(sliced(window, view(work, window), 5)[1])
        await press(work, "x")
    assert [name for name in shown[0] if shown[0][name] != shown[1][name]] == ["slice2"]
