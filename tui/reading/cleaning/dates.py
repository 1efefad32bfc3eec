"""Dates as pages write them, to ISO 8601, as exact as they stand there."""

import re
from dataclasses import dataclass
from functools import lru_cache

from tui.reading.lexicon import lexicon

_MONTHS = {name: int(number) for number, _, names in lexicon("en", "clean_months") for name in names.split()}
_MONTH = r"(?P<month>[^\W\d_]{3,10})\b\.?"
"""Any word; whether it is a month is looked up, which is quicker than to try them all everywhere."""
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_GAP = r"(?:[ ,./\-\u00a0\u202f]{1,3}|\ de\ )"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\d.,]){_YEAR}[-/.](?P<month>[01]\d)[-/.](?P<day>[0-3]\d)(?!\d)",
        rf"(?<![\d.,]){_DAY}(?:{_GAP}|\ of\ ){_MONTH}{_GAP}{_YEAR}(?!\d)",
        rf"\b{_MONTH}{_GAP}{_DAY}{_GAP}{_YEAR}(?!\d)",
        rf"(?<![\d.,/])(?P<a>[0-3]?\d)(?P<by>[/.])(?P<b>[0-3]?\d)(?P=by){_YEAR}(?!\d)",
        rf"(?<!\d\ )\b{_MONTH}{_GAP}{_YEAR}(?!\d)",
    )
)
_EASTERN = re.compile(
    rf"{_YEAR}(?:年|년)\ ?(?P<month>[01]?\d)(?:月|월)\ ?(?P<day>[0-3]?\d)(?:日|일)"
    r"(?:\ {0,2}(?P<hour>[01]?\d|2[0-3])(?:[:時时点點]|시\ ?)(?P<minute>[0-5]\d)[分분]?)?"
)
_AFTERNOON = ("오후", "下午", "午後", "晚上")
_HINT = re.compile(r"(?:19|20)\d\d")
_TIME = re.compile(
    r"(?<![\d:.])(?P<hour>[0-2]?\d)[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d{1,6})?)?"
    r"\ {0,2}(?P<half>[ap]\.?m\b\.?)?"
    r"\ {0,2}\(?(?P<zone>Z\b|[+-][0-2]\d:?[0-5]\d|"
    r"(?:UTC|GMT|[ECMP][SD]T|CET|CEST|BST|MSK|AEST|AEDT|JST)\b"
    r"(?:\ {0,1}[+-]\d{1,2})?)?",
    re.IGNORECASE,
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


def find_date(text: str) -> FoundDate | None:
    """The first full date in ``text``, else the first month with a year, else None."""
    return _find_date(text) if dated(text) else None


def dated(text: str) -> bool:
    """Whether there may be a year in ``text``; a search for two letters takes next to no time."""
    return ("20" in text or "19" in text) and _HINT.search(text) is not None


@lru_cache(_REMEMBERED)
def _find_date(text: str) -> FoundDate | None:
    best: FoundDate | None = None
    eastern = None if text.isascii() else _EASTERN.search(text)
    if eastern:
        return _read(eastern, text)
    for pattern in _DATES:
        for match in pattern.finditer(text):
            found = _read(match, text)
            if found is None:
                continue
            if best is None or (found.exact, -found.start) > (best.exact, -best.start):
                best = found
            break
    return best


def _read(match: re.Match[str], text: str) -> FoundDate | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if parts.get("a"):
        pair = _unambiguous(int(parts["a"]), int(parts["b"]), parts["by"])
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
        time, end = f"T{int(parts['hour']):02}:{parts['minute']}", match.end()
    else:
        time, end = _time(text, match.start(), match.end())
    return FoundDate(f"{year:04}-{month:02}-{day:02}{time}", match.start(), end, True)


def _unambiguous(a: int, b: int, by: str) -> tuple[int, int] | None:
    """Day and month of "a/b/year", or None where both orders are possible. Dots always mean day first."""
    if by == "." or a > 12 or a == b:
        return a, b
    if b > 12:
        return b, a
    return None


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
    elif hour < 12 and match.string[: match.start()].rstrip().endswith(_AFTERNOON):
        hour += 12
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
