"""A change is told with the commit that made it, whichever way the history went."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from policy_compare.corpus import value_commits
from policy_compare.corpus.value_commits import NOT_COMMITTED, TOO_OLD, find_value_commits
from policy_compare.files.git_revisions import open_git_folder
from policy_compare.model import Corpus
from tests.support.corpora import CODEBOOK, paper, recommendation
from tests.support.repositories import Repository, make_repository


def coding(one: str = "cap: support", two: str = "build: support", id: str = "two") -> str:
    return paper(recommendation("one", f"{{{one}}}"), recommendation(id, f"{{{two}}}"))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = make_repository(tmp_path / "work")
    repository.commit({"codebook.yaml": CODEBOOK, "a.yaml": coding()})
    repository.git("tag", "start")
    return repository


def stances(corpus: Corpus) -> Mapping[str, object]:
    """What each recommendation takes which stance on, and the propositions' statements."""
    values: dict[str, object] = dict(corpus.codebook.propositions)
    return values | {one.id: one.positions for one in corpus.recommendations()}


def commits(
    repository: Repository, *keys: str, files: tuple[str, ...] = ("a.yaml",), old: str = "start"
) -> list[str]:
    """The commits of the values of these keys, as the folder has them."""
    places = {key: ("codebook.yaml",) if key == "cap" else files for key in keys}
    git = open_git_folder(repository.folder)
    folder = repository.folder
    found = [
        find_value_commits(git, (old, "HEAD"), folder, places, stances),
        find_value_commits(git, (old, "HEAD"), None, places, stances),
    ]
    # Nothing but what is not committed makes the folder another state than the last commit.
    assert all(
        in_folder in (last, NOT_COMMITTED)
        for in_folder, last in zip(found[0].values(), found[1].values(), strict=True)
    )
    return list(found[0].values())


def test_each_value_has_the_commit_in_which_it_came(repository: Repository) -> None:
    first = repository.commit({"a.yaml": coding("cap: oppose")})
    second = repository.commit({"a.yaml": "# a remark\n" + coding("cap: oppose", "build: oppose")})
    repository.commit({"a.yaml": "# two\n\n" + coding("cap: oppose", "build: oppose")})
    third = repository.commit({"codebook.yaml": CODEBOOK.replace("be capped.", "not rise.")})
    assert commits(repository, "one", "two", "cap") == [first, second, third]
    assert commits(repository, "one", "two", old=first) == ["", second]


def test_what_went_has_the_commit_in_which_it_went(repository: Repository) -> None:
    gone = repository.commit({"a.yaml": coding(id="other")})
    repository.commit({"a.yaml": coding("cap: oppose", id="other")})
    assert commits(repository, "two") == [gone]
    repository.commit({"b.yaml": coding()})
    file_gone = repository.commit({"a.yaml": None})
    assert commits(repository, "one") == [file_gone]


def test_what_was_changed_and_back_and_again_has_the_last(repository: Repository) -> None:
    repository.commit({"a.yaml": coding("cap: oppose")})
    repository.commit({"a.yaml": coding("cap: neutral")})
    last = repository.commit({"a.yaml": coding("cap: oppose")})
    assert commits(repository, "one") == [last]


def test_what_no_commit_has_is_not_committed(repository: Repository) -> None:
    kept = repository.commit({"a.yaml": coding("cap: oppose")})
    (repository.folder / "a.yaml").write_text(coding("cap: oppose", "build: oppose"))
    assert commits(repository, "one", "two") == [kept, NOT_COMMITTED]
    assert commits(repository, "two", old="HEAD") == [NOT_COMMITTED]
    (repository.folder / "b.yaml").write_text(coding())
    assert commits(repository, "one", files=("b.yaml",)) == [NOT_COMMITTED]


def test_a_merge_has_what_neither_of_its_sides_has(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "draft")
    theirs = repository.commit({"a.yaml": coding("cap: oppose")})
    repository.git("checkout", "--quiet", "main")
    ours = repository.commit({"a.yaml": coding(two="build: oppose")})
    repository.git("merge", "--quiet", "--no-commit", "--strategy=ours", "draft")
    merged = coding("cap: oppose", "build: oppose")
    merge = repository.commit({"a.yaml": merged})
    repository.commit({"a.yaml": "# read\n" + merged})
    assert commits(repository, "one", "two") == [theirs, ours]
    assert commits(repository, "one", "two", old=theirs) == ["", ours]
    repository.git("reset", "--quiet", "--hard", merge)
    repository.git("checkout", "--quiet", "draft")
    repository.git("merge", "--quiet", "--no-commit", "--no-ff", "--strategy=ours", f"{ours}")
    evil = repository.commit({"a.yaml": coding("cap: neutral", "build: oppose")})
    assert commits(repository, "one", "two") == [evil, ours]


def test_what_changed_on_the_other_side_alone_has_none(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "draft")
    repository.commit({"a.yaml": coding("cap: oppose")})
    repository.git("checkout", "--quiet", "main")
    ours = repository.commit({"a.yaml": coding(two="build: oppose")})
    assert commits(repository, "one", "two", old="draft") == ["", ours]


def test_a_file_that_was_renamed_is_followed(repository: Repository) -> None:
    changed = repository.commit({"a.yaml": coding("cap: oppose")})
    repository.commit({"b.yaml": coding("cap: oppose"), "a.yaml": None})
    assert commits(repository, "one", files=("b.yaml", "a.yaml")) == [changed]


def test_a_long_history_is_not_gone_through(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit({"a.yaml": coding("cap: oppose")})
    for number in range(5):
        last = repository.commit(
            {"a.yaml": f"# {number}\n" + coding("cap: oppose", "build: oppose")}
        )
        repository.commit({"a.yaml": f"# {number}\n" + coding("cap: oppose")})
    last = repository.commit({"a.yaml": coding("cap: oppose", "build: neutral")})
    monkeypatch.setattr(value_commits, "_MOST_COMMITS", 4)
    assert commits(repository, "one", "two") == [TOO_OLD, last]


def test_a_version_with_errors_is_compared_as_far_as_it_can_be_read(repository: Repository) -> None:
    first = repository.commit({"a.yaml": coding("cap: oppose", "bild: support")})
    repository.commit({"a.yaml": "broken: ["})
    repaired = repository.commit({"a.yaml": coding("cap: oppose")})
    assert first != repaired
    assert commits(repository, "one", "two") == [repaired, repaired]
