"""From what a view makes to what is written: a file for each format, declared once in FORMATS.

A new format is a module with a ``render`` and a line here: ``--format`` and ``--output``, their
help, errors and completion read it.
"""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from policy_compare.errors import missing_packages_explained

if TYPE_CHECKING:
    from policy_compare.views.table import View


class OutputFormat(NamedTuple):
    """How an answer may be written down.

    ``endings`` are those of the files' names that ask for it, the usual one first; the ``render``
    of its ``module`` makes a view a text, or bytes where it is ``binary``, whole or in pieces that
    are made while they are written. The packages that the
    module imports come with the ``extra``, if not everybody has them. A format for other programs
    is made of a form of the answer that only that ``command`` has, and has no room for notes; the
    others are made of its table or page, and all but one ``keeps_notes``. ``settings`` are what
    else its ``render`` takes, called as the options are.
    """

    name: str
    endings: tuple[str, ...]
    module: str
    extra: str = ""
    command: str = ""
    settings: tuple[str, ...] = ()
    binary: bool = False
    keeps_notes: bool = True


#: What is set of the table itself, before any format is made of it.
LABELS = "labels"

#: The format that is drawn for the terminal it goes to, and is meant where none is named.
ON_SCREEN = "table"

FORMATS: dict[str, OutputFormat] = {
    format.name: format
    for format in (
        OutputFormat(ON_SCREEN, (".txt",), "terminal"),
        OutputFormat("markdown", (".md", ".markdown"), "markdown"),
        OutputFormat(
            "csv", (".csv",), "csv", settings=("delimiter", "bom", LABELS), keeps_notes=False
        ),
        OutputFormat("json", (".json",), "json", settings=(LABELS,)),
        OutputFormat("xlsx", (".xlsx",), "workbook", "tables", settings=(LABELS,), binary=True),
        OutputFormat(
            "parquet",
            (".parquet",),
            "parquet",
            "large",
            "",
            (LABELS,),
            binary=True,
            keeps_notes=False,
        ),
        OutputFormat("html", (".html", ".htm"), "html.document"),
        OutputFormat("svg", (".svg",), "svg.document"),
        OutputFormat(
            "docx", (".docx",), "word.document", "word", settings=("template",), binary=True
        ),
        OutputFormat("qdpx", (".qdpx",), "qdpx", "projects", "export", binary=True),
        OutputFormat("dna", (".dna",), "dna", command="export", binary=True),
        OutputFormat("qdc", (".qdc",), "qdc", "projects", "export", binary=True),
        OutputFormat("graphml", (".graphml",), "graphml", "graphs", "export", ("graph",)),
        OutputFormat("gexf", (".gexf",), "gexf", "graphs", "export", ("graph",)),
        OutputFormat("sqlite", (".sqlite", ".db"), "sqlite", command="export", binary=True),
        OutputFormat("bibtex", (".bib",), "references.bibtex", "references", "papers"),
        OutputFormat("ris", (".ris",), "references.ris", "references", "papers"),
        OutputFormat("csl", (".csljson",), "references.csl", "references", "papers"),
        OutputFormat("github", (".log",), "github", command="check"),
        OutputFormat("junit", (".xml",), "junit", command="check"),
        OutputFormat("sarif", (".sarif",), "sarif", command="check"),
    )
}


def formats_of(command: str = "") -> dict[str, OutputFormat]:
    """The formats, by name, in which a command writes; without one, those that all write."""
    return {name: format for name, format in FORMATS.items() if format.command in ("", command)}


def formats_by_ending(formats: Iterable[OutputFormat]) -> dict[str, OutputFormat]:
    """The format that each ending of a file's name asks for."""
    return {ending: format for format in formats for ending in format.endings}


def render_pieces(
    view: "View", format: str, settings: Mapping[str, Any] = MappingProxyType({})
) -> Iterator[bytes]:
    """The view as it is kept, piece by piece; a text as UTF-8. Long ones are made meanwhile.

    Raises:
        CallError: the packages that make the format are not installed.
    """
    kind = FORMATS[format]
    with missing_packages_explained(kind.extra, f"writing {kind.endings[0]}"):
        # A format is imported where it is used, since a call uses one of them.
        module = import_module(f"{__name__}.{kind.module}")
    content: str | bytes | Iterable[str | bytes] = module.render(view, **settings)
    pieces = (content,) if isinstance(content, str | bytes) else content
    return (one.encode("utf-8", "replace") if isinstance(one, str) else one for one in pieces)
