"""``vague-figure``: "dozens", where the article stands on it and nobody is named for it."""

from collections.abc import Iterator

from tui.model import Figure, Signal
from tui.reading.figures.compare import About, number
from tui.reading.figures.compare.lexis import event_of, lower
from tui.reading.signals.findings import Findings

CODE = "vague-figure"
RULE = "Crowds and casualties at the top want an exact number, or somebody who estimated them."
MESSAGE = "How many? Nobody stands behind this number, and the text gives no exact one."
_TOP = 2
"""Sentences of the text that an article stands on, beside headline and standfirst."""

_MANY = 10
_GAP = 4
"""Words between those who are counted and what they did."""
_COUNTABLE = 1_000_000
"""Millions are an estimate by nature."""


def find(findings: Findings) -> Iterator[Signal]:
    """At most one signal, at the first such number of headline, standfirst or first sentences."""
    top = [*findings.above, *(one for one in findings.below if one.sentence < _TOP)]
    for one in top:
        figure, event = one.figure, _event(one, findings) if _vague(one.figure) else ""
        if event and not _told(one, event, findings):
            yield Signal(CODE, figure.start, figure.end, MESSAGE, figure.place)
            return


def _event(one: About, findings: Findings) -> str:
    """What happened to them, or they did, be it a few words on: "teachers in red surrounded"."""
    figure = one.figure
    body = findings.text if figure.place == "text" else findings.title or ""
    end = figure.counted.end if figure.counted else figure.end
    ahead = lower(body[end : end + 60])[:_GAP]
    return one.event or next((event for word in ahead if (event := event_of(word))), "")


def _vague(figure: Figure) -> bool:
    countable = figure.low is None or figure.low < _COUNTABLE
    return figure.bound == "vague" and figure.kind == "count" and countable and figure.attribution is None


def _told(one: About, event: str, findings: Findings) -> bool:
    """Whether another figure counts the same, exactly or as somebody says."""
    for other in (*findings.above, *findings.below):
        same = other.event == event or (one.head not in ("", "person") and other.head == one.head)
        counts = other.figure.kind == "count" and not _vague(other.figure)
        if same and counts and (number(other.figure) or _MANY) >= _MANY:
            return True
    return False
