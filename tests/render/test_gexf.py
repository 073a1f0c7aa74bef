"""GEXF as networkx reads it, and as Gephi wants it."""

from io import BytesIO

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from policy_compare.analysis.positions import BYS, By
from policy_compare.corpus.reader import load_corpus
from policy_compare.model import Corpus
from policy_compare.render.gexf import render
from policy_compare.render.networks import network_of
from policy_compare.views.graphs import GRAPHS
from tests.render.test_graphml import answer
from tests.support.corpora import SHIPPED
from tests.support.strategies import hostile

SPACE = "{http://www.gexf.net/1.2draft}"


def plain(network: "nx.Graph[str]") -> "nx.Graph[str]":
    """The network without the numbers that the reader gives to edges."""
    for _, _, attributes in network.edges(data=True):
        attributes.pop("id", None)
    network.graph.clear()
    return network


@settings(deadline=None, max_examples=50)
@given(hostile(), st.sampled_from(BYS), st.sampled_from(list(GRAPHS)))
def test_whatever_a_corpus_says_comes_back(corpus: Corpus, by: By, name: str) -> None:
    view = answer(corpus, by)
    read = nx.read_gexf(BytesIO(render(view, graph=name).encode()))
    assert nx.utils.graphs_equal(plain(read), plain(network_of(view, name)))


def test_ids_labels_weights_and_types_are_where_gephi_looks_for_them() -> None:
    root = etree.fromstring(render(answer(load_corpus(SHIPPED))).encode())
    node = root.find(f".//{SPACE}node")
    assert node is not None
    assert (node.get("id"), node.get("label")) == ("unit:howell-2024", "Howell 2024")
    assert all(float(edge.get("weight", 0)) > 0 for edge in root.iter(f"{SPACE}edge"))
    types = {one.get("title"): one.get("type") for one in root.iter(f"{SPACE}attribute")}
    assert (types["sign"], types["verdict"], types["in_full"]) == ("long", "string", "boolean")
    units = etree.fromstring(render(answer(load_corpus(SHIPPED)), graph="units").encode())
    types = {one.get("title"): one.get("type") for one in units.iter(f"{SPACE}attribute")}
    assert (types["n"], types["cosine"]) == ("long", "double")


@pytest.mark.parametrize("name", GRAPHS)
def test_neither_the_day_nor_the_version_is_told(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = answer(load_corpus(SHIPPED))
    before = render(view, graph=name)
    monkeypatch.setattr(nx, "__version__", "99.9")
    monkeypatch.setattr("time.strftime", lambda form: "1999-01-01")
    assert render(view, graph=name) == before
    assert "<creator>policy-compare</creator>" in before
    assert f"<description>{name.capitalize()}" in before
