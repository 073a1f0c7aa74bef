"""How far a coding goes, and how much of it was verified, as numbers."""

import pytest

from policy_compare.model import Evidence
from policy_compare.passage import Coverage, Passage, QuoteCounts, add_quote_counts

OPEN = Passage("ali", Evidence("cap rents"), "The council should cap rents.", "should", 80)


@pytest.mark.parametrize(
    ("coverage", "passages", "share"),
    [
        (Coverage("ali"), 0, None),
        (Coverage("ali", coded=3), 3, 1.0),
        (Coverage("ali", coded=1, dismissed=5, open=(OPEN, OPEN, OPEN)), 4, 0.25),
        # Those that are too uncertain to be drafted need not be coded.
        (Coverage("ali", coded=1, open=(OPEN, OPEN), unsure=2), 1, 1.0),
    ],
)
def test_the_share_is_of_what_there_is_to_be_coded(
    coverage: Coverage, passages: int, share: float | None
) -> None:
    assert (coverage.passages, coverage.share) == (passages, share)


@pytest.mark.parametrize(
    ("counts", "total"),
    [
        ([], QuoteCounts()),
        ([QuoteCounts(1, 2, 3)], QuoteCounts(1, 2, 3)),
        ([QuoteCounts(1, 2, 3), QuoteCounts(found=4), QuoteCounts(unread=5)], QuoteCounts(5, 2, 8)),
    ],
)
def test_counts_of_quotes_are_added(counts: list[QuoteCounts], total: QuoteCounts) -> None:
    assert add_quote_counts(counts) == total
    assert add_quote_counts(iter(counts)) == total
