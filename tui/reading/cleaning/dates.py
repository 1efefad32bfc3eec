"""Dates as pages write them, to ISO 8601, as exact as they stand there."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tui.reading.lexicon import lexicon

Order = Literal["day", "month"]
"""Which of the two comes first in "03/04/2024"."""

_MONTHS = {
    name.replace("_", " "): int(number)
    for number, _, names in lexicon("en", "clean_months")
    for name in names.split()
}
_LETTER = r"[^\W\d_]"
_MARKED = "\u0900-\u0963\u0e31-\u0e4e"
"""Of scripts whose vowels are no letters to the pattern: Hindi and Thai."""
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_BUDDHIST, _LATER = r"(?P<year>(?:19|20|25)[0-9]{2})", 543
_GAP = r"(?:[ ,./\-\u00a0\u202f]{1,3}|\ de\ )"


def _patterns(letter: str, year: str) -> tuple[re.Pattern[str], ...]:
    # Any word; whether it is a month is looked up, which is quicker than to try them all everywhere.
    month = (
        rf"(?P<month>{letter}{{2,12}}(?:\ ال(?:أول|ثاني))?)(?!{letter})\.?(?:\ ?/\ ?[\u0620-\u064a]{{3,10}})?"
    )
    forms = (
        rf"(?<![0-9.,]){_YEAR}[-/.](?P<month>[01][0-9])[-/.](?P<day>[0-3][0-9])(?![0-9])",
        rf"(?<![0-9.,]){_DAY}(?:{_GAP}|\ of\ ){month}{_GAP}{year}(?![0-9])",
        rf"\b{month}{_GAP}{_DAY}{_GAP}{year}(?![0-9])",
        rf"(?<![0-9.,/])(?P<a>[0-3]?[0-9])(?P<by>[/.])(?P<b>[0-3]?[0-9])(?P=by){_YEAR}(?![0-9])",
        rf"(?<![0-9]\ )\b{month}{_GAP}{year}(?![0-9])",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


_DATES = _patterns(_LETTER, _YEAR)
_DATES_MARKED = _patterns(f"(?:{_LETTER}|[{_MARKED}])", _BUDDHIST)
_HAS_MARKED = re.compile(f"[{_MARKED}]")
_EASTERN = re.compile(
    rf"{_YEAR}(?:年|년)\ ?(?P<month>[01]?[0-9])(?:月|월)\ ?(?P<day>[0-3]?[0-9])(?:日|일)"
    r"(?:(?:\ ?(?:[（(][^\W0-9_]{1,3}[)）]|星期.|[周週].))?"
    r"\ {0,2}(?P<half>上午|下午|午前|午後|凌晨|早上|中午|晚上|오전|오후)?"
    r"\ {0,2}(?P<hour>[01]?[0-9]|2[0-3])(?:[:時时点點]|시\ ?)(?P<minute>[0-5][0-9])(?![0-9])[分분]?)?"
)
_AFTERNOON = ("오후", "下午", "午後", "晚上")
_MORNING = ("오전", "上午", "午前", "凌晨")
_HINT = re.compile(r"(?:19|20)[0-9]{2}")
_HINT_BUDDHIST = re.compile(r"25[0-9]{2}")
_DIGITS = {
    ord(digit): str(value)
    for row in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "๐๑๒๓๔๕๖๗๘๙", "０１２３４５６７８９")
    for value, digit in enumerate(row)
}
_TWENTIES = ("٢٠", "۲۰", "२०", "２０", "๒๕")
_MEASURED = (
    r"(?:min(?:s|\.|ut\w{0,4})?\b|secs?\b|seconds?\b|[km]?m[²³]?\b|mi\b|k?g\b|ft\b|lbs?\b|mill?i[oa]n|billion|bn\b"
    r"|mn\b|mln\b|per\ ?cent|eur\b|usd\b|мин|сек|км\b|хв|млн|[%€$£°])"
)
"""What stands behind a length or an amount, which is written as a time is."""
_TIME = re.compile(
    r"(?<![0-9:.$€£¥])(?P<hour>[0-2]?[0-9])[:.h](?P<minute>[0-5][0-9])"
    r"(?::(?P<second>[0-5][0-9])(?:\.[0-9]{1,9})?)?(?![0-9]|[.,:][0-9])"
    r"(?:\ {0,2}(?P<half>(?ai:[ap]\.?m\b\.?))|(?![ \u00a0\u202f]{0,2}(?i:" + _MEASURED + r")))"
    r"\ {0,2}\(?(?P<zone>[Zz]\b|[+-][0-2][0-9]:?[0-5][0-9]|"
    r"(?ai:UTC|GMT|[ECMP][SD]T|CET|CEST|BST|MSK|AEST|AEDT|JST)\b"
    r"(?:\ {0,1}[+-][0-9]{1,2})?)?"
)
_ZONES = {
    "Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00",
    "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "CET": "+01:00",
    "CEST": "+02:00", "BST": "+01:00", "MSK": "+03:00", "AEST": "+10:00", "AEDT": "+11:00", "JST": "+09:00",
}  # fmt: skip
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NEAR = 40
_REMEMBERED = 500
"""Lines: each is looked at for its role, its date and its neighbours' sake."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text, with the stretch that it takes there, its time included."""

    iso: str
    start: int
    end: int
    exact: bool
    """Has a day."""


def find_date(text: str, order: Order | None = None) -> FoundDate | None:
    """The first full date in ``text``, else the first month with a year, else None.

    ``order``: how "03/04/2024" is to be read, which else is no date.
    """
    return _find_date(text, order if "/" in text else None) if dated(text) else None


def dated(text: str) -> bool:
    """Whether there may be a year in ``text``; a search for two letters takes next to no time."""
    if "20" in text or "19" in text:
        return _HINT.search(text) is not None or (
            "25" in text and not text.isascii() and _HAS_MARKED.search(text) is not None
        )
    return not text.isascii() and _dated_elsewhere(text)


def _dated_elsewhere(text: str) -> bool:
    """Whether there may be a year in digits of another script, or of the Buddhist era."""
    if any(map(text.__contains__, _TWENTIES)):
        return True
    return "25" in text and _HINT_BUDDHIST.search(text) is not None and _HAS_MARKED.search(text) is not None


def find_order(text: str) -> Order | None:
    """Which comes first in the "25/12/2023" of a text, None where there is none, or it could be either."""
    for match in _DATES[3].finditer(text):
        a, b = int(match["a"]), int(match["b"])
        if match["by"] == "/" and (a > 12) != (b > 12):
            return "day" if a > 12 else "month"
    return None


@lru_cache(_REMEMBERED)
def _find_date(text: str, order: Order | None) -> FoundDate | None:
    best: FoundDate | None = None
    forms = _DATES
    if not text.isascii():
        text = text.translate(_DIGITS)
        eastern = _EASTERN.search(text)
        if eastern:
            return _read(eastern, text, order)
        if _HAS_MARKED.search(text):
            forms = _DATES_MARKED
    for pattern in forms:
        for match in pattern.finditer(text):
            found = _read(match, text, order)
            if found is None:
                continue
            if best is None or (found.exact, -found.start) > (best.exact, -best.start):
                best = found
            break
    return best


def _read(match: re.Match[str], text: str, order: Order | None) -> FoundDate | None:
    parts = match.groupdict()
    year = int(parts["year"])
    year -= _LATER if year > 2400 else 0
    if parts.get("a"):
        pair = _unambiguous(int(parts["a"]), int(parts["b"]), parts["by"], order)
        if pair is None:
            return None
        day, month = pair
    else:
        name = parts["month"].lower()
        if name not in _MONTHS and not name.isdecimal():
            return None
        month = _MONTHS[name] if name in _MONTHS else int(name)
        day = int(parts["day"]) if parts.get("day") else 0
    if not 1 <= month <= 12 or not 0 <= day <= _MONTH_DAYS[month - 1]:
        return None
    if not day:
        return FoundDate(f"{year:04}-{month:02}", match.start(), match.end(), False)
    if month == 2 and day == 29 and (year % 4 or (year % 100 == 0 and year % 400)):
        return None
    if parts.get("hour"):
        hour = _of_day(int(parts["hour"]), parts["half"] or "")
        time, end = f"T{hour:02}:{parts['minute']}", match.end()
    else:
        time, end = _time(text, match.start(), match.end())
    return FoundDate(f"{year:04}-{month:02}-{day:02}{time}", match.start(), end, True)


def _unambiguous(a: int, b: int, by: str, order: Order | None) -> tuple[int, int] | None:
    """Day and month of "a/b/year", or None where both orders are possible. Dots always mean day first."""
    if by == "." or a > 12 or a == b:
        return a, b
    if b > 12:
        return b, a
    if order is None:
        return None
    return (a, b) if order == "day" else (b, a)


def _of_day(hour: int, before: str) -> int:
    """The hour of the day, where what stands before it may say which half is meant."""
    if hour < 12 and before.endswith(_AFTERNOON):
        return hour + 12
    return 0 if hour == 12 and before.endswith(_MORNING) else hour


def _time(text: str, start: int, end: int) -> tuple[str, int]:
    """The time of day right after a date, or right before it, as ``T19:34``, and where the whole ends."""
    after = _TIME.search(text[end : end + _NEAR])
    match = after or _TIME.search(text[max(0, start - _NEAR) : start])
    if match is None:
        return "", end
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            return "", end
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    else:
        hour = _of_day(hour, match.string[: match.start()].rstrip())
    if hour > 23:
        return "", end
    time = f"T{hour:02}:{match['minute']}" + (f":{match['second']}" if match["second"] else "")
    return time + _zone(match["zone"]), end + (after.end() if after else 0)


def _zone(name: str | None) -> str:
    if not name:
        return ""
    if name[0] in "+-":
        return name if ":" in name else f"{name[:3]}:{name[3:]}"
    known = re.match(r"[A-Za-z]+", name)
    rest = name[known.end() :].strip() if known else ""
    if rest:
        return f"{rest[0]}{int(rest[1:]):02}:00" if int(rest[1:]) <= 14 else ""
    return _ZONES.get(name.upper(), "")
