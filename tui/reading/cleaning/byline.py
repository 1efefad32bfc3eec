"""Who wrote it, from lines such as "By Ann Example and Bo Sample, Staff Writer"."""

import re
from functools import cache

from tui.reading.cleaning.dates import dated, find_date
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
_ASIDE = re.compile(
    r"\s{1,2}(?:(?:in|at|for|from|of)\s|(?:on|last|first|published|updated|posted)\b|[0-9(–—/]|-\s)"
    r"|(?<=[a-z])(?-i:Published|Updated|Posted)\b",
    re.IGNORECASE,
)
"""What stands behind a name and is no part of it."""
_SMALL = frozenset(["in", "at", "for", "from", "of", "on", "the", "and", "with", "to"])
_OPENINGS = frozenset(
    ["wr", "po", "pu", "re", "te", "wo", "st", "ar", "an", "op", "by", "au", "vo", "pa", "ав", "те"]
)
"""What the two leads can begin with."""
_FIRST_HAN = "\u3400"
_HAN_LEAD = re.compile(r"(?:作者|记者|記者|撰文|文)\s?[:：/／]\s?(?=\S)")
_HAN_NAMES = re.compile(r"[\u3400-\u9fff·]{2,8}(?:[、，,\s]{1,2}[\u3400-\u9fff·]{2,8}){0,4}\Z")
_HAN_PART = re.compile(r"[、，,\s]{1,2}")
_HANGUL = re.compile(r"(?P<name>[가-힣]{2,4})\s?기자(?:\s\S{3,40}@\S{3,40})?\Z")
LONGEST = 160


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for listed, word in lexicon("en", "clean_byline_words") if listed == kind)


_STAFF = re.compile(
    r"(?P<name>[^,|]{3,60}), {0,2}(?:(?:staff writer|staff reporter|correspondent|contributor|special to)\b"
    r"|(?-i:[A-Z])[\w&-]{1,20}\ (?:correspondent|reporter|writer|editor)\Z)",
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
    if lead is not None:
        return _after_lead(text[lead.end() :])
    staff = _STAFF.match(text) if "," in text else None
    if staff and _is_name(staff["name"].strip()):
        return [staff["name"].strip()]
    return _eastern(text) if text[:1] >= _FIRST_HAN else None


def _after_lead(text: str) -> list[str] | None:
    """The names at the beginning of what follows "By"."""
    date = find_date(text) if dated(text) else None
    end = date.start if date is not None else len(text)
    names: list[str] = []
    at = read = 0
    while at < end:
        mark = _PART.search(text, at, end)
        stop = mark.start() if mark else end
        name = text[at:stop].strip(" .:-–—")
        aside = _ASIDE.search(name)
        if aside and " " in name[: aside.start()]:
            name = name[: aside.start()].strip(" .:-–—")
        else:
            aside = None
            name = _without_calling(name)
        if name and (not _is_name(name) or (names and is_medium(name))):
            break
        if name:
            names.append(name)
            read = at + aside.start() if aside else stop
        at = mark.end() if mark and aside is None else end
    if not names and not _names_desk(text):
        return None
    left = text[read:end] + (text[date.end :] if date is not None else "")
    return None if _is_sentence(left) else names


def _without_calling(name: str) -> str:
    """A name less the calling right behind it ("Ann Example Health Correspondent")."""
    words = name.split()
    if len(words) < 4 or words[-1].lower() not in _words("calling"):
        return name
    behind = _words("calling") | _words("desk") | _words("topic")
    while words and words[-1].lower() in behind:
        words.pop()
    return " ".join(words) if len(words) > 1 else name


def _is_sentence(left: str) -> bool:
    """Whether what is left behind the names goes on as a sentence does, to its end."""
    if left[-1:] not in (".", "!", "?", "…"):
        return False
    known = _SMALL | _words("particle") | _words("desk") | _words("calling")
    words = [word.strip(".,:;()") for word in left.split()]
    return any(word[:1].islower() and word not in known for word in words)


def _eastern(text: str) -> list[str] | None:
    """The names in a byline of Chinese or Korean."""
    lead = _HAN_LEAD.match(text)
    if lead is not None:
        rest = text[lead.end() :].strip()
        return _HAN_PART.split(rest) if _HAN_NAMES.match(rest) else None
    korean = _HANGUL.match(text) if "기자" in text else None
    return [korean["name"]] if korean else None


def _is_name(text: str) -> bool:
    if len(text) < 3 or len(text) > 50 or not _NAME.match(text):
        return False
    words = text.split()
    if _names_desk(text):
        return False
    if words[0].lower() in _words("nobody") and (len(words) == 1 or words[0].lower() in _words("topic")):
        return False
    return all(word[0].isupper() or word.lower() in _words("particle") for word in words)


def _names_desk(text: str) -> bool:
    words = [word.strip(".,").lower() for word in text.split()]
    if words and words[-1] in _words("desk") and words[0] == "the":
        return True
    if len(words) > 1 and words[-1] in _words("calling") | _words("group"):
        return True
    return sum(word in _words("desk") for word in words) * 2 > len(words)


def is_medium(text: str) -> bool:
    """Whether a text has the form of a medium's name ("Example Post")."""
    words = text.lower().split()
    return len(words) > 1 and words[-1] in _words("medium")


def is_name_line(text: str) -> bool:
    """Whether a line is nothing but people's names, as pages put them under a headline."""
    if not 5 <= len(text) <= 60 or not text[0].isupper():
        return False
    names = byline("By " + text)
    if not names:
        return False
    return all(map(_is_person, names)) and len(text.split()) <= 4 * len(names)


def _is_person(name: str) -> bool:
    """Whether a name in capitals is hardly one of a place, of a part of a paper or of a medium."""
    words = name.lower().split()
    if len(words) < 2 or is_medium(name) or " ".join(words) in _words("place"):
        return False
    return words[0] not in _words("region") and _words("topic").isdisjoint(words)
