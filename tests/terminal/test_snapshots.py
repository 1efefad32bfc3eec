"""Every screen at three sizes, in colour, without and in ASCII, held against files that were looked at.

``pytest tests/terminal/test_snapshots.py --update-snapshots`` writes them anew: look at the difference.
"""

from itertools import product
from pathlib import Path

import pytest

from tests.terminal.drawing import whole
from tests.terminal.fake_desk import FakeDesk
from tests.terminal.scenes import SCENES
from tui.terminal.cells import cell_len
from tui.terminal.glyphs import ASCII_ONLY, UNICODE
from tui.terminal.looks import Row, text_of
from tui.terminal.themes import styler

FOLDER = Path(__file__).with_name("snapshots")
SIZES = ((40, 12), (80, 24), (140, 40))
CASES = [*product(SCENES, SIZES), ("raw-judged", (160, 45))]
WAYS = {"ansi": ("ansi", UNICODE), "mono": ("mono", UNICODE), "ascii": ("ansi", ASCII_ONLY)}


def page(title: str, rows: list[Row], theme: str) -> str:
    """The rows, below them which look each cell has, a letter a style, and what the letters mean."""
    style = styler(theme)
    names: dict[str, str] = {}
    looks = []
    for row in rows:
        line = ""
        for text, look in row:
            name = str(style(look) or "")
            letter = (
                names.setdefault(name, "abcdefghijklmnopqrstuvwxyz"[len(names) - ("" in names)])
                if name
                else "."
            )
            line += letter * cell_len(text)
        looks.append(line.rstrip("."))
    lines = [title, *(f"{y:2}|{text_of(row)}|" for y, row in enumerate(rows, 1)), "looks"]
    lines += [f"{y:2} {line}" for y, line in enumerate(looks, 1) if line]
    return "\n".join([*lines, *(f"{letter}: {name}" for name, letter in names.items()), ""])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("scene", "size"), CASES, ids=lambda one: one if isinstance(one, str) else f"{one[0]}x{one[1]}"
)
async def test_screen(
    scene: str,
    size: tuple[int, int],
    way: str,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", "/home/ana")
    theme, glyphs = WAYS[way]
    work = await SCENES[scene](FakeDesk(), glyphs, *size)
    rows = whole(work, *size)
    if way == "ascii":
        assert all(text_of(row).isascii() for row in rows)
    found = page(f"{scene}, {size[0]}x{size[1]}, {way}", rows, theme)
    path = FOLDER / f"{scene.replace(',', '').replace(' ', '-')}-{size[0]}x{size[1]}-{way}.txt"
    if request.config.getoption("--update-snapshots"):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(found, "utf-8")
    assert found == path.read_text("utf-8"), "another screen than the one that was looked at"


def test_no_snapshot_is_left_of_a_screen_that_is_not_there_any_more() -> None:
    assert len([*FOLDER.iterdir()]) == len(CASES) * len(WAYS)
