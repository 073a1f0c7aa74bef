"""The commands that compare."""

import os
from typing import Annotated

import typer

from policy_compare import __version__
from policy_compare.cli import completion
from policy_compare.cli.lazy import Described
from policy_compare.cli.options import Asked, SourcesOption, asking

_PANEL = "What it says"

UnitA = Annotated[
    str,
    typer.Argument(
        metavar="A",
        autocompletion=completion.papers,
        help="A paper, or with --by an author or a publisher.",
    ),
]
UnitB = Annotated[
    str, typer.Argument(metavar="B", autocompletion=completion.papers, help="Another one.")
]
MinUnitsOption = Annotated[
    int,
    typer.Option("--min-units", min=1, help="Only what at least so many units speak to."),
]
AllOption = Annotated[
    bool, typer.Option("--all", help="Also what fewer units say, under a heading of its own.")
]

FullOption = Annotated[
    bool,
    typer.Option("--full", help="Conditions and recommendations too, in a table and Markdown."),
]
WideOption = Annotated[
    bool,
    typer.Option(
        "--wide", help="A row a proposition and a column a paper in CSV and JSON too, in words."
    ),
]


@asking
def summary(asked: Asked, sources: SourcesOption = None) -> None:
    """Show what the corpus says, most telling first, in one screen.

    What is contested, in tension and agreed, how far, and what is not coded or not
    verified yet. Each finding has the id that leads on.
    """
    from policy_compare.cli.texts import quote_counts, texts_folder
    from policy_compare.corpus.locate import locate
    from policy_compare.views import summary

    question = asked.question()
    texts = texts_folder(sources, locate(asked.corpus, os.environ))
    counts = quote_counts(question.corpus, texts)
    options = f" --corpus {asked.corpus}" if asked.corpus else ""
    asked.answer(summary.view(question, counts, options))


@asking
def overlap(asked: Asked, min_units: MinUnitsOption = 2, all_: AllOption = False) -> None:
    """Show what several papers speak to: who stands where, and how they differ."""
    from policy_compare.views import overlap

    asked.answer(overlap.view(asked.question(), min_units, all_))


@asking
def disagreements(asked: Asked) -> None:
    """Show what is contested, unclear or in tension, and why."""
    from policy_compare.views import disagreements

    asked.answer(disagreements.view(asked.question()))


@asking
def compare(asked: Asked, a: UnitA, b: UnitB) -> None:
    """Set two papers side by side, proposition by proposition."""
    from policy_compare.views import compare

    asked.answer(compare.view(asked.question(), a, b))


@asking
def matrix(asked: Asked, full: FullOption = False, wide: WideOption = False) -> None:
    """Show the synthesis matrix: propositions down, papers across.

    A sign a cell, with how firmly it is urged where that has room. CSV and JSON have
    a row for each position, or with --wide for each proposition.
    """
    from policy_compare.views import matrix

    asked.answer(matrix.view(asked.question(), full=full, wide=wide))


@asking
def export(asked: Asked) -> None:
    """Write the whole comparison as one Markdown document.

    As CSV or JSON it is a table of every statement: one recommendation's stance on
    one proposition a row.
    """
    from policy_compare.views import export

    view = export.view(asked.question(digest=True), __version__)
    asked.answer(view, default="markdown")


COMMANDS = (
    Described("summary", summary, "summary", _PANEL),
    Described("overlap", overlap, "overlap china", _PANEL),
    Described("disagreements", disagreements, "disagreements", _PANEL),
    Described("compare", compare, "compare howell-2024 vynnytskyi-2024", _PANEL),
    Described("matrix", matrix, "matrix --topic alliances", _PANEL),
    Described("export", export, "export --topic china", _PANEL),
)
