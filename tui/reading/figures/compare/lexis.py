"""The words that comparing figures goes by: what happened, what makes a part, what is no fact."""

import re
from functools import cache

from tui.reading.lexicon import lexicon

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def lower(text: str) -> list[str]:
    """The words of a stretch, in lower case."""
    return [word.lower() for word in _WORD.findall(text)]


def stem(word: str) -> str:
    """A word without the endings of its forms, so far as that needs no dictionary."""
    word = word.lower()
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


def event_of(word: str) -> str:
    """What a word says happened, as ``sig_events.tsv`` calls it, or ""."""
    return _events().get(word, "")


def among(name: str, word: str) -> bool:
    """Whether a word is in a set of ``sig_compare.tsv``, or in ``np_stop`` of those for figures."""
    return word in _sets()[name]


def words_of(name: str) -> frozenset[str]:
    """A set of ``sig_compare.tsv``."""
    return _sets()[name]


@cache
def _events() -> dict[str, str]:
    return {word: event for event, forms in lexicon("en", "sig_events") for word in forms.split()}


@cache
def _sets() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, forms in (*lexicon("en", "sig_compare"), *lexicon("en", "fig_words")):
        found.setdefault(name, set()).update(forms.split())
    return {name: frozenset(words) for name, words in found.items()}
