"""What the line model looks at: for every passage a few small integers, each the number of one learnt weight.

Two rounds. The first looks at a passage alone; the second at the first round's scores around it. Every
feature is a bin of a table; tables follow one another in one flat row of weights.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from tui.model import RemovedRole
from tui.reading.cleaning.body import best_path
from tui.reading.cleaning.junk import Verdict
from tui.reading.cleaning.lines import Passage
from tui.reading.cleaning.phrases import stopwords

ROLES: dict[str, int] = {role: i + 1 for i, role in enumerate(get_args(RemovedRole))}
_N_ROLES = len(ROLES) + 1
_SHORT = 14
CAP = 60
"""More words than this weigh no more."""


def _steps(*edges: int) -> list[int]:
    """A table from a small number to its bin: the count of edges at or below it."""
    return [sum(edge <= n for edge in edges) for n in range(edges[-1] + 1)]


_COUNT = _steps(2, 3, 4, 5, 6, 8, 11, 15, 21, 31, 46, 71)
_N_COUNT = 13
_DISTANCE = _steps(1, 2, 3, 4, 6, 9, 16, 30)
_N_DISTANCE = 9
_MASS = _steps(1, 10, 25, 50, 100, 200, 400, 800)
_N_MASS = 9
_TENTHS = 11
_N_SCORE = 13
_HOPELESS = 3
_ENDS = {c: i for i, group in enumerate((".", "!?", ":", ",;", "\"'”’", ")]", "…"), 1) for c in group}
_N_ENDS = 10
_BULLETS = "•·▪◦*‣–-—+#"

OWN_TABLES = {
    "count, closed": _N_COUNT * 2,
    "common": 8 * 3,
    "end": _N_ENDS * 3,
    "begin": 8 * 3,
    "role": _N_ROLES * 4,
    "section": 4,
    "gap, repeats": 4,
    "seen": 4 * 3,
    "capitals": 6 * 4,
    "digits": 4 * 3,
    "marks": 2 * 6,
}
CONTEXT_TABLES = {
    "score": _N_SCORE,
    "before": _N_SCORE * 2,
    "after": _N_SCORE * 2,
    "both neighbours": _N_SCORE * _N_SCORE,
    "second before": _N_SCORE,
    "second after": _N_SCORE,
    "density before 4": _TENTHS,
    "density after 4": _TENTHS,
    "density before 12": _TENTHS,
    "density after 12": _TENTHS,
    "score, density around 30": _N_SCORE * _TENTHS,
    "score, density around 8": _N_SCORE * _TENTHS,
    "densities before and after 12": _TENTHS * _TENTHS,
    "place, count": _TENTHS * _N_COUNT,
    "mass before": _N_MASS,
    "mass after": _N_MASS,
    "prose before": _N_DISTANCE * 3,
    "prose after": _N_DISTANCE * 3,
    "core": (2 * _N_DISTANCE + 1) * 4,
    "open section": 5 * _N_MASS * 3,
    "topic": 8 * 3,
    "role in core": _N_ROLES * 3,
    "count, closed in core": _N_COUNT * 2 * 3,
    "all": 1,
}


def _offsets(tables: dict[str, int]) -> list[int]:
    found, at = [], 0
    for size in tables.values():
        found.append(at)
        at += size
    return found


_OWN = _offsets(OWN_TABLES)
_CTX = _offsets(CONTEXT_TABLES)


def own_features(p: Passage, junk: Verdict | None, section: Verdict | None, seen: int) -> list[int]:
    """The first round's bins for one passage."""
    count, text = p.count, p.text
    size = 0 if count <= 4 else 1 if count <= _SHORT else 2
    tokens = len(p.tokens) or 1
    capitals = _capitals(text, count)
    digits = p.tokens.count("#")
    at = _OWN
    marks = at[10]
    return [
        at[0] + _COUNT[min(count, 71)] * 2 + p.closed,
        at[1] + min(7, 12 * p.common // tokens) * 3 + size,
        at[2] + _end(text[-1]) * 3 + size,
        at[3] + _begin(text[0]) * 3 + size,
        at[4] + (ROLES[junk[0]] if junk else 0) * 4 + (3 if count > 30 else size),
        at[5] + (0 if section is None else 1 if section[0] == "comments" else 2),
        at[6] + p.gap * 2 + (p.repeats > 1),
        at[7] + min(3, seen - 1) * 3 + size,
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
    ]


def _capitals(text: str, count: int) -> int:
    """How many of the words begin with a capital, as a bin; long passages are 5."""
    if count > 30:
        return 5
    words = text.split()
    upper = sum(word[0].isupper() for word in words)
    return 0 if not upper else min(4, 1 + 4 * upper // (len(words) + 1))


def _end(char: str) -> int:
    known = _ENDS.get(char)
    if known is not None:
        return known
    return 0 if char.isalpha() else 8 if char.isdigit() else 9


def _begin(char: str) -> int:
    if char.isupper():
        return 0
    if char.islower():
        return 1
    if char.isdigit():
        return 2
    if char in "“\"'‘":
        return 3
    return 4 if char in _BULLETS else 5 if char in "([" else 6


def word_features(p: Passage) -> list[str]:
    """The words a passage is known by: all of a short one; of a long one how it begins and ends."""
    tokens = p.tokens
    if not tokens:
        return []
    if len(tokens) <= _SHORT:
        found = list(tokens)
    elif len(tokens) <= 30:
        found = [*tokens[:4], *tokens[-3:]]
    else:
        found = tokens[:4]
    found.append("^" + tokens[0])
    if len(tokens) > 1:
        found.append("^" + tokens[0] + " " + tokens[1])
        if len(tokens) <= 30:
            found.append(tokens[-1] + "$")
    return found


def _score_bin(score: float) -> int:
    return 0 if score <= -6.0 else _N_SCORE - 1 if score >= 5.9 else int(score + 7.0)


class _Context:
    """What the second round knows of a page: the first round's scores, summed and seen from every passage."""

    def __init__(
        self,
        found: Sequence[Passage],
        scores: Sequence[float],
        junk: Sequence[Verdict | None],
        sections: Sequence[Verdict | None],
    ) -> None:
        self.found = found
        self.junk = junk
        self.bins = [_score_bin(score) for score in scores]
        weights = [min(p.count, CAP) for p in found]
        self.mass, self.words = _sums(scores, weights)
        core = best_path(
            [max(-3.0, min(3.0, s)) * (3.0 + 0.5 * w) for s, w in zip(scores, weights, strict=True)], 60.0
        )
        self.inside = _core_places(core)
        self.since, self.until = _prose_distances(found, scores)
        self.opened = _open_sections(sections, scores, weights)
        self.topic = _topic(found, core)

    def density(self, low: int, high: int) -> int:
        """The share of prose among the words from ``low`` to ``high``, in tenths."""
        mass, words = self.mass, self.words
        return int(10 * (mass[high] - mass[low]) / (words[high] - words[low] + 1e-9))

    def row(self, i: int) -> list[int]:
        """The bins of the passage ``i``; none where it looks like nothing and stands far from everything."""
        at, n, p, bins, mass, density = (
            _CTX,
            len(self.found),
            self.found[i],
            self.bins,
            self.mass,
            self.density,
        )
        own = bins[i]
        around30 = density(max(0, i - 30), min(n, i + 31))
        if own <= _HOPELESS and not around30:
            return []
        grade = 0 if own < 5 else 1 if own < 8 else 2
        one, two = bins[i - 1] if i else 0, bins[i - 2] if i > 1 else 0
        next_one, next_two = bins[i + 1] if i + 1 < n else 0, bins[i + 2] if i + 2 < n else 0
        before12, after12 = density(max(0, i - 12), i), density(i + 1, min(n, i + 13)) if i + 1 < n else 0
        count = _COUNT[min(p.count, 71)]
        place = self.inside[i]
        where = 0 if place < _N_DISTANCE else 1 if place == _N_DISTANCE else 2
        role = self.junk[i]
        kind, gone = self.opened[i]
        return [
            at[0] + own,
            at[1] + one * 2 + p.closed,
            at[2] + next_one * 2 + p.closed,
            at[3] + one * _N_SCORE + next_one,
            at[4] + two,
            at[5] + next_two,
            at[6] + density(max(0, i - 4), i),
            at[7] + (density(i + 1, min(n, i + 5)) if i + 1 < n else 0),
            at[8] + before12,
            at[9] + after12,
            at[10] + own * _TENTHS + around30,
            at[11] + own * _TENTHS + density(max(0, i - 8), min(n, i + 9)),
            at[12] + before12 * _TENTHS + after12,
            at[13] + int(10 * mass[i] / (mass[n] or 1.0)) * _N_COUNT + count,
            at[14] + _MASS[min(800, int(mass[i]))],
            at[15] + _MASS[min(800, int(mass[n] - mass[i + 1]))],
            at[16] + self.since[i] * 3 + grade,
            at[17] + self.until[i] * 3 + grade,
            at[18] + place * 4 + grade,
            at[19] + (kind * _N_MASS + gone) * 3 + where,
            at[20] + _overlap(p, self.topic) * 3 + where,
            at[21] + (ROLES[role[0]] if role else 0) * 3 + where,
            at[22] + (count * 2 + p.closed) * 3 + where,
            at[23],
        ]  # fmt: skip


def context_features(
    found: Sequence[Passage],
    scores: Sequence[float],
    junk: Sequence[Verdict | None],
    sections: Sequence[Verdict | None],
) -> Iterator[list[int]]:
    """The second round's bins for every passage, from the first round's scores (log odds).

    None for a passage that looks like nothing and stands far from everything.
    """
    context = _Context(found, scores, junk, sections)
    return map(context.row, range(len(found)))


def _sums(scores: Sequence[float], weights: Sequence[int]) -> tuple[list[float], list[float]]:
    """Running sums of words that look like prose, and of all words."""
    mass, words = [0.0], [0.0]
    a = b = 0.0
    for score, weight in zip(scores, weights, strict=True):
        a += weight * (1.0 if score > 3 else 0.0 if score < -3 else (score + 3.0) / 6.0)
        b += weight
        mass.append(a)
        words.append(b)
    return mass, words


def _core_places(core: Sequence[bool]) -> list[int]:
    """For each passage: how far before the core's first, inside it, or how far after its last stretch."""
    n = len(core)
    found = [_N_DISTANCE] * n
    last = -1
    for i in range(n):
        if core[i]:
            last = i
        elif last >= 0:
            found[i] = _N_DISTANCE + _DISTANCE[min(30, i - last)]
    ahead = -1
    for i in range(n - 1, -1, -1):
        if core[i]:
            ahead = i
        elif ahead >= 0 and (found[i] == _N_DISTANCE or ahead - i <= found[i] - _N_DISTANCE):
            found[i] = _N_DISTANCE - 1 - min(_N_DISTANCE - 1, _DISTANCE[min(30, ahead - i)])
    return found


def _prose_distances(found: Sequence[Passage], scores: Sequence[float]) -> tuple[list[int], list[int]]:
    n = len(found)
    since, until = [0] * n, [0] * n
    at = -30
    for i in range(n):
        since[i] = _DISTANCE[min(30, i - at)]
        if scores[i] > 0 and found[i].count >= 8:
            at = i
    at = n + 30
    for i in range(n - 1, -1, -1):
        until[i] = _DISTANCE[min(30, at - i)]
        if scores[i] > 0 and found[i].count >= 8:
            at = i
    return since, until


def _open_sections(
    sections: Sequence[Verdict | None], scores: Sequence[float], weights: Sequence[int]
) -> list[tuple[int, int]]:
    """The kind of the last heading of another part of the page, and the prose since then as a bin."""
    kinds = {"related_links": 1, "comments": 2, "newsletter": 3}
    kind, since = 0, 0
    found = []
    for section, score, weight in zip(sections, scores, weights, strict=True):
        if section is not None:
            kind, since = kinds.get(section[0], 4), 0
        elif score > 0:
            since = min(800, since + weight)
        found.append((kind, _MASS[since]))
    return found


def _topic(found: Sequence[Passage], core: Sequence[bool]) -> frozenset[str]:
    """Content words that stand in two passages of the core at least."""
    counts: Counter[str] = Counter()
    for p, inside in zip(found, core, strict=True):
        if inside and p.count >= 8:
            counts.update(set(p.tokens))
    return frozenset(word for word, seen in counts.items() if seen > 1) - stopwords() - {"#"}


def _overlap(p: Passage, topic: frozenset[str]) -> int:
    """Share of a passage's content words that belong to the topic, as a bin; 7 for short passages."""
    content = len(p.tokens) - p.common
    if p.count < 6 or content <= 0:
        return 7
    return min(6, 14 * sum(map(topic.__contains__, p.tokens)) // content)
