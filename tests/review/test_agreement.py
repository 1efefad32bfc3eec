"""Agreement, held against the libraries that statisticians use."""

import warnings

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

from tui.review.agreement import Labels, agreement

LABELS = ("accept", "reject", "escalate", "skip")
REVIEWERS = ("ana", "bo", "cy", "dee")

label = st.sampled_from(LABELS)
two = st.lists(st.fixed_dictionaries({"ana": label, "bo": label}), min_size=1, max_size=30)
four = st.lists(st.fixed_dictionaries(dict.fromkeys(REVIEWERS, label)), min_size=1, max_size=30)
some = st.lists(st.dictionaries(st.sampled_from(REVIEWERS), label), max_size=30)


def numbers(judged: list[dict[str, str]]) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Reviewers by articles; what somebody has not judged is not a number."""
    return np.array(
        [
            [float(LABELS.index(labels[who])) if who in labels else np.nan for labels in judged]
            for who in REVIEWERS
        ]
    )


def varies(judged: list[dict[str, str]]) -> bool:
    return len({given for labels in judged if len(labels) > 1 for given in labels.values()}) > 1


@given(two)
def test_cohen_is_that_of_scikit_learn(judged: list[dict[str, str]]) -> None:
    found = agreement(judged)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        other = cohen_kappa_score([one["ana"] for one in judged], [one["bo"] for one in judged])
    if found.cohen is None:
        assert np.isnan(other) and not varies(judged)
    else:
        assert found.cohen == pytest.approx(other)


@given(four)
def test_fleiss_is_that_of_statsmodels(judged: list[dict[str, str]]) -> None:
    found = agreement(judged)
    if found.fleiss is None:
        assert not varies(judged)
        return
    table, _ = aggregate_raters(numbers(judged).T.astype(int))
    assert found.fleiss == pytest.approx(fleiss_kappa(table, method="fleiss"))
    assert found.fleiss_articles == len(judged)


@given(some)
def test_alpha_is_that_of_krippendorff(judged: list[dict[str, str]]) -> None:
    found = agreement(judged)
    assert (found.alpha is None) is not varies(judged)
    if found.alpha is not None:
        other = krippendorff.alpha(reliability_data=numbers(judged), level_of_measurement="nominal")
        assert found.alpha == pytest.approx(other)


@given(some)
def test_what_does_not_vary_is_not_applicable_and_the_order_does_not_matter(
    judged: list[dict[str, str]],
) -> None:
    found = agreement(judged)
    assert found.articles == sum(len(labels) > 1 for labels in judged)
    assert found == agreement(dict(reversed(labels.items())) for labels in judged)
    if not found.articles:
        assert (found.same, found.cohen, found.fleiss, found.alpha, found.pairs) == (
            None,
            None,
            None,
            None,
            (),
        )
    for figure in (found.cohen, found.fleiss, found.alpha, *(pair.kappa for pair in found.pairs)):
        assert figure is None or (varies(judged) and -1.0 <= figure <= 1.0 + 1e-9)


def test_pairs_share_the_articles_that_both_have_judged() -> None:
    judged: list[Labels] = [
        {"ana": "accept", "bo": "accept"},
        {"ana": "accept", "bo": "reject", "cy": "reject"},
        {"cy": "skip"},
    ]
    found = agreement(judged)
    assert [(pair.reviewers, pair.articles, pair.same) for pair in found.pairs] == [
        (("ana", "bo"), 2, 0.5),
        (("ana", "cy"), 1, 0.0),
        (("bo", "cy"), 1, 1.0),
    ]
    assert (found.articles, found.reviewers, found.cohen, found.fleiss_articles) == (2, 3, None, 1)
    assert found.same == pytest.approx((1 + 1 / 3) / 2)
