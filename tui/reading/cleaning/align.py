"""Which passages of a page another reading of it kept: its text found again in ours, in order."""

import re
from bisect import bisect_left
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_MOST_PLACES = 8
"""Places of one shingle that are looked at, from where the passage before ends."""
_DRIFT = 25
"""Words that the other text may leave out or add within a passage."""
_SHARE = 0.5
_OVERLAP = 0.8

Candidate = tuple[int, int, int]
"""Where in the other text's words a passage may begin and end, and how many of its words stand there."""


def words(text: str) -> list[str]:
    """What two readings of a page have in common: the words, without case, space and punctuation."""
    return _WORD.findall(text.lower())


def aligned(texts: Sequence[str], other: str) -> list[bool]:
    """For each of ``texts`` whether it stands in ``other``, which has them in the same order.

    A text of fewer than four words counts only where it is a whole line there; of a longer one half of the
    words are enough. Of several ways the one that explains most words is taken (the heaviest chain). Time
    goes with the number of words, times its logarithm.
    """
    places = _Places(other)
    chain = _Chain(places.length)
    for i, text in enumerate(texts):
        # The last first: two places of one passage can never follow one another.
        for start, end, weight in sorted(places.of(words(text), chain.reached()), reverse=True):
            chain.add(i, start, end, weight)
    found = [False] * len(texts)
    for i in chain.best():
        found[i] = True
    return found


class _Places:
    """Where runs of words stand in a text."""

    def __init__(self, text: str) -> None:
        flat: list[str] = []
        self.lines: dict[tuple[str, ...], list[int]] = {}
        for line in text.splitlines():
            own = words(line)
            if 0 < len(own) < _SHINGLE:
                self.lines.setdefault(tuple(own), []).append(len(flat))
            flat += own
        self.length = len(flat)
        self.shingles: dict[tuple[str, ...], list[int]] = {}
        for at in range(len(flat) - _SHINGLE + 1):
            self.shingles.setdefault(tuple(flat[at : at + _SHINGLE]), []).append(at)

    def of(self, own: list[str], after: int = 0) -> list[Candidate]:
        """The places where most of these words stand; of very many those from ``after`` on."""
        n = len(own)
        if n < _SHINGLE:
            return [(at, at + n, n) for at in _from(self.lines.get(tuple(own), []), after)] if own else []
        votes = self._votes(own, after)
        found: list[Candidate] = []
        for start, count in _clusters(votes):
            weight = min(n, count + _SHINGLE - 1)
            if weight >= _SHARE * n:
                start = max(0, start)
                found.append((start, min(self.length, start + max(1, int(_OVERLAP * n))), weight))
        return found

    def _votes(self, own: list[str], after: int) -> dict[int, int]:
        """How many shingles speak for each beginning of a passage.

        Of a shingle with very many places those count that lie at the likeliest beginnings that the rarer
        ones name, and the next ones from ``after`` on.
        """
        votes: dict[int, int] = {}
        many: list[tuple[int, list[int]]] = []
        for j in range(len(own) - _SHINGLE + 1):
            places = self.shingles.get(tuple(own[j : j + _SHINGLE]), [])
            if len(places) > _MOST_PLACES:
                many.append((j, places))
                continue
            for at in places:
                votes[at - j] = votes.get(at - j, 0) + 1
        if not many:
            return votes
        likely = sorted(votes, key=lambda start: (-votes[start], start))[:_MOST_PLACES]
        for j, places in many:
            starts = {at - j for at in _from(places, after + j)}
            starts.update(start for start in likely if _holds(places, start + j))
            for start in starts:
                votes[start] = votes.get(start, 0) + 1
        return votes


def _holds(places: list[int], at: int) -> bool:
    index = bisect_left(places, at)
    return index < len(places) and places[index] == at


def _from(places: list[int], after: int) -> list[int]:
    """The places that are looked at: each costs every passage like it, so of many the next ones only."""
    if len(places) <= _MOST_PLACES:
        return places
    first = min(bisect_left(places, after), len(places) - _MOST_PLACES)
    return places[first : first + _MOST_PLACES]


def _clusters(votes: dict[int, int]) -> list[tuple[int, int]]:
    """Beginnings that lie close together as the one with most votes, with the votes of all."""
    found: list[tuple[int, int]] = []
    most = last = 0
    for start in sorted(votes):
        own = votes[start]
        if not found or start - last > _DRIFT:
            found.append((start, own))
            most = own
        else:
            found[-1] = (start if own > most else found[-1][0], found[-1][1] + own)
            most = max(most, own)
        last = start
    return found


class _Chain:
    """The heaviest sequence of places that follow one another; a Fenwick tree over where they end."""

    def __init__(self, length: int) -> None:
        self._tree: list[int] = [-1] * (length + 2)
        self._links: list[tuple[int, int, int, int]] = []
        """Weight of the chain up to here, passage, link before, where it ends."""

    def add(self, passage: int, start: int, end: int, weight: int) -> None:
        """A place for a passage, after all places of earlier passages."""
        before = self._best(start + 1)
        link = len(self._links)
        self._links.append((weight + (self._links[before][0] if before >= 0 else 0), passage, before, end))
        at = end + 1
        while at < len(self._tree):
            if self._tree[at] < 0 or self._links[self._tree[at]][0] <= self._links[link][0]:
                self._tree[at] = link
            at += at & -at

    def reached(self) -> int:
        """Where the heaviest chain so far ends."""
        link = self._best(len(self._tree) - 1)
        return self._links[link][3] if link >= 0 else 0

    def best(self) -> list[int]:
        """The passages of the heaviest chain."""
        found: list[int] = []
        link = self._best(len(self._tree) - 1)
        while link >= 0:
            _, passage, link, _ = self._links[link]
            found.append(passage)
        return found

    def _best(self, at: int) -> int:
        best = -1
        while at > 0:
            link = self._tree[at]
            if link >= 0 and (best < 0 or self._links[link][0] > self._links[best][0]):
                best = link
            at -= at & -at
        return best
