"""How many reviewers judge an article, as desk.toml says it."""

from typing import Any

import pytest

from tui.desk.config.kinds import Wrong
from tui.desk.config.reviews import Reviews
from tui.review.scheme import Reviewing


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ({}, Reviewing(1, False)),
        ({"each": 2}, Reviewing(2, True)),
        ({"each": 3, "blind": False}, Reviewing(3, False)),
        # One reviewer has nobody to be blind to.
        ({"each": 1, "blind": True}, Reviewing(1, False)),
    ],
)
def test_where_several_judge_they_are_blind_unless_said_otherwise(
    said: dict[str, Any], meant: Reviewing
) -> None:
    assert Reviews().check(said) == meant
    assert Reviews().check(Reviews().plain(meant)) == meant


def test_it_is_told_in_one_line() -> None:
    assert Reviews().shown(Reviewing(2, True)) == "2 for each article, blind"


@pytest.mark.parametrize(
    ("said", "path", "reason"),
    [
        (2, (), "a table"),
        ({"each": 0}, ("each",), "a number from 1 to 9"),
        ({"each": True}, ("each",), "a whole number"),
        ({"blind": "yes"}, ("blind",), "true or false"),
        ({"eahc": 2}, ("eahc",), "did you mean each?"),
    ],
)
def test_what_it_cannot_be(said: Any, path: tuple[str, ...], reason: str) -> None:
    with pytest.raises(Wrong) as caught:
        Reviews().check(said)
    (fault,) = caught.value.faults
    assert fault.path == path and reason in fault.reason
