"""The measure by which scores of wording are chosen."""

import pytest

from tests.benchmarks.wording import Pair, auc, by_motion, ours


@pytest.mark.parametrize(
    ("scores", "same", "expected"),
    [
        ([1, 2, 3, 4], [False, False, True, True], 1),
        ([4, 3, 2, 1], [False, False, True, True], 0),
        ([1, 1, 1, 1], [False, True, False, True], 0.5),
        # Of four couples one is right, one tied and two are wrong.
        ([1, 2, 2, 3], [True, True, False, False], 0.125),
        ([1, 3, 2, 4], [False, False, True, True], 0.75),
    ],
)
def test_share_of_couples_in_order(scores: list[float], same: list[bool], expected: float) -> None:
    assert auc(scores, same) == expected


def test_motions_count_alike_and_those_of_one_kind_not() -> None:
    found = [Pair(motion, "a", "b", same) for motion, same in (
        ("m", True), ("m", False), ("n", True), ("n", False), ("n", False), ("o", True),
    )]  # fmt: skip
    assert by_motion(found, [2, 1, 1, 2, 0, 5]) == (1 + 0.5) / 2


def test_what_shares_no_word_scores_nothing() -> None:
    found = [
        Pair("m", "More homes should be built soon.", "Build homes", True),
        Pair("m", "Rents are too high.", "Build homes", False),
        Pair("n", "Same words", "same words", True),
    ]
    alike, unlike, same = ours(found)
    assert 0 < alike < 100
    assert (unlike, same) == (0, 100)
