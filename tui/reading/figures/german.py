"""What German writes otherwise than English: clocks with "Uhr", scores with a colon, "vor drei Jahren".

Everything else is read by the English rules through the gloss (``lexis``): "zwischen 20 und 30 Prozent" has
the words "between 20 and 30 percent".
"""

from datetime import date

from tui.reading.figures import calendar
from tui.reading.figures.amounts import amount
from tui.reading.figures.draft import Draft, tidy
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.tokens import NUMERAL, WORD, Tokens

_BEFORE_ORDINAL = frozenset({"the", "to", "on", "in", "at", "its", "this"})
_UNITS = ("day", "week", "month", "year", "hour", "minute", "decade")


def read_german(tokens: Tokens, lexis: Lexis, at: int, today: date | None) -> Draft | None:
    """A clock, score, date in numbers or time ago that begins at a token, or None."""
    if tokens.words[at] == "before":
        return _ago(tokens, lexis, at, today)
    if tokens.words[at] == "each":
        return _every(tokens, lexis, at)
    if tokens.kinds[at] != NUMERAL:
        return None
    return (
        _clock(tokens, at)
        or _numbered(tokens, at)
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
    if last == at + 2 and (later := _small(tokens, last)) is not None and len(tokens.raw[last]) == 2:
        minute, last = later, last + 1
    return Draft(at, last, "time", f"{hour % 24:02d}:{minute:02d}") if minute < 60 else None


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
