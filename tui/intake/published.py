"""Dates as inputs give them, in the form the record has them: ISO 8601, no more exact than given."""

import re
from datetime import datetime

_ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)"
    r"(?:[T ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?) ?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?\Z",
    re.ASCII | re.IGNORECASE,
)
_MAIL = re.compile(
    r"[A-Za-z]{3,9}, ?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(:\d\d)?( [A-Z0-9+-]{1,6})?\Z", re.ASCII
)


def iso8601(given: str) -> str | None:
    """The date in ISO 8601, or None where it is neither that nor a mail or feed date."""
    found = _ISO.match(given)
    if found is None:
        return _mail(given) if _MAIL.match(given) else None
    year, month, day, time, offset = found.groups()
    date = "-".join(part for part in (year, month, day) if part)
    written = date + (f"T{time.replace(',', '.')}" if time else "") + _offset(offset)
    try:
        datetime.fromisoformat(f"{year}-{month or '01'}-{day or '01'}{written[10:]}")
    except ValueError:
        return None
    return written


def _offset(offset: str | None) -> str:
    if not offset:
        return ""
    if offset in "Zz":
        return "Z"
    digits = offset[1:].replace(":", "")
    return f"{offset[0]}{digits[:2]}:{digits[2:] or '00'}"


def _mail(given: str) -> str | None:
    # Imported late: only feeds write dates so.
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(given).isoformat()
    except (ValueError, TypeError):
        return None
