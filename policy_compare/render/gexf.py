"""A network as GEXF, Gephi's own format."""

from io import BytesIO
from xml.etree.ElementTree import SubElement

from networkx.readwrite.gexf import GEXFWriter

from policy_compare.render.networks import network_of
from policy_compare.views.table import View


def render(view: View, *, graph: str = "positions") -> str:
    """The network that is called ``graph``."""
    network = network_of(view, graph)
    writer = GEXFWriter(network)
    # It would tell the day on which it writes.
    about = writer.xml.find("meta")
    about.attrib.clear()
    about.find("creator").text = "policy-compare"
    SubElement(about, "description").text = "\n".join(network.graph.values())
    content = BytesIO()
    writer.write(content)
    return content.getvalue().decode()
