"""The workbook of findings has a sheet for each part of the comparison."""

from policy_compare.codebook_table import ENTRY_COLUMNS
from policy_compare.model import Corpus
from policy_compare.views import export
from policy_compare.views.parts.question import Question
from policy_compare.views.sheets import shown_text
from policy_compare.views.workbook import ShadedWords, Workbook
from tests.support.records import BOOK, corpus, paper, urges

ALI = paper("ali", urges({"cap": "support"}, id="r", strength="must"), authors=())
BERG = paper("berg", urges({"cap": "oppose", "build": "support"}, id="s"), authors=())
CORPUS = corpus(ALI, BERG)


def workbook_of(question: Question) -> Workbook:
    view = export.view(question, "9")
    workbook = view.forms["workbook"](view.table())
    assert isinstance(workbook, Workbook)
    return workbook


def rows_of(name: str, question: Question = Question(CORPUS)) -> list[dict[str, object]]:  # noqa: B008
    sheet = next(sheet for sheet in workbook_of(question).sheets if sheet.name == name)
    names = [column.name for column in sheet.columns]
    return [dict(zip(names, row, strict=True)) for row in sheet.rows]


def test_every_part_has_its_sheet_with_its_heads_in_sight() -> None:
    sheets = workbook_of(Question(CORPUS)).sheets
    assert [sheet.name for sheet in sheets] == [
        "findings", "matrix", "overlap", "tensions", "recommendations", "pairs", "measures",
        "codebook", "how to read",
    ]  # fmt: skip
    assert all(sheet.use == "free" and sheet.fixed for sheet in sheets)


def test_matrix_has_a_sign_for_each_unit_on_a_shade() -> None:
    (cap, build) = rows_of("matrix")
    assert (cap["proposition"], build["proposition"]) == ("cap", "build")
    labels = [name for name in cap if name not in ("topic", "statement", "proposition")]
    cells = [cap[label] for label in labels]
    assert cells == [ShadedWords("+ must", "for", 1.0), ShadedWords("−", "against", 0.5)]
    assert build[labels[0]] == ShadedWords("·", "muted")


def test_tension_has_both_sides_and_who_holds_them() -> None:
    (tension,) = rows_of("tensions")
    assert tension == {
        "proposition_a": "cap", "statement_a": "Rents should be capped.", "for_a": ("ali",),
        "proposition_b": "build", "statement_b": "More homes should be built.", "for_b": ("berg",),
        "internal": (), "why": "A cap lowers what a new home earns.",
    }  # fmt: skip


def test_measures_are_numbers_with_their_n() -> None:
    (pair,) = rows_of("measures")
    assert (pair["n"], pair["agreement_share"]) == (1, 0.0)
    assert [shown_text(cell) for cell in list(rows_of("pairs")[0].values())[1:]] == ["", "0.00 (1)"]  # type: ignore[arg-type]


def test_all_statements_and_the_codebook_are_there() -> None:
    assert len(rows_of("recommendations")) == 3
    entries = rows_of("codebook")
    assert tuple(entries[0]) == ENTRY_COLUMNS
    assert len(entries) == 1 + sum(
        map(len, (BOOK.topics, BOOK.propositions, BOOK.tensions, BOOK.actors, BOOK.instruments))
    )


def test_how_to_read_says_what_was_compared() -> None:
    facts = {row["what"]: row["meaning"] for row in rows_of("how to read")}
    assert facts["what is compared"] == "Housing"
    assert facts["made with"] == "policy-compare 9"
    assert {"n", "tension", "agreement share"} <= set(facts)


def test_corpus_without_papers_has_a_workbook_too() -> None:
    question = Question(Corpus(BOOK, {}))
    assert [len(sheet.rows) for sheet in workbook_of(question).sheets][1:5] == [1, 0, 0, 0]
    assert rows_of("matrix", question) == [{"note": "No proposition is spoken to here."}]
