"""``unattributed-figure``: a number that matters and nobody stands behind."""

from collections.abc import Iterator

from tui.model import Signal
from tui.reading.signals.findings import Findings

CODE = "unattributed-figure"
RULE = "A number is somebody's: the article says whose."
MESSAGE = "A figure needs a source: nobody in the article stands behind this one."
_KINDS = frozenset({"count", "money", "percent", "measure", "ratio", "score", "duration", "age"})


def find(findings: Findings) -> Iterator[Signal]:
    """One signal for each figure without an attribution, in their order."""
    for figure in findings.figures:
        if figure.attribution is None and figure.kind in _KINDS:
            yield Signal(CODE, figure.start, figure.end, MESSAGE, figure.place)
