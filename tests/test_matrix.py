"""The synthesis matrix."""

from policy_compare.analysis.selection import Filters, select
from policy_compare.views import matrix
from policy_compare.views.shared import Question
from policy_compare.views.table import Grid, plain
from tests.records import corpus, grids, paper, rows, said, urges

CORPUS = corpus(
    paper(
        "ali",
        urges({"cap": "support"}, id="a", strength="must", actors=("council",)),
        urges({"cap": "support"}, id="b", condition="if asked", actors=("builders",)),
    ),
    paper("berg", urges({"cap": "neutral", "build": "oppose"})),
    paper("chen", urges()),
)


def grid(**given: tuple[str, ...]) -> Grid:
    question = Question(CORPUS, select(CORPUS, Filters(**given)))
    (found,) = grids(matrix.view(question).page())
    return found


def test_columns() -> None:
    assert matrix.view(Question(CORPUS)).table().columns == (
        "proposition",
        "unit",
        "direction",
        "strength",
        "condition",
        "actors",
        "recommendations",
    )


def test_each_position_has_a_row() -> None:
    found = [tuple(row.values()) for row in rows(matrix.view(Question(CORPUS)))]
    assert found == [
        ("cap", "ali", "for", "must", ("if asked",), ("council", "builders"), ("ali/a", "ali/b")),
        ("cap", "berg", "neutral", None, (), (), ("berg/act",)),
        ("build", "berg", "against", None, (), (), ("berg/act",)),
    ]


def test_that_a_missing_row_is_silence_is_noted() -> None:
    (note,) = matrix.view(Question(CORPUS)).table().notes
    assert note == "A pair of proposition and unit without a row is silence."


def test_the_page_shows_every_unit_across() -> None:
    found = grid()
    assert found.heads == ("Proposition", "Ali", "Berg", "Chen")
    assert found.fixed == 1
    cells = [[plain(cell) for cell in row] for row in found.rows]
    assert cells[0] == [
        "Rents should be capped.\ncap",
        "+ must\n  on condition: if asked\n  a\n  b",
        "~\n  act",
        "·",
    ]
    assert cells[1][1:] == ["·", "−\n  act", "·"]


def test_filters_choose_rows_and_columns() -> None:
    assert len(grid(topics=("building",)).rows) == 1
    assert grid(papers=("ali", "chen")).heads == ("Proposition", "Ali", "Chen")


def test_an_empty_matrix_says_so() -> None:
    selection = select(CORPUS, Filters(topics=("social",)))
    assert "No proposition is spoken to here." in said(
        matrix.view(Question(CORPUS, selection)).page()
    )
