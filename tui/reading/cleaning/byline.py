"""Who wrote it, from lines such as "By Ann Example and Bo Sample, Staff Writer"."""

import re
from functools import cache

from tui.reading.lexicon import lexicon

_LEAD = re.compile(
    r"(?:(?:written|posted|published|reported|text|words|story|article|analysis|opinion)\ )?by:?\s(?=\S)"
    r"|(?:author|authors|reporter|writer)s?:\s",
    re.IGNORECASE,
)
_FOREIGN_LEAD = re.compile(
    r"(?:von|par|por|(?:автор|авторка|текст|autor|texte|text):)\s{1,3}(?=\S)", re.IGNORECASE
)
"""Without a colon these are words of names and sentences too: what follows must be full names."""
_PART = re.compile(r"\s*(?:,|;|\||•|·|&|\b(?:and|with|und|et|y|и|та|і)\b)\s*")
_WORD = r"(?:[^\W\d_][\w.'’\-]*)"
_NAME = re.compile(rf"(?:{_WORD}\ ){{0,4}}{_WORD}\Z")
_OPENINGS = frozenset(
    ["wr", "po", "pu", "re", "te", "wo", "st", "ar", "an", "op", "by", "au", "vo", "pa", "ав", "те"]
)
"""What the two leads can begin with."""
LONGEST = 160


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for listed, word in lexicon("en", "clean_byline_words") if listed == kind)


_STAFF = re.compile(
    r"(?P<name>[^,|]{3,60}), {0,2}(?:staff writer|staff reporter|correspondent|contributor|special to)\b",
    re.IGNORECASE,
)


def byline(text: str) -> list[str] | None:
    """The names in a byline; None where the text is no byline; empty where it names nobody in particular."""
    if len(text) > LONGEST:
        return None
    opens = text[:2].lower() in _OPENINGS
    lead = _LEAD.match(text) if opens else None
    if opens and lead is None and (foreign := _FOREIGN_LEAD.match(text)):
        given = [part.strip(" .") for part in _PART.split(text[foreign.end() :])]
        full = all(" " in name and name[0].isupper() and _is_name(name) for name in given)
        return given if full else None
    if lead is None:
        staff = _STAFF.match(text) if "," in text else None
        return [staff["name"].strip()] if staff and _is_name(staff["name"].strip()) else None
    names: list[str] = []
    for part in _PART.split(text[lead.end() :]):
        name = part.strip(" .:-–—")
        if not name:
            continue
        if not _is_name(name):
            break
        names.append(name)
    if not names and not _names_desk(text[lead.end() :]):
        return None
    return names


def _is_name(text: str) -> bool:
    if len(text) < 3 or len(text) > 50 or not _NAME.match(text):
        return False
    words = text.split()
    if _names_desk(text):
        return False
    return all(word[0].isupper() or word.lower() in _words("particle") for word in words)


def _names_desk(text: str) -> bool:
    words = text.split()
    if words and words[-1].strip(".,").lower() in _words("desk") and words[0].lower() == "the":
        return True
    return sum(word.strip(".,").lower() in _words("desk") for word in text.split()) * 2 > len(text.split())


def is_name_line(text: str) -> bool:
    """Whether a line is nothing but people's names, as pages put them under a headline."""
    if not 5 <= len(text) <= 60 or not text[0].isupper():
        return False
    names = byline("By " + text)
    if not names:
        return False
    return all(" " in name for name in names) and len(text.split()) <= 4 * len(names)
