"""GraphML as networkx and igraph read it."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import igraph
import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from policy_compare import __version__
from policy_compare.analysis.positions import BYS, By
from policy_compare.corpus.reader import load_corpus
from policy_compare.model import Corpus
from policy_compare.render.graphml import render
from policy_compare.render.networks import network_of
from policy_compare.views import export
from policy_compare.views.graphs import GRAPHS
from policy_compare.views.parts.question import Question
from policy_compare.views.table import View
from tests.support.corpora import SHIPPED, Run
from tests.support.strategies import hostile


def answer(corpus: Corpus, by: By = "paper") -> View:
    return export.view(Question(corpus, by=by), __version__)


def read_by_igraph(text: str) -> "igraph.Graph":
    with TemporaryDirectory() as folder:
        file = Path(folder) / "a.graphml"
        file.write_text(text, "utf-8")
        return igraph.Graph.Read_GraphML(str(file))


@pytest.mark.parametrize("name", GRAPHS)
def test_igraph_reads_what_networkx_reads(name: str) -> None:
    text = render(answer(load_corpus(SHIPPED)), graph=name)
    read = nx.read_graphml(BytesIO(text.encode()))
    found = read_by_igraph(text)
    assert not found.is_directed()
    assert found.vcount() == read.number_of_nodes() > 0
    assert found.ecount() == read.number_of_edges() > 0
    for vertex in found.vs:
        for key, value in read.nodes[vertex["id"]].items():
            assert vertex[key] == value
    for edge in found.es:
        ends = (found.vs[edge.source]["id"], found.vs[edge.target]["id"])
        for key, value in read.edges[ends].items():
            assert edge[key] == pytest.approx(value)


@settings(deadline=None, max_examples=50)
@given(hostile(), st.sampled_from(BYS), st.sampled_from(list(GRAPHS)))
def test_whatever_a_corpus_says_comes_back(corpus: Corpus, by: By, name: str) -> None:
    view = answer(corpus, by)
    text = render(view, graph=name)
    read, meant = nx.read_graphml(BytesIO(text.encode())), network_of(view, name)
    for added in ("node_default", "edge_default"):
        read.graph.pop(added)
    assert nx.utils.graphs_equal(read, meant)
    # A key has one type: of two of one name, programs keep the last.
    keys = [
        (key.get("for"), key.get("attr.name"))
        for key in etree.fromstring(text.encode()).iter("{*}key")
    ]
    assert len(keys) == len(set(keys))


def test_the_network_is_chosen_by_an_option(run: Run, tmp_path: Path) -> None:
    for option in ([], ["--graph", "units"], ["--graph", "tensions"]):
        done = run("export", "--output", "a.graphml", "--force", *option)
        assert done.code == 0, done.err
        read = nx.read_graphml(tmp_path / "a.graphml")
        assert read.graph["name"] == (option[1] if option else "positions").capitalize()


def test_other_formats_have_no_network(run: Run) -> None:
    done = run("export", "--output", "a.csv", "--graph", "units")
    assert done.code == 2
    assert "--graph is for graphml or gexf, and this would be csv" in done.err
    done = run("export", "--output", "a.gexf", "--graph", "papers")
    assert "--graph cannot be 'papers'" in done.err
    assert "one of: positions, units, tensions" in done.err


def test_other_commands_have_no_network(run: Run) -> None:
    done = run("matrix", "--output", "a.graphml")
    assert done.code == 2
    assert "policy-compare export writes one, of the same corpus and filters" in done.err
