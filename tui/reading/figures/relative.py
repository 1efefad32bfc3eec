"""Dates told from others or from the day of publication: "that year", "a week ago", "in two weeks' time"."""

from collections.abc import Callable
from datetime import date

from tui.reading.figures import calendar, tense
from tui.reading.figures.draft import Draft
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.tokens import NUMERAL, Tokens
from tui.reading.figures.units import unit_at
from tui.reading.figures.years import whole_number

_THAT = {
    ("that", "year"): 0,
    ("that", "same", "year"): 0,
    ("the", "same", "year"): 0,
    ("the", "following", "year"): 1,
    ("the", "very", "next", "year"): 1,
    ("the", "next", "year"): 1,
    ("the", "year", "after"): 1,
    ("the", "previous", "year"): -1,
    ("the", "year", "before"): -1,
    ("the", "preceding", "year"): -1,
}
_BESIDE = frozenset(
    {"on", "at", ",", "the", "of", "about", "around", "just", "before", "after", "shortly", "by"}
)
_BOUNDING = frozenset(
    {"than", "nearly", "almost", "about", "over", "under", "roughly", "around", "least", "within"}
)
_OF_TIMES = frozenset({"on", "at", "am", "pm", "a.m.", "p.m.", ":", "noon", "midday", "midnight"})
_FORWARD = (["from", "now"], ["'", "time"], ["’", "time"])


def that_year(tokens: Tokens, at: int, year: int | None) -> Draft | None:
    """ "that year", "the following year", from the year that was last written out."""
    if tokens.words[at] not in ("that", "the"):
        return None
    for length in (4, 3, 2):
        words = tuple(tokens.words[at : at + length])
        if len(words) == length and words in _THAT:
            if words[-1] in ("before", "after") and tokens.word(at + length) not in (
                ".",
                ",",
                ";",
                ")",
                "and",
                "",
            ):
                return None
            value = None if year is None else f"{year + _THAT[words]:04d}"
            return Draft(at, at + length, "date", value)
    return None


def shifted_year(tokens: Tokens, at: int, today: date | None) -> tuple[int, int] | None:
    """ "last year" after a month, as the year and the index after."""
    shift = {"last": -1, "this": 0, "next": 1}.get(tokens.word(at))
    if shift is None or today is None or tokens.word(at + 1) != "year":
        return None
    return today.year + shift, at + 2


def weekday_by_another(
    tokens: Tokens, lexis: Lexis, at: int, wanted: int, today: date | None
) -> Draft | None:
    """ "a week on Tuesday", "Monday week", "this coming Friday", the Friday of "from Monday to Friday"."""
    if today is None:
        return None
    coming = (wanted - today.weekday() - 1) % 7 + 1
    if tokens.words[at - 3 : at] == ["a", "week", "on"]:
        return Draft(at - 3, at + 1, "date", calendar.period(today, "day", coming + 7))
    if tokens.word(at + 1) == "week" and not tokens.capital(at + 1):
        return Draft(at, at + 2, "date", calendar.period(today, "day", coming + 7))
    if tokens.word(at - 1) == "coming":
        return Draft(at - 1, at + 1, "date", calendar.period(today, "day", coming))
    other = _weekday_before(tokens, lexis, at)
    if other is None:
        return None
    value = lexis.dates[tokens.words[other]][1]
    first = calendar.weekday(today, int(value), "", tense.coming_day(tokens, lexis, other, other + 1))
    if first is None:
        return None
    days = (wanted - int(value)) % 7
    return Draft(at, at + 1, "date", calendar.period(date.fromisoformat(first), "day", days))


def _weekday_before(tokens: Tokens, lexis: Lexis, at: int) -> int | None:
    """Index of the weekday that a stretch of days began with: "Monday to 9am on Friday"."""
    here = _past_times(tokens, at - 1)
    if tokens.word(here) not in ("to", "through", "until", "-", "–"):
        return None
    here = _past_times(tokens, here - 1)
    return here if lexis.dates.get(tokens.word(here), ("", ""))[0] == "weekday" else None


def _past_times(tokens: Tokens, at: int) -> int:
    """Index of the token before those of a time of day, from right to left."""
    here = at
    while here > at - 5 and (tokens.word(here) in _OF_TIMES or tokens.kind(here) == NUMERAL):
        here -= 1
    return here


def named_part(
    tokens: Tokens, lexis: Lexis, at: int, today: date | None, ahead: Callable[[int, int], int]
) -> Draft | None:
    """ "the weekend", "the end of the month", "Christmas Day"."""
    word = tokens.words[at]
    if word == "the":
        return _the_part(tokens, lexis, at, today, ahead)
    kind, value = lexis.dates.get(word, ("", ""))
    if kind != "feast" or not tokens.capital(at):
        return None
    month, day = (int(number) for number in value.split("-"))
    last = at + 1
    while tokens.word(last) in ("'", "’", "s") and tokens.glued(last):
        last += 1
    ending = tokens.word(last) if tokens.capital(last) else ""
    if word in ("year", "boxing", "valentine", "new") and ending not in ("day", "eve"):
        return None
    last += ending in ("day", "eve")
    written = whole_number(tokens, last)
    first = at - (tokens.word(at - 1) in ("last", "next", "this"))
    if written is not None and 1000 <= written <= 2100:
        shown, last = calendar.day(written, month, day), last + 1
    elif first < at:
        shown = _shifted_feast(tokens.words[first], today, month, day)
    else:
        shown = calendar.month_day(today, month, day, ahead(at, last))
    if ending == "eve" and shown:
        shown = calendar.period(date.fromisoformat(shown), "day", -1)
    return Draft(first, last, "date", shown)


def _shifted_feast(shift: str, today: date | None, month: int, day: int) -> str | None:
    """ "last Christmas", "next Christmas", "this Christmas"."""
    if today is None:
        return None
    gone = (month, day) < (today.month, today.day)
    years = {"last": 0 if gone else -1, "next": 1 if gone else 0, "this": 0}
    return calendar.day(today.year + years[shift], month, day)


def _the_part(
    tokens: Tokens, lexis: Lexis, at: int, today: date | None, ahead: Callable[[int, int], int]
) -> Draft | None:
    unit = tokens.word(at + 1)
    lead, before = tokens.word(at - 1), tokens.word(at - 2)
    if unit == "weekend" and lead in ("at", "over", "during", "on", "before", "after"):
        shift = 0 if ahead(at, at + 2) > 0 or (today and today.weekday() > 4) else -1
        return Draft(at, at + 2, "date", calendar.period(today, "weekend", shift))
    of_it = lead == "of" and lexis.among("part_of_time", before)
    in_it = lead == "in" and before in ("earlier", "later")
    if unit in ("week", "month", "year", "decade", "century") and (of_it or in_it):
        return (
            Draft(at, at + 2, "date", calendar.period(today, unit, 0))
            if tokens.word(at + 2) != "of"
            else None
        )
    return None


def some_ago(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "several weeks ago", "a couple of years ago": a date nobody can count back to."""
    here = at + (tokens.words[at] == "a")
    kind, _ = lexis.numbers.get(tokens.word(here), ("", ""))
    if kind != "some" and tokens.word(here) != "many":
        return None
    here += 1 + (tokens.word(here + 1) == "of")
    found = unit_at(tokens, lexis, here)
    if found is None or found[0].kind != "duration" or tokens.word(found[1]) != "ago":
        return None
    return Draft(at, found[1] + 1, "date", None)


def one_ago(tokens: Tokens, lexis: Lexis, at: int, today: date | None) -> Draft | None:
    """ "a week ago", "a year earlier", "an hour later": the article is the number."""
    if tokens.words[at] not in ("a", "an"):
        return None
    found = unit_at(tokens, lexis, at + 1)
    if found is None or found[0].kind != "duration" or found[0].exact:
        return None
    word = tokens.word(found[1])
    if word == "and" and tokens.words[found[1] + 1 : found[1] + 3] == ["a", "half"]:
        return _lasting(at, found[1] + 3, 1.5, found[0].name)
    if word == "ago":
        return Draft(at, found[1] + 1, "date", calendar.ago(today, found[0].name, 1))
    if word in ("earlier", "later", "before") and tokens.word(found[1] + 1) not in (
        "the",
        "he",
        "she",
        "it",
        "they",
    ):
        return Draft(at, found[1] + 1, "date", None)
    bounded = tokens.word(at - 1) in _BOUNDING and word not in ("old", "-", "per")
    return _lasting(at, found[1], 1, found[0].name) if bounded else None


def _lasting(first: int, last: int, value: float, unit: str) -> Draft:
    draft = Draft(first, last, "duration", value)
    draft.unit = unit
    return draft


def ahead(tokens: Tokens, draft: Draft, today: date | None) -> Draft | None:
    """ "in two weeks' time", "three days from now"."""
    here = draft.last
    if tokens.words[here : here + 3] in (["'", "s", "time"], ["’", "s", "time"]):
        last = here + 3
    elif tokens.words[here : here + 2] in _FORWARD:
        last = here + 2
    else:
        return None
    count = draft.value if isinstance(draft.value, int | float) else None
    value = None if count is None else calendar.ago(today, draft.unit or "", -count)
    return Draft(draft.first, last, "date", value)


def set_days(tokens: Tokens, drafts: list[Draft]) -> None:
    """Gives a time the day that stands beside it: "Tuesday at 8:30 p.m.", "5.40 a.m. on Monday"."""
    for position, draft in enumerate(drafts):
        if draft.kind != "time" or not isinstance(draft.value, str) or draft.value[2:3] != ":":
            continue
        for other in drafts[max(0, position - 1) : position + 2]:
            if other.kind != "date" or not isinstance(other.value, str) or len(other.value) != 10:
                continue
            first, last = sorted((draft, other), key=lambda d: d.first)
            if last.first - first.last <= 3 and _BESIDE.issuperset(tokens.words[first.last : last.first]):
                draft.value = f"{other.value}T{draft.value}"
                break
