"""A workbook to code in is written, and comes back whole, also from LibreOffice."""

import io
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from policy_compare.corpus.locate import shipped_corpus_folder
from policy_compare.corpus.tables.workbook import read_workbook
from policy_compare.corpus.yaml.report import Report
from policy_compare.statement_table import AS_EXPORTED, PASSAGE
from tests.support.corpora import Run
from tests.support.housing import call, changed
from tests.support.workbooks import saved_by_libreoffice


def rows_of(file: Path, sheet_name: str = "") -> list[dict[str, str]]:
    report = Report(str(file))
    sheet = read_workbook(file.read_bytes(), sheet_name, report)
    assert sheet is not None, report.problems
    return [dict(zip(sheet.header, map(str, row.cells), strict=True)) for row in sheet.rows]


def exported(*arguments: str) -> list[dict[str, str]]:
    found = call("export", "--for-coding", "--output", "coding.xlsx", *arguments)
    assert (found.code, found.out) == (0, ""), found.err
    return rows_of(Path("coding.xlsx"))


def test_rows_have_their_passages_beside(housing: Path) -> None:
    rows = exported()
    assert [row["recommendation"] for row in rows] == [
        "cap-rents", "build-on-built-land", "no-cap", "subsidise-building",
    ]  # fmt: skip
    assert rows[0][PASSAGE].startswith(
        "The council should cap how fast rents rise in the old town."
    )
    assert rows_of(Path("coding.xlsx"), AS_EXPORTED)[0]["proposition"] == (
        "rent-cap: Rent rises should be capped by law."
    )
    found = call("export", "--for-coding", "--output", "coding.xlsx")
    assert (found.code, "exists and was kept" in found.err) == (2, True)


def test_without_its_text_a_row_has_the_quote_alone(housing: Path, tmp_path: Path) -> None:
    (housing / "sources").rename(tmp_path / "elsewhere")
    assert exported()[0][PASSAGE] == "a ceiling on annual increases"
    found = call("export", "--for-coding", "--output", "coding.xlsx", "--force")
    assert "the papers' texts are not at hand (--sources DIR)" in found.err
    rows = exported("--sources", str(tmp_path / "elsewhere"), "--force")
    assert rows[0][PASSAGE].startswith("The council should cap")


def test_some_recommendations_are_chosen_with_all_that_they_say(housing: Path) -> None:
    changed(
        housing / "ali-2023.yaml",
        "rent-cap: support",
        "rent-cap: support\n      build-more: neutral",
    )
    rows = exported("--topic", "rents", "--paper", "ali-2023")
    assert [row["proposition"].partition(":")[0] for row in rows] == ["rent-cap", "build-more"]


def test_what_is_still_to_be_coded_is_counted(housing: Path) -> None:
    changed(housing / "ali-2023.yaml", "      rent-cap: support", "      # rent-cap: support")
    found = call("export", "--for-coding", "--output", "c.xlsx", "--force")
    assert found.err == (
        "wrote c.xlsx: 4 recommendations, 1 of them still to be coded; when it is filled in: "
        "policy-compare import c.xlsx --into housing\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--for-coding"], "--for-coding writes a spreadsheet's own file"),
        (["--for-coding", "--output", "a.csv"], "--for-coding writes a spreadsheet's own file"),
        (["--for-coding", "--output", "a.xlsx", "--format", "csv"], "--for-coding writes"),
        (["--for-coding", "--output", "a.xlsx", "--strength", "must", "--paper", "ali-2023"],
         "there is no recommendation to be coded"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_told(arguments: list[str], message: str, housing: Path) -> None:
    found = call("export", *arguments)
    assert (found.code, found.out) == (2, "")
    assert f"error: {message}" in found.err
    assert not Path("a.xlsx").exists()


def test_package_that_is_missing_is_named(housing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "policy_compare.render.workbook", raising=False)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    found = call("export", "--for-coding", "--output", "a.xlsx")
    assert found.code == 2
    assert "--for-coding needs the package XlsxWriter, which is not installed" in found.err
    assert "pip install 'policy-compare[tables]'" in found.err


@pytest.mark.slow
def test_workbook_comes_back_whole_from_libreoffice(housing: Path, tmp_path: Path) -> None:
    statement = "=1+1 is \"what\", they say; 'no' 00012"
    changed(housing / "ali-2023.yaml", "The council should cap yearly", f"{statement} The council")
    rows = exported()
    file = saved_by_libreoffice(Path("coding.xlsx"), tmp_path / "saved")
    assert rows_of(file) == rows
    assert rows_of(file, AS_EXPORTED) == rows_of(Path("coding.xlsx"), AS_EXPORTED)
    sheet = ZipFile(io.BytesIO(file.read_bytes())).read("xl/worksheets/sheet1.xml").decode()
    assert "<sheetProtection " in sheet
    assert "<f " not in sheet
    # LibreOffice writes choices that are alike for several columns once.
    assert sheet.count("<dataValidation ") >= 5


def test_the_corpus_of_the_program_is_copied_first(run: Run) -> None:
    folder = str(shipped_corpus_folder())
    done = run("export", "--corpus", folder, "--for-coding", "--output", "coding.xlsx")
    assert done.code == 0
    assert "; this corpus comes with the program: to code in it, copy its folder first" in done.err
    assert "policy-compare import" not in done.err
