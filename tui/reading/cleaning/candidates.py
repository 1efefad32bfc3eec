"""What the choice of the headline looks at: for each line that may be it, the bins of a few tables.

Like the line model's, each bin is the number of one learnt weight.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import add
from typing import NamedTuple

from tui.reading.cleaning.features import BULLETS, N_ROLES, ROLES, offsets, steps
from tui.reading.cleaning.junk import Verdict, is_caption
from tui.reading.cleaning.lines import Passage
from tui.reading.cleaning.phrases import stopwords

_LONGEST = 250
_MOST_WORDS = 32
_BODY_WORDS = 700
_ABOVE = 60
_AFTER = 4
_TOP = 3
_SHORT_LINE = 40
_KNOWN = 8
"""Letters from which on a text says something by standing in another."""
_STOPS = ".。।۔"
_LONG = 14
"""Words from which on a sentence that stays is the body's, whatever it ends with."""
_BESIDE = 3
_APART = 8
"""Words that a line between two stretches of body counts for."""

_WORDS = steps(3, 4, 5, 7, 10, 14, 18, 24, _MOST_WORDS)
_N_WORDS = 10
_DISTANCE = steps(1, 2, 3, 4, 5, 7, 10, 14, 21, 32)
_N_DISTANCE = 15
_BETWEEN = steps(1, 2, 3, 4, 6, 9, 14, 25)
_N_BETWEEN = 9
_PLACE = steps(1, 2, 3, 5, 9, 17, 33, 65, 129)
_N_OVERLAP = 9
_N_BESIDE = 19
TABLES = {
    # Its place, and what it has in common with the body and the page's title.
    "distance": _N_DISTANCE,
    "candidates between": _N_BETWEEN,
    "words": _N_WORDS,
    "overlap": _N_OVERLAP * 3,
    "shared": 7 * 3,
    "most shared": 3,
    "seen, between": 4 * _N_BETWEEN,
    "page title, distance": 4 * _N_DISTANCE,
    "like the page title": 6 * 2,
    "distance, overlap": _N_DISTANCE * _N_OVERLAP,
    "distance, words": _N_DISTANCE * _N_WORDS,
    "between, overlap": _N_BETWEEN * _N_OVERLAP,
    "inside others": 4 * 3,
    "place": 10,
    "dated below, between": 6 * _N_BETWEEN,
    "dated below": 6,
    "dated above": 5,
    "longer below": 5,
    "page title": 4,
    # Its form.
    "end": 5,
    "end, words": 5 * _N_WORDS,
    "begin": 3,
    "capitals": 5 * 3,
    "common": 5 * 2,
    "bullet": 4,
    "caption": 3,
    # The lines beside it.
    "role after": N_ROLES + 1,
    "role before": N_ROLES + 1,
    "words, next": _N_WORDS * _N_WORDS,
    "words before": _N_WORDS,
    "gaps": 4,
    "kept": 3,
    "role near": 3,
    "candidate above": _N_BESIDE * 2,
    "candidate below": _N_BESIDE * 2,
    "shared above": 4,
    "shared below": 4,
}
_AT = offsets(TABLES)
_DATED = ROLES["metadata"] + 1


class _Candidate(NamedTuple):
    at: int
    length: int
    content: frozenset[str]
    shared: int
    """Content words that the body has too."""
    again: int
    """Content words that stand in two passages of the body at least."""


def candidates(
    found: Sequence[Passage], junk: Sequence[Verdict | None], kept: Sequence[bool], keys: Sequence[str]
) -> list[tuple[int, list[int]]]:
    """The passages that may be the headline, each with its bins."""
    page = _Page(found, junk, kept, keys)
    return [(one.at, page.row(n)) for n, one in enumerate(page.listed)]


def core_start(found: Sequence[Passage], kept: Sequence[bool]) -> int:
    """Where the densest stretch of the body begins (the greatest sum of a run, after Kadane)."""
    best = current = at = start = 0
    for i, passage in enumerate(found):
        if current <= 0:
            current, at = 0, i
        current += min(passage.count, 60) if kept[i] else -_APART
        if kept[i] and current > best:
            best, start = current, at
    return start if best else len(found)


def _content(words: Iterable[str]) -> frozenset[str]:
    return frozenset([word for word in words if len(word) > 2]) - stopwords()


def _menu(text: str) -> bool:
    """Whether a line is a row of short items with bars between them: "Home | News | Sport"."""
    if text.count("|") < 3:
        return False
    return all(len(item.split()) <= 2 for item in text.split("|"))


class _Page:
    """What is looked at once for a page."""

    def __init__(
        self,
        found: Sequence[Passage],
        junk: Sequence[Verdict | None],
        kept: Sequence[bool],
        keys: Sequence[str],
    ) -> None:
        self.found, self.junk, self.kept, self.keys = found, junk, kept, keys
        self.core = core_start(found, kept)
        self.counts = Counter(keys)
        self.roles = [ROLES[verdict[0]] + 1 if verdict else 1 for verdict in junk]
        titled = bool(found) and found[0].count >= 2 and junk[0] is None
        self.title = keys[0] if titled else ""
        self.title_words = _content(found[0].tokens) if titled else frozenset[str]()
        self.lines = "\n".join([k for p, k in zip(found, keys, strict=True) if p.count <= _SHORT_LINE])
        body, again = self._body()
        shared = {i: body.intersection(found[i].tokens) for i in self._eligible()}
        # A headline and its article share a word at least.
        places = [i for i, words in shared.items() if words] or list(shared)
        self.listed = [
            _Candidate(i, found[i].count, _content(found[i].tokens), len(shared[i]), len(shared[i] & again))
            for i in places
        ]
        self.before_core = sum(one.at < self.core for one in self.listed)
        near = [one.again for one in self.listed if self.core - 25 <= one.at <= self.core + 1]
        self.most = max(near, default=0)

    def _body(self) -> tuple[frozenset[str], set[str]]:
        """The content words of the body's beginning, and the words that stand in two passages at least."""
        once: set[str] = set()
        again: set[str] = set()
        count = 0
        for i in range(self.core, len(self.found)):
            passage = self.found[i]
            if self.kept[i] and passage.count >= 8:
                again |= once.intersection(passage.tokens)
                once.update(passage.tokens)
                count += passage.count
                if count > _BODY_WORDS:
                    break
        return _content(once), again

    def _eligible(self) -> Iterator[int]:
        n = len(self.found)
        body = self.kept.index(True) if True in self.kept else n
        places = {*range(min(_TOP, n))}
        for anchor in (body, self.core):
            places.update(range(max(0, anchor - _ABOVE), min(n, anchor + _AFTER)))
        for i in sorted(places):
            passage = self.found[i]
            text, count = passage.text, passage.count
            if self.junk[i] is not None or not 1 <= count <= _MOST_WORDS or len(text) > _LONGEST:
                continue
            if (count == 1 and len(text) < 4) or _menu(text):
                continue
            # A sentence of the body, taken for the headline, would go missing there.
            if not (self.kept[i] and (text[-1] in _STOPS or (passage.closed and count >= _LONG))):
                yield i

    def row(self, n: int) -> list[int]:
        """The bins of the candidate with the number ``n``."""
        values = (*self._place(n), *self._form(n), *self._surroundings(n))
        return list(map(add, _AT, values))

    def _place(self, n: int) -> tuple[int, ...]:
        one = self.listed[n]
        i, core = one.at, self.core
        words = _WORDS[one.length]
        size = 0 if one.length <= 3 else 1 if one.length <= 8 else 2
        distance = _DISTANCE[min(32, core - i)] if i <= core else 10 + min(4, i - core)
        between = _BETWEEN[min(25, self.before_core - n - 1)] if i < core else _N_BETWEEN - 1
        overlap = min(7, 8 * one.shared // len(one.content)) if one.content else 8
        key = self.keys[i]
        seen = min(3, self.counts[key] - 1)
        titled = 0
        if i == 0:
            titled = 1
        elif self.title and len(key) >= _KNOWN and key in self.title:
            titled = 2 if self.title.startswith(key) else 3
        dated = self._dated(i, 1)
        inside = min(3, self.lines.count(key) - 1 - seen) if len(key) >= _KNOWN else 0
        return (
            distance,
            between,
            words,
            overlap * 3 + size,
            min(6, one.again) * 3 + size,
            2 if one.again == self.most > 0 else int(2 * one.again >= self.most),
            seen * _N_BETWEEN + between,
            titled * _N_DISTANCE + distance,
            self._like_title(one) * 2 + (i < core),
            distance * _N_OVERLAP + overlap,
            distance * _N_WORDS + words,
            between * _N_OVERLAP + overlap,
            max(0, inside) * 3 + size,
            _PLACE[min(129, i)],
            dated * _N_BETWEEN + between,
            dated,
            min(4, self._dated(i, -1)),
            min(4, sum([p.length > one.length for p in self.listed[n + 1 : n + 8] if p.at < core])),
            titled,
        )

    def _like_title(self, one: _Candidate) -> int:
        if not self.title_words or one.at == 0:
            return 5
        return min(4, 5 * len(one.content & self.title_words) // len(one.content | self.title_words))

    def _dated(self, i: int, step: int) -> int:
        """How many lines on a date or a byline stands, 0 where none is near."""
        near = self.roles[i + 1 : i + 7] if step > 0 else self.roles[max(0, i - 4) : i][::-1]
        return min(5, near.index(_DATED) + 1) if _DATED in near else 0

    def _form(self, n: int) -> tuple[int, ...]:
        one = self.listed[n]
        passage = self.found[one.at]
        text = passage.text
        size = 0 if one.length <= 3 else 1 if one.length <= 8 else 2
        return (
            _end(text[-1]),
            _end(text[-1]) * _N_WORDS + _WORDS[one.length],
            0 if text[0].isupper() else 1 if text[0].islower() else 2,
            _capitals(text) * 3 + size,
            min(4, 8 * passage.common // (len(passage.tokens) or 1)) * 2 + passage.closed,
            (text[0] in BULLETS) * 2 + (one.at < self.core),
            1 if is_caption(passage) else 2 if "hoto" in text or "mage:" in text or "redit" in text else 0,
        )

    def _surroundings(self, n: int) -> tuple[int, ...]:
        one = self.listed[n]
        i, found, roles = one.at, self.found, self.roles
        last = i + 1 >= len(found)
        closed = found[i].closed
        above = self.listed[n - 1] if n and i - self.listed[n - 1].at <= _BESIDE else None
        below = self.listed[n + 1] if n + 1 < len(self.listed) else None
        if below is not None and below.at - i > _BESIDE:
            below = None
        return (
            0 if last else roles[i + 1],
            roles[i - 1] if i else 0,
            _WORDS[one.length] * _N_WORDS + (0 if last else _WORDS[min(_MOST_WORDS, found[i + 1].count)]),
            _WORDS[min(_MOST_WORDS, found[i - 1].count)] if i else 0,
            found[i].gap * 2 + (not last and found[i + 1].gap),
            2 if self.kept[i] else int(not last and self.kept[i + 1]),
            self._shared_near(i),
            _beside(one, above) * 2 + closed,
            _beside(one, below) * 2 + closed,
            min(3, len(one.content & above.content)) if above else 0,
            min(3, len(one.content & below.content)) if below else 0,
        )

    def _shared_near(self, i: int) -> int:
        near = self.roles[i + 1 : i + 4]
        return 1 if ROLES["comments"] + 1 in near else 2 if ROLES["share_bar"] + 1 in near else 0


def _beside(one: _Candidate, other: _Candidate | None) -> int:
    """How another candidate compares: more of the body's words or fewer, longer or shorter, right there."""
    if other is None:
        return 0
    more = 0 if other.again < one.again else 1 if other.again == one.again else 2
    longer = 0 if other.length < one.length // 2 else 2 if other.length > 2 * one.length else 1
    return 1 + (more * 3 + longer) * 2 + (abs(other.at - one.at) > 1)


def _end(char: str) -> int:
    return 1 if char in ".," else 2 if char in ":;" else 3 if char in "?!" else 4 if not char.isalnum() else 0


def _capitals(text: str) -> int:
    words = text.split()
    upper = sum([word[0].isupper() for word in words])
    if text.isupper():
        return 4
    return min(3, 4 * upper // (len(words) + 1))
