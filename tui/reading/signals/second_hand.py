"""``second-hand``: what another outlet says, or what somebody says that somebody else has said."""

from collections.abc import Iterator

from tui.model import Signal
from tui.reading.signals.findings import Findings

CODE = "second-hand"
RULE = "What another outlet reported is its report, until somebody checks it."
MESSAGE = "This is second-hand: whoever had it first should be credited, and asked."


def find(findings: Findings) -> Iterator[Signal]:
    """One signal for each outlet, and one for each statement inside another's indirect one."""
    media = {source.id for source in findings.sources if source.kind == "media"}
    for attribution in findings.attributions:
        outer = attribution.nested_in
        nested = outer is not None and findings.attributions[outer].mode == "indirect"
        if attribution.source_id in media or nested:
            media.discard(attribution.source_id or "")
            at = attribution.source or attribution
            yield Signal(CODE, at.start, at.end, MESSAGE, attribution.place)
