"""``anonymous-source``: somebody speaks whose name the reader does not learn."""

from collections.abc import Iterator

from tui.model import Signal
from tui.reading.signals.findings import Findings

CODE = "anonymous-source"
MESSAGE = "A source should be named: the reader cannot tell who this is."


def find(findings: Findings) -> Iterator[Signal]:
    """One signal for each unnamed source, at its first attribution."""
    unnamed = {source.id for source in findings.sources if not source.named}
    for attribution in findings.attributions:
        if attribution.source_id in unnamed:
            unnamed.discard(attribution.source_id)
            at = attribution.source or attribution
            yield Signal(CODE, at.start, at.end, MESSAGE, attribution.place)
