"""The screen's own characters: as they are, and for terminals that know ASCII only."""

from msgspec import Struct


class Glyphs(Struct, frozen=True):
    """What rules, dashes and dots are drawn with. Articles' own characters are not touched."""

    rule: str = "─"
    ellipsis: str = "…"
    dot: str = "·"
    dash: str = "–"
    opening: str = "‘"
    closing: str = "’"
    times: str = "×"
    arrows: str = "↑ ↓"
    disagree: str = "≠"

    def own(self, text: str) -> str:
        """A text of the program's own, in these characters."""
        if self is UNICODE:
            return text
        for name in ("rule", "ellipsis", "dot", "dash", "opening", "closing", "times", "arrows", "disagree"):
            text = text.replace(getattr(UNICODE, name), getattr(self, name))
        return text


UNICODE = Glyphs()
ASCII = Glyphs(
    rule="-",
    ellipsis="...",
    dot="-",
    dash="-",
    opening="'",
    closing="'",
    times="x",
    arrows="up/down",
    disagree="!",
)
