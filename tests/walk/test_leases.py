"""Screens at one library: what somebody reads is given to nobody else, and shown."""

import os
import random
import re
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.cli.program import PROGRAM, decided, exported, filled
from tests.walk.screen import Screen, environment

MANY = 16


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"))
    articles = [
        {
            "id": f"a{number:02}",
            "title": f"Headline {number:02}",
            "text": f"Body {number:02} of the story.",
            "published": f"2026-03-{number:02}",
        }
        for number in range(1, MANY + 1)
    ]
    filled(env, articles)
    return env


@pytest.fixture
def screens(env: dict[str, str]) -> Iterator[list[Screen]]:
    """Two, opened at the same time."""
    with ExitStack() as stack:
        yield [
            stack.enter_context(Screen(PROGRAM, env | {"COPYDESK_REVIEWER": name})) for name in ("ana", "bo")
        ]


def article(screen: Screen) -> str:
    """The number of the article that is shown; empty while none is."""
    found = re.search(r"Body (\d+) of", screen.text)
    return found[1] if found else ""


def left(screen: Screen) -> None:
    screen.press("q")
    assert screen.end() == 0


def test_two_screens_at_human_pace_are_never_given_the_same_article(
    env: dict[str, str], screens: list[Screen]
) -> None:
    for screen in screens:
        screen.wait_for("Body")
        screen.wait_for_keys()
    pace = random.Random(8)
    done = {number: time.monotonic() for number in range(2)}
    end = time.monotonic() + 60
    while len(done):
        assert time.monotonic() < end, "\n".join(screen.text for screen in screens)
        for number, due in list(done.items()):
            screen = screens[number]
            screen.read(0.01)
            other = screens[1 - number]
            if "left:" in screen.text or "last undecided" in screen.text:
                del done[number]
            elif time.monotonic() > due and article(screen):
                assert article(screen) != article(other)
                screen.press("a")
                # Now and then both at once.
                done[number] = time.monotonic() + pace.choice((0.05, 0.1, 0.1, 0.2))
    for screen in screens:
        screen.settle()
        left(screen)
    rows = exported(env)
    assert sorted(row["article"] for row in rows) == [f"a{number:02}" for number in range(1, MANY + 1)]
    assert {row["reviewer"] for row in rows} == {"ana", "bo"}
    assert not list(Path(env["COPYDESK_LIBRARY"], "desks").glob("*.json"))


def test_who_reads_what_is_shown_until_they_leave(env: dict[str, str], screens: list[Screen]) -> None:
    for screen in screens:
        screen.wait_for("Body")
        screen.wait_for_keys()
    ana, bo = sorted(screens, key=article, reverse=True)
    name = "ana" if " bo " in ana.lines[0] else "bo"
    assert (article(ana), article(bo)) == ("16", "15")
    ana.wait_for(f"@{name}")
    assert ana.lines[2].startswith(" @ 03-15") and "@" not in ana.lines[1]
    # There by hand.
    ana.press("n")
    ana.wait_for(f"{name} reads this too")
    ana.wait_for(">@ 03-15")
    bo.wait_for("reads this too")
    ana.press("N")
    ana.wait_for("Body 14")
    bo.wait_until_gone("reads this too")
    before = len(ana.received)
    ana.read(1.5)
    assert len(ana.received) == before
    os.kill(bo.pid, signal.SIGKILL)
    ana.wait_until_gone("@")
    ana.press("p")
    ana.wait_for("Body 15")
    assert "reads this too" not in ana.text
    left(ana)


def test_the_article_left_last_is_not_opened_while_another_reads_it(env: dict[str, str]) -> None:
    linear = [*PROGRAM, "--linear"]
    with Screen(PROGRAM, env | {"COPYDESK_REVIEWER": "ana"}) as ana:
        ana.wait_for("Body 16")
        with Screen(linear, env | {"COPYDESK_REVIEWER": "bo", "TERM": "dumb"}, rows=200) as bo:
            bo.wait_for("2 of 16, undecided>")
            ana.wait_for("@bo")
            bo.press("p")
            bo.wait_for("1 of 16, undecided, ana reads this too>")
            decided(env, *({"article": f"a{number:02}", "verdict": "skip"} for number in range(1, MANY)))
            bo.press("N")
            bo.wait_for("no other article")
            left(bo)
        ana.wait_until_gone("@bo")
        ana.press("a")
        ana.wait_for("last undecided")
        left(ana)
