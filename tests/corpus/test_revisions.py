"""A corpus in a revision is read as its folder was, with the same messages."""

from pathlib import Path

import pytest

from policy_compare.corpus.reader import read_corpus
from policy_compare.corpus.revisions import read_revision
from policy_compare.errors import CallError, UnknownName
from policy_compare.files.git_revisions import open_git_folder
from policy_compare.files.reading import YAML
from tests.support.corpora import CODEBOOK, paper, recommendation
from tests.support.repositories import Repository, make_repository

FINE = paper(recommendation("r", "{cap: support, build: oppose, social-homes: neutral}"))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = make_repository(tmp_path / "work")
    repository.commit({"codebook.yaml": CODEBOOK, "a.yaml": FINE, "b.yaml": FINE, "c.txt": "no"})
    return repository


def test_a_revision_is_read_as_its_folder_was(repository: Repository) -> None:
    (repository.folder / ".hidden.yaml").write_text("no")
    wrong = FINE.replace("cap: support", "cup: support")
    repository.commit({"b.yaml": wrong, "d.yml": FINE, "papers.csv": "paper,id\n"})
    inside = read_corpus(repository.folder)
    repository.commit({"b.yaml": FINE, "a.yaml": None})
    reading = read_revision(open_git_folder(repository.folder), "HEAD~1")
    assert (reading.corpus, reading.contents) == (inside.corpus, inside.contents)
    assert reading.folder == Path("HEAD~1:recommendations")
    there = str(repository.folder)
    assert list(reading.problems) == [
        problem._replace(file=problem.file.replace(there, "HEAD~1:recommendations"))
        for problem in inside.problems
    ]
    assert {problem.code for problem in reading.problems} >= {"unknown-name", "other-suffix"}


def test_papers_of_the_same_content_are_taken_over(repository: Repository) -> None:
    repository.commit({"a.yaml": FINE.replace("cap: support", "cap: oppose")})
    git = open_git_folder(repository.folder)
    now = read_corpus(repository.folder)
    before = read_revision(git, "HEAD~1", known=now)
    assert before.corpus
    assert now.corpus
    assert before.corpus == read_revision(git, "HEAD~1").corpus
    assert before.corpus.papers["b"] is now.corpus.papers["b"]
    assert before.corpus.papers["a"] != now.corpus.papers["a"]


def test_nothing_is_taken_over_from_another_codebook(repository: Repository) -> None:
    repository.commit({"codebook.yaml": CODEBOOK + "# as said\n"})
    now = read_corpus(repository.folder)
    before = read_revision(open_git_folder(repository.folder), "HEAD~1", known=now)
    assert before.corpus
    assert now.corpus
    assert before.corpus.papers["b"] == now.corpus.papers["b"]
    assert before.corpus.papers["b"] is not now.corpus.papers["b"]


def test_papers_with_warnings_and_errors_stay_as_they_are(repository: Repository) -> None:
    repository.commit({"b.yaml": FINE.replace("cap: support", "cup: support")})
    now = read_corpus(repository.folder)
    before = read_revision(open_git_folder(repository.folder), "HEAD", known=now)
    assert before.corpus == now.corpus
    assert [p.code for p in before.problems] == [p.code for p in now.problems]


def test_what_cannot_be_read_is_a_problem_of_the_file(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository.folder / "link.yaml").symlink_to("a.yaml")
    repository.commit({"b.yaml": FINE + "#" * 2_000_000})
    git = open_git_folder(repository.folder)
    gone = repository.git("rev-parse", "HEAD:recommendations/a.yaml")
    (repository.top / ".git" / "objects" / gone[:2] / gone[2:]).unlink()
    monkeypatch.setattr(
        "policy_compare.corpus.corpus_files.YAML", YAML._replace(most_bytes=1_000_000)
    )
    reading = read_revision(git, "HEAD")
    assert {Path(p.file).name: p.message for p in reading.problems if p.severity == "error"} == {
        "a.yaml": "cannot be read: git has not got it here; git fetch may bring it",
        "link.yaml": "cannot be read: it is a link, which is not followed in a revision",
        "b.yaml": "the file is too large: it has 2 MB, and a paper or a codebook has 1 MB at most",
    }
    assert reading.corpus is None


def test_a_folder_that_is_not_in_the_revision_is_said(repository: Repository) -> None:
    git = open_git_folder(repository.top / "other" / "coding")
    with pytest.raises(CallError, match="there is no folder other/coding/ in main") as stop:
        read_revision(git, "main")
    assert "--corpus" in stop.value.hint
    with pytest.raises(UnknownName):
        read_revision(git, "nope")


def test_a_corpus_at_the_top_of_a_repository_is_read(tmp_path: Path) -> None:
    repository = make_repository(tmp_path, "")
    repository.commit({"codebook.yaml": CODEBOOK, "a.yaml": FINE})
    reading = read_revision(open_git_folder(tmp_path), "main")
    assert reading.corpus == read_corpus(tmp_path).corpus
