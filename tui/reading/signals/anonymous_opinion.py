"""``anonymous-opinion``: attack or accusation from somebody whose name the reader does not learn."""

from collections.abc import Iterator

from tui.model import Signal
from tui.reading.signals.findings import Findings

CODE = "anonymous-opinion"
RULE = "Who stays unnamed may give facts, not opinions or attacks."
MESSAGE = "Nobody should judge others without a name: anonymity is for information, not for opinion."
_OPINIONS = frozenset({"attack", "accuse"})


def find(findings: Findings) -> Iterator[Signal]:
    """One signal for each such statement of an unnamed source."""
    unnamed = {source.id for source in findings.sources if not source.named}
    for attribution in findings.attributions:
        if attribution.source_id in unnamed and attribution.stance in _OPINIONS:
            yield Signal(CODE, attribution.start, attribution.end, MESSAGE, attribution.place)
