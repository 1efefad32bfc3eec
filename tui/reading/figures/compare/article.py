"""A whole article compared: what its figures are about, and which of them add up to others."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from tui.model import Block, Figure
from tui.reading.figures.compare.about import MOST, About, abouts
from tui.reading.figures.compare.headlines import adding_up, told
from tui.reading.figures.compare.sums import adds_up, sums
from tui.reading.figures.compare.worth import number

_HEADED = 20
"""Figures of headline and standfirst that are looked for in the text."""


class Compared(NamedTuple):
    """What the figures of an article are about."""

    above: Sequence[About] = ()
    """Those of headline and standfirst."""
    below: Sequence[About] = ()
    """Those of the text under them."""
    written: Sequence[Figure] = ()
    """All numbers of that text, ranks and names too."""


def compared(text: str, title: str | None, figures: Sequence[Figure], blocks: Sequence[Block]) -> Compared:
    """What each figure is about; linear in the text."""
    above = abouts(title or "", [figure for figure in figures if figure.place == "title"])
    below = abouts(text, [figure for figure in figures if figure.place == "text"])
    end = max((block.end for block in blocks if block.role == "standfirst"), default=0)
    first = sum(1 for one in below if one.figure.start < end)
    written = [f for f in figures if f.place == "text" and f.start >= end and f.kind not in ("date", "time")]
    return Compared((above + below[:first])[:_HEADED], below[first:], written[:MOST])


def with_parts(figures: Sequence[Figure], text: str, found: Compared) -> list[Figure]:
    """The figures, with the ``parts`` of those that others add up to: "over 900", "700" and "200 more"."""
    index = {(figure.place, figure.start): number for number, figure in enumerate(figures)}
    parts: dict[int, tuple[int, ...]] = {}
    body = found.written
    for head in found.above:
        pair = () if told(head.figure, body) else adding_up(head.figure, body)
        if pair and sum(number(part) or 0 for part in pair) > (number(head.figure) or 0) * 0.98:
            parts[index[head.figure.place, head.figure.start]] = tuple(index[f.place, f.start] for f in pair)
    for one in sums(text, found.below):
        if one.exact and adds_up(one):
            parts[index[one.whole.place, one.whole.start]] = tuple(index[f.place, f.start] for f in one.parts)
    return [replace(f, parts=parts[i]) if i in parts else f for i, f in enumerate(figures)]
