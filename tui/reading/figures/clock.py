"""Times of day: "15:11 GMT", "6 p.m.", "noon"."""

from tui.reading.figures.draft import Draft, tidy
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.tokens import NUMERAL, Tokens

_HALVES = {"am": 0, "a.m.": 0, "pm": 12, "p.m.": 12}
_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}


def read_time(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """The time of day that begins at a token, or None. Values are ISO 8601: "15:11", with "Z" for UTC."""
    if tokens.words[at] in _NAMED:
        return Draft(at, at + 1, "time", _NAMED[tokens.words[at]])
    if tokens.kinds[at] != NUMERAL:
        return _spoken(tokens, lexis, at)
    clock = _clock(tokens, at)
    lap = _lap(tokens, at)
    if lap:
        return lap
    if clock is None:
        return None
    hour, minute, second, last, colon = clock
    half = _half(tokens, last)
    if half:
        if not 1 <= hour <= 12:
            return None
        hour, last = hour % 12 + half[0], half[1]
    elif not colon:
        return _spoken(tokens, lexis, at)
    if hour > 23 or minute > 59 or (second or 0) > 59:
        return None
    value = f"{hour:02d}:{minute:02d}" + ("" if second is None else f":{second:02d}")
    if lexis.among("zone", tokens.word(last)) and tokens.raw[last].isupper():
        value += "Z" if tokens.words[last] in ("gmt", "utc") else ""
        last += 1
    return Draft(at, last, "time", value)


def _clock(tokens: Tokens, at: int) -> tuple[int, int, int | None, int, bool] | None:
    """Hour, minute, second, index after, and whether there was a colon."""
    raw = tokens.raw[at]
    if "." in raw and len(raw) <= 5:
        hour, minute = raw.split(".")
        if len(minute) == 2 and minute < "60" and _half(tokens, at + 1):
            return int(hour), int(minute), None, at + 1, False
        return None
    if not raw.isdigit() or len(raw) > 2:
        return None
    hour_value, here, minute_value, second = int(raw), at + 1, 0, None
    colon = tokens.word(here) == ":" and tokens.glued(here) and tokens.glued(here + 1)
    if colon:
        minutes = tokens.raw[here + 1] if tokens.kind(here + 1) == NUMERAL else ""
        if len(minutes) != 2 or not minutes.isdigit():
            return None
        minute_value, here = int(minutes), here + 2
        if tokens.word(here) == ":" and tokens.kind(here + 1) == NUMERAL and len(tokens.raw[here + 1]) == 2:
            second, here = int(tokens.raw[here + 1]), here + 2
    return hour_value, minute_value, second, here, colon


def _lap(tokens: Tokens, at: int) -> Draft | None:
    """ "1:36.6": minutes and seconds of a race."""
    seconds = tokens.raw[at + 2] if tokens.kind(at + 2) == NUMERAL else ""
    if tokens.word(at + 1) != ":" or not tokens.glued(at + 1) or not tokens.glued(at + 2):
        return None
    if (
        "." not in seconds
        or not "00" <= seconds[:2] < "60"
        or not tokens.raw[at].isdigit()
        or len(tokens.raw[at]) > 2
    ):
        return None
    draft = Draft(at, at + 3, "duration", tidy(int(tokens.raw[at]) * 60 + float(seconds)))
    draft.unit = "second"
    return draft


def _half(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """a.m. or p.m. at a token: hours to add, index after."""
    word = tokens.word(at)
    if word in _HALVES:
        return _HALVES[word], at + 1
    if word in ("a", "p") and tokens.word(at + 1) == "." and tokens.word(at + 2) == "m":
        return _HALVES[word + "m"], at + 3 + (tokens.word(at + 3) == ".")
    return None


def _spoken(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "five o'clock"."""
    kind, value = lexis.numbers.get(tokens.words[at], ("", "0"))
    raw = tokens.raw[at]
    hour = int(value) if kind in ("unit", "teen") else int(raw) if raw.isdigit() and len(raw) <= 2 else 0
    if not 1 <= hour <= 12 or tokens.word(at + 1) != "o" or tokens.word(at + 3) != "clock":
        return None
    return Draft(at, at + 4, "time", f"{hour:02d}:00")
