"""A corpus as one table, a statement a row."""

from policy_compare.model import Dismissal, Evidence, Person, Source, StanceOn
from policy_compare.statement_table import (
    COLUMNS,
    FRAME,
    StatementRow,
    codebook_values,
    statement_columns,
    statement_rows,
    statements_of_paper,
)
from tests.support.records import BOOK, paper, urges

BOTH = urges({"cap": "support", "build": "oppose"}, id="both")
BARE = urges(id="frame")
OPEN = urges(id="open")._replace(coded=False)
PAPER = paper("ali", BOTH, BARE, OPEN, authors=(Person("Ali", "Noor"),))._replace(
    dismissed=(Dismissal("a call", "It is reported.", "Past", 2, "7"),),
    details={"DOI": "10.1/x", "URL": "https://example.org"},
    source=Source("ali.txt", "0f", "cp1252"),
)


def cells(*statements: StatementRow) -> list[dict[str, object]]:
    """The cells of the statements' rows, by column."""
    columns = statement_columns([PAPER])
    return [
        dict(zip(columns, row, strict=True)) for row in statement_rows(statements, columns, BOOK)
    ]


def test_a_recommendation_has_a_row_for_each_proposition_and_one_without() -> None:
    statements = list(statements_of_paper(PAPER))
    assert [
        (row.recommendation and row.recommendation.id, row.stance and row.stance.proposition)
        for row in statements
    ] == [("both", "cap"), ("both", "build"), ("frame", None), ("open", None), (None, None)]
    stances = [row["stance"] for row in cells(*statements)]
    assert stances == ["support", "oppose", FRAME, None, None]


def test_the_columns_are_those_of_all_and_what_a_paper_adds() -> None:
    assert statement_columns([]) == COLUMNS
    assert statement_columns([PAPER])[len(COLUMNS) :] == (
        "paper_DOI",
        "paper_source_encoding",
        "paper_source_file",
        "paper_source_sha256",
        "paper_URL",
    )


def test_what_is_said_of_the_paper_stands_in_each_of_its_rows() -> None:
    for row in cells(*statements_of_paper(PAPER)):
        assert (row["paper"], row["authors"], row["paper_DOI"]) == ("ali", ("Ali, Noor",), "10.1/x")
        assert row["issued"] is None or row["issued"] == PAPER.issued


def test_a_row_has_the_proposition_and_the_position_s_own_condition_and_strength() -> None:
    on = StanceOn("cap", "support", "for now", ("council",), "could")
    item = BOTH._replace(evidence=Evidence("a cap", "Proposals", 3))
    (row,) = cells(StatementRow(PAPER, item, on))
    proposition = BOOK.propositions["cap"]
    assert row["proposition_statement"] == proposition.statement
    assert row["proposition_topics"] == proposition.topics
    assert (row["condition"], row["position_by"], row["position_strength"]) == (
        "for now",
        ("council",),
        "could",
    )
    assert (row["quote"], row["section"], row["paragraph"], row["page"]) == (
        "a cap",
        "Proposals",
        3,
        None,
    )


def test_a_dismissed_passage_has_a_row_of_its_own() -> None:
    (row,) = cells(StatementRow(PAPER, dismissal=PAPER.dismissed[0]))
    assert (row["recommendation"], row["quote"], row["page"], row["dismissed"]) == (
        None,
        "a call",
        "7",
        "It is reported.",
    )


def test_a_codebook_is_plain_values_without_what_is_empty() -> None:
    values = codebook_values(BOOK)
    assert values["topics"]["social"] == {"label": "Social housing", "part_of": ["building"]}
    assert values["actors"]["government"] == {"label": "Government"}
    assert "about" not in values
    assert values["tensions"] == [
        {"between": ["cap", "build"], "why": "A cap lowers what a new home earns."}
    ]


def test_a_recommendation_has_who_coded_and_who_proposed_it() -> None:
    item = BOTH._replace(coder="Ali", proposed_by="gpt")
    (row,) = cells(StatementRow(PAPER, item))
    assert (row["coder"], row["proposed_by"], row["dismissed"]) == ("Ali", "gpt", None)
    (row,) = cells(StatementRow(PAPER, BOTH))
    assert (row["coder"], row["proposed_by"]) == (None, None)
