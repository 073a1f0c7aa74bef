"""The commands for coding a corpus of one's own."""

from pathlib import Path
from typing import Annotated

import typer

from policy_compare.cli import completion
from policy_compare.cli.deferred_commands import Described
from policy_compare.cli.options import (
    CorpusOption,
    ForceOption,
    FormatOption,
    NoPagerOption,
    Output,
    OutputOption,
    SourcesOption,
    YesOption,
)

_PANEL = "A corpus of your own"

Folder = Annotated[
    Path, typer.Argument(metavar="DIR", help="The folder to make or to add the files to.")
]
EmptyOption = Annotated[
    bool,
    typer.Option("--empty", help="Without examples: a codebook to fill in, and no paper."),
]
ExplainOption = Annotated[
    str | None,
    typer.Option(
        "--explain",
        metavar="CODE",
        autocompletion=completion.codes,
        show_default=False,
        help="Say what a code means and how to mend it; all for every code.",
    ),
]


def init(folder: Folder = Path("recommendations"), empty: EmptyOption = False) -> None:
    """Write a small commented corpus to start from. Nothing is written over."""
    from policy_compare.cli.next_steps import after_init
    from policy_compare.cli.output import say, undo_unfinished
    from policy_compare.corpus.new_corpus import SOURCES, empty_corpus, example_corpus
    from policy_compare.files.writing import write_all

    undo_unfinished(folder)
    files = empty_corpus(folder) if empty else example_corpus()
    write_all(folder, files, [SOURCES])
    told = [*files, f"{SOURCES}/"] if empty else files
    say(f"wrote {', '.join(told)} to {folder}\n\n{after_init(folder, empty=empty)}")


FixOption = Annotated[
    bool,
    typer.Option(
        "--fix",
        help="Write the places and digests that are missing and that the texts tell, "
        "after showing what would change. Nothing else is touched.",
    ),
]


EachOption = Annotated[
    bool,
    typer.Option(
        "--all",
        help="Show each problem by itself. Otherwise those that are alike are told once, with "
        "their lines; CSV and JSON have a row for each.",
    ),
]
StrictOption = Annotated[
    bool,
    typer.Option(
        "--strict",
        help="Count it as an error that something is not coded yet. Other warnings stay what "
        "they are, since a finished coding can have its reasons for them.",
    ),
]


def check(
    corpus: CorpusOption = None,
    sources: SourcesOption = None,
    strict: StrictOption = False,
    all: EachOption = False,
    fix: FixOption = False,
    yes: YesOption = False,
    explain: ExplainOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    no_pager: NoPagerOption = False,
) -> None:
    """Report every problem in the corpus, and check its quotes. Exits 1 where there are errors.

    Where the papers' texts are at hand, every quote is looked up in them, with its place.
    """
    from policy_compare.cli.corpus_check import checked, mend, problem_kinds
    from policy_compare.cli.output import corpus_folder
    from policy_compare.problems import has_errors, unfinished_as_errors
    from policy_compare.views import check

    target = Output(format, output, force, not no_pager)
    if explain is not None:
        target.write(check.view_codes(explain, problem_kinds()))
        return
    target.chosen()
    folder = corpus_folder(corpus, always=True)
    found = checked(folder, sources)
    if fix and mend(found, yes=yes):
        found = checked(folder, sources)
    problems = unfinished_as_errors(found.problems) if strict else found.problems
    target.write(check.view(str(folder), problems, found.held, found.notes, each=all))
    if has_errors(problems):
        raise typer.Exit(1)


COMMANDS = (
    Described("init", init, "init housing", _PANEL),
    Described("check", check, "check", _PANEL),
)
