"""A library of a hundred publications, as Zotero exports it, is the same in each format."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from policy_compare.corpus.references.bibtex import read_bibtex
from policy_compare.corpus.references.csl import read_csl
from policy_compare.corpus.references.ris import read_ris
from policy_compare.model import Paper
from tests.support.corpora import Run
from tests.support.housing import changed
from tests.support.zotero_library import LIBRARY, zotero_bibtex, zotero_csl, zotero_ris


def without_id(paper: Paper) -> Paper:
    return paper._replace(id="", details=dict(sorted(paper.details.items())))


def test_each_format_gives_the_same_hundred_papers() -> None:
    bibtex, left_of_bibtex = read_bibtex(zotero_bibtex(), "x")
    ris, left_of_ris = read_ris(zotero_ris(), "x")
    csl, left_of_csl = read_csl(zotero_csl(), "x")
    assert [len(papers) for papers in (bibtex, ris, csl)] == [100, 100, 100]
    for one, *others in zip(csl, bibtex, ris, strict=True):
        assert [without_id(other) for other in others] == [without_id(one)] * 2
    assert [paper.id for paper in bibtex] == [one.key for one in LIBRARY]
    assert left_of_bibtex == ("fields that have no place here: editor (14), file (100)",)
    assert left_of_ris == ("fields that have no place here: A2 (14), L1 (100)",)
    assert left_of_csl == ("fields that have no place here: editor (14), source (100)",)
    assert csl[26].title == "The Mietspiegel today: What councils can do"
    assert csl[0].authors[0].name == "Noor Ali"
    assert {paper.issued for paper in csl} == {"2019", "2020-03", "2021-11-05", "2023-05-17"}


@pytest.mark.parametrize(
    ("name", "export"),
    [("library.txt", zotero_bibtex), ("x.ris", zotero_ris), ("x.json", zotero_csl)],
)
def test_an_export_becomes_a_corpus_and_changes_nothing_when_it_comes_again(
    run: Run, tmp_path: Path, name: str, export: Callable[[], bytes]
) -> None:
    (tmp_path / name).write_bytes(export())
    call = ("import", str(tmp_path / name), "--into", str(tmp_path / "library"))
    result = run(*call)
    assert result.code == 0, result.err
    assert "new: 100 papers" in result.err
    assert run("check", "--corpus", str(tmp_path / "library")).code == 0
    files = {path: path.read_bytes() for path in (tmp_path / "library").iterdir()}
    assert "nothing was written" in run(*call).err
    assert {path: path.read_bytes() for path in (tmp_path / "library").iterdir()} == files


def test_what_a_person_wrote_is_never_written_over(run: Run, housing: Path, tmp_path: Path) -> None:
    """Of a paper with the same DOI, what is empty is filled and what differs is told."""
    changed(
        housing / "ali-2023.yaml", '  issued: "2023-05"', '  issued: "2023-05"\n  DOI: 10.1000/Town'
    )
    before = (housing / "ali-2023.yaml").read_text()
    item = {
        "id": "other", "type": "report", "title": "Another title", "DOI": "10.1000/town",
        "author": [{"family": "Else"}], "issued": {"date-parts": [[1999]]}, "volume": "7",
    }  # fmt: skip
    (tmp_path / "x.json").write_text(json.dumps([item]))
    result = run("import", str(tmp_path / "x.json"), "--into", str(housing))
    assert result.code == 0, result.err
    after = (housing / "ali-2023.yaml").read_text()
    assert [line for line in after.splitlines() if line not in before.splitlines()] == [
        '  volume: "7"'
    ]
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []
    for what in ("title", "issued", "authors"):
        assert f"ali-2023 {what}: " in result.err
    assert not (housing / "other.yaml").exists()
