"""Phrases pages carry around an article, looked up word by word: one dictionary access a word, whatever the
number of phrases."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import cast

from tui.model import RemovedRole
from tui.reading.lexicon import lexicon, words

PUNCTUATION = ".,:;!?\"'()[]{}<>«»‹›“”‘’|/\\•·∙*–—-_=~→←↑↓▶►▸▼▾▲…+&"
LONGEST = 120
"""Only this many words at the beginning of a passage are looked at."""
_START_WORDS = 25
_WORDS_PER_HIT = 30
_LONGEST_JUNK = 300
_WORD_LETTERS, _MOST_WORDS = 30, 30_000

_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF])

Phrase = tuple[tuple[str, ...], str, RemovedRole]
Hit = tuple[RemovedRole, str]


@dataclass(slots=True)
class Index:
    """The phrases of a language: whole lines, and the others by their first two words (or the only one)."""

    lines: dict[str, RemovedRole] = field(default_factory=dict)
    by_pair: dict[tuple[str, str], list[Phrase]] = field(default_factory=dict)
    by_word: dict[str, list[Phrase]] = field(default_factory=dict)


LANGUAGES = ("en", "de", "fr", "es", "ru", "uk")
"""Where two use the same phrase, the first counts."""


@cache
def index(name: str) -> Index:
    """The index over the lexicons ``name`` of all languages (role, where, phrase)."""
    found = Index()
    for role, where, phrase, *_ in (entry for language in LANGUAGES for entry in lexicon(language, name)):
        kind = cast(RemovedRole, role)
        tokens = tuple(phrase.split())
        if where == "line":
            found.lines.setdefault(phrase, kind)
        elif len(tokens) == 1:
            found.by_word.setdefault(phrase, []).append((tokens, where, kind))
        else:
            found.by_pair.setdefault((tokens[0], tokens[1]), []).append((tokens, where, kind))
    return found


@cache
def stopwords(language: str = "en") -> frozenset[str]:
    """The stop words of a language."""
    return words(language, "clean_stopwords")


class _Tokens(dict[str, str]):
    """Words as they stand in a text in lower case, to their tokens; filled as words are met."""

    def __missing__(self, word: str) -> str:
        plain = word if word.isascii() else word.translate(_INVISIBLE).replace("’", "'")
        token = plain.strip(PUNCTUATION)
        if token and token[0].isdigit():
            token = "#"
        if len(word) <= _WORD_LETTERS:
            self[word] = token
        return token


_tokens = _Tokens()


def tokenise(text: str) -> list[str]:
    """At most LONGEST words in lower case without outer punctuation, digits first as ``#``."""
    if len(_tokens) > _MOST_WORDS:
        _tokens.clear()
    listed = text[: LONGEST * 12].lower().split(None, LONGEST)[:LONGEST]
    return [token for token in map(_tokens.__getitem__, listed) if token]


def phrase_role(tokens: list[str], count: int, name: str = "clean_phrases") -> Hit | None:
    """The role of a passage of ``count`` words by the phrases in it, with the phrase that decided.

    A long passage needs more than one phrase, so that prose which merely mentions one is safe.
    """
    table = index(name)
    if len(tokens) <= 8:
        whole = " ".join(tokens)
        role = table.lines.get(whole)
        if role is None and len(tokens) > 1 and all(token in table.lines for token in tokens):
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


def _hits(tokens: list[str], table: Index) -> tuple[list[Hit], Hit | None]:
    """All phrases in ``tokens``, and the one they begin with."""
    by_pair, by_word = table.by_pair, table.by_word
    last = len(tokens)
    listed: list[tuple[int, list[Phrase]]] = []
    if by_pair.keys() & pairwise(tokens):
        listed = [(i, by_pair[pair]) for i, pair in enumerate(pairwise(tokens)) if pair in by_pair]
    if not by_word.keys().isdisjoint(tokens):
        listed += [(i, by_word[token]) for i, token in enumerate(tokens) if token in by_word]
    hits: list[Hit] = []
    opening: Hit | None = None
    for i, phrases in listed:
        for phrase, where, role in phrases:
            end = i + len(phrase)
            if end > last or (where == "start" and i) or (where == "end" and end != last):
                continue
            if len(phrase) > 2 and tuple(tokens[i:end]) != phrase:
                continue
            hits.append((role, " ".join(phrase)))
            if where == "start":
                opening = opening or hits[-1]
    return hits, opening
