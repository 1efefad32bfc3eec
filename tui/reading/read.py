"""Raw document to article: cleaning, attributions, figures and signals put together."""

from functools import partial

from tui.model import Article, Figure, RawDocument, Signal, raw_sha256
from tui.reading.attributions import Found, find_attributions
from tui.reading.cleaning import Cleaned, clean, clean_page, overridden, take
from tui.reading.figures import ascribe, find_figures
from tui.reading.figures.compare import compared, with_parts
from tui.reading.signals import raise_signals

RULES = "9"
"""Version of the reading rules: raised whenever the same raw text may give another article."""


def read_or_keep(document: RawDocument) -> Article:
    """The article in a raw document; should reading it fail, its raw text with a signal that says so.

    A reader that processes thousands must not stop at the one that meets a mistake of ours.
    """
    try:
        return read(document)
    except Exception as error:
        raw = document.raw
        # A reviewer's overrides are left out too: they may be what it failed at.
        kept = take(raw, title=document.title, published=document.published, language=document.language)
        reason = f"reading failed ({type(error).__name__}): the raw text is shown as it came"
        return _article(document, kept, Found([], []), [], [Signal("reading-failed", 0, 0, reason)], sure=0.0)


def read(document: RawDocument) -> Article:
    """The article in a raw document. Pure: the same document always gives the same article."""
    cleaned = _cleaned(document)
    language = cleaned.language or "en"
    found = find_attributions(
        cleaned.text, title=cleaned.title, published=cleaned.published, language=language
    )
    figures = find_figures(cleaned.text, title=cleaned.title, published=cleaned.published, language=language)
    figures = ascribe(figures, found.attributions, cleaned.text, found.sources)
    told = compared(cleaned.text, cleaned.title, figures, cleaned.blocks)
    figures = with_parts(figures, cleaned.text, told)
    signals = raise_signals(
        text=cleaned.text,
        title=cleaned.title,
        sources=found.sources,
        attributions=found.attributions,
        figures=figures,
        blocks=cleaned.blocks,
        doubts=cleaned.doubts,
        confidence=cleaned.confidence if cleaned.removed else 1.0,
        language=language,
        published=cleaned.published,
        found=told,
    )
    return _article(document, cleaned, found, figures, signals)


def _cleaned(document: RawDocument) -> Cleaned:
    prepare = clean if document.clean else take
    if document.html is not None and document.clean:
        prepare = partial(clean_page, html=document.html, url=document.origin.url)
    cleaned = prepare(
        document.raw,
        title=document.title,
        byline=document.byline,
        published=document.published,
        language=document.language,
    )
    return overridden(document.raw, cleaned, document.overrides) if document.overrides else cleaned


def _article(
    document: RawDocument,
    cleaned: Cleaned,
    found: Found,
    figures: list[Figure],
    signals: list[Signal],
    sure: float | None = None,
) -> Article:
    sha = raw_sha256(document.raw)
    return Article(
        id=document.id or sha,
        origin=document.origin,
        raw_sha256=sha,
        raw_length=len(document.raw),
        rules=RULES,
        title=cleaned.title,
        byline=cleaned.byline,
        site=cleaned.site or _host(document.origin.url),
        published=cleaned.published,
        updated=cleaned.updated,
        dateline=cleaned.dateline,
        language=cleaned.language,
        text=cleaned.text,
        blocks=cleaned.blocks,
        removed=cleaned.removed,
        sources=found.sources,
        attributions=found.attributions,
        figures=figures,
        signals=signals,
        confidence=cleaned.confidence if sure is None else sure,
        extra=document.extra,
        overrides=document.overrides,
    )


def _host(url: str | None) -> str | None:
    """The site's name in a web address, without a leading ``www.``."""
    if url is None:
        return None
    after = url.partition("://")[2] or url
    host = after.replace("\\", "/").partition("/")[0].rpartition("@")[2].partition(":")[0].lower()
    return host.removeprefix("www.") or None
