"""The scores of clusters, on the examples by which the literature explains them."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coreference import Clusters, b_cubed, ceaf_e, clusters, conll, lea, muc


def of(*groups: str) -> Clusters:
    return [frozenset(group) for group in groups]


KEY = of("12345", "67", "89ABC")
ONE_WRONG_LINK = of("12345", "6789ABC")
TWO_LARGE_JOINED = of("1234589ABC", "67")
ALL_JOINED = of("123456789ABC")
NONE_JOINED = of(*"123456789ABC")


@pytest.mark.parametrize(
    ("ours", "by_links", "by_mentions", "by_clusters"),
    [
        (ONE_WRONG_LINK, 0.947, 0.865, 0.733),
        (TWO_LARGE_JOINED, 0.947, 0.737, 0.667),
        (ALL_JOINED, 0.900, 0.545, 0.294),
        (NONE_JOINED, 0.0, 0.400, 0.178),
    ],
)
def test_scores_of_luo_2005(ours: Clusters, by_links: float, by_mentions: float, by_clusters: float) -> None:
    found = [round(measure(KEY, ours).f1, 3) for measure in (muc, b_cubed, ceaf_e)]
    assert found == [by_links, by_mentions, by_clusters]


def test_links_of_vilain_1995() -> None:
    found = muc(of("abcd"), of("ab", "cd"))
    assert (found.precision, found.recall) == (1.0, pytest.approx(2 / 3))


def test_lea_of_moosavi_2016() -> None:
    found = lea(of("abc", "defg"), of("ab", "cd", "fghi"))
    assert (found.precision, found.recall) == (pytest.approx((2 + 4 / 6) / 8), pytest.approx((1 + 4 / 6) / 7))


def test_a_lone_mention_links_to_itself() -> None:
    assert lea(of("a", "bc"), of("a", "bc")).f1 == 1.0
    assert lea(of("a", "bc"), of("abc")).recall == pytest.approx(2 / 3)


def test_clusters_of_labels() -> None:
    assert clusters([("a", 1), ("b", 2), ("c", 1)]) == of("ac", "b")


LABELS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=12)


@given(LABELS)
def test_alike_is_perfect_and_sides_swap(labels: list[tuple[int, int]]) -> None:
    gold = clusters((i, a) for i, (a, _) in enumerate(labels))
    ours = clusters((i, b) for i, (_, b) in enumerate(labels))
    assert lea(gold, gold).f1 == b_cubed(gold, gold).f1 == pytest.approx(1) == pytest.approx(ceaf_e(gold, gold).f1)
    for measure in (muc, b_cubed, ceaf_e, lea):
        one, other = measure(gold, ours), measure(ours, gold)
        assert (one.precision, one.recall) == (pytest.approx(other.recall), pytest.approx(other.precision))
    assert 0 <= conll(gold, ours) <= 1


@given(LABELS)
def test_the_best_pairing_is_found(labels: list[tuple[int, int]]) -> None:
    gold = clusters((i, a) for i, (a, _) in enumerate(labels))
    ours = clusters((i, b) for i, (_, b) in enumerate(labels))
    few, many = sorted((gold, ours), key=len)
    best = max(
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(few, order, strict=True))
        for order in permutations(many, len(few))
    )
    assert ceaf_e(gold, ours).recall * len(gold) == pytest.approx(best)
