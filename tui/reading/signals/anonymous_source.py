"""``anonymous-source``: somebody speaks whose name the reader does not learn."""

from collections.abc import Iterator

from tui.model import Signal
from tui.reading.lexicon import mapping
from tui.reading.signals.findings import PEOPLE, Findings
from tui.reading.signals.replies import reply_words

CODE = "anonymous-source"
RULE = "Whoever is not named is described as closely as can be, and the article says why."
MESSAGE = "A source should be named: the reader cannot tell who this is."


def find(findings: Findings) -> Iterator[Signal]:
    """One signal for each unnamed source that is people, at the first statement in the text."""
    unnamed = {s.id for s in findings.sources if not s.named and s.kind in PEOPLE}
    official = reply_words(findings.language, "official")
    pronouns = mapping(findings.language, "attr_pronouns")
    for attribution in findings.attributions:
        by = attribution.source.text.lower().split() if attribution.source is not None else []
        says = attribution.stance != "decline" and official.isdisjoint(by)
        says = says and not (len(by) == 1 and pronouns.get(by[0]) == "self")
        if attribution.source_id in unnamed and attribution.place == "text" and says:
            unnamed.discard(attribution.source_id)
            at = attribution.source or attribution
            yield Signal(CODE, at.start, at.end, MESSAGE, attribution.place)
