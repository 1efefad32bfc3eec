"""The line model at work: two rounds of weights summed up, then the cheapest way through the page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from tui.reading.cleaning.body import best_path
from tui.reading.cleaning.features import context_features, own_features, word_features
from tui.reading.cleaning.junk import Verdict
from tui.reading.cleaning.lines import Passage

FILE = "weights.json"
_NOTHING = -6.0


class Stored(msgspec.Struct, frozen=True):
    """The weights as they are shipped: whole numbers from -127 to 127, a scale for each row."""

    trained_on: str
    own_scale: float
    own: list[int]
    words_scale: float
    words: dict[str, int]
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
    context: list[float]
    switch: float
    title: list[float]


def unpack(stored: Stored) -> Weights:
    """Whole numbers back to weights."""
    return Weights(
        [stored.own_scale * w for w in stored.own],
        {word: stored.words_scale * w for word, w in stored.words.items()},
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
    seen = Counter(keys)
    own, words = use.own, use.words
    scores = []
    known: dict[tuple[str, bool, int], float] = {}
    for i, p in enumerate(found):
        # All that is looked at follows from these: equal passages are scored once.
        same = (p.text, p.gap, min(p.repeats, 3))
        score = known.get(same, 0.0)
        if same in known:
            scores.append(score)
            continue
        for bin_ in own_features(p, junk[i], sections[i], seen[keys[i]]):
            score += own[bin_]
        for word in word_features(p):
            if word in words:
                score += words[word]
        known[same] = score
        scores.append(score)
    return scores


def line_scores(
    found: Sequence[Passage],
    junk: Sequence[Verdict | None],
    sections: Sequence[Verdict | None],
    keys: Sequence[str],
    use: Weights,
) -> list[float]:
    """Log odds of every passage being article text, its neighbours and its place considered."""
    context = use.context
    first = own_scores(found, junk, sections, keys, use)
    rows = context_features(found, first, junk, sections)
    return [sum([context[b] for b in row]) if row else _NOTHING for row in rows]


def choose(found: Sequence[Passage], scores: Sequence[float], switch: float) -> list[bool]:
    """The passages that stay: the likeliest way through the page, long passages counting more."""
    gains = [score * (1.0 + min(p.count, 60) * 0.05) for p, score in zip(found, scores, strict=True)]
    return best_path(gains, switch)
