"""A terminal whose locale knows ASCII only: nothing ends in an error, nothing is garbled."""

import json
import sys
from pathlib import Path

import pytest

from tests.cli.program import PROGRAM, filled, run
from tests.walk.screen import Screen, environment

ARTICLE = {
    "id": "quarl",
    "title": "Quarl – “no talks”",
    "text": "“We’ll wait…” said Jonna Prill of Łąka on Monday.",
}


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"))
    filled(env, [ARTICLE])
    return env | {"LC_ALL": "C", "PYTHONUTF8": "0"}


@pytest.mark.parametrize("words", [["list"], ["show", "quarl"]])
def test_commands_go_on_with_a_replacement(env: dict[str, str], words: list[str]) -> None:
    with Screen([*PROGRAM, *words], env) as screen:
        screen.wait_for('Quarl - "no talks"')
        if words != ["list"]:
            screen.wait_for('"We\'ll wait." said Jonna Prill of ??ka on Monday.')
        assert screen.end() == 0


def test_a_pipe_gets_every_character(env: dict[str, str]) -> None:
    done = run(env | {"PYTHONIOENCODING": ""}, "show", "quarl", "--format", "jsonl")
    assert json.loads(done.stdout)["title"] == ARTICLE["title"]


@pytest.mark.parametrize("locale", ["LC_ALL", "LANG"])
def test_in_the_c_locale_only_articles_have_more_than_ascii(env: dict[str, str], locale: str) -> None:
    env = {name: value for name, value in env.items() if name not in ("LC_ALL", "LANG", "PYTHONUTF8")}
    with Screen([sys.executable, "-m", "tui"], env | {locale: "C"}) as screen:
        screen.wait_for("“We’ll wait…” said Jonna Prill of Łąka on Monday.")
        screen.press("x")
        screen.wait_for("- RAW -")
        screen.press("?")
        screen.wait_for("help and commands")
        screen.press("\x1b")
        screen.wait_until_gone("help and commands")
        screen.press("q")
        assert screen.end() == 0
    own = screen.received.decode()
    for words in (ARTICLE["title"], ARTICLE["text"]):
        own = own.replace(words, "")
    assert set(own) - set(map(chr, range(128))) <= set("“”’…–Łą")
    assert not set(own) & set("─│·")


def test_the_screen_draws_ascii(env: dict[str, str]) -> None:
    with Screen([sys.executable, "-m", "tui"], env) as screen:
        screen.wait_for('"We\'ll wait." said Jonna Prill of ??ka on Monday.')
        screen.wait_for('Quarl - "no talks"')
        screen.press("q")
        assert screen.end() == 0
    assert bytes(screen.received).isascii()
