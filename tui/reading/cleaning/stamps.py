"""When a page was published and last changed, as exact as its source gives it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

_STAMP = re.compile(
    r"\s*(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d{1,9})?\s?(Z|[+-]\d\d:?\d\d)?\s*\Z", re.ASCII
)
_IN_JSON = re.compile(r"\"datePublished\"\s{0,9}:\s{0,9}\"([^\"]{10,40})\"")
_CHANGED_IN_JSON = re.compile(r"\"dateModified\"\s{0,9}:\s{0,9}\"([^\"]{10,40})\"")
_DAY = re.compile(r"\s*((?:19|20)\d\d-\d\d-\d\d)(?![^T\s])", re.ASCII)
_KEYS = """
    article:published_time og:published_time article:published datepublished date pubdate publishdate
    publish-date publish_date parsely-pub-date sailthru.date dc.date dc.date.issued dcterms.created
    dcterms.issued dc:date cxenseparse:recs:publishtime
"""
_NAMES = frozenset(_KEYS.split())
_CHANGE_KEYS = """
    article:modified_time article:modified article:modified_date article:post_modified datemodified dateupdate
    dc.modified dcterms.modified dc.date.modified modified modified_time modificationdate og:modified_time
    og:article:modified_time og:updated_time updated_time last-modified lastmodified lastmod lastdate utime
    revision_date bt:moddate copyrightyear
"""
_CHANGES = frozenset(_CHANGE_KEYS.split())
"""Names of metadata that htmldate takes for a date of publication where no other metadata has one."""
_MIDNIGHT = frozenset(("00:00", "00:00:00"))


def with_time(tree: Any, day: str, updated: str | None = None) -> str | None:
    """``day`` (ISO 8601) with the time of day of the first stamp in the page's source that is of that day.

    Midnight is how programs write that they know only the day, and is left out. None where the day is that of
    the change ``updated`` and no stamp has it as that of publication.
    """
    moments = [_moment(stamp) for stamp in _stamps(tree) if stamp.lstrip().startswith(day)]
    if not moments and updated and updated.startswith(day):
        return None
    return next((moment for moment in moments if moment and "T" in moment), day)


def take_changes(tree: Any) -> str | None:
    """When the page was last changed, as its source says; what says so in its metadata is taken out.

    Left in the tree, a date of change would be taken for that of publication before data (JSON-LD) and text
    are looked at.
    """
    metas = [element for element in tree.iter("meta") if _name(element) in _CHANGES]
    stamps = [element.get("content") or "" for element in metas]
    for element in metas:
        element.drop_tree()
    named = next(filter(None, map(_moment, stamps)), None)
    return named or next(filter(None, map(_moment, _in_json(tree, _CHANGED_IN_JSON))), None)


def is_change(updated: str | None, published: str | None) -> bool:
    """Whether a date of change says more than that of publication: programs write both of a new article."""
    if updated is None or published is None:
        return updated is not None
    return updated != published and updated[:10] >= published[:10]


def _moment(stamp: str) -> str | None:
    """A stamp as ISO 8601, its midnight left out; None where it has no full day."""
    day = _DAY.match(stamp)
    if day is None or not _is_day(day[1]):
        return None
    found = _STAMP.match(stamp)
    if found is None or found[2] in _MIDNIGHT or found[2] >= "24":
        return day[1]
    zone = found[3] or ""
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{day[1]}T{found[2]}{zone}"


def _is_day(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _stamps(tree: Any) -> Iterator[str]:
    for element in tree.iter("meta"):
        if _name(element) in _NAMES:
            yield element.get("content") or ""
    yield from _in_json(tree, _IN_JSON)
    for element in tree.iter("time"):
        yield element.get("datetime") or ""


def _name(meta: Any) -> str:
    name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
    return str(name).lower()


def _in_json(tree: Any, wanted: re.Pattern[str]) -> Iterator[str]:
    for element in tree.iter("script"):
        if (element.get("type") or "").lower() == "application/ld+json":
            yield from wanted.findall(element.text or "")
