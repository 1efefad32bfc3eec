"""``cleaning-doubtful``: something may have been kept or taken out wrongly."""

from collections.abc import Iterator

from tui.model import Signal
from tui.reading.signals.findings import Findings

CODE = "cleaning-doubtful"
RULE = "Only what the reporter wrote is judged."
UNSURE = 0.35
"""Articles with less confidence are doubtful as a whole."""
WHOLE = "Little here looks like an article: see the raw text."
KEPT = "This may not belong to the article."
TAKEN = "What was taken out here may belong to the article: see the raw text."


def find(findings: Findings) -> Iterator[Signal]:
    """One for the article as a whole, one for each doubtful stretch: where it stands, or stood."""
    if findings.confidence < UNSURE:
        yield Signal(CODE, 0, 0, WHOLE)
    last = None
    for doubt in findings.doubts:
        if doubt.kept:
            inside = [b for b in findings.blocks if any(doubt.start <= s.start < doubt.end for s in b.raw)]
            if inside:
                yield Signal(CODE, inside[0].start, inside[-1].end, KEPT)
        else:
            at = max((b.end for b in findings.blocks if b.raw[0].start < doubt.start), default=0)
            if at != last:
                yield Signal(CODE, at, at, TAKEN)
            last = at
