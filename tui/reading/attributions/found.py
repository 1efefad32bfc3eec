"""What a rule hands on: one attribution as token ranges."""

from dataclasses import dataclass, field

from tui.model import Stance
from tui.reading.attributions.view import Range


@dataclass(slots=True)
class Candidate:
    """An attribution in token ranges; ``unit`` is the number of the sentence it was found in."""

    cue: Range | None
    source: Range | None
    content: list[Range]
    rule: str
    unit: int
    stance: Stance = "neutral"
    lead: Range | None = None
    """Where the one who speaks was last named, if not in this statement."""
    nested_in: "Candidate | None" = field(default=None, repr=False)

    def ranges(self) -> list[Range]:
        """Content, cue and source, those that there are."""
        pieces = list(self.content)
        if self.cue is not None:
            pieces.append(self.cue)
        if self.source is not None:
            pieces.append(self.source)
        return pieces

    @property
    def anchor(self) -> Range:
        """The cue, or the content where there is none."""
        return self.cue or self.content[0]
