"""Writes a codebook for programs for coding texts: a .qdc file (REFI-QDA 1.0)."""

from io import BytesIO

from lxml import etree

from policy_compare.project import OURS
from policy_compare.render.qdpx import XmlWriter, write_codes
from policy_compare.views.table import View


def render(view: View) -> bytes:
    """The codes of the view as a file."""
    buffer = BytesIO()
    with etree.xmlfile(buffer, encoding="utf-8") as xml:
        xml.write_declaration(standalone=True)
        writer = XmlWriter(xml, "urn:QDA-XML:codebook:1.0")
        with writer.root("CodeBook", origin=OURS):
            write_codes(writer, view.forms["codes"]())
    return buffer.getvalue()
