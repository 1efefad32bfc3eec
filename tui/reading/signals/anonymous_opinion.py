"""``anonymous-opinion``: attack or accusation from somebody whose name the reader does not learn."""

from collections.abc import Iterator

from tui.model import Signal
from tui.reading.signals.findings import PEOPLE, Findings
from tui.reading.signals.replies import reply_words

CODE = "anonymous-opinion"
RULE = "Who stays unnamed may give facts, not opinions or attacks."
MESSAGE = "Nobody should judge others without a name: anonymity is for information, not for opinion."
_OPINIONS = frozenset({"attack", "accuse"})


def find(findings: Findings) -> Iterator[Signal]:
    """One signal for each such statement of unnamed people who speak for no office and no client."""
    unnamed = {one.id for one in findings.sources if not one.named and one.kind in PEOPLE}
    official = reply_words(findings.language, "official") | reply_words(findings.language, "speaks")
    for attribution in findings.attributions:
        if attribution.source_id not in unnamed or attribution.stance not in _OPINIONS:
            continue
        by = attribution.source.text.lower().split() if attribution.source is not None else []
        if official.isdisjoint(by):
            yield Signal(CODE, attribution.start, attribution.end, MESSAGE, attribution.place)
