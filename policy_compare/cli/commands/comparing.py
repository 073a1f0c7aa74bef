"""The commands that compare."""

import os
from typing import Annotated

import typer

from policy_compare import __version__
from policy_compare.cli import completion
from policy_compare.cli.deferred_commands import Described
from policy_compare.cli.options import Asked, SourcesOption, asking
from policy_compare.errors import CallError

_PANEL = "What it says"

Units = Annotated[
    list[str],
    typer.Argument(
        metavar="A B",
        autocompletion=completion.papers,
        help="Two papers, or with --by two authors or publishers.",
    ),
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
    from policy_compare.cli.paper_texts import quote_counts, texts_folder
    from policy_compare.corpus.locate import find_corpus_folder
    from policy_compare.views import summary

    question = asked.question()
    texts = texts_folder(sources, find_corpus_folder(asked.corpus, os.environ))
    counts = quote_counts(question.corpus, question.selection, texts)
    asked.answer(summary.view(question, counts, asked.typed()))


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
def compare(asked: Asked, units: Units) -> None:
    """Set two papers side by side, proposition by proposition."""
    from policy_compare.views import compare

    a, b = _two(units, asked.by)
    asked.answer(compare.view(asked.question(), a, b))


def _two(units: list[str], by: str) -> tuple[str, str]:
    """The two that were named.

    Raises:
        CallError: there are more, or is one alone; the hint says what sets those side by side.
    """
    from shlex import quote

    if len(units) == 2:
        return units[0], units[1]
    if by == "paper":
        chosen = " ".join(f"--paper {quote(unit)}" for unit in units)
        instead = f"policy-compare matrix {chosen} sets these side by side"
    else:
        instead = f"policy-compare matrix --by {quote(by)} sets all side by side"
    if len(units) == 1:
        raise CallError("compare takes two, not one", "name another one behind it")
    raise CallError(f"compare takes two, not {len(units)}", instead)


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
