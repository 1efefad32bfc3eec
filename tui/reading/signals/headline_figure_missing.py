"""``headline-figure-missing``: a number of the headline that the text never comes to."""

from collections.abc import Iterator

from tui.model import Signal
from tui.reading.figures.compare import untold
from tui.reading.signals.findings import Findings

CODE = "headline-figure-missing"
RULE = "A headline says nothing that the text does not say."
MESSAGE = "Compare headline and text: no number of the text is, holds or adds up to this one."


def find(findings: Findings) -> Iterator[Signal]:
    """One signal for each number of the headline that is nowhere in the text."""
    for head, instead in untold(findings.above, findings.below, findings.written):
        if instead is None and head.figure.place == "title":
            yield Signal(CODE, head.figure.start, head.figure.end, MESSAGE, head.figure.place)
