"""Labels stand beside ids, in tables and in the statements of a workbook."""

import pytest

from policy_compare.model import StanceOn
from policy_compare.views import export, matrix, measures, propositions
from policy_compare.views.labels import labelled_view
from policy_compare.views.parts.question import Question
from policy_compare.views.table import View
from tests.support.records import ALI, corpus, paper, urges

STANCE = StanceOn("cap", "support", by=("council",))
CORPUS = corpus(
    paper("a", urges({}, id="r", actors=("council", "builders"), instrument="legal")._replace(
        positions=(STANCE,)), authors=(ALI,)),
    paper("b", urges({"cap": "oppose"}, id="s"), authors=(ALI,)),
)  # fmt: skip


def labelled(view: View, *, of_papers: bool = True) -> dict[str, object]:
    """The first row with labels."""
    table = labelled_view(view, CORPUS, of_papers=of_papers).table()
    return dict(zip(table.columns, next(iter(table.rows)), strict=True))


def test_labels_stand_behind_ids() -> None:
    row = labelled(export.view(Question(CORPUS), "9"))
    assert row["actors_label"] == ("Town council", "Builders")
    assert (row["instrument_label"], row["position_by_label"]) == ("Law", ("Town council",))
    assert (row["proposition_label"], row["targets_label"]) == ("Rents should be capped.", ())
    columns = list(row)
    assert columns[columns.index("actors") + 1] == "actors_label"


def test_units_have_labels_where_they_are_papers() -> None:
    row = labelled(measures.view(Question(CORPUS)))
    papers = {row["unit_a_label"], row["unit_b_label"]}
    assert len(papers) == 2
    assert not papers & {"a", "b"}
    row = labelled(matrix.view(Question(CORPUS, by="author")), of_papers=False)
    assert "unit_label" not in row


def test_counts_have_no_labels() -> None:
    row = labelled(propositions.view(Question(CORPUS)))
    assert (row["for"], row["topics_label"]) == (1, ("Rents",))
    assert "for_label" not in row


@pytest.mark.parametrize("name", ["recommendations", "codebook"])
def test_of_a_workbook_the_statements_alone_have_labels(name: str) -> None:
    view = labelled_view(export.view(Question(CORPUS), "9"), CORPUS, of_papers=True)
    (sheet,) = (one for one in view.forms["workbook"](view.table()).sheets if one.name == name)
    names = [column.name for column in sheet.columns]
    assert ("topics_label" in names) == (name == "recommendations")
