"""Feasts that have no day of the month of their own: "Good Friday", "Easter Monday", "Black Friday"."""

from datetime import date, timedelta

from tui.reading.figures.draft import Draft
from tui.reading.figures.tokens import Tokens
from tui.reading.figures.years import whole_number

_FROM_EASTER = {
    ("shrove", 1): -47,
    ("ash", 2): -46,
    ("palm", 6): -7,
    ("maundy", 3): -3,
    ("holy", 3): -3,
    ("good", 4): -2,
    ("holy", 5): -1,
    ("easter", 5): -1,
    ("easter", 6): 0,
    ("easter", 0): 1,
    ("whit", 6): 49,
    ("whit", 0): 50,
}
_FROM_THANKSGIVING = {("black", 4): 1, ("cyber", 0): 4, ("giving", 1): 5}
_NO_DAY = frozenset({"super", "bloody", "black", "blue", "cyber", "easter", "holy", "ruby", "orange"})
"""What makes a weekday a name whose day nobody can tell: "Bloody Sunday"."""


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar: the algorithm of Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    n = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + n - 7 * ((a + 11 * h + 22 * n) // 451) + 114, 31)
    return date(year, month, day + 1)


def _thanksgiving(year: int) -> date:
    """The fourth Thursday of November."""
    return date(year, 11, 22 + (3 - date(year, 11, 22).weekday()) % 7)


def named(tokens: Tokens, at: int) -> bool:
    """Whether the weekday at a token is part of a feast's name."""
    word = tokens.word(at - 1)
    return tokens.capital(at - 1) and (
        word in _NO_DAY or any(word == name for name, _ in (*_FROM_EASTER, *_FROM_THANKSGIVING))
    )


def feast(tokens: Tokens, at: int, weekday: int, today: date | None, ahead: int) -> Draft | None:
    """The feast that a weekday (Monday 0) names with the word before it; None in "Good Friday Agreement"."""
    if tokens.capital(at + 1):
        return None
    key = tokens.word(at - 1), weekday
    written = whole_number(tokens, at + 1)
    if written is not None and not 1900 <= written <= 2100:
        written = None
    last = at + 1 + (written is not None)
    days: list[date] = []
    years = [written] if written else [today.year - 1, today.year, today.year + 1] if today else []
    for year in years:
        if not 1 < year < 9999:
            continue
        if key in _FROM_EASTER:
            days.append(easter(year) + timedelta(_FROM_EASTER[key]))
        elif key in _FROM_THANKSGIVING:
            days.append(_thanksgiving(year) + timedelta(_FROM_THANKSGIVING[key]))
    return Draft(at - 1, last, "date", _chosen(days, today, ahead))


def _chosen(days: list[date], today: date | None, ahead: int) -> str | None:
    if len(days) > 1 and today:
        on_side = [day for day in days if (day - today).days * ahead >= 0]
        days = sorted(on_side or days, key=lambda day: abs((day - today).days))
    return days[0].isoformat() if days else None
