"""Date of publication and author names, from the passages around the top of the article."""

import re

from tui.reading.cleaning.byline import byline, is_name_line
from tui.reading.cleaning.date_lines import MOST_DATES, is_date_line, says_published, says_updated
from tui.reading.cleaning.dates import Order, dated, find_date, find_order
from tui.reading.cleaning.junk import Verdict
from tui.reading.cleaning.lines import Passage

_TOWN = re.compile(r"[A-Z][A-Z]")
_DASH = re.compile(r"\s?(?:[–—-]|/)")
_DATELINE_LENGTH = 120
_DOMAIN = re.compile(r"(?<![\w@.-])(?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,6}(?![\w@-])")
_OWNER = re.compile(
    r"(?:©|\([Cc]\)|Copyright)[\s©]{0,3}(?:(?:19|20)\d\d)(?:\s?[-–]\s?(?:(?:19|20)\d\d))?,?\s{1,2}"
    r"((?:[A-Z][\w&'’-]{0,30}\s?){1,4})"
)
_NO_NAME = re.compile(r"\b(?:All|Rights|Reserved|Inc|Ltd|LLC)\b")
_DAY_FIRST = frozenset(["de", "fr", "es", "ru", "uk", "it", "pt", "nl", "pl", "tr", "el", "he", "ar", "hi"])
_SITE_WORDS = 25
_DATE_WORDS = 25
_ABOVE = 30
_BELOW = 12
_PLAIN = 5
"""Letters up to which a word may mean anything: "on", "first"."""
_BARE = 7
"""Words that a line has which is a date with its time and nothing else."""
_NEAR = 1.0
"""What a line's place must say for it to be the article's own beyond doubt."""
_BARS = " |·•–—-,:/"
_LABELS = ("by", "written by", "posted by", "author", "words by", "reported by")
_FOREIGN = ("copyright", "©", "captures")
_RIGHTS = ("copyright", "©", "(c)")


def find_dates(
    found: list[Passage], kept: list[bool], start: int, body: int, language: str | None
) -> tuple[str | None, str | None]:
    """The dates of publication and of the last change in ISO 8601.

    Each is the best dated line around ``start``, the head of the article whose text begins at ``body``; a
    date of change counts as that of publication where there is no better one, nor any that cannot be read.
    """
    last = len(kept) - 1 - next((i for i, inside in enumerate(reversed(kept)) if inside), 0)
    best: tuple[float, str] | None = None
    changed: tuple[float, str] | None = None
    lines = [
        i
        for i, passage in enumerate(found)
        if not kept[i] and passage.count <= _DATE_WORDS and dated(passage.text)
    ]
    order = _order([found[i].text for i in lines], language)
    unread = False
    for i in lines:
        score = _place(i, start, body, last)
        if score is None or (i > last and not _own(found[i])):
            continue
        above = found[i - 1] if i else None
        dates = _dates_of(found[i], above, order)
        if not dates and order is None and score > _NEAR:
            unread = unread or any(extra > 0 for _, extra, _ in _dates_of(found[i], above, "day"))
        for iso, extra, updated in dates:
            if best is None or score + extra > best[0]:
                best = (score + extra, iso)
            if updated and score > _NEAR and (changed is None or score + extra > changed[0]):
                changed = (score + extra, iso)
    if unread and best is not None and changed is not None and best[1] == changed[1]:
        best = None
    return (best[1] if best else None), (changed[1] if changed else None)


def _order(lines: list[str], language: str | None) -> Order | None:
    """Whether days or months come first in a page's dates of numbers: as one of them shows, else as its
    language has it, where it has one way."""
    if not any("/" in line for line in lines):
        return None
    shown = {order for order in map(find_order, lines) if order is not None}
    if shown:
        return shown.pop() if len(shown) == 1 else None
    return "day" if language in _DAY_FIRST else None


def _own(passage: Passage) -> bool:
    """Whether a line below the article tells its date: it says so, or is nothing else. History and births
    have dates too."""
    told = [
        word for word in passage.tokens if len(word) > _PLAIN and (says_published(word) or says_updated(word))
    ]
    return bool(told) or (passage.count <= _BARE and is_date_line(passage.text))


def _place(i: int, start: int, body: int, last: int) -> float | None:
    """What a line's place says for its date being the article's."""
    if start - _ABOVE <= i <= body + _BELOW:
        distance = start - i if i < start else max(0, i - body)
        return 5.0 - 0.12 * distance
    if last < i <= last + _BELOW:
        return 2.0 - 0.1 * (i - last)
    return 0.5 - 0.001 * abs(i - body) if i < body else None


def _dates_of(passage: Passage, before: Passage | None, order: Order | None) -> list[tuple[str, float, bool]]:
    """The dates in a line, each with what the words around it say for it, and whether it is one of change."""
    found: list[tuple[str, float, bool]] = []
    text = passage.text
    at = 0
    label = before.text.lower()[-20:] if before is not None and before.count <= 3 else ""
    for _ in range(MOST_DATES):
        date = find_date(text[at:], order)
        if date is None:
            break
        lead = (label + " " if not at else "") + text[at : at + date.start].lower()
        extra = 0.0
        published = says_published(lead)
        updated = says_updated(lead)
        if not published and any(word in lead for word in _RIGHTS):
            # When the rights were claimed, not when the article came out.
            at += date.end
            continue
        if any(word in lead for word in _FOREIGN):
            extra -= 4.0
        elif updated:
            extra -= 1.2
        elif published:
            extra += 1.0
        extra += 0.5 if "T" in date.iso else 0.0
        extra -= 1.5 if not date.exact else 0.0
        extra -= 0.1 * max(0, passage.count - 8)
        found.append((date.iso, extra, updated))
        at += date.end
    return found


def dateline_date(found: list[Passage], kept: list[bool]) -> str | None:
    """The date in the dateline that opens the body ("TOWN, March 16, 2026 – …"), as releases have it."""
    opening = next((p.text for p, inside in zip(found, kept, strict=True) if inside and p.closed), "")
    opening = opening[:_DATELINE_LENGTH]
    date = find_date(opening)
    if date is None or not date.exact or not _TOWN.match(opening[: date.start]):
        return None
    return date.iso if _DASH.match(opening[date.end :]) else None


def find_site(found: list[Passage], kept: list[bool]) -> str | None:
    """The site's name: whose copyright it is, else a line that is nothing but a domain."""
    bare: str | None = None
    for passage, inside in zip(reversed(found), reversed(kept), strict=True):
        if inside or passage.count > _SITE_WORDS:
            continue
        domain = _DOMAIN.search(passage.text) if "." in passage.text else None
        if "©" in passage.text or "opyright" in passage.text or "OPYRIGHT" in passage.text:
            owner = _OWNER.search(passage.text)
            if domain:
                return domain.group()
            name = _NO_NAME.sub("", owner[1]).strip() if owner else ""
            if name:
                return name
        if domain and domain.group() == passage.text.strip():
            bare = domain.group()
    return bare


def find_byline(
    found: list[Passage], junk: list[Verdict | None], kept: list[bool], start: int, body: int
) -> tuple[list[str], set[int]]:
    """The authors, from the byline nearest to the head of the article, whose text begins at ``body``, and the
    passages that name them.

    Without a byline, a line of nothing but names right beside the date, or with it, counts as one.
    """
    last = min(len(found), body + _BELOW)
    for i in [*range(max(0, start - 3), last), *range(max(0, start - _BELOW), max(0, start - 3))]:
        passage = found[i]
        if kept[i] or passage.count > 20:
            continue
        names = byline(passage.text)
        if names:
            return names, {i}
        if (
            passage.count <= 2
            and i + 1 < len(found)
            and not kept[i + 1]
            and " ".join(passage.tokens) in _LABELS
        ):
            names = byline("By " + found[i + 1].text)
            if names:
                return names, {i, i + 1}
    for i in range(start + 1, min(last, body)):
        if kept[i] or found[i].count > 20:
            continue
        line = _named(found, junk, kept, i)
        if line and not _is_known(line, found, kept, start):
            return byline(line) or byline("By " + line) or [], {i}
    return [], set()


def _named(found: list[Passage], junk: list[Verdict | None], kept: list[bool], i: int) -> str | None:
    """The names that the line ``i`` is nothing but, beside a date."""
    text = found[i].text
    if not text[0].isupper():
        return None
    if junk[i] is None:
        beside = [found[j] for j in (i - 1, i + 1) if j < len(found) and junk[j] is not None]
        near = any(find_date(p.text, "day") for p in beside if p.count <= 20)
        return text if near and is_name_line(text) else None
    date = find_date(text, "day") if dated(text) and is_date_line(text) else None
    line = text[: date.start].strip(_BARS) if date is not None else ""
    parted = date is not None and text[len(line) : date.start].strip(" ") != ""
    return line if parted and is_name_line(line) and not says_published(line.lower()) else None


def _is_known(line: str, found: list[Passage], kept: list[bool], start: int) -> bool:
    """Whether a line in capitals names a part of the page, or what the article is about."""
    if any(passage.text == line for passage in found[:start]):
        return True
    plain = line.lower()
    return any(plain in passage.text for passage, inside in zip(found, kept, strict=True) if inside)
