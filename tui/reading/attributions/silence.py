"""Silence without a verb of saying: "had no comment", "was not available for comment", "has yet to reply"."""

from tui.reading.attributions.found import Candidate
from tui.reading.attributions.phrases import subject_left, verb_group
from tui.reading.attributions.view import View
from tui.reading.lexicon import words


def no_answer(view: View, unit: int) -> list[Candidate]:
    """Those who gave no answer; nothing is attributed to them but their silence."""
    lo, hi = view.units[unit]
    found: list[Candidate] = []
    for at in range(lo + 2, hi):
        verb = _verb(view, at, lo)
        if verb is None or view.quoted(at):
            continue
        group = verb_group(view, verb, lo)
        source = subject_left(view, group, lo)
        if source is not None:
            rule = "would not say"
            found.append(Candidate((group, at + 1), source, [], rule, unit, "decline"))
    return found


def _verb(view: View, last: int, lo: int) -> int | None:
    """The verb of words of silence that end with token ``last``, or None."""
    low = view.low(last)
    if low == "comment" and view.low(last - 1) == "no" and view.low(last - 2) in ("had", "has", "have"):
        return last - 2
    if low == "comment" and view.low(last - 1) == "for":
        be = last - 2
        unavailable = view.low(be) == "unavailable"
        if not unavailable and view.low(be) not in ("available", "reachable"):
            return None
        be -= 1
        while be > lo and view.tags[be] in "RX":
            unavailable = unavailable or view.tags[be] == "X"
            be -= 1
        return be if unavailable and view.tags[be] == "A" else None
    if (
        low in words(view.language, "attr_silence")
        and view.low(last - 2) == "yet"
        and view.low(last - 1) == "to"
    ):
        return last - 3 if last - 3 >= lo and view.tags[last - 3] == "A" else None
    return None
