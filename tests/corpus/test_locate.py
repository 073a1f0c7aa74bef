"""Which folder is the corpus that is meant."""

import errno
import os
from pathlib import Path

import pytest

from policy_compare.corpus import locate as module
from policy_compare.corpus.locate import CORPUS_VARIABLE, find_corpus_folder, shipped_corpus_folder
from policy_compare.errors import CallError
from tests.support.corpora import SHIPPED


@pytest.fixture
def here(tmp_path: Path) -> Path:
    folder = tmp_path / "project" / "notes" / "drafts"
    folder.mkdir(parents=True)
    return folder


def test_folder_that_is_given_goes_first(here: Path) -> None:
    (here / "recommendations").mkdir()
    assert find_corpus_folder(Path("no/where"), {CORPUS_VARIABLE: "elsewhere"}, here) == Path(
        "no/where"
    )


def test_variable_goes_before_what_is_near(here: Path) -> None:
    (here / "recommendations").mkdir()
    assert find_corpus_folder(None, {CORPUS_VARIABLE: "elsewhere"}, here) == Path("elsewhere")


def test_empty_variable_is_none(here: Path) -> None:
    (here / "recommendations").mkdir()
    assert find_corpus_folder(None, {CORPUS_VARIABLE: ""}, here) == Path("recommendations")


def test_nearest_folder_upward_is_written_as_a_person_would(here: Path) -> None:
    for folder in (here.parent.parent, here.parent):
        (folder / "recommendations").mkdir()
    assert find_corpus_folder(None, {}, here) == Path("../recommendations")


def test_folder_that_holds_a_codebook_is_a_corpus(here: Path) -> None:
    (here.parent / "codebook.yaml").touch()
    assert find_corpus_folder(None, {}, here) == Path("..")
    assert find_corpus_folder(None, {}, here.parent) == Path()


def test_path_from_the_root_is_taken_where_it_is_shorter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path.joinpath(*"abcdefghijkl")
    deep.mkdir(parents=True)
    (tmp_path / "recommendations").mkdir()
    assert find_corpus_folder(None, {}, deep) == tmp_path / "recommendations"


def test_file_of_that_name_is_no_corpus(here: Path) -> None:
    (here / "recommendations").touch()
    (here / "codebook.yaml").mkdir()
    assert find_corpus_folder(None, {}, here) == shipped_corpus_folder()


def test_working_folder_is_where_the_search_begins(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here.parent / "recommendations").mkdir()
    monkeypatch.chdir(here)
    assert find_corpus_folder(None, {}) == Path("../recommendations")


def test_corpus_that_ships_is_the_last_resort(here: Path) -> None:
    assert find_corpus_folder(None, {}, here) == shipped_corpus_folder() == SHIPPED


def test_deleted_working_folder_ends_the_search(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here)
    here.rmdir()
    with pytest.raises(CallError) as caught:
        find_corpus_folder(None, {})
    assert caught.value.message == "the folder that this is called in is gone"
    assert "--corpus DIR" in caught.value.hint
    assert find_corpus_folder(Path("x"), {}) == Path("x")
    assert find_corpus_folder(None, {CORPUS_VARIABLE: "x"}) == Path("x")


@pytest.mark.parametrize("name", ["recommendations", "codebook.yaml"])
def test_folder_that_may_not_be_searched_ends_the_search(
    name: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.stat

    def stat(path: Path, **options: bool) -> os.stat_result:
        if path == here.parent / name:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", stat)
        with pytest.raises(CallError) as caught:
            find_corpus_folder(None, {}, here)
    assert caught.value.message == (
        f"no corpus can be looked for in {here.parent}: Permission denied"
    )
    # What is nearer goes first.
    (here / "recommendations").mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", stat)
        assert find_corpus_folder(None, {}, here) == Path("recommendations")


def test_link_that_leads_nowhere_is_no_corpus(here: Path) -> None:
    (here / "recommendations").symlink_to("recommendations")
    (here / "codebook.yaml").symlink_to("nowhere")
    assert find_corpus_folder(None, {}, here) == shipped_corpus_folder()


def test_corpus_inside_the_package_goes_before_the_one_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "policy_compare"
    (package / "recommendations").mkdir(parents=True)
    monkeypatch.setattr(module, "__file__", str(package / "corpus" / "locate.py"))
    assert shipped_corpus_folder() == package / "recommendations"
