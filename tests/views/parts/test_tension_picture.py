"""The tensions as values to be drawn."""

from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare.analysis.positions import BYS, By
from policy_compare.analysis.selection import Selection
from policy_compare.model import Codebook, Corpus, Proposition, Tension
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.tension_picture import draw_tensions
from policy_compare.views.pictures import TensionEdge, TensionMap
from tests.support.records import corpus, paper, urges
from tests.support.strategies import corpora, selections

BOOK = Codebook(
    propositions={
        id: Proposition(id, f"{id.capitalize()}  it.") for id in ("cap", "build", "free")
    },
    tensions=(Tension(("cap", "build"), "Why  one."), Tension(("build", "free"), "Why two.")),
)
CORPUS = corpus(
    paper("ali", urges({"cap": "support", "build": "support"}, strength="must")),
    paper("berg", urges({"free": "support"})),
)._replace(codebook=BOOK)


def picture(found: Corpus = CORPUS) -> TensionMap:
    question = Question(found)
    return draw_tensions(question, question.tensions(question.positions()))


def test_propositions_that_stand_in_a_tension_are_the_nodes_with_who_holds_them() -> None:
    assert [(node.id, node.label, node.holders) for node in picture().nodes] == [
        ("cap", "Cap it.", [("+ must", "Ali")]),
        ("build", "Build it.", [("+ must", "Ali")]),
        ("free", "Free it.", [("+", "Berg")]),
    ]


def test_edges_are_numbered_as_the_list_and_say_why_and_who_holds_both() -> None:
    assert list(picture().edges) == [
        TensionEdge(0, 1, 1, "Why one.", "Ali"),
        TensionEdge(1, 2, 2, "Why two."),
    ]


def test_the_description_counts_them() -> None:
    assert picture().title == "Tensions"
    assert picture().description == (
        "2 tensions between 3 propositions; in 1 of them somebody holds both sides."
    )


def test_of_many_holders_the_rest_is_counted() -> None:
    def holders(count: int) -> list[tuple[str, str]]:
        papers = [paper(f"p{number}", urges({"free": "support"})) for number in range(count)]
        found = corpus(*CORPUS.papers.values(), *papers)._replace(codebook=BOOK)
        return list(picture(found).nodes[-1].holders)

    assert holders(4)[-1] == ("+", "P3")
    assert holders(5)[-2:] == [("+", "P2"), ("and", "2 others")]


@settings(max_examples=40)
@given(corpora(), st.sampled_from(BYS), selections())
def test_each_tension_is_drawn_once_and_nothing_else(
    found: Corpus, by: By, selection: Selection
) -> None:
    question = Question(found, selection, by)
    tensions = question.tensions(question.positions())
    drawn = draw_tensions(question, tensions)
    assert [edge.number for edge in drawn.edges] == list(range(1, len(tensions) + 1))
    ids = [node.id for node in drawn.nodes]
    assert len(ids) == len(set(ids))
    assert set(ids) == {id for held in tensions for id in held.tension.between}
    for edge, held in zip(drawn.edges, tensions, strict=True):
        assert (ids[edge.first], ids[edge.second]) == held.tension.between
        assert bool(edge.internal) == bool(held.internal_units)
        for place, side in ((edge.first, held.first), (edge.second, held.second)):
            names = [name for _, name in drawn.nodes[place].holders]
            assert {position.unit.label for position in side} <= set(names) or len(names) > 4
