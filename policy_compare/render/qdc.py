"""Writes a codebook for programs for coding texts: a .qdc file (REFI-QDA 1.0)."""

from policy_compare.project import OURS
from policy_compare.render.qdpx import add_codes, root_element, xml_bytes
from policy_compare.views.table import View


def render(view: View) -> bytes:
    """The codes of the view as a file."""
    root = root_element("CodeBook", "codebook", origin=OURS)
    add_codes(root, view.forms["codes"]())
    return xml_bytes(root)
