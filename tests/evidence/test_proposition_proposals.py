"""Propositions that recommendations alike in wording ask for, and the codebook has not."""

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.evidence.proposition_proposals import propose_new_propositions
from policy_compare.model import Codebook, Paper, Proposition
from tests.support.records import keyed, paper, urges

METRO = "The council should build a metro under the river."
METRO_TOO = "Ministers must not build a metro under the old river."
TREES = "The council should plant chestnut trees along every street."
TREES_TOO = "Plant chestnut trees along streets."
ALONE = "The council should tax sugar."


def papers(*statements: list[str]) -> list[Paper]:
    """Papers whose uncoded recommendations say these."""
    return [
        paper(
            f"p{number}",
            *(urges(id=f"r{place}", statement=text) for place, text in enumerate(texts)),
        )
        for number, texts in enumerate(statements)
    ]


def test_those_of_several_papers_come_first_whichever_side_they_take() -> None:
    proposals = propose_new_propositions(
        papers([TREES, TREES_TOO, TREES, METRO, ALONE], [METRO_TOO]), Codebook()
    )
    assert [(proposal.id, proposal.statement) for proposal in proposals] == [
        ("build-metro-under", "A metro under the river should be built."),
        ("plant-chestnut-trees", "Chestnut trees along streets should be planted."),
    ]
    assert [[passage.ref for passage in proposal.passages] for proposal in proposals] == [
        ["p0/r3", "p1/r0"],
        ["p0/r0", "p0/r1", "p0/r2"],
    ]


def test_what_is_near_to_the_codebook_is_known() -> None:
    book = Codebook(propositions=keyed(Proposition("metro", "A metro should go under the river.")))
    (metro, trees) = propose_new_propositions(papers([METRO, TREES], [METRO_TOO, TREES_TOO]), book)
    assert (metro.near, metro.is_known) == (("metro",), True)
    assert (trees.near, trees.is_known) == ((), False)


def test_what_is_coded_is_near_to_its_propositions_and_is_in_no_group() -> None:
    book = Codebook(propositions=keyed(Proposition("dig", "There should be a tunnel.")))
    coded = paper("p9", urges({"dig": "oppose"}, statement=METRO))
    (metro,) = propose_new_propositions([*papers([METRO], [METRO_TOO]), coded], book)
    assert (metro.near, metro.is_known) == (("dig",), True)
    assert {passage.paper for passage in metro.passages} == {"p0", "p1"}


def test_an_id_that_is_taken_gets_another_word() -> None:
    book = Codebook(propositions=keyed(Proposition("Build-metro-under", "Sugar should be taxed.")))
    (metro,) = propose_new_propositions(papers([METRO], [METRO_TOO]), book)
    assert metro.id == "build-metro-river"


@given(st.lists(st.lists(st.sampled_from([METRO, METRO_TOO, TREES, TREES_TOO, ALONE, ""]))))
def test_each_passage_is_in_one_group_of_two_at_least(statements: list[list[str]]) -> None:
    proposals = propose_new_propositions(papers(*statements), Codebook())
    refs = [passage.ref for proposal in proposals for passage in proposal.passages]
    assert len(refs) == len(set(refs))
    assert all(len(proposal.passages) > 1 for proposal in proposals)
    spread = [len({passage.paper for passage in proposal.passages}) for proposal in proposals]
    assert spread == sorted(spread, reverse=True)
