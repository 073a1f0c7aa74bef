"""Which of many things may go with one."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.coders import likely_partners
from policy_compare.analysis.coders.likely_partners import find_likely_partners

_FEATURES = st.lists(st.lists(st.sampled_from("abcd"), unique=True), max_size=6)


@given(_FEATURES, _FEATURES)
def test_every_one_with_something_in_common_is_given(
    things: list[list[str]], others: list[list[str]]
) -> None:
    given_partners = dict(find_likely_partners(things, others, every=True))
    assert {place: set(partners) for place, partners in given_partners.items()} == {
        place: {other for other, theirs in enumerate(others) if set(theirs) & set(features)}
        for place, features in enumerate(things)
    }
    assert all(len(set(partners)) == len(partners) for partners in given_partners.values())
    # So few things are no reason to leave any out.
    fewer = dict(find_likely_partners(things, others, every=False))
    assert {place: set(partners) for place, partners in fewer.items()} == {
        place: set(partners) for place, partners in given_partners.items()
    }


def test_what_shares_most_of_what_is_rare_comes_first() -> None:
    others = [["the", "of", str(number)] for number in range(2_000)]
    (partners,) = (
        partners
        for _, partners in find_likely_partners([["of", "the", "1990"]], others, every=False)
    )
    assert partners[0] == 1990
    assert len(partners) == likely_partners._GIVEN


def test_copies_do_not_all_ask_for_the_first() -> None:
    same = [["the"]] * 3_000
    asked = Counter(
        other for _, partners in find_likely_partners(same, same, every=False) for other in partners
    )
    assert max(asked.values()) < 30 * likely_partners._GIVEN
    assert min(asked) == 0
    assert len(asked) > 2_400
