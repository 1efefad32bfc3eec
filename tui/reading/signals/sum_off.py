"""``sum-off``: parts, shares or changes that do not come to the number given beside them."""

from collections.abc import Iterator

from tui.model import Signal
from tui.reading.figures.compare import adds_up, off, sums, total
from tui.reading.signals.figures_disagree import named, short, spot
from tui.reading.signals.findings import Findings

CODE = "sum-off"
RULE = "Whoever edits figures does the sums again."


def find(findings: Findings) -> Iterator[Signal]:
    """One signal for each, at the number that is given."""
    for one in sums(findings.text, findings.below):
        if not adds_up(one):
            parts = " + ".join(short(part.text) for part in one.parts[:4])
            message = f"Add up: {parts} is {total(one.parts):,}, beside {named(one.whole)}."
            yield Signal(CODE, one.whole.start, one.whole.end, message, "text", tuple(map(spot, one.parts)))
    for code, figure, against, reason in off(findings.text, findings.below):
        if code == CODE:
            message = f"Compare {named(figure)}: {' '.join(reason.split())}."
            yield Signal(CODE, figure.start, figure.end, message, "text", tuple(map(spot, against)))
