"""The fields a filter can ask for, and what their values look like."""

import re
from collections.abc import Sequence

from tui.model.names import SIGNAL_NAMES, did_you_mean
from tui.query.errors import QueryError
from tui.query.tree import Date, Match, Node, Range

MATCHED = (
    "verdict",
    "site",
    "source",
    "tag",
    "signal",
    "lang",
    "reviewer",
    "mine",
    "note",
    "disagree",
    "settled",
    "id",
)
DATED = ("after", "before")
COUNTED = ("figures", "unattributed", "words", "reviews")
FIELDS = (*MATCHED, *DATED, *COUNTED)

_NUMBER = r"[0-9]{1,15}"
_RANGE = re.compile(rf"({_NUMBER})?(?:(\.\.)({_NUMBER})?)?\Z")
_DATE = re.compile(
    r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01])(?:T([01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
    r"(?:Z|[+-][0-9]{2}:[0-5][0-9])?)?)?)?\Z"
)

_AGO = re.compile(r"([0-9]{1,4})([dw])\Z")
_DAYS = {"today": 0, "yesterday": 1}


_LANGUAGE = re.compile(r"[A-Za-z]{2}\Z")
_LANGUAGES = {
    "arabic": "ar",
    "chinese": "zh",
    "deutsch": "de",
    "dutch": "nl",
    "eng": "en",
    "english": "en",
    "french": "fr",
    "german": "de",
    "hindi": "hi",
    "italian": "it",
    "japanese": "ja",
    "polish": "pl",
    "portuguese": "pt",
    "russian": "ru",
    "spanish": "es",
    "swedish": "sv",
    "turkish": "tr",
    "ukrainian": "uk",
}
"""What people write for two letters: for the hint only."""


def condition(field: str, operator: str, value: str, column: int, verdicts: Sequence[str] = ()) -> Node:
    """The node for ``field:value`` or ``field>value``; ``column`` is where the value begins.

    ``verdicts``: the names that a verdict can have; none: whatever is asked for.
    """
    if field in COUNTED:
        return counted(field, operator, value, column)
    if operator != ":":
        raise QueryError(f"{field} is not a number: write {field}:…", column - len(operator))
    if not value.strip():
        raise QueryError(f"{field}: a value is missing", column)
    if field in DATED:
        return dated(field, value, column)
    return Match(field, _known(field, value, column, verdicts))


def _known(field: str, value: str, column: int, verdicts: Sequence[str]) -> str:
    """The value of a field with a closed set of values, by its own name; of another field as it is."""
    if field in ("disagree", "settled"):
        return _one_of(field, value, ("yes", "no"), column)
    if field in ("verdict", "mine") and verdicts:
        return _one_of(field, value, (*verdicts, "none", "any"), column)
    if field == "signal":
        codes = {short: code for code, short in SIGNAL_NAMES.items()}
        return codes.get(value.lower()) or _one_of(field, value, (*SIGNAL_NAMES, "none"), column)
    if field == "lang" and value.lower() != "none" and not _LANGUAGE.match(value):
        near = _LANGUAGES.get(value.lower()) or (value[:2] if re.match(r"[A-Za-z]{2}[-_]", value) else "")
        hint = f" (did you mean {near.lower()}?)" if near else ""
        raise QueryError(f"lang: two letters such as en, or none; not {value[:40]!r}{hint}", column)
    return value


def _one_of(field: str, value: str, values: Sequence[str], column: int) -> str:
    named = {name.lower(): name for name in values}
    if value in values:
        return value
    if value.lower() in named:
        return named[value.lower()]
    there = f"there are {', '.join(values)}{did_you_mean(value.lower(), values)}"
    raise QueryError(f"{field}: no {value[:40]!r}; {there}", column)


def dated(field: str, value: str, column: int) -> Date:
    """``after`` or ``before`` with a date that exists, or with a day counted back from today."""
    value = _counted_back(value.lower()) or value
    found = _DATE.match(value)
    if found is None or not _exists(found):
        raise QueryError(f"{field}: a date such as 2025-06-01, today or 7d, not {value[:40]!r}", column)
    return Date(field, value)


def _counted_back(value: str) -> str | None:
    """The day, in UTC, that ``today``, ``yesterday``, ``7d`` or ``2w`` means now; None for anything else."""
    found = _AGO.match(value)
    if found is None and value not in _DAYS:
        return None
    from datetime import UTC, datetime, timedelta

    days = _DAYS[value] if found is None else int(found[1]) * (7 if found[2] == "w" else 1)
    return (datetime.now(UTC) - timedelta(days=days)).date().isoformat()


def _exists(found: re.Match[str]) -> bool:
    from datetime import date

    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True


def counted(field: str, operator: str, value: str, column: int) -> Range:
    """A range of whole numbers: ``6``, ``6..``, ``..300``, ``2..5``, or a bound after ``>``, ``<=``, …"""
    found = _RANGE.match(value)
    if found is None or (found[1] is None and found[3] is None) or (operator != ":" and found[2]):
        raise QueryError(f"{field}: a number or a range such as 6.. or 2..5, not {value[:40]!r}", column)
    low, dots, high = found[1], found[2], found[3]
    if operator == ":":
        return _range(field, low, high if dots else low, column)
    number = int(low)
    if operator in (">", ">="):
        return Range(field, number + (operator == ">"), None)
    if operator == "=":
        return Range(field, number, number)
    if operator == "<" and number == 0:
        raise QueryError(f"{field}: nothing is below 0", column)
    return Range(field, None, number - (operator == "<"))


def _range(field: str, low: str | None, high: str | None, column: int) -> Range:
    bounds = (None if low is None else int(low), None if high is None else int(high))
    if bounds[0] is not None and bounds[1] is not None and bounds[0] > bounds[1]:
        raise QueryError(f"{field}: {low} is more than {high}", column)
    return Range(field, *bounds)
