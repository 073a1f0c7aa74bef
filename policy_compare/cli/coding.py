"""The commands for coding a corpus of one's own."""

from pathlib import Path
from typing import Annotated

import typer

from policy_compare.cli import completion
from policy_compare.cli.lazy import Described
from policy_compare.cli.options import (
    CorpusOption,
    ForceOption,
    FormatOption,
    Output,
    OutputOption,
)

_PANEL = "A corpus of your own"

Folder = Annotated[
    Path, typer.Argument(metavar="DIR", help="The folder to make or to add the files to.")
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


def init(folder: Folder = Path("recommendations")) -> None:
    """Write a small commented corpus to start from. Nothing is written over."""
    from policy_compare.cli.output import say
    from policy_compare.corpus.template import template
    from policy_compare.files import write_all

    files = template()
    write_all(folder, files)
    say(f"wrote {', '.join(files)} to {folder}")
    say(
        "\nWhat to do next:\n"
        f"  1. policy-compare overlap --corpus {folder}    see what the example says\n"
        f"  2. edit codebook.yaml, and write a file like ali-2023.yaml for each paper\n"
        f"  3. policy-compare check --corpus {folder}      find every mistake at once"
    )


def check(
    corpus: CorpusOption = None,
    explain: ExplainOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Report every problem in the corpus. Exits 1 where there are errors."""
    from policy_compare.cli.output import corpus_folder
    from policy_compare.corpus.reader import read
    from policy_compare.problems import has_errors
    from policy_compare.views import check
    from policy_compare.views.words import counted

    target = Output(format, output, force)
    if explain is not None:
        target.write(check.explanation(explain))
        return
    target.chosen()
    found = read(corpus_folder(corpus, always=True))
    held = ""
    if found.corpus is not None:
        papers = len(found.corpus.papers)
        recommendations = sum(1 for _ in found.corpus.recommendations())
        held = f"{counted(papers, 'paper')}, {counted(recommendations, 'recommendation')}"
    target.write(check.view(str(found.folder), found.problems, held))
    if has_errors(found.problems):
        raise typer.Exit(1)


COMMANDS = (
    Described("init", init, "init housing", _PANEL),
    Described("check", check, "check", _PANEL),
)
