"""Calendar reckoning: dates said relatively or in part, resolved against the day of publication."""

from datetime import date, timedelta

_SLACK = 31
"""A day this near is the one meant, whatever the tense: texts run days before and after what they tell."""
_HALF_YEAR = 6


def published_day(published: str | None) -> date | None:
    """The day in an ISO 8601 string of any exactness to the day; None where it names no day."""
    if not published:
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def day(year: int, month: int, number: int) -> str | None:
    """A full date in ISO 8601, or None where there is no such day."""
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def weekday(today: date | None, wanted: int, shift: str, future: bool) -> str | None:
    """A weekday (Monday 0) as its date.

    ``shift`` is "last", "next", "this" or "". Plain names mean the latest such day, today included, or the
    coming one after words of the future. "Last Monday" said on Tuesday or Wednesday means the week before,
    since yesterday would simply be "Monday".
    """
    if today is None:
        return None
    back = (today.weekday() - wanted) % 7
    if shift == "last":
        back = back + 7 if back <= 2 else back
    elif shift == "next":
        back = -((wanted - today.weekday() - 1) % 7 + 1)
    elif shift == "this":
        back = today.weekday() - wanted
    elif future and back:
        back -= 7
    return _shifted(today, -back)


def _shifted(today: date, days: int) -> str | None:
    try:
        return (today + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def month_day(
    today: date | None, month: int, number: int, ahead: int, weekday: int | None = None
) -> str | None:
    """A day without its year: the coming one (``ahead`` 1), the last one (-1), or the nearest (0).

    A weekday (Monday 0) beside it chooses the year in which it fits, of those next to today's; a day close
    to today keeps its year where the other is on the wrong side of today.
    """
    if today is None:
        return None
    years = (today.year, today.year - 1, today.year + 1)
    days = [date.fromisoformat(said) for year in years if year > 0 and (said := day(year, month, number))]
    if not days:
        return None
    nearest = min(days, key=lambda each: abs((each - today).days))
    close = abs((nearest - today).days) <= _SLACK
    for each in days:
        if each.weekday() == weekday and not (close and (each - today).days * ahead < -_SLACK):
            return each.isoformat()
    if ahead and (nearest - today).days * ahead < -_SLACK:
        return day(nearest.year + ahead, month, number)
    return nearest.isoformat()


def month(today: date | None, number: int, ahead: int, shift: str = "") -> str | None:
    """A month without its year, as "2025-03"; ``ahead`` as in ``month_day``."""
    if today is None:
        return None
    year = today.year
    if shift == "last":
        year -= number >= today.month
    elif shift == "next":
        year += number <= today.month
    elif shift == "this":
        pass
    elif number > today.month and (ahead < 0 or (not ahead and number - today.month > _HALF_YEAR)):
        year -= 1
    elif number < today.month and (ahead > 0 or (not ahead and today.month - number > _HALF_YEAR)):
        year += 1
    return f"{year:04d}-{number:02d}"


def period(today: date | None, unit: str, shift: int) -> str | None:
    """ "last week", "this month", "next year" in ISO 8601: a day, week, month, or year, else an interval."""
    if today is None:
        return None
    if unit == "day":
        return _shifted(today, shift)
    if unit == "week":
        week = _shifted(today, 7 * shift)
        if week is None:
            return None
        year, number, _ = date.fromisoformat(week).isocalendar()
        return f"{year:04d}-W{number:02d}"
    if unit == "weekend":
        saturday = _shifted(today, 5 - today.weekday() + 7 * shift)
        return saturday and f"{saturday}/{_shifted(date.fromisoformat(saturday), 1)}"
    if unit == "month":
        return months_away(today, shift)
    if unit == "year":
        return f"{today.year + shift:04d}"
    if unit == "decade":
        first = (today.year // 10 + shift) * 10
        return f"{first:04d}/{first + 9:04d}"
    if unit == "century":
        first = (today.year // 100 + shift) * 100
        return f"{first:04d}/{first + 99:04d}"
    return None


def months_away(today: date, count: int) -> str | None:
    """The month that lies so many months from this one, as "2025-03"."""
    year, index = divmod(today.year * 12 + today.month - 1 + count, 12)
    return f"{year:04d}-{index + 1:02d}" if 1 <= year <= 9999 else None


def ago(today: date | None, unit: str, count: float) -> str | None:
    """ "three weeks ago" (negative counts look ahead), as exact as the unit: a day, a month or a year."""
    if today is None or abs(count) > 10000:
        return None
    if unit in ("day", "week", "fortnight"):
        return _shifted(today, -round(count * {"day": 1, "week": 7, "fortnight": 14}[unit]))
    if unit == "month":
        return months_away(today, -round(count))
    if unit in ("year", "decade", "century"):
        year = today.year - round(count * {"year": 1, "decade": 10, "century": 100}[unit])
        return f"{year:04d}" if 1 <= year <= 9999 else None if year > 0 else f"-{-year:04d}"
    if unit in ("hour", "minute", "second"):
        return today.isoformat() if unit != "hour" or count < 12 else None
    return None
