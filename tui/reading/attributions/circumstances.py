"""When something was said: the day resolved against the day of publication."""

from datetime import date, timedelta

from tui.reading.attributions.found import Candidate
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping

_REACH = 14


def _near(view: View, candidate: Candidate) -> list[Range]:
    """The stretches beside a cue that belong to neither source nor content: after it first, then before."""
    lo, hi = view.units[candidate.unit]
    taken: set[int] = set()
    for a, b in candidate.content:
        if b - a < 2 * _REACH:
            taken.update(range(a, b))
        else:
            taken.update(range(a, a + _REACH), range(b - _REACH, b))
    cue = candidate.anchor
    begin = max(cue[0] + 1, candidate.source[1] if candidate.source and candidate.source[0] > cue[0] else 0)
    after = _free(view, begin, min(hi, begin + _REACH), taken)
    first = min(cue[0], candidate.source[0]) if candidate.source else cue[0]
    before = _free(view, lo, first, taken) if first - lo <= _REACH else []
    between = _free(view, candidate.source[1], cue[0], taken) if candidate.source is not None else []
    return after + between + before


def _free(view: View, start: int, end: int, taken: set[int]) -> list[Range]:
    stop = start
    while stop < end and stop not in taken and not view.quoted(stop):
        stop += 1
    return [(start, stop)] if stop > start else []


def said_on(view: View, candidate: Candidate, published: str | None) -> str | None:
    """The day of saying as an ISO date: "on Tuesday" is the last one not after the day of publication."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    if candidate.cue is not None and "M" in view.tags[max(0, candidate.cue[0] - 1) : candidate.cue[1]]:
        # "will say on Monday": that day is still to come.
        return None
    for start, end in _near(view, candidate):
        for at in range(start, end):
            found = _day(view, at, day)
            if found is not None:
                return found.isoformat()
    return None


def _day(view: View, at: int, published: date) -> date | None:
    meaning = mapping(view.language, "attr_days").get(view.low(at))
    if meaning is None or (not view.tokens.words[at][0].isupper() and meaning[0] == "m"):
        return None
    try:
        if meaning[0] == "m":
            return _of_month(view, at, int(meaning[1:]), published)
        if meaning[0] == "-":
            return published - timedelta(days=int(meaning[1:]))
        back = (published.weekday() - int(meaning)) % 7
        if view.low(at - 1) == "last" and not back:
            back = 7
        return published - timedelta(days=back)
    except (OverflowError, ValueError):
        return None


def _of_month(view: View, at: int, month: int, published: date) -> date | None:
    """ "November 20", "Nov. 20", "20 November", "20. November": the last such day up to publication."""
    after = at + 1 + (view.low(at + 1) == ".")
    before = at - 1 - (view.low(at - 1) == ".")
    for place in (after, before):
        number = view.low(place)
        if number.isascii() and number.isdigit() and len(number) < 3:
            day = date(published.year, month, int(number))
            return day if day <= published else date(published.year - 1, month, int(number))
    return None
