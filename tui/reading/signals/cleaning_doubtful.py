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
    """One for the article as a whole, one for each doubtful stretch: where it stands, or stood.

    What stays counts as one stretch over blocks that follow one another, whatever was taken out between.
    """
    if findings.confidence < UNSURE:
        yield Signal(CODE, 0, 0, WHOLE)
    last = None
    kept: list[tuple[int, int]] = []
    """Stretches that stay, by their first and last block."""
    for doubt in findings.doubts:
        if doubt.kept:
            inside = [
                i
                for i, block in enumerate(findings.blocks)
                if any(doubt.start <= span.start < doubt.end for span in block.raw)
            ]
            if inside and kept and inside[0] <= kept[-1][1] + 1:
                kept[-1] = (kept[-1][0], inside[-1])
            elif inside:
                kept.append((inside[0], inside[-1]))
        else:
            at = max((b.end for b in findings.blocks if b.raw[0].start < doubt.start), default=0)
            if at != last:
                yield Signal(CODE, at, at, TAKEN)
            last = at
    for first, final in kept:
        yield Signal(CODE, findings.blocks[first].start, findings.blocks[final].end, KEPT)
