"""``speakers-mixed``: two people are quoted in one paragraph."""

from collections.abc import Iterator

from tui.model import Signal
from tui.reading.signals.findings import Findings

CODE = "speakers-mixed"
RULE = "Two speakers have two paragraphs."
MESSAGE = "Each speaker wants a paragraph: here the quotations of two run together."


def find(findings: Findings) -> Iterator[Signal]:
    """At most one signal a paragraph, at the quotation of the second speaker."""
    before: tuple[str, int] | None = None
    paragraph = seen = -1
    told: int | None = None
    for attribution in findings.attributions:
        if attribution.mode != "direct" or attribution.place != "text" or not attribution.content:
            continue
        quote = attribution.content[0]
        # From the last break found on: a long paragraph is looked through once.
        paragraph = max(paragraph, findings.text.rfind("\n", max(seen, 0), quote.start))
        seen = max(seen, quote.start)
        speaker = attribution.source_id
        if speaker is None or attribution.nested_in is not None:
            continue
        if before is not None and before[1] == paragraph != told and before[0] != speaker:
            told = paragraph
            yield Signal(CODE, quote.start, quote.end, MESSAGE)
        before = (speaker, paragraph)
