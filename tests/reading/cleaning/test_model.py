"""The shipped weights fit the features that read them."""

from tui.reading.cleaning.body import best_path
from tui.reading.cleaning.candidates import TABLES
from tui.reading.cleaning.context import TABLES as CONTEXT_TABLES
from tui.reading.cleaning.features import OWN_TABLES
from tui.reading.cleaning.model import weights


def test_there_is_a_weight_for_every_bin() -> None:
    use = weights()
    assert len(use.own) == sum(OWN_TABLES.values())
    assert len(use.context) == sum(CONTEXT_TABLES.values())
    assert len(use.title) == sum(TABLES.values())
    assert use.words


def test_the_path_bridges_a_small_gap_and_leaves_a_lone_passage_out() -> None:
    gains = [-5.0, 3.0, -5.0, -5.0, 9.0, 9.0, -2.0, 9.0, -5.0]
    assert best_path(gains, 4.0) == [False, False, False, False, True, True, True, True, False]
