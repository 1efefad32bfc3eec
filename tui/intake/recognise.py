"""Which format an input has: by its first bytes, then by its name."""

import re
from pathlib import PurePath

from tui.intake.decode import mark
from tui.intake.signatures import binary, signature

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
    """``text``, ``jsonl``, ``json``, ``html``, ``binary``, a kind of ``signatures``, or the name of a format
    that is not read."""
    kind = signature(head)
    if kind is not None:
        return kind
    if binary(head) is not None:
        return "binary"
    found = mark(head)
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
