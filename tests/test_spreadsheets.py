"""A corpus goes through a spreadsheet and back, coded or not, and is what it was."""

import csv
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from policy_compare.corpus.reader import load_corpus
from policy_compare.model import Corpus
from tests.support.corpora import Run
from tests.support.programs import LIBREOFFICE

pytestmark = pytest.mark.slow

#: What a person saves a table as: the filter of LibreOffice and the name that it writes.
SAVED_AS = {
    "xlsx": "xlsx",
    "ods": "ods",
    "utf-8": "csv:Text - txt - csv (StarCalc):44,34,76,1",
    "windows-1252": "csv:Text - txt - csv (StarCalc):59,34,1,1",
    "utf-16": "csv:Text - txt - csv (StarCalc):9,34,65535,1",
}

#: How it is told to open a table in UTF-8.
UTF_8 = "CSV:44,34,76,1"

Save = Callable[[str, str], str]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Opens a table in LibreOffice, and saves it as one of those into a folder ``saved``."""
    program = LIBREOFFICE.path()
    profile = (tmp_path / "profile").as_uri()

    def convert(table: str, name: str) -> str:
        target = SAVED_AS[name]
        options = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", target]
        command = [program, *options, f"--infilter={UTF_8}", "--outdir", "saved", table]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return f"saved/{Path(table).stem}.{target.partition(':')[0]}"

    return convert


def contents(folder: str) -> Corpus:
    """The corpus, without the name of the file that it was made of."""
    corpus = load_corpus(Path(folder))
    return corpus._replace(codebook=corpus.codebook._replace(about=""))


@pytest.mark.parametrize("name", SAVED_AS)
def test_an_uncoded_draft_comes_back_whole(name: str, housing: Path, run: Run, save: Save) -> None:
    texts = map(str, sorted(housing.joinpath("sources").iterdir()))
    assert run("draft", *texts, "--corpus", "housing", "--output", "drafts.csv").code == 0
    assert run("import", "drafts.csv", "--into", "before").code == 0
    done = run("import", save("drafts.csv", name), "--into", "after")
    assert done.code == 0, done.err
    assert contents("after") == contents("before")
    checked = run("check", "--corpus", "after", "--sources", "housing/sources")
    assert "9 of 9 quotes" in checked.out


@pytest.mark.parametrize("name", SAVED_AS)
def test_an_export_comes_back_whole(name: str, housing: Path, run: Run, save: Save) -> None:
    paper = housing / "ali-2023.yaml"
    text = paper.read_text().replace("Homes for", "Caf\u00e9s \u2013 =1+1, \u2018homes\u2019 for")
    paper.write_text(text.replace('"2023-05"', '"2023-05-17"'), "utf-8")
    assert run("export", "--corpus", "housing", "--output", "table.csv").code == 0
    codebook = ("--codebook", "housing/codebook.yaml")
    assert run("import", "table.csv", "--into", "before", *codebook).code == 0
    done = run("import", save("table.csv", name), "--into", "after", *codebook)
    assert done.code == 0, done.err
    assert contents("after") == contents("before")


def test_a_draft_is_coded_in_a_spreadsheet_and_compared(
    housing: Path, run: Run, save: Save
) -> None:
    texts = map(str, sorted(housing.joinpath("sources").iterdir()))
    assert run("draft", *texts, "--corpus", "housing", "--output", "drafts.csv").code == 0
    with Path("drafts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ali = next(row for row in rows if row["paper"] == "ali-2023")
    okafor = next(row for row in rows if row["paper"] == "okafor-2024")
    ali |= {"proposition": "Cap the rents", "stance": "strongly agree"}
    okafor |= {"proposition": "cap the rents", "stance": "No"}
    with Path("drafts.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    done = run("import", save("drafts.csv", "xlsx"), "--into", "coded")
    assert done.code == 0, done.err
    assert f"{len(rows)} of {len(rows)} rows came in" in done.err
    assert "2 stances on 1 proposition" in done.err
    shown = run("overlap", "--corpus", "coded", "--format", "csv").out.splitlines()[1]
    assert "contested" in shown
    assert "ali-2023" in shown
