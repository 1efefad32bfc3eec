"""Passages that stay, as blocks of the clean text with their roles."""

import re

from tui.model import Block, BlockRole, Span
from tui.reading.cleaning.lines import Passage

_LIST = re.compile(r"(?:[•·▪◦*‣–-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_CORRECTION = re.compile(
    r"(?:\(|\[)?(?:corrections?|clarification|editor['’]s\ note|editors['’]\ note|an\ earlier\ version\ of|"
    r"this\ (?:article|story|post)\ (?:has\ been|was)\ (?:amended|corrected|updated))\b",
    re.IGNORECASE,
)
_HEADING_WORDS = 14
_GOES_ON = ',;:”"'
_PARTED = "\n\n"


def assemble(kept: list[Passage], roles: list[BlockRole], sure: list[float]) -> tuple[str, list[Block]]:
    """The clean text and its blocks; ``sure``: how sure it is of each that it belongs there."""
    at = 0
    blocks: list[Block] = []
    for passage, role, own in zip(kept, roles, sure, strict=True):
        end = at + len(passage.text)
        blocks.append(Block(at, end, role, [Span(a, b) for a, b in passage.pieces], own))
        at = end + len(_PARTED)
    return _PARTED.join(passage.text for passage in kept), blocks


def block_role(passage: Passage) -> BlockRole:
    """What a passage inside the body is, by its form alone."""
    text = passage.text
    if _CORRECTION.match(text):
        return "correction"
    if _LIST.match(text):
        return "list_item"
    if text[0] in '“"«„' and text[-1] in '”"»“' and passage.count >= 4 and not _inner_quote(text):
        return "quote"
    if (
        passage.count <= _HEADING_WORDS
        and not passage.closed
        and text[-1] not in _GOES_ON
        and text[0] not in "-–—"
    ):
        return "heading"
    return "paragraph"


def _inner_quote(text: str) -> bool:
    return any(mark in text[1:-1] for mark in '“”"«»')
