"""The corpus without papers that one's own go into."""

import re
from pathlib import Path

import pytest

from policy_compare.corpus.form.schema import schemas
from policy_compare.corpus.reader import load_codebook, read
from policy_compare.corpus.skeleton import skeleton, title_of
from policy_compare.files.writing import write_all
from policy_compare.model import Codebook


def test_only_a_paper_is_missing(tmp_path: Path) -> None:
    write_all(tmp_path / "housing", skeleton(tmp_path / "housing"))
    found = read(tmp_path / "housing")
    assert [one.code for one in found.problems] == ["no-papers"]
    assert load_codebook(tmp_path / "housing") == Codebook(title="Housing")


def test_what_waits_as_a_comment_is_a_codebook(tmp_path: Path) -> None:
    files = skeleton(tmp_path)
    text = re.sub(r"^# (?=[a-z_]+:|  )", "", files["codebook.yaml"], flags=re.MULTILINE)
    write_all(tmp_path / "c", {**files, "codebook.yaml": text})
    book = load_codebook(tmp_path / "c")
    assert [one.code for one in read(tmp_path / "c").problems if one.severity == "error"] == [
        "no-papers"
    ]
    assert book.quote_words == 12
    for section in (book.topics, book.propositions, book.tensions, book.actors, book.instruments):
        assert section


def test_it_brings_the_schemas() -> None:
    assert schemas().items() <= skeleton(Path("a")).items()


@pytest.mark.parametrize(
    ("folder", "title"),
    [
        ("housing", "Housing"),
        ("/data/housing-in_small--towns", "Housing in small towns"),
        ("AI-plans", "AI plans"),
        ("housing/recommendations", "Housing"),
        ("한국", "한국"),
        ("/", "Policy papers"),
        ("/recommendations", "Policy papers"),
        ("--", "Policy papers"),
        ("a\x1b[31m\nb", "A[31m b"),
        ("\x01", "Policy papers"),
        ("\u202e\u200b", "Policy papers"),
        ("\u200bolive", "Olive"),
        ("\udcff", "Policy papers"),
        ("yes", "Yes"),
        ("12: #1", "12: #1"),
    ],
)
def test_its_title_is_made_of_the_folder_s_name(folder: str, title: str, tmp_path: Path) -> None:
    assert title_of(Path(folder)) == title
    write_all(tmp_path, skeleton(Path(folder)))
    assert load_codebook(tmp_path).title == title


def test_here_is_called_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "housing").mkdir()
    monkeypatch.chdir(tmp_path / "housing")
    assert title_of(Path()) == "Housing"


def test_a_folder_that_is_gone_is_called_by_what_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert title_of(Path("housing")) == "Housing"
