"""Row 23: what the article holds, what a mark is, or what the program has to say."""

import re
from collections.abc import Iterator, Sequence

from tui.desk.priorities import Reason
from tui.desk.words import counted
from tui.model import Article, SafeText
from tui.model.names import SIGNAL_NAMES
from tui.terminal import looks
from tui.terminal.annotations import Annotated
from tui.terminal.cells import cell_len, fit, fit_row, left_right
from tui.terminal.glyphs import Glyphs
from tui.terminal.looks import Row, row
from tui.terminal.paint import COUNTED, is_orphan

WIDE = 66
NOTHING = Annotated()
_PATH = re.compile(r"(?<![^\s(])~?/[^\s():;]+/(?=[^\s():;/]+)")
_ASIDE = re.compile(r" \(([^()]*)\)")


def said(columns: int, text: str, right: str, *, alarm: bool, glyphs: Glyphs) -> Row:
    """One line of the program's own, or about a mark, with something short at its right end."""
    room = columns - 2 - (cell_len(right) + 2 if right else 0)
    left = row(
        (" ", 0),
        (fit(squeezed(text, room, glyphs.ellipsis), room, glyphs.ellipsis), looks.ALARM if alarm else 0),
    )
    return left_right(left, row((f"{right} " if right else "", 0)), columns)


def squeezed(text: str, cells: int, ellipsis: str) -> str:
    """The text in at most so many cells, if its paths can lose their middles and its asides their ends."""

    def shorter(path: re.Match[str]) -> str:
        return f"{'~' if path[0].startswith('~') else ''}/{ellipsis}/"

    if cell_len(text) > cells:
        text = _PATH.sub(shorter, text)
    aside = _ASIDE.search(text)
    if aside is None or cell_len(text) <= cells:
        return text
    room = cell_len(aside[1]) - (cell_len(text) - cells)
    # Which file it was can be read elsewhere; what is wrong with it cannot.
    reason = aside[1].rpartition(": ")[2]
    less = f" ({fit(reason, room, ellipsis)})" if room > cell_len(ellipsis) else ""
    return text[: aside.start()] + less + text[aside.end() :]


def contents(
    columns: int,
    article: Article,
    glyphs: Glyphs,
    annotated: Annotated = NOTHING,
    why: Sequence[Reason] = (),
    company: str = "",
) -> Row:
    """How many sources and figures, why it comes, notes and tags where there is room, and the signals.

    ``company``: what is to be said before it all.
    """
    unnamed = sum(not source.named for source in article.sources)
    figures = [figure for figure in article.figures if figure.kind in COUNTED]
    orphans = sum(is_orphan(figure) for figure in figures)
    short = columns < WIDE
    counts = [
        _count(len(article.sources), "src" if short else "source", unnamed, "unnamed", plural=not short),
        _count(len(figures), "fig" if short else "figure", orphans, "by nobody", plural=not short),
    ]
    left = row((" " + f" {glyphs.dot} ".join([*([company] if company else []), *counts]), 0))
    if short:
        return fit_row(left, columns)
    codes = list(dict.fromkeys(signal.code for signal in article.signals))
    room = columns - cell_len(left[0][0]) - 3
    signals = _signals(codes)
    if cell_len(signals) > room:
        signals = _signals([SIGNAL_NAMES.get(code, code) for code in codes])
    room -= cell_len(signals) + 1
    for part in (*(SafeText(one.told).line() for one in why), *_annotations(annotated)):
        part = f" {glyphs.dot} {part}"
        if cell_len(part) <= room:
            left, room = row(*left, (part, 0)), room - cell_len(part)
    room = columns - cell_len(left[0][0]) - 3
    return left_right(left, row((f"{fit(signals, room, glyphs.ellipsis)} ", 0)), columns)


def _annotations(annotated: Annotated) -> Iterator[str]:
    """The number of notes, and each tag."""
    if annotated.notes:
        yield _count(len(annotated.notes), "note", 0, "", plural=True)
    yield from (SafeText(tag).line() for tag in annotated.tags)


def _signals(names: list[str]) -> str:
    return " ".join(f"!{SafeText(name).line()}" for name in names)


def _count(count: int, what: str, part: int, part_what: str, *, plural: bool) -> str:
    text = counted(count, what, None if plural else what)
    return f"{text}, {part:,} {part_what}" if part else text
