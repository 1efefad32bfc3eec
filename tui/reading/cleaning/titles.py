"""The headline of a page, from three witnesses: its text, its headings, and what it says its title is."""

from collections.abc import Sequence

from tui.reading.cleaning.align import words
from tui.reading.cleaning.headline import Headline, key, with_site
from tui.reading.cleaning.hidden import visible
from tui.reading.cleaning.record import Said

_LIKE = 0.3
_LONGEST = 250


def weigh(headline: Headline | None, texts: Sequence[str], said: Said) -> Headline | None:
    """The headline: what the text gives, unless the page's headings and title speak for another.

    ``texts``: the page's passages. In order: a heading that the text gives too; the heading most like the
    title; what the text gives where the title is that and more ("… | Site"); the title.
    """
    if said.title is None and not said.headings:
        return headline
    given = words(headline.text) if headline else []
    if headline and any(words(heading) == given for heading in said.headings):
        return headline
    wanted = _likest(said)
    if wanted is None or (headline and wanted == said.title and _is_more(wanted, headline, given, said)):
        return headline
    own = words(wanted)
    at = next((i for i, text in enumerate(texts) if len(text) < 2 * _LONGEST and words(text) == own), -1)
    site = headline.site if headline else None
    return Headline(texts[at] if at >= 0 else visible(wanted), at, site)


def _is_more(title: str, headline: Headline, given: Sequence[str], said: Said) -> bool:
    """Whether a title is the headline and more, which is the site's and no part of it.

    A title that is a heading too is the headline as a whole, unless a bar or dash parts the rest from it.
    """
    own = words(title)
    if own[: len(given)] != given:
        return False
    return with_site(key(title), key(headline.text)) or all(words(one) != own for one in said.headings)


def _likest(said: Said) -> str | None:
    """The heading that shares most words with the title, else the title."""
    title = set(words(said.title or ""))
    best, share = said.title, _LIKE
    for heading in said.headings:
        own = set(words(heading))
        if len(own) < 2 or not title or len(heading) > _LONGEST:
            continue
        likeness = len(own & title) / len(own | title)
        if likeness > share:
            best, share = heading, likeness
    return best
