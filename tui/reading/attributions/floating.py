"""Quotations that go on: in the next sentence, after "said:", in the next paragraph."""

from tui.reading.attributions.found import Candidate
from tui.reading.attributions.kinds import heads
from tui.reading.attributions.rightward import apposition_right, noun_phrase_right
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import words

_SHORT = 10
"""Tokens of a question that an answer follows."""


def continue_quotes(view: View, found: list[Candidate]) -> None:
    """Gives quotations that stand alone to the statement they go on from; changes ``found`` in place."""
    by_unit: dict[int, list[Candidate]] = {}
    for candidate in found:
        by_unit.setdefault(candidate.unit, []).append(candidate)
    speaker: Candidate | None = None
    silent: Candidate | None = None
    left: Candidate | None = None
    waiting: list[Range] = []
    for number, (lo, hi) in enumerate(view.units):
        own = by_unit.get(number)
        if own:
            _take_back(view, own, waiting)
            waiting = []
            speaker = _last_quoting(view, own)
            silent = own[-1] if speaker is None else None
            continue
        if not _stands_alone(view, lo, hi):
            left = (speaker or left) if speaker is None or speaker.source is not None else None
            speaker = silent = None
            waiting = []
            continue
        same_paragraph = number > 0 and view.paragraph[number] == view.paragraph[number - 1]
        goes_on = same_paragraph or _continued(view, lo) or _announced(view, number)
        goes_on = goes_on or (speaker is not None and _whole(view, number, by_unit))
        if speaker is not None and goes_on:
            speaker.content.append((lo, hi))
        elif (
            silent is not None
            and silent.stance != "decline"
            and (same_paragraph or (silent.source is not None and _whole(view, number, by_unit)))
        ):
            speaker = Candidate(None, silent.source, [(lo, hi)], "quotation that goes on", number,
                                lead=silent.source)  # fmt: skip
            found.append(speaker)
            silent = None
        elif same_paragraph and left is not None and view.paragraph[left.unit] == view.paragraph[number]:
            # "“It cost us,” said Vint. The mill had closed in May. “We had no choice.”"
            speaker = Candidate(
                None, left.source, [(lo, hi)], "quotation that goes on", number, lead=left.source
            )
            found.append(speaker)
        elif same_paragraph and (shown := _shown(view, number - 1)) is not None:
            speaker = Candidate(None, shown, [(lo, hi)], "quotation that goes on", number, lead=shown)
            found.append(speaker)
        else:
            speaker = silent = None
            waiting = [*waiting, (lo, hi)] if waiting and _continued(view, lo) else [(lo, hi)]


def _take_back(view: View, own: list[Candidate], waiting: list[Range]) -> None:
    """Gives a quotation that was left open in earlier paragraphs to whoever is named when it ends."""
    for candidate in own:
        begins = [a for a, _ in candidate.content if view.opens(a) and _continued(view, a)]
        if waiting and begins and begins[0] == min(a for a, _ in candidate.content):
            candidate.content[:0] = waiting
            return


def _last_quoting(view: View, own: list[Candidate]) -> Candidate | None:
    """The statement of a sentence that a quotation may go on from."""
    quoting = [
        c for c in own if any(view.quoted(b - 1) or view.quoted(a) for a, b in c.content) or not c.content
    ]
    return max(quoting, key=lambda c: max([c.anchor[0], *(p[1] for p in c.content)]), default=None)


def _stands_alone(view: View, lo: int, hi: int) -> bool:
    """Whether a sentence is nothing but quotation."""
    if not view.quoted(lo):
        return False
    last = hi - 1
    while last > lo and view.tags[last] in ".,;" and not view.quoted(last):
        last -= 1
    return view.quoted(last)


def _whole(view: View, number: int, by_unit: dict[int, list[Candidate]]) -> bool:
    """Whether a paragraph right behind one with a speaker is nothing but quotation."""
    paragraph = view.paragraph[number]
    last = number
    while last < len(view.units) and view.paragraph[last] == paragraph:
        if last in by_unit or not _stands_alone(view, *view.units[last]):
            return False
        last += 1
    return view.paragraph[number - 1] == paragraph - 1


def _shown(view: View, number: int) -> Range | None:
    """Who is shown by the sentence before a quotation: "Vint, 44, shrugs. “It is gone.”"."""
    lo, hi = view.units[number]
    if view.quoted(lo):
        return None
    if view.low(lo) in ("he", "she"):
        return lo, lo + 1
    if view.low(hi - 1) == "?":
        return _asked(view, lo, hi)
    if (whole := _person(view, lo, hi)) is not None:
        return whole
    end = lo
    while end < hi and view.tags[end] == "P":
        end += 1
    aged = view.tags[end : end + 3] == ",U,"
    told = view.tag(end) in "VAR" or view.tag(end) == ","
    return (lo, end) if end > lo and (aged or (end - lo > 1 and told)) else None


def _asked(view: View, lo: int, hi: int) -> Range | None:
    """Who is asked about by a short question: "Is she angry? “No.”"."""
    if hi - lo > _SHORT:
        return None
    place = next((k for k in range(lo + 1, hi) if view.low(k) in ("he", "she")), None)
    return (place, place + 1) if place is not None and view.tags[place - 1] in "AMVb" else None


def _person(view: View, lo: int, hi: int) -> Range | None:
    """Who with a name a sentence is about that begins with what he is: "His neighbour, Ola Vint, fell."."""
    if view.tags[lo] not in "DPN" or view.quoted(lo):
        return None
    end = noun_phrase_right(view, lo, hi)
    if end is None:
        return None
    whole = apposition_right(view, end, hi)
    roles, given = heads(view.language), words(view.language, "attr_given")
    told = any(roles.get(view.low(k)) == "person" or view.low(k) in given for k in range(lo, end))
    named = "P" in view.tags[lo:whole] and "C" not in view.tags[lo:end]
    after = whole + (whole > end and view.tag(whole) == ",")
    return (lo, whole) if told and named and view.tag(after) in "VAR" else None


def _continued(view: View, lo: int) -> bool:
    return view.quotes[view.outer[lo]].continues


def _announced(view: View, number: int) -> bool:
    """Whether the paragraph before ended with a colon."""
    return number > 0 and view.tag(view.units[number - 1][1] - 1) == ":"
