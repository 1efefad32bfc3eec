"""What the looks look like: in the terminal's own sixteen colours, or in none."""

from functools import cache

from rich.style import Style

from tui.terminal import looks
from tui.terminal.widgets.lines import Styler


def styler(name: str) -> Styler:
    """The styles of a theme of the settings' table; raises ``KeyError`` for a name that is none."""
    return {"ansi": ansi, "mono": mono}[name]


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
