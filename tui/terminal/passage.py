"""The sentence that a mark stands in, and who said it."""

import re

from tui.model import Article
from tui.terminal.marks import Mark

_END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s)|\n\n")
REACH = 1000
"""Characters before and behind a mark in which the ends of its sentence are looked for."""


def passage(article: Article, mark: Mark) -> str:
    """The sentence or sentences that the mark's statement, or its figure, stands in; text from outside."""
    body = article.body(mark.place)
    start, end = mark.start, mark.end
    if mark.attribution is not None:
        said = article.attributions[mark.attribution]
        start, end = min(start, said.start), max(end, said.end)
    low = max(0, start - REACH)
    # A sign at the statement's own end is not the end of the sentence before it.
    before = [found.end() for found in _END.finditer(body, low, start + 1) if found.end() <= start]
    low = before[-1] if before else low
    # The statement may hold its own full stop.
    after = _END.search(body, max(end - 2, start), min(len(body), end + REACH))
    high = after.end() if after and after.end() >= end else _next_end(body, end)
    return " ".join(body[low:high].split())


def _next_end(body: str, end: int) -> int:
    after = _END.search(body, end, min(len(body), end + REACH))
    return after.end() if after else min(len(body), end + REACH)


def speaker(article: Article, mark: Mark) -> str | None:
    """Who stands behind a mark, by the fullest name; None for nobody."""
    number = mark.attribution
    if number is None and mark.figure is not None:
        number = article.figures[mark.figure].attribution
    if number is None:
        return None
    said = article.attributions[number]
    source = article.source(said)
    return source.name if source else said.source.text if said.source else None
