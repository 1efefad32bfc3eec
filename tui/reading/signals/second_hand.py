"""``second-hand``: what another outlet says, or what somebody says that somebody else has said."""

from collections.abc import Iterator

from tui.model import Attribution, Signal
from tui.reading.signals.findings import Findings

CODE = "second-hand"
RULE = "What another outlet reported is its report, until somebody checks it."
MESSAGE = "This is second-hand: whoever had it first should be credited, and asked."


_OWN = frozenset({"deny", "decline"})
"""What an outlet says for itself."""


def find(findings: Findings) -> Iterator[Signal]:
    """One signal for each outlet, and one for each statement inside another one's indirect statement."""
    media = {source.id for source in findings.sources if source.kind == "media"}
    for attribution in findings.attributions:
        asks = _is_label(attribution) and attribution.place == "text"
        outlet = attribution.source_id in media and not asks and attribution.stance not in _OWN
        if outlet or _of_another(findings, attribution):
            media.discard(attribution.source_id or "")
            at = attribution.source or attribution
            yield Signal(CODE, at.start, at.end, MESSAGE, attribution.place)


def _of_another(findings: Findings, inner: Attribution) -> bool:
    """Whether somebody passes on what somebody else said; what one says of oneself is first hand."""
    if inner.nested_in is None or inner.source is None or inner.source_id is None:
        return False
    outer = findings.attributions[inner.nested_in]
    verbatim = outer.mode != "indirect" or _is_label(outer)
    return not verbatim and outer.source_id != inner.source_id and inner.stance != "decline"


def _is_label(attribution: Attribution) -> bool:
    """Whether a speaker stands before a colon alone, as in an interview."""
    return attribution.cue is not None and attribution.cue.text == ":"
