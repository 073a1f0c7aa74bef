from typing import Any

import pytest

from policy_compare.corpus.columns.cell_meanings import CellMeanings, places_of_groups
from policy_compare.corpus.tables.foreign_columns import ImportOptions
from policy_compare.corpus.yaml.report import Report
from policy_compare.errors import CallError

HEADER = ("author", "proposition", "stance", "strength", "date", "mood")
PLACES = {"stance": 2, "proposition": 1, "author": 0, "strength": 3, "date": 4}


def read_cells(**distinct: list[tuple[int, str]]) -> tuple[CellMeanings, list[Any]]:
    """What cells mean, each with its line, by columns that are groups; with what is wrong."""
    report = Report("votes.csv")
    groups = {
        "paper" if column == "author" else column: [(line, {column: cell}) for line, cell in cells]
        for column, cells in distinct.items()
    }
    meanings = CellMeanings(groups, HEADER, PLACES, ImportOptions(), report, ("Votes", ""))
    return meanings, [(problem.line, problem.code) for problem in report.problems]


def test_columns_that_say_something_have_places() -> None:
    assert places_of_groups(HEADER, ImportOptions(kind="positions")) == PLACES


@pytest.mark.parametrize(
    ("more", "is_read"), [((), True), (("proposition_topics",), False), (("statement",), False)]
)
def test_topics_have_a_place_where_they_are_the_propositions(
    more: tuple[str, ...], is_read: bool
) -> None:
    header = ("author", "proposition", "stance", "topics", *more)
    assert ("topics" in places_of_groups(header, ImportOptions(kind="positions"))) is is_read


@pytest.mark.parametrize("header", [("author", "stance"), ("Question", "A", "B")])
def test_a_table_of_something_else_is_refused(header: tuple[str, ...]) -> None:
    with pytest.raises(CallError, match="no column for"):
        places_of_groups(header, ImportOptions(kind="positions"))


def test_cells_mean_what_they_mean_in_a_row() -> None:
    meanings, problems = read_cells(
        stance=[(2, "Yes"), (4, "-1"), (5, ""), (6, "well")],
        proposition=[(2, "Cap rents"), (3, "cap  RENTS"), (4, "p")],
        author=[(2, "Ali"), (3, "ALI"), (4, "Berg B.")],
        strength=[(2, ""), (3, "MUST")],
        date=[(2, "31.12.2024"), (3, "")],
    )
    assert not problems
    assert meanings.texts == {
        "stance": ["support", "oppose", None, None],
        "proposition": ["cap-rents", "cap-rents", "p"],
        "paper": ["Ali", "Ali", "berg-b"],
        "strength": ["", "must"],
        "date": ["2024-12-31", ""],
    }
    assert meanings.words == {"": ("", True), "well": ("well", False)}
    assert [paper.title for paper in meanings.papers.values()] == ["Ali", "Berg B."]
    assert list(meanings.codebook.propositions) == ["cap-rents", "p"]


def test_cells_that_cannot_be_read_are_told_with_their_first_lines() -> None:
    meanings, problems = read_cells(
        stance=[(2, "yes\x00"), (7, "yes")],
        proposition=[(2, ""), (3, "p")],
        author=[(2, "A"), (4, " "), (5, "B\x1b")],
        strength=[(2, "shall"), (9, "must")],
    )
    assert meanings.texts == {
        "stance": [None, "support"],
        "proposition": [None, "p"],
        "paper": ["A", None, None],
        "strength": [None, "must"],
    }
    assert sorted(problems) == [
        (2, "control-character"),
        (2, "missing-cell"),
        (2, "unknown-name"),
        (4, "missing-cell"),
        (5, "control-character"),
    ]


def test_cells_mean_what_they_do_where_no_word_is_a_stance() -> None:
    meanings, problems = read_cells(stance=[(2, "well")], proposition=[(2, "p")], author=[(2, "A")])
    assert meanings.texts == {"stance": [None], "proposition": ["p"], "paper": ["A"]}
    assert meanings.words == {"well": ("well", False)}
    assert problems == []
