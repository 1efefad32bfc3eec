"""The second round of the line model: what stands around a passage, by the first round's scores.

Which tables there are was found by adding, one after another, the one that helped most on sites left out.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from tui.reading.cleaning.body import best_path
from tui.reading.cleaning.features import BULLETS, N_COUNT, N_ROLES, ROLES, count_bin, offsets, steps
from tui.reading.cleaning.junk import Verdict
from tui.reading.cleaning.lines import Passage
from tui.reading.cleaning.phrases import stopwords

CAP = 60
"""More words than this weigh no more."""
_DISTANCE = steps(1, 2, 3, 4, 6, 9, 16, 30)
_N_DISTANCE = 9
_FAR = _N_DISTANCE - 1
_MASS = steps(1, 10, 25, 50, 100, 200, 400, 800)
_N_MASS = 9
_TENTHS = 11
_N_SCORE = 13
_TOP = _N_SCORE - 1
_HOPELESS, _UNLIKELY = 1, 5
_PLACES = 7
_N_PLACE = 2 * _N_DISTANCE + 1
_GRADES = [0] * 5 + [1] * 3 + [2] * (_N_SCORE - 8)
_WHERE = [0] * _N_DISTANCE + [1] + [2] * _N_DISTANCE
_FINE = [0] * 5 + [1] * (_N_DISTANCE - 5) + [2] + [3] * 1 + [4] * 2 + [5] * 3 + [6] * (_N_DISTANCE - 6)
_OPENED = {"related_links": 1, "comments": 2, "newsletter": 3}
TABLES = {
    "core": _N_PLACE * 4,
    "score, density around 8": _N_SCORE * _TENTHS,
    "prose so far, count": _TENTHS * N_COUNT,
    "open section": 5 * _N_MASS * 3,
    "before": _N_SCORE * 2,
    "topic": 8 * _PLACES * 2,
    "after": _N_SCORE * 2,
    "role": N_ROLES * 3,
    "prose before": _N_MASS,
    "bullets": 2 * 3 * 3,
    "dates around": 5 * _PLACES,
    "comment marks around": 5 * _PLACES,
    "until prose": _N_DISTANCE * 3,
    "gaps": 4 * 3,
    "all": 1,
}
_AT = offsets(TABLES)


def context_features(
    found: Sequence[Passage],
    scores: Sequence[float],
    junk: Sequence[Verdict | None],
    sections: Sequence[Verdict | None],
) -> Iterator[list[int]]:
    """The round's bins for every passage, from the first round's scores (log odds).

    None for a passage that looks like nothing and stands far from everything.
    """
    return _Context(found, scores, junk, sections).rows()


class _Context:
    """What the round knows of a page: the first round's scores, summed and seen from every passage."""

    def __init__(
        self,
        found: Sequence[Passage],
        scores: Sequence[float],
        junk: Sequence[Verdict | None],
        sections: Sequence[Verdict | None],
    ) -> None:
        self.found = found
        self.bins = [0, *[0 if s <= -6.0 else _TOP if s >= 5.9 else int(s + 7.0) for s in scores], 0]
        """One more at either end."""
        counts = [p.count if p.count < CAP else CAP for p in found]
        self.mass, self.words = _sums(scores, counts)
        core = best_path(
            [
                (3.0 if s > 3.0 else -3.0 if s < -3.0 else s) * (3.0 + 0.5 * w)
                for s, w in zip(scores, counts, strict=True)
            ],
            60.0,
        )
        self.inside = _core_places(core)
        self.until = _until_prose(found, scores)
        self.opened = _open_sections(sections, scores, counts)
        self.topic = _topic(found, core)
        self.roles = [ROLES[verdict[0]] if verdict else 0 for verdict in junk]
        self.comments = _running(self.roles, (ROLES["comments"], ROLES["share_bar"]))
        self.dates = _running(self.roles, (ROLES["metadata"],))
        self.bullets = [False, *[p.text[0] in BULLETS for p in found], False]
        self.gaps = [*[p.gap for p in found], True]

    def rows(self) -> Iterator[list[int]]:
        """The bins of every passage; none where it looks like nothing and stands far from everything."""
        bins, mass, words, comments, dates = self.bins, self.mass, self.words, self.comments, self.dates
        bullets, gaps, topic = self.bullets, self.gaps, self.topic
        _, at1, at2, at3, at4, at5, at6, at7, at8, at9, at10, at11, at12, at13, at14 = _AT
        n = len(self.found)
        whole = mass[n] or 1.0
        columns = zip(self.found, bins[1:], self.inside, self.opened, self.until, self.roles, strict=False)
        for i, (p, own, place, (kind, gone), until, role) in enumerate(columns):
            if own <= _UNLIKELY:
                low, high = (i - 30 if i > 30 else 0), (i + 31 if i + 31 < n else n)
                # Hardly any prose within thirty passages.
                if own <= _HOPELESS or 10 * (mass[high] - mass[low]) < words[high] - words[low]:
                    yield []
                    continue
            low, high = (i - 8 if i > 8 else 0), (i + 9 if i + 9 < n else n)
            grade, where, fine = _GRADES[own], _WHERE[place], _FINE[place]
            dated, social = dates[high] - dates[low], comments[high] - comments[low]
            before, closed, size = mass[i], p.closed, p.count
            yield [
                place * 4 + grade,
                at1 + own * _TENTHS + int(10 * (mass[high] - mass[low]) / (words[high] - words[low] + 1e-9)),
                at2 + int(10 * before / whole) * N_COUNT + count_bin(size),
                at3 + (kind * _N_MASS + gone) * 3 + where,
                at4 + bins[i] * 2 + closed,
                at5 + ((_overlap(p, topic) if size >= 6 else 7) * _PLACES + fine) * 2 + (size > 14),
                at6 + bins[i + 2] * 2 + closed,
                at7 + role * 3 + where,
                at8 + _MASS[int(before) if before < 800 else 800],
                at9 + (bullets[i + 1] * 3 + bullets[i] + bullets[i + 2]) * 3 + where,
                at10 + (dated if dated < 4 else 4) * _PLACES + fine,
                at11 + (social if social < 4 else 4) * _PLACES + fine,
                at12 + until * 3 + grade,
                at13 + (gaps[i] * 2 + gaps[i + 1]) * 3 + (0 if size <= 4 else 1 if size <= 14 else 2),
                at14,
            ]


def _running(roles: Sequence[int], wanted: tuple[int, ...]) -> list[int]:
    return list(accumulate(map(wanted.__contains__, roles), initial=0))


def _sums(scores: Sequence[float], weights: Sequence[int]) -> tuple[list[float], list[float]]:
    """Running sums of words that look like prose, and of all words."""
    prose = [
        weight * (1.0 if score > 3 else 0.0 if score < -3 else (score + 3.0) / 6.0)
        for score, weight in zip(scores, weights, strict=True)
    ]
    return list(accumulate(prose, initial=0.0)), list(accumulate(weights, initial=0.0))


def _core_places(core: Sequence[bool]) -> list[int]:
    """For each passage: how far before the core's first, inside it, or how far after its last stretch."""
    n = len(core)
    found = [_N_DISTANCE] * n
    last = -1
    for i in range(n):
        if core[i]:
            last = i
        elif last >= 0:
            away = i - last
            found[i] = _N_DISTANCE + (_DISTANCE[away] if away < 30 else _FAR)
    ahead = -1
    for i in range(n - 1, -1, -1):
        if core[i]:
            ahead = i
        elif ahead >= 0 and (found[i] == _N_DISTANCE or ahead - i <= found[i] - _N_DISTANCE):
            away = ahead - i
            found[i] = _FAR - (_DISTANCE[away] if away < 30 else _FAR)
    return found


def _until_prose(found: Sequence[Passage], scores: Sequence[float]) -> list[int]:
    """For each passage how far on the next prose stands, as a bin."""
    until = []
    away = 30
    for p, score in zip(reversed(found), reversed(scores), strict=True):
        until.append(_DISTANCE[away] if away < 30 else _FAR)
        away = 1 if score > 0 and p.count >= 8 else away + 1
    until.reverse()
    return until


def _open_sections(
    sections: Sequence[Verdict | None], scores: Sequence[float], weights: Sequence[int]
) -> list[tuple[int, int]]:
    """The kind of the last heading of another part of the page, and the prose since then as a bin."""
    kind, since = 0, 0
    now = (kind, _MASS[since])
    found = []
    for section, score, weight in zip(sections, scores, weights, strict=True):
        if section is not None:
            kind, since = _OPENED.get(section[0], 4), 0
            now = (kind, _MASS[since])
        elif score > 0:
            since = min(800, since + weight)
            now = (kind, _MASS[since])
        found.append(now)
    return found


def _topic(found: Sequence[Passage], core: Sequence[bool]) -> frozenset[str]:
    """Content words that stand in two passages of the core at least."""
    once: set[str] = set()
    again: set[str] = set()
    for p, inside in zip(found, core, strict=True):
        if inside and p.count >= 8:
            again |= once.intersection(p.tokens)
            once.update(p.tokens)
    return frozenset(again) - stopwords() - {"#"}


def _overlap(p: Passage, topic: frozenset[str]) -> int:
    """Share of a passage's content words that belong to the topic, as a bin; 7 where it has none."""
    content = len(p.tokens) - p.common
    if content <= 0:
        return 7
    return min(6, 14 * sum(map(topic.__contains__, p.tokens)) // content)
