"""``loaded-cue``: a verb of saying that takes sides, where "said" would not."""

import re
from collections.abc import Iterator
from functools import cache

from tui.model import Signal
from tui.reading.lexicon import lexicon
from tui.reading.signals.findings import Findings

CODE = "loaded-cue"
RULE = "“Said” takes no side."
MESSAGES = {
    "doubt": "This verb doubts the speaker: “said” would not.",
    "guilt": "This verb makes a statement a confession: “said” would not.",
    "fact": "This verb makes a statement a fact: “said” would not.",
    "mind": "This verb knows what somebody thinks: only what was said can be known.",
    "manner": "This verb plays a scene: “said” would not.",
}
_NOUNS = frozenset({"noun of saying", "rumour"})
"""Rules whose cue is a noun."""
_WORD = re.compile(r"[^\W\d_]+")


def find(findings: Findings) -> Iterator[Signal]:
    """One signal for each loaded verb of a speaker's, at the first cue that has it.

    Nouns ("claims that …") are none, and what nobody says is ``agentless-report``.
    """
    seen = set()
    for attribution in findings.attributions:
        cue = attribution.cue
        if attribution.source is None or attribution.why in _NOUNS:
            continue
        for word in _WORD.findall(cue.text.lower()) if cue is not None else ():
            kind = _verbs(findings.language).get(word)
            if cue is not None and kind is not None and word not in seen:
                seen.add(word)
                yield Signal(CODE, cue.start, cue.end, MESSAGES[kind], attribution.place)


@cache
def _verbs(language: str) -> dict[str, str]:
    return {form: kind for kind, forms in lexicon(language, "sig_loaded") for form in forms.split()}
