"""Invented articles that contradict themselves, each with an innocent twin, from ``contradictions.txt``."""

import re
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from tui.model import Article, RawDocument, Signal
from tui.reading.read import read
from tui.reading.signals import raise_signals

CODES = frozenset({"figures-disagree", "sum-off", "percent-points", "headline-figure-missing",
                   "conversion-off", "date-unresolved"})  # fmt: skip
"""Signals that hold figures of one article against each other."""
DAY = "2025-06-10"
"""When an article was published that does not say."""
_EITHER = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
_HEAD = re.compile(r"(published|title|standfirst): (.*)")
_FILE = Path(__file__).with_suffix(".txt")


class Case(NamedTuple):
    """One article: what it is about, and the figures that contradict each other in the planted one."""

    kind: str
    planted: bool
    wanted: tuple[str, ...]
    head: dict[str, str]
    text: str

    @property
    def name(self) -> str:
        """What a report calls it."""
        return f"{self.kind}: {self.head['title']}"


def cases() -> list[Case]:
    """All of them, each planted one before its twin."""
    found = []
    for entry in _FILE.read_text(encoding="utf-8").split("\n= ")[1:]:
        first, _, rest = entry.partition("\n")
        kind, _, wanted = first.partition(": ")
        for planted in (True, False):
            told = _EITHER.sub(r"\1" if planted else r"\2", rest).strip().split("\n")
            heads = [(match[1], match[2]) for line in told if (match := _HEAD.fullmatch(line))]
            text = "\n\n".join(line for line in told if not _HEAD.fullmatch(line))
            found.append(Case(kind, planted, tuple(wanted.split(", ")), dict(heads), text))
    return found


def raised(case: Case) -> list[Signal]:
    """The prompts that a case raises; its standfirst is the first paragraph of its text."""
    lead = case.head.get("standfirst")
    raw = f"{lead}\n\n{case.text}" if lead else case.text
    article = read(
        RawDocument(raw=raw, clean=False, title=case.head["title"], published=case.head.get("published", DAY))
    )
    if lead:
        blocks = [replace(article.blocks[0], role="standfirst"), *article.blocks[1:]]
        article = replace(article, signals=_again(replace(article, blocks=blocks)))
    return [signal for signal in article.signals if signal.code in CODES and _of(case, article, signal)]


def _again(article: Article) -> list[Signal]:
    return raise_signals(
        text=article.text,
        title=article.title,
        sources=article.sources,
        attributions=article.attributions,
        figures=article.figures,
        blocks=article.blocks,
        published=article.published,
    )


def _of(case: Case, article: Article, signal: Signal) -> bool:
    """Any prompt of an innocent article; of a planted one those about what is wanted."""
    held = [article.body(spot.place)[spot.start : spot.end].lower() for spot in signal.spots]
    return not case.planted or any(want.lower() in text for want in case.wanted for text in held)
