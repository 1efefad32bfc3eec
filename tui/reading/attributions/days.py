"""The day something was said, resolved against the day of publication."""

from collections.abc import Iterator
from datetime import date, timedelta

from tui.reading.attributions.found import Candidate
from tui.reading.attributions.programmes import is_titled_time
from tui.reading.attributions.surroundings import after_cue, before_cue, behind_content
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping, words


def day_of(published: str | None) -> date | None:
    """The day of an ISO 8601 time; None if there is none."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def said_on(view: View, candidate: Candidate, day: date) -> str | None:
    """The day of saying as an ISO date: "on Tuesday" is the last one not after ``day``, of publication."""
    if candidate.cue is not None and _to_come(view.tags[max(0, candidate.cue[0] - 1) : candidate.cue[1]]):
        return None
    known = mapping(view.language, "attr_days")
    for start, end in _places(view, candidate):
        for at in range(start, end):
            if view.tokens.lows[at] in known and not _of_name(view, at):
                found = _day(view, at, day)
                if found is not None:
                    return found.isoformat()
            elif view.tags[at] == "U" and "-" in view.tokens.lows[at]:
                written = _written(view.tokens.lows[at])
                if written is not None:
                    return written
    return None


def _of_name(view: View, at: int) -> bool:
    """Whether "Today" is of a programme's name: "the Holm Today programme", "the Sunday Herald"."""
    if is_titled_time(view, at):
        return True
    big = view.tokens.words[at][0].isupper() and view.low(at) in ("today", "tonight")
    return big and at > 0 and view.tokens.words[at - 1][0].isupper()


def _to_come(cue: str) -> bool:
    """Whether a cue is of what is still to come: "will say on Monday", "is to say on Monday"."""
    return "M" in cue or "AT" in cue


def _places(view: View, candidate: Candidate) -> Iterator[Range]:
    """Where a day is that of saying: beside the cue, behind what was said, at the front of the sentence."""
    yield after_cue(view, candidate)
    source, cue = candidate.source, candidate.anchor
    if source is not None and source[1] < cue[0]:
        inside = view.tags[source[1] : cue[0]]
        apart = "V" if mapping(view.language, "attr_language").get("order") == "verb-second" else "VAM"
        if "W" not in inside and (inside.strip(",")[-1:] == "C" or not set(inside) & set(apart)):
            # "raised its forecast on Wednesday and said": one day for both.
            yield source[1], cue[0]
    yield behind_content(view, candidate)
    front, _ = before_cue(view, candidate)
    if front[0] < front[1] and _adverbial(view, front):
        yield front


def _adverbial(view: View, front: Range) -> bool:
    """Whether the front of a sentence tells when or where, and not of something that came before."""
    start, end = front
    for k in range(end - 1, start, -1):
        if view.tags[k] == "C" and (view.tags[k - 1] == "," or view.tag(k + 1) == "I"):
            start = k
            break
    while start < end and view.tags[start] in "C,":
        start += 1
    clauses = words(view.language, "attr_day_clauses")
    if start >= end or view.tags[start] not in "IRTPUGNDJK" or view.low(start) in clauses:
        return False
    if view.tags[start] == "K":
        return view.low(start) in words(view.language, "attr_appearing")
    if view.tags[start] in "IG":
        return True
    return not set(view.tags[start:end]) & set("VAMW")


def _day(view: View, at: int, published: date) -> date | None:
    meaning = mapping(view.language, "attr_days")[view.low(at)]
    before = view.low(at - 1)
    if before in words(view.language, "attr_day_not") or (
        not view.tokens.words[at][0].isupper() and meaning[0] == "m"
    ):
        return None
    try:
        if meaning[0] == "m":
            return _of_month(view, at, int(meaning[1:]), published)
        if meaning[0] == "t":
            # "this morning", "last night": the part of a day tells with the word before.
            back = mapping(view.language, "attr_day_parts").get(before)
            return published - timedelta(days=int(back)) if back is not None else None
        if meaning[0] == "a":
            # "two days ago", "vor zwei Tagen".
            number = mapping(view.language, "attr_day_counts").get(_count(view, at))
            return published - timedelta(days=int(number)) if number is not None else None
        if meaning[0] == "-":
            return published - timedelta(days=int(meaning[1:]))
        back_days = (published.weekday() - int(meaning)) % 7
        if before in words(view.language, "attr_day_last") and not back_days:
            back_days = 7
        return published - timedelta(days=back_days)
    except (OverflowError, ValueError):
        return None


def _count(view: View, at: int) -> str:
    """The number of days: before "days ago", or between "vor" and "Tagen"."""
    if view.low(at + 1) in words(view.language, "attr_day_ago") or view.low(at - 2) in words(
        view.language, "attr_day_ago"
    ):
        return view.low(at - 1)
    return ""


def _of_month(view: View, at: int, month: int, published: date) -> date | None:
    """ "November 20", "Nov. 20", "20 November 2025", "20. November": without a year the last one."""
    after = at + 1 + (view.low(at + 1) == ".")
    before = at - 1 - (view.low(at - 1) == ".")
    for place in (after, before):
        number = view.low(place).removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd")
        if number.isascii() and number.isdigit() and len(number) < 3:
            year = place + 1 if place > at else at + 1 + (view.low(at + 1) == ".")
            year += view.low(year) == ","
            if len(view.low(year)) == 4 and view.low(year).isascii() and view.low(year).isdigit():
                return date(int(view.low(year)), month, int(number))
            day = date(published.year, month, int(number))
            return day if day <= published else date(published.year - 1, month, int(number))
    return None


def _written(word: str) -> str | None:
    """ "2026-11-24"."""
    try:
        return date.fromisoformat(word).isoformat() if len(word) == 10 else None
    except ValueError:
        return None
