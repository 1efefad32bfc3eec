"""``single-source``: everything that is attributed comes from one source."""

from collections.abc import Iterator

from tui.model import Signal
from tui.reading.signals.findings import Findings

CODE = "single-source"
RULE = "News wants two sources that do not depend on each other."
MESSAGE = "News wants a second source: everything attributed here comes from one."


def find(findings: Findings) -> Iterator[Signal]:
    """At most one signal, at the first attribution of the only source."""
    said = [one for one in findings.attributions if one.place == "text"]
    if len(said) >= 2 and said[0].source_id is not None and len({one.source_id for one in said}) == 1:
        first = said[0]
        yield Signal(CODE, first.start, first.end, MESSAGE, first.place)
