"""``vague-figure``: "dozens", where the article stands on it and nobody is named for it."""

from collections.abc import Iterator

from tui.model import Figure, Signal
from tui.reading.figures.compare import About
from tui.reading.signals.findings import Findings

CODE = "vague-figure"
RULE = "Crowds and casualties at the top want an exact number, or somebody who estimated them."
MESSAGE = "How many? Nobody stands behind this number, and the text gives no exact one."
_TOP = 2
"""Sentences of the text that an article stands on, beside headline and standfirst."""

_COUNTABLE = 1_000_000
"""Millions are an estimate by nature."""


def find(findings: Findings) -> Iterator[Signal]:
    """At most one signal, at the first such number of headline, standfirst or first sentences."""
    top = [*findings.above, *(one for one in findings.below if one.sentence < _TOP)]
    for one in top:
        if _vague(one.figure) and one.event and not _told(one, findings):
            figure = one.figure
            yield Signal(CODE, figure.start, figure.end, MESSAGE, figure.place)
            return


def _vague(figure: Figure) -> bool:
    countable = figure.low is None or figure.low < _COUNTABLE
    return figure.bound == "vague" and figure.kind == "count" and countable and figure.attribution is None


def _told(one: About, findings: Findings) -> bool:
    """Whether another figure counts the same, exactly or as somebody says."""
    for other in (*findings.above, *findings.below):
        same = other.event == one.event or (one.head != "" and other.head == one.head)
        if same and other.figure.kind == "count" and not _vague(other.figure) and other.figure.value != 1:
            return True
    return False
