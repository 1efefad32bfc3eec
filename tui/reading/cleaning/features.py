"""The first round of the line model: for every passage a few small integers, each the number of one weight.

Every feature is a bin of a table; tables follow one another in one flat row of weights. The words of a
passage have weights of their own. What stands around it is the second round's (:mod:`.context`).
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import get_args

from tui.model import RemovedRole
from tui.reading.cleaning.junk import Verdict
from tui.reading.cleaning.lines import Passage

ROLES: dict[str, int] = {role: i + 1 for i, role in enumerate(get_args(RemovedRole))}
N_ROLES = len(ROLES) + 1
SHORT = 14
"""Words up to which a passage is short: all of its words count."""
_LONG, _FULL = 30, 40


def steps(*edges: int) -> list[int]:
    """A table from a small number to its bin: the count of edges at or below it."""
    return [sum(edge <= n for edge in edges) for n in range(edges[-1] + 1)]


_COUNT = steps(2, 3, 4, 5, 6, 8, 11, 15, 21, 31, 46, 71)
N_COUNT = 13
_ENDS = {c: i for i, group in enumerate((".", "!?", ":", ",;", "\"'”’“‘", ")]", "…"), 1) for c in group}
_N_ENDS = 10
_PERSONS = {
    **dict.fromkeys(["i", "i'm", "i've", "i'd", "i'll", "my", "me", "mine", "myself"], 0),
    **dict.fromkeys(["we", "we're", "we've", "we'll", "our", "us", "ours"], 1),
    **dict.fromkeys(["you", "you're", "you've", "you'll", "your", "yours", "yourself"], 2),
}
_PERSONAL = frozenset(_PERSONS)
_FIRST = itemgetter(0)
BULLETS = "•·▪◦*‣–-—+#"

OWN_TABLES = {
    "count, closed": N_COUNT * 2,
    "common": 8 * 3,
    "end": _N_ENDS * 3,
    "begin": 8 * 3,
    "role": N_ROLES * 4,
    "section": 4,
    "gap, repeats": 4,
    "seen": 4 * 3,
    "capitals": 6 * 4,
    "digits": 4 * 3,
    "marks": 2 * 6,
    "persons": 27 * 2,
    "bullet": 2 * 3,
}


def offsets(tables: dict[str, int]) -> list[int]:
    """Where each table begins in the row of weights."""
    found, at = [], 0
    for size in tables.values():
        found.append(at)
        at += size
    return found


_OWN = offsets(OWN_TABLES)
_GAPS, _SEEN = _OWN[6], _OWN[7]


def own_features(p: Passage, junk: Verdict | None, section: Verdict | None) -> list[int]:
    """The first round's bins that follow from a passage's text alone."""
    count, text = p.count, p.text
    size = 0 if count <= 4 else 1 if count <= SHORT else 2
    tokens = len(p.tokens) or 1
    common = 12 * p.common // tokens
    capitals = _capitals(text, count)
    digits = p.tokens.count("#")
    at = _OWN
    marks = at[10]
    return [
        at[0] + _COUNT[count if count < 71 else 71] * 2 + p.closed,
        at[1] + (common if common < 7 else 7) * 3 + size,
        at[2] + _end(text[-1]) * 3 + size,
        at[3] + _begin(text[0]) * 3 + size,
        at[4] + (ROLES[junk[0]] if junk else 0) * 4 + (3 if count > 30 else size),
        at[5] + (0 if section is None else 1 if section[0] == "comments" else 2),
        at[8] + capitals * 4 + size,
        at[9]
        + (0 if not digits else 1 if digits * 4 < tokens else 2 if digits * 2 < tokens else 3) * 3
        + size,
        marks + ("|" in text),
        marks + 2 + ("“" in text or '"' in text),
        marks + 4 + ("@" in text or "http" in text or "www." in text),
        marks + 6 + ("(" in text),
        marks + 8 + ("?" in text),
        marks + 10 + ("©" in text or "..." in text or "…" in text),
        at[11] + persons(p) * 2 + (count > SHORT),
        at[12] + (text[0] in BULLETS and count > 1) * 3 + size,
    ]


def page_features(found: Sequence[Passage], keys: Sequence[str]) -> list[tuple[int, int]]:
    """The first round's bins that depend on the page too, for each of its passages."""
    seen = Counter(keys)
    return [
        (
            _GAPS + p.gap * 2 + (p.repeats > 1),
            _SEEN
            + (seen[key] - 1 if seen[key] < 4 else 3) * 3
            + (0 if p.count <= 4 else 1 if p.count <= SHORT else 2),
        )
        for p, key in zip(found, keys, strict=True)
    ]


def persons(p: Passage) -> int:
    """Who speaks to whom: I, we and you, each not at all, once or more often."""
    if _PERSONAL.isdisjoint(p.tokens):
        return 0
    found = [0, 0, 0]
    for token in _PERSONAL.intersection(p.tokens):
        found[_PERSONS[token]] += p.tokens.count(token)
    return min(2, found[0]) * 9 + min(2, found[1]) * 3 + min(2, found[2])


def count_bin(count: int) -> int:
    """A number of words as a bin."""
    return _COUNT[count if count < 71 else 71]


def _capitals(text: str, count: int) -> int:
    """How many of the words begin with a capital, as a bin; long passages are 5."""
    if count > 30:
        return 5
    words = text.split()
    upper = sum(map(str.isupper, map(_FIRST, words)))
    return 1 + 4 * upper // (len(words) + 1) if upper else 0


@cache
def _end(char: str) -> int:
    known = _ENDS.get(char)
    if known is not None:
        return known
    return 0 if char.isalpha() else 8 if char.isdigit() else 9


@cache
def _begin(char: str) -> int:
    if char.isupper():
        return 0
    if char.islower():
        return 1
    if char.isdigit():
        return 2
    if char in "“\"'‘":
        return 3
    return 4 if char in BULLETS else 5 if char in "([" else 6


def word_features(p: Passage) -> list[str]:
    """The words a passage is known by: all of a short one; of a longer one how it begins and ends."""
    tokens = p.tokens
    if not tokens:
        return []
    n = len(tokens)
    first = tokens[0]
    if n == 1:
        return [first, "^" + first]
    found = ["^" + first, f"^{first} {tokens[1]}"]
    if n <= SHORT:
        found += tokens
    elif n <= _LONG:
        found += [*tokens[:4], *tokens[-3:]]
    else:
        found += tokens[:4]
    if n <= _LONG:
        found.append(tokens[-1] + "$")
    return found


def long_words(p: Passage) -> dict[str, None]:
    """The words of a long passage in order, each once; they have weights of their own."""
    return dict.fromkeys(p.tokens[:_FULL] if len(p.tokens) > SHORT else ())
