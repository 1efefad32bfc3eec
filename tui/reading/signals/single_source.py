"""``single-source``: everything that is attributed comes from one source."""

from collections.abc import Iterator

from tui.model import Signal
from tui.reading.signals.findings import Findings

CODE = "single-source"
MESSAGE = "News wants a second source: everything attributed here comes from one."


def find(findings: Findings) -> Iterator[Signal]:
    """At most one signal, at the first attribution of the only source."""
    known = [a for a in findings.attributions if a.source_id is not None]
    if len(known) >= 2 and len({a.source_id for a in known}) == 1:
        first = known[0]
        yield Signal(CODE, first.start, first.end, MESSAGE, first.place)
