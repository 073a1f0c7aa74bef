"""What a change was can be put back, to the byte."""

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.coding.history import bytes_change

CONTENT = st.binary(max_size=40) | st.text("ab\n", max_size=40).map(str.encode)


@given(CONTENT, CONTENT)
def test_a_change_leads_there_and_back(before: bytes, after: bytes) -> None:
    change = bytes_change(before, after)
    assert change.redone(before) == after
    assert change.undone(after) == before


def test_what_stays_is_not_kept() -> None:
    rest = b"x" * 10_000
    change = bytes_change(rest + b"should" + rest, rest + b"must" + rest)
    assert change == (10_000, b"should", b"must")
