"""``no-reply-sought``: somebody is accused, and does not answer, deny or decline, nor was asked."""

from collections.abc import Iterator

from tui.model import Signal
from tui.reading.signals.findings import Findings
from tui.reading.signals.replies import Speakers, accused

CODE = "no-reply-sought"
RULE = "Whoever is accused is asked, and the article says what came back."
MESSAGE = "Whoever is accused should be asked: nobody answers, denies or declines for them here."
_ACCUSING = frozenset({"accuse", "attack"})
_LOOKED_AT = 20
"""The first accusations of an article, for which answers are sought: keeps the time linear."""


def find(findings: Findings) -> Iterator[Signal]:
    """At most one signal, at the first accusation that the accused does not answer."""
    accusing = [one for one in findings.attributions if one.stance in _ACCUSING and one.place == "text"]
    if not accusing:
        return
    speakers = Speakers(findings)
    for attribution in accusing[:_LOOKED_AT]:
        whom = accused(findings, speakers, attribution)
        if whom is not None and not speakers.answer(whom, attribution):
            yield Signal(CODE, attribution.start, attribution.end, MESSAGE, attribution.place)
            return
