"""The moment a page was published, where its source gives more than the day."""

import re
from collections.abc import Iterator
from typing import Any

_STAMP = re.compile(
    r"\s*(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d{1,9})?\s?(Z|[+-]\d\d:?\d\d)?\s*\Z", re.ASCII
)
_IN_JSON = re.compile(r"\"datePublished\"\s{0,9}:\s{0,9}\"([^\"]{10,40})\"")
_KEYS = """
    article:published_time og:published_time article:published datepublished date pubdate publishdate
    publish-date publish_date parsely-pub-date sailthru.date dc.date dc.date.issued dcterms.created
    dcterms.issued dc:date cxenseparse:recs:publishtime
"""
_NAMES = frozenset(_KEYS.split())
_MIDNIGHT = frozenset(("00:00", "00:00:00"))


def with_time(tree: Any, day: str) -> str:
    """``day`` (ISO 8601) with the time of day of the first stamp in the page's source that is of that day.

    Midnight is how programs write that they know only the day, and is left out.
    """
    for stamp in _stamps(tree):
        found = _STAMP.match(stamp)
        if found is None or found[1] != day or found[2] in _MIDNIGHT:
            continue
        zone = found[3] or ""
        if len(zone) == 5:
            zone = f"{zone[:3]}:{zone[3:]}"
        return f"{day}T{found[2]}{zone}" if found[2] < "24" else day
    return day


def _stamps(tree: Any) -> Iterator[str]:
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if name.lower() in _NAMES:
            yield element.get("content") or ""
    for element in tree.iter("script"):
        if (element.get("type") or "").lower() == "application/ld+json":
            yield from _IN_JSON.findall(element.text or "")
    for element in tree.iter("time"):
        yield element.get("datetime") or ""
