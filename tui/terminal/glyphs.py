"""The screen's own characters: as they are, and for terminals that know ASCII only."""

from typing import TextIO

from msgspec import Struct
from msgspec.structs import replace

from tui.model.plain import c_locale, knows_all, plain
from tui.terminal.cells import width_of


class Glyphs(Struct, frozen=True):
    """What rules, dashes and dots are drawn with."""

    rule: str = "─"
    side: str = "│"
    tee: str = "┬"
    ellipsis: str = "…"
    dot: str = "·"
    dash: str = "–"
    opening: str = "‘"
    closing: str = "’"
    times: str = "×"
    arrows: str = "↑ ↓"
    here: str = "↓"
    disagree: str = "≠"
    only: bool = False
    """The terminal knows ASCII only: articles' characters are replaced too, cell for cell."""

    def own(self, text: str) -> str:
        """A text of the program's own, in these characters."""
        if self is UNICODE:
            return text
        for name in _DRAWN:
            text = text.replace(getattr(UNICODE, name), getattr(self, name))
        return text

    def drawn(self, text: str) -> str:
        """A text as the terminal can show it, each character as wide as before."""
        if not self.only or text.isascii():
            return text
        return "".join(char if char.isascii() else plain(char) or "?" * width_of(char) for char in text)


_DRAWN = tuple(name for name in Glyphs.__struct_fields__ if name != "only")
UNICODE = Glyphs()
ASCII = Glyphs(
    rule="-",
    side="|",
    tee="+",
    ellipsis="...",
    dot="-",
    dash="-",
    opening="'",
    closing="'",
    times="x",
    arrows="up/down",
    here="v",
    disagree="!",
)
ASCII_ONLY = replace(ASCII, only=True)


def glyphs(stream: TextIO | None, *, ascii_: bool) -> Glyphs:
    """The characters for a screen on this stream; ``ascii_``: the user wants the program's own in ASCII.

    So does who sets the C locale.
    """
    if not knows_all(stream):
        return ASCII_ONLY
    return ASCII if ascii_ or c_locale() else UNICODE
