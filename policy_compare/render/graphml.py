"""A network as GraphML, which igraph, R, Cytoscape and Gephi open."""

from io import BytesIO

from networkx.readwrite.graphml import GraphMLWriter

from policy_compare.render.networks import network_of
from policy_compare.views.table import View


def render(view: View, *, graph: str = "positions") -> str:
    """The network that is called ``graph``."""
    content = BytesIO()
    # Other writers of the library take lxml where it is, and then write other bytes.
    GraphMLWriter(network_of(view, graph)).dump(content)
    return content.getvalue().decode()
