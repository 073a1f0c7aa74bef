"""What either state leaves out is left out of both, by whatever name it goes in the other."""

from pathlib import Path

import pytest

from policy_compare.analysis.changes.papers_left_out import leave_out_of_both
from policy_compare.model import Corpus
from tests.support.corpora import made, paper, recommendation

TEXTS = {
    "ali": paper(recommendation("one", statement="The council should cap rents.")),
    "berg": paper(recommendation("one", statement="The council should build.")),
    "costa": paper(recommendation("one", statement="The council should wait.")),
}


def fail(id: str) -> str:
    raise AssertionError(f"{id} need not be read")


@pytest.fixture
def before(tmp_path: Path) -> Corpus:
    return made(tmp_path, {f"{id}.yaml": text for id, text in TEXTS.items()})


def without(corpus: Corpus, id: str, *left_out: str) -> Corpus:
    papers = {name: paper for name, paper in corpus.papers.items() if name != id}
    return corpus._replace(papers=papers, left_out=left_out)


def test_a_paper_with_errors_in_one_state_is_left_out_of_both(before: Corpus) -> None:
    after = without(before, "ali", "ali")
    for states, words in (
        ((before, after), ("readable", "has errors")),
        ((after, before), ("has errors", "readable")),
        ((after, after), ("has errors", "has errors")),
    ):
        first, second, left_out = leave_out_of_both(*states, fail, fail)
        assert first == second == without(before, "ali")
        assert left_out == {"ali": words}


@pytest.mark.parametrize(
    ("text", "former_id"), [(f"<<<<\n{TEXTS['ali']}====\n", "ali"), ("{", None)]
)
def test_one_that_was_renamed_is_known_by_what_it_says(
    text: str, former_id: str | None, before: Corpus
) -> None:
    after = without(before, "ali", "ali-2024")
    first, second, left_out = leave_out_of_both(before, after, fail, lambda _: text)
    assert left_out == {"ali-2024": (former_id, "has errors")}
    assert first.papers.keys() == {"berg", "costa"} | ({"ali"} if former_id is None else set())
    assert second == without(before, "ali")
    assert leave_out_of_both(after, before, lambda _: text, fail) == (
        second, first, {"ali-2024": ("has errors", former_id)},
    )  # fmt: skip
