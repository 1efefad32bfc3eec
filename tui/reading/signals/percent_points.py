"""``percent-points``: a change called percent that is so many percentage points."""

from collections.abc import Iterator

from tui.model import Signal
from tui.reading.figures.compare import off
from tui.reading.signals.figures_disagree import named, spot
from tui.reading.signals.findings import Findings

CODE = "percent-points"
RULE = "From 40 to 44 percent is four points, or ten percent."


def find(findings: Findings) -> Iterator[Signal]:
    """One signal for each change, at the change."""
    for code, figure, against, reason in off(findings.text, findings.below):
        if code == CODE:
            message = f"Percent or points? Compare {named(figure)}: {reason}."
            yield Signal(CODE, figure.start, figure.end, message, "text", tuple(map(spot, against)))
