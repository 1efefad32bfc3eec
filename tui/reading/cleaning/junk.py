"""What a passage is when it is not the article: a role with the reason for it."""

import re
import zlib

from tui.model import RemovedRole
from tui.reading.cleaning.alone import CREDIT
from tui.reading.cleaning.byline import byline
from tui.reading.cleaning.date_lines import is_date_line
from tui.reading.cleaning.dates import dated, find_date
from tui.reading.cleaning.lines import Passage
from tui.reading.cleaning.phrases import phrase_role

Verdict = tuple[RemovedRole, str]

_TIMER = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d\d(?:\s?[/|–-]\s?(?:\d{1,2}:)?\d{1,2}:\d\d)?\Z")
_ICON = re.compile("icon|chevron|svg|glyph|hamburger", re.IGNORECASE)
_ENDING_CREDIT = re.compile(
    r"(?:[/©(]\ ?|\bvia\ |\bphoto(?:graph)?(?:\ by|:)?\ )"
    r"(?:(?:[Pp]hoto|[Ii]mage|[Pp]icture):\ )?[A-Z][\w.&' -]{1,40}(?:/[A-Z][\w.&' -]{1,40})?\)?\.?\Z"
)
_RIGHTS = re.compile(
    r"©\ ?(?:copyright\ )?(?:19|20)\d\d|copyright\ ?(?:©|\(c\))?\ ?(?:19|20)\d\d", re.IGNORECASE
)
_TOPICS = re.compile(r"(?:tags|topics|filed\ under|keywords|labels)\ ?:", re.IGNORECASE)
_SIGN_UP = re.compile(
    r"(?:get|receive|read|try|join)\s(?:the|our|a|your)\s[^.!?]{0,60}"
    r"\b(?:letter|newsletter|briefing|bulletin|digest|round-?up)\b",
    re.IGNORECASE,
)
_SIGN_UP_WORDS = 16
_OPENINGS = frozenset(
    [
        "(c",
        "fi",
        "ha",
        "st",
        "ap",
        "af",
        "ph",
        "im",
        "pi",
        "il",
        "ta",
        "to",
        "ke",
        "la",
        "ge",
        "re",
        "tr",
        "jo",
    ]
)
"""What the four patterns above that look at a line's beginning can begin with, the sign apart."""
_MONOTONOUS_FROM, _MONOTONOUS = 4000, 20
MONOTONOUS: Verdict = ("other", "the same words over and over")
OVER_AND_OVER: Verdict = ("other", "the same line over and over")
_PROSE_WORDS = 8
"""Of a sentence of so many words that stands there over and over one copy may stay."""
_LABEL_WORDS = 40
_TWO_NUMBERS = ["#", "#"]
_DATE_WORDS = 22
_CREDIT_WORDS = 60


def is_icons(passage: Passage) -> bool:
    """Names of icons glued together, as a page's symbols leave them in its text."""
    if passage.common * 4 > len(passage.tokens):
        return False
    lower = passage.text[:4000].lower()
    if not (
        "icon" in lower or "chevron" in lower or "svg" in lower or "glyph" in lower or "hamburger" in lower
    ):
        return False
    icons = len(_ICON.findall(passage.text[:4000]))
    if not icons:
        return False
    return icons * 3 >= min(passage.count, 400) and (icons > 1 or passage.count <= 3)


def is_monotonous(text: str) -> bool:
    """The same few words for pages on end: prose is at most some four times as long as what it packs into."""
    if len(text) < _MONOTONOUS_FROM:
        return False
    data = text.encode("utf-8", "surrogatepass")
    return len(zlib.compress(data, 1)) * _MONOTONOUS < len(data)


def classify(passage: Passage) -> Verdict | None:
    """What the passage is if it is plainly no prose of an article, else None."""
    text, tokens, count = passage.text, passage.tokens, passage.count
    if passage.repeats > 2 and not (passage.closed and count >= _PROSE_WORDS):
        return OVER_AND_OVER
    if len(text) >= _MONOTONOUS_FROM and is_monotonous(text):
        return MONOTONOUS
    if not tokens:
        return _symbols(text)
    if is_icons(passage):
        return "icon_names", "names of icons"
    if count <= 4 and text[0].isdigit() and _TIMER.match(text):
        return "media_player", "a timer"
    if tokens == _TWO_NUMBERS and find_date(text) and is_date_line(text):
        return "metadata", "a date"
    found = phrase_role(tokens, count)
    if found is not None:
        if found[0] == "pagination" and dated(text) and is_date_line(text):
            return "metadata", "a date"
        return found[0], f"phrase: {found[1]}"
    if count > _LABEL_WORDS + 20:
        return None
    return by_form(passage)


def _symbols(text: str) -> Verdict:
    if any(char.isalnum() for char in text[:200]):
        return "other", "no words"
    return "navigation", "symbols only"


def by_form(passage: Passage) -> Verdict | None:
    """What a passage is by its form alone, phrases aside."""
    text, tokens, count = passage.text, passage.tokens, passage.count
    if tokens[0] == "#" and tokens.count("#") == len(tokens):
        return ("metadata", "a date") if find_date(text, "day") else ("pagination", "bare numbers")
    if (
        count <= _LABEL_WORDS
        and ("©" in text or "opyright" in text or "OPYRIGHT" in text)
        and _RIGHTS.search(text)
    ):
        return "copyright", "copyright line"
    if count <= _DATE_WORDS and dated(text) and is_date_line(text):
        return "metadata", "a date"
    if count <= 20 and byline(text) is not None:
        return "metadata", "a byline"
    if text[0] != "©" and text[:2].lower() not in _OPENINGS:
        return None
    if count <= _CREDIT_WORDS and CREDIT.match(text):
        return "caption", "picture credit"
    if _TOPICS.match(text):
        return "metadata", "what the article is filed under"
    if count <= _SIGN_UP_WORDS and _SIGN_UP.match(text):
        return "newsletter", "an offer of a newsletter"
    return None


def is_caption(passage: Passage) -> bool:
    """A line that ends in a picture credit: "… on Monday. (Ann Example/Agency)"."""
    if passage.count > _CREDIT_WORDS or passage.count < 2:
        return False
    tail = passage.text[-90:]
    if not ("/" in tail or "©" in tail or "hoto" in tail or " via " in tail):
        return False
    return _ENDING_CREDIT.search(tail) is not None
