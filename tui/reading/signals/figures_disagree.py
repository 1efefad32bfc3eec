"""``figures-disagree``: two figures that look like one fact and are not one number."""

from collections.abc import Iterator

from tui.model import Figure, Signal, Spot
from tui.reading.figures.compare import disagreeing, misfits, untold
from tui.reading.signals.findings import Findings

CODE = "figures-disagree"
RULE = "One fact has one number throughout, headline included, or the article says why not."


def find(findings: Findings) -> Iterator[Signal]:
    """One signal for each pair: at the headline's figure, or at the first in the text."""
    used = set()
    for head, instead in untold(findings.above, findings.below, findings.written):
        if instead is not None:
            used.add(instead.figure.start)
            where = "headline" if head.figure.place == "title" else "standfirst"
            yield _prompt(head.figure, instead.figure, f"{where} and text.")
    for first, second, what in disagreeing(findings.text, findings.below):
        if used.isdisjoint((first.figure.start, second.figure.start)):
            yield _prompt(first.figure, second.figure, f"{what}.")
    within = [figure for figure in findings.figures if figure.place == "text"]
    for age, birth, years in misfits(findings.text, within, findings.published):
        yield _prompt(age, birth, f"a birth {years} years before.")


def _prompt(first: Figure, second: Figure, what: str) -> Signal:
    message = f"Compare {named(first)} with {named(second)}: {what}"
    return Signal(CODE, first.start, first.end, message, first.place, (spot(second),))


def named(figure: Figure) -> str:
    """A figure with what it counts, as a prompt names it, not too long."""
    return f"“{short(f'{figure.text} {figure.counted.text}' if figure.counted else figure.text)}”"


def short(text: str) -> str:
    """A stretch on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def spot(figure: Figure) -> Spot:
    """Where a figure stands."""
    return Spot(figure.start, figure.end, figure.place)


_LONGEST = 40
