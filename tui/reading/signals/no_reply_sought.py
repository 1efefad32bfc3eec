"""``no-reply-sought``: somebody is accused, and nobody answers, denies or is said to have been asked."""

import re
from collections.abc import Iterator

from tui.model import Signal
from tui.reading.signals.findings import Findings

CODE = "no-reply-sought"
RULE = "Whoever is accused is asked, and the article says what came back."
MESSAGE = "Whoever is accused should be asked: nobody in the article denies, answers or declines."
_ACCUSING = frozenset({"accuse", "attack"})
_SOUGHT = re.compile(r"\b(?:approached|contacted|asked|reached)\s+for\s+(?:a\s+)?comment\b")
_ANSWERS = frozenset({"deny", "decline"})


def find(findings: Findings) -> Iterator[Signal]:
    """At most one signal, at the first accusation of an article without an answer."""
    if any(one.stance in _ANSWERS for one in findings.attributions) or _SOUGHT.search(findings.text):
        return
    for attribution in findings.attributions:
        if attribution.stance in _ACCUSING and attribution.place == "text":
            yield Signal(CODE, attribution.start, attribution.end, MESSAGE, attribution.place)
            return
