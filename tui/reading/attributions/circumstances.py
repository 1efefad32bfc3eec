"""Where and when something was said: the channel, and the day resolved against the day of publication."""

from datetime import date, timedelta

from tui.model import TextSpan
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import words

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
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
    return after + before


def _free(view: View, start: int, end: int, taken: set[int]) -> list[Range]:
    stop = start
    while stop < end and stop not in taken and not view.quoted(stop):
        stop += 1
    return [(start, stop)] if stop > start else []


def channel_of(view: View, candidate: Candidate) -> TextSpan | None:
    """The phrase that names the channel: "in a statement on Telegram"."""
    channels = words(view.language, "attr_channels")
    for start, end in _near(view, candidate):
        for at in range(start, end):
            if view.tags[at] not in "IT" or view.low(at) not in (
                "in",
                "on",
                "during",
                "via",
                "through",
                "to",
                "at",
            ):
                continue
            stop = _channel_end(view, at, end, channels)
            if stop is not None:
                return view.cut((at, stop))
    return None


def _channel_end(view: View, at: int, end: int, channels: frozenset[str]) -> int | None:
    stop: int | None = None
    k = at + 1
    while k < end:
        if view.low(k) in _DAYS or view.tags[k] not in "DJNPUZIRTKG-q":
            break
        if view.tags[k] in "IT" and stop is None and k > at + 1:
            break
        if (view.low(k) in channels and view.tags[k] in "NPJU") or (
            stop is not None and view.tags[k] in "P" and view.tags[k - 1] in "PIDT"
        ):
            stop = k + 1
        k += 1
    return stop


def said_on(view: View, candidate: Candidate, published: str | None) -> str | None:
    """The day of saying as an ISO date: "on Tuesday" is the last one not after the day of publication."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    for start, end in _near(view, candidate):
        for at in range(start, end):
            found = _day(view, at, day)
            if found is not None:
                return found.isoformat()
    return None


def _day(view: View, at: int, published: date) -> date | None:
    low = view.low(at)
    if low == "today":
        return published
    if low == "yesterday":
        return published - timedelta(days=1) if published > date.min else None
    if low not in _DAYS:
        return None
    back = (published.weekday() - _DAYS.index(low)) % 7
    if view.low(at - 1) == "last" and not back:
        back = 7
    try:
        return published - timedelta(days=back)
    except OverflowError:
        return None
