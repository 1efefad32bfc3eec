"""Lines that are dates, and what the words before a date say that it is."""

import re
from collections.abc import Sequence
from functools import cache

from tui.reading.cleaning.dates import find_date
from tui.reading.cleaning.phrases import PUNCTUATION
from tui.reading.lexicon import lexicon

MOST_DATES = 3
_WORDS = 6
_HALF = re.compile(r"[0-9][ \u00a0\u202f]?[ap]\.m\.\Z", re.IGNORECASE)


@cache
def _words(kind: str) -> Sequence[str]:
    return tuple(word for listed, _, word in lexicon("en", "clean_date_words") if listed == kind)


def says_published(lead: str) -> bool:
    """Whether the words before a date, in lower case, call it that of publication."""
    return any(map(lead.__contains__, _words("published")))


def says_updated(lead: str) -> bool:
    """Whether the words before a date, in lower case, call it that of a change."""
    return any(map(lead.__contains__, _words("updated")))


def is_date_line(text: str) -> bool:
    """Whether a line is a date or two and little more ("10 Jun, 2025 19:34", "Updated on 3 May 2024")."""
    rest: list[str] = []
    at = 0
    # Where none is that of a change, two dates are a stretch of time that something is about.
    for _ in range(MOST_DATES if says_updated(text.lower()) else 1):
        found = find_date(text[at:], "day")
        if found is None:
            break
        rest += text[at : at + found.start].split()
        at += found.end
    if not at:
        return False
    rest += text[at:].split()
    words = [word for word in (part.strip(PUNCTUATION) for part in rest) if word]
    if len(words) > _WORDS or not text.endswith("."):
        return len(words) <= _WORDS
    # The stop of "7:34 p.m." is not a sentence's, unless a sentence ends there.
    around = _words("around")
    return _HALF.search(text) is not None and not any(
        word[0].islower() and word.lower() not in around for word in words
    )
