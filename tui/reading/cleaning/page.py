"""The article in an HTML page: trafilatura and the line model each say what is body, over our own layout."""

from collections.abc import Sequence

from msgspec.structs import replace

from tui.reading.cleaning.align import aligned
from tui.reading.cleaning.body import is_sentence
from tui.reading.cleaning.cleaner import choose_body, judged, settle
from tui.reading.cleaning.extraction import extract
from tui.reading.cleaning.model import Weights, weights
from tui.reading.cleaning.record import Cleaned, Known
from tui.reading.cleaning.survey import Page

_TRUST = 3.0
"""Log odds that a passage trafilatura keeps is body, and that one it drops is none."""
_STICKY = 0.5
"""How much of the model's reluctance to change between body and not remains beside a second witness."""
_SMALL = 300
"""Words of a page up to which trafilatura, made for whole articles, is no witness against a sentence."""
_UNSURE = 0.5
"""Confidence in a page that trafilatura found nothing in, of what the text alone gives."""


def clean_page(
    raw: str,
    html: str,
    *,
    url: str | None = None,
    title: str | None = None,
    byline: Sequence[str] = (),
    published: str | None = None,
    language: str | None = None,
    use: Weights | None = None,
) -> Cleaned:
    """The article in a page whose source is ``html`` and whose text, as laid out, is ``raw``.

    All offsets count in ``raw``. Metadata that is given wins over what the page says of itself, and that over
    what its text says. Never fails: a page that trafilatura can do nothing with is read as text, with less
    confidence.
    """
    use = use or weights()
    page, odds, foreign = judged(raw, use)
    found = extract(html, raw, url)
    known = Known(title=title, byline=byline, published=published, language=language or foreign)
    if not found.text:
        cleaned = settle(raw, page, choose_body(page, odds, use.switch), odds, known, use, found.said)
        return replace(cleaned, confidence=round(cleaned.confidence * _UNSURE, 3))
    agreed = aligned([passage.text for passage in page.found], found.text)
    odds = [own + (_TRUST if inside else -_TRUST) for own, inside in zip(odds, agreed, strict=True)]
    large = sum(passage.count for passage in page.found) > _SMALL
    kept = choose_body(page, odds, use.switch * _STICKY, witnessed=large)
    if not large:
        _over_lists(page, kept, agreed)
    return settle(raw, page, kept, odds, known, use, found.said)


def _over_lists(page: Page, kept: list[bool], agreed: Sequence[bool]) -> None:
    """Mark as staying what trafilatura has, without a gap, between what stays and a sentence below it.

    In a short text a list looks like the labels that end an article.
    """
    last = None
    for i, passage in enumerate(page.found):
        if kept[i]:
            last = i
        elif not agreed[i] or page.junk[i] is not None or page.sections[i] is not None:
            last = None
        elif last is not None and is_sentence(passage):
            kept[last : i + 1] = [True] * (i + 1 - last)
            last = i
