"""A project's texts get names of their own, and none is written that is there already."""

from hashlib import sha256
from pathlib import Path

import pytest

from policy_compare.exchange.imported_corpus import ImportedCorpus
from policy_compare.exchange.source_files import place_sources
from policy_compare.model import Codebook, Corpus, Paper, Source


def imported(**texts: bytes) -> ImportedCorpus:
    papers = {
        name: Paper(name, name, source=Source(name, sha256(data).hexdigest()))
        for name, data in texts.items()
    }
    return ImportedCorpus(Corpus(Codebook(), {**papers, "bare": Paper("bare", "Bare")}), texts)


def placed(folder: Path, **texts: bytes) -> dict[str, str]:
    """The name in the folder of each text, by the project's; those to be written as given."""
    before = imported(**texts)
    after = place_sources(before, folder)
    names = {}
    for id, paper in after.corpus.papers.items():
        if paper.source:
            names[id] = paper.source.file
            if paper.source.file in after.sources:
                assert after.sources[paper.source.file] == texts[id]
            else:
                assert (folder / paper.source.file).read_bytes() == texts[id]
    assert len(set(names.values())) == len(names)
    return names


def test_a_text_that_is_there_is_not_written_again(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(b"one")
    after = place_sources(imported(**{"other.txt": b"one"}), tmp_path)
    assert after.sources == {}
    assert after.corpus.papers["other.txt"].source == Source(
        "report.txt", sha256(b"one").hexdigest()
    )


def test_no_text_takes_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "Report.txt").write_bytes(b"one")
    assert placed(tmp_path, **{"report.txt": b"two", "a/report.txt": b"three"}) == {
        "report.txt": "report-2.txt", "a/report.txt": "report-3.txt",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\files\\A plan (2).pdf", "A plan (2).pdf"),
        ("/abs.txt", "abs.txt"),
        ("nul.txt", "x-nul.txt"),
        ("Zürich 1.docx", "Zürich 1.docx"),
        (".hidden", "hidden.txt"),
        ("a\u202etxt.exe;rm", "a-txt.txt"),
        ("...", "x.txt"),
        (f"{'ü' * 300}.txt", f"{'ü' * 60}.txt"),
    ],
)
def test_a_name_leads_nowhere_and_hides_nothing(name: str, file: str, tmp_path: Path) -> None:
    assert placed(tmp_path / "absent", **{name: b"text"}) == {name: file}
