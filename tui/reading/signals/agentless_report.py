"""``agentless-report``: something "was reported" or "is said", and nobody says by whom."""

from collections.abc import Iterator

from tui.model import Signal
from tui.reading.signals.findings import Findings

CODE = "agentless-report"
MESSAGE = "Somebody must have said this: the article should say who."


def find(findings: Findings) -> Iterator[Signal]:
    """One signal for each reported statement without any source; quotations have signals of their own."""
    for attribution in findings.attributions:
        if attribution.source is None and attribution.source_id is None and attribution.mode == "indirect":
            at = attribution.cue or attribution
            yield Signal(CODE, at.start, at.end, MESSAGE, attribution.place)
