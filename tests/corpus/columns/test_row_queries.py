import pytest

from policy_compare.corpus.columns.column_form import COLUMNS_BY_TABLE
from policy_compare.corpus.columns.row_queries import (
    columns_of_statements,
    rows_query,
    statements_query,
)
from policy_compare.model import Recommendation, StanceOn
from tests.support.column_tables import shared_engine


@pytest.mark.parametrize("table", COLUMNS_BY_TABLE)
def test_rows_have_every_column_whatever_there_is(table: str) -> None:
    engine = shared_engine()
    engine.add_table("source", {"file_number": [0], "file_row_number": [0]})
    engine.define("rows_made", rows_query(table, "source", {}))
    names = [*COLUMNS_BY_TABLE[table], "file_number", "file_row_number"]
    assert list(engine.arrays("SELECT * FROM rows_made")) == names
    ((*cells, _, _),) = engine.rows("SELECT * FROM rows_made")
    assert all(cell in ("", [], None) for cell in cells)


def test_a_text_is_a_list_where_one_is_wanted() -> None:
    engine = shared_engine()
    engine.add_table(
        "source", {"by": ["a; b", "", None], "file_number": [0] * 3, "file_row_number": [0, 1, 2]}
    )
    query = rows_query("positions", "source", {"by": "VARCHAR"})
    lists = engine.rows(f'SELECT "by" FROM ({query}) ORDER BY file_row_number')  # noqa: S608 - ours
    assert [items for (items,) in lists] == [["a", "b"], [], []]


def test_nobody_is_looked_up_where_no_paper_is_asked_for() -> None:
    query = statements_query(["unit"], [], is_numbered=False)
    assert "row_number" not in query
    assert "GROUP BY unit" in query
    assert "row_number" in statements_query(["unit"], [], is_numbered=True)


def test_statements_become_columns() -> None:
    one = Recommendation("p", "r", "Act.", ("a", "b"), strength="must", line=3)
    columns = columns_of_statements(
        [(7, one, StanceOn("x", "oppose"))], ["actors", "strength", "row"]
    )
    assert columns == {
        "paper": [7], "proposition": ["x"], "stance": [-1], "recommendation": ["r"],
        "actors": ["a; b"], "strength": ["must"], "row": [3],
    }  # fmt: skip
