"""The line model at work: two rounds of weights summed up, then the cheapest way through the page."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import msgspec

from tui.reading.cleaning.body import best_path
from tui.reading.cleaning.context import context_features
from tui.reading.cleaning.features import SHORT, long_words, own_features, page_features, word_features
from tui.reading.cleaning.junk import Verdict
from tui.reading.cleaning.lines import Passage
from tui.reading.cleaning.memory import forget

FILE = "weights.json"
_NOTHING = -6.0
_REMEMBERED = 300
_UNKNOWN = (-1, 0.0)


class Stored(msgspec.Struct, frozen=True):
    """The weights as they are shipped: whole numbers from -127 to 127, a scale for each row."""

    trained_on: str
    own_scale: float
    own: list[int]
    words_scale: float
    words: dict[str, int]
    long_words: dict[str, int]
    context_scale: float
    context: list[int]
    switch: float
    title_scale: float
    title: list[int]


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights as they are used."""

    own: list[float]
    words: dict[str, float]
    long_words: dict[str, float]
    context: list[float]
    switch: float
    title: list[float]
    known: dict[Hashable, tuple[int, float]] = field(default_factory=dict)
    """What they say of short passages seen lately, after the number of common words that it was said for; by
    text, and whether it stands there over and over."""


def unpack(stored: Stored) -> Weights:
    """Whole numbers back to weights."""
    return Weights(
        [stored.own_scale * w for w in stored.own],
        {word: stored.words_scale * w for word, w in stored.words.items()},
        {word: stored.words_scale * w for word, w in stored.long_words.items()},
        [stored.context_scale * w for w in stored.context],
        stored.switch,
        [stored.title_scale * w for w in stored.title],
    )


@cache
def weights() -> Weights:
    """The shipped weights."""
    file = files("tui.reading.cleaning") / FILE
    return unpack(msgspec.json.decode(file.read_bytes(), type=Stored))


def own_scores(
    found: Sequence[Passage],
    junk: Sequence[Verdict | None],
    sections: Sequence[Verdict | None],
    keys: Sequence[str],
    use: Weights,
) -> list[float]:
    """Log odds of every passage being article text, each looked at alone."""
    own, known, words, long = use.own, use.known, use.words.get, use.long_words.get
    weight = own.__getitem__
    forget(known)
    scores = []
    for p, said, opens, (gap, again) in zip(found, junk, sections, page_features(found, keys), strict=True):
        same = p.text if p.repeats <= 2 else (p.text, True)
        common, score = known.get(same, _UNKNOWN)
        if common != p.common:
            score = sum(map(weight, own_features(p, said, opens)))
            score += sum(filter(None, map(words, word_features(p))))
            if p.count > SHORT:
                score += sum(filter(None, map(long, long_words(p))))
            if len(p.text) <= _REMEMBERED:
                known[same] = p.common, score
        scores.append(score + own[gap] + own[again])
    return scores


def line_scores(
    found: Sequence[Passage],
    junk: Sequence[Verdict | None],
    sections: Sequence[Verdict | None],
    keys: Sequence[str],
    use: Weights,
) -> list[float]:
    """Log odds of every passage being article text, its neighbours and its place considered."""
    weight = use.context.__getitem__
    first = own_scores(found, junk, sections, keys, use)
    rows = context_features(found, first, junk, sections)
    return [sum(map(weight, row)) if row else _NOTHING for row in rows]


def gains(found: Sequence[Passage], scores: Sequence[float]) -> list[float]:
    """What keeping each passage gains; long passages count more."""
    return [
        score * (1.0 + 0.05 * (p.count if p.count < 60 else 60))
        for p, score in zip(found, scores, strict=True)
    ]


def choose(found: Sequence[Passage], scores: Sequence[float], switch: float) -> list[bool]:
    """The passages that stay: the likeliest way through the page."""
    return best_path(gains(found, scores), switch)
