"""``agentless-report``: something "was reported" or "is said", and nobody says by whom."""

from collections.abc import Iterator

from tui.model import Signal
from tui.reading.lexicon import words
from tui.reading.signals.findings import Findings

CODE = "agentless-report"
RULE = "“It is said” is nobody's word: the article says who."
MESSAGE = "Somebody must have said this: the article should say who."


def find(findings: Findings) -> Iterator[Signal]:
    """One signal for each reported statement without any source; quotations have signals of their own."""
    for attribution in findings.attributions:
        cue = attribution.cue
        if attribution.source is not None or attribution.source_id is not None or cue is None:
            continue
        known = words(findings.language, "sig_agentless")
        if attribution.mode == "indirect" and not known.isdisjoint(cue.text.lower().split()):
            yield Signal(CODE, cue.start, cue.end, MESSAGE, attribution.place)
