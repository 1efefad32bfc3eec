"""Quotations that go on: in the next sentence, after "said:", in the next paragraph."""

from tui.reading.attributions.found import Candidate
from tui.reading.attributions.view import View


def continue_quotes(view: View, found: list[Candidate]) -> None:
    """Gives quotations that stand alone to the statement they go on from; changes ``found`` in place."""
    by_unit: dict[int, list[Candidate]] = {}
    for candidate in found:
        by_unit.setdefault(candidate.unit, []).append(candidate)
    speaker: Candidate | None = None
    for number, (lo, hi) in enumerate(view.units):
        own = by_unit.get(number)
        if own:
            speaker = _last_quoting(view, own)
            continue
        if speaker is None or not _stands_alone(view, lo, hi):
            speaker = None
            continue
        same_paragraph = view.paragraph[number] == view.paragraph[number - 1]
        if same_paragraph or _continued(view, lo) or _announced(view, number):
            speaker.content.append((lo, hi))
        else:
            speaker = None


def _last_quoting(view: View, own: list[Candidate]) -> Candidate | None:
    """The statement of a sentence that a quotation may go on from."""
    quoting = [
        c for c in own if any(view.quoted(b - 1) or view.quoted(a) for a, b in c.content) or not c.content
    ]
    return max(quoting, key=lambda c: max([c.anchor[0], *(p[1] for p in c.content)]), default=None)


def _stands_alone(view: View, lo: int, hi: int) -> bool:
    """Whether a sentence is nothing but quotation."""
    last = hi - 1
    while last > lo and view.tags[last] in ".,;" and not view.quoted(last):
        last -= 1
    return view.quoted(lo) and view.quoted(last)


def _continued(view: View, lo: int) -> bool:
    return view.quotes[view.outer[lo]].continues


def _announced(view: View, number: int) -> bool:
    """Whether the paragraph before ended with a colon."""
    return number > 0 and view.tag(view.units[number - 1][1] - 1) == ":"
