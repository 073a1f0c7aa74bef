"""The workbook of findings goes out, through other programs, and comes back as the same corpus."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.support.corpora import SHIPPED, Run
from tests.support.workbooks import saved_by_libreoffice

pytestmark = pytest.mark.slow


@pytest.fixture
def findings(run: Run, tmp_path: Path) -> Path:
    """The workbook of the shipped corpus."""
    file = tmp_path / "findings.xlsx"
    written = run("export", "--corpus", str(SHIPPED), "--output", str(file))
    assert (written.code, written.err) == (0, f"wrote {file}\n")
    return file


def exported(run: Run, corpus: Path) -> Any:
    """All that the corpus's files say."""
    return json.loads(run("export", "--corpus", str(corpus), "--format", "json").out)


@pytest.mark.parametrize("program", ["", "xlsx", "ods"])
def test_corpus_comes_back_whole(program: str, findings: Path, run: Run, tmp_path: Path) -> None:
    if program:
        findings = saved_by_libreoffice(findings, tmp_path / "saved", program)
    into = tmp_path / "back"
    result = run("import", str(findings), "--into", str(into), "--yaml")
    assert result.code == 0, result.err
    assert "read the sheets 'recommendations' and 'codebook'" in result.err
    assert exported(run, into) == exported(run, SHIPPED)


def test_what_libreoffice_keeps_is_what_was_meant(findings: Path, tmp_path: Path) -> None:
    for file in (findings, saved_by_libreoffice(findings, tmp_path / "saved")):
        book = openpyxl.load_workbook(file)
        for sheet in book.worksheets:
            # LibreOffice opens no window here, and what is frozen belongs to that.
            assert file != findings or sheet.freeze_panes.endswith("2"), sheet.title
            assert sheet.auto_filter.ref.startswith("A1:"), sheet.title
            assert sheet.print_title_rows == "$1:$1", sheet.title
            assert sheet.page_setup.orientation == "landscape", sheet.title
            cells = [cell for row in sheet.iter_rows() for cell in row]
            assert not [cell for cell in cells if cell.data_type == "f"], sheet.title
        issued = {row[3].data_type for row in book["recommendations"].iter_rows(min_row=2)}
        assert "d" in issued
        assert {cell.data_type for cell in book["measures"]["C"][1:]} == {"n"}
        fills = {cell.fill.fgColor.rgb for row in book["matrix"].iter_rows() for cell in row}
        assert len(fills) > 4


def test_the_same_corpus_has_the_same_workbook(findings: Path, run: Run, tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    run("export", "--corpus", str(SHIPPED), "--output", str(again))
    assert again.read_bytes() == findings.read_bytes()


@pytest.mark.parametrize("options", [["--labels"], ["--labels", "--bom", "--delimiter", ";"]])
def test_a_table_for_excel_changes_nothing_on_its_way_back(
    options: list[str], run: Run, housing: Path
) -> None:
    name = "statements.csv" if "--bom" in options else "findings.xlsx"
    run("export", "--corpus", "housing", "--output", name, *options)
    into = ["--into", "back", "--yaml", "--codebook", "housing/codebook.yaml"]
    result = run("import", name, *into)
    assert result.code == 0, result.err
    assert "not read" not in result.err
    assert exported(run, Path("back")) == exported(run, housing)
    assert f"{name} says nothing else than housing" in run("import", name, "--into", "housing").err


def test_recommendations_that_are_changed_in_it_go_back_into_their_files(
    run: Run, housing: Path
) -> None:
    run("export", "--corpus", "housing", "--output", "findings.xlsx")
    book = openpyxl.load_workbook("findings.xlsx")
    sheet = book["recommendations"]
    column = next(cell.column for cell in sheet[1] if cell.value == "rationale")
    sheet.cell(2, column).value = "Homes are dear."
    book.save("findings.xlsx")
    result = run("import", "findings.xlsx", "--into", "housing")
    assert (result.code, "ali-2023/cap-rents: rationale" in result.err) == (0, True), result.err
    assert "rationale: Homes are dear." in (housing / "ali-2023.yaml").read_text()
