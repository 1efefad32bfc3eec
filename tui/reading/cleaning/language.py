"""Which language a text is in, by its commonest words; light and good enough to choose lexicons."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from tui.reading.cleaning.phrases import PUNCTUATION, stopwords
from tui.reading.lexicon import lexicon

_LOOK_AT = 400
_SHARE = 0.12


@cache
def _tables() -> dict[str, frozenset[str]]:
    tables = {code: frozenset(listed.split()) for code, listed in lexicon("en", "clean_languages")}
    return {"en": stopwords(), **tables}


def common_words(language: str | None) -> frozenset[str]:
    """The commonest words of a language; those of English where it is unknown."""
    return _tables().get(language or "en", stopwords())


def detect(texts: Iterable[str]) -> str | None:
    """ISO 639-1 code of the language most words of ``texts`` speak for; None where none stands out."""
    found: list[str] = []
    for text in texts:
        found.extend(text[: _LOOK_AT * 12].lower().split(None, _LOOK_AT)[:_LOOK_AT])
        if len(found) >= _LOOK_AT:
            break
    if not found:
        return None
    counts: Counter[str] = Counter()
    for word, seen in Counter(found[:_LOOK_AT]).items():
        counts[word.strip(PUNCTUATION)] += seen
    scores = {code: sum(map(counts.__getitem__, table & counts.keys())) for code, table in _tables().items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] >= _SHARE * min(len(found), _LOOK_AT) else None
