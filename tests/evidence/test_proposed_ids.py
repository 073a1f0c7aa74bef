"""Ids of what is proposed: as people type them, and unlike all that there are."""

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.corpus.form.text_patterns import is_id
from policy_compare.evidence.proposed_ids import ProposedIds, names_of_words
from policy_compare.names import fold_name


def test_ids_are_small_and_plain() -> None:
    ids = ProposedIds(["Rent Office", "rho"])
    names = ["RHO", "rent-office", "Ministère de l’Eau", "U.S.", "日本", "RHO"]
    assert [ids.give_id(name) for name in names] == [
        "rho-2", "rent-office-2", "ministere-de-leau", "us", "proposed", "rho-3",
    ]  # fmt: skip


def test_a_longer_name_comes_before_a_number() -> None:
    ids = ProposedIds([])
    longer = ("cap-rents", "cap-rents-soon")
    assert [ids.give_id(*longer) for _ in range(3)] == [
        "cap-rents",
        "cap-rents-soon",
        "cap-rents-2",
    ]


def test_words_that_no_id_has_tell_more() -> None:
    words = ["show", "activities", "program", "spends"]
    assert list(names_of_words(words, [])) == [
        "show-activities-program", "show-activities-program-spends",
    ]  # fmt: skip
    assert next(names_of_words(words, ["list-activities"])) == "show-program-spends"
    assert list(names_of_words([], [])) == [""]
    ids = ProposedIds(["show-program"])
    assert [ids.give_id_of_words(["show", "program"]) for _ in range(2)] == [
        "show-program-2", "show-program-3",
    ]  # fmt: skip


@given(st.lists(st.text(max_size=8), max_size=5), st.lists(st.text(max_size=8), max_size=5))
def test_no_two_are_one_name(taken: list[str], names: list[str]) -> None:
    ids = ProposedIds(taken)
    given_ids = [ids.give_id(name) for name in names]
    assert all(map(is_id, given_ids))
    folded = [*map(fold_name, given_ids)]
    assert len({*folded, *map(fold_name, taken)}) == len(folded) + len(set(map(fold_name, taken)))
