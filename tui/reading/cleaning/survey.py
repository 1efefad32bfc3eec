"""A raw text taken apart: passages, and what each looks like by itself."""

from collections.abc import Hashable
from dataclasses import dataclass

from tui.reading.cleaning.junk import Verdict, classify
from tui.reading.cleaning.language import common_words, detect
from tui.reading.cleaning.lines import Passage, ends_sentence, passages
from tui.reading.cleaning.memory import forget
from tui.reading.cleaning.mojibake import repaired, suspect
from tui.reading.cleaning.phrases import phrase_role, stopwords, tokenise

_REMEMBERED = 300
_HEADING_WORDS = 8
_LONG, _ENGLISH = 10, 0.15
"""Running English has about twice this share of common words."""


_Look = tuple[list[str], int, int, bool, Verdict | None, Verdict | None, str]
"""What follows from a passage's text alone, and from whether it stands there over and over: what the rules
count in it (as :class:`.lines.Passage` has them), what it is as junk and as a heading, its key."""


@dataclass(frozen=True, slots=True)
class Page:
    """A raw text taken apart, nothing decided yet; all lists run along ``found``."""

    found: list[Passage]
    junk: list[Verdict | None]
    """What a passage is when it is plainly no prose."""
    sections: list[Verdict | None]
    """What follows, where a passage is the heading of another part of the page."""
    keys: list[str]
    """What makes two passages the same."""


_known: dict[Hashable, _Look] = {}
"""Short passages seen lately: the pages of a site share their menus and notices. Holds nothing that does not
follow from its key: the text, and whether that stands there over and over."""


def survey(raw: str) -> Page:
    """Take a raw text apart."""
    found = passages(raw)
    if suspect(raw):
        for passage in found:
            passage.text = repaired(passage.text)
    forget(_known)
    junk: list[Verdict | None] = []
    sections: list[Verdict | None] = []
    keys: list[str] = []
    for passage in found:
        text = passage.text
        same = text if passage.repeats <= 2 else (text, True)
        look = _known.get(same)
        if look is None:
            look = _look(passage)
            if len(text) <= _REMEMBERED:
                _known[same] = look
        passage.tokens, passage.count, passage.common, passage.closed, said, opens, key = look
        junk.append(said)
        sections.append(opens)
        keys.append(key)
    _count_common(found)
    return Page(found, junk, sections, keys)


def _count_common(found: list[Passage]) -> None:
    """Count the common words of the language that the page is in, where it is plainly not English."""
    long = [passage for passage in found if passage.count >= _LONG]
    if sum(p.common for p in long) >= _ENGLISH * sum(len(p.tokens) for p in long):
        return
    language = detect(passage.tokens for passage in long)
    if language in (None, "en"):
        return
    small = common_words(language)
    for passage in found:
        passage.common = sum(map(small.__contains__, passage.tokens))


def _look(passage: Passage) -> _Look:
    """Look at a passage, and fill in what the rules count."""
    text = passage.text
    key = text.lower()
    tokens = passage.tokens = tokenise(text, key)
    count = passage.count = len(tokens) if len(text) < 600 else len(text.split())
    small = stopwords()
    common = passage.common = sum(map(small.__contains__, tokens))
    closed = passage.closed = ends_sentence(text)
    section = phrase_role(tokens, count, "clean_sections") if count <= _HEADING_WORDS else None
    return tokens, count, common, closed, classify(passage), section, key
