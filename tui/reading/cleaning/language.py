"""Which language a text is in, by its commonest words; light and good enough to choose lexicons."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from tui.reading.cleaning.phrases import stopwords
from tui.reading.lexicon import lexicon

_LOOK_AT = 400
_SHARE = 0.12
_DISTINCT = 2
"""One word alone speaks for no language: five times "WAR" are no German."""


@cache
def _tables() -> dict[str, frozenset[str]]:
    tables = {code: frozenset(listed.split()) for code, listed in lexicon("en", "clean_languages")}
    return {"en": stopwords(), **tables}


@cache
def _speakers() -> dict[str, list[str]]:
    """The languages that each of the words speaks for."""
    found: dict[str, list[str]] = {}
    for code, table in _tables().items():
        for word in table:
            found.setdefault(word, []).append(code)
    return found


def common_words(language: str | None) -> frozenset[str]:
    """The commonest words of a language; those of English where it is unknown."""
    return _tables().get(language or "en", stopwords())


def detect(passages: Iterable[Sequence[str]]) -> str | None:
    """ISO 639-1 code of the language most words speak for; None where none stands out.

    ``passages``: the tokens of each.
    """
    found: list[str] = []
    for tokens in passages:
        found += tokens
        if len(found) >= _LOOK_AT:
            break
    if not found:
        return None
    speakers = _speakers()
    counts = Counter(filter(speakers.__contains__, found[:_LOOK_AT]))
    scores = dict.fromkeys(_tables(), 0)
    for word, seen in counts.items():
        for code in speakers[word]:
            scores[code] += seen
    best = max(scores, key=lambda code: scores[code])
    if best != "en" and len(_tables()[best] & counts.keys()) < _DISTINCT:
        return None
    return best if scores[best] >= _SHARE * min(len(found), _LOOK_AT) else None
