"""From a table or a page to text: one file for each format, each declared once in FORMATS.

A new format is a module with a ``render`` and a line here: ``--format`` and ``--output``, their
help, errors and completion read it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from policy_compare.views.table import View


class OutputFormat(NamedTuple):
    """How an answer may be written down.

    ``endings`` are those of the files' names that ask for it, the usual one first; ``module``
    is the one whose ``render`` makes a view text. Not each ``keeps_notes`` in that text.
    """

    name: str
    endings: tuple[str, ...]
    module: str
    keeps_notes: bool = True


#: The format that is drawn for the terminal it goes to, and is meant where none is named.
ON_SCREEN = "table"

FORMATS: dict[str, OutputFormat] = {
    format.name: format
    for format in (
        OutputFormat(ON_SCREEN, (".txt",), "policy_compare.render.terminal"),
        OutputFormat("markdown", (".md", ".markdown"), "policy_compare.render.markdown"),
        OutputFormat("csv", (".csv",), "policy_compare.render.csv", keeps_notes=False),
        OutputFormat("json", (".json",), "policy_compare.render.json"),
        OutputFormat("html", (".html", ".htm"), "policy_compare.render.html.document"),
        OutputFormat("svg", (".svg",), "policy_compare.render.svg.document"),
    )
}


def formats_by_ending() -> dict[str, str]:
    """The name of the format that each ending of a file's name asks for."""
    return {ending: format.name for format in FORMATS.values() for ending in format.endings}


def render(view: "View", format: str) -> str:
    """The view as text to keep: without colour, and for ``table`` 80 columns wide."""
    # A format is imported where it is used, since a call uses one of them.
    text: str = import_module(FORMATS[format].module).render(view)
    return text
