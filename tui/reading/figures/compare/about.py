"""What a figure says of the world: what it counts, what happened to that, where, when, as a part of what."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.model import Figure, Span
from tui.reading.figures.compare.lexis import among, event_of, lower, stem
from tui.reading.segment import sentences

AROUND = 160
"""Characters on each side of a figure that are looked at, within its sentence."""
MOST = 1000
"""Figures of a text that are compared: a text with more is no article."""
_NAME = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*")
_PARTED = re.compile(r"[;:()\[\]—•|]|\s[–-]{1,2}\s|,\s(?:and|but|while|whereas|with|as|including)\s")
_IN_MAY = re.compile(r"(?<=\w )May\b")
_ENDS = frozenset(".!?…\"'”’»")
_TOLD = frozenset({"count", "money", "percent", "measure", "duration", "age", "ratio"})
"""Kinds of figures that tell a fact; the others name a day, a place in a row or a thing."""
_GAP_CHARACTERS = 40
_GAP = 5
"""Words between what is counted and what happened to it."""


class About(NamedTuple):
    """One figure in its sentence."""

    figure: Figure
    sentence: int
    """The sentence's number in the text."""
    head: str
    """Stem of the noun counted, "person" for people, "" where none is."""
    kind_of: frozenset[str]
    """What stands before that noun: "Tarn", "Bay" and "fishing" of "Tarn Bay fishing boats"."""
    event: str
    """What happened to them, as ``sig_events.tsv`` calls it, or ""."""
    names: frozenset[str]
    """Capitalised words around it in the sentence."""
    days: frozenset[str]
    """Dates around it in the sentence, ISO 8601."""
    places: frozenset[str]
    """Words that part one place from another: "northern", "upper"."""
    words: frozenset[str]
    """Stems of the meaning words of its clause, up to the next figure of its kind on each side."""
    named: frozenset[str]
    """Capitalised words in there."""
    part: bool
    """Told as a part of something, as more of it or as a change: "200 more", "including 12"."""
    perhaps: bool
    """Not told as a fact."""
    prose: bool
    """Whether it stands in a sentence, not in a line of a list or table."""
    noun: str
    """Stem of the noun right behind an amount, both after "the": "the $24 million contract", or ""."""


def abouts(text: str, figures: Sequence[Figure]) -> list[About]:
    """What the figures of one text are about, in order: those that tell a fact, of the first ``MOST``.

    ``figures`` are those of that text, in order.
    """
    figures = figures[:MOST]
    if not figures:
        return []
    parts = sentences(text[: figures[-1].end + 4 * AROUND])
    starts = [part.start for part in parts]
    dated = [f for f in figures if f.kind == "date" and isinstance(f.value, str)]
    at = [f.start for f in dated]
    found = []
    for index, figure in enumerate(figures):
        if figure.kind not in _TOLD:
            continue
        number = bisect_right(starts, figure.start) - 1
        if number < 0 or figure.end > parts[number].end:
            continue
        part = parts[number]
        near = Span(max(part.start, figure.start - AROUND), min(part.end, figure.end + AROUND))
        days = dated[bisect_left(at, near.start) : bisect_right(at, near.end)]
        clause = _clause(text, figures, index, near)
        found.append(_about(text, figure, number, part, near, clause, [str(f.value) for f in days]))
    return found


def _clause(text: str, figures: Sequence[Figure], index: int, near: Span) -> tuple[Span, Span]:
    """The clause before a figure, and behind what it counts, without what belongs to the next figures."""
    figure = figures[index]
    counted = figure.counted
    end = max(figure.end, counted.end) if counted and counted.start >= figure.end else figure.end
    start, stop = near.start, max(near.end, end)
    for other in reversed(figures[max(0, index - 3) : index]):
        if other.kind == figure.kind:
            start = min(max(start, other.end), figure.start)
            break
    for other in figures[index + 1 : index + 4]:
        if other.kind == figure.kind:
            stop = max(min(stop, other.start), end)
            break
    for parted in _PARTED.finditer(text, start, figure.start):
        start = parted.end()
    behind = _PARTED.search(text, end, stop)
    return Span(start, figure.start), Span(end, behind.start() if behind else stop)


def _about(
    text: str, figure: Figure, number: int, part: Span, near: Span, clause: tuple[Span, Span], days: list[str]
) -> About:
    before, after = (text[span.start : span.end] for span in clause)
    head, kind_of = _counted(figure)
    told = text[near.start : near.end]
    words = lower(told)
    names = [found for found in _names(text, part, near) if not figure.start <= found[0] < figure.end]
    event = _event(before, figure.counted.text if figure.counted else "", after)
    return About(
        figure=figure,
        sentence=number,
        head=head,
        kind_of=kind_of,
        event=event,
        names=frozenset(name for _, name in names),
        days=frozenset(days),
        places=frozenset(word for word in words if among("direction", word)),
        words=frozenset(_meaning(f"{before} {after}")) - kind_of - {head},
        named=frozenset(name for at, name in names if clause[0].start <= at < clause[1].end),
        part=_is_part(before, after, figure) or (figure.change is not None and not event),
        perhaps=any(among("perhaps", word) for word in lower(_IN_MAY.sub(" ", told))),
        prose=text[part.end - 1] in _ENDS,
        noun=_noun(before, figure, after),
    )


def _noun(before: str, figure: Figure, after: str) -> str:
    words = lower(after[:_GAP_CHARACTERS])
    known = figure.kind == "money" and lower(before)[-1:] == ["the"] and after[:1] in (" ", "-")
    return stem(words[0]) if known and words and not among("np_stop", words[0]) else ""


def _counted(figure: Figure) -> tuple[str, frozenset[str]]:
    found = lower(figure.counted.text) if figure.counted else []
    headed = bool(found) and figure.place == "title" and among("plain_event", found[0])
    if not found or headed or event_of(found[-1]):
        # A headline's verb is taken for a noun: "1,200 flee forest fire".
        return ("person" if figure.kind == "count" else ""), frozenset()
    if among("np_stop", found[-1]):
        return "", frozenset()
    head = "person" if among("person", found[-1]) else stem(found[-1])
    return head, frozenset(stem(word) for word in found[:-1])


def _event(before: str, counted: str, after: str) -> str:
    """What happened: in the noun ("14 dead"), told right before ("killing five") or right behind."""
    nouns = lower(counted)
    for noun in (*nouns[-1:], *(word for word in nouns[:1] if among("plain_event", word))):
        if event := event_of(noun):
            return event
    for word in reversed(lower(before)[-2:]):
        if event := event_of(word):
            return event
        if word not in ("at", "least", "the", "a", "an", "all", "off"):
            break
    for word in lower(after)[:_GAP]:
        if event := event_of(word):
            return event
        if not among("linking", word):
            break
    return ""


def _is_part(before: str, after: str, figure: Figure) -> bool:
    counted = lower(figure.counted.text)[:1] if figure.counted else []
    told = any(among("part_before", word) for word in lower(before)[-2:] + counted)
    return told or any(among("part_after", word) for word in lower(after)[:1])


def _names(text: str, part: Span, near: Span) -> Iterator[tuple[int, str]]:
    for found in _NAME.finditer(text, near.start, near.end):
        name = found.group()
        opening = found.start() <= part.start + 1 and among("opening", name.lower())
        if not opening and not among("np_stop", name.lower()):
            yield found.start(), name.removesuffix("’s").removesuffix("'s")


def _meaning(text: str) -> Iterator[str]:
    for word in lower(text):
        if len(word) > 2 and not among("np_stop", word):
            yield stem(word)
