"""The review screen in a pseudo-terminal, on a library full of them: it sends what benign text sends."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.hostile.corpus import STRINGS, benign, from_system
from tests.hostile.sequences import kinds, printed
from tests.walk.screen import Screen, environment
from tui.desk.ingest import ingest
from tui.model import encode

PLACING = {"CSI G", "CSI X"}
"""Rows of which terminals disagree how wide they are are erased, and their columns put in their places."""
ARTICLES = 16
"""Each holds strings of every class."""

BROKEN = """
import sys
from tui.terminal import view as drawing
shown = drawing.view
def view(work, frame):
    secret = "local" + " variable"
    if work.headline:
        raise RuntimeError(sys.argv[1])
    return shown(work, frame)
drawing.view = view
from tui.__main__ import main
sys.exit(main([]))
"""
"""The screen, with a mistake in it that the key H meets."""


def library(folder: Path, strings: Sequence[str]) -> Path:
    """A few articles that hold the strings in every field, with marks of every kind."""
    lines = []
    for number in range(ARTICLES):
        some = strings[number::ARTICLES]
        paragraphs = [
            f"“{some[0]},” Mayor Ona Brill said on Monday. Officials said 30 boats sank.",
            f"About 40 people left, {some[-1]} said.",
            "It is cold in town. The bridge has 12 arches and is 90 metres long.",
            *some,
        ]
        lines.append(
            {
                "id": f"{number} {some[0]}",
                "title": f"Brill says {' '.join(some)[:600]}",
                "byline": list(some),
                "url": f"https://{some[0]}{some[-1]}/",
                "text": "\n\n".join(paragraphs),
                "published": f"2026-03-{number + 1:02}",
            }
        )
    folder.mkdir()
    (folder / "crawl.jsonl").write_bytes(b"".join(encode(line) + b"\n" for line in lines))
    ingest(folder / "library", [str(folder / "crawl.jsonl")], refused=print)
    return folder


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return library(tmp_path_factory.mktemp("hostile") / "desk", STRINGS)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return library(tmp_path_factory.mktemp("harmless") / "desk", [benign(one) for one in STRINGS[::6]])


def session(folder: Path, *words: str, rows: int, cols: int, articles: int, **env: str) -> bytes:
    """What the terminal is sent while somebody reads so many articles, every part of the screen used."""
    env = environment(
        folder,
        COPYDESK_LIBRARY=str(folder / "library"),
        COPYDESK_REVIEWER=f"ana{cols}",
        **env,
    )
    with Screen([sys.executable, "-m", "tui", *words], env, rows=rows, cols=cols) as screen:
        screen.wait_for_keys()
        for _ in range(articles):
            for keys in ("H", " ", "]", "x", "G", "x", "n"):
                screen.press(keys)
                screen.settle(0.015)
        for keys in ("g]", "z", "z", "?", "qu", "\x03", "a", "u", "F"):
            screen.press(keys)
            screen.settle(0.05)
        screen.press("q")
        assert screen.end() == 0
        while screen.read(0.05):
            pass
        return bytes(screen.received)


@pytest.mark.parametrize(
    ("words", "rows", "cols", "articles", "env"),
    [
        ((), 24, 80, ARTICLES, {}),
        (("--ascii",), 40, 120, 4, {}),
        (("--theme", "mono"), 13, 50, 4, {"NO_COLOR": "1", "TERM": "screen"}),
    ],
    ids=["80x24", "ascii", "narrow"],
)
def test_nothing_hostile_is_sent(
    hostile: Path,
    harmless: Path,
    words: tuple[str, ...],
    rows: int,
    cols: int,
    articles: int,
    env: dict[str, str],
) -> None:
    expected = session(harmless, *words, rows=rows, cols=cols, articles=1, **env)
    sent = session(hostile, *words, rows=rows, cols=cols, articles=articles, **env)
    assert kinds(sent) <= kinds(expected) | PLACING
    assert sent.count("␛".encode()) > 5 * articles, "escapes are pictured"


def test_a_crash_shows_neither_escapes_nor_the_articles(hostile: Path, harmless: Path) -> None:
    def crashed(folder: Path, message: str) -> bytes:
        env = environment(folder, COPYDESK_LIBRARY=str(folder / "library"))
        with Screen([sys.executable, "-c", BROKEN, message], env) as screen:
            screen.wait_for("[?]")
            screen.press("H")
            assert screen.end() == 1
            while screen.read(0.05):
                pass
            return bytes(screen.received)

    message = from_system("".join(STRINGS[::9]))
    sent, expected = crashed(hostile, message), crashed(harmless, "benign")
    assert "RuntimeError" in printed(sent)
    assert "local variable" not in printed(sent)
    assert kinds(sent) <= kinds(expected)
