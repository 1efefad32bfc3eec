"""What reviewers have said of lines of a raw text, put over what the cleaning has found."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from tui.model import HEADLINE, Block, BlockRole, Override, Removed, RemovedRole, Span
from tui.reading.cleaning.dateline import find_dateline
from tui.reading.cleaning.hidden import has_hidden, visible
from tui.reading.cleaning.lines import glued, passages
from tui.reading.cleaning.mojibake import suspect
from tui.reading.cleaning.record import Cleaned

_PIECE = re.compile(r"\S+(?:[^\S\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\S+)*")
"""Words of one line with one space between them, whatever space their script has."""
_PARTED = "\n\n"

Stretch = tuple[int, int]
Piece = tuple[int, int, RemovedRole, str]
"""Start, end, role and reason of what is taken out."""


@dataclass(slots=True)
class _Kept:
    """A block in the making: the stretches it is made from, and its text where they are as they were."""

    role: BlockRole
    spans: list[Stretch]
    text: str | None = None
    confidence: float = 1.0

    @property
    def end(self) -> int:
        return self.spans[-1][1]


def overridden(raw: str, cleaned: Cleaned, overrides: Sequence[Override]) -> Cleaned:
    """The article with every override in its place; where two are about the same text the later one counts.

    What is kept comes back as a block, or into the block of the paragraph it stands in; what is removed has
    the role ``other`` and says by whom. Outside the overrides nothing changes, and where a reviewer has
    spoken there is no doubt left. Offsets beyond the text and
    white space alone mean nothing.
    """
    kept = [
        _Kept(
            block.role,
            [(s.start, s.end) for s in block.raw],
            cleaned.text[block.start : block.end],
            block.confidence,
        )
        for block in cleaned.blocks
    ]
    removed: list[Piece] = [(one.start, one.end, one.role, one.why) for one in cleaned.removed]
    headline = next((one for one in cleaned.removed if (one.role, one.why) == HEADLINE), None)
    paragraphs = list(_paragraphs(raw))
    for one, start, end in _stretches(raw, overrides, headline):
        if one.keep:
            pieces = _pieces(raw, removed, start, end)
            removed = _without(raw, removed, start, end)
            _keep(kept, pieces, paragraphs)
        else:
            kept = _cut(raw, kept, start, end)
            removed = _without(raw, removed, start, end)
            removed.append((start, end, "other", f"removed by {one.by}"))
    doubts = [
        doubt
        for doubt in cleaned.doubts
        if not any(one.start < doubt.end and one.end > doubt.start for one in overrides)
    ]
    return replace(_put_together(raw, cleaned, kept, removed), doubts=doubts)


def _stretches(
    raw: str, overrides: Sequence[Override], headline: Removed | None
) -> Iterator[tuple[Override, int, int]]:
    """What each override is about: without outer white space and without the headline."""
    for one in overrides:
        start, end = _trimmed(raw, max(one.start, 0), min(one.end, len(raw)))
        if start >= end:
            continue
        if headline is None:
            yield one, start, end
        else:
            for first, last in _around(raw, (start, end), headline.start, headline.end):
                yield one, first, last


def _paragraphs(raw: str) -> Iterator[int]:
    """Where the paragraphs of a raw text begin; of a line that stands there again and again each does."""
    for passage in passages(raw):
        if passage.repeats == 1:
            yield passage.start
            continue
        at = passage.start
        for line in raw[at : passage.end].splitlines(keepends=True):
            if line.strip():
                yield at
            at += len(line)


def _trimmed(raw: str, start: int, end: int) -> Stretch:
    while start < end and raw[start].isspace():
        start += 1
    while start < end and raw[end - 1].isspace():
        end -= 1
    return start, end


def _around(raw: str, stretch: Stretch, start: int, end: int) -> list[Stretch]:
    """What is left of a stretch before ``start`` and behind ``end``, without outer white space."""
    left, right = stretch
    if right <= start or left >= end:
        return [stretch]
    rests = (_trimmed(raw, left, min(right, start)), _trimmed(raw, max(left, end), right))
    return [(first, last) for first, last in rests if first < last]


def _without(raw: str, removed: list[Piece], start: int, end: int) -> list[Piece]:
    return [
        (first, last, role, why)
        for left, right, role, why in removed
        for first, last in (
            ((left, right),) if right <= start or left >= end else _around(raw, (left, right), start, end)
        )
    ]


def _cut(raw: str, kept: list[_Kept], start: int, end: int) -> list[_Kept]:
    left: list[_Kept] = []
    for block in kept:
        spans = [rest for span in block.spans for rest in _around(raw, span, start, end)]
        if spans == block.spans:
            left.append(block)
        elif spans:
            left.append(_Kept(block.role, spans, confidence=block.confidence))
    return left


def _pieces(raw: str, removed: list[Piece], start: int, end: int) -> list[Stretch]:
    """The words between ``start`` and ``end`` that are taken out, without the wide gaps between them."""
    return sorted(
        found.span()
        for left, right, _, _ in removed
        if left < end and right > start
        for found in _PIECE.finditer(raw, max(left, start), min(right, end))
    )


def _keep(kept: list[_Kept], pieces: list[Stretch], paragraphs: list[int]) -> None:
    """Put pieces into the blocks of their paragraphs, or into new ones; time goes with their number."""
    kept.sort(key=lambda block: block.spans[0])
    starts = [block.spans[0][0] for block in kept]
    ends = [block.end for block in kept]
    new: dict[int, _Kept] = {}
    grown: dict[int, _Kept] = {}
    for piece in pieces:
        number = bisect_right(paragraphs, piece[0])
        within = bisect_left(starts, piece[0]) - 1
        beside = bisect_left(starts, paragraphs[number - 1])
        if within >= 0 and piece[0] < ends[within]:
            block = kept[within]
        elif beside < len(starts) and bisect_right(paragraphs, starts[beside]) == number:
            block = kept[beside]
        else:
            block = new.setdefault(number, _Kept("paragraph", []))
        block.spans.append(piece)
        grown[id(block)] = block
    kept += new.values()
    for block in grown.values():
        block.spans.sort()
        block.text = None


def _put_together(raw: str, cleaned: Cleaned, kept: list[_Kept], removed: list[Piece]) -> Cleaned:
    mend = visible if suspect(raw) or has_hidden(raw) else str
    blocks: list[Block] = []
    texts: list[str] = []
    at = 0
    for block in sorted(kept, key=lambda one: one.spans[0]):
        text = mend(_text(raw, block.spans)) if block.text is None else block.text
        spans = [Span(*span) for span in block.spans]
        blocks.append(Block(at, at + len(text), block.role, spans, block.confidence))
        texts.append(text)
        at += len(text) + len(_PARTED)
    text = _PARTED.join(texts)
    return replace(
        cleaned,
        text=text,
        dateline=find_dateline(text, blocks),
        blocks=blocks,
        removed=[Removed(start, end, role, raw[start:end], why) for start, end, role, why in sorted(removed)],
    )


def _text(raw: str, spans: list[Stretch]) -> str:
    """The text of the spans: lines put together as everywhere, pieces of a line with one space."""
    lines: list[str] = []
    last = None
    for start, end in spans:
        same = last is not None and len(raw[last:start].splitlines()) < 2 and "\n" not in raw[last:start]
        if lines and same:
            lines[-1] += " " + raw[start:end]
        else:
            lines.append(raw[start:end])
        last = end
    return glued(lines)
