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
from policy_compare.coding.codebook_decisions import add_proposition
from policy_compare.coding.new_names import NewName
from policy_compare.model import Codebook, Recommendation, Stance, StanceOn

IDS = st.text("abcdef", min_size=1, max_size=2)


def speaking_to(*ids: str) -> Recommendation:
    return Recommendation(
        "ali", "act", "Act.", positions=tuple(StanceOn(id, "support") for id in ids)
    )


def new(label: str, *, is_near: bool = True) -> NewName:
    return NewName(label, is_near, add_proposition(Codebook(), label))


def test_what_it_speaks_to_comes_first_then_the_nearest_then_what_could_be_new() -> None:
    names = [new("far", is_near=False), new("first"), new("second"), new("third")]
    rows = rows_beside(speaking_to("b", "a"), ["c", "a", "d"], names)
    assert rows == PropositionRows(("b", "a", "c", "d", names[1], names[2]), 0)


def test_there_are_no_more_rows_than_keys() -> None:
    spoken = [f"p{number}" for number in range(12)]
    assert rows_beside(speaking_to(*spoken), ["near"], [new("one")]).rows == tuple(spoken[:9])


@given(st.lists(IDS, unique=True, max_size=12), st.lists(IDS, max_size=12), IDS)
def test_a_row_that_is_taken_moves_no_other(spoken: list[str], near: list[str], id: str) -> None:
    before = rows_beside(speaking_to(*spoken), near, [])
    taken = take_row(before, id)
    assert taken.current_id == id
    assert len(set(taken.rows)) == len(taken.rows) <= MOST_ROWS
    assert all(
        row in {before.rows[place], id} for place, row in enumerate(taken.rows[: len(before.rows)])
    )


def test_what_was_new_keeps_its_place() -> None:
    made = new("Sell homes.")
    rows = PropositionRows(("a", made, new("Keep homes.")))
    taken = take_row(rows, made.decision.new_id)
    assert taken == PropositionRows(("a", made.decision.new_id, rows.rows[2]), 1)


def test_the_same_number_again_goes_through_all_stances_and_back() -> None:
    stances: list[Stance | None] = [None]
    for _ in range(4):
        stances.append(next_stance(stances[-1]))
    assert stances == [None, "support", "oppose", "neutral", None]


def test_without_propositions_none_is_marked() -> None:
    assert PropositionRows().current_id == ""
    assert PropositionRows((new("not there yet"),)).current_id == ""
