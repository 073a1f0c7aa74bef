"""Two codings are opened from two folders, or from one in which two coded."""

from pathlib import Path

import pytest

from policy_compare.cli.two_codings import open_codings
from policy_compare.errors import CallError
from tests.support.corpora import paper, recommendation, write_corpus


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which Anna, Ben and nobody in particular coded."""
    texts = paper(
        recommendation("one", coder="Anna"),
        recommendation("two", coder="Ben"),
        recommendation("three"),
    )
    return write_corpus(tmp_path / "both", {"ali.yaml": texts})


def test_two_folders_are_two_codings(folder: Path, tmp_path: Path) -> None:
    other = write_corpus(tmp_path / "other", {"ali.yaml": paper(recommendation("one"))})
    (a, name_a), (b, name_b) = open_codings((folder, other), ())
    assert (name_a, name_b) == (str(folder), str(other))
    assert [len([*corpus.recommendations()]) for corpus in (a, b)] == [3, 1]


def test_in_one_folder_coders_tell_whose_is_whose(folder: Path) -> None:
    codings = open_codings((folder, None), ("Anna", "Ben"))
    assert [name for _, name in codings] == [f"Anna in {folder}", f"Ben in {folder}"]
    ids = [[one.id for one in corpus.recommendations()] for corpus, _ in codings]
    assert ids == [["one"], ["two"]]


@pytest.mark.parametrize("coders", [(), ("Anna",), ("Anna", "Ben", "Cem")])
def test_what_is_not_two_is_refused(folder: Path, coders: tuple[str, ...]) -> None:
    with pytest.raises(CallError, match="two codings are compared"):
        open_codings((folder, None), coders)
