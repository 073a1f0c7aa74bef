"""What a recommendation says stands in rows, and comes back from them."""

from policy_compare.column_statements import (
    recommendations_of_rows,
    sort_statements,
    statement_cells,
)
from policy_compare.model import Proposition, StanceOn
from tests.support.records import urges

PROPOSITIONS = {id: Proposition(id, f"One should {id}.") for id in ("build", "cap")}
SAID = urges(
    {}, id="r", actors=("council",), targets=("landlords",), instrument="legal", strength="must"
)._replace(
    positions=(
        StanceOn("build", "support", "if asked", ("builders",), "could"),
        StanceOn("cap", "oppose"),
    ),
    date="2024-05~",
)


def test_rows_make_the_recommendation_again() -> None:
    rows = [statement_cells(SAID, stance_on) for stance_on in SAID.positions]
    assert recommendations_of_rows(SAID.paper, rows, PROPOSITIONS) == (SAID,)


def test_one_of_which_only_the_stance_is_known_says_what_the_proposition_says() -> None:
    rows = [{"recommendation": "r", "proposition": "cap", "stance": -1}]
    (made,) = recommendations_of_rows("a", rows, PROPOSITIONS)
    assert (made.statement, made.strength) == ("Against: One should cap.", None)


def test_rows_come_as_they_stood_in_a_file_and_else_as_the_propositions_do() -> None:
    rows = [
        {"proposition": "cap", "file": "b", "row": 1},
        {"proposition": "build", "file": "a", "row": 2},
        {"proposition": "cap", "file": "a", "row": 1},
    ]
    assert sort_statements(rows, PROPOSITIONS) == rows[::-1]
    rows = [{"proposition": "cap", "file": "a", "row": None}, {"proposition": "build", "file": "a"}]
    assert sort_statements(rows, PROPOSITIONS) == rows[::-1]
