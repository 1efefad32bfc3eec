"""Values as the tables keep them: times as seconds, text that SQLite can hold."""

import re
import time
from datetime import UTC, datetime, timedelta

TITLE = 300
"""Characters of a headline that a list keeps."""

UNDATED = -(1 << 40)
"""The place in the order of dates of what has none: before the year 1."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SHORT = re.compile(r"(\d{4})(-\d\d)?\Z", re.ASCII)


def now() -> int:
    """Seconds since 1970, UTC."""
    return int(time.time())


def iso(seconds: int) -> str:
    """Seconds since 1970 as ISO 8601 in UTC."""
    return (_EPOCH + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


def seconds(date: str | None) -> int | None:
    """An ISO 8601 date, or the first moment of a year, month or day, as seconds since 1970; else None.

    A time without an offset counts as UTC: what matters is that the order is the same for everybody.
    """
    if not date:
        return None
    short = _SHORT.match(date)
    if short:
        date = f"{short[1]}{short[2] or '-01'}-01"
    try:
        moment = datetime.fromisoformat(date)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return int((moment - _EPOCH).total_seconds())
    except (ValueError, OverflowError):
        return None


def place(date: str | None) -> int:
    """Where this date stands in the order of dates, in seconds since 1970; ``UNDATED`` for none."""
    found = seconds(date)
    return UNDATED if found is None else found


def plain(text: str) -> str:
    """The text as SQLite can hold it in a TEXT column: lone surrogates become escapes such as ``\\ud800``."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
    return text


def short(text: str | None) -> str | None:
    """A headline for the list: one line, not too long."""
    return None if text is None else plain(" ".join(text[: TITLE * 4].split())[:TITLE]) or None
