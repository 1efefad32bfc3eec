"""What a key sends over the line, held against its budget; how long it takes is a matter of the bench."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.keys import (
    BUDGETS,
    NEWSBOAT,
    NEXT,
    Budget,
    budgeted,
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


def test_a_walk_to_and_fro_and_idleness_send_little(screen: Screen) -> None:
    press(screen, "g")
    for key in ("]", "]", "[", "]"):
        assert press(screen, key).bytes <= 900, "a page turned at the most"
    before = len(screen.received)
    screen.read(1.0)
    assert len(screen.received) == before
