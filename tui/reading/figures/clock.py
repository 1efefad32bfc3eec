"""Times of day: "15:11 GMT", "6 p.m.", "noon"."""

from tui.reading.figures.draft import Draft, tidy
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.tokens import NUMERAL, WORD, Tokens
from tui.reading.figures.years import on_the_clock

_HALVES = {"am": 0, "a.m.": 0, "pm": 12, "p.m.": 12}
_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}


def read_time(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """The time of day that begins at a token, or None. Values are ISO 8601: "15:11", with "Z" for UTC."""
    if tokens.words[at] in _NAMED:
        return Draft(at, at + 1, "time", _NAMED[tokens.words[at]])
    if tokens.kinds[at] != NUMERAL:
        return _spoken(tokens, lexis, at)
    if zoned := _military(tokens, lexis, at):
        return zoned
    clock = _clock(tokens, at)
    lap = _lap(tokens, at)
    if lap:
        return lap
    if clock is None and lexis.among("zone", tokens.word(at + 1)) and tokens.raw[at + 1].isupper():
        hour_, _, minute_ = tokens.raw[at].partition(".")
        if len(minute_) == 2 and minute_ < "60" and len(hour_) <= 2 and int(hour_) < 24:
            zulu = "Z" if tokens.words[at + 1] in ("gmt", "utc") else ""
            return Draft(at, at + 2, "time", f"{int(hour_):02d}:{minute_}{zulu}")
    if clock is None:
        return _dotted(tokens, lexis, at)
    hour, minute, second, last, colon = clock
    half = _half(tokens, last)
    if half:
        if not 1 <= hour <= (23 if half[0] else 12):
            return None
        hour, last = (hour if hour > 12 else hour % 12 + half[0]), half[1]
    elif not colon:
        return _spoken(tokens, lexis, at)
    if hour > 23 or minute > 59 or (second or 0) > 59:
        return None
    if half is None and _ran(tokens, lexis, at, second):
        seconds = hour * 60 + minute if second is None else hour * 3600 + minute * 60 + second
        draft = Draft(at, last, "duration", seconds)
        draft.unit = "second"
        return draft
    value = f"{hour:02d}:{minute:02d}" + ("" if second is None else f":{second:02d}")
    if lexis.among("zone", tokens.word(last)) and tokens.raw[last].isupper():
        value += "Z" if tokens.words[last] in ("gmt", "utc") else ""
        last += 1
    return Draft(at, last, "time", value)


def _military(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "0930 GMT", "1400 BST", "1600 local time"."""
    raw, zone, after = tokens.raw[at], tokens.word(at + 1), on_the_clock(tokens, lexis, at + 1)
    if len(raw) != 4 or not raw.isdigit() or not after:
        return None
    if raw[:2] > "23" or raw[2:] > "59":
        return None
    return Draft(at, at + 1 + after, "time", f"{raw[:2]}:{raw[2:]}" + ("Z" if zone in ("gmt", "utc") else ""))


def _ran(tokens: Tokens, lexis: Lexis, at: int, second: int | None) -> bool:
    """Whether a time is how long something took: "in 4:12:36", "leads by 1:20"."""
    before = tokens.word(at - 1)
    if before == "by":
        return any(lexis.among("play", word) for word in tokens.words[max(0, at - 6) : at])
    return (before == "in" and second is not None) or before in ("clocked", "clocking", "timed")


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
        or not seconds.replace(".", "", 1).isdecimal()
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
    """ "five o'clock", "half past three", "ten to six", "11 in the morning", "9.30" after "at"."""
    past = _past(tokens, lexis, at)
    if past:
        return past
    hour = _hour(tokens, lexis, at)
    if not hour:
        return None
    if tokens.word(at + 1) == "o" and tokens.word(at + 3) == "clock":
        return Draft(at, at + 4, "time", _at_hour(tokens, hour, 0, at + 4))
    if tokens.words[at + 1 : at + 3] in (["in", "the"], ["at", "night"]) and (
        tokens.word(at + 2) == "night" or tokens.word(at + 3) in ("morning", "afternoon", "evening")
    ):
        leads = lexis.among("to_the_hour", tokens.word(at - 1))
        return Draft(at, at + 1, "time", _at_hour(tokens, hour, 0, at + 1)) if leads else None
    return None


def _hour(tokens: Tokens, lexis: Lexis, at: int) -> int:
    """The hour of a twelve-hour clock that a token gives, or 0."""
    kind, value = lexis.numbers.get(tokens.word(at), ("", "0"))
    if tokens.kind(at) == NUMERAL:
        raw = tokens.raw[at]
        hour = int(raw) if raw.isdecimal() and len(raw) <= 2 else 0
    else:
        hour = int(value) if kind in ("unit", "teen") else 0
    return hour if 1 <= hour <= 12 else 0


def _past(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "half past three", "a quarter to five", "ten past six"; "ten to six" only where a clock is meant."""
    here = at + (tokens.word(at) == "a")
    word = tokens.word(here)
    minutes = {"half": 30, "quarter": 15}.get(word, 0)
    if not minutes:
        kind, value = lexis.numbers.get(word, ("", "0"))
        digits = word if word.isdecimal() and len(word) <= 2 else "0"
        minutes = int(value if kind in ("unit", "teen", "ten") else digits)
        if minutes % 5 or minutes > 25:
            return None
    joint = tokens.word(here + 1)
    hour = _hour(tokens, lexis, here + 2)
    if (
        joint not in ("past", "to")
        or not minutes
        or not hour
        or tokens.word(here + 3) in ("%", "-", "percent")
    ):
        return None
    certain = joint == "past" or word == "quarter"
    if not certain and not (
        lexis.among("to_the_hour", tokens.word(at - 1))
        and tokens.kind(at) == WORD
        and not _noun(tokens, here + 3)
    ):
        return None
    if joint == "to":
        hour, minutes = hour - 1 or 12, 60 - minutes
    return Draft(at, here + 3, "time", _at_hour(tokens, hour, minutes, here + 3))


def _noun(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    return tokens.kind(at) == WORD and word not in (
        "on",
        "in",
        "and",
        "when",
        "the",
        "yesterday",
        "today",
        "this",
        "that",
    )


def _dotted(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "at 9.30": a clock with a full stop, where no price or share stands near."""
    raw = tokens.raw[at]
    hour, point, minute = raw.partition(".")
    if not point or len(minute) != 2 or len(hour) > 2 or not lexis.among("to_the_hour", tokens.word(at - 1)):
        return None
    if tokens.word(at - 1) == "by" or not (minute < "60" and minute[1] in "05" and 5 <= int(hour or 0) <= 23):
        return None
    after = tokens.word(at + 1)
    if not (tokens.kind(at + 1) != WORD or after in ("on", "and", "when", "tonight", "today", "in", "this")):
        return None
    near = tokens.words[max(0, at - 25) : at + 12]
    if after in ("%", "-", "(") or any(lexis.among("no_clock", word) for word in near):
        return None
    return Draft(at, at + 1, "time", f"{int(hour):02d}:{minute}")


def _at_hour(tokens: Tokens, hour: int, minute: int, at: int) -> str:
    """The time as ISO 8601, in the half of the day that the words after it give, else as said."""
    part = tokens.word(at + 1 + (tokens.word(at + 1) == "the"))
    if tokens.word(at) in ("in", "at") and part in ("morning", "afternoon", "evening", "night"):
        early = part == "morning" or (part == "night" and hour == 12)
        hour = hour % 12 + (0 if early else 12)
    return f"{hour:02d}:{minute:02d}"
