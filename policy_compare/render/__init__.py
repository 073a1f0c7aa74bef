"""From what a view makes to what is written: a file for each format, declared once in FORMATS.

A new format is a module with a ``render`` and a line here: ``--format`` and ``--output``, their
help, errors and completion read it.
"""

from collections.abc import Collection, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from policy_compare.errors import CallError

if TYPE_CHECKING:
    from policy_compare.views.table import View


class OutputFormat(NamedTuple):
    """How an answer may be written down.

    ``endings`` are those of the files' names that ask for it, the usual one first; ``module``
    is the one whose ``render`` makes a view a text, or bytes where it is ``binary``. Not each
    ``keeps_notes`` in that. Where the module imports packages that not everybody has, they come
    with the ``extra``. A format for other programs may be made of a ``form`` of the answer that
    only some views have; the others are made of its table or page. ``settings`` are what else
    its ``render`` takes, called as the options are.
    """

    name: str
    endings: tuple[str, ...]
    module: str
    keeps_notes: bool = True
    binary: bool = False
    extra: str = ""
    form: str = ""
    settings: tuple[str, ...] = ()


#: What is set of the table itself, before any format is made of it.
LABELS = "labels"

#: The format that is drawn for the terminal it goes to, and is meant where none is named.
ON_SCREEN = "table"

FORMATS: dict[str, OutputFormat] = {
    format.name: format
    for format in (
        OutputFormat(ON_SCREEN, (".txt",), "policy_compare.render.terminal"),
        OutputFormat("markdown", (".md", ".markdown"), "policy_compare.render.markdown"),
        OutputFormat(
            "csv",
            (".csv",),
            "policy_compare.render.csv",
            keeps_notes=False,
            settings=("delimiter", "bom", LABELS),
        ),
        OutputFormat("json", (".json",), "policy_compare.render.json", settings=(LABELS,)),
        OutputFormat(
            "xlsx",
            (".xlsx",),
            "policy_compare.render.workbook",
            binary=True,
            extra="tables",
            settings=(LABELS,),
        ),
        OutputFormat("html", (".html", ".htm"), "policy_compare.render.html.document"),
        OutputFormat("svg", (".svg",), "policy_compare.render.svg.document"),
        OutputFormat(
            "docx",
            (".docx",),
            "policy_compare.render.word.document",
            binary=True,
            extra="word",
            settings=("template",),
        ),
        OutputFormat(
            "qdpx",
            (".qdpx",),
            "policy_compare.render.qdpx",
            binary=True,
            extra="projects",
            form="project",
        ),
        OutputFormat(
            "dna",
            (".dna",),
            "policy_compare.render.dna",
            keeps_notes=False,
            binary=True,
            form="dna",
        ),
        OutputFormat(
            "qdc",
            (".qdc",),
            "policy_compare.render.qdc",
            binary=True,
            extra="projects",
            form="codes",
        ),
        OutputFormat(
            "graphml",
            (".graphml",),
            "policy_compare.render.graphml",
            keeps_notes=False,
            extra="graphs",
            form="graph",
            settings=("graph",),
        ),
        OutputFormat(
            "gexf",
            (".gexf",),
            "policy_compare.render.gexf",
            keeps_notes=False,
            extra="graphs",
            form="graph",
            settings=("graph",),
        ),
        OutputFormat(
            "sqlite",
            (".sqlite", ".db"),
            "policy_compare.render.sqlite",
            keeps_notes=False,
            binary=True,
            form="database",
        ),
        *(
            OutputFormat(
                name,
                (ending,),
                f"policy_compare.render.references.{name}",
                keeps_notes=False,
                extra="references",
                form="papers",
            )
            for name, ending in (("bibtex", ".bib"), ("ris", ".ris"), ("csl", ".csljson"))
        ),
    )
}


def formats_of(forms: Collection[str] = ()) -> dict[str, OutputFormat]:
    """The formats, by name, of an answer that has these forms beside its table and page."""
    return {
        name: format for name, format in FORMATS.items() if not format.form or format.form in forms
    }


def formats_by_ending(forms: Collection[str] = ()) -> dict[str, str]:
    """The name of the format that each ending of a file's name asks for."""
    return {
        ending: format.name for format in formats_of(forms).values() for ending in format.endings
    }


def render(view: "View", format: str) -> str:
    """The view as text to keep: without colour, and for ``table`` 80 columns wide."""
    content = render_content(view, format)
    assert isinstance(content, str), f"{format} is no text"  # noqa: S101
    return content


def render_content(
    view: "View", format: str, settings: Mapping[str, Any] = MappingProxyType({})
) -> str | bytes:
    """The view as it is kept, in any format: a text, or the bytes of a binary one.

    Raises:
        CallError: the packages that make the format are not installed.
    """
    kind = FORMATS[format]
    try:
        # A format is imported where it is used, since a call uses one of them.
        module = import_module(kind.module)
    except ImportError as error:
        if not kind.extra or (error.name or "").startswith("policy_compare"):
            raise
        raise CallError(
            f"{kind.endings[0]} is written with {error.name}, which is not installed",
            f"pip install 'policy-compare[{kind.extra}]'",
        ) from error
    content: str | bytes = module.render(view, **settings)
    return content
