"""What was coded in a table goes back into the files it came from, and nothing else changes."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from policy_compare.corpus.coding_table import CodedTable, read_coding_table
from policy_compare.corpus.paper_file import paper_text
from policy_compare.corpus.reader import load_corpus, read_corpus
from policy_compare.corpus.tables.sheet import Row, Sheet
from policy_compare.corpus.yaml.report import Report
from policy_compare.model import Paper
from policy_compare.statement_table import AS_EXPORTED, PASSAGE
from policy_compare.views.coding_sheet import coding_workbook
from policy_compare.views.sheets import shown_text
from tests.corpus.test_paper_file import CODEBOOK as NAMES
from tests.corpus.test_paper_file import papers
from tests.support.corpora import CODEBOOK, SHIPPED, write_corpus

ALI = """\
# Kept by hand.
paper:
  title: Homes
  authors: [{family: Ali, given: Noor}]

recommendations:
  # the cap
  - id: cap-rents   # first
    statement: The council should cap rents.
    actors: [council]
    strength: should
    positions:
      # cap: Rents should be capped.
    evidence: {quote: "should cap", page: "4"}
    # Found by: should.

  - id: build
    statement: The council should build.
    actors: [council]
    strength: should
    positions: {build: support}
    evidence: {quote: "should build"}
    note: A doubt.
"""
BERG = ALI.replace("Ali", "Berg").replace("# Kept by hand.\n", "")

Rows = list[dict[str, str]]
Fill = Callable[[Rows], object]


def sheet_of(rows: Rows) -> Sheet:
    cells = [Row(line, list(row.values())) for line, row in enumerate(rows, start=2)]
    return Sheet(tuple(rows[0]), cells)


def exported(folder: Path) -> tuple[Rows, Sheet]:
    """The rows to be coded, and the sheet with the rows as they were."""
    workbook = coding_workbook(load_corpus(folder), {})
    first, last = workbook.sheets[0], workbook.sheets[-1]
    assert last.name == AS_EXPORTED
    sheets = [
        [
            {column.name: shown_text(cell) for column, cell in zip(sheet.columns, row, strict=True)}
            for row in sheet.rows
        ]
        for sheet in (first, last)
    ]
    return sheets[0], sheet_of(sheets[1])


def taken_back(
    folder: Path, rows: Rows, before: Sheet | None
) -> tuple[CodedTable, list[tuple[str, int]]]:
    """What the rows change in the folder, and the errors with their rows."""
    reading = read_corpus(folder)
    assert reading.corpus is not None
    report = Report("t.xlsx")
    table = read_coding_table(sheet_of(rows), before, reading.corpus, reading.contents, report)
    errors = [problem for problem in report.problems if problem.severity == "error"]
    return table, [(problem.code, problem.line) for problem in errors]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_corpus(tmp_path, {"ali.yaml": ALI, "berg.yaml": BERG}, CODEBOOK)


def coded(folder: Path, fill: Fill, *, base: bool = True) -> tuple[str, list[tuple[str, ...]]]:
    """The text of the first paper once a table is filled in so, and what is said of that."""
    rows, before = exported(folder)
    fill(rows)
    table, errors = taken_back(folder, rows, before if base else None)
    assert errors == []
    assert set(table.contents) <= {"ali.yaml"}
    old, new = table.contents.get("ali.yaml", (ALI.encode(), ALI.encode()))
    assert old == ALI.encode()
    changes = [(change.ref.removeprefix("ali/"), *change.what) for change in table.changes]
    return new.decode(), changes


@pytest.mark.parametrize("base", [True, False])
def test_table_that_says_nothing_new_changes_nothing(folder: Path, base: bool) -> None:
    assert coded(folder, lambda rows: None, base=base) == (ALI, [])


@pytest.mark.parametrize("base", [True, False])
def test_stance_goes_to_its_place_and_comments_stay(folder: Path, base: bool) -> None:
    def fill(rows: Rows) -> None:
        rows[0] |= {
            "proposition": "cap",
            "stance": "support",
            "condition": "if: cheap",
            "coder": "Ada",
        }
        rows[1] |= {"stance": "oppose"}

    text, changes = coded(folder, fill, base=base)
    assert text == ALI.replace(
        "    positions:\n", '    positions:\n      cap: {stance: support, condition: "if: cheap"}\n'
    ).replace('4"}\n', '4"}\n    coder: Ada\n').replace("build: support", "build: oppose")
    assert changes == [
        ("cap-rents", "positions", "coder"), ("build", "positions"),
    ]  # fmt: skip


def test_second_proposition_is_a_row_below(folder: Path) -> None:
    def fill(rows: Rows) -> None:
        rows[0] |= {"proposition": "cap", "stance": "support"}
        rows.insert(1, {**dict.fromkeys(rows[0], ""), "proposition": "build", "stance": "neutral"})

    text, _ = coded(folder, fill)
    positions = "    positions:\n      cap: support\n      build: neutral\n"
    assert text == ALI.replace("    positions:\n", positions)


def test_frame_is_one(folder: Path) -> None:
    text, _ = coded(folder, lambda rows: rows[0].update(stance="frame"))
    assert text == ALI.replace("    positions:\n", "    positions: {}\n")


def test_stance_that_is_taken_back_is_to_be_given_again(folder: Path) -> None:
    text, _ = coded(folder, lambda rows: rows[1].update(proposition="", stance=""))
    assert text == ALI.replace("positions: {build: support}", "positions:")


def test_invisible_characters_that_a_table_lost_stay(folder: Path) -> None:
    rows, _ = exported(folder)
    text = ALI.replace("should cap rents.", "should \u202ecap rents.")
    (folder / "ali.yaml").write_text(text, "utf-8")
    rows[1] |= {"stance": "oppose"}
    table, errors = taken_back(folder, rows, None)
    assert errors == []
    changed_text = table.contents["ali.yaml"][1].decode()
    assert changed_text == text.replace("build: support", "build: oppose")


def test_recommendation_is_dismissed(folder: Path) -> None:
    text, changes = coded(folder, lambda rows: rows[0].update(dismissed="a report"))
    start, end = ALI.index("  # the cap"), ALI.index("  - id: build")
    rest = '\ndismissed:\n  - quote: "should cap"\n    page: "4"\n    why: a report\n'
    assert text == ALI[:start] + ALI[end:] + rest
    assert changes == [("cap-rents", "dismissed")]


def test_recommendation_without_a_row_stays(folder: Path) -> None:
    assert coded(folder, lambda rows: rows.pop(0)) == (ALI, [])
    assert coded(folder, lambda rows: rows.pop(1), base=False) == (ALI, [])


def test_columns_that_are_not_there_change_nothing(folder: Path) -> None:
    def fill(rows: Rows) -> None:
        for row in rows:
            for name in ("note", "quote", "section", "paragraph", "page", PASSAGE, "coder"):
                del row[name]
        rows[1] |= {"stance": "oppose"}

    text, _ = coded(folder, fill, base=False)
    assert text == ALI.replace("build: support", "build: oppose")


def test_columns_of_a_stance_must_be_there(folder: Path) -> None:
    rows, _ = exported(folder)
    for row in rows:
        del row["condition"]
    assert ("missing-column", 0) in taken_back(folder, rows, None)[1]


def test_row_of_a_new_recommendation_is_added(folder: Path) -> None:
    def fill(rows: Rows) -> None:
        new = {"recommendation": "new", "statement": "Wait.", "note": "", "quote": "wait"}
        rows.insert(1, {**rows[0], **new, "page": ""})

    text, changes = coded(folder, fill, base=False)
    assert changes == [("new", "new")]
    added = text[text.index("    # Found") : text.index("  - id: build")]
    assert added == (
        "    # Found by: should.\n\n  - id: new\n    statement: Wait.\n    actors: [council]\n"
        '    strength: should\n    positions:\n    evidence: {quote: "wait"}\n\n'
    )


@pytest.mark.parametrize(
    ("fill", "error"),
    [
        (lambda rows: rows[1].update(actors="council; counsil"), ("unknown-name", 3)),
        (lambda rows: rows[1].update(proposition="cup"), ("unknown-name", 3)),
        (lambda rows: rows[1].update(stance="for"), ("unknown-name", 3)),
        (lambda rows: rows[1].update(strength=""), ("missing-cell", 3)),
        (lambda rows: rows[1].update(statement=""), ("missing-key", 3)),
        (lambda rows: rows[1].update(stance=""), ("no-stance", 3)),
        (lambda rows: rows[0].update(quote="", dismissed="a report"), ("missing-key", 2)),
        (lambda rows: rows[3].update(paper="carr"), ("not-in-corpus", 5)),
        (lambda rows: rows[0].update(date="May"), ("bad-date", 2)),
    ],
)
def test_what_cannot_be_read_is_told_with_its_row(
    fill: Fill, error: tuple[str, int], folder: Path
) -> None:
    rows, before = exported(folder)
    fill(rows)
    assert error in taken_back(folder, rows, before)[1]


def test_paper_in_the_corpus_s_table_is_not_written(tmp_path: Path) -> None:
    header = "paper,paper_title,recommendation,statement,actors,strength,proposition,stance"
    table = f"{header}\nali,Homes,r,Act.,council,should,cap,support\n"
    folder = write_corpus(tmp_path, {"papers.csv": table}, CODEBOOK)
    rows, before = exported(folder)
    assert taken_back(folder, rows, before) == (CodedTable({}, ()), [("not-in-corpus", 2)])


def test_what_was_changed_in_both_ways_is_told(folder: Path) -> None:
    rows, before = exported(folder)
    rows[1] |= {"stance": "oppose", "note": "No doubt."}
    file = folder / "ali.yaml"
    file.write_text(ALI.replace("build: support", "build: neutral"), "utf-8")
    table, errors = taken_back(folder, rows, before)
    assert errors == [("changed-meanwhile", 3)]
    # The same change is none, and others of the file stay.
    rows[1] |= {"stance": "neutral", "statement": "The council should build now."}
    file.write_text(file.read_text("utf-8").replace("cap rents.", "cap them."), "utf-8")
    table, errors = taken_back(folder, rows, before)
    assert errors == []
    text = table.contents["ali.yaml"][1].decode()
    assert "cap them." in text
    assert "build now." in text
    assert "No doubt." in text
    assert [change.what for change in table.changes] == [("statement", "note")]


def test_recommendation_that_was_taken_out_meanwhile_does_not_come_back(folder: Path) -> None:
    rows, before = exported(folder)
    file = folder / "ali.yaml"
    file.write_text(ALI.replace("id: build", "id: build-more"), "utf-8")
    assert taken_back(folder, rows, before) == (CodedTable({}, ()), [])
    rows[1] |= {"stance": "oppose"}
    _, errors = taken_back(folder, rows, before)
    assert errors == [("gone-meanwhile", 3)]


def test_passage_is_dismissed_once(folder: Path) -> None:
    rows, before = exported(folder)
    rows[1] |= {"dismissed": "a report"}
    file = folder / "ali.yaml"
    kept = ALI[: ALI.index("  - id: build")]
    file.write_text(f"{kept}dismissed:\n  - {{quote: should build, why: a report}}\n", "utf-8")
    assert taken_back(folder, rows, before) == (CodedTable({}, ()), [])
    rows[1] |= {"dismissed": "a wish"}
    _, errors = taken_back(folder, rows, before)
    assert errors == [("dismissed-already", 2)]


def test_table_without_its_rows_as_they_were_says_what_holds(folder: Path) -> None:
    rows, _ = exported(folder)
    file = folder / "ali.yaml"
    file.write_text(ALI.replace("build: support", "build: neutral"), "utf-8")
    table, errors = taken_back(folder, rows, None)
    assert errors == []
    assert table.contents["ali.yaml"][1].decode() == ALI


def test_shipped_papers_come_back_as_they_are() -> None:
    rows, before = exported(SHIPPED)
    assert taken_back(SHIPPED, rows, before) == (CodedTable({}, ()), [])
    assert taken_back(SHIPPED, rows, None) == (CodedTable({}, ()), [])


@pytest.mark.slow
@settings(max_examples=50)
@given(papers())
def test_any_paper_comes_back_as_it_is(paper: Paper) -> None:
    with TemporaryDirectory() as name:
        folder = write_corpus(Path(name), {"a.yaml": paper_text(paper)}, NAMES)
        reading = read_corpus(folder)
        if reading.corpus is None or not reading.corpus.papers["a"].recommendations:
            return
        rows, before = exported(folder)
        for base in (before, None):
            table, errors = taken_back(folder, rows, base)
            assert (table.changes, errors) == ((), [])


def test_table_of_before_a_renaming_goes_to_what_things_are_called_now(folder: Path) -> None:
    rows, before = exported(folder)
    rows[0] |= {"proposition": "cap: Rents should; be capped.", "stance": "support"}
    rows[1] |= {"stance": "oppose", "targets": "landlords; builders"}
    names = (
        "former_names:\n  papers: {ali: ali-2023}\n"
        "  propositions: {cap: rent-cap, build: social-homes}\n"
        "  actors: {landlords: owners, government: council}\n"
    )
    book = CODEBOOK.replace("  cap:", "  rent-cap:").replace("[cap, build]", "[rent-cap, build]")
    book = book.replace("landlords:", "owners:")
    renamed = write_corpus(folder / "now", {"ali-2023.yaml": ALI}, names + book)
    table, errors = taken_back(renamed, [row for row in rows if row["paper"] != "berg"], before)
    assert errors == []
    text = ALI.replace("    positions:\n", "    positions:\n      rent-cap: support\n")
    # What is an id again is no name of before.
    text = text.replace("build: support", "build: oppose").replace(
        "    actors: [council]\n    strength: should\n    positions: {b",
        "    actors: [council]\n    targets: [owners, builders]\n    strength: should\n"
        "    positions: {b",
    )
    assert {name: new.decode() for name, (_, new) in table.contents.items()} == {
        "ali-2023.yaml": text
    }
