"""``date-unresolved``: a day that nobody can look up, because it hangs on another or does not fit itself."""

import re
from collections.abc import Iterator

from tui.model import Figure, Signal
from tui.reading.figures.calendar import published_day
from tui.reading.signals.findings import Findings

CODE = "date-unresolved"
RULE = "“Tuesday” wants the day of publication, and a weekday fits its date."
NO_DAY = "Which day? The article's own date is not known, so this one cannot be told."
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_RELATIVE = re.compile(
    r"(?i)(?:last|next) (?:week|month|year|weekend)|tonight|yesterday|tomorrow|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)
_WEEKDAY = re.compile(r"(?i)\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+.*\d")
_SHORT = "(?:apr(?:il)?|june?|sept?(?:ember)?|nov(?:ember)?)"
_FEBRUARY = "feb(?:ruary)?"
_NO_SUCH = re.compile(
    rf"(?i)\b(?:{_SHORT}\.? 31|31(?:st)? (?:of )?{_SHORT}"
    rf"|{_FEBRUARY}\.? (?:29|3[01])|(?:29|3[01])(?:th|st)? (?:of )?{_FEBRUARY})\b"
)
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NEAR = 100
"""Days from publication within which a date without its year can only be of this year."""


def find(findings: Findings) -> Iterator[Signal]:
    """One signal for the first date that hangs on an unknown day; one for each weekday that does not fit."""
    loose = None
    for figure in findings.figures:
        if figure.kind != "date":
            continue
        if reason := _misfit(figure, findings.published):
            yield Signal(CODE, figure.start, figure.end, reason, figure.place)
        elif loose is None and figure.value is None and _RELATIVE.fullmatch(figure.text):
            loose = figure
    if loose is not None and findings.published is None:
        yield Signal(CODE, loose.start, loose.end, NO_DAY, loose.place)


def _misfit(figure: Figure, published: str | None) -> str:
    """Why a weekday is not that of the date beside it, or ""; a year that is not written may be another."""
    if figure.value is None and _NO_SUCH.search(figure.text[:60]):
        return "Which day? There is none of this date."
    named = _WEEKDAY.match(figure.text[:60])
    if named is None or not isinstance(figure.value, str) or not _DAY.fullmatch(figure.value):
        return ""
    told, today = published_day(figure.value), published_day(published)
    near = told and today and abs((told - today).days) <= _NEAR
    if told is None or not (near or figure.value[:4] in figure.text):
        return ""
    day = _NAMES[told.weekday()]
    if day[:3].lower() == named.group(1)[:3].lower():
        return ""
    return f"Compare the weekday with the date: {figure.value} is a {day}."
