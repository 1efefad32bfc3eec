"""What a passage that was taken out is by its own text, more closely than the choice of the body asks.

What :mod:`.junk` says of a passage is what the line model has learnt with; what is looked at here comes in
only after the choice, for what goes.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from tui.model import RemovedRole
from tui.reading.cleaning.byline import is_name_line
from tui.reading.cleaning.dates import find_date
from tui.reading.cleaning.junk import Verdict, by_form, classify, is_caption
from tui.reading.cleaning.lines import Passage
from tui.reading.cleaning.phrases import LANGUAGES
from tui.reading.lexicon import lexicon

REPEATED = "the same line over and over"
NUMBER: Verdict = ("pagination", "a number")
COUNT: Verdict = ("navigation", "how many there are")
FIELD: Verdict = ("other", "a field of a form")
CALLING: Verdict = ("metadata", "who the author is")
_CLOSER = ("metadata", "pagination", "media_player")
_LABELS = "labels beside one another"
_CONTACT: Verdict = ("other", "an address")
_VALUE: Verdict = ("other", "a value")
_ARCHIVE: Verdict = ("navigation", "a month of an archive")
FILED: Verdict = ("metadata", "what the article is filed under")
_HEADLINE: Verdict = ("related_links", "a headline with its age")
_FIELD, _MENU, _BESIDE, _CLOSE = "field", "menu", "beside", "close"
_LABEL_KINDS = (_MENU, _BESIDE, _CLOSE)
"""By what junk says of them."""
_WORD_KINDS = ("calling", "be", "earning", "link", "deal", "privacy", "person")
_ICONLESS = re.compile(
    r"\b(?:\w{0,12}silicon\w{0,8}|semicon\w{0,12}|iconic\w{0,4}|icono\w{0,12}|\w{0,4}lexicons?|rubicon|emoticons?|glyphs)\b",
    re.IGNORECASE,
)
_ICON = re.compile("icon|chevron|svg|glyph|hamburger", re.IGNORECASE)
_PLAIN = re.compile(r"(?:[+•*·] )?\(?#?\d{1,4}\)?[.:]?(?:\s\d{1,2})?\Z")
_COUNTED = re.compile(r"\(\d{1,6}\)\Z")
_DATED_RIGHTS = re.compile(r"©.{0,60}\b(?:19|20)\d\d\b")
_CAMELS = re.compile(r"[a-z][A-Z].*?[a-z][A-Z]")
_LONG = re.compile(r"\d{3}")
_PHONE = re.compile(r"(?:\d[ ().–-]{0,3}){7,15}\Z")
_PICTURED = re.compile(
    r"hoto|mage|icture|redit:|©|\bvia\ |\(\ ?[^()/\d]{2,40}/[^()\d]{2,40}\)\.?\Z"
    r"|[.!?”\"’']\ [^.!?()/\d]{2,40}/[^.!?()/\d]{2,40}\.?\Z"
)
_TIMERS = re.compile(r"[\d:]{1,9}(?:\s[\d:]{1,9})*\Z")
_OFTEN = 60
"""More of one line are no part of any page."""
_MODEST = 25
"""Up to so many words a phrase has been looked for anywhere."""
_LOOKED_AT = 1000
"""Letters of a passage that a pattern is looked for in at most."""
_OPENING = 8
_AGED = 8
_TAGS = 4
_FIELD_WORDS = 4
_LABEL_DIGITS = 4
_COOKIES = frozenset(("cookie", "cookies"))
_CREDITED = 6
_PRIVATE = 3
_STACK, _STACKED = 4, 3
_LISTED, _GLUED, _GLUED_LETTERS = 3, 6, 200
_LONGEST_TAG = 5
_BIO_VERB, _BIO_WORD = 7, 18


@dataclass(slots=True)
class _Tables:
    """The lexicons ``clean_roles`` of all languages."""

    first: set[str] = field(default_factory=set)
    """The first words of whole lines and of beginnings."""
    lines: dict[str, Verdict] = field(default_factory=dict)
    starts: dict[str, list[tuple[list[str], Verdict]]] = field(default_factory=dict)
    known: dict[str, RemovedRole] = field(default_factory=dict)
    """Whole lines of ``clean_phrases``."""
    openings: dict[str, list[tuple[list[str], Verdict]]] = field(default_factory=dict)
    """Its other phrases by their first words."""
    sets: dict[str, set[str]] = field(
        default_factory=lambda: {kind: set() for kind in (*_LABEL_KINDS, *_WORD_KINDS)}
    )
    telling: frozenset[str] = frozenset()
    """The words one of which stands in any running text that has a role of its own."""
    shares: frozenset[str] = frozenset()
    """Labels of a bar to share by."""
    sure: frozenset[str] = frozenset()
    """What junk says that wants no closer look."""


@cache
def _tables() -> _Tables:
    made = _Tables()
    for language in LANGUAGES:
        for role, where, phrase in (entry[:3] for entry in lexicon(language, "clean_roles")):
            words = phrase.split()
            if where in _LABEL_KINDS:
                made.sets[where].add(f"phrase: {phrase}")
            elif where in _WORD_KINDS:
                made.sets[where].add(phrase)
            else:
                kind = FIELD if where == _FIELD else (cast(RemovedRole, role), f"phrase: {phrase}")
                made.first.add(words[0])
                if where == "start":
                    made.starts.setdefault(words[0], []).append((words, kind))
                else:
                    made.lines.setdefault(phrase, kind)
    phrases = [entry[:3] for language in LANGUAGES for entry in lexicon(language, "clean_phrases")]
    for role, where, phrase in phrases:
        if where == "line":
            made.known.setdefault(phrase, cast(RemovedRole, role))
        elif where != "end":
            words = phrase.split()
            said: Verdict = (cast(RemovedRole, role), f"phrase: {phrase}")
            made.openings.setdefault(words[0], []).append((words, said))
    made.telling = frozenset(
        _COOKIES.union(*(made.sets[kind] for kind in ("calling", "earning", "deal", "privacy")))
    )
    made.shares = frozenset(line for line, role in made.known.items() if role == "share_bar")
    made.sure = frozenset(f"phrase: {phrase}" for role, _, phrase in phrases if role not in _CLOSER)
    return made


@cache
def weak_labels() -> frozenset[str]:
    """What junk says of labels that stand for something by themselves, and are as often labels of a menu."""
    return frozenset(_tables().sets[_MENU] | _tables().sets[_BESIDE])


def is_weak(verdict: Verdict) -> bool:
    """Whether a label means what it says only beside others of its role."""
    return verdict[1] in _tables().sets[_BESIDE]


def closes(verdict: Verdict) -> bool:
    """Whether a label stands where comments or other articles have come to their end."""
    return verdict[1] in _tables().sets[_CLOSE]


def own_roles(
    found: Sequence[Passage], junk: Sequence[Verdict | None], asked: Iterable[int]
) -> list[Verdict | None]:
    """The roles of the passages ``asked`` by their text, None where only what stands around can tell."""
    tables = _tables()
    own: list[Verdict | None] = [None] * len(found)
    for i in asked:
        own[i] = _own_role(tables, found[i], junk[i])
    return own


def _own_role(tables: _Tables, passage: Passage, junk: Verdict | None) -> Verdict | None:
    tokens = passage.tokens
    if tokens and tokens[0] in tables.first:
        said = _said(tables, tokens)
        if said is not None:
            return said
    if tokens and passage.text[-1] == "*" and passage.count <= _FIELD_WORDS:
        return FIELD
    if junk is None:
        return _by_form(tables, passage)
    role, why = junk
    if why in tables.sure:
        return junk
    if why == REPEATED and passage.repeats <= _OFTEN:
        return _once(tables, passage)
    if tokens and tokens[0] == "#" and (role == "pagination" or why == "phrase: # #"):
        return _number(passage, junk)
    if len(tokens) > 1 and _composed(tables, tokens, why):
        return _beside(tables, tokens)
    if role == "icon_names" and not _ICON.search(_ICONLESS.sub("", passage.text[:_LOOKED_AT])):
        return by_form(passage) or _by_form(tables, passage)
    if role == "metadata":
        return _dated(passage, junk)
    return junk


def _said(tables: _Tables, tokens: Sequence[str]) -> Verdict | None:
    if len(tokens) <= _OPENING:
        said = tables.lines.get(" ".join(tokens))
        if said is not None:
            return said
    for words, verdict in tables.starts.get(tokens[0], ()):
        if tokens[: len(words)] == words:
            return verdict
    return None


def _composed(tables: _Tables, tokens: Sequence[str], why: str) -> bool:
    """Whether a line is several labels beside one another, each of which was known."""
    if len(tokens) > _OPENING or why[8:] != " ".join(tokens):
        return False
    return why[8:] not in tables.known and all(map(tables.known.__contains__, tokens))


def _beside(tables: _Tables, tokens: Sequence[str]) -> Verdict:
    (role, most), *others = Counter(map(tables.known.__getitem__, tokens)).most_common(2)
    return ("navigation" if others and others[0][1] == most else role), _LABELS


def _once(tables: _Tables, passage: Passage) -> Verdict | None:
    """What a line that stands there over and over is."""
    seen, passage.repeats = passage.repeats, 1
    junk = classify(passage)
    passage.repeats = seen
    return _own_role(tables, passage, junk) or (("other", REPEATED) if passage.count >= _OPENING else None)


def _number(passage: Passage, junk: Verdict) -> Verdict:
    text = passage.text
    if len(passage.tokens) > 1 and junk[1] != "phrase: # #":
        return _CONTACT if _LONG.search(text) and _PHONE.search(text[-_LOOKED_AT:]) else junk
    if text.isdecimal() and len(text) <= _LABEL_DIGITS:
        return NUMBER
    if _PLAIN.match(text):
        return COUNT if _COUNTED.match(text) else NUMBER
    if find_date(text, "day"):
        return "metadata", "a date"
    if _PHONE.search(text[-_LOOKED_AT:]):
        return _CONTACT
    return junk if ":" in text and _TIMERS.match(text) else _VALUE


def _dated(passage: Passage, junk: Verdict) -> Verdict:
    text = passage.text
    if text[-1] == ")" and passage.count <= 3 and _COUNTED.search(text):
        return _ARCHIVE
    if passage.count >= _AGED and junk[1].endswith(" ago"):
        return _HEADLINE
    return junk


def _by_form(tables: _Tables, passage: Passage) -> Verdict | None:
    """By the form of what is no junk: most of a page, so the cheapest questions come first."""
    count, text = passage.count, passage.text
    if count <= _LISTED:
        if not text.istitle():
            if _CAMELS.search(text[:_GLUED_LETTERS]):
                return "navigation", "labels run together"
            if "@" in text and "." in text and len(text) > _LISTED:
                return _CONTACT
        return None
    if "©" in text and _DATED_RIGHTS.search(text[:_LOOKED_AT]):
        return "copyright", "copyright line"
    if ("/" in text or "hoto" in text or "©" in text or "via" in text) and _credited(passage):
        return "caption", "ends in a picture credit"
    if count <= _GLUED and 2 * len(tables.shares.intersection(passage.tokens)) >= count:
        return "share_bar", _LABELS
    if count <= _GLUED and _CAMELS.search(text[:_GLUED_LETTERS]):
        return "navigation", "labels run together"
    pieces = len(passage.pieces)
    if pieces >= _STACK and count <= _STACKED * pieces and passage.common * 4 <= count:
        return FILED if 2 * text.count(",") >= pieces else ("navigation", "labels in a column")
    if (
        not passage.closed
        and text.count(",") >= _TAGS
        and passage.common * 6 <= count
        and _are_tags(text, count)
    ):
        return FILED
    if count > _MODEST or (passage.closed and count >= _OPENING):
        return _prose(tables, passage)
    return None


def _credited(passage: Passage) -> bool:
    """Whether a credit ends a sentence, stands in brackets or names a picture."""
    if not is_caption(passage) or (passage.count < _CREDITED and "hoto" not in passage.text):
        return False
    return _PICTURED.search(passage.text[-90:]) is not None


def _are_tags(text: str, count: int) -> bool:
    parts = text.split(",")
    return count <= _LISTED * len(parts) and max(part.count(" ") for part in parts) <= _LONGEST_TAG


def _prose(tables: _Tables, passage: Passage) -> Verdict | None:
    tokens = passage.tokens
    if passage.count > _MODEST:
        found = _opening(tables, tokens)
        if found is not None:
            return found
    if tables.telling.isdisjoint(tokens):
        return None
    sets = tables.sets
    if sets["be"].intersection(tokens[1:_BIO_VERB]) and sets["calling"].intersection(tokens[2:_BIO_WORD]):
        return CALLING
    if not sets["earning"].isdisjoint(tokens) and not sets["link"].isdisjoint(tokens):
        return "advertisement", "links that earn money"
    if len(sets["deal"].intersection(tokens)) > 1 and any(map(str.isdigit, passage.text)):
        return "advertisement", "an offer"
    if _COOKIES.isdisjoint(tokens) and len(sets["privacy"].intersection(tokens)) < _PRIVATE:
        return None
    return "cookie_notice", "about cookies"


def _opening(tables: _Tables, tokens: Sequence[str]) -> Verdict | None:
    """What the phrase says that a long passage begins with; the line model wants two in one of its length."""
    for words, verdict in tables.openings.get(tokens[0], ()):
        if tokens[: len(words)] == words:
            return verdict
    return None


def is_personal(passage: Passage) -> bool:
    """Whether somebody speaks for themselves, or to somebody."""
    return not _tables().sets["person"].isdisjoint(passage.tokens)


def is_person(passage: Passage) -> bool:
    """Whether a line is nothing but people's names."""
    return 1 < passage.count <= 6 and is_name_line(passage.text)
