"""``single-source``: everything that is attributed comes from one source."""

from collections.abc import Iterator

from tui.model import Signal
from tui.reading.signals.findings import Findings

CODE = "single-source"
RULE = "News wants two sources that do not depend on each other."
MESSAGE = "News wants a second source: everything attributed here comes from one."


def find(findings: Findings) -> Iterator[Signal]:
    """At most one signal, at the first attribution of the only source.

    Who says nothing is no source, nor is a report of nobody's; what somebody passes on depends on who does.
    """
    said = [
        one
        for one in findings.attributions
        if one.place == "text"
        and one.source_id is not None
        and one.stance != "decline"
        and one.nested_in is None
    ]
    if len(said) >= 2 and len({one.source_id for one in said}) == 1:
        first = said[0]
        yield Signal(CODE, first.start, first.end, MESSAGE, first.place)
