"""Networks as other programs have them: typed, labelled, clean."""

import sys

import pytest

from policy_compare.errors import CallError
from policy_compare.render.networks import network_of
from policy_compare.views.graphs import Graph, GraphEdge, GraphNode
from policy_compare.views.page import Page
from policy_compare.views.table import Table, View
from tests.support.rendering import render_content


def holding(graph: Graph) -> View:
    """An answer that has the network."""

    def nothing() -> Table:
        return Table("made", (), ())

    def empty() -> Page:
        return ()

    return View(nothing, empty, {"graph": lambda name: graph})


def test_what_is_empty_is_left_out_and_lists_are_texts() -> None:
    said = {"n": 0, "share": 0.5, "none": None, "": "", "many": ("a", "b"), "few": (), "in": False}
    graph = Graph("Units", (GraphNode("a", "A", said), GraphNode("b", "B", {})), ())
    network = network_of(holding(graph), "units")
    assert network.nodes["a"] == {"label": "A", "n": 0, "share": 0.5, "many": "a; b", "in": False}
    assert network.nodes["b"] == {"label": "B"}
    assert network.graph == {"name": "Units"}


def test_what_xml_cannot_hold_is_cleaned() -> None:
    bad = "a\x00b\x1b\ud800\ufffe\u200bc"
    nodes = (GraphNode(f"1{bad}", bad, {"text": bad}), GraphNode("2", "B", {}))
    edge = GraphEdge(f"1{bad}", "2", 1, {"list": (bad, "d")})
    network = network_of(holding(Graph(bad, nodes, (edge,), (bad,))), "units")
    clean = "a\ufffdb\ufffd\ufffd\ufffdc"
    assert dict(network.nodes(data=True)) == {
        f"1{clean}": {"label": clean, "text": clean}, "2": {"label": "B"},
    }  # fmt: skip
    assert network.edges[f"1{clean}", "2"] == {"weight": 1.0, "list": f"{clean}; d"}
    assert network.graph == {"name": clean, "notes": clean}


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_what_is_to_be_installed_is_told(format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("networkx")]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("networks", "graphml", "gexf"):
        monkeypatch.delitem(sys.modules, f"policy_compare.render.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(CallError, match=f"^writing .{format} needs the package networkx") as told:
        render_content(holding(Graph("Units", (), ())), format)
    assert told.value.hint == "pip install 'policy-compare[graphs]'"
