"""Which format an input has: by its first bytes, then by its name."""

import re
from pathlib import PurePath

from tui.intake.decode import mark

_SIGNATURES = (
    (b"\x1f\x8b", "gzip"),
    (b"PK\x03\x04", "zip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"%PDF-", "PDF"),
    (b"WARC/", "WARC"),
)
_HTML = re.compile(
    r"\s*(?:<!--|(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!doctype\s+html|<html)|<head|<body)", re.IGNORECASE
)
_XML = re.compile(r"\s*<(?:\?xml|rss|feed)[\s>]", re.IGNORECASE)
_OBJECT = re.compile(r'\s*\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\}|\Z)')
_ARRAY = re.compile(r"\s*\[\s*(?:\{|\]|\Z)")
_NAMES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}


def recognise(head: bytes, name: str) -> str:
    """``text``, ``jsonl``, ``json``, ``html``, ``binary``, or the name of a format that is not read."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    found = mark(head)
    if found is None and b"\0" in head:
        return "binary"
    text = head[len(found[0]) :].decode(found[1], "ignore") if found else head.decode("utf-8", "replace")
    named = _NAMES.get(PurePath(name).suffix.lower())
    if _HTML.match(text):
        return "html"
    if _XML.match(text):
        return "XML"
    if _OBJECT.match(text):
        return _objects(text, named)
    if named in ("jsonl", "html"):
        return named
    if named == "json" or _ARRAY.match(text):
        return "json"
    return "text"


def _objects(text: str, named: str | None) -> str:
    """One object a line, or one object over many lines, which begins with its bare brace."""
    first = text.strip()
    if named == "json" and not first.endswith("}"):
        return "json"
    return "json" if first == "{" and named != "jsonl" else "jsonl"
