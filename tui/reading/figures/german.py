"""What German writes otherwise than English: clocks with "Uhr", scores with a colon, "vor drei Jahren".

Everything else is read by the English rules through the gloss (``lexis``): "zwischen 20 und 30 Prozent" has
the words "between 20 and 30 percent".
"""

from datetime import date

from tui.reading.figures import calendar
from tui.reading.figures.amounts import amount
from tui.reading.figures.draft import Draft, tidy
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.tokens import BREAK, NUMERAL, WORD, Tokens

_BEFORE_ORDINAL = frozenset({"the", "to", "on", "in", "at", "its", "this"})
_UNITS = ("day", "week", "month", "year", "hour", "minute", "decade")


def read_german(tokens: Tokens, lexis: Lexis, at: int, today: date | None) -> Draft | None:
    """A clock, score, date in numbers or time ago that begins at a token, or None."""
    if tokens.words[at] == "before":
        return _ago(tokens, lexis, at, today)
    if tokens.words[at] == "each":
        return _every(tokens, lexis, at)
    if tokens.words[at] == "half":
        return _half_hour(tokens, lexis, at)
    if tokens.kinds[at] != NUMERAL:
        return _of_ten(tokens, lexis, at)
    return (
        _clock(tokens, at)
        or _opening_hour(tokens, at)
        or _decade(tokens, at)
        or _numbered(tokens, at)
        or _day_and_month(tokens, at, today)
        or _score(tokens, lexis, at)
        or _dotted_ordinal(tokens, lexis, at)
    )


def _small(tokens: Tokens, at: int) -> int | None:
    raw = tokens.raw[at] if tokens.kind(at) == NUMERAL else ""
    return int(raw) if raw.isdigit() and len(raw) <= 2 else None


def _clock(tokens: Tokens, at: int) -> Draft | None:
    """ "14 Uhr", "14.30 Uhr", "14:30 Uhr", "9 Uhr 30"."""
    hour, minute, last = _small(tokens, at), 0, at + 1
    if hour is None or hour > 24:
        return None
    after = _small(tokens, at + 2)
    if (
        tokens.word(last) in (".", ":")
        and tokens.glued(last)
        and tokens.glued(last + 1)
        and after is not None
    ):
        minute, last = after, at + 3
    if tokens.word(last) != "uhr":
        return None
    last += 1
    times = tokens.word(last + 1) == "-" and tokens.glued(last + 1)  # "um 18 Uhr 23-mal"
    later = _small(tokens, last)
    if last == at + 2 and later is not None and len(tokens.raw[last]) == 2 and not times:
        minute, last = later, last + 1
    return Draft(at, last, "time", f"{hour % 24:02d}:{minute:02d}") if minute < 60 else None


def _opening_hour(tokens: Tokens, at: int) -> Draft | None:
    """The first hour of "9 bis 17 Uhr", "zwischen 9 und 17 Uhr"."""
    hour, between = _small(tokens, at), tokens.word(at - 1) == "between" and tokens.word(at + 1) == "and"
    if hour is None or hour > 24 or not (between or tokens.word(at + 1) in ("to", "-", "–")):
        return None
    return Draft(at, at + 1, "time", f"{hour % 24:02d}:00") if _clock(tokens, at + 2) else None


def _half_hour(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "halb drei": half an hour before three."""
    kind, value = lexis.numbers.get(tokens.word(at + 1), ("", ""))
    hour = int(value) if kind in ("unit", "teen") else _small(tokens, at + 1)
    if tokens.raw[at].lower() != "halb" or hour is None or not 1 <= hour <= 12:
        return None
    last = at + 2 + (tokens.word(at + 2) == "uhr")
    return Draft(at, last, "time", f"{(hour - 1) or 12:02d}:30")


def _decade(tokens: Tokens, at: int) -> Draft | None:
    """ "1990er-Jahren", "90er Jahre", "den 1990ern"."""
    raw, last = tokens.raw[at], at + 1
    if not (raw.isdigit() and raw.endswith("0") and len(raw) in (2, 4)) or not tokens.glued(last):
        return None
    if tokens.raw[last] not in ("er", "ern"):
        return None
    years = last + 1 + (tokens.word(last + 1) == "-")
    if tokens.raw[years : years + 1] in (["Jahre"], ["Jahren"]):
        last = years
    elif len(raw) == 2 or not 1000 <= int(raw) <= 2100:
        return None
    first = int(raw) + (1900 if len(raw) == 2 else 0)
    return Draft(at, last + 1, "date", f"{first}/{first + 9}")


def _of_ten(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "sechs von zehn Deutschen": a share."""
    if tokens.word(at + 1) != "of" or tokens.raw[at + 1] != "von":
        return None
    kind, value = lexis.numbers.get(tokens.words[at], ("", ""))
    second = tokens.word(at + 2)
    below = second if second.isdigit() else lexis.numbers.get(second, ("", ""))[1]
    if kind not in ("unit", "teen") or below not in ("10", "100") or not 0 < int(value) < int(below):
        return None
    return Draft(at, at + 3, "ratio", tidy(int(value) / int(below)))


def shares_unit(tokens: Tokens, left: Draft, right: Draft) -> bool:
    """Whether the unit after the second number is the first's too.

    "58 statt 49 Euro", "von 5,2 auf 4,8 Prozent", "die FDP 4,9, die Linke 8,8 Prozent".
    """
    between = tokens.raw[left.last : right.first]
    if between == ["statt"]:
        return True
    if between == ["auf"]:
        return tokens.word(left.first - 1) in ("of", "by")
    decimal = tokens.kinds[left.first] == NUMERAL and "." in tokens.raw[left.first]
    if right.kind != "percent" or not decimal or between[:1] != [","] or not 2 <= len(between) <= 4:
        return False
    names = between[2:] if between[1] in ("die", "der", "das", "den") else between[1:]
    return bool(names) and all(name[0].isupper() for name in names)


def _numbered(tokens: Tokens, at: int) -> Draft | None:
    """ "3.3.2025", "03. 03. 2025"."""
    day, month = _small(tokens, at), _small(tokens, at + 2)
    if not day or not month or tokens.word(at + 1) != "." or tokens.word(at + 3) != ".":
        return None
    raw = tokens.raw[at + 4] if tokens.kind(at + 4) == NUMERAL else ""
    if len(raw) not in (2, 4) or not raw.isdigit():
        return None
    value = calendar.day(int(raw) + (2000 if len(raw) == 2 else 0), month, day)
    return (value and Draft(at, at + 5, "date", value)) or None


def _day_and_month(tokens: Tokens, at: int, today: date | None) -> Draft | None:
    """ "seit dem 3.11.", "am 14.2. um 9 Uhr": the day of that name that is nearest to ``today``."""
    number, month, end = _small(tokens, at), _small(tokens, at + 2), at + 4
    if not number or not month or tokens.word(at + 1) != "." or tokens.word(end - 1) != ".":
        return None
    if not all(tokens.glued(here) for here in range(at + 1, end)) or tokens.kind(end) == NUMERAL:
        return None
    lead, closes = tokens.word(at - 1), tokens.kind(end) == BREAK or tokens.capital(end)
    dated = lead in ("the", "on", "since", "from") or tokens.raw[max(0, at - 1)].lower() == "vom"
    if not (dated or (lead == "to" and not closes)):
        return None
    years = range(today.year - 1, today.year + 2) if today else (2000,)
    days = [found for year in years if (found := calendar.day(year, month, number))]
    if today is None or not days:
        return Draft(at, end, "date") if days else None
    near = min(days, key=lambda found: abs(date.fromisoformat(found) - today))
    return Draft(at, end, "date", near)


def _dotted_ordinal(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "der 3. Tag", "zum 16. Mal"; not the number that ends a sentence."""
    raw, stop = tokens.raw[at], at + 1
    if not raw.isdigit() or len(raw) > 3 or tokens.word(stop) != "." or not tokens.glued(stop):
        return None
    if tokens.glued(stop + 1) or tokens.kind(stop + 1) != WORD:
        return None
    ends = tokens.capital(stop + 1) and lexis.among("np_stop", tokens.words[stop + 1])
    if ends or tokens.word(at - 1) not in _BEFORE_ORDINAL:
        return None
    return Draft(at, at + 2, "ordinal", int(raw))


def _score(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "3:1"; two digits after the colon are minutes where they can be."""
    left, right = _small(tokens, at), _small(tokens, at + 2)
    if left is None or right is None or tokens.word(at + 1) != ":":
        return None
    if not tokens.glued(at + 1) or not tokens.glued(at + 2) or (tokens.word(at + 3) == ":"):
        return None
    near = tokens.words[max(0, at - 6) : at] + tokens.words[at + 3 : at + 8]
    clock = len(tokens.raw[at + 2]) == 2 and right < 60 and left < 25
    if clock and not any(lexis.among("play", word) for word in near):
        return Draft(at, at + 3, "time", f"{left % 24:02d}:{right:02d}")
    draft = Draft(at, at + 3, "score")
    draft.low, draft.high = left, right
    return draft


def _every(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """ "jeder dritte Haushalt", "jede Fünfte": a share."""
    kind, value = lexis.numbers.get(tokens.word(at + 1), ("", ""))
    return Draft(at, at + 2, "ratio", tidy(1 / int(value))) if kind == "ordinal" and int(value) > 1 else None


def _ago(tokens: Tokens, lexis: Lexis, at: int, today: date | None) -> Draft | None:
    """ "vor drei Jahren", "vor etwa zwei Wochen"."""
    here = at + 1
    while here < at + 3 and (tokens.word(here),) in lexis.before:
        here += 1
    found = amount(tokens, lexis, here)
    if found is None or found.kind != "duration" or found.unit not in _UNITS:
        return None
    exact = here == at + 1 and found.number.high is None
    value = calendar.ago(today, found.unit, found.value) if exact else None
    draft = Draft(at, found.last, "date", value)
    draft.bound = "exact" if exact else "about"
    return draft
