"""The networks: who stands where, who stands near whom, what pulls apart."""

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.positions import BYS, By
from policy_compare.analysis.selection import Filters, Selection, resolve_filters
from policy_compare.model import Corpus, Tension
from policy_compare.views import matrix, measures, overlap
from policy_compare.views.graphs import (
    GRAPHS,
    Graph,
    GraphEdge,
    graph_of_positions,
    graph_of_tensions,
    graph_of_units,
)
from policy_compare.views.parts.question import Question
from tests.support.records import corpus, paper, rows, urges
from tests.support.strategies import corpora, selections

CORPUS = corpus(
    paper(
        "ali",
        urges({"cap": "support"}, id="a", strength="must", actors=("council",)),
        urges({"cap": "support"}, id="b", condition="if asked", actors=("builders",)),
        urges({"build": "support"}, id="c"),
    ),
    paper("berg", urges({"cap": "neutral", "build": "oppose"}, strength="must")),
    paper(
        "chen",
        urges({"cap": "support"}, id="a", strength="should"),
        urges({"cap": "oppose"}, id="b", strength="should"),
    ),
    paper("dahl", urges()),
)


def edges(graph: Graph) -> dict[tuple[str, str], GraphEdge]:
    return {(edge.first, edge.second): edge for edge in graph.edges}


def test_a_position_is_an_edge_with_its_sign_and_weight() -> None:
    graph = graph_of_positions(Question(CORPUS))
    found = {
        ends: (edge.attributes["sign"], edge.attributes["direction"], edge.weight)
        for ends, edge in edges(graph).items()
    }
    assert found == {
        ("unit:ali", "proposition:cap"): (1, "for", 3),
        ("unit:ali", "proposition:build"): (1, "for", 1),
        ("unit:berg", "proposition:cap"): (0, "neutral", 1),
        ("unit:berg", "proposition:build"): (-1, "against", 3),
        ("unit:chen", "proposition:cap"): (0, "both", 2),
    }
    firm = edges(graph)["unit:ali", "proposition:cap"].attributes
    assert firm["strength"] == "must"
    assert firm["conditions"] == ("if asked",)
    assert firm["actors"] == ("council", "builders")
    assert firm["recommendations"] == ("ali/a", "ali/b")


def test_who_is_silent_is_a_node_without_an_edge() -> None:
    graph = graph_of_positions(Question(CORPUS))
    nodes = {node.id: node for node in graph.nodes}
    assert nodes["unit:dahl"].attributes["unfinished"] is False
    assert not [edge for edge in graph.edges if edge.first == "unit:dahl"]
    build = nodes["proposition:build"]
    assert build.label == "build"
    said = {name: build.attributes[name] for name in ("verdict", "for", "against", "silent")}
    assert said == {"verdict": "contested", "for": 1, "against": 1, "silent": 2}
    assert {node.attributes["kind"] for node in graph.nodes} == {"paper", "proposition"}


def test_pairs_have_their_measures() -> None:
    graph = graph_of_units(Question(CORPUS))
    assert [node.label for node in graph.nodes] == ["Ali", "Berg", "Chen", "Dahl"]
    edge = edges(graph)["unit:ali", "unit:berg"]
    assert (edge.weight, edge.attributes["n"], edge.attributes["disagree"]) == (0.5, 2, 1)
    assert edge.attributes["conflict"] == 1.5
    # Chen says nothing to build; nobody shares a proposition with Dahl.
    assert set(edges(graph)) == {
        ("unit:ali", "unit:berg"), ("unit:ali", "unit:chen"), ("unit:berg", "unit:chen"),
    }  # fmt: skip


def test_a_tension_says_who_stands_on_each_side() -> None:
    (edge,) = graph_of_tensions(Question(CORPUS)).edges
    assert (edge.first, edge.second, edge.weight) == ("proposition:cap", "proposition:build", 2)
    assert edge.attributes == {
        "why": ("A cap lowers what a new home earns.",),
        "first": "cap",
        "second": "build",
        "for_first": ("ali", "chen"),
        "for_second": ("ali",),
        "for_both": ("ali",),
    }


def test_a_tension_that_is_listed_twice_is_one_edge() -> None:
    again = (*CORPUS.codebook.tensions, Tension(("build", "cap"), "Builders leave."))
    twice = CORPUS._replace(codebook=CORPUS.codebook._replace(tensions=again))
    (edge,) = graph_of_tensions(Question(twice)).edges
    assert edge.attributes["why"] == ("A cap lowers what a new home earns.", "Builders leave.")


def test_filters_and_grouping_apply() -> None:
    question = Question(CORPUS, resolve_filters(CORPUS, Filters(topics=("rents",))), "author")
    graph = graph_of_positions(question)
    assert graph.title == "Positions: topic Rents"
    assert {edge.second for edge in graph.edges} == {"proposition:cap"}
    assert {node.attributes["kind"] for node in graph.nodes} == {"author", "proposition"}


@given(corpora(), selections(), st.sampled_from(BYS))
def test_networks_say_what_the_tables_say(corpus: Corpus, selection: Selection, by: By) -> None:
    question = Question(corpus, selection, by)
    spoken = [row for row in rows(matrix.view(question)) if row["direction"] != "uncoded"]
    found = graph_of_positions(question)
    assert [
        (f"proposition:{row['proposition']}", f"unit:{row['unit']}", row["direction"])
        for row in spoken
    ] == [(edge.second, edge.first, edge.attributes["direction"]) for edge in found.edges]
    verdicts = {
        node.label: node.attributes["verdict"]
        for node in found.nodes
        if node.id.startswith("proposition:")
    }
    overlaps = rows(overlap.view(question, everything=True))
    assert verdicts == {row["proposition"]: row["verdict"] for row in overlaps}
    pairs = [row for row in rows(measures.view(question)) if row["n"]]
    assert [edge.attributes for edge in graph_of_units(question).edges] == [
        {name: value for name, value in row.items() if not name.startswith("unit_")}
        for row in pairs
    ]


@given(corpora(), selections(), st.sampled_from(BYS), st.sampled_from(list(GRAPHS)))
def test_every_edge_has_its_nodes_and_a_weight(
    corpus: Corpus, selection: Selection, by: By, name: str
) -> None:
    graph = GRAPHS[name](Question(corpus, selection, by))
    ids = [node.id for node in graph.nodes]
    assert len(ids) == len(set(ids))
    assert all(edge.first in ids and edge.second in ids for edge in graph.edges)
    assert all(edge.weight >= 0 for edge in graph.edges)
    ends = [frozenset((edge.first, edge.second)) for edge in graph.edges]
    assert len(ends) == len(set(ends))
