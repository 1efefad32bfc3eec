"""How far reviewers agree on the articles that several of them have judged.

All measures are of nominal labels. None stands for "not applicable": nothing was judged twice, or nothing
varies, so that chance alone would explain everything; such a figure is neither 1 nor 0.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, repeat
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


def agreement(judged: Iterable[Labels], times: Iterable[int] | None = None) -> Agreement:
    """The agreement over articles, each with the labels that stand; those with one label are passed over.

    ``times``: how many articles have each of these labels; one each where it is not given.
    """
    number = repeat(1) if times is None else times
    twice = [(labels, n) for labels, n in zip(judged, number, strict=False) if len(labels) > 1]
    reviewers = {reviewer for labels, _ in twice for reviewer in labels}
    pairs = _pairs(twice)
    counts: Weighed = [(Counter(labels.values()), n) for labels, n in twice]
    fleiss_counts = _commonest(counts)
    articles = _articles(counts)
    return Agreement(
        articles=articles,
        reviewers=len(reviewers),
        same=_mean_same(counts) if counts else None,
        cohen=pairs[0].kappa if len(reviewers) == 2 else None,
        fleiss=_fleiss(fleiss_counts),
        fleiss_articles=_articles(fleiss_counts),
        alpha=_alpha(counts),
        pairs=pairs,
    )


def cohen(both: Iterable[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two reviewers' labels, article by article (Cohen 1960)."""
    return _cohen(Counter(both))


def _cohen(both: Mapping[tuple[str, str], int]) -> float | None:
    n = sum(both.values())
    if not n:
        return None
    first, second = Counter[str](), Counter[str]()
    for (one, other), times in both.items():
        first[one] += times
        second[other] += times
    # In whole numbers: what is certain is told apart from what is nearly so.
    chance = sum(first[label] * second[label] for label in first)
    if chance == n * n:
        return None
    return (_equal(both) * n - chance) / (n * n - chance)


def _equal(both: Mapping[tuple[str, str], int]) -> int:
    return sum(times for (one, other), times in both.items() if one == other)


def fleiss(counts: Iterable[Mapping[str, int]]) -> float | None:
    """Fleiss' kappa; each article's labels counted, as many on every article (Fleiss 1971)."""
    return _fleiss([(row, 1) for row in counts])


def _fleiss(rows: "Weighed") -> float | None:
    if not rows:
        return None
    each = sum(rows[0][0].values())
    total = _total(rows)
    expected = fsum((n / (_articles(rows) * each)) ** 2 for n in total.values())
    if len(total) < 2:
        return None
    return (_mean_same(rows) - expected) / (1 - expected)


def alpha(counts: Iterable[Mapping[str, int]]) -> float | None:
    """Krippendorff's alpha for nominal labels; each article's labels counted, two at least (Krippendorff
    2011, "Computing Krippendorff's alpha-reliability")."""
    return _alpha([(row, 1) for row in counts])


def _alpha(rows: "Weighed") -> float | None:
    total = _total(rows)
    if len(total) < 2:
        return None
    n = sum(total.values())
    apart = fsum(times * sum(row.values()) * (1 - _same(row)) for row, times in rows) / n
    expected = 1 - sum(count * (count - 1) for count in total.values()) / (n * (n - 1))
    return 1 - apart / expected


Weighed = list[tuple[Mapping[str, int], int]]
"""Labels counted, and how many articles have them so."""


def _articles(rows: Weighed) -> int:
    return sum(times for _, times in rows)


def _total(rows: Weighed) -> Counter[str]:
    total: Counter[str] = Counter()
    for row, times in rows:
        for label, n in row.items():
            total[label] += n * times
    return total


def _mean_same(rows: Weighed) -> float:
    return fsum(_same(row) * times for row, times in rows) / _articles(rows)


def _same(counts: Mapping[str, int]) -> float:
    """Share of the pairs of labels on one article that are equal."""
    n = sum(counts.values())
    return sum(count * (count - 1) for count in counts.values()) / (n * (n - 1))


def _commonest(counts: Weighed) -> Weighed:
    """The articles that have the commonest number of labels; of two as common the larger."""
    sizes: Counter[int] = Counter()
    for row, times in counts:
        sizes[sum(row.values())] += times
    most = max(sizes, key=lambda size: (sizes[size], size), default=0)
    return [(row, times) for row, times in counts if sum(row.values()) == most]


def _pairs(judged: Sequence[tuple[Labels, int]]) -> tuple[Pair, ...]:
    shared: defaultdict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    for labels, times in judged:
        for one, other in combinations(sorted(labels), 2):
            shared[one, other][labels[one], labels[other]] += times
    return tuple(
        Pair(names, both.total(), _equal(both) / both.total(), _cohen(both))
        for names, both in sorted(shared.items())
    )
