"""Numbers mean the same propositions as long as one passage is in hand."""

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.cli.screens.proposition_rows import (
    MOST_ROWS,
    PropositionRows,
    next_stance,
    rows_beside,
    take_row,
)
from policy_compare.model import Recommendation, Stance, StanceOn

IDS = st.text("abcdef", min_size=1, max_size=2)


def speaking_to(*ids: str) -> Recommendation:
    return Recommendation(
        "ali", "act", "Act.", positions=tuple(StanceOn(id, "support") for id in ids)
    )


def test_what_it_speaks_to_comes_first_and_the_nearest_follow() -> None:
    rows = rows_beside(speaking_to("b", "a"), ["c", "a", "d"])
    assert rows == PropositionRows(("b", "a", "c", "d"), 0)


def test_some_are_proposed_where_it_speaks_to_many() -> None:
    spoken = [f"p{number}" for number in range(7)]
    assert rows_beside(speaking_to(*spoken), ["near", "nearer"]).ids == (*spoken, "near")


@given(st.lists(IDS, unique=True, max_size=12), st.lists(IDS, max_size=12), IDS)
def test_a_row_that_is_taken_moves_no_other(spoken: list[str], near: list[str], id: str) -> None:
    rows = rows_beside(speaking_to(*spoken), near)
    taken = take_row(rows, id)
    assert taken.current_id == id
    assert len(set(taken.ids)) == len(taken.ids) <= MOST_ROWS
    assert taken.ids[: len(rows.ids)] == rows.ids or len(rows.ids) == MOST_ROWS
    assert taken.ids[: MOST_ROWS - 1] == (*rows.ids, id)[: MOST_ROWS - 1] or id in rows.ids


def test_the_same_number_again_goes_through_all_stances_and_back() -> None:
    stances: list[Stance | None] = [None]
    for _ in range(4):
        stances.append(next_stance(stances[-1]))
    assert stances == [None, "support", "oppose", "neutral", None]


def test_without_propositions_none_is_marked() -> None:
    assert PropositionRows().current_id == ""
