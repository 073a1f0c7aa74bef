"""What was coded in a spreadsheet comes back into the corpus, all of it or nothing."""

import csv
from pathlib import Path
from typing import Any

import pytest

from policy_compare.corpus.reader import load_corpus
from policy_compare.views.coding_sheet import coding_workbook
from tests.support.coding_tables import FillIn, filled_in
from tests.support.corpora import run_program
from tests.support.housing import call, changed


def imported(file: str = "coding.xlsx", *arguments: str) -> Any:
    return run_program("import", file, "--into", "housing", *arguments)


def coded_workbook(fill_in: FillIn) -> None:
    """Write the example's workbook as somebody has filled it in."""
    workbook = coding_workbook(load_corpus(Path("housing")), {})
    Path("coding.xlsx").write_bytes(filled_in(workbook, fill_in))


def files() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path("housing").glob("*.yaml")}


def test_what_was_coded_is_written_and_said(housing: Path) -> None:
    before = files()

    def fill_in(rows: list[dict[str, Any]]) -> None:
        rows[0] |= {"stance": "neutral", "coder": "Ada"}
        rows.insert(1, {"proposition": "build-more", "stance": "oppose"})
        rows[-1] |= {"dismissed": "an option among others"}

    coded_workbook(fill_in)
    found = imported()
    assert (found.code, found.out) == (0, "")
    assert found.err == (
        "ali-2023/cap-rents: positions, coder\n"
        "okafor-2024/subsidise-building: dismissed\n"
        "wrote ali-2023.yaml, okafor-2024.yaml to housing\n"
    )
    text = before["ali-2023.yaml"].decode()
    after = files()
    assert after["codebook.yaml"] == before["codebook.yaml"]
    assert after["ali-2023.yaml"].decode() == text.replace(
        "      rent-cap: support\n", "      rent-cap: neutral\n      build-more: oppose\n"
    ).replace(
        "section: Proposals, paragraph: 3}\n", "section: Proposals, paragraph: 3}\n    coder: Ada\n"
    )
    assert "why: an option among others" in after["okafor-2024.yaml"].decode()
    # A second time there is nothing left to be done.
    assert imported().err == "coding.xlsx says nothing else than housing; nothing was written\n"
    assert files() == after


def test_one_row_that_cannot_be_read_keeps_all_from_being_written(housing: Path) -> None:
    before = files()

    def fill_in(rows: list[dict[str, Any]]) -> None:
        rows[0] |= {"stance": "neutral"}
        rows[2] |= {"actors": "council; mayer"}

    coded_workbook(fill_in)
    found = imported()
    assert (found.code, found.out) == (2, "")
    assert "coding.xlsx:4: error[unknown-name]" in found.err
    assert "'mayer'" in found.err
    assert (
        "error: coding.xlsx could not be read, for the reasons above, so nothing was" in found.err
    )
    assert files() == before


def test_table_that_lacks_a_column_is_told(housing: Path) -> None:
    assert call("export", "--output", "coding.csv").code == 0
    text = Path("coding.csv").read_text("utf-8").replace(",condition,", ",conditions,", 1)
    Path("coding.csv").write_text(text, "utf-8")
    found = imported("coding.csv")
    assert found.code == 2
    assert "the table lacks the column 'condition'" in found.err
    assert "error: coding.csv could not be read, for the reasons above" in found.err


def test_a_csv_table_comes_back_in_the_same_way(housing: Path) -> None:
    before = files()
    assert call("export", "--output", "coding.csv").code == 0
    assert "says nothing else" in imported("coding.csv").err
    with Path("coding.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0] |= {"stance": "oppose", "paper_title": "Homes, again"}
    # As a spreadsheet saves it where numbers have commas.
    with Path("coding.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    found = imported("coding.csv")
    assert found.code == 2
    assert "other-cell" in found.err
    assert files() == before
    for row in rows:
        row["paper_title"] = (
            rows[0]["paper_title"] if row["paper"] == rows[0]["paper"] else row["paper_title"]
        )
    with Path("coding.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    assert imported("coding.csv").err == (
        "ali-2023: title\nali-2023/cap-rents: positions\nwrote ali-2023.yaml to housing\n"
    )


def test_file_that_was_changed_meanwhile_keeps_what_was_changed_there(housing: Path) -> None:
    coded_workbook(lambda rows: rows[0].update(stance="oppose"))
    changed(housing / "ali-2023.yaml", "Turnover empties", "Moving empties")
    assert imported().code == 0
    text = (housing / "ali-2023.yaml").read_text("utf-8")
    assert "Moving empties" in text
    assert "rent-cap: oppose" in text
    coded_workbook(lambda rows: rows[0].update(stance="support"))
    changed(housing / "ali-2023.yaml", "rent-cap: oppose", "rent-cap: neutral")
    found = imported()
    assert found.code == 2
    assert "error[changed-meanwhile] 'stance' of ali-2023/cap-rents was changed here" in found.err


def test_what_check_would_find_wrong_is_not_written(housing: Path) -> None:
    before = files()

    def fill_in(rows: list[dict[str, Any]]) -> None:
        rows[0] |= {"quote": "a floor under annual increases"}
        rows[2] |= {"stance": "neutral"}

    coded_workbook(fill_in)
    found = imported()
    assert found.code == 2
    assert "ali-2023.yaml: error[quote-not-found]" in found.err
    assert "what coding.xlsx says would bring errors into housing" in " ".join(found.err.split())
    assert files() == before
    # What was wrong before keeps nobody from going on.
    changed(housing / "ali-2023.yaml", "a ceiling on annual", "a floor under annual")
    coded_workbook(lambda rows: rows[0].update(stance="neutral"))
    assert imported().code == 0
    # Without the texts nothing is looked up.
    (housing / "sources").rename("elsewhere")
    coded_workbook(lambda rows: rows[0].update(quote="a roof"))
    found = imported()
    assert (found.code, found.err.splitlines()[0]) == (
        0, "quotes were not looked up, since the papers' texts are not at hand",
    )  # fmt: skip


@pytest.mark.parametrize("arguments", [(), ("--title", "Homes")])
def test_coding_workbook_for_a_folder_that_has_not_its_papers_is_told(
    arguments: tuple[str, ...], housing: Path
) -> None:
    coded_workbook(lambda rows: rows[0].update(stance="neutral"))
    found = run_program("import", "coding.xlsx", "--into", "nowhere", *arguments)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(
        "error: coding.xlsx was made by export --for-coding; nowhere is no corpus of its papers\n"
    )
    assert not Path("nowhere").exists()


def test_corpus_that_has_some_of_the_papers_is_told_which_it_lacks(housing: Path) -> None:
    coded_workbook(lambda rows: None)
    (housing / "okafor-2024.yaml").unlink()
    found = imported()
    assert found.code == 2
    (problem,) = [line for line in found.err.splitlines() if "error[" in line]
    assert "error[not-in-corpus] the corpus has no paper 'okafor-2024'" in problem


@pytest.mark.parametrize("file", ["all.xlsx", "all.json"])
def test_a_codebook_in_a_table_is_told_not_to_be_read(housing: Path, file: str) -> None:
    assert call("export", "--output", file).code == 0
    assert imported(file).err == (
        f"the codebook in {file} is not read: to change it, change housing/codebook.yaml\n"
        f"{file} says nothing else than housing; nothing was written\n"
    )
