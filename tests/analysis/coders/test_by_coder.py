"""Whose coding is whose in one corpus."""

import pytest

from policy_compare.analysis.coders.by_coder import coder_of, coders_of, coding_of
from policy_compare.errors import CallError, UnknownName
from policy_compare.model import Recommendation
from tests.support.records import corpus, paper, urges


def by(coder: str, id: str, proposed_by: str = "") -> Recommendation:
    return urges(id=id)._replace(coder=coder, proposed_by=proposed_by)


CORPUS = corpus(
    paper("a", by("Ali", "one"), by("", "two", "gpt-5"), by("", "three")),
    paper("b", by("ALI", "four"), by("Ali", "five", "gpt-5")),
    paper("c", by("", "six")),
)


def refs(coder: str) -> list[str]:
    return [item.ref for item in coding_of(CORPUS, coder).recommendations()]


def test_a_proposal_is_its_model_s_until_a_person_accepts_it() -> None:
    assert coder_of(by("Ali", "x", "gpt-5")) == "gpt-5"
    assert coder_of(by("Ali", "x")) == "Ali"


def test_coders_are_named_once_however_they_are_spelt() -> None:
    assert len(coders_of(CORPUS)) == 2
    assert coders_of(corpus(paper("c", by("", "six")))) == []


def test_a_coding_has_the_coder_s_recommendations_and_their_papers_alone() -> None:
    assert refs("ali") == ["a/one", "b/four"]
    assert refs("GPT 5") == ["a/two", "b/five"]
    assert list(coding_of(CORPUS, "Ali").papers) == ["a", "b"]


@pytest.mark.parametrize("name", ["Al", "", "Berg", "-"])
def test_who_coded_nothing_is_unknown(name: str) -> None:
    with pytest.raises(UnknownName, match="no coder is called") as caught:
        coding_of(CORPUS, name)
    assert "there are: ALI, gpt-5" in caught.value.hint


def test_where_nobody_is_named_that_is_said() -> None:
    with pytest.raises(CallError, match="no recommendation of the corpus says who coded it"):
        coding_of(corpus(paper("c", by("", "six"))), "Ali")
