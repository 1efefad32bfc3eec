"""``quote-far-from-source``: the reader learns late, or far away, who is speaking."""

from collections.abc import Iterator

from tui.model import Attribution, Signal
from tui.reading.signals.findings import Findings

CODE = "quote-far-from-source"
RULE = "The reader learns in the same sentence, or right after it, who is speaking."
MESSAGE = "A quotation wants its source in the same sentence, or right behind the first."
FAR = 280
"""Characters of a quotation, or between it and its source, after which the reader has waited too long."""


def find(findings: Findings) -> Iterator[Signal]:
    """One signal for each quotation whose source stands too far behind its beginning, or before it."""
    for attribution in findings.attributions:
        if attribution.mode == "direct" and attribution.place == "text" and _far(attribution):
            first = attribution.content[0]
            yield Signal(CODE, first.start, first.end, MESSAGE)


def _far(attribution: Attribution) -> bool:
    source, content = attribution.source, attribution.content
    if source is None or not content:
        return False
    behind = source.start >= content[0].end
    return source.start - content[0].start > FAR if behind else content[0].start - source.end > FAR
