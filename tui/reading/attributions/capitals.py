"""What capitals tell of a text's words: headlines, openings in capitals, given names that are other words."""

from collections.abc import Iterable

from tui.reading.attributions.tagging import Tables
from tui.reading.attributions.tokens import Tokens
from tui.reading.lexicon import mapping
from tui.reading.lexicon import words as known_words


def given_names(
    words: list[str], tokens: Tokens, begins: set[int], bounds: Iterable[tuple[int, int]], language: str
) -> list[int]:
    """Where a word is a given name, as a surname follows: "Per Lind", "May Hope", and "Grant Noor"."""
    lows = tokens.lows
    given, also = known_words(language, "attr_given"), known_words(language, "attr_given_words")
    found = [i for i in begins if i < len(lows) and lows[i] in given]
    others = [i for i in tokens.capitals if lows[i] in also]
    if others:
        asked = {lo for lo, hi in bounds if words[hi - 1] == "?"}
        found += [i for i in others if i not in asked and lows[i - 1 : i] not in _BEFORE_MONTHS]
    return [
        i
        for i in found
        if words[i].istitle() and words[i + 1 : i + 2] and words[i + 1].istitle() and len(words[i + 1]) > 2
    ]


_BEFORE_MONTHS = [[word] for word in ("in", "last", "since", "of", "until", "early", "late", "this", "by")]

_CAPITALS = 8
"""Words that may open an article in capitals."""


def without_capitals(words: list[str], table: Tables, language: str) -> list[str]:
    """The words, those in capitals that open an article in small letters: "A GREAT-GRAN has told …"."""
    stop = next((i for i, w in enumerate(words[: _CAPITALS + 1]) if not w.isupper()), 0)
    if not stop or (stop == 1 and len(words[0]) < 4) or not words[stop][0].islower():
        return words
    speakers = mapping(language, "attr_heads")
    small = [w.lower() for w in words[:stop]]
    for i, low in enumerate(small):
        short = len(low) < 4 and small[i - 1 : i] not in (["a"], ["the"]) and low not in ("a", "an", "the")
        if short or (low not in table.words and low not in speakers):
            small[i] = words[i]
    return [small[0].capitalize(), *small[1:], *words[stop:]]


def like_headline(words: list[str]) -> bool:
    """Whether a line has big words only, as headlines do."""
    if len(words) < 4 or words[-1] == ".":
        return False
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.85 * len(long)
