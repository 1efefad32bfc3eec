"""What the looks look like: in the terminal's own sixteen colours, in five colours of a theme, or in none."""

from collections.abc import Callable
from functools import cache

from msgspec import Struct
from rich.style import Style

from tui.terminal import looks

Styler = Callable[[int], Style | None]
"""The style of a look; None where it needs none, which costs no byte."""


class Palette(Struct, frozen=True):
    """A theme's colours, each a number of the 256 that every terminal has alike (16 to 255)."""

    text: int
    ground: int
    direct: int
    indirect: int
    figure: int
    unnamed: int
    label: int
    faint: int
    """Rules, reasons, removed text; a colour, as nobody knows how pale a terminal draws ``dim``."""
    orphan: tuple[int, int]
    """Text and ground of a figure nobody stands behind."""
    hues: tuple[int, ...]
    """As ``looks.HUES`` names them."""


PALETTES = {
    "dark": Palette(252, 234, 111, 156, 226, 182, 210, 246, (16, 220), (210, 156, 226, 111, 182, 123)),
    "light": Palette(235, 255, 21, 127, 94, 53, 124, 241, (16, 214), (124, 22, 94, 21, 53, 23)),
    "high-contrast": Palette(231, 16, 81, 156, 226, 219, 217, 251, (16, 226), (217, 120, 226, 117, 219, 87)),
}
"""Blue against yellow, and light against dark: told apart by eyes that see no red or no green too."""


def styler(name: str) -> Styler:
    """The styles of a theme of the settings' table; raises ``KeyError`` for a name that is none."""
    return {"ansi": ansi, "mono": mono}[name] if name not in PALETTES else _coloured(PALETTES[name])


def ground(name: str) -> str:
    """The colour behind everything, as Textual names it."""
    if name not in PALETTES:
        return "ansi_default"
    triplet = Style(bgcolor=f"color({PALETTES[name].ground})").bgcolor
    assert triplet is not None
    return triplet.get_truecolor().hex


@cache
def _coloured(palette: Palette) -> Styler:
    return cache(lambda look: _in(palette, look))


def _in(palette: Palette, look: int) -> Style:
    current = bool(look & looks.CURRENT)
    if look & looks.ALARM:
        return Style(color=_named(palette.text), bgcolor=_named(palette.ground), reverse=True, bold=True)
    if look & looks.HIT:
        return Style(color=_named(palette.text), bgcolor=_named(palette.ground)) + _hit(look)
    text, ground_ = palette.text, palette.ground
    hue = looks.coloured(look)
    if hue is not None:
        text = palette.hues[hue]
    elif look & looks.ORPHAN:
        text, ground_ = palette.orphan
    else:
        for bits, colour in (
            (looks.DIRECT, palette.direct),
            (looks.INDIRECT, palette.indirect),
            (looks.UNNAMED, palette.unnamed),
            (looks.FIGURE, palette.figure),
            (looks.LABEL, palette.label),
            (looks.REMOVED | looks.FAINT, palette.faint),
        ):
            if look & bits:
                text = colour
                break
    return Style(
        color=_named(text),
        bgcolor=_named(ground_),
        bold=bool(look & (looks.SOURCE | looks.STRONG)) or None,
        underline=bool(look & (looks.CUE | looks.FIGURE)) or None,
        reverse=current or None,
    )


def _named(colour: int) -> str:
    return f"color({colour})"


@cache
def ansi(look: int) -> Style | None:
    """The user's own palette; an inner look never hides an outer one's colour."""
    if not look:
        return None
    current = bool(look & looks.CURRENT)
    if look & looks.ALARM:
        return Style(reverse=True, bold=True)
    if look & looks.HIT:
        return _hit(look)
    if look & looks.ORPHAN:
        return Style(color="black", bgcolor="yellow", reverse=current or None)
    return Style(
        color=_colour(look),
        bold=bool(look & (looks.SOURCE | looks.STRONG)) or None,
        dim=bool(look & (looks.REMOVED | looks.FAINT)) or None,
        underline=bool(look & (looks.CUE | looks.FIGURE)) or None,
        reverse=current or None,
    )


def _hit(look: int) -> Style:
    """What a search has found; where the walk stands it is underlined too."""
    current = bool(look & looks.CURRENT)
    return Style(reverse=True, bold=current or None, underline=current or None)


def _colour(look: int) -> str | None:
    hue = looks.coloured(look)
    if hue is not None:
        return looks.HUES[hue]
    for bit, colour in (
        (looks.DIRECT, "green"),
        (looks.INDIRECT, "cyan"),
        (looks.UNNAMED, "magenta"),
        (looks.FIGURE, "yellow"),
        (looks.LABEL, "red"),
    ):
        if look & bit:
            return colour
    return None


@cache
def mono(look: int) -> Style | None:
    """Bold, italic, underline and reverse only."""
    look &= ~looks.HUE
    if not look or look == looks.DIRECT:
        return None
    if look & looks.ALARM:
        return Style(reverse=True, bold=True)
    if look & looks.HIT:
        return _hit(look)
    current = bool(look & looks.CURRENT)
    orphan = bool(look & looks.ORPHAN)
    return Style(
        bold=bool(look & (looks.SOURCE | looks.STRONG | looks.FIGURE)) or None,
        dim=bool(look & (looks.REMOVED | looks.FAINT)) or None,
        italic=bool(look & (looks.INDIRECT | looks.UNNAMED)) or None,
        underline=bool(look & (looks.CUE | looks.FIGURE)) or (current and orphan) or None,
        reverse=current or orphan or None,
    )
