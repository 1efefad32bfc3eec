"""Phrases pages carry around an article, each looked up by its rarest word: one dictionary access a word,
whatever the number of phrases."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from tui.model import RemovedRole
from tui.reading.lexicon import lexicon, words

PUNCTUATION = ".,:;!?\"'()[]{}<>«»‹›“”‘’|/\\•·∙*–—-_=~→←↑↓▶►▸▼▾▲…+&"
LONGEST = 120
"""Only this many words at the beginning of a passage are looked at."""
_LONGEST_TEXT = 12 * LONGEST
_START_WORDS, _LINE_WORDS = 25, 8
_WORDS_PER_HIT = 30
_LONGEST_JUNK = 300
_WORD_LETTERS, _MOST_WORDS = 30, 120_000

_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF])

Phrase = tuple[int, int, list[str], str, RemovedRole]
"""Its number in the lexicons, the place of the word it is found by, its words, where it may stand, role."""
Hit = tuple[RemovedRole, str]


@dataclass(slots=True)
class Index:
    """The phrases of a language: whole lines, and the others by the word of theirs that is met least."""

    lines: dict[str, RemovedRole] = field(default_factory=dict)
    first: set[str] = field(default_factory=set)
    """The words that whole lines begin with."""
    by_word: dict[str, list[Phrase]] = field(default_factory=dict)
    found_by: frozenset[str] = frozenset()
    """The words of ``by_word``: a set asks about all words of a passage in half the time."""
    size: int = 0


LANGUAGES = ("en", "de", "fr", "es", "ru", "uk")
"""Where two use the same phrase, the first counts."""


@cache
def index(name: str) -> Index:
    """The index over the lexicons ``name`` of all languages (role, where, phrase)."""
    found = Index()
    small = stopwords() | {"#"}
    for language in LANGUAGES:
        for role, where, phrase, *_ in lexicon(language, name):
            kind = cast(RemovedRole, role)
            if where == "line":
                found.lines.setdefault(phrase, kind)
                found.first.add(phrase.split(" ", 1)[0])
                continue
            tokens = phrase.split()
            # Long words are rare, and common ones are in every passage.
            place = max(range(len(tokens)), key=lambda i: (tokens[i] not in small, len(tokens[i]), -i))
            found.size += 1
            found.by_word.setdefault(tokens[place], []).append((found.size, place, tokens, where, kind))
    found.found_by = frozenset(found.by_word)
    return found


@cache
def stopwords(language: str = "en") -> frozenset[str]:
    """The stop words of a language."""
    return words(language, "clean_stopwords")


class _Tokens(dict[str, str]):
    """Words as they stand in a text in lower case, to their tokens; filled as words are met."""

    def __missing__(self, word: str) -> str:
        token = word
        if not word.isalpha():
            plain = word if word.isascii() else word.translate(_INVISIBLE).replace("’", "'")
            token = plain.strip(PUNCTUATION)
            if token and token[0].isdigit():
                token = "#"
        if len(word) <= _WORD_LETTERS:
            self[word] = token
        return token


_tokens = _Tokens()


def tokenise(text: str, lower: str | None = None) -> list[str]:
    """At most LONGEST words in lower case without outer punctuation, digits first as ``#``.

    ``lower``: the text in lower case, where that is known.
    """
    if len(_tokens) > _MOST_WORDS:
        _tokens.clear()
    if lower is None or len(text) > _LONGEST_TEXT:
        lower = text[:_LONGEST_TEXT].lower()
    listed = lower.split(None, LONGEST)
    if len(listed) > LONGEST:
        del listed[LONGEST:]
    return list(filter(None, map(_tokens.__getitem__, listed)))


def phrase_role(tokens: Sequence[str], count: int, name: str = "clean_phrases") -> Hit | None:
    """The role of a passage of ``count`` words by the phrases in it, with the phrase that decided.

    A long passage needs more than one phrase, so that prose which merely mentions one is safe.
    """
    table = index(name)
    if 0 < len(tokens) <= _LINE_WORDS and tokens[0] in table.first:
        whole = " ".join(tokens)
        role = table.lines.get(whole)
        if role is None and len(tokens) > 1 and all(map(table.lines.__contains__, tokens)):
            role = table.lines[tokens[-1]]
        if role is not None:
            return role, whole
    if count > _LONGEST_JUNK:
        return None
    hits, opening = _hits(tokens, table)
    if not hits or (count > _START_WORDS and (len(hits) < 2 or len(hits) * _WORDS_PER_HIT < count)):
        return None
    if opening is not None:
        return opening
    most = Counter(role for role, _ in hits).most_common(1)[0][0]
    return most, next(phrase for role, phrase in hits if role == most)


def _hits(tokens: Sequence[str], table: Index) -> tuple[list[Hit], Hit | None]:
    """All phrases in ``tokens`` as they follow one another, and the one they begin with."""
    if table.found_by.isdisjoint(tokens):
        return [], None
    by_word = table.by_word
    last = len(tokens)
    listed: list[tuple[int, Phrase]] = []
    for at, token in enumerate(tokens):
        if token not in by_word:
            continue
        for phrase in by_word[token]:
            _, place, wanted, where, _ = phrase
            start = at - place
            if start < 0 or tokens[start : start + len(wanted)] != wanted:
                continue
            if where == "in" or (not start if where == "start" else start + len(wanted) == last):
                listed.append((start, phrase))
    if not listed:
        return [], None
    # Of those that begin together the longest says most.
    listed.sort(key=lambda one: (one[0], -len(one[1][2]), one[1][0]))
    hits = [(role, " ".join(wanted)) for _, (_, _, wanted, _, role) in listed]
    opening = next((hit for hit, one in zip(hits, listed, strict=True) if one[1][3] == "start"), None)
    return hits, opening
