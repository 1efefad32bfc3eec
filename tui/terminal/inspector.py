"""The inspector: who speaks in an article, its numbers with nobody's first, and what to look at."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.desk.desk import Reason
from tui.model import Article, Attribution, Figure, Place, SafeText, Signal
from tui.terminal import looks
from tui.terminal.annotations import Annotated
from tui.terminal.cells import cell_len, fit
from tui.terminal.glyphs import Glyphs
from tui.terminal.looks import Row, row
from tui.terminal.marks import Mark, Marks
from tui.terminal.paint import COUNTED, is_orphan
from tui.terminal.units import SHORT, named

_DECIMALS = 4
NARROWEST = 28
"""Columns of the narrowest inspector."""
_SIGNS = {"direct": '"', "mixed": '"', "indirect": "~"}
_BOUNDS = {"about": "~", "over": ">", "under": "<", "at_least": "≥", "at_most": "≤", "vague": "~"}


class Item(Struct, frozen=True):
    """One line of the inspector; a heading has neither a mark nor a source."""

    left: str
    right: str = ""
    sign: str = " "
    look: int = 0
    mark: int | None = None
    """Which of the article's marks ``enter`` goes to."""
    offset: int | None = None
    """Where in the text it stands, for what is no mark."""
    source: str | None = None
    """Whom ``*`` asks the library about."""

    @property
    def chosen(self) -> bool:
        """Whether it can be stood on."""
        return self.mark is not None or self.offset is not None or self.source is not None


class Inspector:
    """The lines about one article, and the one that is stood on while the keys go there."""

    def __init__(
        self,
        article: Article,
        marks: Marks,
        verdicts: Sequence[str] = (),
        annotated: Annotated | None = None,
        why: Sequence[Reason] = (),
    ) -> None:
        """``verdicts``: what was decided on the article so far, a line each. ``why`` it has its priority."""
        self._about = (article, marks.all, verdicts, annotated or Annotated(), why)
        self._columns = NARROWEST
        self.items = tuple(_items(*self._about, self._columns))
        self.index = next((i for i, item in enumerate(self.items) if item.chosen), 0)
        self.top = 0

    def _fit(self, columns: int) -> None:
        """Wrap what is wrapped for so many columns; the line stood on stays the one."""
        before = sum(item.chosen for item in self.items[: self.index])
        self._columns = columns
        self.items = tuple(_items(*self._about, columns))
        chosen = [i for i, item in enumerate(self.items) if item.chosen]
        self.index = chosen[before] if before < len(chosen) else 0

    def stay(self, before: "Inspector") -> None:
        """Stand where another one of the same article stood."""
        self.index = min(before.index, len(self.items) - 1)
        self.top = before.top

    @property
    def current(self) -> Item | None:
        """The line that is stood on."""
        return self.items[self.index] if self.items and self.items[self.index].chosen else None

    def move(self, step: int) -> None:
        """Go so many lines on (or back) that can be stood on."""
        left, at = abs(step), self.index
        while left and 0 <= (at := at + (1 if step > 0 else -1)) < len(self.items):
            if self.items[at].chosen:
                self.index, left = at, left - 1

    def edge(self, *, last: bool) -> None:
        """Go to the last line, or the first."""
        self.move(len(self.items) if last else -len(self.items))

    def rows(self, columns: int, height: int, glyphs: Glyphs, *, focused: bool) -> list[Row]:
        """What is shown in so many columns and rows."""
        if columns != self._columns:
            self._fit(columns)
        self.top = max(0, min(self.top, len(self.items) - height))
        if focused:
            margin = 1 if self.index and not self.items[self.index - 1].chosen else 0
            self.top = min(self.top, self.index - margin)
            self.top = max(self.top, self.index - height + 1)
            if not any(item.chosen for item in self.items[self.index + 1 :]):
                # Nothing behind it can be stood on: it is shown all the same.
                self.top = max(self.top, min(self.index, len(self.items) - height))
        shown = self.items[self.top : self.top + height]
        return [
            _row(item, columns, glyphs, current=focused and number == self.index)
            for number, item in enumerate(shown, self.top)
        ]


def _row(item: Item, columns: int, glyphs: Glyphs, *, current: bool) -> Row:
    right = glyphs.own(fit(SafeText(item.right).line(), max(columns // 2, 1), glyphs.ellipsis))
    room = max(columns - 2 - (cell_len(right) + 1 if right else 0) - 1, 1)
    left = fit(glyphs.own(SafeText(item.left).line()), room, glyphs.ellipsis)
    here = looks.CURRENT if current else 0
    gap = " " * (room - cell_len(left))
    sign = ">" if current else item.sign
    return row((f"{sign} ", 0), (left, item.look | here), (gap, here), (f" {right}" if right else "", 0))


def _items(
    article: Article,
    marks: Sequence[Mark],
    verdicts: Sequence[str],
    annotated: Annotated,
    why: Sequence[Reason],
    columns: int,
) -> Iterator[Item]:
    # Behind its sign and indent, and before the column that stays free.
    line = columns - 5
    sections = (
        _section("SOURCES", "", _sources(article, marks)),
        _section("FIGURES", "nobody 1st", _figures(article, marks)),
        _section("DATES", "", _dates(article)),
        _section("LOOK AT", "", _signals(article, marks, line)),
        _section("PRIORITY", _priority(why), (Item(one.reason, _added(one)) for one in why)),
        _section("NOTES", "", _notes(annotated, line)),
        _section("TAGS", "", (Item(tag) for tag in annotated.tags)),
        _section("VERDICTS", "", (Item(one) for one in verdicts or ("none yet",))),
    )
    for number, section in enumerate(one for one in map(list, sections) if len(one) > 1):
        if number:
            yield Item("")
        yield from section


def _section(name: str, right: str, items: Iterator[Item]) -> Iterator[Item]:
    yield Item(name, right, look=looks.STRONG)
    yield from items


def _sources(article: Article, marks: Sequence[Mark]) -> Iterator[Item]:
    first = {mark.attribution: number for number, mark in reversed([*enumerate(marks)])}
    for source in sorted(article.sources, key=lambda one: one.named, reverse=True):
        said = [(i, one) for i, one in enumerate(article.attributions) if one.source_id == source.id]
        mark = first.get(said[0][0]) if said else None
        look = looks.SOURCE if source.named else looks.SOURCE | looks.UNNAMED
        yield Item(source.name, _how(said), " " if source.named else "?", look, mark, None, source.name)
        if not source.named:
            yield Item("  unnamed")
        for number, one in said:
            yield Item(f"  {_said(one)}", "", " ", looks.FAINT, first.get(number))


def _how(said: Sequence[tuple[int, Attribution]]) -> str:
    """How often and in which ways somebody speaks."""
    if said and all(one.stance == "decline" for _, one in said):
        return "no reply"
    ways = dict.fromkeys(_SIGNS[one.mode] for _, one in said)
    return f"{len(said)} {' '.join(sorted(ways))}" if said else ""


def _said(attribution: Attribution) -> str:
    text = " … ".join(piece.text for piece in attribution.content)
    return text or (attribution.cue.text if attribution.cue else "")


def _figures(article: Article, marks: Sequence[Mark]) -> Iterator[Item]:
    at = {mark.figure: number for number, mark in enumerate(marks) if mark.figure is not None}
    counted = [(i, figure) for i, figure in enumerate(article.figures) if figure.kind in COUNTED]
    for number, figure in sorted(counted, key=lambda one: not is_orphan(one[1])):
        orphan = is_orphan(figure)
        yield Item(
            (f"{amount(figure)}  {figure.counted.text}" if figure.counted else figure.text)
            + _sum(article, figure),
            "" if orphan else _behind(article, figure),
            "?" if orphan else "#",
            looks.ORPHAN if orphan else 0,
            at.get(number),
        )


def amount(figure: Figure) -> str:
    """A figure's value, with its bound and a short unit, as the inspector lists it."""
    value = figure.value
    if value is None:
        return figure.text
    text = str(value) if isinstance(value, str) else _number(value, figure.kind)
    unit = SHORT.get(figure.unit or "", figure.unit or "")
    if unit in ("$", "€", "£"):
        text = f"{unit}{text}"
    elif unit == "%":
        text += unit
    elif unit:
        text += f" {named(unit, value)}"
    return {"up": "+", "down": "-", None: ""}[figure.change] + _BOUNDS.get(figure.bound, "") + text


def _number(value: float, kind: str) -> str:
    """A number as people write it: a share as percent, a multiple with its sign, no endless decimals."""
    if kind == "ratio":
        return f"{100 * value:.4g}%" if abs(value) < 1 else f"{_number(value, '')}×"
    text = f"{value:,}"
    if len(text.partition(".")[2]) <= _DECIMALS:
        return text
    return f"{value:,.2f}" if abs(value) >= 1 else f"{value:.2g}"


def _sum(article: Article, figure: Figure) -> str:
    """What adds up to a figure."""
    parts = " + ".join(amount(article.figures[part]) for part in figure.parts if part < len(article.figures))
    return f" = {parts}" if parts else ""


def _behind(article: Article, figure: Figure) -> str:
    if figure.attribution is None:
        return ""
    attribution = article.attributions[figure.attribution]
    source = article.source(attribution)
    name = source.name if source else attribution.source.text if attribution.source else "somebody"
    return f"{name}{' (goes on)' if figure.carried else ''}"


def _dates(article: Article) -> Iterator[Item]:
    for figure in article.figures:
        if figure.kind in ("date", "time") and figure.value is not None and figure.place == "text":
            yield Item(figure.text, str(figure.value), offset=figure.start)


def _signals(article: Article, marks: Sequence[Mark], line: int) -> Iterator[Item]:
    grouped: dict[str, list[Signal]] = {}
    for signal in article.signals:
        grouped.setdefault(signal.code, []).append(signal)
    for code, raised in grouped.items():
        at = _near(marks, raised[0].place, raised[0].start)
        yield Item(code, f"{len(raised)} ×" if len(raised) > 1 else "", "!", looks.STRONG, at)
        told = [signal for signal in raised if signal.against] or raised[:1]
        for signal in told:
            yield from _prompt(article, marks, signal, line, again=signal is not raised[0])


def _prompt(
    article: Article, marks: Sequence[Mark], signal: Signal, line: int, *, again: bool
) -> Iterator[Item]:
    """What a signal says, and a line for each figure that it is held against."""
    at = _near(marks, signal.place, signal.start) if again else None
    for part in _wrapped(SafeText(signal.message).line(), line):
        yield Item(f"  {part}", "", " ", looks.FAINT, at)
        at = None
    for spot in signal.against:
        text = article.body(spot.place)[spot.start : spot.end]
        yield Item(f"  {text}", "", "=", 0, _near(marks, spot.place, spot.start))


def _near(marks: Sequence[Mark], place: Place, start: int) -> int | None:
    """The mark at a place, or the first behind it."""
    return next((i for i, mark in enumerate(marks) if mark.place == place and mark.end > start), None)


def _priority(why: Sequence[Reason]) -> str:
    """The sum; what is audited comes first whatever that is."""
    return "first" if any(one.add is None for one in why) else str(sum(one.add or 0 for one in why))


def _added(reason: Reason) -> str:
    return "" if reason.add is None else f"{reason.add:+}"


def _notes(annotated: Annotated, line: int) -> Iterator[Item]:
    for reviewer, about, text in annotated.notes:
        yield Item(reviewer, f"on “{about}”" if about else "", look=looks.STRONG)
        for part in _wrapped(SafeText(text).line(), line):
            yield Item(f"  {part}")


def _wrapped(text: str, width: int) -> Iterator[str]:
    from textwrap import wrap

    yield from wrap(text, width)
