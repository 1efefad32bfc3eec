"""How far reviewers agree on the articles that several of them have judged.

All measures are of nominal labels. None stands for "not applicable": nothing was judged twice, or nothing
varies, so that chance alone would explain everything; such a figure is neither 1 nor 0.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from math import fsum

from msgspec import Struct

Labels = Mapping[str, str]
"""Of one article: each reviewer's label."""


class Pair(Struct, frozen=True):
    """Two reviewers, over the articles that both have judged."""

    reviewers: tuple[str, str]
    articles: int
    same: float
    """Share of the articles on which both say the same, 0 to 1."""
    kappa: float | None
    """Cohen's, -1 to 1."""


class Agreement(Struct, frozen=True):
    """What reviewers of the same articles have in common."""

    articles: int
    """Judged by two reviewers at least: all figures are about these."""
    reviewers: int
    same: float | None
    """Share of the pairs of labels on one article that are equal, the mean over the articles, 0 to 1."""
    cohen: float | None
    """Where two reviewers have judged them."""
    fleiss: float | None
    fleiss_articles: int
    """The measure needs the same number of labels everywhere: the articles that have the commonest number."""
    alpha: float | None
    """Krippendorff's, nominal."""
    pairs: tuple[Pair, ...]
    """By name; those who share no article are left out."""


def agreement(judged: Iterable[Labels]) -> Agreement:
    """The agreement over articles, each with the labels that stand; those with one label are passed over."""
    twice = [labels for labels in judged if len(labels) > 1]
    reviewers = sorted({reviewer for labels in twice for reviewer in labels})
    pairs = _pairs(twice)
    counts = [Counter(labels.values()) for labels in twice]
    fleiss_counts = _commonest(counts)
    return Agreement(
        articles=len(twice),
        reviewers=len(reviewers),
        same=fsum(map(_same, counts)) / len(counts) if counts else None,
        cohen=pairs[0].kappa if len(reviewers) == 2 else None,
        fleiss=fleiss(fleiss_counts),
        fleiss_articles=len(fleiss_counts),
        alpha=alpha(counts),
        pairs=pairs,
    )


def cohen(both: Iterable[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two reviewers' labels, article by article (Cohen 1960)."""
    labels = list(both)
    n = len(labels)
    if not n:
        return None
    first, second = Counter(one for one, _ in labels), Counter(other for _, other in labels)
    # In whole numbers: what is certain is told apart from what is nearly so.
    chance = sum(first[label] * second[label] for label in first)
    if chance == n * n:
        return None
    observed = sum(one == other for one, other in labels)
    return (observed * n - chance) / (n * n - chance)


def fleiss(counts: Iterable[Mapping[str, int]]) -> float | None:
    """Fleiss' kappa; each article's labels counted, as many on every article (Fleiss 1971)."""
    rows = list(counts)
    if not rows:
        return None
    each = sum(rows[0].values())
    total = sum(map(Counter, rows), Counter[str]())
    expected = fsum((n / (len(rows) * each)) ** 2 for n in total.values())
    if len(total) < 2:
        return None
    observed = fsum(map(_same, rows)) / len(rows)
    return (observed - expected) / (1 - expected)


def alpha(counts: Iterable[Mapping[str, int]]) -> float | None:
    """Krippendorff's alpha for nominal labels; each article's labels counted, two at least (Krippendorff
    2011, "Computing Krippendorff's alpha-reliability")."""
    rows = list(counts)
    total = sum(map(Counter, rows), Counter[str]())
    if len(total) < 2:
        return None
    n = sum(total.values())
    apart = fsum(sum(row.values()) * (1 - _same(row)) for row in rows) / n
    expected = 1 - sum(count * (count - 1) for count in total.values()) / (n * (n - 1))
    return 1 - apart / expected


def _same(counts: Mapping[str, int]) -> float:
    """Share of the pairs of labels on one article that are equal."""
    n = sum(counts.values())
    return sum(count * (count - 1) for count in counts.values()) / (n * (n - 1))


def _commonest(counts: list[Counter[str]]) -> list[Counter[str]]:
    """The articles that have the commonest number of labels; of two as common the larger."""
    sizes = Counter(row.total() for row in counts)
    most = max(sizes, key=lambda size: (sizes[size], size), default=0)
    return [row for row in counts if row.total() == most]


def _pairs(judged: list[Labels]) -> tuple[Pair, ...]:
    shared: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for labels in judged:
        for one, other in combinations(sorted(labels), 2):
            shared[one, other].append((labels[one], labels[other]))
    return tuple(
        Pair(names, len(both), sum(a == b for a, b in both) / len(both), cohen(both))
        for names, both in sorted(shared.items())
    )
