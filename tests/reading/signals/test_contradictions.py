"""Planted contradictions are prompted, their innocent twins are not."""

import pytest

from tests.reading.signals.contradictions import Case, cases, raised

CASES = cases()
NOT_FOUND = {
    "standfirst: Fishermen freed at last",
    "age told twice: Cyclist killed",
    "between paragraphs: Refugees",
    "between paragraphs: Miners",
}
"""Contradictions that nothing finds yet."""


def test_most_kinds_are_found() -> None:
    planted = [case for case in CASES if case.planted]
    assert len(planted) == len(CASES) - len(planted) > 80
    assert {case.name for case in planted if not raised(case)} == NOT_FOUND


@pytest.mark.parametrize("case", [case for case in CASES if not case.planted], ids=lambda case: case.name)
def test_an_innocent_twin_is_left_alone(case: Case) -> None:
    assert [(signal.code, signal.message) for signal in raised(case)] == []
