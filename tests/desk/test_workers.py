import os
import signal
import time
from collections.abc import Iterator

import pytest

from tui.desk.batches import batches
from tui.desk.errors import Stopped
from tui.desk.workers import AHEAD, Workers


def tripled(number: int) -> int:
    # Later ones are done sooner: the order has to be kept by whoever collects.
    time.sleep(0.002 * (number % 3))
    return 3 * number


def failing(number: int) -> int:
    if number == 7:
        raise ValueError("seven")
    return number


def dying(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def process(_: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 5, 50])
def test_results_come_in_order(jobs: int, count: int) -> None:
    with Workers(jobs) as workers:
        assert list(workers.map(tripled, range(count))) == [3 * number for number in range(count)]
        assert list(workers.map(tripled, range(count))) == [3 * number for number in range(count)]


def test_only_a_few_are_asked_for_ahead() -> None:
    asked = 0

    def given() -> Iterator[int]:
        nonlocal asked
        while asked < 199:
            asked += 1
            yield asked

    with Workers(2) as workers:
        for taken, _ in enumerate(workers.map(tripled, given())):
            assert asked - taken <= 2 * AHEAD
    assert asked == 199


def test_children_do_the_work_where_it_pays() -> None:
    with Workers(2) as workers:
        assert set(workers.map(process, range(2))) == {os.getpid()}
        found = set(workers.map(process, range(40)))
    assert os.getpid() not in found
    assert 1 <= len(found) <= 2
    with Workers(1) as alone:
        assert set(alone.map(process, range(40))) == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_is_that_of_the_work(jobs: int) -> None:
    with pytest.raises(ValueError, match="seven"), Workers(jobs) as workers:
        list(workers.map(failing, range(20)))


def test_a_child_that_is_killed_is_named() -> None:
    with pytest.raises(Stopped, match="ended from outside"), Workers(2) as workers:
        list(workers.map(dying, range(20)))


def test_chunks_are_closed_early_by_what_is_heavy() -> None:
    weights = [1, 1, 1, 1, 1, 90, 1, 50, 50, 1]
    assert [len(chunk) for chunk in batches(weights, 4, characters=90, length=int)] == [4, 2, 3, 1]
    assert list(batches([], 4)) == []
