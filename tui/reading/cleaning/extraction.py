"""What trafilatura (A. Barbaresi, ACL 2021) makes of a page: the body's text, and what it says of itself."""

import logging
import re
import warnings
from functools import cache
from typing import Any

from msgspec import Struct

from tui.reading.cleaning.record import Said
from tui.reading.cleaning.stamps import with_time

_LARGEST = 4_000_000
_MOST_TAGS = 20_000
"""Characters and tags up to which trafilatura is asked; some of its steps take time with their square."""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_NAME = 80
_MOST_HEADINGS = 20
_LAST_DAY = "2099-12-31"
"""Dates after it are none; fixed, so that reading does not depend on the day."""


class Extraction(Struct, frozen=True):
    """A page as trafilatura reads it."""

    text: str = ""
    """The body, a line a paragraph; empty where there was nothing to be had."""
    said: Said = Said()


def extract(html: str, url: str | None = None) -> Extraction:
    """What trafilatura finds in a page's source; empty where it fails, or the page is beyond measure."""
    if len(html) > _LARGEST or html.count("<") > _MOST_TAGS:
        return Extraction()
    try:
        tree = _parsed(html)
        return Extraction() if tree is None else _extract(tree, url)
    except Exception:
        # A library over hostile input: whatever it meets there, the page is read as text instead.
        return Extraction()


def _parsed(html: str) -> Any:
    """The page as a tree; None where the parser cut it because it is too deep."""
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)
    tree = document_fromstring(_NOT_XML.sub("", html).encode(), parser=parser)
    deep = any("xcessive depth" in error.message for error in parser.error_log)
    return None if deep else tree


def _extract(tree: Any, url: str | None) -> Extraction:
    trafilatura = _quiet()
    # Before the body: looking for that changes the tree.
    dates = {"original_date": True, "extensive_search": True, "max_date": _LAST_DAY}
    found = trafilatura.extract_metadata(tree, url, dates)
    said = Said(
        title=found.title or None,
        headings=[" ".join(heading.text_content().split()) for heading in _headings(tree)],
        byline=[name.strip() for name in (found.author or "").split(";") if name.strip()],
        site=_name(found.sitename) or _name(found.hostname),
        published=with_time(tree, found.date) if found.date else None,
    )
    body = trafilatura.bare_extraction(tree, url, include_comments=False)
    return Extraction((body.text or "") if body is not None else "", said)


def _headings(tree: Any) -> list[Any]:
    return [heading for heading, _ in zip(tree.iter("h1"), range(_MOST_HEADINGS), strict=False)]


def _name(name: str | None) -> str | None:
    return name if name and len(name) <= _LONGEST_NAME and "\n" not in name else None


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
