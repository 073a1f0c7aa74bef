"""A workbook to code in shows what there is to code, and all that is needed for it."""

from policy_compare.model import Evidence, StanceOn
from policy_compare.passage import QuoteInText
from policy_compare.statement_table import AS_EXPORTED, COLUMNS, PASSAGE
from policy_compare.views.coding_sheet import coding_workbook
from tests.support.records import corpus, paper, urges

CODED = urges({"cap": "support", "build": "oppose"}, id="r", evidence=Evidence("a ceiling"))
FRAME = urges({}, id="s")
DRAFTED = urges({}, id="t", evidence=Evidence("asks for"))._replace(coded=False)
CORPUS = corpus(paper("a", CODED, FRAME, DRAFTED))
PROPOSITIONS = [f"{id}: {said.statement}" for id, said in CORPUS.codebook.propositions.items()]
CAP, BUILD = (
    next(text for text in PROPOSITIONS if text.startswith(f"{id}:")) for id in ("cap", "build")
)


def rows_of(name: str) -> list[dict[str, object]]:
    passages: dict[str, QuoteInText | str] = {
        "a/r": QuoteInText("There is ", "a ceiling", " above.", Evidence()),
        "a/t": "unread",
    }
    workbook = coding_workbook(CORPUS, passages)
    sheet = next(sheet for sheet in workbook.sheets if sheet.name == name)
    names = [column.name for column in sheet.columns]
    return [dict(zip(names, row, strict=True)) for row in sheet.rows]


def test_a_row_is_a_stance_with_its_passage_beside() -> None:
    rows = rows_of("coding")
    shown = [(row["recommendation"], row["proposition"], row["stance"]) for row in rows]
    assert shown == [
        ("r", CAP, "support"), ("r", BUILD, "oppose"), ("s", "", "frame"), ("t", "", ""),
    ]  # fmt: skip
    assert [row[PASSAGE] for row in rows] == [
        ("There is ", "a ceiling", " above."),
        ("There is ", "a ceiling", " above."),
        "",
        ("", "asks for", ""),
    ]


def test_the_ids_and_the_passage_alone_are_locked() -> None:
    sheet = coding_workbook(CORPUS, {}).sheets[0]
    locked = [column.name for column in sheet.columns if column.locked]
    assert locked == ["paper", "recommendation", PASSAGE]
    assert {column.name for column in sheet.columns} - set(COLUMNS) == {PASSAGE}
    assert sheet.use == "form"
    assert sheet.fixed == len(locked)


def test_columns_are_chosen_from_what_the_codebook_names() -> None:
    workbook = coding_workbook(CORPUS, {})
    choices = {column.name: column.choices for column in workbook.sheets[0].columns}
    assert set(choices.values()) - {""} == set(workbook.lists)
    assert workbook.lists[choices["stance"]] == ("support", "oppose", "neutral", "frame")
    assert workbook.lists[choices["proposition"]] == tuple(PROPOSITIONS)
    assert workbook.lists[choices["position_by"]] == tuple(CORPUS.codebook.actors)


def test_the_rows_as_they_were_are_kept_beside() -> None:
    sheet = coding_workbook(CORPUS, {}).sheets[-1]
    assert (sheet.name, sheet.hidden) == (AS_EXPORTED, True)
    shown = [{**row} for row in rows_of("coding")]
    for row in shown:
        del row[PASSAGE]
    assert rows_of(AS_EXPORTED) == shown


def test_the_codebook_and_how_to_code_are_there() -> None:
    council = next(row for row in rows_of("codebook") if row["id"] == "council")
    assert list(council.values()) == ["actor", "council", "Town council", "local authority", ""]
    kinds = {row["kind"] for row in rows_of("codebook")}
    assert kinds == {"proposition", "actor", "topic", "instrument"}
    assert any("import FILE --into CORPUS" in str(row.values()) for row in rows_of("how to"))


def test_everything_that_can_be_said_of_a_stance_is_shown() -> None:
    stance = StanceOn("cap", "support", "if cheap", ("builders", "council"), "could")
    coded = CODED._replace(positions=(stance,), coder="Ada", proposed_by="gpt-5")
    (row, *_) = coding_workbook(corpus(paper("a", coded)), {}).sheets[0].rows
    assert {"if cheap", "builders; council", "could", "Ada", "gpt-5"} <= set(row)


def test_long_proposition_is_shown_by_its_beginning() -> None:
    book = CORPUS.codebook
    long = book.propositions["cap"]._replace(statement="Rents " * 100)
    long_book = book._replace(propositions={**book.propositions, "cap": long})
    workbook = coding_workbook(CORPUS._replace(codebook=long_book), {})
    shown = next(text for text in workbook.lists["propositions"] if text.startswith("cap: "))
    assert shown.endswith("Rents …")
    assert len(shown) <= 125
