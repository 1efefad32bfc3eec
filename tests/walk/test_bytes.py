"""What a key sends over the line, held against its budget; how long it takes is a matter of the bench."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from tests.bench.keys import (
    BUDGETS,
    NEWSBOAT,
    NEXT,
    WHOLE,
    Budget,
    budgeted,
    every,
    library,
    middle,
    newsboat,
    opened,
    press,
)
from tests.walk.screen import Screen


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bytes")
    library(folder)
    return folder


@pytest.fixture(scope="module")
def screen(folder: Path) -> Iterator[Screen]:
    with opened(folder) as screen:
        yield screen


def test_next_article(screen: Screen, folder: Path) -> None:
    sent = middle([press(screen, "n") for _ in range(15)]).bytes
    boat = newsboat(folder)
    assert 300 < sent <= (boat.bytes * NEWSBOAT if boat else NEXT)


@pytest.mark.parametrize("budget", BUDGETS, ids=lambda budget: budget.what)
def test_within_its_budget(screen: Screen, budget: Budget) -> None:
    assert 0 < budgeted(screen, budget).bytes <= budget.bytes


def test_no_key_sends_more_than_a_screen(screen: Screen) -> None:
    costs = {(command.name, key): cost.bytes for command, key, cost in every(screen)}
    assert len(costs) > 80
    assert {named: cost for named, cost in costs.items() if cost > WHOLE} == {}


def test_a_letter_of_a_note_sends_little(screen: Screen) -> None:
    press(screen, "c")
    letters = [press(screen, letter).bytes for letter in "short words"]
    for _ in range(3):
        press(screen, "\x1b")
    assert 0 < median(letters) <= 60


def test_a_walk_to_and_fro_and_idleness_send_little(screen: Screen) -> None:
    press(screen, "g")
    for key in ("]", "]", "[", "]"):
        assert press(screen, key).bytes <= 900, "a page turned at the most"
    before = len(screen.received)
    screen.read(1.0)
    assert len(screen.received) == before
