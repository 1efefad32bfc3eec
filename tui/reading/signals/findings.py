"""What a signal may look at: one article, read."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.model import Attribution, Block, Figure, Source
from tui.reading.cleaning import Doubt


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
    language: str = "en"
