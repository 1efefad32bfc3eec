"""What trafilatura (A. Barbaresi, ACL 2021) makes of a page: the body's text, and what it says of itself."""

import json
import logging
import re
import warnings
from functools import cache
from typing import Any

from msgspec import Struct

from tui.reading.cleaning.hidden import has_hidden, visible
from tui.reading.cleaning.record import Said
from tui.reading.cleaning.stamps import take_changes, with_time

_LARGEST = 3_000_000
_MOST_TAGS = 15_000
_LONGEST = 500_000
"""Characters and tags of a source, and characters of text, up to which trafilatura is asked: some of its
steps take time with their square. The longest of a thousand news pages have half of the first two and a sixth
of the third."""
_SCRIPTS = {"data": 200_000, "broken": 10_000, "program": 200_000}
"""Characters in scripts of each kind that are looked at."""
_LONGEST_ATTRIBUTE = 5_000
_SPACES = re.compile(r"[ \t\n\r\f]{2,}+")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOTICE = re.compile(r"\n|©|copyright|\brights\b|://", re.IGNORECASE)
_LONG_TAG = re.compile(r"<[^<>]{1000,}+")
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_MOST_ATTRIBUTES = 300
_LONGEST_NAME = 80
_MOST_HEADINGS = 20
_LAST_DAY = "2099-12-31"
"""Dates after it are none; fixed, so that reading does not depend on the day."""


class Extraction(Struct, frozen=True):
    """A page as trafilatura reads it."""

    text: str = ""
    """The body, a line a paragraph; empty where there was nothing to be had."""
    said: Said = Said()


def extract(html: str, raw: str, url: str | None = None) -> Extraction:
    """What trafilatura finds in the source of a page with the text ``raw``.

    Empty where it fails, or where the page is beyond measure.
    """
    if len(html) > _LARGEST or len(raw) > _LONGEST or html.count("<") > _MOST_TAGS or _crowded(html):
        return Extraction()
    try:
        tree = _parsed(html)
        if tree is None:
            return Extraction()
        _tame(tree)
        return _extract(tree, url)
    except Exception:
        # A library over hostile input: whatever it meets there, the page is read as text instead.
        return Extraction()


def _crowded(html: str) -> bool:
    """Whether a tag has attributes by the hundred: the parser takes time with their square."""
    return any(
        len(_QUOTED.sub("", tag.group()).split()) > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(html)
    )


def _parsed(html: str) -> Any:
    """The page as a tree; None where the parser cut it because it is too deep."""
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)
    source = _SPACES.sub(" ", _NOT_XML.sub("", html))
    tree = document_fromstring(source.encode(), parser=parser)
    deep = any("xcessive depth" in error.message for error in parser.error_log)
    return None if deep else tree


def _tame(tree: Any) -> None:
    """Take out what takes trafilatura very long: endless attributes, long scripts, broken data."""
    for element in tree.iter("*"):
        for name, value in element.items():
            if len(value) > _LONGEST_ATTRIBUTE:
                del element.attrib[name]
    left = dict(_SCRIPTS)
    for script in tree.iter("script"):
        if script.text:
            kind = _kind(script)
            left[kind] -= len(script.text)
            if left[kind] < 0:
                script.text = None


def _kind(script: Any) -> str:
    if not (script.get("type") or "").lower().endswith("json"):
        return "program"
    try:
        json.loads(script.text, strict=False)
    except (ValueError, RecursionError):
        return "broken"
    return "data"


def _extract(tree: Any, url: str | None) -> Extraction:
    # The extensive search makes a day of a year alone, as in a copyright line.
    dates = {"original_date": True, "extensive_search": False, "max_date": _LAST_DAY}
    updated = take_changes(tree)
    found = _quiet().extract_metadata(tree, url, dates)
    said = Said(
        title=visible(found.title) if found.title else None,
        headings=[visible(" ".join(heading.text_content().split())) for heading in _headings(tree)],
        byline=[visible(name.strip()) for name in (found.author or "").split(";") if name.strip()],
        site=_name(found.sitename) or _name(found.hostname),
        published=with_time(tree, found.date, updated) if found.date else None,
        updated=updated,
    )
    return Extraction(_body(tree, url), said)


def _body(tree: Any, url: str | None) -> str:
    try:
        body = _quiet().bare_extraction(tree, url, include_comments=False)
    except Exception:
        # What the page says of itself is good all the same.
        return ""
    text = (body.text or "") if body is not None else ""
    return "\n".join(map(visible, text.split("\n"))) if has_hidden(text) else text


def _headings(tree: Any) -> list[Any]:
    return [heading for heading, _ in zip(tree.iter("h1"), range(_MOST_HEADINGS), strict=False)]


def _name(name: str | None) -> str | None:
    """A site's name, unless it is a notice in its place."""
    return name if name and len(name) <= _LONGEST_NAME and not _NOTICE.search(name) else None


@cache
def _quiet() -> Any:
    """The library, its complaints about pages switched off: they are nobody's business at a terminal."""
    for name in ("trafilatura", "htmldate", "courlan", "charset_normalizer", "readability"):
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
    warnings.filterwarnings("ignore", module=r"dateutil\.")
    import trafilatura

    return trafilatura
