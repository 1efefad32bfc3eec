"""What a whole session sends: no colour where none is wanted, ASCII where only that is known."""

import re
import sys
from pathlib import Path

import pytest

from tests.walk.screen import Screen, environment
from tui.desk.demo import demo_library

COLOUR = re.compile(rb"\x1b\[([0-9;:]*)m")
OPENING = [sys.executable, "-m", "tui"]
EVERYTHING = (
    "]",
    "]",
    "}",
    "x",
    " ",
    "x",
    "z",
    "z",
    "i",
    "i",
    "\t",
    "j",
    "\x1b",
    "H",
    "g",
    "/",
    "tide",
    "\x1b",
    "\x1b",
)
"""Marks, raw view, zoom, inspector, parts, headline, search; whatever it opens closes."""
PANELS = (
    "c",
    "why?",
    "\x1b",
    "\x1b",
    "?",
    "mark",
    "\x0b",
    "\x1b",
    "\x1b",
    "\x1b",
    ":",
    "goto 3",
    "\r",
    "a",
    "u",
    "f",
    "\x1b",
    "D",
    "q",
    "12n",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the sample articles' library."""
    import shutil

    home = tmp_path_factory.mktemp("looks")
    with demo_library() as library:
        shutil.copytree(library, home / "library")
    return home


def sent(folder: Path, *words: str, rows: int = 24, cols: int = 80, **env: str) -> bytes:
    """The bytes of a session through every part of the screen."""
    env = environment(folder, COPYDESK_LIBRARY=str(folder / "library"), COPYDESK_REVIEWER="ana", **env)
    with Screen([*OPENING, *words], env, rows=rows, cols=cols) as screen:
        screen.wait_for("[?]")
        screen.settle(0.2)
        for keys in (*EVERYTHING, *PANELS):
            screen.press(keys)
            screen.settle(0.04)
        screen.press("\x1b")
        screen.settle(0.1)
        screen.press("\x03")
        screen.settle(0.2)
        screen.press("\x03")
        assert screen.end() == 0
        while screen.read(0.05):
            pass
        return bytes(screen.received)


def colours(data: bytes) -> set[int]:
    """The numbers of renditions that are colours."""
    numbers: set[int] = set()
    for match in COLOUR.finditer(data):
        numbers |= {int(one) for one in re.split(rb"[;:]", match[1]) if one}
    return {n for n in numbers if 30 <= n <= 38 or 40 <= n <= 48 or 90 <= n <= 107}


@pytest.mark.parametrize("size", [(24, 80), (40, 140), (12, 40)], ids=["80x24", "140x40", "40x12"])
@pytest.mark.parametrize(
    ("words", "env"), [((), {"NO_COLOR": "1"}), (("--theme", "mono"), {})], ids=["NO_COLOR", "mono"]
)
def test_no_colour_is_sent(
    folder: Path, words: tuple[str, ...], env: dict[str, str], size: tuple[int, int]
) -> None:
    data = sent(folder, *words, rows=size[0], cols=size[1], **env)
    assert len(data) > 5000
    assert colours(data) == set()


def test_otherwise_there_are_colours_and_a_theme_asked_for_is_given(folder: Path) -> None:
    assert {32, 36, 43} <= colours(sent(folder))
    assert 38 in colours(sent(folder, "--theme", "dark", NO_COLOR="1"))


@pytest.mark.parametrize("size", [(24, 80), (40, 140), (12, 40)], ids=["80x24", "140x40", "40x12"])
def test_a_terminal_that_knows_ascii_only_gets_nothing_else(folder: Path, size: tuple[int, int]) -> None:
    data = sent(folder, rows=size[0], cols=size[1], LC_ALL="C", PYTHONUTF8="0", LANG="C")
    assert data.isascii()


@pytest.mark.parametrize("size", [(24, 80), (40, 140)], ids=["80x24", "140x40"])
def test_ascii_frames_articles_in_their_own_letters(folder: Path, size: tuple[int, int]) -> None:
    data = sent(folder, "--ascii", rows=size[0], cols=size[1])
    for char in "─│┬┴┼═·…×█▁▂▃▄▅▆▇▏≠↑↓":
        assert char.encode() not in data, char


def test_who_lost_a_key_is_told_and_an_unknown_command_named(folder: Path, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    env = environment(folder, COPYDESK_LIBRARY=str(folder / "library"), COPYDESK_CONFIG=str(config))
    config.write_text('[keys]\nnext = ["n", "x"]\n')
    with Screen(OPENING, env) as screen:
        screen.wait_for("raw has lost its key x: it means next")
        screen.press("q")
        assert screen.end() == 0
        screen.settle(0.1)
    assert b"copydesk: raw has lost its key x: it means next" in screen.received
    config.write_text('[keys]\nnext = "n"\nnxet = "x"\n')
    with Screen(OPENING, env, cols=200) as screen:
        assert screen.end() == 2
        screen.settle(0.1)
        assert f"{config}:3:1: keys nxet: no such command (did you mean next?)" in screen.text
