"""Colours that can be read, by eyes that see no red or no green too, and marks that need no colour at all."""

from itertools import combinations

import pytest
from msgspec.structs import replace
from rich.style import Style

from tests.terminal.conftest import press
from tests.terminal.fake_desk import plain
from tui.desk.config.table import THEMES
from tui.model import Article, Attribution, Figure, Source, Span, TextSpan
from tui.terminal import looks, themes
from tui.terminal.glyphs import ASCII, UNICODE
from tui.terminal.reading import Reading
from tui.terminal.themes import PALETTES, ansi, mono, styler
from tui.terminal.work import Work

Rgb = tuple[float, float, float]
Matrix = tuple[Rgb, Rgb, Rgb]

EYES: dict[str, Matrix] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red (protanopia)": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green (deuteranopia)": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
"""What such eyes make of linear red, green and blue: Machado, Oliveira and Fernandes 2009, severity 1."""

APART = 20.0
"""CIE 1976 distance from which on two colours are plainly two; 2.3 is the least that can be seen."""
BITS = [1 << bit for bit in range(13)]
KINDS = {
    "direct": looks.DIRECT,
    "indirect": looks.INDIRECT,
    "figure": looks.FIGURE,
    "orphan": looks.ORPHAN,
    "plain": 0,
}


def linear(colour: tuple[int, int, int]) -> Rgb:
    r, g, b = (c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour)
    return r, g, b


def luminance(colour: tuple[int, int, int]) -> float:
    r, g, b = linear(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """WCAG 2's ratio, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lab(colour: tuple[int, int, int], eyes: Matrix) -> Rgb:
    seen = linear(colour)
    r, g, b = (min(1.0, max(0.0, sum(m * c for m, c in zip(row, seen, strict=True)))) for row in eyes)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(one: tuple[int, int, int], other: tuple[int, int, int], eyes: Matrix) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(lab(one, eyes), lab(other, eyes), strict=True)) ** 0.5)


def colours(style: Style) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Text and ground as they are drawn."""
    assert style.color and style.bgcolor
    text, ground = style.color.get_truecolor(), style.bgcolor.get_truecolor()
    return (ground, text) if style.reverse else (text, ground)


@pytest.mark.parametrize("name", PALETTES)
def test_every_look_can_be_read(name: str) -> None:
    least = 7.0 if name == "high-contrast" else 4.5
    style = styler(name)
    for look in [0, *BITS, *(a | b for a, b in combinations(BITS, 2))]:
        found = style(look)
        assert found is not None and not found.dim
        assert contrast(*colours(found)) >= least, look


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("name", PALETTES)
def test_kinds_of_marks_stay_apart(name: str, eyes: str) -> None:
    style = styler(name)
    for one, other in combinations(KINDS, 2):
        first, second = style(KINDS[one]), style(KINDS[other])
        assert first and second
        apart = [distance(a, b, EYES[eyes]) for a, b in zip(colours(first), colours(second), strict=True)]
        assert max(apart) >= APART, (one, other, apart)


def test_the_ansi_theme_is_the_mark_tables() -> None:
    """Its colours are the user's own: each kind of mark has its colour, and its sign beside it."""
    assert ansi(0) is None
    assert ansi(looks.SOURCE) == Style(bold=True)
    assert ansi(looks.SOURCE | looks.UNNAMED) == Style(bold=True, color="magenta")
    assert ansi(looks.CUE) == Style(underline=True)
    assert ansi(looks.DIRECT) == Style(color="green")
    assert ansi(looks.INDIRECT) == Style(color="cyan")
    assert ansi(looks.FIGURE) == Style(color="yellow", underline=True)
    assert ansi(looks.ORPHAN) == Style(color="black", bgcolor="yellow")
    assert ansi(looks.DIRECT | looks.FIGURE) == Style(color="green", underline=True)
    for look in (looks.CUE, looks.ORPHAN, looks.DIRECT):
        found = ansi(look | looks.CURRENT)
        assert found is not None and found.reverse


def test_mono_has_no_colour_in_any_look() -> None:
    for look in range(1 << 13):
        style = mono(look)
        assert style is None or (style.color is None and style.bgcolor is None)


TEXT = "Mara Vint said the 40 pumps ran."
SAID = Attribution(
    start=0,
    end=len(TEXT),
    mode="indirect",
    source=None,
    cue=None,
    content=[],
    source_id=None,
    stance="neutral",
    channel=None,
    said_on=None,
    nested_in=None,
)


def marked(kind: str) -> Article:
    """A sentence with one kind of mark in it."""
    article = plain(1, "Pumps", "quarl.test", "10:00", TEXT)
    who, content = TextSpan(0, 9, "Mara Vint"), TextSpan(15, 31, TEXT[15:31])
    figure = Figure(
        start=19,
        end=21,
        text="40",
        kind="count",
        value=40,
        low=None,
        high=None,
        bound="exact",
        change=None,
        unit=None,
        counted=None,
        attribution=0 if kind == "figure" else None,
    )
    said = {
        "source": replace(SAID, source=who, source_id="s1"),
        "unnamed": replace(SAID, source=who, source_id="s1"),
        "cue": replace(SAID, cue=TextSpan(10, 14, "said")),
        "direct": replace(SAID, mode="direct", content=[content]),
        "indirect": replace(SAID, content=[content]),
    }
    source = Source("s1", "Mara Vint", "person", kind == "source", [Span(0, 9)])
    return replace(
        article,
        sources=[source],
        attributions=[said.get(kind, SAID)] if kind not in ("nothing", "orphan") else [],
        figures=[figure] if kind in ("figure", "orphan") else [],
    )


MARKS = ("nothing", "source", "unnamed", "cue", "direct", "indirect", "figure", "orphan")
SIGNED = ("nothing", "direct", "indirect", "figure", "orphan")


def drawn(kind: str) -> tuple[str, list[tuple[str, str]]]:
    """The row's characters, and its runs as a terminal without colour has them."""
    reading = Reading(marked(kind))
    reading.fit(80, 3)
    row = reading.shown()[0]
    return "".join(text for text, _ in row), [(text, str(mono(look) or "")) for text, look in row]


@pytest.mark.parametrize(("one", "other"), [*combinations(MARKS, 2)])
def test_any_two_kinds_of_mark_are_told_apart_without_colour(one: str, other: str) -> None:
    assert drawn(one) != drawn(other)
    if one in SIGNED and other in SIGNED:
        # Where the terminal knows no styles either the signs before the line are enough.
        first, second = drawn(one)[0], drawn(other)[0]
        assert first != second
        assert ASCII.drawn(ASCII.own(first)) != ASCII.drawn(ASCII.own(second))


def test_the_current_mark_is_told_apart_without_colour() -> None:
    reading = Reading(marked("cue"))
    reading.fit(80, 3)
    before = reading.shown()[0]
    reading.marks.walk(1, 0)
    after = reading.shown()[0]
    assert after[0][0].startswith(">") and not before[0][0].startswith(">")


async def test_theme_by_name_and_one_after_the_other(work: Work) -> None:
    shown: list[str] = []
    work.screen.restyle = shown.append  # type: ignore[method-assign, assignment]
    await press(work, "?", *"theme dark", "enter")
    assert (work.theme, shown) == ("dark", ["dark"])
    assert work.said == 'dark; to keep it: theme = "dark" in config.toml'
    for _ in THEMES:
        await press(work, "?", *"theme", "enter")
    assert work.theme == "dark" and set(shown) == set(THEMES)
    await press(work, "?", *"theme drak", "enter")
    assert work.said.startswith("no such theme (did you mean dark?)") and work.theme == "dark"


def test_every_ground_is_a_colour() -> None:
    assert [themes.ground(name) for name in THEMES] == [
        "ansi_default",
        "#1c1c1c",
        "#eeeeee",
        "#000000",
        "ansi_default",
    ]
    assert UNICODE.own("–") == "–"
