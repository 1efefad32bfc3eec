"""What a signal may look at: one article, read."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.model import Attribution, Block, Figure, Source
from tui.reading.cleaning import Doubt
from tui.reading.figures.compare import About


class Findings(NamedTuple):
    """The parts of an article that signals are raised from; offsets count in ``text`` or ``title``."""

    text: str
    title: str | None
    sources: Sequence[Source]
    attributions: Sequence[Attribution]
    figures: Sequence[Figure]
    blocks: Sequence[Block] = ()
    doubts: Sequence[Doubt] = ()
    confidence: float = 1.0
    published: str | None = None
    above: Sequence[About] = ()
    """What the figures of headline and standfirst are about."""
    below: Sequence[About] = ()
    """The same for the text under them."""
    written: Sequence[Figure] = ()
    """All numbers of that text."""
    language: str = "en"


PEOPLE = frozenset({"person", "group", "unknown"})
"""Kinds of source that are people: an institution or a document that is called what it is hides nobody."""
