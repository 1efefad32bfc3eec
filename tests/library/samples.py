"""Small made-up documents and readings."""

from pathlib import Path
from typing import Any

from tui.library import EventRow, Library
from tui.model import Article, Figure, Origin, RawDocument, Signal, Source, Span, raw_sha256


def open_in(folder: Path) -> Library:
    return Library.open(folder / "desk" / "library.sqlite")


def document(text: str, name: str | None = None, **given: Any) -> RawDocument:
    given.setdefault("origin", Origin(path="dump.jsonl", line=1))
    return RawDocument(raw=text, id=name, **given)


def article(document: RawDocument, *, names: tuple[str, ...] = (), **fields: Any) -> Article:
    """A reading of a document that takes its text as it is."""
    values: dict[str, Any] = {
        "id": document.id or raw_sha256(document.raw),
        "origin": document.origin,
        "raw_sha256": raw_sha256(document.raw),
        "raw_length": len(document.raw),
        "rules": "test",
        "title": document.title,
        "byline": document.byline,
        "site": None,
        "published": document.published,
        "language": document.language,
        "text": document.raw,
        "blocks": [],
        "removed": [],
        "sources": [
            Source(f"s{i}", name, "person", name != "officials", [Span(0, 1)]) for i, name in enumerate(names)
        ],
        "attributions": [],
        "figures": [],
        "signals": [],
    }
    return Article(**values | fields)


def figures(*held: bool, kind: Any = "count") -> list[Figure]:
    """Figures of which some are held by attribution 0."""
    return [
        Figure(start=0, end=1, text="7", kind=kind, value=7, attribution=0 if is_held else None)
        for is_held in held
    ]


def signal(code: str) -> Signal:
    return Signal(code, 0, 1, "look at this")


def put(library: Library, text: str, name: str, **fields: Any) -> int:
    """A document with its reading; returns its number."""
    given = {key: fields.pop(key) for key in ("title", "published", "language") if key in fields}
    added = library.add(document(text, name, **given))
    assert library.store_reading(added.seq, article(library.document(added.seq), **fields))
    return added.seq


def verdict(number: int, article: str, name: str = "accept", by: str = "ana", **fields: Any) -> EventRow:
    """A verdict whose place in the order of events is ``number``."""
    return EventRow(
        event=f"01{number:024d}",
        article=article,
        verdict=name,
        reviewer=by,
        at="2026-03-17T17:31:00Z",
        **fields,
    )
