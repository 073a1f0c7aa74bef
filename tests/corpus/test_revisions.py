"""A corpus in a revision is read as its folder was, with the same messages."""

from pathlib import Path

import pytest

from policy_compare.corpus import revisions
from policy_compare.corpus.reader import read_corpus
from policy_compare.corpus.revisions import load_revision
from policy_compare.errors import CallError, CorpusError, UnknownName
from policy_compare.files.git_revisions import open_git_folder
from policy_compare.files.reading import YAML
from tests.support.corpora import CODEBOOK, paper, recommendation
from tests.support.repositories import Repository, make_repository

FINE = paper(recommendation("r", "{cap: support, build: oppose, social-homes: neutral}"))
WRONG = FINE.replace("cap: support", "cup: support")
TABLE = "paper,paper_title,recommendation,statement\nc,Homes,one,The council should act.\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = make_repository(tmp_path / "work")
    repository.commit({"codebook.yaml": CODEBOOK, "a.yaml": FINE, "b.yaml": FINE, "c.txt": "no"})
    return repository


def test_a_revision_is_read_as_its_folder_was(repository: Repository) -> None:
    (repository.folder / ".hidden.yaml").write_text("no")
    repository.commit({"b.yaml": WRONG, "d.yml": FINE, "papers.csv": TABLE})
    corpus = read_corpus(repository.folder).corpus
    assert corpus
    assert (set(corpus.papers), corpus.left_out) == ({"a", "c"}, ("b", "d.yml"))
    repository.commit({"b.yaml": FINE, "a.yaml": None})
    assert load_revision(open_git_folder(repository.folder), "HEAD~1") == corpus


def test_what_is_wrong_with_a_revision_is_told_with_its_files(repository: Repository) -> None:
    repository.commit({"a.yaml": WRONG, "b.yaml": WRONG})
    inside = read_corpus(repository.folder)
    repository.commit({"a.yaml": FINE, "b.yaml": FINE})
    with pytest.raises(CorpusError, match="the corpus recommendations/ in HEAD~1 has") as stop:
        load_revision(open_git_folder(repository.folder), "HEAD~1")
    there = str(repository.folder)
    assert list(stop.value.problems) == [
        problem._replace(file=problem.file.replace(there, "HEAD~1:recommendations"))
        for problem in inside.problems
    ]
    assert "git show HEAD~1:recommendations/FILE" in stop.value.hint
    assert repository.git("show", stop.value.problems[0].file) == WRONG.strip()


def test_a_file_that_cannot_be_read_is_named(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit({"b.yaml": FINE + "#" * 2000})
    git = open_git_folder(repository.folder)
    monkeypatch.setattr(revisions, "YAML", YAML._replace(most_bytes=2000))
    with pytest.raises(CallError, match=r"b.yaml in HEAD cannot be read, or is too large"):
        load_revision(git, "HEAD")
    gone = repository.git("rev-parse", "HEAD:recommendations/a.yaml")
    (repository.top / ".git" / "objects" / gone[:2] / gone[2:]).unlink()
    with pytest.raises(CallError, match=r"a.yaml and b.yaml in HEAD cannot be read") as stop:
        load_revision(git, "HEAD")
    assert "git fetch" in stop.value.hint


def test_a_link_is_the_paper_it_leads_to_as_in_the_folder(repository: Repository) -> None:
    (repository.top / "ours").mkdir()
    (repository.top / "ours" / "own.yaml").write_text(FINE)
    (repository.folder / "link.yaml").symlink_to("../ours/own.yaml")
    (repository.folder / "gone.yaml").symlink_to("nowhere.yaml")
    repository.commit({})
    corpus = load_revision(open_git_folder(repository.folder), "HEAD")
    assert read_corpus(repository.folder).corpus == corpus
    assert (set(corpus.papers), corpus.left_out) == ({"a", "b", "link"}, ("gone",))


def test_a_folder_that_is_not_in_the_revision_is_said(repository: Repository) -> None:
    git = open_git_folder(repository.top / "other" / "coding")
    with pytest.raises(CallError, match="there is no corpus in other/coding/ in main") as stop:
        load_revision(git, "main")
    assert "--corpus" in stop.value.hint
    assert "git worktree add ../before main" in stop.value.hint
    with pytest.raises(UnknownName):
        load_revision(git, "nope")


def test_a_corpus_at_the_top_of_a_repository_is_read(tmp_path: Path) -> None:
    repository = make_repository(tmp_path, "")
    repository.commit({"codebook.yaml": CODEBOOK, "a.yaml": FINE})
    assert load_revision(open_git_folder(tmp_path), "main") == read_corpus(tmp_path).corpus
