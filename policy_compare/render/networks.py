"""A network as the library that writes networks has it, cleaned of what no XML can hold."""

from collections.abc import Mapping
from typing import Any

import networkx as nx

from policy_compare.render.safe_text import safe_text
from policy_compare.views.graphs import Attributes, Graph
from policy_compare.views.table import Value, View, joined_text


def network_of(view: View, name: str) -> "nx.Graph[str]":
    """The network of that ``name``, one of ``policy_compare.views.graphs.GRAPHS``.

    Each attribute is a text, a number, or true or false; a list is a text.
    """
    graph: Graph = view.forms["graph"](name)
    about = _plain_attributes({"name": graph.title, "notes": "\n".join(graph.notes)})
    network: nx.Graph[str] = nx.Graph(**about)
    for node in graph.nodes:
        label = safe_text(node.label)
        network.add_node(safe_text(node.id), label=label, **_plain_attributes(node.attributes))
    for edge in graph.edges:
        ends = safe_text(edge.first), safe_text(edge.second)
        network.add_edge(*ends, weight=float(edge.weight), **_plain_attributes(edge.attributes))
    return network


def _plain_attributes(attributes: Attributes) -> Mapping[str, Any]:
    """The attributes that say something."""
    plain = {name: _plain_value(value) for name, value in attributes.items()}
    return {name: value for name, value in plain.items() if value not in (None, "")}


def _plain_value(value: Value) -> str | float | None:
    return safe_text(joined_text(value)) if isinstance(value, str | tuple) else value
